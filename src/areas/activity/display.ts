export const centrePath = (id: string) => `/centres/${id}/activity`

/** 08/2026 */
export const monthName = (month: Temporal.PlainDate): string => `${String(month.month).padStart(2, '0')}/${month.year}`
