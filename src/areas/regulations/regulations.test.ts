import { Workbook } from '@cj-tech-master/excelts'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { type World, world } from '../../../test/world.ts'
import { sql } from '../../kernel/db/index.ts'
import { recomputeAll, workOffDirty } from '../../measures/index.ts'
import { blocksOf, filledIn, shortfalls, statusOf } from '../../work/issued-texts.ts'
import { recordTouched } from '../../work/tasks/index.ts'
import { regulationInForce } from './measures.ts'
import { shipped } from './template.ts'

let w: World
beforeAll(async () => {
  w = await world()
})

const today = Temporal.PlainDate.from('2026-11-23')
const pdf = () => new File(['%PDF-1.4 bản ký'], 'quy chế đã ký.pdf')

test('a text is ready when its articles count from one and no place is left open', () => {
  expect(shortfalls('')).toEqual([{ why: 'no-articles' }])
  expect(shortfalls('Chương I. CHUNG\nĐiều 1. A\n1. x\nĐiều 2: B')).toEqual([])
  expect(shortfalls('Điều 1. A\nĐiều 3. B')).toEqual([{ why: 'number', expected: 2, found: 3 }])
  expect(shortfalls('Điều 2. A')).toEqual([{ why: 'number', expected: 1, found: 2 }])
  expect(shortfalls('Điều 1. Họp ngày [ngày họp] hằng tháng')).toEqual([{ why: 'blank', text: '[ngày họp]' }])
  expect(shortfalls('Điều 1. Họp ngày [ngày họp], mở từ [giờ mở cửa]; [ngày họp] là ngày làm việc')).toEqual([
    { why: 'blank', text: '[ngày họp]' },
    { why: 'blank', text: '[giờ mở cửa]' },
  ])
  expect(shortfalls('Điều 1. Họp ngày …… hằng tháng')).toEqual([{ why: 'blank', text: '……' }])
  expect(shortfalls('Điều 1. Theo Điều 3. của Luật')).toEqual([])
})

test('the shipped template leaves open only what the centre has to say itself', () => {
  const text = filledIn(shipped.body, { centre: 'Trung tâm A', place: 'Xã A' })
  expect([...new Set(text.match(/\[[^\]]+\]/g))]).toEqual(['[ngày họp]', '[giờ mở cửa]'])
  expect(shortfalls(text.replaceAll(/\[[^\]]+\]/g, 'x'))).toEqual([])
  expect(blocksOf(text).filter(({ kind }) => kind === 'article')).toHaveLength(15)
})

test('any text of articles numbered in order is ready, and one that lacks a number is not', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(), (n, cut) => {
      const lines = Array.from({ length: n }, (_, i) => `Điều ${i + 1}. Nội dung`)
      expect(shortfalls(lines.join('\n'))).toEqual([])
      const without = lines.toSpliced(cut % n, 1)
      if (cut % n < n - 1) expect(shortfalls(without.join('\n')).map(({ why }) => why)).toContain('number')
    }),
  )
})

test('a version is in force from its day until the day of the next one', () => {
  const day = (text: string) => Temporal.PlainDate.from(text)
  const facts = { issuedAt: w.clock.now(), inForceFrom: day('2026-10-01'), supersededOn: day('2026-11-01'), withdrawnAt: null }
  expect(['2026-09-30', '2026-10-01', '2026-10-31', '2026-11-01'].map((on) => statusOf(facts, day(on)))).toEqual([
    'to-come',
    'in-force',
    'in-force',
    'superseded',
  ])
  expect(statusOf({ ...facts, withdrawnAt: w.clock.now() }, day('2026-10-05'))).toBe('withdrawn')
  expect(statusOf({ ...facts, issuedAt: null, inForceFrom: null }, day('2026-10-05'))).toBe('draft')
})

