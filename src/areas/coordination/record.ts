import { newId, sql, type Tx } from '../../kernel/db/index.ts'
import type { Template } from './template.ts'

interface Act {
  by: string
  at: Temporal.Instant
}

export async function recordDraft(tx: Tx, centreId: string, { title, body }: Template, { by, at }: Act): Promise<string> {
  const id = newId()
  await tx
    .insertInto('coordination_rules')
    .values({ id, centre_id: centreId, title, body_text: body, drafted_at: at, drafted_by: by })
    .execute()
  return id
}

export async function recordText(tx: Tx, id: string, { title, body }: Template, partners: readonly string[]): Promise<void> {
  await tx.updateTable('coordination_rules').set({ title, body_text: body, version: sql`version + 1` }).where('id', '=', id).execute()
  const left = tx.deleteFrom('coordination_partners').where('rule_id', '=', id)
  await (partners.length > 0 ? left.where('body_id', 'not in', partners) : left).execute()
  if (partners.length > 0)
    await tx
      .insertInto('coordination_partners')
      .values(partners.map((bodyId) => ({ rule_id: id, body_id: bodyId })))
      .onConflict((kept) => kept.doNothing())
      .execute()
}

export async function recordAsked(tx: Tx, id: string, { by, at }: Act): Promise<void> {
  await tx.updateTable('coordination_rules').set({ asked_at: at, asked_by: by, version: sql`version + 1` }).where('id', '=', id).execute()
}

/** Back to the desk: whatever was answered was answered to the old text; what was asked for stays before the eyes of who changes it. */
export async function recordTakenBack(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('coordination_rules')
    .set({ asked_at: null, asked_by: null, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
  await tx
    .updateTable('coordination_partners')
    .set({ answered_at: null, answered_by: null, agreed: null, reason: sql`case when agreed then '' else reason end` })
    .where('rule_id', '=', id)
    .execute()
}

export async function recordAnswer(tx: Tx, id: string, bodyId: string, answer: { agreed: boolean; reason: string }, { by, at }: Act) {
  await tx
    .updateTable('coordination_partners')
    .set({ ...answer, answered_at: at, answered_by: by })
    .where('rule_id', '=', id)
    .where('body_id', '=', bodyId)
    .execute()
}

export interface Issue {
  code: string
  issuer: string
  decidedOn: Temporal.PlainDate
  inForceFrom: Temporal.PlainDate
  endsOn: Temporal.PlainDate | null
  fileId: string
}

export async function recordIssue(tx: Tx, id: string, issue: Issue, { by, at }: Act): Promise<void> {
  const { code, issuer, decidedOn, inForceFrom, endsOn, fileId } = issue
  const told = { code, issuer, decided_on: decidedOn, in_force_from: inForceFrom, ends_on: endsOn, file_id: fileId }
  await tx
    .updateTable('coordination_rules')
    .set({ ...told, issued_at: at, issued_by: by, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
}

export async function recordWithdrawal(tx: Tx, id: string, reason: string, { by, at }: Act): Promise<void> {
  await tx
    .updateTable('coordination_rules')
    .set({ withdrawn_at: at, withdrawn_by: by, withdraw_reason: reason, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
}

/** A draft that was never issued leaves without a trace but the log's. */
export async function removeDraft(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('coordination_rules').where('id', '=', id).where('issued_at', 'is', null).execute()
}
