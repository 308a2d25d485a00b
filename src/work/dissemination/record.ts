import { newId, sql, type Tx } from '../../kernel/db/index.ts'
import type { Form, Reached } from './session.ts'

export interface NewSession {
  documentId: string
  bodyId: string
  form: Form
  heldOn: Temporal.PlainDate
  place: string
  presenter: string
  fileId: string | null
  reached: Reached[]
}

export async function recordSession(tx: Tx, session: NewSession, by: string, at: Temporal.Instant): Promise<string> {
  const id = newId()
  const { documentId, bodyId, form, heldOn, place, presenter, fileId, reached } = session
  await tx
    .insertInto('dissemination_sessions')
    .values({
      id,
      document_id: documentId,
      body_id: bodyId,
      form,
      held_on: heldOn,
      place,
      presenter,
      file_id: fileId,
      recorded_at: at,
      recorded_by: by,
    })
    .execute()
  if (reached.length)
    await tx
      .insertInto('dissemination_audiences')
      .values(reached.map((one) => ({ session_id: id, ...one })))
      .execute()
  return id
}

/** A wrong record leaves every figure and stays in the body's own list with its reason. */
export async function recordVoid(tx: Tx, id: string, reason: string, by: string, at: Temporal.Instant): Promise<void> {
  await tx
    .updateTable('dissemination_sessions')
    .set({ voided_at: at, voided_by: by, void_reason: reason, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
}
