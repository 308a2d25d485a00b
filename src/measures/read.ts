import type { RawBuilder } from 'kysely'
import { type Reach, within, withinPlace } from '../kernel/access.ts'
import { type Db, sql } from '../kernel/db/index.ts'
import type { CountedRow, Measure } from './measure.ts'
import { type Standing, standing } from './standing.ts'

export interface Figure {
  month: Temporal.PlainDate
  slice: string
  numerator: number
  denominator: number
}

export interface PlaceFigure extends Omit<Figure, 'slice'> {
  measureId: string
  placeId: string
}

/** Monthly sums of places, slices together, from `from` to `until` (months, inclusive). The caller has seen to it that the reader may have them. */
export async function figuresAt(
  db: Db,
  measureIds: string[],
  placeIds: string[],
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
): Promise<PlaceFigure[]> {
  const { rows } = await sql<PlaceFigure>`
    select measure_id as "measureId", place_id as "placeId", month, sum(numerator)::bigint as numerator, sum(denominator)::bigint as denominator from measure_sums
    where measure_id = any(${measureIds}) and place_id = any(${placeIds}::uuid[]) and month between ${from} and ${until} group by 1, 2, 3`.execute(
    db,
  )
  return rows
}

/** The same of single bodies at a place, for the last step of the way down. */
export async function figuresOfBodiesAt(
  db: Db,
  measureId: string,
  placeId: string,
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
): Promise<PlaceFigure[]> {
  const { rows } = await sql<PlaceFigure>`
    select cell.measure_id as "measureId", cell.unit_id as "placeId", cell.month, sum(cell.numerator)::bigint as numerator, sum(cell.denominator)::bigint as denominator
    from measure_cells as cell where cell.measure_id = ${measureId} and cell.month between ${from} and ${until}
      and cell.unit_id in (select body_id from body_terms where place_id = ${placeId}) and home_of(cell.unit_id) = ${placeId} group by 1, 2, 3`.execute(
    db,
  )
  return rows
}

/** Monthly cells of the reach's own bodies, of every measure. */
export async function cellsOf(
  db: Db,
  reach: Reach,
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
): Promise<(Figure & { measureId: string })[]> {
  return db
    .selectFrom('measure_cells')
    .select(['measure_id as measureId', 'month', 'slice_id as slice', 'numerator', 'denominator'])
    .where(within(reach, 'unit_id'))
    .where('month', '>=', from)
    .where('month', '<=', until)
    .execute()
}

/** SQL condition: the counted row `r` holds in the month, read at its end or today. */
function counts(measure: Measure, month: Temporal.PlainDate, today: Temporal.PlainDate): RawBuilder<boolean> {
  const last = month.with({ day: month.daysInMonth })
  const at = Temporal.PlainDate.compare(last, today) < 0 ? last : today
  return measure.adds === 'stock'
    ? sql<boolean>`r."from" <= ${at} and (r."until" is null or r."until" > ${at})`
    : sql<boolean>`date_trunc('month', r."from") = ${month}::date and r."from" <= ${at}`
}

export interface BehindFigure {
  title: string
  href: string
  from: Temporal.PlainDate
  until: Temporal.PlainDate | null
}

/** The records behind a month's figure of the reach's own bodies, as a person opens them. */
export async function recordsOf(
  db: Db,
  reach: Reach,
  measure: Measure,
  month: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Promise<BehindFigure[]> {
  const { rows } = await sql<CountedRow>`
    select r.* from (${measure.rows(db) as ReturnType<typeof sql>}) as r
    where ${within(reach, 'r.unit')} and ${counts(measure, month, today)} order by r."from", r.record limit 1000`.execute(db)
  const titles = await measure.titles(
    db,
    rows.map((row) => row.record),
  )
  return rows.map(({ record, from, until }) => ({ title: titles.get(record) ?? record, href: measure.href(record), from, until }))
}

export interface Stood extends Standing {
  /** Latest first. */
  records: BehindFigure[]
}

const shownRecords = 20

/** Where bodies together stand against a threshold; what happened before `since` does not count, what held then does. */
export async function standingOf(
  db: Db,
  measure: Measure,
  units: string[],
  { threshold, since }: { threshold: number; since: Temporal.PlainDate },
  today: Temporal.PlainDate,
): Promise<Stood> {
  if (measure.adds === 'ratio') throw new Error(`${measure.id} is a ratio and has no threshold`)
  const { rows } = await sql<CountedRow>`
    select r.* from (${measure.rows(db) as ReturnType<typeof sql>}) as r
    where r.unit = any(${units}::uuid[]) and (${measure.adds === 'stock'} or r."from" >= ${since}) and r."from" <= ${today}
    order by r."from" desc, r.record`.execute(db)
  const shown = rows.slice(0, shownRecords)
  const titles = await measure.titles(
    db,
    shown.map((row) => row.record),
  )
  return {
    ...standing(rows, measure.adds, threshold, today),
    records: shown.map(({ record, from, until }) => ({ title: titles.get(record) ?? record, href: measure.href(record), from, until })),
  }
}

/** The records behind a figure of a place and a month, within the reader's territory. */
export async function recordsBehind(
  db: Db,
  reach: Reach,
  measure: Measure,
  placeId: string,
  month: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Promise<(BehindFigure & { unit: string; weight: number })[]> {
  const { rows } = await sql<CountedRow>`
    select r.* from (${measure.rows(db) as ReturnType<typeof sql>}) as r
    join places home on home.id = home_of(r.unit) join places up on home.custody_path <@ up.custody_path
    where up.id = ${placeId} and ${withinPlace(reach, 'home.custody_path')} and ${counts(measure, month, today)} order by r."from", r.record limit 1000`.execute(
    db,
  )
  const titles = await measure.titles(
    db,
    rows.map((row) => row.record),
  )
  return rows.map(({ record, from, until, unit, weight }) => ({
    title: titles.get(record) ?? record,
    href: measure.href(record),
    from,
    until,
    unit,
    weight,
  }))
}

/** Monthly cells of one body and measure, slices together, where the body itself shows them to others. */
export async function monthsOf(
  db: Db,
  bodyId: string,
  measureId: string,
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ month: Temporal.PlainDate; numerator: number }>`
    select month, sum(numerator)::bigint as numerator from measure_cells
    where unit_id = ${bodyId} and measure_id = ${measureId} and month between ${from} and ${until} group by month`.execute(db)
  return new Map(rows.map(({ month, numerator }) => [month.toString(), numerator]))
}
