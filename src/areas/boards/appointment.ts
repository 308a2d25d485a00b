export const kinds = ['appoint', 'reappoint', 'acting', 'relieve'] as const
export type Kind = (typeof kinds)[number]

export interface Opinion {
  bodyId: string
  givenAt: Temporal.Instant | null
  agrees: boolean | null
}

export interface Steps {
  submittedAt: Temporal.Instant | null
  partyAt: Temporal.Instant | null
  opinions: Opinion[]
  approvedAt: Temporal.Instant | null
  numberedAt: Temporal.Instant | null
  announcedAt: Temporal.Instant | null
  droppedAt: Temporal.Instant | null
}

/** The step that is due; 'done' and 'dropped' are the two ends. */
export type Stage = 'draft' | 'party' | 'opinions' | 'decision' | 'number' | 'announcement' | 'done' | 'dropped'
export const stages: Stage[] = ['draft', 'party', 'opinions', 'decision', 'number', 'announcement', 'done', 'dropped']
export const openStages = stages.filter((stage) => stage !== 'done' && stage !== 'dropped')

export function stageOf(steps: Steps): Stage {
  if (steps.droppedAt) return 'dropped'
  if (steps.announcedAt) return 'done'
  if (steps.numberedAt) return 'announcement'
  if (steps.approvedAt) return 'number'
  if (!steps.submittedAt) return 'draft'
  if (!steps.partyAt) return 'party'
  return steps.opinions.some(({ givenAt }) => givenAt === null) ? 'opinions' : 'decision'
}

export type Undoable = 'submitted' | 'party' | 'opinion' | 'approved' | 'numbered'

/** A step is taken back while the next one has not been taken. */
export function undoable(steps: Steps): Undoable[] {
  const stage = stageOf(steps)
  const given = steps.opinions.some(({ givenAt }) => givenAt !== null)
  if (stage === 'party') return ['submitted']
  if (stage === 'opinions' || stage === 'decision') return given ? ['opinion'] : ['party']
  if (stage === 'number') return ['approved']
  return stage === 'announcement' ? ['numbered'] : []
}

/** Once numbered a decision exists on paper; giving the procedure up would not undo it. */
export const droppable = (steps: Steps): boolean => !steps.numberedAt && !steps.droppedAt

export interface Authority {
  decider: string
  deciderLevel: string
  deciderRole: string
  deputyRole: string
}

/** Of the deciding body, in office today. */
export interface Leader {
  personId: string
  role: string
}

export interface Deciding {
  authority: Authority | null
  /** Level and people of the body whose post the reader uses. */
  level: string
  leaders: Leader[]
  /** Whom the matter concerns, and who put it forward: neither decides. */
  nomineeId: string | null
  submittedBy: string | null
}

/** Who may decide: the head, or his deputy when the matter concerns the head himself; nobody when it concerns them all. */
export function decider({
  authority,
  level,
  leaders,
  nomineeId,
  submittedBy,
}: Deciding): 'chair' | 'deputy' | 'nobody' | 'elsewhere' | 'unknown' {
  if (!authority) return 'unknown'
  if (authority.deciderLevel !== level) return 'elsewhere'
  const free = leaders.filter(({ personId }) => personId !== nomineeId && personId !== submittedBy)
  if (free.some(({ role }) => role === authority.deciderRole)) return 'chair'
  return free.some(({ role }) => role === authority.deputyRole) ? 'deputy' : 'nobody'
}

export type Refused = 'authority-elsewhere' | 'authority-unknown' | 'own-person' | 'own-submission' | 'nobody-left' | 'not-in-turn'

/** Why this leader may not decide; null when he may. */
export function refusedTo(who: Leader, deciding: Deciding): Refused | null {
  const due = decider(deciding)
  if (due === 'unknown') return 'authority-unknown'
  if (due === 'elsewhere') return 'authority-elsewhere'
  if (due === 'nobody') return 'nobody-left'
  if (who.personId === deciding.nomineeId) return 'own-person'
  if (who.personId === deciding.submittedBy) return 'own-submission'
  return who.role === (due === 'chair' ? deciding.authority!.deciderRole : deciding.authority!.deputyRole) ? null : 'not-in-turn'
}

/** Full months of a usual term, or of an acting period, from the first day on. */
export const endOf = (from: Temporal.PlainDate, months: number): Temporal.PlainDate => from.add({ months })

/** Đồng a month: the amount itself, or the coefficient times the base salary. */
export const monthly = (allowance: { coefficient: number | null; amount: number | null }, baseSalary: number): number =>
  allowance.amount ?? Math.round((allowance.coefficient ?? 0) * baseSalary)
