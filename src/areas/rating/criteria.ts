export interface Step {
  id: string
  text: string
  measureId: string
  /** Null: all slices together. */
  slice: string | null
  least: number
  /** Null in a set of two levels, where the step belongs to a level. */
  points: number | null
  level: 1 | 2 | null
}

/** What is scored: a line of the table, under its heading. */
export interface Criterion {
  id: string
  heading: string
  code: string
  text: string
  evidence: string
  points: number
  steps: Step[]
}

export type Kind = 'points' | 'levels'

export interface Band {
  name: string
  least: number
}

/** What a centre asks for beyond its records: points, or in a set of levels the level. */
export interface Claim {
  claimed: number
  evidenced: boolean
}

/** Step → how much of its measure there is. */
export type Values = ReadonlyMap<string, number>
/** Criterion → claim. */
export type Claims = ReadonlyMap<string, Claim>

export interface Scored {
  criterion: Criterion
  steps: { step: Step; value: number; held: boolean }[]
  byRecords: number
  /** What the records do not decide and a claim may reach. */
  rest: number
  claimed: number
  total: number
}

const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0)
const holds = (step: Step, values: Values) => (values.get(step.id) ?? 0) >= step.least

/** A level is reached when every step up to it holds; without steps the records say nothing of it. */
function levelByRecords(criterion: Criterion, values: Values): number {
  const reached = (level: number) => criterion.steps.every((step) => (step.level ?? 0) > level || holds(step, values))
  if (criterion.steps.length === 0) return 0
  return reached(2) ? 2 : reached(1) ? 1 : 0
}

/** Points of one line: what the records show, and of the rest what is claimed with evidence. No evidence is no points (CV 5155). */
export function score(kind: Kind, criterion: Criterion, values: Values, claim: Claim | undefined): Scored {
  const steps = criterion.steps.map((step) => ({ step, value: values.get(step.id) ?? 0, held: holds(step, values) }))
  const wanted = claim?.evidenced ? claim.claimed : 0
  if (kind === 'levels') {
    const byRecords = levelByRecords(criterion, values)
    const rest = criterion.steps.length === 0 ? 2 : 0
    const claimed = Math.min(wanted, rest)
    return { criterion, steps, byRecords, rest, claimed, total: Math.max(byRecords, claimed) }
  }
  const byRecords = Math.min(criterion.points, sum(steps.map(({ step, held }) => (held ? (step.points ?? 0) : 0))))
  const rest = Math.max(0, criterion.points - sum(criterion.steps.map((step) => step.points ?? 0)))
  const claimed = Math.min(wanted, rest)
  return { criterion, steps, byRecords, rest, claimed, total: Math.min(criterion.points, byRecords + claimed) }
}

export const scoreAll = (kind: Kind, criteria: Criterion[], values: Values, claims: Claims): Scored[] =>
  criteria.map((criterion) => score(kind, criterion, values, claims.get(criterion.id)))

/** Points add up; a level is recognised when every line reaches it (TT 25/2023/TT-BGDĐT). */
export function resultOf(kind: Kind, totals: number[]): number {
  if (kind === 'levels') return totals.length === 0 ? 0 : Math.min(...totals)
  return sum(totals)
}

/** The highest band that the points reach. */
export function bandOf(bands: Band[], points: number): Band | undefined {
  return bands.filter(({ least }) => points >= least).reduce<Band | undefined>((a, b) => (a && a.least > b.least ? a : b), undefined)
}

export interface Gain {
  criterion: Criterion
  step: Step
  missing: number
  gain: number
}

/** The values if so much more of the step's measure were on record; what counts the same records grows with it. */
function supposing(criteria: Criterion[], values: Values, step: Step): Values {
  const more = step.least - (values.get(step.id) ?? 0)
  const same = (other: Step) => other.measureId === step.measureId && (other.slice === step.slice || other.slice === null)
  const grown = criteria.flatMap((criterion) => criterion.steps).filter(same)
  return new Map([...values, ...grown.map((other): [string, number] => [other.id, (values.get(other.id) ?? 0) + more])])
}

/** What each thing that the records lack would add to the result, the largest first. */
export function gains(kind: Kind, criteria: Criterion[], values: Values, claims: Claims): Gain[] {
  const now = resultOf(
    kind,
    scoreAll(kind, criteria, values, claims).map(({ total }) => total),
  )
  return criteria
    .flatMap((criterion) => criterion.steps.filter((step) => !holds(step, values)).map((step) => ({ criterion, step })))
    .map(({ criterion, step }) => {
      const then = scoreAll(kind, criteria, supposing(criteria, values, step), claims)
      const missing = step.least - (values.get(step.id) ?? 0)
      return {
        criterion,
        step,
        missing,
        gain:
          resultOf(
            kind,
            then.map(({ total }) => total),
          ) - now,
      }
    })
    .sort((a, b) => b.gain - a.gain)
}

export type EntryKind = 'submitted' | 'withdrawn' | 'returned' | 'team' | 'inspected' | 'decided' | 'revoked'
export type Status = 'self' | 'submitted' | 'inspected' | 'decided'

/** Naming the team changes nothing; a revoked decision goes back to what the team found. */
export function statusOf(entries: { kind: EntryKind }[]): Status {
  const last = entries.filter(({ kind }) => kind !== 'team').at(-1)?.kind
  if (last === 'submitted' || last === 'inspected' || last === 'decided') return last
  return last === 'revoked' ? 'inspected' : 'self'
}

export type RatingPaper = 'self-assessment' | 'minutes' | 'decision'

/** What may be printed so far: minutes to take along to an inspection, a decision once there are points to decide on. */
export function papersOf(status: Status): RatingPaper[] {
  if (status === 'self') return ['self-assessment']
  return status === 'submitted' ? ['self-assessment', 'minutes'] : ['self-assessment', 'minutes', 'decision']
}

/** Half points, with a Vietnamese comma or a point; null when it is none. */
export function parsePoints(text: string): number | null {
  const value = /^\d{1,3}([.,]\d)?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : Number.NaN
  return Number.isInteger(value * 2) ? value : null
}
