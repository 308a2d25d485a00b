import { type Reach, within } from '../../kernel/access.ts'
import { type Db, sql } from '../../kernel/db/index.ts'
import { joinName } from '../../registry/index.ts'
import {
  type Counter,
  counterSql,
  decidedSql,
  holderSql,
  joinHolder,
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
export const given = (reach: Reach, today: Temporal.PlainDate) => sql`
  assignments as a
  join tasks as t on t.id = a.task_id and a.ended_at is null and ${within(reach, 't.assigner_body_id')}
  ${joinName('a.body_id', 'term', today)}`

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
    select count(*) as total, count(*) filter (where due_on is null) as undated, count(*) filter (where unimplemented) as unimplemented,
      count(*) filter (where counter = 'done-on-time') as "done-on-time", count(*) filter (where counter = 'done-late') as "done-late",
      count(*) filter (where counter = 'open-in-time') as "open-in-time", count(*) filter (where counter = 'open-late') as "open-late",
      count(distinct body_id) filter (where ${shown}) as bodies, count(distinct task_id) filter (where ${shown}) as tasks
    from (select a.task_id, a.body_id, a.due_on, ${noImplementing} as unimplemented, ${counterSql(today)} as counter from ${given(reach, today)} where ${matching(rest, today)}) as tracked`.execute(
    db,
  )
  const { total, undated, unimplemented, bodies, tasks, ...counters } = rows[0]!
  return { total, undated, unimplemented, bodies, tasks, counters }
}

/** Looked up for the rows of the page only. */
const details = (today: Temporal.PlainDate) => sql`
  left join documents as d on d.id = picked.document_id
  ${joinHolder('picked', today)}
  cross join lateral (select max(at) as at from assignment_entries where assignment_id = picked.id and shared) as entry`

/** What is late first, then by due date; 50 rows of a page, or all for a sheet; the first row brings the documents to choose from along. */
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
    select case when row_number() over () = 1 then (select jsonb_agg(choice) from (${documents(reach)}) as choice) end as documents, picked.id, "taskId", "bodyId", body, title, coalesce(nullif(d.code, ''), d.subject) as document, role, nature, "dueOn", "firstDueOn", status, timeliness, counter, total,
      ${holderSql} as holder, (greatest(assigned_at, entry.at) at time zone 'Asia/Ho_Chi_Minh')::date as "updatedOn", case when counter in ('open-late', 'done-late') then coalesce(decided, ${today}::date) - "dueOn" end as "daysLate"
    from (
      select a.id, a.task_id as "taskId", a.body_id as "bodyId", term.name as body, t.title, t.document_id, t.assigned_at, a.role, a.nature, a.due_on as "dueOn", a.first_due_on as "firstDueOn",
        a.leader_in_charge, a.holder_post_id, ${decidedSql} as decided, ${statusSql()} as status, ${timelinessSql(today)} as timeliness, ${counterSql(today)} as counter, count(*) over () as total
      from ${given(reach, today)} where ${matching(filter, today)}
      order by (${counterSql(today)}) = 'open-late' desc, a.due_on nulls last, a.task_id, a.id
      limit ${limit} offset ${offset}
    ) as picked ${details(today)}
    order by counter = 'open-late' desc, "dueOn" nulls last, "taskId", picked.id`.execute(db)
  return { rows, total: rows[0]?.total ?? 0, documents: rows[0]?.documents ?? (await selectDocuments(db, reach)) }
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
  const [fromRow, fromCol] = page === 'all' ? [1, 1] : [(page.row - 1) * bodiesPerPage + 1, (page.col - 1) * tasksPerPage + 1]
  const [toRow, toCol] = page === 'all' ? [sheetRows, sheetRows] : [fromRow + bodiesPerPage - 1, fromCol + tasksPerPage - 1]
  const { rows } = await sql<Cell>`
    select * from (
      select a.id, a.body_id as "bodyId", term.name as body, a.task_id as "taskId", t.title, a.due_on as "dueOn",
        ${statusSql()} as status, ${timelinessSql(today)} as timeliness, ${counterSql(today)} as counter,
        dense_rank() over (order by term.name collate "vi-x-icu", a.body_id)::int as row, dense_rank() over (order by t.assigned_at, t.id)::int as col
      from ${given(reach, today)} where ${matching(filter, today)}
    ) as cells
    where row between ${fromRow} and ${toRow} and col between ${fromCol} and ${toCol}
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
