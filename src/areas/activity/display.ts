export const centrePath = (id: string) => `/centres/${id}/activity`

/** A month of a centre, with its lines. */
export const monthPath = (id: string, month: Temporal.PlainDate) => `${centrePath(id)}?year=${month.year}&month=${month.month}#lines`
