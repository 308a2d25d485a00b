import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import pg from 'pg'
import { systemClock } from '../../src/kernel/clock.ts'
import { clientConfig, connect } from '../../src/kernel/db/index.ts'
import { load, type Ratio, serveApart, signIn, socketOf } from './follow-up.ts'
import { root } from './program.ts'

const bodies = 500
const tasks = 200
const [shownBodies, shownTasks] = [30, 20]
const rounds = 5
const requests = 12

const most = (name: string, value: number, unit: string, bar: number): Ratio => ({ name, value, unit, bar, pass: value <= bar })
const seconds = (ms: number) => Math.round(ms / 10) / 100

/** The office × task table over 500 offices × 200 tasks: one page against its bare SQL and rendering, the whole as .xlsx, and one run of the reminders. */
export async function benchMatrix(url: string, data: string): Promise<Ratio[]> {
  const database = process.env.DATABASE_URL ?? socketOf(data)
  await fillUp(database)
  const cookie = await signIn(url)
  const page = `${url}/follow-up`
  const drawn = await fetch(page, { headers: { cookie, 'accept-encoding': 'identity' } })
  const html = await drawn.text()
  const found = html.match(/href="\/assignments\//g)?.length
  if (drawn.status !== 200 || found !== shownBodies * shownTasks)
    throw new Error(`the table answered ${drawn.status} with ${found ?? 0} cells instead of ${shownBodies * shownTasks}`)
  const styles = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, asset]) => asset!)
  const assets = await Promise.all(
    styles.map(async (asset) => gzipSync(Buffer.from(await (await fetch(url + asset)).arrayBuffer())).length),
  )
  const kb = Math.round((gzipSync(html).length + assets.reduce((a, b) => a + b, 0)) / 102.4) / 10
  return [
    most('matrix page, first load gz', kb, 'kB', 60),
    await ratio({ url: page, cookie }, database, Buffer.byteLength(html)),
    most('whole matrix as .xlsx', await timed(() => whole(`${url}/follow-up/table.xlsx`, cookie)), 's', 5),
    most('reminder run', await timed(() => remind(database)), 's', 5),
  ]
}

