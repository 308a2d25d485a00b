import type { Line } from '../../kernel/access.ts'

type Day = Temporal.PlainDate

export interface Account {
  login: string
  hasPassword: boolean
  codeExpiresAt: Temporal.Instant | null
  disabledAt: Temporal.Instant | null
}

/** `waiting`: the slip is out, nobody has signed in with it; `no-code`: neither a password nor a code that still opens. */
export type AccountState = 'none' | 'disabled' | 'active' | 'waiting' | 'no-code'

export function accountState(account: Account | null, now: Temporal.Instant): AccountState {
  if (!account) return 'none'
  if (account.disabledAt) return 'disabled'
  if (account.hasPassword) return 'active'
  return account.codeExpiresAt && account.codeExpiresAt.epochMilliseconds > now.epochMilliseconds ? 'waiting' : 'no-code'
}

export interface Tenure {
  postId: string
  title: string
  role: string
  bodyId: string
  body: string
  line: Line
  acting: boolean
  from: Day
  /** First day without the post. */
  until: Day | null
  /** The body lies in the reader's territory. */
  near: boolean
}

const before = (a: Day, b: Day) => Temporal.PlainDate.compare(a, b) < 0

export const ended = ({ until }: Pick<Tenure, 'until'>, today: Day) => until !== null && !before(today, until)
export const begun = ({ from }: Pick<Tenure, 'from'>, today: Day) => !before(today, from)
export const held = (tenure: Pick<Tenure, 'from' | 'until'>, today: Day) => begun(tenure, today) && !ended(tenure, today)

/** The post that an administrator acts from. */
export interface Granter {
  role: string
  line: Line
}
export type GrantProblem = 'above' | 'other-line' | 'wrong-line'

const above: Record<string, readonly string[]> = { 'unit-admin': ['unit-admin', 'system-admin'], 'system-admin': [] }

/**
 * Why an administrator may not give or take a post inside his territory: it would hold more than his own, or it crosses between the Party
 * and the other lines, whose papers never open to each other (practice.md); `roleLine` null: the role exists in every line.
 */
export function grantProblem(granter: Granter, post: { role: string; line: Line }, roleLine: string | null): GrantProblem | null {
  if ((above[granter.role] ?? [post.role]).includes(post.role)) return 'above'
  if (granter.role !== 'system-admin' && (granter.line === 'party') !== (post.line === 'party')) return 'other-line'
  return roleLine && roleLine !== post.line ? 'wrong-line' : null
}

/**
 * Whether the administrator answers for the account: he could have given every post that it opens now or later; of a person without any,
 * the last one held. Else a new code would open papers that are not his to give.
 */
export function answersFor(granter: Granter, tenures: readonly Tenure[], today: Day): boolean {
  const living = tenures.filter((tenure) => !ended(tenure, today))
  const last = () => tenures.toSorted((a, b) => Temporal.PlainDate.compare(b.until!, a.until!)).slice(0, 1)
  return (living.length > 0 ? living : last()).every((tenure) => tenure.near && grantProblem(granter, tenure, null) === null)
}

/** Roles of which a body has one post: a second holder is refused, an empty one is filled. */
const single = new Set([
  'party-secretary',
  'party-deputy-secretary',
  'party-office-head',
  'committee-chair',
  'committee-office-head',
  'culture-head',
  'centre-director',
  'society-chair',
  'school-head',
  'front-chair',
  'union-head',
  'village-head',
])

export interface SeatOption {
  id: string
  role: string
  title: string
  /** Somebody holds it in full on or after the first day. */
  taken: boolean
}

/** Posts of which a body has one. */
export const isSingle = (role: string) => single.has(role)

const same = (a: string, b: string) => a.toLocaleLowerCase('vi') === b.toLocaleLowerCase('vi')

/** The post that a person is put into: the one of that name, the only one of its role, or null for a new one beside those that are taken. */
export function seatFor(seats: readonly SeatOption[], wanted: { role: string; title: string; acting: boolean }): string | null {
  const ofRole = seats.filter((seat) => seat.role === wanted.role)
  const named = ofRole.filter((seat) => same(seat.title, wanted.title))
  if (single.has(wanted.role)) return (named[0] ?? ofRole[0])?.id ?? null
  if (wanted.acting && named[0]) return named[0].id
  return named.find((seat) => !seat.taken)?.id ?? null
}
