import { sql } from '../../src/kernel/db/index.ts'
import { holds, type Oracle, own } from './relations.ts'

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

/** Who keeps the register corrects it; of a paper taken out nothing is left to correct. */
const keepsArrival: Oracle = (db, actor, id) =>
  holds(
    db,
    sql`select from arrivals a join documents d on d.id = a.document_id where a.id = ${id} and a.body_id = ${own(actor)} and d.purged_at is null`,
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
const gaveWorkTo: Oracle = (db, actor, id) =>
  holds(db, sql`select from assignments a join tasks t on t.id = a.task_id where a.body_id = ${id} and t.assigner_body_id = ${own(actor)}`)
const heldSession: Oracle = (db, actor, id) =>
  holds(db, sql`select from dissemination_sessions where id = ${id} and body_id = ${own(actor)}`)

/** The body that held it; while it stands, whoever gave that body a task from the document, and the document's issuer when that body received it. */
const seesSession: Oracle = (db, actor, id) =>
  holds(
    db,
    sql`select from dissemination_sessions s where s.id = ${id} and (s.body_id = ${own(actor)} or (s.voided_at is null and (
      exists (select from tasks t join assignments a on a.task_id = t.id where t.document_id = s.document_id and a.body_id = s.body_id and a.ended_at is null and t.assigner_body_id = ${own(actor)})
      or exists (select from documents d join document_readers r on r.document_id = d.id where d.id = s.document_id and d.issuer_body_id = ${own(actor)} and r.body_id = s.body_id and r.via = 'recipient'))))`,
  )
const drafts: Oracle = (db, actor, id) => holds(db, sql`select from outgoing_papers where id = ${id} and drafting_body_id = ${own(actor)}`)

/** What was never submitted is its desk's own. */
const wasGiven: Oracle = (db, actor, id) =>
  holds(
    db,
    sql`select from outgoing_papers where id = ${id} and body_id = ${own(actor)} and (submitted_at is not null or returned_at is not null)`,
  )
const seesOutgoing: Oracle = async (db, actor, id) => (await drafts(db, actor, id)) || (await wasGiven(db, actor, id))

/** What was sent to the post, or to its body without naming a post; the holder's messages follow the part. */
const hearsNotice: Oracle = (db, actor, id) =>
  holds(
    db,
    sql`select from notices n join assignments a on a.id = n.assignment_id where n.id = ${id} and n.body_id = ${own(actor)}
      and case when n.audience = 'holder' then a.holder_post_id is null or a.holder_post_id = ${actor.post?.id ?? null}::uuid
        else n.post_id is null or n.post_id = ${actor.post?.id ?? null}::uuid end`,
  )

export const workOracles = {
  hearsNotice,
  drafts,
  wasGiven,
  seesOutgoing,
  readsDocument,
  issuesOwnDirective,
  hasArrival,
  keepsArrival,
  assigned,
  receives,
  seesAssignment,
  assignedBy,
  gaveWorkTo,
  heldSession,
  seesSession,
}
