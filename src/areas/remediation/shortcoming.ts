/** What can be wrong with a centre; those with a measure are found from the records: fewer than `least` today. */
export const kinds = {
  'no-director': { measure: 'board.director', slice: null, least: 1 },
  'few-deputies': { measure: 'board.deputy', slice: null, least: 2 },
  'no-accountant': { measure: 'board.accountant', slice: null, least: 1 },
  'no-treasurer': { measure: 'board.treasurer', slice: null, least: 1 },
  'no-regulation': { measure: 'regulation.in-force', slice: null, least: 1 },
  'no-premises': { measure: 'centre.premises', slice: null, least: 1 },
  'no-own-venue': { measure: 'centre.premises', slice: 'own', least: 1 },
  other: null,
} as const satisfies Record<string, { measure: string; slice: string | null; least: number } | null>
export type Kind = keyof typeof kinds
export const allKinds = Object.keys(kinds) as Kind[]
export const foundByRecords = allKinds.flatMap((kind) => (kinds[kind] ? [{ kind, ...kinds[kind] }] : []))

/** Causes as the letter names them: management, conditions, few participants, co-ordination, resources, part-time boards. */
export const causes = ['management', 'conditions', 'participants', 'coordination', 'resources', 'part-time'] as const
export type Cause = (typeof causes)[number]

export type Status = 'found' | 'planned' | 'to-recheck' | 'failed' | 'closed'

export interface Facts {
  closedOn: Temporal.PlainDate | null
  actions: { plannedAt: Temporal.Instant; doneAt: Temporal.Instant | null }[]
  rechecks: { at: Temporal.Instant; passed: boolean }[]
}

/** A failed recheck stands until the plan grows by an action; a passed one has closed it. */
export function statusOf({ closedOn, actions, rechecks }: Facts): Status {
  if (closedOn) return 'closed'
  if (actions.length === 0) return 'found'
  const last = rechecks.at(-1)
  if (last && !last.passed && actions.every(({ plannedAt }) => Temporal.Instant.compare(plannedAt, last.at) <= 0)) return 'failed'
  return actions.every(({ doneAt }) => doneAt !== null) ? 'to-recheck' : 'planned'
}
