import { type Reach, within } from '../../kernel/access.ts'
import { type Db, sql } from '../../kernel/db/index.ts'
import { joinName } from '../../registry/index.ts'
import {
  type Counter,
  counterSql,
  holderSql,
  joinLeader,
  type Status,
  statusSql,
  type Timeliness,
  timelinessSql,
  working,
} from '../../work/tasks/index.ts'
import type { Filter } from './filter.ts'

export const perPage = 50
export const bodiesPerPage = 30
export const tasksPerPage = 20
const sheetRows = 20_000

export interface Counts {
  total: number
  counters: Record<Counter, number>
  /** Among the total: what has no due date. */
  undated: number
  /** Among the total: orders whose office has no implementing document yet (practice.md: "Nghiêm túc triển khai" is proved by it). */
  unimplemented: number
  /** Offices and tasks under the whole filter, for the pages of the matrix. */
  bodies: number
  tasks: number
}

export interface Row {
  id: string
  taskId: string
  bodyId: string
  body: string
  title: string
  document: string | null
  role: 'lead' | 'with'
  nature: 'order' | 'request'
  dueOn: Temporal.PlainDate | null
  firstDueOn: Temporal.PlainDate | null
  status: Status
  timeliness: Timeliness
  counter: Counter
  /** Who has it in hand at the office: the post that it was passed to, else the leader in charge; null while it named nobody. */
  holder: string | null
  updatedOn: Temporal.PlainDate
  daysLate: number | null
}

export interface Cell {
  id: string
  bodyId: string
  body: string
  taskId: string
  title: string
  status: Status
  timeliness: Timeliness
  counter: Counter
  dueOn: Temporal.PlainDate | null
  row: number
  col: number
}

export interface DocumentOption {
  id: string
  code: string
  subject: string
}

/** Every assignment of the tasks that the reach's bodies gave and did not end; a dissolved office keeps its last name. */
export const given = (reach: Reach, today: Temporal.PlainDate) => sql`${unnamed(reach)} ${joinName('a.body_id', 'term', today)}`

const unnamed = (reach: Reach) => sql`
  assignments as a
  join tasks as t on t.id = a.task_id and a.ended_at is null and ${within(reach, 't.assigner_body_id')}`

/** The filter's assignments; names of offices are joined only when the filter asks about them. */
const tracked = (reach: Reach, filter: Filter, today: Temporal.PlainDate) =>
  sql`${filter.body || filter.status ? given(reach, today) : unnamed(reach)} where ${matching(filter, today)}`

/** Substring of the folded text; the typed text is never a pattern. */
const holds = (column: string, text: string) => sql<boolean>`position(fold(${text}) in ${sql.ref(column)}) > 0`

const day = (instant: string) => sql`(${sql.ref(instant)} at time zone 'Asia/Ho_Chi_Minh')::date`

const orNone = (column: string, value: string) =>
  value === 'none' ? sql<boolean>`${sql.ref(column)} is null` : sql<boolean>`${sql.ref(column)} = ${value}`

const noImplementing = sql<boolean>`(a.nature = 'order' and a.accepted_at is null and a.implementing_document_id is null
  and not exists (select from assignment_entries as own where own.assignment_id = a.id and own.kind = 'implementing'))`

export function matching(filter: Filter, today: Temporal.PlainDate) {
  const conditions = [sql<boolean>`true`]
  if (filter.document) conditions.push(orNone('t.document_id', filter.document))
  if (filter.clause) conditions.push(orNone('t.clause_id', filter.clause))
  if (filter.line) conditions.push(sql`exists (select from bodies as b where b.id = a.body_id and b.line = ${filter.line})`)
  if (filter.office) conditions.push(sql`a.body_id = ${filter.office}`)
  if (filter.status) conditions.push(sql`${statusSql()} = ${filter.status}`)
  if (filter.counter) conditions.push(sql`${counterSql(today)} = ${filter.counter}`)
  if (filter.undated) conditions.push(sql`a.due_on is null`)
  if (filter.unimplemented) conditions.push(noImplementing)
  if (filter.body) conditions.push(holds('term.search', filter.body))
  if (filter.task) conditions.push(holds('t.search', filter.task))
  if (filter.from) conditions.push(sql`${day('t.assigned_at')} >= ${filter.from}::date`)
  if (filter.until) conditions.push(sql`${day('t.assigned_at')} <= ${filter.until}::date`)
  return sql.join(conditions, sql` and `)
}

/** The four counters under the filter without its own counter, so that choosing one does not empty the others. */
export async function countAll(db: Db, reach: Reach, filter: Filter, today: Temporal.PlainDate): Promise<Counts> {
  const { counter, ...rest } = filter
  const shown = counter ? sql`counter = ${counter}` : sql`true`
  const { rows } = await sql<Counts & Record<Counter, number>>`
    with tracked as materialized (
      select a.task_id, a.body_id, a.due_on, ${noImplementing} as unimplemented, ${counterSql(today)} as counter from ${tracked(reach, rest, today)})
    select count(*) as total, count(*) filter (where due_on is null) as undated, count(*) filter (where unimplemented) as unimplemented,
      count(*) filter (where counter = 'done-on-time') as "done-on-time", count(*) filter (where counter = 'done-late') as "done-late",
      count(*) filter (where counter = 'open-in-time') as "open-in-time", count(*) filter (where counter = 'open-late') as "open-late",
      (select count(*) from (select from tracked where ${shown} group by body_id) as rows) as bodies,
      (select count(*) from (select from tracked where ${shown} group by task_id) as cols) as tasks
    from tracked`.execute(db)
  const { total, undated, unimplemented, bodies, tasks, ...counters } = rows[0]!
  return { total, undated, unimplemented, bodies, tasks, counters }
}

