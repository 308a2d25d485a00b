export type State = 'draft' | 'submitted' | 'opinion' | 'decided'

export interface Facts {
  submittedAt: Temporal.Instant | null
  opinionAt: Temporal.Instant | null
  decidedAt: Temporal.Instant | null
}

export function stateOf({ submittedAt, opinionAt, decidedAt }: Facts): State {
  if (decidedAt) return 'decided'
  if (opinionAt) return 'opinion'
  return submittedAt ? 'submitted' : 'draft'
}

/** All of it, the grade alone, or only how far it has come. */
export type Sight = 'whole' | 'grade' | 'state'

export const parts = ['tasks', 'results', 'discipline', 'shortcomings'] as const
export type Part = (typeof parts)[number]
export type Texts = Record<Part, string>

export type Lack = Part | 'selfGrade'

/** What a self-assessment still lacks before it can be submitted. */
export const lacks = (own: Texts & { selfGradeId: string | null }): Lack[] => [
  ...parts.filter((part) => own[part] === ''),
  ...(own.selfGradeId ? [] : (['selfGrade'] as const)),
]

export type DecisionProblem = 'own' | 'reported' | 'chairman-decides' | 'above-decides'

/**
 * Who may write down the decision: the chairman on everybody but himself. On the chairman the level above decides, and his deputy writes that down.
 * Nobody decides on himself or on what he reported from the meeting.
 */
export function decisionProblem(
  reader: { personId: string; role: string },
  member: { personId: string; isChairman: boolean; opinionBy: string | null },
): DecisionProblem | null {
  if (reader.personId === member.personId) return member.isChairman ? 'above-decides' : 'own'
  if (reader.personId === member.opinionBy) return 'reported'
  return reader.role === 'committee-chair' || member.isChairman ? null : 'chairman-decides'
}

export interface Dues {
  opens: Temporal.PlainDate
  self: Temporal.PlainDate
  decide: Temporal.PlainDate
}

/** Month and day of a list's rule in a year; a 30 February is the last day of the month. */
export function dueIn(year: number, monthDay: string): Temporal.PlainDate {
  const [month, day] = monthDay.split('-').map(Number)
  return Temporal.PlainDate.from({ year, month: month!, day: day! }, { overflow: 'constrain' })
}

/** The year that is being assessed on a day: the last whose assessment has opened. */
export const yearOf = (today: Temporal.PlainDate, opens: string): number =>
  Temporal.PlainDate.compare(today, dueIn(today.year, opens)) >= 0 ? today.year : today.year - 1

export type ScaleProblem = 'few-grades' | 'many-grades' | 'twice'

/** Grades as typed, one a line, the best first. */
export function gradesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim().replace(/^[-–•]\s*|^\d+[.)]\s*/u, ''))
    .filter(Boolean)
}

export function scaleProblem(grades: readonly string[]): ScaleProblem | null {
  if (grades.length < 2) return 'few-grades'
  if (grades.length > 9) return 'many-grades'
  return new Set(grades.map((one) => one.toLocaleLowerCase('vi'))).size < grades.length ? 'twice' : null
}
