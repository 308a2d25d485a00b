import type { PlaceKind } from '../../registry/index.ts'

/** Kinds below each kind that an administrator may add today; districts ended with 30/06/2025. */
export const childKind: Partial<Record<PlaceKind, PlaceKind>> = { nation: 'province', province: 'commune', commune: 'village' }

/** A unit passes to one of its own kind; the districts, which have none left, to a commune or the province. */
export const heirKinds = (kind: PlaceKind): PlaceKind[] => (kind === 'district' ? ['district', 'commune', 'province'] : [kind])

/** Posts whose holders are official, the highest first; the names of clerks and officers stay within their own body. */
const leading = [
  'party-secretary',
  'party-deputy-secretary',
  'party-office-head',
  'committee-chair',
  'committee-deputy-chair',
  'committee-office-head',
  'culture-head',
  'centre-director',
  'centre-deputy-director',
  'society-chair',
  'school-head',
  'front-chair',
  'union-head',
  'village-head',
  'education-leader',
]
export const isLeading = (role: string) => leading.includes(role)
const rank = (role: string) => (isLeading(role) ? leading.indexOf(role) : leading.length)
export const byRank = (a: { role: string }, b: { role: string }) => rank(a.role) - rank(b.role)

export const lines = ['party', 'council', 'state', 'front', 'society', 'school', 'centre'] as const

export type DayProblem = 'no-day' | 'future-day'

/** A change is recorded on its day or later: nothing would move the territory when a future day comes. */
export function dayProblem(on: Temporal.PlainDate | null, today: Temporal.PlainDate): DayProblem | null {
  if (!on) return 'no-day'
  return Temporal.PlainDate.compare(on, today) > 0 ? 'future-day' : null
}

const kinds = /^(tinh|thanh pho|huyen|quan|thi xa|thi tran|xa|phuong|dac khu|thon|to dan pho|ban|ap|khu pho) /

/** True when the asked name is the unit's whole name, with or without its kind; both folded. */
export function isNamed(name: string, asked: string): boolean {
  return name === asked || name.replace(kinds, '') === asked
}

interface Era {
  from: Temporal.PlainDate | null
  until: Temporal.PlainDate | null
}

/** The day on which a unit is shown: the asked one while it lives, else the last before it or the first after it. */
export function shownOn(eras: readonly Era[], on: Temporal.PlainDate): Temporal.PlainDate {
  const after = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b) > 0
  if (eras.some(({ from, until }) => (!from || !after(from, on)) && (!until || after(until, on)))) return on
  const ended = eras.flatMap(({ until }) => (until && !after(until, on) ? [until] : [])).sort(Temporal.PlainDate.compare)
  const last = ended.at(-1)
  if (last) return last.subtract({ days: 1 })
  return eras.flatMap(({ from }) => from ?? []).sort(Temporal.PlainDate.compare)[0] ?? on
}
