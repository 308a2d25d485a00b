import type { RawBuilder } from 'kysely'
import { type Reach, within } from '../../kernel/access.ts'
import { type Db, sql } from '../../kernel/db/index.ts'
import { joinName } from '../../registry/index.ts'
import type { Rule } from './due.ts'
import { statusSql } from './judged.ts'
import { type Counter, counterOf, type Facts, type Nature, type Status, statusOf, type Timeliness, timeliness, type Work } from './task.ts'

export interface AssignmentRow extends Facts {
  /** The day on which the records that fulfil it were there to be counted. */
  fulfilledSeenOn: Temporal.PlainDate | null
  id: string
  taskId: string
  title: string
  product: string
  bodyId: string
  body: string
  assignerId: string
  assigner: string
  role: 'lead' | 'with'
  nature: Nature
  firstDueOn: Temporal.PlainDate | null
  /** Who has it in hand: the post that it was passed to inside the body with its holder, else the leader in charge. */
  holder: string | null
  holderPostId: string | null
  seenAt: Temporal.Instant | null
  assignedAt: Temporal.Instant
  documentId: string | null
  returnReason: string
  suspendReason: string
  endReason: string
  rule: Rule | ''
  anchor: Temporal.PlainDate | null
  workingDays: boolean
  /** Fulfilled by records. */
  bound: boolean
}

export interface Judged extends AssignmentRow {
  status: Status
  timeliness: Timeliness
  counter: Counter
}

/** The join that `holderSql` reads. */
export const joinLeader = sql`left join people as leader on leader.id = a.leader_in_charge`
/** Who has a part in hand: whoever holds the post that it was passed to, with the post, else the leader in charge. */
export const holderSql = (today: Temporal.PlainDate) => sql<string | null>`
  case when a.holder_post_id is null then leader.name else (
    select concat_ws(', ', (
      select people.name from tenures join people on people.id = tenures.person_id
      where tenures.post_id = posts.id and tenures.valid @> ${today}::date order by tenures.acting, tenures.id limit 1), posts.title)
    from posts where posts.id = a.holder_post_id) end`

const columns = (today: Temporal.PlainDate) => sql`
  a.id, a.task_id as "taskId", t.title, t.product, a.body_id as "bodyId", term.name as body, term.living, t.assigner_body_id as "assignerId", giver.name as assigner,
  a.role, a.nature, a.due_on as "dueOn", a.first_due_on as "firstDueOn", ${holderSql(today)} as holder, a.holder_post_id as "holderPostId",
  coalesce(a.seen_at, a.received_at) as "seenAt", t.assigned_at as "assignedAt", t.document_id as "documentId",
  a.received_at as "receivedAt", a.started_at as "startedAt", a.submitted_at as "submittedAt", a.returned_at as "returnedAt", a.return_reason as "returnReason",
  a.accepted_at as "acceptedAt", a.suspended_at as "suspendedAt", a.suspend_reason as "suspendReason", a.ended_at as "endedAt", a.end_reason as "endReason",
  a.extension_asked_at as "extensionAskedAt", a.fulfilled_on as "fulfilledOn", a.fulfilled_seen_on as "fulfilledSeenOn", t.due_rule as rule, t.due_anchor as anchor, t.working_days as "workingDays", t.measure_id is not null as bound`

const from = (today: Temporal.PlainDate) => sql`
  assignments as a join tasks as t on t.id = a.task_id ${joinName('a.body_id', 'term', today)} ${joinName('t.assigner_body_id', 'giver', today)}
  ${joinLeader}`

export const judge = (row: AssignmentRow, today: Temporal.PlainDate): Judged => ({
  ...row,
  status: statusOf(row),
  timeliness: timeliness(row, today),
  counter: counterOf(row, today),
})

export type Side = 'received' | 'given'

/** All parts on one side of the reach, what is due first at the top. */
export async function selectAssignments(db: Db, reach: Reach, side: Side, today: Temporal.PlainDate, text = ''): Promise<Judged[]> {
  const mine = within(reach, side === 'received' ? 'a.body_id' : 't.assigner_body_id')
  const { rows } = await sql<AssignmentRow>`
    select ${columns(today)} from ${from(today)} where ${mine} and a.ended_at is null and (${text} = '' or position(fold(${text}) in t.search) > 0)
    order by a.accepted_at is not null, a.due_on nulls last, t.assigned_at, a.id limit 5000`.execute(db)
  return rows.map((row) => judge(row, today))
}

/** What a post has to do: what nobody holds, what it holds itself, and what a vacant post holds. */
const inHandSql = (reach: Reach, today: Temporal.PlainDate) => sql<boolean>`
  (a.holder_post_id is null or a.holder_post_id = ${reach.post}::uuid
    or not exists (select from tenures where tenures.post_id = a.holder_post_id and tenures.valid @> ${today}::date))`

