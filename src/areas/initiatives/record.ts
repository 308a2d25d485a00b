import { newId, sql, type Tx } from '../../kernel/db/index.ts'
import type { Initiative, Level } from './queries.ts'

interface Act {
  by: string
  at: Temporal.Instant
}

export type NewInitiative = Pick<Initiative, 'title' | 'problem' | 'solution' | 'appliedOn' | 'benefit' | 'otherAuthors'> & {
  authorIds: string[]
}

export async function recordInitiative(
  tx: Tx,
  centreId: string,
  { authorIds, ...told }: NewInitiative,
  on: Temporal.PlainDate,
  { by, at }: Act,
): Promise<string> {
  const id = newId()
  const { title, problem, solution, appliedOn, benefit, otherAuthors } = told
  await tx
    .insertInto('initiatives')
    .values({
      id,
      centre_id: centreId,
      title,
      problem,
      solution,
      applied_on: appliedOn,
      benefit,
      other_authors: otherAuthors,
      recorded_on: on,
      recorded_at: at,
      recorded_by: by,
    })
    .execute()
  if (authorIds.length > 0)
    await tx
      .insertInto('initiative_authors')
      .values(authorIds.map((personId) => ({ initiative_id: id, person_id: personId })))
      .execute()
  return id
}

export async function recordInitiativeWithdrawal(tx: Tx, id: string, reason: string, { by, at }: Act): Promise<void> {
  await tx
    .updateTable('initiatives')
    .set({ withdrawn_at: at, withdrawn_by: by, withdraw_reason: reason, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
}

export interface NewRecognition {
  level: Level
  code: string
  decidedOn: Temporal.PlainDate
  issuer: string
  fileId: string | null
}

export async function recordRecognition(
  tx: Tx,
  of: Pick<Initiative, 'id' | 'centreId'>,
  one: NewRecognition,
  { by, at }: Act,
): Promise<void> {
  const { level, code, decidedOn, issuer, fileId } = one
  await tx
    .insertInto('initiative_recognitions')
    .values({
      id: newId(),
      initiative_id: of.id,
      centre_id: of.centreId,
      level,
      code,
      decided_on: decidedOn,
      issuer,
      file_id: fileId,
      recorded_at: at,
      recorded_by: by,
    })
    .execute()
}

/** Whoever recorded it takes it back; false when it is not his, or gone. */
export async function recordRecognitionWithdrawal(
  tx: Tx,
  initiativeId: string,
  id: string,
  reason: string,
  { by, at }: Act,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('initiative_recognitions')
    .set({ withdrawn_at: at, withdrawn_by: by, withdraw_reason: reason })
    .where('id', '=', id)
    .where('initiative_id', '=', initiativeId)
    .where('recorded_by', '=', by)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
