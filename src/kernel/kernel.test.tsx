import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { FSDriver } from 'flydrive/drivers/fs'
import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { testDatabase } from '../../test/world.ts'
import { Actor, noBodies, type Post, verb } from './access.ts'
import { canonical, recordAudit, verifyAudit } from './audit.ts'
import { clientConfig, connect, type Db, dateRange, newId, sql } from './db/index.ts'
import { parseDateRange } from './db/values.ts'
import { constraintSays } from './errors.ts'
import { Files, sniff } from './files.ts'
import { date, parseDate } from './format.ts'
import { command, createApp, page, refuse, routes, seeOther, useFacts } from './http/index.ts'
import { openSession } from './http/session.ts'
import { both } from './words.ts'

const body = newId()
const ana = { id: newId(), name: 'Ana' }
const now = Temporal.Instant.from('2026-11-23T02:00:00Z')
const post: Post = {
  id: newId(),
  bodyId: body,
  bodyName: 'Cơ quan',
  placeId: newId(),
  placePath: 'a',
  line: 'state',
  role: 'writer',
  roleName: 'Văn thư',
  acting: false,
  from: Temporal.PlainDate.from('2026-01-01'),
  until: null,
}
const write = verb('test.write', 'own', ['writer'])
const rule = verb('test.rule', 'own', ['ruler'])

const Form = z.object({ key: z.string().min(2, both('Khóa quá ngắn. Ghi ít nhất 2 chữ.', 'The key is too short.')) })
function Page() {
  const { typed, problems, lang } = useFacts()
  return <p lang={lang}>{`typed=${typed.key ?? ''} problems=${problems.map((problem) => problem.text).join('|')}`}</p>
}
const show = page({ path: '/notes', verb: write }, () => <Page />)
const save = command({ path: '/notes', verb: write, form: Form, again: show }, async ({ form, tx }) => {
  if (form.key === 'no') return refuse(both('Không được.', 'No.'))
  await tx.insertInto('settings').values({ key: form.key, value: '1' }).execute()
  return seeOther('/notes')
})
const secretPage = page({ path: '/ruled', verb: rule }, () => <p>ruled</p>)

let url: string
let db: Db
let app: ReturnType<typeof createApp>
let cookie: string

beforeAll(async () => {
  url = await testDatabase()
  db = connect({ url, role: 'cayda_app', max: 8 })
  const publicDb = connect({ url, role: 'cayda_public', max: 1 })
  const files = new Files(new FSDriver({ location: mkdtempSync(join(tmpdir(), 'cayda-')), visibility: 'private' }))
  const actor = new Actor({ person: ana, post, posts: [post], below: noBodies, managed: noBodies })
  app = createApp({
    routes: routes(show, save, secretPage),
    db,
    publicDb,
    files,
    clock: { now: () => now },
    demo: false,
    loadVisitor: async (db, session) => {
      const [held] = (await session.execute(db)).rows
      return held ? { held, actor } : null
    },
    nav: async () => [],
    acted: () => {},
    errorPage: ({ problems }) => <p>{problems.map((problem) => problem.text).join(' ')}</p>,
    resumePage: ({ fields }) => <p>{`kept ${JSON.stringify(fields)}`}</p>,
    log: { error: () => {}, info: () => {} },
  })
  cookie = `cayda=${await db.transaction().execute((tx) => openSession(tx, ana.id, post.id, now, ''))}`
  return async () => {
    await db.destroy()
    await publicDb.destroy()
  }
})

const origin = { origin: 'http://x.test', host: 'x.test' }
function send(fields: Record<string, string>, headers: Record<string, string> = {}) {
  return app.request('http://x.test/notes', {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { ...origin, cookie, 'content-type': 'application/x-www-form-urlencoded', ...headers },
  })
}
const noteCount = async () => Number((await db.selectFrom('settings').select(sql<number>`count(*)`.as('n')).executeTakeFirstOrThrow()).n)
const auditCount = async () => Number((await db.selectFrom('audit_log').select(sql<number>`count(*)`.as('n')).executeTakeFirstOrThrow()).n)

test('a stranger is sent to sign in; a route whose verb the post lacks does not exist', async () => {
  expect((await app.request('http://x.test/notes')).headers.get('location')).toBe('/sign-in?next=%2Fnotes')
  expect((await app.request('http://x.test/ruled', { headers: { cookie } })).status).toBe(404)
})

test.each([
  ['no known origin', { origin: 'null' }],
  ['another origin', { origin: 'http://evil.test' }],
  ['a cross-site fetch', { 'sec-fetch-site': 'cross-site' }],
] as [string, Record<string, string>][])('a write from %s is refused and leaves nothing', async (_, headers) => {
  const before = await noteCount()
  expect((await send({ key: 'csrf' }, headers)).status).toBe(403)
  expect(await noteCount()).toBe(before)
})

test('a refused form comes back with what was typed, the sentence and 422, and leaves no audit row', async () => {
  const before = await auditCount()
  const response = await send({ key: 'x' })
  expect(response.status).toBe(422)
  expect(await response.text()).toContain('typed=x problems=Khóa quá ngắn. Ghi ít nhất 2 chữ.')
  expect((await send({ key: 'no' })).status).toBe(422)
  expect(await (await send({ key: 'yes', owner: 'me' })).text()).toContain('mục lạ: owner')
  expect(await auditCount()).toBe(before)
})

test('a session that ended keeps what was being sent', async () => {
  const response = await send({ key: 'typed words' }, { cookie: 'cayda=gone' })
  expect(response.status).toBe(401)
  expect(await response.text()).toContain('typed words')
})

