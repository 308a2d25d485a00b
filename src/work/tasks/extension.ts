import { type Calendar, dayOff } from './due.ts'
import type { Facts } from './task.ts'

export type ExtensionProblem =
  | 'closed'
  | 'undated'
  | 'not-received'
  | 'suspended'
  | 'already-submitted'
  | 'already-asked'
  | 'not-later'
  | 'past'
  | 'day-off'

/** Why a later date cannot be asked for now; null when it can. */
export function mayAskExtension(facts: Facts): ExtensionProblem | null {
  if (facts.acceptedAt || facts.endedAt) return 'closed'
  if (!facts.dueOn) return 'undated'
  if (facts.suspendedAt) return 'suspended'
  if (facts.extensionAskedAt) return 'already-asked'
  if (!facts.receivedAt) return 'not-received'
  return facts.submittedAt || facts.fulfilledOn ? 'already-submitted' : null
}

/** The date asked for lies after the one that holds, not in the past, and on a day on which offices work. */
export function extensionProblem(
  facts: Facts,
  wantedOn: Temporal.PlainDate,
  today: Temporal.PlainDate,
  calendar: Calendar,
): ExtensionProblem | null {
  const barred = mayAskExtension(facts)
  if (barred) return barred
  if (Temporal.PlainDate.compare(wantedOn, facts.dueOn!) <= 0) return 'not-later'
  if (Temporal.PlainDate.compare(wantedOn, today) < 0) return 'past'
  return dayOff(wantedOn, calendar) ? 'day-off' : null
}
