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

/** Figures of its own a body has of its work, and of what it keeps records of; what centres keep is zero everywhere else and stands in the territory's part. */
export const ownRows = (rows: FigureRow[], measures: Measure[], centre: boolean): FigureRow[] => {
  const kept = new Set(measures.flatMap(({ id, opens }) => (opens && !centre ? [] : [id])))
  return rows.filter(({ id, months }) => kept.has(id) || months.some(({ value }) => value !== 0))
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
