import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { Agent, createServer, type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { clientConfig, newId } from '../../src/kernel/db/index.ts'

export interface Ratio {
  name: string
  value: number
  unit: string
  bar: number
  pass: boolean
}

const person = 'education-officer'
const rows = 50
const rounds = 5
const requests = 200
const concurrency = 8
const bar = 0.4

/** The list of 50 offices × tasks of our program against a bare node:http and pg page with the same rows and bytes, in alternating rounds. */
export async function benchFollowUp(url: string, data: string): Promise<Ratio> {
  const database = process.env.DATABASE_URL ?? socketOf(data)
  await fillUp(database)
  return compare(`${url}/follow-up/list`, await signIn(url), database)
}

export async function compare(page: string, cookie: string, database: string): Promise<Ratio> {
  const drawn = await fetch(page, { headers: { cookie, 'accept-encoding': 'identity' } })
  const html = await drawn.text()
  const found = html.match(/href="\/assignments\//g)?.length
  if (drawn.status !== 200 || found !== rows)
    throw new Error(`the list page answered ${drawn.status} with ${found ?? 0} rows instead of ${rows}`)
  const bare = await serveApart(import.meta.filename, [database, String(Buffer.byteLength(html))])
  try {
    const [ours, plain] = [
      { url: page, cookie },
      { url: bare.url, cookie: '' },
    ]
    await load(ours, requests)
    await load(plain, requests)
    const ratios: number[] = []
    for (let round = 0; round < rounds; round++) ratios.push((await load(plain, requests)) / (await load(ours, requests)))
    const value = Math.round(ratios.sort((a, b) => a - b)[Math.floor(rounds / 2)]! * 100) / 100
    return { name: 'list-page-vs-bare', value, unit: 'ratio', bar, pass: value >= bar }
  } finally {
    bare.end()
  }
}

/** Milliseconds for so many requests with eight at a time over kept connections. */
export async function load({ url, cookie }: { url: string; cookie: string }, count: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency })
  let left = count
  const began = performance.now()
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      while (left-- > 0) await get(url, cookie, agent)
    }),
  )
  agent.destroy()
  return performance.now() - began
}

function get(url: string, cookie: string, agent: Agent): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  request(url, { agent, headers: { cookie } }, (answer: IncomingMessage) => {
    if (answer.statusCode !== 200) reject(new Error(`${url} answered ${answer.statusCode}`))
    answer.resume().on('end', resolve)
  })
    .on('error', reject)
    .end()
  return promise
}

export async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/sign-in/demo`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: url },
    body: new URLSearchParams({ person }),
  })
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  if (!cookie) throw new Error(`the demo did not let ${person} in: ${answer.status}`)
  return cookie
}

/** Where the embedded server of a data folder listens; a deep folder has a short one beside the temporary files. */
export function socketOf(data: string): string {
  const inside = join(data, 'socket')
  return `socket:${existsSync(inside) ? inside : join(tmpdir(), `cayda-${createHash('sha256').update(data).digest('hex').slice(0, 12)}`)}?db=cayda`
}

/** The demo's officer follows 40 assignments; a page has 50. */
async function fillUp(database: string): Promise<void> {
  const client = new pg.Client(clientConfig({ url: database }))
  await client.connect()
  for (let i = 0; i < 2; i++) {
    const id = newId()
    await client.query(
      `insert into tasks (id, assigner_body_id, assigned_by, assigned_at, title) select $1, assigner_body_id, assigned_by, assigned_at, title from tasks
      where assigner_body_id = (select post.body_id from posts as post where post.role = $2 limit 1) limit 1`,
      [id, person],
    )
    await client.query(
      `insert into assignments (id, task_id, body_id, role, nature) select gen_random_uuid(), $1, body_id, role, nature from assignments where task_id =
      (select task_id from assignments join tasks on tasks.id = task_id where assigner_body_id = (select assigner_body_id from tasks where id = $1) and task_id <> $1 limit 1)`,
      [id],
    )
  }
  await client.end()
}

const bareRows = `
  select a.id, term.name as body, t.title, a.role, a.nature, to_char(a.due_on, 'DD/MM/YYYY') as due, leader.name as holder,
    case when a.accepted_at is not null then 'Đã hoàn thành' when a.submitted_at is not null then 'Đã báo cáo, chờ xác nhận' when a.started_at is not null then 'Đang thực hiện'
      when a.received_at is not null then 'Đã tiếp nhận' else 'Chưa tiếp nhận' end as status,
    case when coalesce((a.submitted_at at time zone 'Asia/Ho_Chi_Minh')::date, current_date) > a.due_on then 'Quá hạn' else 'Trong hạn' end as timeliness,
    to_char(greatest(t.assigned_at, entry.at) at time zone 'Asia/Ho_Chi_Minh', 'DD/MM/YYYY') as updated
  from assignments as a join tasks as t on t.id = a.task_id join body_terms as term on term.body_id = a.body_id and term.valid @> current_date
  left join people as leader on leader.id = a.leader_in_charge
  left join lateral (select at from assignment_entries where assignment_id = a.id and shared order by at desc limit 1) as entry on true
  where t.assigner_body_id = (select post.body_id from posts as post where post.role = '${person}' limit 1)
  order by a.due_on nulls last, term.name limit ${rows}`

/** The yardstick: one query, one template string, filled up to the same number of bytes. */
function serveBare(database: string, bytes: number): void {
  const pool = new pg.Pool({ ...clientConfig({ url: database }), max: 10 })
  const cell = (text: string | null) => `<td>${(text ?? '').replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</td>`
  const server = createServer(async (_, answer) => {
    const { rows: found } = await pool.query<Record<string, string | null>>(bareRows)
    const body = found
      .map(
        (row) =>
          `<tr><td><a href="/assignments/${row.id}">${row.title}</a></td>${[row.body, row.role, row.nature, row.due, row.holder, row.status, row.timeliness, row.updated].map((text) => cell(text!)).join('')}</tr>`,
      )
      .join('')
    const html = `<!doctype html><html lang="vi"><title>Danh sách</title><table>${body}</table>`
    answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    answer.end(html + ' '.repeat(Math.max(0, bytes - Buffer.byteLength(html))))
  })
  server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port))
}

/** In a process of its own, as the program is. */
export async function serveApart(program: string, args: string[]): Promise<{ url: string; end(): void }> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const port = await new Promise<string>((ready, fail) => {
    child.once('exit', () => fail(new Error('the bare page did not start')))
    child.stdout.once('data', (chunk: Buffer) => ready(chunk.toString().trim()))
  })
  return { url: `http://127.0.0.1:${port}/`, end: () => child.kill() }
}

if (import.meta.main) serveBare(process.argv[2]!, Number(process.argv[3]))
