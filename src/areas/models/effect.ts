export interface MonthValue {
  month: Temporal.PlainDate
  value: number
}
export interface Effect {
  before: MonthValue[]
  after: MonthValue[]
  /** Mean of the months; null without months. */
  meanBefore: number | null
  meanAfter: number | null
}

/** The months before the start, and as many from the month of the start on as have begun. The month of the start belongs to after. */
export function windows(
  startsOn: Temporal.PlainDate,
  months: number,
  today: Temporal.PlainDate,
): { before: Temporal.PlainDate[]; after: Temporal.PlainDate[] } {
  const first = startsOn.with({ day: 1 })
  const nth = (n: number) => first.add({ months: n })
  return {
    before: Array.from({ length: months }, (_, i) => nth(i - months)),
    after: Array.from({ length: months }, (_, i) => nth(i)).filter(
      (month) => Temporal.PlainDate.compare(startsOn, today) <= 0 && Temporal.PlainDate.compare(month, today) <= 0,
    ),
  }
}

const mean = (values: MonthValue[]): number | null =>
  values.length === 0 ? null : Math.round((values.reduce((sum, { value }) => sum + value, 0) / values.length) * 10) / 10

/** Figures out of the records only; a month without a cell counted nothing. */
export function effectOf(startsOn: Temporal.PlainDate, months: number, today: Temporal.PlainDate, cells: Map<string, number>): Effect {
  const valued = (list: Temporal.PlainDate[]) => list.map((month) => ({ month, value: cells.get(month.toString()) ?? 0 }))
  const { before, after } = windows(startsOn, months, today)
  const [b, a] = [valued(before), valued(after)]
  return { before: b, after: a, meanBefore: mean(b), meanAfter: mean(a) }
}
