import type { Tx } from '../kernel/db/index.ts'
import type { Heir } from './places.ts'

/** Places and bodies leave heirs alike. */
type HeirTable = 'place_heirs' | 'body_heirs'

export type NewHeir = Heir & { note?: string }

export async function recordHeirsIn(tx: Tx, table: HeirTable, heirs: NewHeir[]): Promise<void> {
  if (heirs.length === 0) return
  await tx
    .insertInto(table)
    .values(
      heirs.map((heir) => ({
        from_id: heir.fromId,
        to_id: heir.toId,
        on_date: heir.onDate,
        share: heir.share === null ? null : String(heir.share),
        keeps_records: heir.keepsRecords,
        note: heir.note ?? '',
      })),
    )
    .execute()
}

/** Which of the known heirs keeps the records; false when the two are no such pair. */
export async function recordKeeperIn(tx: Tx, table: HeirTable, heir: { fromId: string; toId: string; note: string }): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable(table)
    .set({ keeps_records: true, note: heir.note })
    .where('from_id', '=', heir.fromId)
    .where('to_id', '=', heir.toId)
    .where('keeps_records', '=', false)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
