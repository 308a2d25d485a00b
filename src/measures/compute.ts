import { type Db, sql, type Tx } from '../kernel/db/index.ts'
import type { Measure } from './measure.ts'

interface Span {
  /** Bodies to recompute; undefined means all. */
  units?: string[]
  from: Temporal.PlainDate
  today: Temporal.PlainDate
}

type Fragment = ReturnType<typeof sql>

const rowsOf = (db: Db, measure: Measure): Fragment => measure.rows(db) as Fragment
const firstOfMonth = (day: Temporal.PlainDate) => day.with({ day: 1 })

/** Months of the span with the day at which a stock is read: the month's last, or today in the running month. */
const months = ({ from, today }: Span): Fragment => sql`
  select m::date as month, least((m + interval '1 month - 1 day')::date, ${today}::date) as at
  from generate_series(${firstOfMonth(from)}::date, ${firstOfMonth(today)}::date, interval '1 month') as m`

const holds = (measure: Measure): Fragment =>
  measure.adds === 'flow' || measure.adds === 'distinct' || measure.adds === 'ratio'
    ? sql`date_trunc('month', r."from") = months.month and r."from" <= months.at`
    : sql`r."from" <= months.at and (r."until" is null or r."until" > months.at)`

const numerator = (measure: Measure): Fragment => (measure.adds === 'distinct' ? sql`count(distinct r.subject)` : sql`sum(r.weight)`)

const ofUnits = (column: string, units: string[] | undefined): Fragment =>
  units ? sql`${sql.ref(column)} = any(${units}::uuid[])` : sql`true`

/** Rewrites the cells of the span from the records; typed cells stay. */
export async function recomputeCells(tx: Tx, measure: Measure, span: Span): Promise<void> {
  await sql`
    delete from measure_cells where measure_id = ${measure.id} and origin = 'records' and month >= ${firstOfMonth(span.from)}
      and ${ofUnits('unit_id', span.units)}`.execute(tx)
  // Materialized: what a row asks of other tables is asked once, not once for every month.
  await sql`
    with r as materialized (select * from (${rowsOf(tx, measure)}) as counted where ${ofUnits('counted.unit', span.units)})
    insert into measure_cells (measure_id, month, unit_id, slice_id, numerator, denominator, true_since, stale_on)
    select ${measure.id}, months.month, r.unit, r.slice, ${numerator(measure)}, count(*), min(r."from"),
      min(r."until") filter (where r."until" > ${span.today}::date and months.month = date_trunc('month', ${span.today}::date))
    from (${months(span)}) as months join r on ${holds(measure)}
    group by months.month, r.unit, r.slice
    on conflict (measure_id, month, unit_id, slice_id) do nothing`.execute(tx)
}

/** Places above the units (their own among them) in today's borders. */
const above = (units: string[] | undefined): Fragment =>
  units
    ? sql`select distinct up.id from unnest(${units}::uuid[]) as u(id) join places home on home.id = home_of(u.id) join places up on up.custody_path @> home.custody_path`
    : sql`select id from places`

/** Rewrites the sums of every place above the units. `distinct` is counted at each level, never summed. */
export async function recomputeSums(tx: Tx, measure: Measure, span: Span): Promise<void> {
  await sql`
    delete from measure_sums where measure_id = ${measure.id} and month >= ${firstOfMonth(span.from)} and place_id in (${above(span.units)})`.execute(
    tx,
  )
  const below = sql`join places home on home.custody_path <@ up.custody_path`
  await (measure.adds === 'distinct'
    ? sql`
      insert into measure_sums (measure_id, month, place_id, slice_id, numerator, denominator)
      select ${measure.id}, months.month, up.id, r.slice, count(distinct r.subject), count(*)
      from places up ${below} join (${rowsOf(tx, measure)}) as r on home_of(r.unit) = home.id join (${months(span)}) as months on ${holds(measure)}
      where up.id in (${above(span.units)}) group by months.month, up.id, r.slice`
    : sql`
      with cells as (select * from measure_cells where measure_id = ${measure.id} and month >= ${firstOfMonth(span.from)}),
        homes as materialized (select unit_id, home_of(unit_id) as home_id from (select distinct unit_id from cells) as unit),
        ups as materialized (
          select homes.unit_id, up.id as place_id from homes join places as home on home.id = homes.home_id
          join places as up on up.custody_path @> home.custody_path where up.id in (${above(span.units)}))
      insert into measure_sums (measure_id, month, place_id, slice_id, numerator, denominator)
      select ${measure.id}, cells.month, ups.place_id, cells.slice_id, sum(cells.numerator), sum(cells.denominator)
      from cells join ups using (unit_id)
      group by cells.month, ups.place_id, cells.slice_id having sum(cells.numerator) <> 0 or sum(cells.denominator) <> 0`
  ).execute(tx)
}

interface Cell {
  unit: string
  month: string
  slice: string
  numerator: number
  denominator: number
}

const cellsOf = async (tx: Tx, measure: Measure, units: string[], from: Temporal.PlainDate): Promise<Cell[]> => {
  const { rows } = await sql<Cell>`
    select unit_id as unit, month::text, slice_id as slice, numerator, denominator from measure_cells
    where measure_id = ${measure.id} and unit_id = any(${units}::uuid[]) and month >= ${firstOfMonth(from)}`.execute(tx)
  return rows
}

/**
 * Adds to every sum above the units what their cells have become more or less: summing a nation anew for one centre would read every
 * centre. A sum of nothing goes, as it does when all is summed anew.
 */
async function addToSums(tx: Tx, measure: Measure, before: Cell[], after: Cell[]): Promise<void> {
  const changes = [...before.map((cell) => ({ ...cell, numerator: -cell.numerator, denominator: -cell.denominator })), ...after]
  const changed = sql`
    select up.id as place, cell.month, cell.slice, sum(cell.numerator)::bigint as numerator, sum(cell.denominator)::bigint as denominator
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as cell (unit uuid, month date, slice text, numerator bigint, denominator bigint)
    join places as home on home.id = home_of(cell.unit) join places as up on up.custody_path @> home.custody_path
    group by up.id, cell.month, cell.slice having sum(cell.numerator) <> 0 or sum(cell.denominator) <> 0`
  await sql`
    insert into measure_sums as kept (measure_id, month, place_id, slice_id, numerator, denominator)
    select ${measure.id}, month, place, slice, numerator, denominator from (${changed}) as changed
    on conflict (measure_id, month, place_id, slice_id)
      do update set numerator = kept.numerator + excluded.numerator, denominator = kept.denominator + excluded.denominator`.execute(tx)
  const [months, units] = [new Set(changes.map(({ month }) => month)), new Set(changes.map(({ unit }) => unit))]
  await sql`
    delete from measure_sums where measure_id = ${measure.id} and month = any(${[...months]}::date[]) and place_id in (${above([...units])})
      and numerator = 0 and denominator = 0`.execute(tx)
}

export async function recompute(tx: Tx, measure: Measure, span: Span): Promise<void> {
  if (!span.units || measure.adds === 'distinct') {
    await recomputeCells(tx, measure, span)
    await recomputeSums(tx, measure, span)
    return
  }
  const before = await cellsOf(tx, measure, span.units, span.from)
  await recomputeCells(tx, measure, span)
  await addToSums(tx, measure, before, await cellsOf(tx, measure, span.units, span.from))
}
