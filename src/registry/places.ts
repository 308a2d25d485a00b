export type PlaceKind = 'nation' | 'province' | 'district' | 'commune' | 'village'

/** A stretch of days in which a unit (place or body) exists; `until` no longer belongs to it. */
export interface Term {
  unitId: string
  parentId: string | null
  from: Temporal.PlainDate | null
  until: Temporal.PlainDate | null
}

export interface Heir {
  fromId: string
  toId: string
  onDate: Temporal.PlainDate
  /** Part of the people that went there; null when the size of the part is unknown. */
  share: number | null
  keepsRecords: boolean
}

export interface History {
  terms: readonly Term[]
  heirs: readonly Heir[]
}

const before = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b) < 0

export function covers(term: Pick<Term, 'from' | 'until'>, day: Temporal.PlainDate): boolean {
  return (!term.from || !before(day, term.from)) && (!term.until || before(day, term.until))
}

export function termOn(history: History, unitId: string, day: Temporal.PlainDate): Term | undefined {
  return history.terms.find((term) => term.unitId === unitId && covers(term, day))
}

function begins(history: History, unitId: string, day: Temporal.PlainDate): boolean {
  return history.terms.some((term) => term.unitId === unitId && (!term.from || !before(day, term.from)))
}

export type Keeper = { unitId: string } | 'unknown-heir' | 'not-yet'

/** Who keeps a unit's records on a day: itself while it lives, then its keeper, the keeper's keeper and so on. Never guessed. */
export function keeperOn(history: History, unitId: string, day: Temporal.PlainDate): Keeper {
  if (termOn(history, unitId, day)) return { unitId }
  if (!begins(history, unitId, day)) return 'not-yet'
  const heir = history.heirs.find((one) => one.fromId === unitId && one.keepsRecords && !before(day, one.onDate))
  return heir ? keeperOn(history, heir.toId, day) : 'unknown-heir'
}

export type HeirState = 'living' | 'kept' | 'split' | 'unknown'

/** `split`: heirs are known, but not which of them keeps the records; `unknown`: no heir is known at all. */
export function heirState(history: History, unitId: string, day: Temporal.PlainDate): HeirState {
  if (termOn(history, unitId, day)) return 'living'
  const heirs = history.heirs.filter((heir) => heir.fromId === unitId && !before(day, heir.onDate))
  if (heirs.some((heir) => heir.keepsRecords)) return 'kept'
  return heirs.length > 0 ? 'split' : 'unknown'
}

export interface Merge {
  on: Temporal.PlainDate
  heirs: readonly Heir[]
}

export type MergeProblem =
  | 'nothing-to-merge'
  | 'own-heir'
  | 'not-living-before'
  | 'heir-not-living'
  | 'several-keepers'
  | 'shares-exceed'
  | 'cycle'

/** Why a merge or split cannot be recorded; `history` already has the terms of the heirs. Empty means it can. */
export function mergeProblems(history: History, merge: Merge): MergeProblem[] {
  const problems = new Set<MergeProblem>()
  const last = merge.on.subtract({ days: 1 })
  if (merge.heirs.length === 0) problems.add('nothing-to-merge')
  for (const heir of merge.heirs) {
    if (heir.fromId === heir.toId) problems.add('own-heir')
    if (!termOn(history, heir.fromId, last)) problems.add('not-living-before')
    if (!termOn(history, heir.toId, merge.on)) problems.add('heir-not-living')
    const all = [...history.heirs, ...merge.heirs].filter((one) => one.fromId === heir.fromId)
    if (all.filter((one) => one.keepsRecords).length > 1) problems.add('several-keepers')
    if (all.reduce((sum, one) => sum + (one.share ?? 0), 0) > 1 + 1e-9) problems.add('shares-exceed')
    if (leadsTo([...history.heirs, ...merge.heirs], heir.toId, heir.fromId)) problems.add('cycle')
  }
  return [...problems]
}

function leadsTo(heirs: readonly Heir[], start: string, goal: string, seen = new Set<string>()): boolean {
  if (start === goal) return true
  if (seen.has(start)) return false
  seen.add(start)
  return heirs.some((heir) => heir.fromId === start && leadsTo(heirs, heir.toId, goal, seen))
}
