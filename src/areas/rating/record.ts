import { newId, sql, type Tx } from '../../kernel/db/index.ts'
import type { EntryKind, Values } from './criteria.ts'

interface Act {
  by: string
  at: Temporal.Instant
}

/** The rating of a centre's year; the one that is there when somebody was faster. */
export async function recordRating(tx: Tx, centreId: string, year: number, setId: string, { by, at }: Act): Promise<string> {
  const row = await tx
    .insertInto('ratings')
    .values({ id: newId(), centre_id: centreId, year, set_id: setId, opened_at: at, opened_by: by })
    .onConflict((on) => on.columns(['centre_id', 'year']).doUpdateSet({ year }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export interface NewClaim {
  criterionId: string
  claimed: number
  evidence: string
}

export async function recordClaims(tx: Tx, ratingId: string, claims: NewClaim[]): Promise<void> {
  for (const { criterionId, claimed, evidence } of claims) {
    await tx
      .insertInto('rating_scores')
      .values({ rating_id: ratingId, criterion_id: criterionId, claimed, evidence })
      .onConflict((on) => on.columns(['rating_id', 'criterion_id']).doUpdateSet({ claimed, evidence }))
      .execute()
  }
  await touch(tx, ratingId)
}

export async function recordEvidence(tx: Tx, ratingId: string, criterionId: string, fileId: string): Promise<void> {
  await tx
    .insertInto('rating_scores')
    .values({ rating_id: ratingId, criterion_id: criterionId, file_id: fileId })
    .onConflict((on) => on.columns(['rating_id', 'criterion_id']).doUpdateSet({ file_id: fileId }))
    .execute()
  await touch(tx, ratingId)
}

const touch = (tx: Tx, id: string) => tx.updateTable('ratings').set({ version: sql`version + 1` }).where('id', '=', id).execute()

export async function recordEntry(tx: Tx, ratingId: string, kind: EntryKind, note: string, { by, at }: Act): Promise<void> {
  await tx.insertInto('rating_entries').values({ id: newId(), rating_id: ratingId, at, by, kind, note }).execute()
  await touch(tx, ratingId)
}

/** Submitted: the records are kept as they stand, so that every point stays explained when they change later. */
export async function recordSubmission(
  tx: Tx,
  ratingId: string,
  byRecords: { criterionId: string; points: number }[],
  values: Values,
  act: Act,
): Promise<void> {
  for (const { criterionId, points } of byRecords) {
    await tx
      .insertInto('rating_scores')
      .values({ rating_id: ratingId, criterion_id: criterionId, by_records: points })
      .onConflict((on) => on.columns(['rating_id', 'criterion_id']).doUpdateSet({ by_records: points, found: null, remark: '' }))
      .execute()
  }
  await tx.deleteFrom('rating_steps').where('rating_id', '=', ratingId).execute()
  if (values.size)
    await tx
      .insertInto('rating_steps')
      .values([...values].map(([step_id, value]) => ({ rating_id: ratingId, step_id, value })))
      .execute()
  await recordEntry(tx, ratingId, 'submitted', '', act)
}

export async function recordTeam(tx: Tx, ratingId: string, members: string[], note: string, act: Act): Promise<void> {
  await tx.deleteFrom('rating_members').where('rating_id', '=', ratingId).execute()
  if (members.length)
    await tx
      .insertInto('rating_members')
      .values(members.map((person_id) => ({ rating_id: ratingId, person_id })))
      .execute()
  await recordEntry(tx, ratingId, 'team', note, act)
}

export interface Finding {
  criterionId: string
  found: number
  remark: string
}

export async function recordFindings(tx: Tx, ratingId: string, findings: Finding[], note: string, act: Act): Promise<void> {
  for (const { criterionId, found, remark } of findings)
    await tx
      .updateTable('rating_scores')
      .set({ found, remark })
      .where('rating_id', '=', ratingId)
      .where('criterion_id', '=', criterionId)
      .execute()
  await recordEntry(tx, ratingId, 'inspected', note, act)
}

export interface Decision {
  result: number
  band: string
  code: string
  on: Temporal.PlainDate
}

export async function recordDecision(tx: Tx, ratingId: string, { result, band, code, on }: Decision, act: Act): Promise<void> {
  await tx.updateTable('ratings').set({ result, band, decision_code: code, decided_on: on }).where('id', '=', ratingId).execute()
  await recordEntry(tx, ratingId, 'decided', code, act)
}

/** The decision is taken back with its reason; what the team found stands again. */
export async function recordRevoked(tx: Tx, ratingId: string, reason: string, act: Act): Promise<void> {
  await tx
    .updateTable('ratings')
    .set({ result: null, band: null, decision_code: '', decided_on: null })
    .where('id', '=', ratingId)
    .execute()
  await recordEntry(tx, ratingId, 'revoked', reason, act)
}