/** Parts on one side of the reach at one of these open statuses. What was given waits only once it was reported or a later date was asked for. */
function waitingWhere(reach: Reach, side: Side, statuses: Status[], today: Temporal.PlainDate): RawBuilder<boolean> {
  const received = side === 'received'
  const mine = within(reach, received ? 'a.body_id' : 't.assigner_body_id')
  const turn = received
    ? inHandSql(reach, today)
    : sql<boolean>`(a.submitted_at is not null or a.fulfilled_on is not null or a.extension_asked_at is not null)`
  return sql`${mine} and a.accepted_at is null and a.ended_at is null and ${turn} and ${statusSql()} = any(${statuses})`
}

export async function selectWaiting(db: Db, reach: Reach, side: Side, statuses: Status[], today: Temporal.PlainDate): Promise<Judged[]> {
  const { rows } = await sql<AssignmentRow>`
    select ${columns(today)} from ${from(today)} where ${waitingWhere(reach, side, statuses, today)}
    order by a.due_on nulls last, t.assigned_at, a.id`.execute(db)
  return rows.map((row) => judge(row, today))
}

/** How many `selectWaiting` finds, as an SQL expression; the reach's own body exists on the day, or nobody had a post there. */
export const countWaiting = (reach: Reach, side: Side, statuses: Status[], today: Temporal.PlainDate): RawBuilder<number> => sql<number>`(
    select count(*) from assignments as a join tasks as t on t.id = a.task_id
    ${side === 'received' ? sql`cross join (select true as living) as term` : joinName('a.body_id', 'term', today)}
    where ${waitingWhere(reach, side, statuses, today)})`

export interface Entry {
  kind: string
  text: string
  at: Temporal.Instant
  by: string
  shared: boolean
}

export interface Evidence {
  id: string
  name: string
  kind: 'product' | 'implementing'
  size: number
  at: Temporal.Instant
}

export interface Assignment extends AssignmentRow, Work {
  version: number
  submittedBy: string | null
  clause: { id: string; label: string; text: string } | null
  document: { id: string; code: string; subject: string } | null
  entries: Entry[]
  evidence: Evidence[]
  /** The reader belongs to the body that received it; else to the one that gave it. */
  mine: boolean
}

const today = () => sql<Temporal.PlainDate>`(now() at time zone 'Asia/Ho_Chi_Minh')::date`

/** One part, for the body that received it or the one that gave it; the giver does not see the receiver's own notes. */
export async function selectAssignment(db: Db, reach: Reach, id: string): Promise<Assignment | undefined> {
  const { rows: days } = await sql<{ day: Temporal.PlainDate }>`select ${today()} as day`.execute(db)
  const { rows } = await sql<
    Omit<Assignment, 'entries' | 'evidence' | 'products' | 'implementing'> & {
      clauseId: string | null
      clauseLabel: string
      clauseText: string
      code: string
      subject: string
    }
  >`
    select ${columns(days[0]!.day)}, a.version, a.submitted_by as "submittedBy", ${within(reach, 'a.body_id')} as mine, t.clause_id as "clauseId", c.label as "clauseLabel", c.text as "clauseText", d.code, d.subject
    from ${from(days[0]!.day)} left join document_clauses as c on c.id = t.clause_id left join documents as d on d.id = t.document_id
    where a.id = ${id} and (${within(reach, 'a.body_id')} or ${within(reach, 't.assigner_body_id')})`.execute(db)
  const row = rows[0]
  if (!row) return undefined
  const entries = await selectEntries(db, id, row.mine)
  const evidence = await selectEvidence(db, id)
  return {
    ...row,
    entries,
    evidence,
    clause: row.clauseId ? { id: row.clauseId, label: row.clauseLabel, text: row.clauseText } : null,
    document: row.documentId ? { id: row.documentId, code: row.code, subject: row.subject } : null,
    products: evidence.filter((file) => file.kind === 'product').length,
    implementing: entries.some((entry) => entry.kind === 'implementing'),
  }
}

/** The part behind a short link, for those who may read it. */
export async function selectByCode(db: Db, reach: Reach, code: string): Promise<{ id: string } | undefined> {
  if (!/^[0-9a-f]{12}$/.test(code)) return undefined
  const { rows } = await sql<{ id: string }>`
    select a.id from assignments as a join tasks as t on t.id = a.task_id
    where right(a.id::text, 12) = ${code} and (${within(reach, 'a.body_id')} or ${within(reach, 't.assigner_body_id')}) limit 1`.execute(db)
  return rows[0]
}

/** For what only the receiving body does. */
export async function selectReceived(db: Db, reach: Reach, id: string): Promise<Assignment | undefined> {
  const found = await selectAssignment(db, reach, id)
  return found?.mine ? found : undefined
}

