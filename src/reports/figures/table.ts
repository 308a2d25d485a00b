import type { Lang } from '../../kernel/words.ts'
import type { Figure, Measure } from '../../measures/index.ts'

export interface FigureRow {
  id: string
  name: string
  adds: Measure['adds']
  months: { month: Temporal.PlainDate; value: number }[]
}

const shownMonths = 6

/** First days of the last six months, the running one last. */
export function monthsUntil(today: Temporal.PlainDate): Temporal.PlainDate[] {
  const running = today.with({ day: 1 })
  return Array.from({ length: shownMonths }, (_, i) => running.subtract({ months: shownMonths - 1 - i }))
}

const familyOf = ({ id }: FigureRow) => id.split('.')[0]

/** Families of figures of which the body counts anything; what it cannot hold would only be zeros. A centre keeps all: its zeros are gaps. */
export function ownRows(rows: FigureRow[], centre: boolean): FigureRow[] {
  const counted = new Set(rows.filter(({ months }) => months.some(({ value }) => value !== 0)).map(familyOf))
  return rows.filter((row) => centre || counted.has(familyOf(row)))
}

/** One row a measure; slices are added up, a month without a cell is zero. A ratio is a percentage. */
export function rowsOf(
  measures: Measure[],
  cells: (Omit<Figure, 'slice'> & { measureId: string })[],
  months: Temporal.PlainDate[],
  lang: Lang,
): FigureRow[] {
  const count = ({ id, adds }: Measure, month: Temporal.PlainDate) => {
    const found = cells.filter((cell) => cell.measureId === id && cell.month.equals(month))
    const sum = (part: 'numerator' | 'denominator') => found.reduce((total, cell) => total + cell[part], 0)
    if (adds !== 'ratio') return sum('numerator')
    return sum('denominator') ? Math.round((100 * sum('numerator')) / sum('denominator')) : 0
  }
  return measures.map((measure) => ({
    id: measure.id,
    name: measure.words[lang],
    adds: measure.adds,
    months: months.map((month) => ({ month, value: count(measure, month) })),
  }))
}
