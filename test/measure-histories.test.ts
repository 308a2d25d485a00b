import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { connect, type Db, sql } from '../src/kernel/db/index.ts'
import { allMeasures, recomputeAll, recomputeStale, workOffDirty } from '../src/measures/index.ts'
import { type World, world } from './world.ts'

/** Written once, together with what is watched (test/measures.test.ts). */
const writtenOnce = ['tasks']
const today = Temporal.PlainDate.from('2026-11-23')

let w: World
/** Corrections by hand of whoever keeps the server: the application's own role may not delete or move everything. */
let owner: Db
let columns: { table: string; name: string; type: string }[]
let communes: string[]

beforeAll(async () => {
  w = await world()
  owner = connect({ url: w.url, max: 2, statementSeconds: 120 })
  const tables = [...new Set(allMeasures().flatMap(({ reads }) => reads as string[]))].filter((table) => !writtenOnce.includes(table))
  const { rows } = await sql<{ table: string; name: string; type: string }>`
    select table_name as table, column_name as name, data_type as type from information_schema.columns
    where table_schema = 'public' and is_generated = 'NEVER' and table_name = any(${tables})
      and (data_type in ('date', 'timestamp with time zone') or udt_name = 'daterange') order by 1, 2`.execute(owner)
  columns = rows
  const found = await sql<{ id: string }>`
    select p.id from places as p join place_terms as t on t.place_id = p.id and upper_inf(t.valid) where p.kind = 'commune' order by t.name`.execute(
    owner,
  )
  communes = found.rows.map(({ id }) => id)
  await ownRules()
  await workOffDirty(w.db, today)
  return () => owner.destroy()
})

/** The department keeps norms, limits and qualifications of its own, so that it matters where it is. */
async function ownRules(): Promise<void> {
  const officer = w.as('education-officer')
  const from = '01/06/2026'
  const basis = 'Quyết định 7/QĐ-SGDĐT'
  const norm = { seat: 'centre-deputy-director/front', count: '1', homeText: 'Cán bộ Mặt trận', asks: '', basis, from: '23/11/2026' }
  expect((await officer.post('/boards/norms', norm)).status).toBe(303)
  const level = { role: 'centre-director', level: 'it/1', withinYears: '', required: 'yes', basis, from }
  expect((await officer.post('/training/norms', level)).status).toBe(303)
  const limits = { termMonths: '60', actingMonths: '6', endingDays: '200', baseSalary: '2530000', basis, from: '23/11/2026' }
  expect((await officer.post('/boards/limits', limits)).status).toBe(303)
}

type Act =
  | { do: 'move-office'; to: number }
  | { do: 'move'; column: number; row: number; days: number }
  | { do: 'delete'; column: number; row: number }
  | { do: 'end-body'; row: number; daysAgo: number }
  | { do: 'merge'; from: number; into: number }
  | { do: 'count' }

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('move' as const),
      column: fc.nat(1000),
      row: fc.nat(1000),
      days: fc.integer({ min: -200, max: 90 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('delete' as const), column: fc.nat(1000), row: fc.nat(1000) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('end-body' as const), row: fc.nat(1000), daysAgo: fc.nat(400) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('merge' as const), from: fc.nat(9), into: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('move-office' as const), to: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.constant<Act>({ do: 'count' }) },
)

const moved = (column: { name: string; type: string }, days: number) => {
  const value = sql.ref(column.name)
  if (column.type === 'date') return sql`${value} + ${days}::int`
  if (column.type === 'timestamp with time zone') return sql`${value} + ${days}::int * interval '1 day'`
  return sql`daterange(lower(${value}) + ${days}::int, upper(${value}) + ${days}::int)`
}

/** One row of a table, the nth of an order that means nothing. */
const nth = (table: string, row: number) =>
  sql`ctid = (select ctid from ${sql.table(table)} order by md5(${sql.ref(table)}::text) offset ${row} % greatest((select count(*) from ${sql.table(table)}), 1) limit 1)`

