import { type Db, sql, type Tx } from '../kernel/db/index.ts'
import { recompute, recomputeSums } from './compute.ts'
import { allMeasures, type Measure } from './measure.ts'

interface Dirty {
  table_name: string
  unit_id: string
  from_on: Temporal.PlainDate
}

const batch = 500

/** Takes a batch of touched units; the delete is its own statement, so that writes made meanwhile are seen by the recompute or stay marked. */
async function takeDirty(tx: Tx): Promise<Dirty[]> {
  const { rows } = await sql<Dirty>`
    with taken as (delete from measure_dirty where id in (select id from measure_dirty order by id limit ${batch} for update skip locked) returning *)
    select table_name, unit_id, min(from_on) as from_on from taken group by table_name, unit_id order by unit_id`.execute(tx)
  return rows
}

/** The first month that has a cell or a sum: after borders moved, a sum may stand where no cell is left. */
async function firstMonth(tx: Tx, measure: Measure): Promise<Temporal.PlainDate | null> {
  const { rows } = await sql<{ month: Temporal.PlainDate | null }>`
    select least((select min(month) from measure_cells where measure_id = ${measure.id}), (select min(month) from measure_sums where measure_id = ${measure.id})) as month`.execute(
    tx,
  )
  return rows[0]!.month
}

function reading(measures: Measure[], dirty: Dirty[]): { measure: Measure; units: string[]; from: Temporal.PlainDate }[] {
  return measures.flatMap((measure) => {
    const touched = dirty.filter((row) => (measure.reads as string[]).includes(row.table_name))
    if (touched.length === 0) return []
    const from = touched.map((row) => row.from_on).reduce((a, b) => (Temporal.PlainDate.compare(a, b) <= 0 ? a : b))
    return [{ measure, units: [...new Set(touched.map((row) => row.unit_id))], from }]
  })
}

/** Measures whose rules moved with the body that keeps them, or with the borders. */
async function ruledAnew(tx: Tx, measures: Measure[], dirty: Dirty[]): Promise<Measure[]> {
  const borders = dirty.some((row) => row.table_name === 'borders')
  const moved = dirty.filter((row) => row.table_name === 'body_terms').map((row) => row.unit_id)
  const keeps = async (table: string) =>
    borders || (await sql`select from ${sql.table(table)} where body_id = any(${moved}::uuid[]) limit 1`.execute(tx)).rows.length > 0
  const asked = await Promise.all(measures.map(async ({ ruledBy = [] }) => (await Promise.all(ruledBy.map(keeps))).some(Boolean)))
  return measures.filter((_, i) => asked[i])
}

/** The whole of a measure; returns the units that have a figure of it. */
async function countWhole(tx: Tx, measure: Measure, today: Temporal.PlainDate): Promise<string[]> {
  const days = [await firstMonth(tx, measure), await firstRecord(tx, measure)].filter((day) => day !== null)
  const from = days.toSorted(Temporal.PlainDate.compare)[0] ?? today
  await recompute(tx, measure, { from, today })
  const { rows } = await sql<{ id: string }>`select distinct unit_id as id from measure_cells where measure_id = ${measure.id}`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Bodies whose records of a measure changed. */
export interface Touched {
  measureId: string
  units: string[]
}

/** Recomputes what writes have touched, and tells what that was in the same transaction. Returns how many touched units were worked off. */
export async function workOffDirty(
  db: Db,
  today: Temporal.PlainDate,
  afterwards: (tx: Tx, touched: Touched[]) => Promise<void> = async () => {},
): Promise<number> {
  let done = 0
  for (;;) {
    const taken = await db.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(hashtext('measures'))`.execute(tx)
      const dirty = await takeDirty(tx)
      const anew = await ruledAnew(tx, allMeasures(), dirty)
      const touched: { measure: Measure; units: string[] }[] = []
      for (const measure of anew) touched.push({ measure, units: await countWhole(tx, measure, today) })
      for (const { measure, units, from } of reading(allMeasures(), dirty)) {
        if (anew.includes(measure)) continue
        await recompute(tx, measure, { units, from, today })
        touched.push({ measure, units })
      }
      if (dirty.some((row) => row.table_name === 'borders')) {
        for (const measure of allMeasures()) await recomputeSums(tx, measure, { from: (await firstMonth(tx, measure)) ?? today, today })
      }
      await afterwards(
        tx,
        touched.map(({ measure, units }) => ({ measureId: measure.id, units })),
      )
      return dirty.length
    })
    done += taken
    if (taken === 0) return done
  }
}

/** Day of the first record; null while there is none. */
async function firstRecord(db: Db, measure: Measure): Promise<Temporal.PlainDate | null> {
  const rows = measure.rows(db) as ReturnType<typeof sql>
  const { rows: found } = await sql<{ since: Temporal.PlainDate | null }>`select min(r."from") as since from (${rows}) as r`.execute(db)
  return found[0]!.since
}

/** Cells that change by the calendar alone: those whose day has come, and every stock when a month begins. A measure new to the server is counted whole. */
export async function recomputeStale(db: Db, today: Temporal.PlainDate): Promise<void> {
  for (const measure of allMeasures()) {
    await db.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(hashtext('measures'))`.execute(tx)
      const rows = await tx
        .selectFrom('measure_cells')
        .select('month')
        .where('measure_id', '=', measure.id)
        .where('stale_on', '<=', today)
        .orderBy('month')
        .limit(1)
        .execute()
      const stale = rows[0]?.month ?? ((await firstMonth(tx, measure)) ? undefined : await firstRecord(tx, measure))
      if (stale || measure.adds === 'stock') await recompute(tx, measure, { from: stale ?? today.with({ day: 1 }), today })
    })
  }
}

/** Every cell and sum from the first record on; the answer that the incremental way must agree with. */
export async function recomputeAll(db: Db, today: Temporal.PlainDate): Promise<void> {
  for (const measure of allMeasures()) {
    await db.transaction().execute(async (tx) => {
      await recompute(tx, measure, { from: (await firstRecord(tx, measure)) ?? today, today })
    })
  }
}

/** For a server that was just filled: everything is counted once, instead of unit by unit as the rows came. */
export async function countAnew(db: Db, today: Temporal.PlainDate): Promise<void> {
  await db.deleteFrom('measure_dirty').execute()
  await recomputeAll(db, today)
}