async function centreOf(commune: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select b.id from bodies b join body_terms t on t.body_id = b.id and upper(t.valid) is null
    where b.kind = 'learning-centre' and t.name = ${`Trung tâm học tập cộng đồng ${commune}`}`.execute(w.db)
  return rows[0]!.id
}
const draftOf = async (centre: string) =>
  (await w.db.selectFrom('regulations').select('id').where('centre_id', '=', centre).where('issued_at', 'is', null).executeTakeFirst())?.id

test('the province sees who lacks one, on the page, in JSON and in the sheet; a commune sees its own territory only', async () => {
  const officer = w.as('education-officer')
  expect(await (await officer.json('/regulations')).json()).toEqual({ centres: 5, lacking: 1 })
  const lacking = await (await officer.get('/regulations?state=lack')).text()
  expect([lacking.includes('xã Quang Trung'), lacking.includes('xã Nhã Nam'), lacking.includes('>03/QĐ-TTHTCĐ<')]).toEqual([
    false,
    true,
    false,
  ])
  expect(await (await officer.get('/regulations?q=phuc+hoa')).text()).toContain('04/QĐ-TTHTCĐ')
  const book = new Workbook()
  await book.xlsx.load(Buffer.from(await (await officer.get('/regulations/list.xlsx?state=lack')).arrayBuffer()))
  expect(book.worksheets[0]!.rowCount).toBe(2)
  expect(await (await w.as('chair').json('/regulations')).json()).toEqual({ centres: 1, lacking: 1 })
  for (const key of ['village-head', 'accountant', 'front-chair']) expect((await w.as(key).get('/regulations')).status, key).toBe(404)
})

test('a draft is its centre’s own: no officer above and no other centre opens, changes or issues it', async () => {
  const centre = await centreOf('xã Nhã Nam')
  const draft = `/regulations/${await draftOf(centre)}`
  for (const [key, role] of [['education-officer'], ['chair'], ['tan-yen/deputy-chair', 'centre-director'], ['village-head']] as const) {
    const client = w.as(key, role)
    expect((await client.get(draft)).status, key).toBe(404)
    expect((await client.get(`${draft}/draft`)).status, key).toBe(404)
    expect((await client.post(`${draft}/draft`, { title: 'x', body: 'Điều 1. x' })).status, key).toBe(404)
    expect((await client.post(`${draft}/issue`, {}, { file: pdf() })).status, key).toBe(404)
  }
  const deputy = w.as('study-chair', 'centre-deputy-director')
  expect((await deputy.get(`${draft}/draft`)).status).toBe(200)
  expect((await deputy.post(`${draft}/issue`, {}, { file: pdf() })).status, 'a deputy drafts, the director issues').toBe(404)
})

test('the way of a regulation: open places named, issued with its signed copy, never edited, replaced, withdrawn', async () => {
  const centre = await centreOf('xã Ngọc Thiện')
  const director = w.as('ngoc-thien/deputy-chair', 'centre-director')
  const page = await (await director.get(`/centres/${centre}/regulations`)).text()
  expect(page).toContain('Soạn bản mới thay thế')
  const started = await director.post(`/centres/${centre}/regulations/draft`)
  expect(started.status).toBe(303)
  expect((await director.post(`/centres/${centre}/regulations/draft`)).status, 'one draft at a time').toBe(422)
  const draft = started.headers.get('location')!
  const base = draft.replace('/draft', '')
  const text = await (await director.get(draft)).text()
  expect(text).toContain('Còn chỗ chưa điền: [ngày họp]')
  expect(text).toContain('Trung tâm học tập cộng đồng xã Ngọc Thiện')
  const fields = { code: '09/QĐ-TTHTCĐ', issuer: 'Giám đốc Trung tâm', decidedOn: '20/11/2026', inForceFrom: '21/11/2026' }
  expect((await director.post(`${base}/issue`, fields, { file: pdf() })).status, 'places are open').toBe(422)
  const whole = filledIn(shipped.body, { centre: 'Trung tâm', place: 'xã' }).replaceAll(/\[[^\]]+\]/g, '25')
  expect((await director.post(draft, { title: 'Quy chế', body: '' })).status).toBe(422)
  expect((await director.post(draft, { title: 'Quy chế mới', body: whole })).status).toBe(303)
  for (const [change, sentence] of [
    [{ decidedOn: '31/02/2026' }, 'Ngày quyết định chưa đúng'],
    [{ decidedOn: '24/11/2026', inForceFrom: '24/11/2026' }, 'ở tương lai'],
    [{ inForceFrom: '19/11/2026' }, 'không được trước ngày quyết định'],
    [{ issuer: '' }, 'Ghi người hoặc cơ quan ban hành'],
  ] as const) {
    const refused = await director.post(`${base}/issue`, { ...fields, ...change }, { file: pdf() })
    expect([refused.status, (await refused.text()).includes(sentence)], sentence).toEqual([422, true])
  }
  expect((await director.post(`${base}/issue`, fields, { file: new File(['chữ'], 'a.txt') })).status).toBe(422)
  expect((await director.post(`${base}/issue`, fields, { file: pdf() })).status).toBe(303)
  expect((await director.post(draft, { title: 'Sửa trộm', body: whole })).status).toBe(422)
  await expect(sql`update regulations set title = 'x' where id = ${base.split('/').at(-1)}`.execute(w.db)).rejects.toThrow('is issued')

  const chair = w.as('ngoc-thien/chair')
  const versions = await (await chair.get(`/centres/${centre}/regulations`)).text()
  expect(versions).toContain('09/QĐ-TTHTCĐ')
  expect(versions).toContain('Được thay thế từ 21/11/2026')
  const copy = await w.as('education-officer').get(`${base}/file`)
  expect([copy.status, copy.headers.get('content-type')]).toEqual([200, 'application/pdf'])

  expect((await director.post(`${base}/withdrawal`, { reason: '' })).status).toBe(422)
  expect((await director.post(`${base}/withdrawal`, { reason: 'Ghi nhầm ngày' })).status).toBe(303)
  expect((await director.post(`${base}/withdrawal`, { reason: 'lần nữa' })).status).toBe(422)
  expect(await (await chair.get(`/centres/${centre}/regulations`)).text()).not.toContain('Được thay thế từ')
})

test('a province’s own template reaches its centres; without it the shipped one does', async () => {
  const officer = w.as('education-officer')
  expect((await w.as('chair').get('/regulations/template')).status).toBe(404)
  expect(
    (await officer.post('/regulations/template', { title: 'Quy chế của [tên trung tâm]', body: 'Điều 1. Mẫu tỉnh [nội dung]' })).status,
  ).toBe(303)
  const centre = await centreOf('xã Quang Trung')
  const director = w.as('quang-trung/deputy-chair', 'centre-director')
  const draft = (await director.post(`/centres/${centre}/regulations/draft`)).headers.get('location')!
  expect(await (await director.get(draft)).text()).toContain('Mẫu tỉnh [nội dung]')
  expect((await director.post(draft.replace('/draft', '/removal'))).status).toBe(303)
  await officer.post('/regulations/template/removal')
  const next = (await director.post(`/centres/${centre}/regulations/draft`)).headers.get('location')!
  expect(await (await director.get(next)).text()).toContain('NHỮNG QUY ĐỊNH CHUNG')
  await director.post(next.replace('/draft', '/removal'))
})

test('progress nobody types: the centre files its regulation and the task waits for confirmation by itself; withdrawn, it falls back (T10)', async () => {
  const task = await w.db
    .selectFrom('assignments')
    .innerJoin('tasks', 'tasks.id', 'assignments.task_id')
    .select(['assignments.id'])
    .where('tasks.measure_id', '=', 'regulation.in-force')
    .executeTakeFirstOrThrow()
  const seen = async () => (await w.as('party-office-head').get(`/assignments/${task.id}`)).text()
  const work = () => workOffDirty(w.db, today, (tx, touched) => recordTouched(tx, touched, today))
  await work()
  expect(await seen()).not.toContain('Đủ điều kiện, chờ xác nhận')
  const centre = await centreOf('xã Nhã Nam')
  const base = `/regulations/${await draftOf(centre)}`
  const director = w.as('deputy-chair', 'centre-director')
  const whole = shipped.body.replaceAll(/\[[^\]]+\]/g, 'Trung tâm')
  await director.post(`${base}/draft`, { title: 'Quy chế', body: whole })
  const fields = { code: '05/QĐ-TTHTCĐ', issuer: 'Giám đốc Trung tâm', decidedOn: '18/11/2026', inForceFrom: '19/11/2026' }
  expect((await director.post(`${base}/issue`, fields, { file: pdf() })).status).toBe(303)
  await work()
  const ready = await seen()
  expect(ready).toContain('Đủ điều kiện, chờ xác nhận')
  expect(ready).toContain('19/11/2026')
  expect(ready).toContain(base)
  await director.post(`${base}/withdrawal`, { reason: 'Chưa lấy đủ ý kiến' })
  await work()
  expect(await seen()).not.toContain('Đủ điều kiện, chờ xác nhận')
})

test('counting what changed gives what counting everything gives, and a figure ends with its centre', async () => {
  const cells = async () =>
    (
      await sql`select month, unit_id, numerator::int as n from measure_cells where measure_id = ${regulationInForce.id} order by unit_id, month`.execute(
        w.db,
      )
    ).rows
  const centre = await centreOf('xã Tân Yên')
  await workOffDirty(w.db, today)
  const before = await cells()
  expect(before.length).toBeGreaterThan(10)
  await sql`update body_terms set valid = daterange(lower(valid), '2026-09-01') where body_id = ${centre} and upper(valid) is null`.execute(
    w.db,
  )
  await workOffDirty(w.db, today)
  const incremental = await cells()
  expect(incremental.filter((cell) => (cell as { unit_id: string }).unit_id === centre).length).toBeLessThan(
    before.filter((cell) => (cell as { unit_id: string }).unit_id === centre).length,
  )
  await recomputeAll(w.db, today)
  expect(await cells()).toEqual(incremental)
  await sql`update body_terms set valid = daterange(lower(valid), null) where body_id = ${centre} and upper(valid) = '2026-09-01'`.execute(
    w.db,
  )
  await workOffDirty(w.db, today)
  expect(await cells()).toEqual(before)
})
