import { sql, type Tx } from '../../kernel/db/index.ts'
import type { ArrivalStatus } from './queries.ts'

/** Steps that may be taken back; a number in the register stays. */
export type Undoable = Extract<ArrivalStatus, 'presented' | 'noted' | 'forwarded' | 'handled'>

const undone = {
  presented: { presented_at: null, presented_by: null },
  /** What was written stays before its author, who corrects it. */
  noted: { noted_at: null, noted_by: null },
  forwarded: { forwarded_at: null, forwarded_by: null, due_on: null },
  handled: { handled_at: null, handled_by: null },
} satisfies Record<Undoable, object>

export async function recordUndone(tx: Tx, arrivalId: string, step: Undoable): Promise<void> {
  if (step === 'forwarded') await closeAgain(tx, arrivalId)
  await tx
    .updateTable('arrivals')
    .where('id', '=', arrivalId)
    .set({ ...undone[step], version: sql`version + 1` })
    .execute()
}

/** Whoever read the paper through this forwarding alone reads it no longer. */
async function closeAgain(tx: Tx, arrivalId: string): Promise<void> {
  await sql`
    delete from document_readers as r using arrivals as a
    where a.id = ${arrivalId} and r.document_id = a.document_id and r.via = 'forwarded' and r.since = a.forwarded_at
      and r.body_id in (select p.body_id from arrival_forwards as f join posts as p on p.id = f.post_id where f.arrival_id = a.id)
      and not exists (select from arrival_forwards as f join posts as p on p.id = f.post_id join arrivals as o on o.id = f.arrival_id
        where o.document_id = a.document_id and o.id <> a.id and p.body_id = r.body_id)`.execute(tx)
  await tx.deleteFrom('arrival_forwards').where('arrival_id', '=', arrivalId).execute()
}

/** A body that was sent the paper and has given work from it since. */
export async function gaveWorkFrom(tx: Tx, arrivalId: string): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`
    select term.name from arrivals as a join arrival_forwards as f on f.arrival_id = a.id join posts as p on p.id = f.post_id and p.body_id <> a.body_id
    join tasks as t on t.document_id = a.document_id and t.assigner_body_id = p.body_id and t.assigned_at >= f.at
    join body_terms as term on term.body_id = p.body_id where a.id = ${arrivalId} order by lower(term.valid) desc nulls last limit 1`.execute(
    tx,
  )
  return rows[0]?.name ?? null
}
