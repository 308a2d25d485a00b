interface ByRecords {
  measure: string
  slice: string | null
  /** Fewer than this is a shortcoming … */
  least: number
  /** … but no figure at all is another one. */
  some?: true
  /** Months that are added up, the last one over and typed; else the running month alone. */
  months?: number
  /** Month of the year from which on it is asked for: what a year needs may come in its first weeks. */
  fromMonth?: number
}

/** What can be wrong with a centre; those with a measure are found from the records. Letter: few participants, conditions, resources, part-time boards. */
const byRecords = {
  'no-director': { measure: 'board.director', slice: null, least: 1 },
  'few-deputies': { measure: 'board.deputy', slice: null, least: 2 },
  'no-accountant': { measure: 'board.accountant', slice: null, least: 1 },
  'no-treasurer': { measure: 'board.treasurer', slice: null, least: 1 },
  'no-regulation': { measure: 'regulation.in-force', slice: null, least: 1 },
  'no-premises': { measure: 'centre.premises', slice: null, least: 1 },
  'no-own-venue': { measure: 'centre.premises', slice: 'own', least: 1 },
  'no-plan': { measure: 'plan.approved', slice: null, least: 1, fromMonth: 3 },
  'no-budget': { measure: 'budget.allotted', slice: null, least: 1, fromMonth: 3 },
  'no-class': { measure: 'activity.held', slice: null, least: 1, months: 3 },
  'few-participants': { measure: 'activity.attendances', slice: null, least: 300, some: true, months: 3 }, // 100 a month: CV 5155, line 5.5
} as const satisfies Record<string, ByRecords>

export const kinds: Record<keyof typeof byRecords, ByRecords> & { other: null } = { ...byRecords, other: null }
export type Kind = keyof typeof kinds
export const allKinds = Object.keys(kinds) as Kind[]
export const foundByRecords = allKinds.flatMap((kind) => {
  const rule = kinds[kind]
  return rule ? [{ some: false, months: 1, fromMonth: 1, ...rule, kind }] : []
})

/** Causes as the letter names them: management, conditions, few participants, co-ordination, resources, part-time boards. */
export const causes = ['management', 'conditions', 'participants', 'coordination', 'resources', 'part-time'] as const
export type Cause = (typeof causes)[number]

export type Status = 'found' | 'planned' | 'to-recheck' | 'failed' | 'closed'

export interface Facts {
  closedOn: Temporal.PlainDate | null
  actions: { plannedAt: Temporal.Instant; doneAt: Temporal.Instant | null }[]
  rechecks: { at: Temporal.Instant; passed: boolean }[]
  /** The records already hold what was lacking. */
  mended: boolean
}

/** A failed recheck stands until the plan grows by an action; a passed one has closed it. What is mended without a plan needs none any more. */
export function statusOf({ closedOn, actions, rechecks, mended }: Facts): Status {
  if (closedOn) return 'closed'
  const last = rechecks.at(-1)
  if (last && !last.passed && actions.every(({ plannedAt }) => Temporal.Instant.compare(plannedAt, last.at) <= 0)) return 'failed'
  if (actions.length === 0) return mended ? 'to-recheck' : 'found'
  return actions.every(({ doneAt }) => doneAt !== null) ? 'to-recheck' : 'planned'
}