async function perform(one: Act): Promise<number> {
  if (one.do === 'count') return workOffDirty(w.db, today)
  if (one.do === 'merge') return merge(communes[one.from % communes.length]!, communes[one.into % communes.length]!)
  if (one.do === 'move-office')
    return changed(
      sql`update body_terms set place_id = ${communes[one.to % communes.length]!} where body_id in (select body_id from board_norms where body_id is not null)`,
    )
  if (one.do === 'end-body') {
    const day = today.subtract({ days: one.daysAgo })
    return changed(
      sql`update body_terms set valid = daterange(lower(valid), ${day}::date) where upper_inf(valid) and body_id in (select id from bodies where kind = 'learning-centre') and ${nth('body_terms', one.row)}`,
    )
  }
  const column = columns[one.column % columns.length]!
  const table = sql.table(column.table)
  return changed(
    one.do === 'move'
      ? sql`update ${table} set ${sql.ref(column.name)} = ${moved(column, one.days)} where ${nth(column.table, one.row)}`
      : sql`delete from ${table} where ${nth(column.table, one.row)}`,
  )
}

/** Rows changed; what the database's own rules refuse does not happen. */
async function changed(statement: ReturnType<typeof sql>): Promise<number> {
  try {
    const { numAffectedRows } = await owner.transaction().execute((tx) => statement.execute(tx))
    return Number(numAffectedRows ?? 0n)
  } catch (error) {
    if (/^(23|P0)/.test((error as { code?: string }).code ?? '')) return 0
    throw error
  }
}

async function merge(from: string, into: string): Promise<number> {
  const { rows } = await sql`select from place_heirs where from_id = any(${[from, into]}::uuid[])`.execute(owner)
  if (from === into || rows.length > 0) return 0
  await owner.transaction().execute(async (tx) => {
    await sql`update place_terms set valid = daterange(lower(valid), ${today}::date) where place_id = ${from} and upper_inf(valid)`.execute(
      tx,
    )
    await tx.insertInto('place_heirs').values({ from_id: from, to_id: into, on_date: today, share: '1', keeps_records: true }).execute()
    await sql`select repath_custody(array[${from}]::uuid[], ${today}::date)`.execute(tx)
  })
  return 1
}

/** What the incremental way left and counting everything anew changes: cells and sums that differ, none when the two agree. */
async function differences(): Promise<unknown[]> {
  return owner.connection().execute(async (one) => {
    await sql`create temp table kept as select 'cell' as kind, c::text as line from measure_cells as c union all select 'sum', s::text from measure_sums as s`.execute(
      one,
    )
    await recomputeAll(w.db, today)
    const { rows } = await sql`
      with anew as (select 'cell' as kind, c::text as line from measure_cells as c union all select 'sum', s::text from measure_sums as s)
      (select 'only incremental' as side, * from (table kept except table anew) as a limit 5)
      union all (select 'only anew', * from (table anew except table kept) as b limit 5)`.execute(one)
    await sql`drop table kept`.execute(one)
    return rows
  })
}

test('every measure of the catalogue: counting what changed gives what counting everything gives, over random corrections, ends of centres and merges', async () => {
  let acts = 0
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 8, maxLength: 24 }), async (history) => {
      for (const one of history) acts += (await perform(one)) > 0 ? 1 : 0
      await workOffDirty(w.db, today)
      expect(await differences()).toEqual([])
    }),
    // The database goes on from one history to the next, so a smaller one would prove nothing.
    { numRuns: 8, endOnFailure: true },
  )
  expect(acts, 'corrections that the database took').toBeGreaterThan(20)
}, 240_000)

test('a measure that is new to the server is counted from its first record on by the nightly run', async () => {
  const months = async () =>
    (
      await sql<{
        month: string
        n: number
      }>`select month::text, sum(numerator)::int as n from measure_cells where measure_id = 'centre.rooms' group by 1 order by 1`.execute(
        owner,
      )
    ).rows
  const before = await months()
  expect(before.length).toBeGreaterThan(24)
  await sql`delete from measure_cells where measure_id = 'centre.rooms'`.execute(owner)
  await sql`delete from measure_sums where measure_id = 'centre.rooms'`.execute(owner)
  await recomputeStale(w.db, today)
  expect(await months()).toEqual(before)
})
