import type { Measure, PlaceFigure } from '../../measures/index.ts'

const shownMonths = 12

/** First days of the last twelve months, the running one last. */
export function yearUntil(today: Temporal.PlainDate): Temporal.PlainDate[] {
  const running = today.with({ day: 1 })
  return Array.from({ length: shownMonths }, (_, i) => running.subtract({ months: shownMonths - 1 - i }))
}

export interface Line {
  key: string
  name: string
  values: number[]
}

/** One line a key, a value a month; a month without a cell is zero, a ratio a percentage. */
export function linesOf(
  keys: { key: string; name: string; adds: Measure['adds'] }[],
  keyOf: (figure: PlaceFigure) => string,
  figures: PlaceFigure[],
  months: Temporal.PlainDate[],
): Line[] {
  const at = new Map(figures.map((figure) => [`${keyOf(figure)} ${figure.month}`, figure]))
  const value = (key: string, adds: Measure['adds'], month: Temporal.PlainDate) => {
    const found = at.get(`${key} ${month}`)
    if (!found) return 0
    if (adds !== 'ratio') return found.numerator
    return found.denominator ? Math.round((100 * found.numerator) / found.denominator) : 0
  }
  return keys.map(({ key, name, adds }) => ({ key, name, values: months.map((month) => value(key, adds, month)) }))
}