async function ratio(ours: { url: string; cookie: string }, database: string, bytes: number): Promise<Ratio> {
  const bare = await serveApart(import.meta.filename, [database, String(bytes)])
  const plain = { url: bare.url, cookie: '' }
  try {
    await load(ours, requests)
    await load(plain, requests)
    const ratios: number[] = []
    for (let round = 0; round < rounds; round++) ratios.push((await load(ours, requests)) / (await load(plain, requests)))
    return most('matrix page vs bare SQL and rendering', Math.round(ratios.sort((a, b) => a - b)[rounds >> 1]! * 100) / 100, 'ratio', 3)
  } finally {
    bare.end()
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await work()
  return seconds(performance.now() - began)
}

async function whole(url: string, cookie: string): Promise<void> {
  const answer = await fetch(url, { headers: { cookie } })
  const bytes = (await answer.arrayBuffer()).byteLength
  if (answer.status !== 200 || bytes < 100_000) throw new Error(`${url} answered ${answer.status} with ${bytes} bytes`)
}

async function remind(database: string): Promise<void> {
  const { jobHandlers } = (await import(join(root, 'dist/server/main.js'))) as typeof import('../../src/main.ts')
  const db = connect({ url: database })
  try {
    await jobHandlers({ db, clock: systemClock, log: console })
      .find(({ name }) => name === 'reminders')!
      .run()
  } finally {
    await db.destroy()
  }
}

const giver = `(select post.body_id from posts as post where post.role = 'education-officer' limit 1)`

/** Offices of the province's communes and tasks of its education office, in every state and with due dates before and after today. */
export async function fillUp(database: string): Promise<void> {
  const client = new pg.Client(clientConfig({ url: database }))
  await client.connect()
  await client.query(`
    with made as (insert into bodies (id, kind, line) select gen_random_uuid(), 'peoples-committee', 'state' from generate_series(1, ${bodies}) returning id),
      seat as (select place_id from body_terms where body_id = ${giver} limit 1)
    insert into body_terms (body_id, name, place_id, valid)
    select id, 'Cơ quan xã thử tải số ' || row_number() over (), (select place_id from seat), daterange('2025-07-01', null) from made`)
  await client.query(`
    insert into tasks (id, assigner_body_id, assigned_by, assigned_at, title, due_on)
    select gen_random_uuid(), assigner_body_id, assigned_by, now() - n * interval '1 day', 'Nhiệm vụ thử tải thứ ' || n || ' về phát triển trung tâm học tập cộng đồng', current_date + n - 60
    from (select assigner_body_id, assigned_by from tasks where assigner_body_id = ${giver} limit 1) as one, generate_series(1, ${tasks}) as n`)
  await client.query(`
    insert into assignments (id, task_id, body_id, role, nature, due_on, first_due_on, received_at, received_by, submitted_at, submitted_by, accepted_at, accepted_by)
    select gen_random_uuid(), t.id, b.body_id, 'lead', 'order', t.due_on, t.due_on,
      case when r > 0.2 then t.assigned_at end, case when r > 0.2 then t.assigned_by end,
      case when r > 0.5 then now() - interval '2 day' end, case when r > 0.5 then t.assigned_by end,
      case when r > 0.7 then now() end, case when r > 0.7 then (select id from people where id <> t.assigned_by limit 1) end
    from tasks as t cross join body_terms as b cross join lateral (select abs(hashtext(t.id::text || b.body_id::text)) % 1000 / 1000.0 as r) as dice
    where t.title like 'Nhiệm vụ thử tải%' and b.name like '%thử tải số%'`)
  await client.query('analyze')
  await client.end()
}

const counted = `
  select count(*) as total, count(*) filter (where done and not late) as a, count(*) filter (where done and late) as b, count(*) filter (where not done and not late) as c,
    count(*) filter (where not done and late) as d, count(distinct body_id) as bodies, count(distinct task_id) as tasks
  from (select a.body_id, a.task_id, a.accepted_at is not null as done, coalesce((a.submitted_at at time zone 'Asia/Ho_Chi_Minh')::date, current_date) > a.due_on as late
    from assignments a join tasks t on t.id = a.task_id where t.assigner_body_id = $1) as judged`
const late = `
  select a.body_id, term.name, count(*), max(current_date - a.due_on) as days from assignments a join tasks t on t.id = a.task_id
  join body_terms term on term.body_id = a.body_id and term.valid @> current_date
  where t.assigner_body_id = $1 and a.accepted_at is null and coalesce((a.submitted_at at time zone 'Asia/Ho_Chi_Minh')::date, current_date) > a.due_on
  group by a.body_id, term.name order by days desc, term.name limit 20`
const cells = `
  with chosen as (select distinct a.body_id, term.name from assignments a join tasks t on t.id = a.task_id join body_terms term on term.body_id = a.body_id and term.valid @> current_date
      where t.assigner_body_id = $1 order by term.name limit ${shownBodies}),
    shown as (select id, title from tasks where assigner_body_id = $1 order by assigned_at limit ${shownTasks})
  select a.id, chosen.name, shown.title, a.due_on, a.accepted_at, a.submitted_at, a.received_at from assignments a
  join chosen on chosen.body_id = a.body_id join shown on shown.id = a.task_id`

/** The yardstick: hand-written SQL for the same figures and cells, one template string, filled up to the same number of bytes. */
async function serveBare(database: string, bytes: number): Promise<void> {
  const pool = new pg.Pool({ ...clientConfig({ url: database }), max: 10 })
  const { rows } = await pool.query<{ id: string }>(`select ${giver} as id`)
  const own = [rows[0]!.id]
  const server = createServer(async (_, answer) => {
    const [figures, offices, found] = await Promise.all([pool.query(counted, own), pool.query(late, own), pool.query(cells, own)])
    const body = found.rows
      .map((row) => `<td><a href="/assignments/${row.id}" title="${row.title}">${row.accepted_at ? 'x' : 'o'}</a></td>`)
      .join('')
    const html = `<!doctype html><html lang="vi"><p>${JSON.stringify(figures.rows)}${JSON.stringify(offices.rows)}<table>${body}</table>`
    answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    answer.end(html + ' '.repeat(Math.max(0, bytes - Buffer.byteLength(html))))
  })
  server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port))
}

if (import.meta.main) await serveBare(process.argv[2]!, Number(process.argv[3]))
