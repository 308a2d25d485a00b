import { newId, sql, type Tx } from '../../kernel/db/index.ts'
import type { Total, Year } from './queries.ts'

interface Act {
  by: string
  at: Temporal.Instant
}

export type NewTotal = Pick<Total, 'month' | 'kind' | 'field' | 'held' | 'sessions' | 'attendances' | 'fileId'>

export async function recordTotal(tx: Tx, centreId: string, total: NewTotal, { by, at }: Act): Promise<string> {
  const id = newId()
  const { fileId, ...counted } = total
  await tx
    .insertInto('activity_totals')
    .values({ id, centre_id: centreId, ...counted, file_id: fileId, recorded_at: at, recorded_by: by })
    .execute()
  return id
}

export async function correctTotal(
  tx: Tx,
  id: string,
  counts: Pick<NewTotal, 'held' | 'sessions' | 'attendances' | 'fileId'>,
  { by, at }: Act,
): Promise<void> {
  const { fileId, ...counted } = counts
  await tx
    .updateTable('activity_totals')
    .set({ ...counted, ...(fileId && { file_id: fileId }), recorded_at: at, recorded_by: by, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
}

export async function removeTotal(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('activity_totals').where('id', '=', id).execute()
}

export type YearFields = Omit<Year, 'id' | 'version' | 'centreId' | 'year'>

export async function recordYear(tx: Tx, centreId: string, year: number, fields: YearFields, { by, at }: Act): Promise<void> {
  const values = {
    plan_code: fields.planCode,
    plan_decided_on: fields.planDecidedOn,
    budget_code: fields.budgetCode,
    budget_decided_on: fields.budgetDecidedOn,
    allotted: fields.allotted,
    spent: fields.spent,
    spent_until: fields.spentUntil,
    recorded_at: at,
    recorded_by: by,
    ...(fields.planFileId && { plan_file_id: fields.planFileId }),
  }
  await tx
    .insertInto('centre_years')
    .values({ id: newId(), centre_id: centreId, year, ...values })
    .onConflict((on) => on.columns(['centre_id', 'year']).doUpdateSet({ ...values, version: sql`centre_years.version + 1` }))
    .execute()
}
