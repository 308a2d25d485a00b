import { newId, sql, type Tx } from '../../kernel/db/index.ts'
import type { Texts } from './assessment.ts'
import type { Entry } from './queries.ts'

export interface Act {
  by: string
  at: Temporal.Instant
}

export async function recordOpening(
  tx: Tx,
  of: { centreId: string; personId: string; year: number; scaleId: string },
  { at }: Pick<Act, 'at'>,
): Promise<string> {
  const id = newId()
  const { centreId, personId, year, scaleId } = of
  await tx
    .insertInto('assessments')
    .values({ id, centre_id: centreId, person_id: personId, year, scale_id: scaleId, opened_at: at })
    .execute()
  return id
}

export async function recordSelf(tx: Tx, id: string, { selfGradeId, ...texts }: Texts & { selfGradeId: string | null }): Promise<void> {
  await tx
    .updateTable('assessments')
    .set({ ...texts, self_grade_id: selfGradeId, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
}

async function recordEntry(tx: Tx, id: string, kind: Entry['kind'], { by, at }: Act, note = ''): Promise<void> {
  await tx.insertInto('assessment_entries').values({ id: newId(), assessment_id: id, at, by, kind, note }).execute()
}

export async function recordSubmission(tx: Tx, id: string, act: Act): Promise<void> {
  await tx.updateTable('assessments').set({ submitted_at: act.at, version: sql`version + 1` }).where('id', '=', id).execute()
  await recordEntry(tx, id, 'submitted', act)
}

/** Back to its author, taken back or sent back: the meeting will speak anew. */
export async function recordReturn(tx: Tx, id: string, kind: 'withdrawn' | 'returned', act: Act, reason = ''): Promise<void> {
  const none = { opinion: '', opinion_code: '', opinion_on: null, opinion_file_id: null, opinion_at: null, opinion_by: null }
  await tx
    .updateTable('assessments')
    .set({ submitted_at: null, ...none, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
  await recordEntry(tx, id, kind, act, reason)
}

export interface Opinion {
  opinion: string
  code: string
  on: Temporal.PlainDate
  fileId: string | null
}

export async function recordOpinion(tx: Tx, id: string, { opinion, code, on, fileId }: Opinion, act: Act): Promise<void> {
  await tx
    .updateTable('assessments')
    .set({
      opinion,
      opinion_code: code,
      opinion_on: on,
      opinion_file_id: fileId,
      opinion_at: act.at,
      opinion_by: act.by,
      version: sql`version + 1`,
    })
    .where('id', '=', id)
    .execute()
  await recordEntry(tx, id, 'opinion', act)
}

export interface Decision {
  gradeId: string
  code: string
  decider: string
  on: Temporal.PlainDate
}

export async function recordDecision(tx: Tx, id: string, { gradeId, code, decider, on }: Decision, act: Act): Promise<void> {
  await tx
    .updateTable('assessments')
    .set({
      grade_id: gradeId,
      decision_code: code,
      decider,
      decided_on: on,
      decided_at: act.at,
      decided_by: act.by,
      version: sql`version + 1`,
    })
    .where('id', '=', id)
    .execute()
  await recordEntry(tx, id, 'decided', act)
}

/** A decision recorded wrongly: the assessment waits for one again, the reason stays. */
export async function recordRevocation(tx: Tx, id: string, reason: string, act: Act): Promise<void> {
  await tx
    .updateTable('assessments')
    .set({
      grade_id: null,
      decision_code: '',
      decider: '',
      decided_on: null,
      decided_at: null,
      decided_by: null,
      version: sql`version + 1`,
    })
    .where('id', '=', id)
    .execute()
  await recordEntry(tx, id, 'revoked', act, reason)
}

export interface NewScale {
  fromYear: number
  basis: string
  opens: string
  selfDue: string
  decideDue: string
  grades: string[]
}

export async function recordScale(tx: Tx, bodyId: string, scale: NewScale, { by, at }: Act): Promise<void> {
  const id = newId()
  const { fromYear, basis, opens, selfDue, decideDue, grades } = scale
  await tx
    .insertInto('assessment_scales')
    .values({
      id,
      body_id: bodyId,
      from_year: fromYear,
      basis,
      opens,
      self_due: selfDue,
      decide_due: decideDue,
      made_at: at,
      made_by: by,
    })
    .execute()
  await tx
    .insertInto('assessment_grades')
    .values(grades.map((name, i) => ({ id: newId(), scale_id: id, level: i + 1, name })))
    .execute()
}

/** Only one that nobody was assessed by. */
export async function removeScale(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('assessment_scales').where('id', '=', id).execute()
}
