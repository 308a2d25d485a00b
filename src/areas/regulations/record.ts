import { newId, sql, type Tx } from '../../kernel/db/index.ts'
import type { Template } from './template.ts'

interface Act {
  by: string
  at: Temporal.Instant
}

export async function recordDraft(tx: Tx, centreId: string, { title, body }: Template, { by, at }: Act): Promise<string> {
  const id = newId()
  await tx.insertInto('regulations').values({ id, centre_id: centreId, title, body_text: body, drafted_at: at, drafted_by: by }).execute()
  return id
}

export async function recordText(tx: Tx, id: string, { title, body }: Template): Promise<void> {
  await tx.updateTable('regulations').set({ title, body_text: body, version: sql`version + 1` }).where('id', '=', id).execute()
}

/** A draft that was never issued leaves without a trace but the log's. */
export async function removeDraft(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('regulations').where('id', '=', id).where('issued_at', 'is', null).execute()
}

export interface Issue {
  code: string
  issuer: string
  decidedOn: Temporal.PlainDate
  inForceFrom: Temporal.PlainDate
  fileId: string
}

export async function recordIssue(tx: Tx, id: string, issue: Issue, { by, at }: Act): Promise<void> {
  await tx
    .updateTable('regulations')
    .set({
      code: issue.code,
      issuer: issue.issuer,
      decided_on: issue.decidedOn,
      in_force_from: issue.inForceFrom,
      file_id: issue.fileId,
      issued_at: at,
      issued_by: by,
      version: sql`version + 1`,
    })
    .where('id', '=', id)
    .execute()
}

/** A wrong entry counts nowhere any more and stays with its reason; the version before it is in force again. */
export async function recordWithdrawal(tx: Tx, id: string, reason: string, { by, at }: Act): Promise<void> {
  await tx
    .updateTable('regulations')
    .set({ withdrawn_at: at, withdrawn_by: by, withdraw_reason: reason, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
}

export async function recordTemplate(tx: Tx, bodyId: string, { title, body }: Template, { by, at }: Act): Promise<void> {
  await tx
    .insertInto('regulation_templates')
    .values({ body_id: bodyId, title, body_text: body, saved_at: at, saved_by: by })
    .onConflict((on) =>
      on
        .column('body_id')
        .doUpdateSet({ title, body_text: body, saved_at: at, saved_by: by, version: sql`regulation_templates.version + 1` }),
    )
    .execute()
}

/** Back to the shipped template. */
export async function removeTemplate(tx: Tx, bodyId: string): Promise<void> {
  await tx.deleteFrom('regulation_templates').where('body_id', '=', bodyId).execute()
}
