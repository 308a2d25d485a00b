import type { Db } from '../kernel/db/index.ts'
import { sql } from '../kernel/db/index.ts'
import { measure } from '../measures/index.ts'

const day = (instant: string) => sql<Temporal.PlainDate>`(${sql.ref(instant)} at time zone 'Asia/Ho_Chi_Minh')::date`
const never = sql<Temporal.PlainDate | null>`null::date`
const one = sql<number>`1`

const assignments = (db: Db) =>
  db
    .selectFrom('assignments as a')
    .innerJoin('tasks as t', 't.id', 'a.task_id')
    .select(['a.body_id as unit', 'a.id as subject', 'a.role as slice', 'a.id as record', one.as('weight')])

const href = (record: string) => `/assignments/${record}`

async function titles(db: Db, records: string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('assignments as a')
    .innerJoin('tasks as t', 't.id', 'a.task_id')
    .select(['a.id', 't.title'])
    .where(sql<boolean>`a.id = any(${records}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, title }) => [id, title]))
}

const reads: ('assignments' | 'tasks')[] = ['assignments', 'tasks']

/** Work given to a body in the month (letter §6: each agency acts within its function). */
export const tasksAssigned = measure({
  id: 'task.assigned',
  adds: 'flow',
  reads,
  href,
  titles,
  words: { vi: 'Nhiệm vụ được giao', en: 'Tasks assigned' },
  rows: (db) => assignments(db).select([day('t.assigned_at').as('from'), never.as('until')]),
})

export const tasksDone = measure({
  id: 'task.done',
  adds: 'flow',
  reads,
  href,
  titles,
  words: { vi: 'Nhiệm vụ đã hoàn thành', en: 'Tasks completed' },
  rows: (db) =>
    assignments(db)
      .select([day('a.accepted_at').as('from'), never.as('until')])
      .where('a.accepted_at', 'is not', null),
})

/** Accepted, but reported (or proved by records) after the due date: late stays late. */
export const tasksDoneLate = measure({
  id: 'task.done-late',
  adds: 'flow',
  reads,
  href,
  titles,
  words: { vi: 'Nhiệm vụ hoàn thành quá hạn', en: 'Tasks completed late' },
  rows: (db) =>
    assignments(db)
      .select([day('a.accepted_at').as('from'), never.as('until')])
      .where('a.accepted_at', 'is not', null)
      .where(sql<boolean>`a.reported_on > a.due_on`),
})

export const tasksOpen = measure({
  id: 'task.open',
  adds: 'stock',
  reads,
  href,
  titles,
  words: { vi: 'Nhiệm vụ chưa hoàn thành', en: 'Tasks open' },
  rows: (db) => assignments(db).select([day('t.assigned_at').as('from'), day('a.accepted_at').as('until')]),
})

/** Not yet reported on the day after it was due; ends on the day of the report. */
export const tasksOverdue = measure({
  id: 'task.overdue',
  adds: 'stock',
  reads,
  href,
  titles,
  words: { vi: 'Nhiệm vụ quá hạn chưa báo cáo', en: 'Tasks overdue' },
  rows: (db) =>
    assignments(db)
      .select([sql<Temporal.PlainDate>`a.due_on + 1`.as('from'), 'a.reported_on as until'])
      .where('a.due_on', 'is not', null)
      .where(sql<boolean>`coalesce(a.reported_on, 'infinity') > a.due_on`),
})

/** Documents that a body issued, by the date on the paper (letter §1: each office has its own implementing document). */
export const documentsIssued = measure({
  id: 'document.issued',
  adds: 'flow',
  binds: true,
  reads: ['documents'],
  href: (record) => `/letters/${record}`,
  async titles(db, records) {
    const rows = await db
      .selectFrom('documents')
      .select(['id', 'code', 'subject'])
      .where(sql<boolean>`id = any(${records}::uuid[])`)
      .execute()
    return new Map(rows.map(({ id, code, subject }) => [id, [code, subject].filter(Boolean).join(' – ')]))
  },
  words: { vi: 'Văn bản đã ban hành', en: 'Documents issued' },
  rows: (db) =>
    db
      .selectFrom('documents as d')
      .select([
        sql<string>`d.issuer_body_id`.as('unit'),
        'd.id as subject',
        'd.kind as slice',
        'd.id as record',
        one.as('weight'),
        sql<Temporal.PlainDate>`coalesce(d.dated_on, (d.recorded_at at time zone 'Asia/Ho_Chi_Minh')::date)`.as('from'),
        never.as('until'),
      ])
      .where('d.issuer_body_id', 'is not', null)
      .where('d.purged_at', 'is', null),
})

const told = (db: Db) =>
  db
    .selectFrom('dissemination_sessions as s')
    .where('s.voided_at', 'is', null)
    .select(['s.body_id as unit', 's.id as subject', 's.id as record', 's.held_on as from', never.as('until')])

const sessionTitles = async (db: Db, records: string[]) => {
  const rows = await db
    .selectFrom('dissemination_sessions as s')
    .innerJoin('documents as d', 'd.id', 's.document_id')
    .select(['s.id', 'd.code', 'd.subject'])
    .where(sql<boolean>`s.id = any(${records}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, code, subject }) => [id, [code, subject].filter(Boolean).join(' – ')]))
}

/** Sessions at which a directive was told (letter §1). */
export const disseminationSessions = measure({
  id: 'dissemination.sessions',
  adds: 'flow',
  binds: true,
  reads: ['dissemination_sessions'],
  href: (record) => `/dissemination/${record}`,
  titles: sessionTitles,
  words: { vi: 'Buổi quán triệt, phổ biến văn bản', en: 'Dissemination sessions' },
  rows: (db) => told(db).select(['s.form as slice', one.as('weight')]),
})

/** People reached, once for each session that they came to. */
export const disseminationPresent = measure({
  id: 'dissemination.present',
  adds: 'flow',
  binds: true,
  reads: ['dissemination_sessions', 'dissemination_audiences'],
  href: (record) => `/dissemination/${record}`,
  titles: sessionTitles,
  words: { vi: 'Lượt người dự quán triệt, phổ biến', en: 'Attendances at dissemination sessions' },
  rows: (db) =>
    told(db).innerJoin('dissemination_audiences as r', 'r.session_id', 's.id').select(['r.audience as slice', 'r.present as weight']),
})
