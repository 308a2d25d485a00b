export const centrePath = (id: string) => `/centres/${id}/activity`

/** A month of a centre, with its lines. */
export const monthPath = (id: string, month: Temporal.PlainDate) => `${centrePath(id)}?year=${month.year}&month=${month.month}#lines`

/** 08/2026 */
export const monthName = (month: Temporal.PlainDate): string => `${String(month.month).padStart(2, '0')}/${month.year}`