test('the language can be switched mid-form without losing a word', async () => {
  const html = await (await send({ key: 'half typed', _lang: 'en' })).text()
  expect(html).toContain('lang="en"')
  expect(html).toContain('typed=half typed')
})

test('the same key and body write once, also twenty times at the same moment; another body is a conflict', async () => {
  const once = newId()
  const before = await noteCount()
  const answers = await Promise.all(Array.from({ length: 20 }, () => send({ key: 'parallel', _once: once })))
  expect(answers.map((answer) => answer.status)).toEqual(Array(20).fill(303))
  expect(await noteCount()).toBe(before + 1)
  expect((await send({ key: 'different', _once: once })).status).toBe(409)
})

test('JSON clients get the location or problem+json', async () => {
  const json = (fields: object) =>
    app.request('http://x.test/notes', {
      method: 'POST',
      body: JSON.stringify(fields),
      headers: { ...origin, cookie, 'content-type': 'application/json', accept: 'application/json' },
    })
  expect(await (await json({ key: 'by json' })).json()).toEqual({ location: '/notes' })
  const refused = await json({ key: 'x' })
  expect([refused.status, refused.headers.get('content-type')]).toEqual([422, 'application/problem+json; charset=utf-8'])
})

test('a violated constraint with a sentence is a refusal, one without is a failure with a code and no trace', async () => {
  await send({ key: 'twice' })
  expect((await send({ key: 'twice' })).status).toBe(500)
  constraintSays('settings_pkey', both('Khóa này đã có. Ghi khóa khác.', 'This key exists.'), 'key')
  const refused = await send({ key: 'twice' })
  expect([refused.status, (await refused.text()).includes('Khóa này đã có')]).toEqual([422, true])
})

test('the audit chain names the row that was changed, removed or cut off', async () => {
  expect((await verifyAudit(db)).firstBad).toBeNull()
  const owner = new pg.Client(clientConfig({ url }))
  await owner.connect()
  const chain = newId()
  for (let i = 0; i < 5; i++) {
    const entry = {
      bodyId: chain,
      at: now,
      personId: ana.id,
      postId: null,
      verb: 'test',
      subjectId: null,
      detail: { i, nested: { b: 1, a: [1, 'á'] } },
    }
    await db.transaction().execute((tx) => recordAudit(tx, entry))
  }
  const tamper = async (statement: string, seq: number, reason: string) => {
    await owner.query('begin')
    await owner.query(statement, [chain])
    await owner.query('commit')
    expect((await verifyAudit(db)).firstBad).toEqual({ bodyId: chain, seq, reason })
  }
  await owner.query('create table saved as select * from audit_log')
  await tamper(`update audit_log set detail = detail || '{"i": 9}' where body_id = $1 and seq = 3`, 3, 'changed')
  await owner.query('delete from audit_log; insert into audit_log select * from saved')
  await tamper('delete from audit_log where body_id = $1 and seq = 2', 2, 'missing')
  await owner.query('delete from audit_log; insert into audit_log select * from saved')
  await tamper('delete from audit_log where body_id = $1 and seq = 5', 5, 'cut-off')
  await owner.query('delete from audit_log; insert into audit_log select * from saved; drop table saved')
  expect((await verifyAudit(db)).firstBad).toBeNull()
  await owner.end()
})

test('the application cannot change or remove an audit row, and a visitor cannot read any table', async () => {
  await expect(db.updateTable('audit_log').set({ verb: 'x' }).execute()).rejects.toThrow('permission denied')
  await expect(db.deleteFrom('audit_log').execute()).rejects.toThrow('permission denied')
  const publicDb = connect({ url, role: 'cayda_public', max: 1 })
  await expect(publicDb.selectFrom('sessions').selectAll().execute()).rejects.toThrow('permission denied')
  await publicDb.destroy()
})

test('fold ignores accents, đ, tone place, case and the shape of the apostrophe', async () => {
  const folded = async (text: string) => (await sql<{ f: string }>`select fold(${text}) as f`.execute(db)).rows[0]!.f
  expect(await folded('Đảng ủy xã HOÀ ÂN')).toBe('dang uy xa hoa an')
  expect(await folded('hoà')).toBe(await folded('hòa'))
  expect(await folded('Ủy ban'.normalize('NFD'))).toBe('uy ban')
  expect(await folded('Ea M’Droh')).toBe(await folded("Ea M'Droh"))
})

test('file types are told by content', () => {
  const bytes = (text: string) => new TextEncoder().encode(text)
  expect(sniff(bytes('%PDF-1.7'), 'a.docx')).toBe('application/pdf')
  expect(sniff(bytes('MZ program'), 'a.pdf')).toBeUndefined()
  expect(sniff(bytes('văn bản'), 'a.txt')).toBe('text/plain')
  expect(sniff(Buffer.from('PK\x03\x04 word/document.xml vbaProject.bin'), 'a.docx')).toBeUndefined()
})

test('dates and ranges read back as written', () => {
  const day = fc
    .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
    .map((value) => Temporal.PlainDate.from(value.toISOString().slice(0, 10)))
  fc.assert(fc.property(day, (value) => parseDate(date(value))?.equals(value) === true))
  fc.assert(
    fc.property(day, fc.option(day), (from, until) => {
      const read = parseDateRange(dateRange(from, until))
      return read.from?.equals(from) === true && (until ? read.until?.equals(until) === true : read.until === null)
    }),
  )
  expect(parseDate('31/02/2026')).toBeNull()
  expect(canonical({ b: 1, a: { d: [2], c: undefined } })).toBe('{"a":{"d":[2]},"b":1}')
})

test('identifiers sort by time and are well-formed', () => {
  const ids = Array.from({ length: 50 }, newId)
  expect(new Set(ids).size).toBe(50)
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
