import { newId, sql, type Tx } from '../../kernel/db/index.ts'
import type { Line } from './list.ts'
import type { HandOver } from './queries.ts'

interface Act {
  by: string
  at: Temporal.Instant
}

export type Sides = Pick<HandOver, 'giver' | 'giverPost' | 'receiver' | 'receiverPost' | 'witness' | 'witnessPost' | 'heldOn' | 'note'>

const columns = ({ giver, giverPost, receiver, receiverPost, witness, witnessPost, heldOn, note }: Sides) => ({
  giver,
  giver_post: giverPost,
  receiver,
  receiver_post: receiverPost,
  witness,
  witness_post: witnessPost,
  held_on: heldOn,
  note,
})

export async function recordList(
  tx: Tx,
  of: { fromId: string; toId: string; supplementsId: string | null },
  sides: Sides,
  { by, at }: Act,
): Promise<string> {
  const id = newId()
  const { fromId, toId, supplementsId } = of
  await tx
    .insertInto('merger_hand_overs')
    .values({ id, from_id: fromId, to_id: toId, supplements_id: supplementsId, ...columns(sides), drafted_at: at, drafted_by: by })
    .execute()
  return id
}

export async function recordSides(tx: Tx, id: string, sides: Sides): Promise<void> {
  await tx
    .updateTable('merger_hand_overs')
    .set({ ...columns(sides), version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
}

export async function recordLines(tx: Tx, listId: string, lines: readonly Line[], after: number): Promise<void> {
  if (lines.length === 0) return
  await tx
    .insertInto('merger_lines')
    .values(
      lines.map(({ kind, name, unit, perBooks, found, condition, note }, i) => ({
        id: newId(),
        list_id: listId,
        position: after + i + 1,
        kind,
        name,
        unit,
        per_books: perBooks,
        found,
        condition,
        note,
      })),
    )
    .execute()
  await touch(tx, listId)
}

export type Count = Pick<Line, 'found' | 'condition' | 'note'>

export async function recordCount(tx: Tx, listId: string, counts: readonly (Count & { id: string })[]): Promise<void> {
  for (const { id, found, condition, note } of counts)
    await tx.updateTable('merger_lines').set({ found, condition, note }).where('id', '=', id).where('list_id', '=', listId).execute()
  await touch(tx, listId)
}

export async function removeLine(tx: Tx, listId: string, id: string): Promise<void> {
  await tx.deleteFrom('merger_lines').where('id', '=', id).where('list_id', '=', listId).execute()
  await touch(tx, listId)
}

/** Whoever counts by an older state of the lines is told so. */
const touch = (tx: Tx, listId: string) =>
  tx.updateTable('merger_hand_overs').set({ version: sql`version + 1` }).where('id', '=', listId).execute()

/** The count stands, or is opened again. */
export async function recordChecked(tx: Tx, id: string, act: Act | null): Promise<void> {
  await tx
    .updateTable('merger_hand_overs')
    .set({ checked_at: act?.at ?? null, checked_by: act?.by ?? null, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
}

export async function recordSigned(
  tx: Tx,
  id: string,
  { heldOn, fileId }: { heldOn: Temporal.PlainDate; fileId: string },
  { by, at }: Act,
) {
  await tx
    .updateTable('merger_hand_overs')
    .set({ held_on: heldOn, file_id: fileId, signed_at: at, signed_by: by, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
}

export async function recordSealsReturned(tx: Tx, id: string, seals: { n: number; to: string; on: Temporal.PlainDate }): Promise<void> {
  await tx
    .updateTable('merger_hand_overs')
    .set({ seals_returned: seals.n, seals_returned_to: seals.to, seals_returned_on: seals.on, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
}

/** The heir opens its equipment with what this list brings. */
export async function recordTaking(tx: Tx, id: string, { by, at }: Act): Promise<void> {
  await tx.updateTable('merger_hand_overs').set({ taken_at: at, taken_by: by, version: sql`version + 1` }).where('id', '=', id).execute()
}

/** A list that was never signed leaves no trace but the log's. */
export async function removeList(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('merger_hand_overs').where('id', '=', id).where('signed_at', 'is', null).execute()
}
