import { createHash } from 'node:crypto'
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { FSDriver } from 'flydrive/drivers/fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPromise } from 'yauzl'
import { ZipFile } from 'yazl'
import { testDb, world } from '../../test/world.ts'
import { verifyAudit } from '../kernel/audit.ts'
import { dayOf } from '../kernel/clock.ts'
import { type Db, sql } from '../kernel/db/index.ts'
import { Files } from '../kernel/files.ts'
import { openSession } from '../kernel/http/session.ts'
import { cayda } from '../wiring.tsx'
import { exportUnit, importUnitPackage, type Manifest, PackageRefused, readSchema, rules, type Unit, unitOfPlace } from './index.ts'

const w = await world()
const folder = mkdtempSync(join(tmpdir(), 'cayda-unit-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const path = join(folder, 'nha-nam.zip')
let unit: Unit
let manifest: Manifest
const letter = { path: '' }
const evidence = 'Biên bản họp chi bộ thôn Gốc Đa, ngày 20/11/2026.'

const incoming = {
  declared: 'yes',
  direction: 'incoming',
  system: 'state',
  kind: 'CV',
  parent: '',
  issuer: 'Phòng Nội vụ',
  code: '18/NV',
  place: 'Bắc Ninh',
  date: '20/11/2026',
  subject: 'báo cáo số liệu trung tâm học tập cộng đồng',
  addressees: 'Đảng ủy các xã',
  distribution: '',
  authority: '',
  position: 'TRƯỞNG PHÒNG',
  signer: 'Nguyễn Văn Mẫu',
  text: 'Kính gửi: Đảng ủy các xã.\n\n1. Đề nghị báo cáo trước ngày 30/11/2026.',
}
const strangeSubject = 'chuyện riêng của xã bên 7351'

const filesIn = (name: string) => new Files(new FSDriver({ location: join(folder, name), visibility: 'private' }))
const nothing = async () => {}

async function one<T>(db: Db, query: string): Promise<T> {
  return (await sql<T>`${sql.raw(query)}`.execute(db)).rows[0]!
}
const count = async (db: Db, from: string) => (await one<{ n: number }>(db, `select count(*) as n from ${from}`)).n

async function partsOf(from: string): Promise<Map<string, Buffer>> {
  const zip = await openPromise(from, { autoClose: false })
  const parts = new Map<string, Buffer>()
  for await (const entry of zip.eachEntry()) {
    const stream = await zip.openReadStreamPromise(entry)
    parts.set(entry.fileName, Buffer.concat(await Array.fromAsync(stream as AsyncIterable<Buffer>)))
  }
  zip.close()
  return parts
}

async function packed(name: string, parts: Map<string, Buffer>): Promise<string> {
  const zip = new ZipFile()
  for (const [part, content] of parts) zip.addBuffer(content, part)
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(join(folder, name)))
  return join(folder, name)
}

beforeAll(async () => {
  const saved = await w.as('party-clerk').post('/letters', incoming)
  expect(saved.status).toBe(303)
  const elsewhere = { ...incoming, code: '19/NV', subject: strangeSubject }
  expect((await w.as('tan-yen/party-clerk').post('/letters', elsewhere)).status).toBe(303)
  letter.path = saved.headers.get('location')!
  // Texts copied from Word carry line separators that JSON leaves as they are.
  await sql`update documents set body_text = body_text || ${'dòng trên\u2028dòng dưới\u2029hết'} where code = '18/NV'`.execute(w.db)
  // A closed shortcoming and its recheck come in by the same statement.
  const closed = await one<{ id: string; day: Temporal.PlainDate }>(
    w.db,
    `select s.id, s.found_on as day from shortcomings s join body_terms t on t.body_id = s.centre_id where t.name = 'Trung tâm học tập cộng đồng xã Nhã Nam' limit 1`,
  )
  await sql`
    insert into shortcoming_rechecks (id, shortcoming_id, at, by, passed, note) values (gen_random_uuid(), ${closed.id}, now(), ${w.demo.people.chair}, true, 'Đạt')`.execute(
    w.db,
  )
  await sql`update shortcomings set closed_on = ${closed.day} where id = ${closed.id}`.execute(w.db)
  const head = w.as('village-head')
  const open = /href="(\/assignments\/[0-9a-f-]+)"/.exec(await (await head.get('/')).text())![1]!
  await head.post(`${open}/receipt`)
  expect((await head.post(`${open}/products`, {}, { file: new File([evidence], 'bien-ban.txt') })).status).toBe(303)
  unit = await unitOfPlace(w.db, 'Xã Nhã Nam', dayOf(w.clock.now()))
  manifest = await exportUnit(w.db, w.files, unit, path, w.clock.now())
})

test('every table of the database has a rule for what goes with a unit', async () => {
  expect([...(await readSchema(w.db)).keys()].sort()).toEqual(Object.keys(rules).sort())
})

test('the package goes into an empty server and comes out of it the same, row by row and file by file', async () => {
  const db = await testDb()
  const files = filesIn('same')
  let recorded: Manifest | undefined
  await importUnitPackage(db, files, path, async (_tx, taken) => {
    recorded = taken
  })
  expect(recorded).toEqual(manifest)
  const again = await exportUnit(db, files, unit, join(folder, 'again.zip'), w.clock.now())
  expect(again.tables).toEqual(manifest.tables)
  expect(manifest.leftBlank, 'a presenter and a model of other centres').toEqual({
    'presenter_talks.presenter_id': 1,
    'model_adoptions.model_id': 1,
    'model_adoptions.version_id': 1,
  })
  expect(again).toEqual({ ...manifest, leftBlank: {} })
  expect(manifest.tables.documents!.rows).toBeGreaterThan(5)
  expect(manifest.tables.assignment_entries!.rows).toBeGreaterThan(5)
  expect(manifest.tables.audit_log!.rows).toBeGreaterThan(1)
  expect(await verifyAudit(db, unit.bodies)).toEqual({ rows: manifest.tables.audit_log!.rows, firstBad: null })
})

test('on the new server the letter opens, the evidence downloads, and the first visit makes an administrator', async () => {
  const db = await testDb()
  const files = filesIn('opens')
  await importUnitPackage(db, files, path, nothing)
  expect(await one(db, 'select needed from public_setup')).toEqual({ needed: true })
  const app = cayda({ db, publicDb: db, clock: w.clock, files, log: { error: () => {}, info: () => {} } })
  const as = async (key: string) => {
    const token = await db.transaction().execute((tx) => openSession(tx, w.demo.people[key]!, null, w.clock.now(), 'test'))
    return (to: string) =>
      app.request(`http://cayda.test${to}`, { headers: { host: 'cayda.test', accept: 'text/html', cookie: `cayda=${token}` } })
  }
  const page = await (await as('party-clerk'))(letter.path)
  expect([page.status, (await page.text()).includes('áo cáo số liệu trung tâm học tập cộng đồng')]).toEqual([200, true])
  const head = await as('village-head')
  const open = /href="(\/assignments\/[0-9a-f-]+)"/.exec(await (await head('/')).text())![1]!
  const file = /href="([^"]*\/files\/[^"]+)"/.exec(await (await head(open)).text())![1]!
  expect(await (await head(file)).text()).toBe(evidence)
})

test('nothing of another office goes along that the unit does not read', async () => {
  const db = await testDb()
  await importUnitPackage(db, filesIn('least'), path, nothing)
  const bodies = `('${unit.bodies.join("','")}')`
  await sql`update people set phone = '0900000001', email = 'x@example.vn'`.execute(w.db)
  const later = join(folder, 'later.zip')
  await exportUnit(w.db, w.files, unit, later, w.clock.now())
  const parts = await partsOf(later)
  const people = parts
    .get('tables/people.jsonl')!
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const { rows } = await sql<{ id: string }>`
    select distinct person_id as id from tenures join posts on posts.id = post_id where body_id = any(${unit.bodies}::uuid[])`.execute(w.db)
  const ours = new Set(rows.map(({ id }) => id))
  expect(
    people
      .filter(({ phone }) => phone !== null)
      .map(({ id }) => id)
      .sort(),
  ).toEqual([...ours].sort())
  expect(people.filter(({ id }) => !ours.has(id)).length).toBeGreaterThan(0)

  expect(await count(w.db, `assignments where body_id not in ${bodies}`)).toBeGreaterThan(20)
  const strange = `not exists (select from tasks g where g.id = task_id and g.assigner_body_id in ${bodies})`
  expect(await count(db, `assignments where body_id not in ${bodies} and ${strange}`)).toBe(0)
  expect(await count(w.db, `documents where subject = '${strangeSubject}'`)).toBe(1)
  expect([...parts.values()].some((part) => part.includes(strangeSubject))).toBe(false)
  expect(await count(db, `arrivals where body_id not in ${bodies}`)).toBe(0)
  expect(await count(db, `audit_log where body_id not in ${bodies}`)).toBe(0)
  expect(await count(db, 'accounts')).toBe(0)
  expect([...parts.values()].some((part) => part.includes('password_hash'))).toBe(false)
})

test('one office alone goes with its own papers and not with those of its neighbours in the commune', async () => {
  const body = await one<{ id: string }>(w.db, `select body_id as id from body_terms where name = 'Đảng ủy xã Nhã Nam' limit 1`)
  const party = { name: 'Đảng ủy xã Nhã Nam', bodies: [body.id] }
  const alone = join(folder, 'party.zip')
  const made = await exportUnit(w.db, w.files, party, alone, w.clock.now())
  const db = await testDb()
  await importUnitPackage(db, filesIn('alone'), alone, nothing)
  expect(made.tables.documents!.rows).toBeGreaterThan(0)
  expect(made.tables.documents!.rows).toBeLessThan(manifest.tables.documents!.rows)
  expect(
    await count(
      db,
      `documents d where not exists (select from document_readers r where r.document_id = d.id and r.body_id = '${body.id}')`,
    ),
  ).toBe(0)
  expect(await count(db, `arrivals where body_id <> '${body.id}'`)).toBe(0)
  expect(
    await count(db, `assignment_entries e join assignments a on a.id = e.assignment_id where a.body_id <> '${body.id}' and not e.shared`),
  ).toBe(0)
})

test('the library keeps its own rows and takes what it lacks, relations by code and date', async () => {
  const made = await one<{ id: string }>(
    w.db,
    `insert into legal_texts (kind, code, dated_on) values ('HD', '9-HD/TUBG', '2026-10-01') returning id`,
  )
  await sql`insert into legal_relations (from_id, to_id, kind) select ${made.id}, id, 'guides' from legal_texts where code = '399-QĐ/TW'`.execute(
    w.db,
  )
  const withLibrary = join(folder, 'library.zip')
  await exportUnit(w.db, w.files, unit, withLibrary, w.clock.now())
  const db = await testDb()
  await sql`delete from legal_relations`.execute(db)
  await sql`update legal_texts set id = gen_random_uuid()`.execute(db)
  await importUnitPackage(db, filesIn('library'), withLibrary, nothing)
  const pairs = `select coalesce(jsonb_agg(pair order by pair), '[]') as pairs from (select a.code || ' ' || r.kind || ' ' || b.code as pair
    from legal_relations r join legal_texts a on a.id = r.from_id join legal_texts b on b.id = r.to_id) as p`
  expect(await one(db, pairs)).toEqual(await one(w.db, pairs))
  expect(await count(db, 'legal_texts')).toBe(await count(w.db, 'legal_texts'))
})

const broken: [what: string, sentence: string, spoil: (parts: Map<string, Buffer>) => Promise<string>][] = [
  [
    'a cut file',
    'bị cắt giữa chừng',
    async () => {
      const cut = join(folder, 'cut.zip')
      writeFileSync(cut, readFileSync(path).subarray(0, 40_000))
      return cut
    },
  ],
  [
    'no package at all',
    'không phải gói',
    async () => {
      const other = join(folder, 'other.zip')
      writeFileSync(other, 'Không phải gói')
      return other
    },
  ],
  [
    'a changed record',
    'tables/people.jsonl',
    async (parts) => {
      parts.set('tables/people.jsonl', Buffer.from(parts.get('tables/people.jsonl')!.toString().replace('Quảng', 'Quang')))
      return packed('changed.zip', parts)
    },
  ],
  [
    'a missing file',
    'Gói thiếu "files/',
    async (parts) => {
      parts.delete([...parts.keys()].find((name) => name.startsWith('files/'))!)
      return packed('missing.zip', parts)
    },
  ],
  ['a file that nobody named', 'files/lạ', async (parts) => packed('strange.zip', parts.set('files/lạ', Buffer.from('x')))],
  [
    'a newer version',
    'phiên bản mới hơn',
    async (parts) => {
      const newer = JSON.parse(parts.get('manifest.json')!.toString()) as Manifest
      newer.migrations.push('9999_later.sql')
      return packed('newer.zip', parts.set('manifest.json', Buffer.from(JSON.stringify(newer))))
    },
  ],
  [
    'a log whose rows were exchanged by somebody who also wrote a new manifest',
    'Nhật ký trong gói không liền mạch',
    async (parts) => {
      const name = 'tables/audit_log.jsonl'
      const log = Buffer.from(parts.get(name)!.toString().replace('letter.enter', 'letter.purge'))
      const forged = JSON.parse(parts.get('manifest.json')!.toString()) as Manifest
      forged.tables.audit_log!.sha256 = createHash('sha256').update(log).digest('hex')
      return packed('forged.zip', parts.set(name, log).set('manifest.json', Buffer.from(JSON.stringify(forged))))
    },
  ],
]

test.each(broken)('%s is refused with a sentence and nothing is taken', async (_what, sentence, spoil) => {
  const db = await testDb()
  const files = filesIn('refused')
  const refusal = await importUnitPackage(db, files, await spoil(await partsOf(path)), nothing).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(PackageRefused)
  expect((refusal as Error).message).toContain(sentence)
  expect(await count(db, 'places')).toBe(0)
  expect(await count(db, 'documents')).toBe(0)
})

test('a server with data refuses a package, and a second import of the same one', async () => {
  await expect(importUnitPackage(w.db, w.files, path, nothing)).rejects.toThrow('đã có dữ liệu')
  const db = await testDb()
  await importUnitPackage(db, filesIn('twice'), path, nothing)
  await expect(importUnitPackage(db, filesIn('twice'), path, nothing)).rejects.toThrow('đã có dữ liệu')
})