/** For what only the giver does. */
export async function selectGiven(db: Db, reach: Reach, id: string): Promise<Assignment | undefined> {
  const found = await selectAssignment(db, reach, id)
  return found && reach.bodies.includes(found.assignerId) ? found : undefined
}

async function selectEntries(db: Db, id: string, mine: boolean): Promise<Entry[]> {
  const { rows } = await sql<Entry>`
    select e.kind, e.text, e.at, e.shared, p.name as by from assignment_entries as e join people as p on p.id = e.person_id
    where e.assignment_id = ${id} and (e.shared or ${mine}) order by e.at desc, e.id desc`.execute(db)
  return rows
}

async function selectEvidence(db: Db, id: string): Promise<Evidence[]> {
  const { rows } = await sql<Evidence>`
    select f.id, f.name, f.size, af.kind, af.at from assignment_files as af join files as f on f.id = af.file_id
    where af.assignment_id = ${id} and f.purged_at is null order by af.at desc, f.id`.execute(db)
  return rows
}

export async function selectFile(
  db: Db,
  reach: Reach,
  id: string,
  params: Record<string, string>,
): Promise<{ name: string; mediaType: string; sha256: string } | undefined> {
  if (!(await selectAssignment(db, reach, id))) return undefined
  return db
    .selectFrom('assignment_files as af')
    .innerJoin('files as f', 'f.id', 'af.file_id')
    .select(['f.name', 'f.media_type as mediaType', 'f.sha256'])
    .where('af.assignment_id', '=', id)
    .where('f.id', '=', params.fileId ?? '')
    .where('f.purged_at', 'is', null)
    .executeTakeFirst()
}

export interface Task {
  id: string
  version: number
  title: string
  product: string
  dueOn: Temporal.PlainDate | null
  rule: Rule | ''
  anchor: Temporal.PlainDate | null
  workingDays: boolean
  assignedAt: Temporal.Instant
  assignedBy: string
  document: { id: string; code: string; subject: string } | null
  clause: { id: string; label: string; text: string } | null
  parts: Judged[]
}

/** A task with every body's part, for the body that gave it. */
export async function selectTask(db: Db, reach: Reach, id: string): Promise<Task | undefined> {
  const { rows } = await sql<
    Omit<Task, 'document' | 'clause' | 'parts'> & {
      day: Temporal.PlainDate
      documentId: string | null
      code: string
      subject: string
      clauseId: string | null
      label: string
      text: string
    }
  >`
    select t.id, t.version, t.title, t.product, t.due_on as "dueOn", t.due_rule as rule, t.due_anchor as anchor, t.working_days as "workingDays",
      t.assigned_at as "assignedAt", p.name as "assignedBy", ${today()} as day,
      d.id as "documentId", d.code, d.subject, c.id as "clauseId", c.label, c.text
    from tasks as t join people as p on p.id = t.assigned_by left join documents as d on d.id = t.document_id left join document_clauses as c on c.id = t.clause_id
    where t.id = ${id} and ${within(reach, 't.assigner_body_id')}`.execute(db)
  const row = rows[0]
  if (!row) return undefined
  const parts =
    await sql<AssignmentRow>`select ${columns(row.day)} from ${from(row.day)} where a.task_id = ${id} order by a.role, term.name collate "vi-x-icu", a.id`.execute(
      db,
    )
  return {
    ...row,
    parts: parts.rows.map((part) => judge(part, row.day)),
    document: row.documentId ? { id: row.documentId, code: row.code, subject: row.subject } : null,
    clause: row.clauseId ? { id: row.clauseId, label: row.label, text: row.text } : null,
  }
}

/** Parts of the tasks that hang under a part: what its body passed on. */
export async function selectPassedOn(db: Db, reach: Reach, assignmentId: string, on: Temporal.PlainDate): Promise<Judged[]> {
  const { rows } = await sql<AssignmentRow>`
    select ${columns(on)} from ${from(on)} where t.parent_assignment_id = ${assignmentId} and ${within(reach, 't.assigner_body_id')} order by t.assigned_at, a.id`.execute(
    db,
  )
  return rows.map((row) => judge(row, on))
}

/** Tasks that rest on a document, by clause, for the body that gave them. */
export async function selectTasksOfDocument(
  db: Db,
  reach: Reach,
  documentId: string,
): Promise<{ id: string; clauseId: string | null; title: string; parts: number; done: number }[]> {
  const { rows } = await sql<{ id: string; clauseId: string | null; title: string; parts: number; done: number }>`
    select t.id, t.clause_id as "clauseId", t.title, count(a.id) as parts, count(a.accepted_at) as done from tasks as t join assignments as a on a.task_id = t.id
    where t.document_id = ${documentId} and ${within(reach, 't.assigner_body_id')} group by t.id order by t.assigned_at, t.id`.execute(db)
  return rows
}
