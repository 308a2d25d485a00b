import { newId, sql, type Tx } from '../../kernel/db/index.ts'
import type { Texts } from './model.ts'
import type { Version } from './queries.ts'

export interface Act {
  by: string
  at: Temporal.Instant
}
export interface Draft extends Texts {
  title: string
  field: string
}

const columnsOf = ({ title, field, problem, steps, conditions, cost, people, results }: Draft) => ({
  title,
  field,
  problem,
  steps,
  conditions,
  cost,
  people_needed: people,
  results,
})

export async function recordModel(tx: Tx, centreId: string, draft: Draft, act: Act): Promise<string> {
  const id = newId()
  await tx.insertInto('models').values({ id, centre_id: centreId }).execute()
  await recordVersion(tx, id, 1, draft, null, act)
  return id
}

async function recordVersion(tx: Tx, modelId: string, number: number, draft: Draft, fileId: string | null, { by, at }: Act): Promise<void> {
  await tx
    .insertInto('model_versions')
    .values({ id: newId(), model_id: modelId, number, ...columnsOf(draft), file_id: fileId, drafted_at: at, drafted_by: by })
    .execute()
}

/** The next version begins with the text of the one before. */
export const recordNext = (tx: Tx, from: Version, act: Act) => recordVersion(tx, from.id, from.number + 1, from, from.fileId, act)

export async function recordText(tx: Tx, versionId: string, draft: Draft, fileId: string | null): Promise<void> {
  await tx
    .updateTable('model_versions')
    .set({ ...columnsOf(draft), ...(fileId && { file_id: fileId }), version: sql`version + 1` })
    .where('id', '=', versionId)
    .execute()
}

export async function removeDraft(tx: Tx, { id, versionId, number }: Version): Promise<void> {
  await tx.deleteFrom('model_versions').where('id', '=', versionId).execute()
  if (number === 1) await tx.deleteFrom('models').where('id', '=', id).execute()
}

export async function recordSubmission(tx: Tx, versionId: string, { by, at }: Act): Promise<void> {
  await tx
    .updateTable('model_versions')
    .set({ submitted_at: at, submitted_by: by, returned_at: null, return_note: '', version: sql`version + 1` })
    .where('id', '=', versionId)
    .execute()
}

export async function recordReturn(tx: Tx, versionId: string, note: string, at: Temporal.Instant): Promise<void> {
  await tx
    .updateTable('model_versions')
    .set({ submitted_at: null, submitted_by: null, returned_at: at, return_note: note, version: sql`version + 1` })
    .where('id', '=', versionId)
    .execute()
}

export async function recordPublication(tx: Tx, versionId: string, bodyId: string, on: Temporal.PlainDate, { by, at }: Act): Promise<void> {
  await tx
    .updateTable('model_versions')
    .set({ published_at: at, published_on: on, published_by: by, publisher_id: bodyId, version: sql`version + 1` })
    .where('id', '=', versionId)
    .execute()
}

export async function recordWithdrawal(tx: Tx, id: string, on: Temporal.PlainDate, reason: string, by: string): Promise<void> {
  await tx.updateTable('models').set({ withdrawn_on: on, withdrawn_by: by, withdraw_reason: reason }).where('id', '=', id).execute()
}

export interface NewAdoption {
  plan: string
  responsible: string
  startsOn: Temporal.PlainDate
  measureId: string | null
  months: number
}

export async function recordAdoption(
  tx: Tx,
  centreId: string,
  of: Pick<Version, 'id' | 'versionId' | 'title' | 'centre'>,
  { plan, responsible, startsOn, measureId, months }: NewAdoption,
  on: Temporal.PlainDate,
  { by, at }: Act,
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('model_adoptions')
    .values({
      id,
      centre_id: centreId,
      model_id: of.id,
      version_id: of.versionId,
      model_title: of.title,
      author: of.centre,
      plan,
      responsible,
      starts_on: startsOn,
      measure_id: measureId,
      months,
      recorded_on: on,
      recorded_at: at,
      recorded_by: by,
    })
    .execute()
  return id
}

export async function recordPlan(tx: Tx, id: string, { plan, responsible, startsOn, measureId, months }: NewAdoption): Promise<void> {
  await tx
    .updateTable('model_adoptions')
    .set({ plan, responsible, starts_on: startsOn, measure_id: measureId, months, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
}

export async function recordReview(tx: Tx, id: string, on: Temporal.PlainDate, note: string, by: string): Promise<void> {
  await tx
    .updateTable('model_adoptions')
    .set({ reviewed_on: on, reviewed_by: by, review_note: note, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
}

export async function recordEnd(tx: Tx, id: string, on: Temporal.PlainDate, reason: string, mistaken: boolean, by: string): Promise<void> {
  await tx
    .updateTable('model_adoptions')
    .set({ ended_on: on, ended_by: by, end_reason: reason, mistaken, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
}

/** The author has looked where the model has gone. */
export async function recordSeen(tx: Tx, modelId: string, at: Temporal.Instant): Promise<void> {
  await tx
    .updateTable('model_adoptions')
    .set({ author_seen_at: at })
    .where('model_id', '=', modelId)
    .where('author_seen_at', 'is', null)
    .execute()
}
