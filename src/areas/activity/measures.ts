import { type Db, sql } from '../../kernel/db/index.ts'
import { measure } from '../../measures/index.ts'
import { endOfBody } from '../../registry/index.ts'
import { readActivity } from './access.ts'
import { words } from './words.ts'

const totals = {
  adds: 'flow' as const,
  binds: true,
  opens: readActivity,
  reads: ['activity_totals'] as ['activity_totals'],
  href: (record: string) => `/activity/${record}`,
  async titles(db: Db, records: string[]) {
    const { rows } = await sql<{ id: string; month: string; kind: 'class' | 'topic'; field: string }>`
      select t.id, to_char(t.month, 'MM/YYYY') as month, t.kind, (select name_vi from learning_fields where code = t.field) as field
      from activity_totals as t where t.id = any(${records}::uuid[])`.execute(db)
    return new Map(rows.map(({ id, month, kind, field }) => [id, words.vi.totalOf(month, words.vi[kind], field)]))
  },
}

const rows = (db: Db, slice: 'kind' | 'field', weight: 'held' | 'sessions' | 'attendances') =>
  db
    .selectFrom('activity_totals as t')
    .select(['t.centre_id as unit', 't.id as subject', 't.id as record', `t.${slice} as slice`, `t.${weight} as weight`, 't.month as from'])
    .select(sql<Temporal.PlainDate | null>`null::date`.as('until'))

/** Classes and topics of a month, as the centre totals them (domain.md §3: lớp, chuyên đề, buổi, lượt người). */
export const activityHeld = measure({
  ...totals,
  id: 'activity.held',
  words: { vi: 'Lớp, chuyên đề đã mở (số ghi tổng)', en: 'Classes and topics held (typed totals)' },
  rows: (db) => rows(db, 'kind', 'held'),
})
export const activitySessions = measure({
  ...totals,
  id: 'activity.sessions',
  words: { vi: 'Buổi học (số ghi tổng)', en: 'Sessions (typed totals)' },
  rows: (db) => rows(db, 'kind', 'sessions'),
})
export const activityAttendances = measure({
  ...totals,
  id: 'activity.attendances',
  words: { vi: 'Lượt người học (số ghi tổng)', en: 'Attendances (typed totals)' },
  rows: (db) => rows(db, 'field', 'attendances'),
})

const years = {
  adds: 'stock' as const,
  binds: true,
  opens: readActivity,
  reads: ['centre_years', 'body_terms'] as ('centre_years' | 'body_terms')[],
  href: (record: string) => `/activity-years/${record}`,
  async titles(db: Db, records: string[]) {
    const found = await db
      .selectFrom('centre_years')
      .select(['id', 'year', 'plan_code', 'budget_code'])
      .where(sql<boolean>`id = any(${records}::uuid[])`)
      .execute()
    return new Map(
      found.map((row) => [row.id, words.vi.yearOf(String(row.year), [row.plan_code, row.budget_code].filter(Boolean).join(', '))]),
    )
  },
}
/** From its decision to the end of its year, or of its centre. */
const yearRows = (db: Db, decided: 'plan_decided_on' | 'budget_decided_on') =>
  db
    .selectFrom('centre_years as y')
    .where(`y.${decided}`, 'is not', null)
    .select(['y.centre_id as unit', 'y.id as subject', 'y.id as record'])
    .select([
      sql<string>`''`.as('slice'),
      sql<Temporal.PlainDate>`greatest(${sql.ref(`y.${decided}`)}, make_date(y.year, 1, 1))`.as('from'),
      sql<Temporal.PlainDate | null>`least(make_date(y.year + 1, 1, 1), ${endOfBody('y.centre_id')})`.as('until'),
    ])

/** Letter §5: a plan for every year and centre. */
export const planApproved = measure({
  ...years,
  id: 'plan.approved',
  words: { vi: 'Trung tâm có kế hoạch năm đã phê duyệt', en: 'Centres with an approved plan of the year' },
  rows: (db) => yearRows(db, 'plan_decided_on').select(sql<number>`1`.as('weight')),
})
/** Letter §5: money for equipment and running costs. */
export const budgetAllotted = measure({
  ...years,
  id: 'budget.allotted',
  words: { vi: 'Kinh phí được giao trong năm (đồng)', en: 'Money allotted for the year (đồng)' },
  rows: (db) => yearRows(db, 'budget_decided_on').select(sql<number>`y.allotted`.as('weight')),
})
