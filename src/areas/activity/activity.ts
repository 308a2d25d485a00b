export const kinds = ['class', 'topic'] as const
export type Kind = (typeof kinds)[number]

/** Months of a year that can have figures: those that have begun. */
export function monthsOf(year: number, today: Temporal.PlainDate): Temporal.PlainDate[] {
  const months = Array.from({ length: 12 }, (_, i) => Temporal.PlainDate.from({ year, month: i + 1, day: 1 }))
  return months.filter((month) => Temporal.PlainDate.compare(month, today) <= 0)
}

export interface Counts {
  month: Temporal.PlainDate
  kind: Kind
  held: number
  sessions: number
  attendances: number
}
export interface MonthSum {
  /** Null: all of them together. */
  month: Temporal.PlainDate | null
  class: number
  topic: number
  sessions: number
  attendances: number
}

function sumOf(month: Temporal.PlainDate | null, lines: Counts[]): MonthSum {
  const sum = (of: (line: Counts) => number) => lines.reduce((all, line) => all + of(line), 0)
  const held = (kind: Kind) => sum((line) => (line.kind === kind ? line.held : 0))
  return {
    month,
    class: held('class'),
    topic: held('topic'),
    sessions: sum((line) => line.sessions),
    attendances: sum((line) => line.attendances),
  }
}

/** The lines month by month, the latest first, and all of them together. */
export function byMonth(lines: Counts[]): { months: MonthSum[]; all: MonthSum } {
  const groups = Map.groupBy(lines, ({ month }) => month.toString())
  const months = [...groups.values()].map((group) => sumOf(group[0]!.month, group))
  return { months: months.sort((a, b) => Temporal.PlainDate.compare(b.month!, a.month!)), all: sumOf(null, lines) }
}

/** Figures are written for this year and the last one: what is older stands as it was reported. */
export const openYears = (today: Temporal.PlainDate): number[] => [today.year, today.year - 1]

/** A year's plan and money are mostly approved in the December before it. */
export const planYears = (today: Temporal.PlainDate): number[] => [today.year + 1, ...openYears(today)]

/** Whole đồng, typed with or without separators: 145.000.000; null when it is none. */
export function parseMoney(text: string): number | null {
  const digits = text.replaceAll(/đồng|[\s.đ]/giu, '')
  return /^\d{1,13}$/.test(digits) ? Number(digits) : null
}

/** Whole numbers, typed with or without separators; null when it is none. */
export function parseCount(text: string): number | null {
  const digits = text.replaceAll(/[\s.]/g, '')
  return /^\d{1,6}$/.test(digits) ? Number(digits) : null
}
