export const statuses = [
  'not-received',
  'received',
  'doing',
  'submitted',
  'fulfilled',
  'extension',
  'returned',
  'suspended',
  'done',
  'no-subject',
  'ended',
] as const
export type Status = (typeof statuses)[number]
/** What was ended with its directive is no longer followed; every other status stands in lists and counters. */
export const followed = statuses.filter((status) => status !== 'ended')
/** The holder still has something to do. */
export const working = ['not-received', 'received', 'doing', 'returned'] as const satisfies Status[]
export type Timeliness = 'in-time' | 'soon' | 'late' | 'done-on-time' | 'done-late' | 'undated'
export const counters = ['done-on-time', 'done-late', 'open-in-time', 'open-late'] as const
export type Counter = (typeof counters)[number]

/** The facts of one body's part in a task; a status is read off them and never stored. */
export interface Facts {
  dueOn: Temporal.PlainDate | null
  receivedAt: Temporal.Instant | null
  startedAt: Temporal.Instant | null
  submittedAt: Temporal.Instant | null
  returnedAt: Temporal.Instant | null
  acceptedAt: Temporal.Instant | null
  suspendedAt: Temporal.Instant | null
  /** Asked for a later date and not answered yet. */
  extensionAskedAt: Temporal.Instant | null
  endedAt: Temporal.Instant | null
  /** Day on which records made the task true, when it is bound to a measure. */
  fulfilledOn: Temporal.PlainDate | null
  /** The body exists today. */
  living: boolean
}

export function statusOf(facts: Facts): Status {
  if (facts.acceptedAt) return 'done'
  if (facts.endedAt) return 'ended'
  if (!facts.living) return 'no-subject'
  if (facts.suspendedAt) return 'suspended'
  if (facts.extensionAskedAt) return 'extension'
  if (facts.submittedAt) return 'submitted'
  if (facts.fulfilledOn) return 'fulfilled'
  if (facts.returnedAt) return 'returned'
  if (facts.startedAt) return 'doing'
  return facts.receivedAt ? 'received' : 'not-received'
}

const zone = 'Asia/Ho_Chi_Minh'
const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(zone).toPlainDate()
const after = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b) > 0

/** The day that decides on time or late: of the records, else of the report that stands. */
export function reportedOn({ fulfilledOn, submittedAt }: Pick<Facts, 'fulfilledOn' | 'submittedAt'>): Temporal.PlainDate | null {
  return fulfilledOn ?? (submittedAt ? dayOf(submittedAt) : null)
}

/** The day on which lateness stood still: of the report, else of the pause or the end. */
function decidedOn(facts: Facts): Temporal.PlainDate | null {
  const still = facts.suspendedAt ?? facts.endedAt
  return reportedOn(facts) ?? (still ? dayOf(still) : null)
}

function isLate(facts: Facts, today: Temporal.PlainDate): boolean {
  return facts.dueOn !== null && after(decidedOn(facts) ?? today, facts.dueOn)
}

const soonDays = 7

export function timeliness(facts: Facts, today: Temporal.PlainDate): Timeliness {
  if (!facts.dueOn) return 'undated'
  const late = isLate(facts, today)
  if (facts.acceptedAt) return late ? 'done-late' : 'done-on-time'
  if (late) return 'late'
  return !decidedOn(facts) && !after(facts.dueOn, today.add({ days: soonDays })) ? 'soon' : 'in-time'
}

/** Every part of a task stands in exactly one of the four counters; without a due date nothing is late. */
export function counterOf(facts: Facts, today: Temporal.PlainDate): Counter {
  if (facts.acceptedAt) return isLate(facts, today) ? 'done-late' : 'done-on-time'
  return isLate(facts, today) ? 'open-late' : 'open-in-time'
}

export type Nature = 'order' | 'request'
export type Shortfall = 'not-received' | 'already-submitted' | 'no-product' | 'no-implementing'

export interface Work extends Facts {
  nature: Nature
  products: number
  /** The body's own document, or its sentence why none is needed (practice.md: a child task's first product is that document). */
  implementing: boolean
}

/** What still stands between the work and its report. Empty means that it can be reported. */
export function shortfalls(work: Work): Shortfall[] {
  const found: Shortfall[] = []
  if (!work.receivedAt) found.push('not-received')
  if (work.submittedAt || work.acceptedAt) found.push('already-submitted')
  if (work.products === 0) found.push('no-product')
  if (work.nature === 'order' && !work.implementing) found.push('no-implementing')
  return found
}

/** Why a body cannot be given a task: a centre hears only its managing authority of that day. */
export function mayBeGiven(body: { kind: string; managerId: string | null }, assignerId: string): boolean {
  return body.kind !== 'learning-centre' || body.managerId === assignerId
}

/** A Party committee gives tasks to the People's Committee of its own place; that committee's offices hear the committee (practice.md, "Lines, not one tree"). */
export function leads(giver: { kind: string; placeId: string }, body: { kind: string; placeId: string }): boolean {
  return giver.kind === 'party-committee' && body.kind === 'peoples-committee' && giver.placeId === body.placeId
}

/** Below in the own line, managed, or led: an order. Everyone else is asked to co-operate. */
export function natureOf(bodyId: string, ordered: ReadonlySet<string>): Nature {
  return ordered.has(bodyId) ? 'order' : 'request'
}
