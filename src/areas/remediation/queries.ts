import type { RawBuilder } from 'kysely'
import { type Reach, within, withinPlace } from '../../kernel/access.ts'
import { type Db, sql, type Tx } from '../../kernel/db/index.ts'
import { joinName } from '../../registry/index.ts'
import { type Cause, foundByRecords, type Kind } from './shortcoming.ts'

export interface Action {
  id: string
  text: string
  owner: string
  dueOn: Temporal.PlainDate
  plannedAt: Temporal.Instant
  plannedBy: string
  doneAt: Temporal.Instant | null
  doneBy: string | null
  result: string
}

export interface Recheck {
  at: Temporal.Instant
  by: string
  passed: boolean
  note: string
}

export interface Shortcoming {
  id: string
  version: number
  centreId: string
  centre: string
  kind: Kind
  source: 'records' | 'inspection'
  foundOn: Temporal.PlainDate
  foundBy: string | null
  note: string
  cause: Cause | ''
  closedOn: Temporal.PlainDate | null
  actions: Action[]
  rechecks: Recheck[]
  /** The records already hold what was lacking. */
  mended: boolean
}

/** As stored; what the records hold of it is asked for by the day. */
export type Kept = Omit<Shortcoming, 'mended'>

type Row = Omit<Kept, 'actions' | 'rechecks'> & {
  actions: (Omit<Action, 'dueOn' | 'plannedAt' | 'doneAt'> & { dueOn: string; plannedAt: string; doneAt: string | null })[]
  rechecks: (Omit<Recheck, 'at'> & { at: string })[]
}

const shortcomings = sql`
  select s.id, s.version, s.centre_id as "centreId", term.name as centre, s.kind, s.source, s.found_on as "foundOn", finder.name as "foundBy", s.note, s.cause, s.closed_on as "closedOn",
    coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'text', a.text, 'owner', a.owner, 'dueOn', a.due_on, 'plannedAt', a.planned_at, 'plannedBy', a.planned_by,
      'doneAt', a.done_at, 'doneBy', a.done_by, 'result', a.result) order by a.due_on, a.id) from shortcoming_actions as a where a.shortcoming_id = s.id), '[]') as actions,
    coalesce((select jsonb_agg(jsonb_build_object('at', r.at, 'by', p.name, 'passed', r.passed, 'note', r.note) order by r.at)
      from shortcoming_rechecks as r join people as p on p.id = r.by where r.shortcoming_id = s.id), '[]') as rechecks
  from shortcomings as s ${joinName('s.centre_id', 'term')} join places as home on home.id = home_of(s.centre_id) left join people as finder on finder.id = s.found_by`

const instant = (text: string) => Temporal.Instant.from(text)
function read({ actions, rechecks, ...row }: Row): Kept {
  return {
    ...row,
    actions: actions.map((one) => ({
      ...one,
      dueOn: Temporal.PlainDate.from(one.dueOn),
      plannedAt: instant(one.plannedAt),
      doneAt: one.doneAt === null ? null : instant(one.doneAt),
    })),
    rechecks: rechecks.map((one) => ({ ...one, at: instant(one.at) })),
  }
}

/** Those of the reader's territory, open ones first, the oldest first among them. */
export async function selectShortcomings(db: Db, reach: Reach, centreId: string | null, today: Temporal.PlainDate): Promise<Shortcoming[]> {
  const { rows } = await sql<Row>`
    ${shortcomings} where ${withinPlace(reach, 'home.custody_path')} and (${centreId}::uuid is null or s.centre_id = ${centreId})
    order by s.closed_on is not null, s.found_on, term.name collate "vi-x-icu", s.id limit 5000`.execute(db)
  const met = await sql<{ id: string }>`
    select s.id from shortcomings as s where s.id = any(${rows.map(({ id }) => id)}::uuid[]) and ${mended(today)}`.execute(db)
  const ids = new Set(met.rows.map(({ id }) => id))
  return rows.map((row) => ({ ...read(row), mended: ids.has(row.id) }))
}

export async function selectShortcoming(db: Db, reach: Reach, id: string): Promise<Kept | undefined> {
  const { rows } = await sql<Row>`${shortcomings} where s.id = ${id} and ${withinPlace(reach, 'home.custody_path')}`.execute(db)
  return rows[0] && read(rows[0])
}

/** Of the reader's own centre. */
export async function selectOwn(db: Db, reach: Reach, id: string): Promise<Kept | undefined> {
  const { rows } = await sql<Row>`${shortcomings} where s.id = ${id} and ${within(reach, 's.centre_id')}`.execute(db)
  return rows[0] && read(rows[0])
}