/** What is late first, then by due date; 50 rows of a page, or all for a sheet; one row brings the documents to choose from along. */
export async function selectList(
  db: Db,
  reach: Reach,
  filter: Filter,
  today: Temporal.PlainDate,
  page: number | 'all',
): Promise<{ rows: Row[]; total: number; documents: DocumentOption[] }> {
  const limit = page === 'all' ? sheetRows : perPage
  const offset = page === 'all' ? 0 : (page - 1) * perPage
  const { rows } = await sql<Row & { total: number; documents: DocumentOption[] | null }>`
    select case when row_number() over () = 1 then (select jsonb_agg(choice) from (${documents(reach)}) as choice) end as documents,
      a.id, a.task_id as "taskId", a.body_id as "bodyId", term.name as body, a.title, coalesce(nullif(d.code, ''), d.subject) as document, a.role, a.nature, a.due_on as "dueOn",
      a.first_due_on as "firstDueOn", ${statusSql()} as status, ${timelinessSql(today)} as timeliness, ${counterSql(today)} as counter, ${holderSql(today)} as holder,
      (select count(*) from ${tracked(reach, filter, today)}) as total, (greatest(a.assigned_at, entry.at) at time zone 'Asia/Ho_Chi_Minh')::date as "updatedOn",
      nullif(greatest(coalesce(a.decided_on, ${today}::date) - a.due_on, 0), 0) as "daysLate"
    from (
      select a.*, t.title, t.document_id, t.assigned_at, (${counterSql(today)}) = 'open-late' as late from ${tracked(reach, filter, today)}
      order by late desc, a.due_on nulls last, a.task_id, a.id limit ${limit} offset ${offset}
    ) as a
    ${joinName('a.body_id', 'term', today)} left join documents as d on d.id = a.document_id ${joinLeader}
    cross join lateral (select max(at) as at from assignment_entries where assignment_id = a.id and shared) as entry
    order by late desc, a.due_on nulls last, a.task_id, a.id`.execute(db)
  return { rows, total: rows[0]?.total ?? 0, documents: rows.find((row) => row.documents)?.documents ?? (await selectDocuments(db, reach)) }
}

export interface MatrixPage {
  row: number
  col: number
}

/** The cells of one page of the office × task table, or of the whole table for a sheet; bounded in both directions. */
export async function selectCells(
  db: Db,
  reach: Reach,
  filter: Filter,
  today: Temporal.PlainDate,
  page: MatrixPage | 'all',
): Promise<Cell[]> {
  const { row, col } = page === 'all' ? { row: 1, col: 1 } : page
  const [maxRows, maxCols] = page === 'all' ? [sheetRows, sheetRows] : [bodiesPerPage, tasksPerPage]
  const { rows } = await sql<Cell>`
    with tracked as materialized (select a.id, a.task_id, a.body_id from ${tracked(reach, filter, today)}),
    offices as (
      select body_id, name, search, living, row_number() over (order by name collate "vi-x-icu", body_id)::int as row
      from (select body_id from tracked group by body_id) as office ${joinName('office.body_id', 'term', today)}
      order by row limit ${maxRows} offset ${(row - 1) * maxRows}),
    works as (
      select id, title, row_number() over (order by assigned_at, id)::int as col
      from tasks where id in (select task_id from tracked) order by col limit ${maxCols} offset ${(col - 1) * maxCols})
    select a.id, a.body_id as "bodyId", term.name as body, a.task_id as "taskId", works.title, a.due_on as "dueOn",
      ${statusSql()} as status, ${timelinessSql(today)} as timeliness, ${counterSql(today)} as counter, row, col
    from tracked join offices as term on term.body_id = tracked.body_id join works on works.id = tracked.task_id join assignments as a on a.id = tracked.id
    order by row, col`.execute(db)
  return rows
}

/** The documents whose tasks the reach's bodies follow, the latest first. */
const documents = (reach: Reach) => sql<DocumentOption>`
  select d.id, d.code, d.subject from documents as d
  where exists (select from tasks as t where t.document_id = d.id and ${within(reach, 't.assigner_body_id')})
  order by d.dated_on desc nulls last, d.id desc limit 100`

export async function selectDocuments(db: Db, reach: Reach): Promise<DocumentOption[]> {
  return (await documents(reach).execute(db)).rows
}

export interface LateOffice {
  bodyId: string
  body: string
  count: number
  /** Days since the earliest due date that passed. */
  days: number
  leaders: string[]
  /** Of these, what a letter may urge, and what it may only ask to pay attention to. */
  orders: number
  requests: number
}

/** Offices with something overdue and open, the longest first. */
export async function selectLateOffices(
  db: Db,
  reach: Reach,
  filter: Filter,
  today: Temporal.PlainDate,
  limit = 10,
): Promise<LateOffice[]> {
  const { rows } = await sql<LateOffice>`
    select a.body_id as "bodyId", term.name as body, count(*) as count, max(${today}::date - a.due_on) as days,
      coalesce(array_agg(distinct leader.name) filter (where leader.name is not null), '{}') as leaders,
      count(*) filter (where a.nature = 'order' and ${statusSql()} = any(${[...working]})) as orders, count(*) filter (where a.nature = 'request' and ${statusSql()} = any(${[...working]})) as requests
    from ${given(reach, today)} left join people as leader on leader.id = a.leader_in_charge
    where ${matching({ ...filter, counter: 'open-late' }, today)}
    group by a.body_id, term.name order by days desc, term.name collate "vi-x-icu" limit ${limit}`.execute(db)
  return rows
}
