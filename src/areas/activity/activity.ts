export const kinds = ['class', 'topic'] as const
export type Kind = (typeof kinds)[number]

/** Months of a year that can have figures: those that have begun. */
export function monthsOf(year: number, today: Temporal.PlainDate): Temporal.PlainDate[] {
  const months = Array.from({ length: 12 }, (_, i) => Temporal.PlainDate.from({ year, month: i + 1, day: 1 }))
  return months.filter((month) => Temporal.PlainDate.compare(month, today) <= 0)
}

/** Figures are written for this year and the last one: what is older stands as it was reported. */
export const openYears = (today: Temporal.PlainDate): number[] => [today.year, today.year - 1]

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