const planned = sql`exists (select from shortcoming_actions as a where a.shortcoming_id = s.id
  and a.planned_at > coalesce((select max(r.at) from shortcoming_rechecks as r where r.shortcoming_id = s.id), '-infinity'))`

/** Totals are typed in the first days of the next month: until then that month is not asked for. */
const daysToType = 10

/** What a centre shows of each thing that records can tell, and how much of it is asked for. */
const shown = (today: Temporal.PlainDate) => sql`
  select c.id as centre_id, wanted.*, shown.value, term.valid, counted.last from bodies as c join body_terms as term on term.body_id = c.id and term.valid @> ${today}::date
  cross join jsonb_to_recordset(${JSON.stringify(foundByRecords)}::jsonb) as wanted (kind text, measure text, slice text, least int, "some" boolean, months int, "fromMonth" int)
  cross join lateral (select date_trunc('month', ${today}::date - case when wanted.months > 1 then ${daysToType} else 0 end)
    - case when wanted.months > 1 then interval '1 month' else interval '0' end as last) as counted
  join lateral (
    select coalesce(sum(numerator), 0) as value from measure_cells where measure_id = wanted.measure and unit_id = c.id
      and month > counted.last - wanted.months * interval '1 month' and month <= counted.last
      and (wanted.slice is null or slice_id = wanted.slice)) as shown on true
  where c.kind = 'learning-centre'`

const mended = (today: Temporal.PlainDate) => sql<boolean>`exists (
  select from (${shown(today)}) as held where held.centre_id = s.centre_id and held.kind = s.kind and held.value >= held.least)`

/** Nobody planned for it or looked at it again, and there is no need to plan. */
const mendedUnplanned = (today: Temporal.PlainDate) => sql`(
  not exists (select from shortcoming_actions as a where a.shortcoming_id = s.id)
  and not exists (select from shortcoming_rechecks as r where r.shortcoming_id = s.id) and ${mended(today)})`

/** SQL of `statusOf`: found or failed; to-recheck. */
export const needsPlan = (today: Temporal.PlainDate) =>
  sql<boolean>`(s.closed_on is null and not ${planned} and not ${mendedUnplanned(today)})`
export const toRecheck = (today: Temporal.PlainDate) => sql<boolean>`(s.closed_on is null and (${mendedUnplanned(today)}
  or (${planned} and not exists (select from shortcoming_actions as a where a.shortcoming_id = s.id and a.done_at is null))))`
export const concernsOwn = (reach: Reach) => within(reach, 's.centre_id')
export const concernsInspector = (reach: Reach) => withinPlace(reach, 'home.custody_path')

export async function selectWaiting(
  db: Db,
  which: RawBuilder<unknown>,
): Promise<{ id: string; kind: Kind; centre: string; since: Temporal.Instant }[]> {
  const { rows } = await sql<{ id: string; kind: Kind; centre: string; since: Temporal.Instant }>`
    select s.id, s.kind, term.name as centre, coalesce(
        (select max(greatest(a.planned_at, a.done_at)) from shortcoming_actions as a where a.shortcoming_id = s.id),
        s.found_on::timestamp at time zone 'Asia/Ho_Chi_Minh') as since
    from shortcomings as s ${joinName('s.centre_id', 'term')} join places as home on home.id = home_of(s.centre_id)
    where ${which} order by s.found_on, s.id`.execute(db)
  return rows
}

/** What may be asked for by now: not in the first weeks of a year, nor of a centre. */
const short = (today: Temporal.PlainDate) => sql`
  select centre_id, kind from (${shown(today)}) as held
  where least > value and (value > 0 or not "some") and extract(month from ${today}::date) >= "fromMonth"
    and (months = 1 or coalesce(lower(valid), '-infinity') < last - (months - 1) * interval '1 month' + interval '1 day')`

/** Whether the records still do not hold what the centre lacks; null for what only an inspection can see. */
export async function stillShort(db: Db, id: string, kind: Kind, today: Temporal.PlainDate): Promise<boolean | null> {
  if (!foundByRecords.some((one) => one.kind === kind)) return null
  const { rows } = await sql`select from shortcomings as s where s.id = ${id} and ${mended(today)}`.execute(db)
  return rows.length === 0
}

/** Writes down what the records lack today and no open shortcoming says yet; returns how many. */
export async function recordFound(tx: Tx, today: Temporal.PlainDate): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into shortcomings (id, centre_id, kind, source, found_on)
    select gen_random_uuid(), centre_id, kind, 'records', ${today}::date from (${short(today)}) as short
    where not exists (select from shortcomings as open where open.centre_id = short.centre_id and open.kind = short.kind and open.closed_on is null)`.execute(
    tx,
  )
  return Number(numAffectedRows ?? 0n)
}
