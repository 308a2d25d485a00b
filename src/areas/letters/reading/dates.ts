/** A date or a stretch of time as words of a text give it; missing parts are null. */
export interface When {
  start: number
  end: number
  day: number | null
  month: number | null
  year: number | null
  /** What the words name: a day, a whole month, a quarter or a year. */
  unit: 'day' | 'month' | 'quarter' | 'year'
  /** The words themselves begin with "ngày". */
  named: boolean
}

/** Copying from PDF glues words to figures ("tháng11"), so the space may be missing. */
const s = '\\s{0,4}'
const o = '\\s{0,3}'
const shapes = [
  `(?<named>ngày)${s}(?:mồng${s}|mùng${s})?(?<d1>\\d{1,2})${s}tháng${s}(?<m1>\\d{1,2})(?:${s}năm${s}(?<y1>\\d{4}))?`,
  `(?<named2>ngày)${s}(?:mồng${s}|mùng${s})?(?<d2>\\d{1,2})(?:${o}[/.\\-]${o}(?<m2>\\d{1,2})(?!\\d)(?:${o}[/.\\-]${o}(?<y2>\\d{4}))?)?`,
  `(?<d3>\\d{1,2})[/.\\-](?<m3>\\d{1,2})[/.\\-](?<y3>(?:19|20)\\d{2})`,
  `(?<d4>\\d{1,2})/(?<m4>\\d{1,2})(?![\\d/])`,
  `tháng${s}(?<m5>\\d{1,2})(?:${o}(?:/|-|${o}năm)${o}(?<y5>(?:19|20)\\d{2}))?`,
  `quý${s}(?<q>iv|i{1,3}|[1-4])(?:${o}(?:/|-|năm)${o}(?<y6>\\d{4}))?`,
  `năm${s}(?<y7>(?:19|20)\\d{2})`,
]
const when = new RegExp(`(?<![\\p{L}\\d/])(?:${shapes.join('|')})(?![\\p{L}\\d])`, 'gu')

const roman: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4, '1': 1, '2': 2, '3': 3, '4': 4 }
const int = (...texts: (string | undefined)[]): number | null => {
  const text = texts.find((t) => t !== undefined)
  return text === undefined ? null : Number(text)
}

/** Every date, month, quarter and year named in lower-case text. */
export function whens(plain: string): When[] {
  const found: When[] = []
  for (const match of plain.matchAll(when)) {
    const g = match.groups as Record<string, string | undefined>
    const quarter = g.q === undefined ? null : (roman[g.q] ?? null)
    const month = quarter === null ? int(g.m1, g.m2, g.m3, g.m4, g.m5) : quarter * 3
    const day = int(g.d1, g.d2, g.d3, g.d4)
    if ((month !== null && (month < 1 || month > 12)) || (day !== null && (day < 1 || day > 31))) continue
    const unit = day !== null ? 'day' : quarter !== null ? 'quarter' : month !== null ? 'month' : 'year'
    const named = (g.named ?? g.named2) !== undefined
    found.push({
      start: match.index,
      end: match.index + match[0].length,
      day,
      month,
      year: int(g.y1, g.y2, g.y3, g.y5, g.y6, g.y7),
      unit,
      named,
    })
  }
  return found
}

const two = (n: number): string => String(n).padStart(2, '0')

/** The last day that the words still allow, or null when a part is missing or the day does not exist. */
export function lastDay({ day, month, year, unit }: Pick<When, 'day' | 'month' | 'year' | 'unit'>): string | null {
  if (year === null) return null
  if (unit === 'year') return `${year}-12-31`
  if (month === null) return null
  const last = daysIn(year, month)
  if (unit !== 'day') return `${year}-${two(month)}-${two(last)}`
  return day !== null && day <= last ? `${year}-${two(month)}-${two(day)}` : null
}

export const monthDay = (month: number, day: number): string => `${two(month)}-${two(day)}`

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
