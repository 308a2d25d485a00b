import type { Actor } from '../src/kernel/access.ts'
import { type Db, sql } from '../src/kernel/db/index.ts'

/** Whether an actor may have a subject before him, said a second time and in another way than the application says it: plain relations, one question per row. */
type Oracle = (db: Db, actor: Actor, id: string) => Promise<boolean>

async function holds(db: Db, question: ReturnType<typeof sql>): Promise<boolean> {
  const { rows } = await sql<{ holds: boolean }>`select exists (${question}) as holds`.execute(db)
  return rows[0]!.holds
}

const own = (actor: Actor) => actor.post?.bodyId ?? '00000000-0000-0000-0000-000000000000'

const readsDocument: Oracle = (db, actor, id) =>
  holds(db, sql`select from document_readers where document_id = ${id} and body_id = ${own(actor)}`)
/** A report upward is written on a directive that the body gave work from. */
const issuesOwnDirective: Oracle = (db, actor, id) =>
  holds(
    db,
    sql`select from documents d where d.id = ${id} and exists (select from tasks t where t.document_id = d.id and t.assigner_body_id = ${own(actor)})`,
  )
const hasArrival: Oracle = (db, actor, id) =>
  holds(
    db,
    sql`
  select from arrivals a where a.id = ${id} and (a.body_id = ${own(actor)}
    or exists (select from arrival_forwards f where f.arrival_id = a.id and f.post_id = ${actor.post?.id ?? null}::uuid))`,
  )
const assigned: Oracle = (db, actor, id) => holds(db, sql`select from tasks where id = ${id} and assigner_body_id = ${own(actor)}`)
const receives: Oracle = (db, actor, id) => holds(db, sql`select from assignments where id = ${id} and body_id = ${own(actor)}`)
const seesAssignment: Oracle = (db, actor, id) =>
  holds(
    db,
    sql`
  select from assignments a join tasks t on t.id = a.task_id where a.id = ${id} and ${own(actor)} in (a.body_id, t.assigner_body_id)`,
  )
const assignedBy: Oracle = (db, actor, id) =>
  holds(
    db,
    sql`
  select from assignments a join tasks t on t.id = a.task_id where a.id = ${id} and t.assigner_body_id = ${own(actor)}`,
  )

export const oracles = { readsDocument, issuesOwnDirective, hasArrival, assigned, receives, seesAssignment, assignedBy }
