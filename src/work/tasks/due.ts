export const rules = ['monthly', 'quarterly', 'half-yearly', 'yearly'] as const
export type Rule = (typeof rules)[number]
const months: Record<Rule, number> = { monthly: 1, quarterly: 3, 'half-yearly': 6, yearly: 12 }

/** Days that differ from the plain week: off, or a weekend day worked in exchange. Keyed by ISO date. */
export type Calendar = ReadonlyMap<string, { name: string; works: boolean }>

export type DayOff = 'saturday' | 'sunday' | { name: string }

/** Why nobody works on the day; null on a working day. */
export function dayOff(day: Temporal.PlainDate, calendar: Calendar): DayOff | null {
  const known = calendar.get(day.toString())
  if (known) return known.works ? null : { name: known.name }
  if (day.dayOfWeek === 6) return 'saturday'
  return day.dayOfWeek === 7 ? 'sunday' : null
}

/** The day itself, or the next one on which offices work. */
export function workingDay(day: Temporal.PlainDate, calendar: Calendar): Temporal.PlainDate {
  let found = day
  while (dayOff(found, calendar)) found = found.add({ days: 1 })
  return found
}

export interface Recurrence {
  rule: Rule
  anchor: Temporal.PlainDate
  workingDays: boolean
}

/** Day of the occurrence by the rule; a month that is too short ends on its last day. */
export function nominalDay({ rule, anchor }: Pick<Recurrence, 'rule' | 'anchor'>, occurrence: number): Temporal.PlainDate {
  return anchor.add({ months: occurrence * months[rule] })
}

export interface Next {
  occurrence: number
  dueOn: Temporal.PlainDate
  /** Days of the rule that had passed when the one before was closed; they get no part of their own. */
  skipped: Temporal.PlainDate[]
}

/** What follows an occurrence that is closed on a day: never one that is late when it is born. */
export function nextOf(recurrence: Recurrence, closed: number, on: Temporal.PlainDate, calendar: Calendar): Next {
  const skipped: Temporal.PlainDate[] = []
  for (let occurrence = closed + 1; ; occurrence++) {
    const nominal = nominalDay(recurrence, occurrence)
    const dueOn = recurrence.workingDays ? workingDay(nominal, calendar) : nominal
    if (Temporal.PlainDate.compare(dueOn, on) > 0) return { occurrence, dueOn, skipped }
    skipped.push(nominal)
  }
}
