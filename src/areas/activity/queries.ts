import { type Reach, within, withinPlace } from '../../kernel/access.ts'
import { type Db, sql } from '../../kernel/db/index.ts'
import { keptFile } from '../../kernel/files.ts'
import { type CentreName, joinName } from '../../registry/index.ts'
import type { Kind } from './activity.ts'

export interface Total {
  id: string
  version: number
  centreId: string
  month: Temporal.PlainDate
  kind: Kind
  field: string
  held: number
  sessions: number
  attendances: number
  fileId: string | null
  by: string
  at: Temporal.Instant
}

const totals = sql`
  select t.id, t.version, t.centre_id as "centreId", t.month, t.kind, t.field, t.held, t.sessions, t.attendances, t.file_id as "fileId", p.name as by, t.recorded_at as at
  from activity_totals as t join people as p on p.id = t.recorded_by join places as home on home.id = home_of(t.centre_id)`

export async function selectTotals(db: Db, centreId: string, year: number): Promise<Total[]> {
  const { rows } = await sql<Total>`
    ${totals} join learning_fields as f on f.code = t.field where t.centre_id = ${centreId} and extract(year from t.month) = ${year}
    order by t.month desc, t.kind, f.position`.execute(db)
  return rows
}

const one = (where: (reach: Reach) => ReturnType<typeof sql>) => async (db: Db, reach: Reach, id: string) => {
  const { rows } = await sql<Total>`${totals} where t.id = ${id} and ${where(reach)}`.execute(db)
  return rows[0]
}
export const selectTotal = one((reach) => sql`${withinPlace(reach, 'home.custody_path')}`)
export const selectOwnTotal = one((reach) => sql`${within(reach, 't.centre_id')}`)

export async function selectTotalFile(db: Db, reach: Reach, id: string) {
  const total = await selectTotal(db, reach, id)
  return total?.fileId ? keptFile(db, total.fileId) : undefined
}

export interface Year {
  id: string
  version: number
  centreId: string
  year: number
  planCode: string
  planDecidedOn: Temporal.PlainDate | null
  planFileId: string | null
  budgetCode: string
  budgetDecidedOn: Temporal.PlainDate | null
  allotted: number | null
  spent: number | null
  spentUntil: Temporal.PlainDate | null
}

const years = sql`
  select y.id, y.version, y.centre_id as "centreId", y.year, y.plan_code as "planCode", y.plan_decided_on as "planDecidedOn", y.plan_file_id as "planFileId",
    y.budget_code as "budgetCode", y.budget_decided_on as "budgetDecidedOn", y.allotted, y.spent, y.spent_until as "spentUntil"
  from centre_years as y join places as home on home.id = home_of(y.centre_id)`

export async function selectYear(db: Db, centreId: string, year: number): Promise<Year | undefined> {
  const { rows } = await sql<Year>`${years} where y.centre_id = ${centreId} and y.year = ${year}`.execute(db)
  return rows[0]
}

export async function selectYearById(db: Db, reach: Reach, id: string): Promise<Year | undefined> {
  const { rows } = await sql<Year>`${years} where y.id = ${id} and ${withinPlace(reach, 'home.custody_path')}`.execute(db)
  return rows[0]
}

export async function selectPlanFile(db: Db, reach: Reach, id: string) {
  const year = await selectYearById(db, reach, id)
  return year?.planFileId ? keptFile(db, year.planFileId) : undefined
}

export interface CentreYear extends CentreName {
  classes: number
  topics: number
  sessions: number
  attendances: number
  lastMonth: Temporal.PlainDate | null
  planCode: string
  allotted: number | null
  spent: number | null
}

/** Centres of the reader's territory that live, with their year; those without any figure first. */
export async function selectCentres(db: Db, reach: Reach, year: number, today: Temporal.PlainDate): Promise<CentreYear[]> {
  const { rows } = await sql<CentreYear>`
    select c.id, term.name, home.id as "placeId", place.name as place, sum.classes, sum.topics, sum.sessions, sum.attendances, sum.last as "lastMonth",
      coalesce(y.plan_code, '') as "planCode", y.allotted, y.spent
    from bodies as c ${joinName('c.id', 'term', today)} join places as home on home.id = home_of(c.id)
    join lateral (select name from place_terms where place_id = home.id order by lower(valid) desc nulls last limit 1) as place on true
    join lateral (
      select coalesce(sum(held) filter (where kind = 'class'), 0)::int as classes, coalesce(sum(held) filter (where kind = 'topic'), 0)::int as topics,
        coalesce(sum(sessions), 0)::int as sessions, coalesce(sum(attendances), 0)::int as attendances, max(month) as last
      from activity_totals where centre_id = c.id and month between make_date(${year}, 1, 1) and make_date(${year}, 12, 1)) as sum on true
    left join centre_years as y on y.centre_id = c.id and y.year = ${year}
    where c.kind = 'learning-centre' and term.living and ${withinPlace(reach, 'home.custody_path')}
    order by sum.last is not null, term.name collate "vi-x-icu", c.id limit 12000`.execute(db)
  return rows
}
