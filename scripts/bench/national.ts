import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import '../../src/areas/centres/measures.ts'
import '../../src/areas/regulations/measures.ts'
import { startEmbedded } from '../../src/kernel/db/embedded.ts'
import { connect, type Db, sql } from '../../src/kernel/db/index.ts'
import { migrate } from '../../src/kernel/db/migrate.ts'
import { figuresAt, recomputeAll, workOffDirty } from '../../src/measures/index.ts'
import type { Ratio } from './follow-up.ts'
import { root } from './program.ts'

const [provinces, centres, months, measures] = [34, 11_000, 36, 25]
const [asked, shownMonths] = [10, 12]
const today = Temporal.Now.plainDateISO('Asia/Ho_Chi_Minh')
const rounds = 15

const most = (name: string, value: number, unit: string, bar: number): Ratio => ({ name, value, unit, bar, pass: value <= bar })
const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!

async function timed(work: () => Promise<unknown>, times = rounds): Promise<number> {
  const taken: number[] = []
  await work()
  for (let i = 0; i < times; i++) {
    const began = performance.now()
    await work()
    taken.push(performance.now() - began)
  }
  return median(taken)
}

const tenths = (value: number) => Math.round(value * 10) / 10

/** Nation, provinces, one centre in each of so many communes, each with a regulation in force. */
async function settle(db: Db): Promise<void> {
  await sql`create table seat as select n, n % ${sql.lit(provinces)} as province, gen_random_uuid() as place, gen_random_uuid() as centre, gen_random_uuid() as file
    from generate_series(1, ${sql.lit(centres)}) as n`.execute(db)
  await sql`create table top as select n, gen_random_uuid() as place from generate_series(-1, ${sql.lit(provinces - 1)}) as n`.execute(db)
  await sql`insert into places (id, kind) select place, case when n < 0 then 'nation' else 'province' end from top union all select place, 'commune' from seat`.execute(
    db,
  )
  await sql`insert into place_terms (id, place_id, name, parent_id, valid)
    select gen_random_uuid(), place, 'Tỉnh ' || n, case when n >= 0 then (select place from top where n = -1) end, '[2020-01-01,)'::daterange from top
    union all select gen_random_uuid(), seat.place, 'Xã ' || seat.n, top.place, '[2020-01-01,)'::daterange from seat join top on top.n = seat.province`.execute(
    db,
  )
  await db.transaction().execute((tx) => sql`select repath_all_custody(${today}::date)`.execute(tx))
  await sql`insert into bodies (id, kind, line) select centre, 'learning-centre', 'centre' from seat`.execute(db)
  await sql`insert into body_terms (id, body_id, name, place_id, valid) select gen_random_uuid(), centre, 'Trung tâm ' || n, place, '[2020-01-01,)' from seat`.execute(
    db,
  )
  await sql`insert into people (id, family_name, given_name) values ('00000000-0000-4000-8000-000000000001', 'Người', 'Thử')`.execute(db)
  await sql`insert into files (id, sha256, name, media_type, size, stored_at) select file, encode(sha256(n::text::bytea), 'hex'), 'a.pdf', 'application/pdf', 1, now() from seat`.execute(
    db,
  )
  await sql`insert into regulations (id, centre_id, title, body_text, drafted_at, drafted_by, code, issuer, decided_on, in_force_from, file_id, issued_at, issued_by)
    select gen_random_uuid(), centre, 'Quy chế', 'Điều 1', now(), '00000000-0000-4000-8000-000000000001', '1/QĐ', 'Trung tâm', ${today}::date - 700, ${today}::date - 690, file, now(),
      '00000000-0000-4000-8000-000000000001' from seat`.execute(db)
  await sql`analyze`.execute(db) // as autovacuum does on a server that runs
}

/** Cells and sums of further measures, written in the order of their keys; no record stands behind them. */
async function fill(db: Db): Promise<void> {
  const real = 2
  const cell = sql`select 'load.' || lpad(m::text, 2, '0') as measure, (date_trunc('month', ${today}::date) - k * interval '1 month')::date as month
    from generate_series(1, ${sql.lit(measures - real)}) as m, generate_series(0, ${sql.lit(months - 1)}) as k order by 1, 2`
  await sql`insert into measure_cells (measure_id, month, unit_id, slice_id, numerator, denominator)
    select measure, month, centre, '', (n * 7) % 50, 50 from (${cell}) as cell cross join (select * from seat order by centre) as seat`.execute(
    db,
  )
  await sql`insert into measure_sums (measure_id, month, place_id, slice_id, numerator, denominator)
    select measure, month, place, '', value, 50 from (${cell}) as cell cross join (
      select place, (n * 7) % 50 as value from seat
      union all select top.place, sum((seat.n * 7) % 50) from top join seat on top.n = -1 or top.n = seat.province group by top.place) as sums`.execute(
    db,
  )
  await sql`analyze`.execute(db)
}

/** The measures at the size of the country: the way from the nation to its provinces, and one centre that changes. */
export async function benchNational(): Promise<Ratio[]> {
  const folder = mkdtempSync(join(tmpdir(), 'cayda-national-'))
  const server = await startEmbedded({ folder, throwAway: true })
  try {
    await migrate({ url: server.url }, join(root, 'db/migrations'))
    const db = connect({ url: server.url, max: 2, statementSeconds: 1200 })
    try {
      await settle(db)
      await recomputeAll(db, today)
      await sql`delete from measure_dirty`.execute(db)
      await fill(db)
      return [...(await tree(db)), await touched(db)]
    } finally {
      await db.destroy()
    }
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function tree(db: Db): Promise<Ratio[]> {
  const { rows } = await sql<{ place: string }>`select place from top`.execute(db)
  const places = rows.map(({ place }) => place)
  const ids = Array.from({ length: asked }, (_, i) => `load.${String(i + 1).padStart(2, '0')}`)
  const until = today.with({ day: 1 })
  const from = until.subtract({ months: shownMonths - 1 })
  const found = await figuresAt(db, ids, places, from, until)
  const wanted = asked * shownMonths * places.length
  if (found.length !== wanted) throw new Error(`${found.length} figures instead of ${wanted}`)
  const ours = await timed(() => figuresAt(db, ids, places, from, until))
  const byHand = await timed(() =>
    sql`select measure_id, place_id, month, sum(numerator), sum(denominator) from measure_sums
      where measure_id = any(${ids}) and place_id = any(${places}::uuid[]) and month between ${from} and ${until} group by 1, 2, 3`.execute(
      db,
    ),
  )
  return [
    most('ten measures, nation and 34 provinces, 12 months', tenths(ours), 'ms', 100),
    most('the same against hand-written SQL', Math.round((ours / byHand) * 100) / 100, 'ratio', 1.5),
  ]
}

/** One centre's regulation is withdrawn and stands again: what its cells, the province's and the nation's sums cost. */
async function touched(db: Db): Promise<Ratio> {
  const { rows } = await sql<{ centre: string }>`select centre from seat order by n limit 1`.execute(db)
  const taken: number[] = []
  for (let i = 0; i <= rounds; i++) {
    const at = i % 2 === 0 ? sql`now()` : sql`null`
    await sql`update regulations set withdrawn_at = ${at}, withdrawn_by = case when ${i % 2 === 0} then issued_by end, withdraw_reason = case when ${i % 2 === 0} then 'thử' else '' end
      where centre_id = ${rows[0]!.centre}`.execute(db)
    const began = performance.now()
    await workOffDirty(db, today)
    if (i > 0) taken.push(performance.now() - began)
  }
  return most('recompute of one touched centre', tenths(median(taken)), 'ms', 50)
}
