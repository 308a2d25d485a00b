import { newId, sql, type Tx } from '../../kernel/db/index.ts'
import type { Cause, Kind } from './shortcoming.ts'

interface Act {
  by: string
  at: Temporal.Instant
}

export async function recordInspection(
  tx: Tx,
  found: { centreId: string; kind: Kind; note: string; on: Temporal.PlainDate },
  { by }: Act,
): Promise<string> {
  const id = newId()
  const { centreId, kind, note, on } = found
  await tx
    .insertInto('shortcomings')
    .values({ id, centre_id: centreId, kind, source: 'inspection', found_on: on, found_by: by, note })
    .execute()
  return id
}

export async function recordAction(
  tx: Tx,
  id: string,
  action: { text: string; owner: string; dueOn: Temporal.PlainDate; cause: Cause },
  { by, at }: Act,
): Promise<void> {
  const { text, owner, dueOn, cause } = action
  await tx.updateTable('shortcomings').set({ cause, version: sql`version + 1` }).where('id', '=', id).execute()
  await tx
    .insertInto('shortcoming_actions')
    .values({ id: newId(), shortcoming_id: id, text, owner, due_on: dueOn, planned_at: at, planned_by: by })
    .execute()
}

export async function recordDone(tx: Tx, shortcomingId: string, actionId: string, result: string, { by, at }: Act): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('shortcoming_actions')
    .set({ done_at: at, done_by: by, result })
    .where('id', '=', actionId)
    .where('shortcoming_id', '=', shortcomingId)
    .where('done_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function recordRecheck(
  tx: Tx,
  id: string,
  recheck: { passed: boolean; note: string; on: Temporal.PlainDate },
  { by, at }: Act,
): Promise<void> {
  await tx
    .insertInto('shortcoming_rechecks')
    .values({ id: newId(), shortcoming_id: id, at, by, passed: recheck.passed, note: recheck.note })
    .execute()
  await tx
    .updateTable('shortcomings')
    .set({ ...(recheck.passed && { closed_on: recheck.on }), version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
}
