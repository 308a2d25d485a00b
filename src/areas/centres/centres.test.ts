import { Workbook } from '@cj-tech-master/excelts'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { type World, world } from '../../../test/world.ts'
import { sql } from '../../kernel/db/index.ts'
import { recomputeAll, workOffDirty } from '../../measures/index.ts'
import { completeness, type Facts, items, missing } from './centre.ts'

let w: World
beforeAll(async () => {
  w = await world()
  await workOffDirty(w.db, today)
})

const today = Temporal.PlainDate.from('2026-11-23')

const anyFacts: fc.Arbitrary<Facts> = fc.record({
  founded: fc.boolean(),
  address: fc.boolean(),
  hours: fc.boolean(),
  contact: fc.boolean(),
  sealAndAccount: fc.boolean(),
  premises: fc.boolean(),
  office: fc.boolean(),
  networked: fc.boolean(),
  bookcase: fc.boolean(),
  director: fc.boolean(),
  deputies: fc.nat({ max: 3 }),
  accountant: fc.boolean(),
  treasurer: fc.boolean(),
  regulation: fc.boolean(),
})

test('a centre is complete exactly when nothing is missing, and each thing seen to raises it', () => {
  fc.assert(
    fc.property(anyFacts, fc.nat(), (facts, nth) => {
      const open = missing(facts)
      expect(completeness(facts) === 100).toBe(open.length === 0)
      const mended = open[nth % Math.max(1, open.length)]
      if (!mended) return
      const better = { ...facts, [mended]: mended === 'deputies' ? 2 : true }
      expect(missing(better)).toEqual(open.filter((item) => item !== mended))
      expect(completeness(better)).toBeGreaterThan(completeness(facts))
    }),
  )
  expect(items).toHaveLength(14)
  fc.assert(
    fc.property(anyFacts, (facts) => {
      expect(missing(facts).includes('deputies')).toBe(facts.deputies < 2)
    }),
  )
})

/** The figures of a centre as they were kept up are those of a full count. */
async function asRecomputed(centreId: string): Promise<void> {
  const cells = async () =>
    (
      await sql`
        select measure_id, month, slice_id, numerator, denominator from measure_cells
        where unit_id = ${centreId} and measure_id like 'centre.%' order by 1, 2, 3`.execute(w.db)
    ).rows
  const incremental = await cells()
  expect(incremental.length).toBeGreaterThan(0)
  await recomputeAll(w.db, today)
  expect(await cells()).toEqual(incremental)
}

async function centreOf(commune: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select b.id from bodies b join body_terms t on t.body_id = b.id and upper(t.valid) is null
    where b.kind = 'learning-centre' and t.name = ${`Trung tâm học tập cộng đồng ${commune}`}`.execute(w.db)
  return rows[0]!.id
}

interface Listed {
  centres: { id: string; name: string; complete: number; missing: string[] }[]
}
const listed = async (key: string) => ((await (await w.as(key).json('/centres')).json()) as Listed).centres

test('the province sees every centre with its score and what is missing; a commune its own', async () => {
  const all = await listed('education-officer')
  expect(all).toHaveLength(5)
  const at = (name: string) => all.find((one) => one.name.endsWith(name))!
  expect(at('Tân Yên').missing).toEqual([])
  expect(at('Quang Trung').missing).toContain('premises')
  expect(at('Tân Yên').complete).toBeGreaterThan(at('Quang Trung').complete)
  expect((await listed('chair')).map(({ name }) => name)).toEqual(['Trung tâm học tập cộng đồng xã Nhã Nam'])
  const book = new Workbook()
  await book.xlsx.load(Buffer.from(await (await w.as('education-officer').get('/centres/list.xlsx')).arrayBuffer()))
  expect(book.worksheets[0]!.rowCount).toBe(6)
  const cells = (name: string) => {
    let found: unknown[] = []
    book.worksheets[0]!.eachRow((row) => {
      if (String(row.getCell(1).value).endsWith(name)) found = [row.getCell(6).value, row.getCell(7).value]
    })
    return found
  }
  expect([cells('Tân Yên'), cells('Phúc Hòa'), cells('Ngọc Thiện')], 'own, borrowed; a shared one is neither').toEqual([
    [1, 0],
    [0, 1],
    [0, 0],
  ])
  expect((await w.as('unit-admin').get('/centres')).status).toBe(404)
  expect((await w.as('tan-yen/chair').get(`/centres/${await centreOf('xã Nhã Nam')}`)).status).toBe(404)
})

test('a village head finds the centre of his commune, and no other', async () => {
  const head = w.as('village-head')
  const { centres } = (await (await head.json('/centres')).json()) as { centres: { name: string }[] }
  expect(centres.map(({ name }) => name)).toEqual(['Trung tâm học tập cộng đồng xã Nhã Nam'])
  expect((await head.get(`/centres/${await centreOf('xã Tân Yên')}`)).status).toBe(404)
  expect(await (await head.get(`/centres/${await centreOf('xã Nhã Nam')}`)).text()).not.toContain('name="phone"')
})

test('missing items are links to where they are mended, for the centre itself; what is borrowed counts apart from what is its own', async () => {
  const id = await centreOf('xã Nhã Nam')
  const director = await (await w.as('deputy-chair', 'centre-director').get(`/centres/${id}`)).text()
  expect(director).toContain(`href="/centres/${id}/edit#phone"`)
  expect(director).toContain(`href="/centres/${id}/regulations"`)
  const chair = await (await w.as('chair').get(`/centres/${id}`)).text()
  expect(chair).toContain('Điện thoại hoặc thư điện tử của trung tâm')
  expect(chair).not.toContain('/edit#phone')
  const figures = (
    await sql<{ slice: string; n: number }>`
      select slice_id as slice, numerator::int as n from measure_cells where measure_id = 'centre.premises' and unit_id = ${id} and month = '2026-11-01' order by 1`.execute(
      w.db,
    )
  ).rows
  expect(figures).toEqual([
    { slice: 'borrowed', n: 1 },
    { slice: 'shared', n: 1 },
  ])
})

test('an empty post shows for how many days nobody holds it, on the page and in the list of the province', async () => {
  const id = await centreOf('xã Phúc Hòa')
  await sql`
    update tenures set valid = daterange(lower(valid), '2026-04-23') where upper(valid) is null and post_id in
      (select id from posts where body_id = ${id} and role = 'centre-deputy-director' order by id limit 1)`.execute(w.db)
  expect(await (await w.as('education-officer').get('/centres')).text()).toContain('Trống 214 ngày')
  expect(await (await w.as('education-officer').get(`/centres/${id}`)).text()).toContain('Trống 214 ngày')
})

test('the board is counted by the days on which its posts are filled, and the figure opens on the centre', async () => {
  await workOffDirty(w.db, today)
  const counted = async (commune: string) => {
    const { rows } = await sql<{ m: string; n: number }>`
      select measure_id as m, numerator::int as n from measure_cells
      where measure_id in ('board.accountant', 'board.deputy', 'board.director', 'board.treasurer') and month = '2026-11-01' and unit_id = ${await centreOf(commune)} order by 1`.execute(
      w.db,
    )
    return rows.map(({ m, n }) => `${m} ${n}`)
  }
  expect(await counted('xã Nhã Nam')).toEqual(['board.accountant 1', 'board.deputy 1', 'board.director 1'])
  expect(await counted('xã Phúc Hòa'), 'both deputies have left').toEqual(['board.director 1'])
  await sql`
    insert into tenures (id, person_id, post_id, valid, acting) select gen_random_uuid(), ${w.demo.people.chair}, id, '[2026-10-01,)', true from posts
    where role = 'centre-deputy-director' and body_id = ${await centreOf('xã Phúc Hòa')} limit 1`.execute(w.db)
  await workOffDirty(w.db, today)
  expect(await counted('xã Phúc Hòa'), 'who acts does not fill the post').toEqual(['board.director 1'])
  const { rows: terms } = await sql<{ id: string }>`
    select e.id from tenures e join posts p on p.id = e.post_id where p.role = 'centre-director' and p.body_id = ${await centreOf('xã Tân Yên')}`.execute(
    w.db,
  )
  const opened = await w.as('education-officer').get(`/board/${terms[0]!.id}`)
  expect([opened.status, opened.headers.get('location')]).toEqual([303, `/centres/${await centreOf('xã Tân Yên')}#board`])
  expect((await w.as('chair').get(`/board/${terms[0]!.id}`)).status).toBe(404)
})

test('only the board keeps the profile; a wrong field is named and what was typed stays', async () => {
  const id = await centreOf('xã Nhã Nam')
  const fields = {
    foundingCode: '31/QĐ-UBND',
    foundedOn: '15/08/2025',
    address: 'Thôn Gốc Đa',
    openingHours: 'Buổi tối',
    phone: '0204 000 0111',
    email: '',
    hasSeal: 'yes',
    hasAccount: '',
  }
  for (const [key, role] of [['chair'], ['education-officer'], ['tan-yen/deputy-chair', 'centre-director']] as const)
    expect((await w.as(key, role).post(`/centres/${id}/edit`, fields)).status, key).toBe(404)
  const director = w.as('deputy-chair', 'centre-director')
  for (const [change, sentence] of [
    [{ foundedOn: '32/08/2025' }, 'Ngày chưa đúng'],
    [{ foundedOn: '' }, 'Ghi cả số và ngày'],
    [{ foundedOn: '01/01/2030' }, 'ở tương lai'],
    [{ email: 'không phải thư' }, 'Thư điện tử chưa đúng'],
    [{ phone: 'gọi anh Ba' }, 'Số điện thoại chỉ gồm'],
  ] as const) {
    const refused = await director.post(`/centres/${id}/edit`, { ...fields, address: 'Vừa gõ ở đây', ...change })
    const text = await refused.text()
    expect([refused.status, text.includes(sentence), text.includes('Vừa gõ ở đây')], sentence).toEqual([422, true, true])
  }
  const decision = new File(['%PDF-1.4 quyết định'], 'quyết định.pdf')
  expect((await director.post(`/centres/${id}/edit`, fields, { file: decision })).status).toBe(303)
  expect((await w.as('chair').get(`/centres/${id}/file`)).headers.get('content-type')).toBe('application/pdf')
  expect((await director.post(`/centres/${id}/edit`, { ...fields, _version: '1' })).status, 'somebody saved meanwhile').toBe(409)
  expect((await w.as('tan-yen/chair').get(`/centres/${id}/file`)).status).toBe(404)
})

test('premises and equipment hold from a day to a day: former months keep their figures', async () => {
  const id = await centreOf('xã Ngọc Thiện')
  const director = w.as('ngoc-thien/deputy-chair', 'centre-director')
  const one = { name: 'Phòng mượn chùa', tenure: 'borrowed', rooms: '2', seats: '', from: '01/09/2026' }
  expect((await director.post(`/centres/${id}/premises`, { ...one, rooms: '0' })).status).toBe(422)
  expect((await director.post(`/centres/${id}/premises`, { ...one, from: '01/09/2030' })).status).toBe(422)
  expect((await director.post(`/centres/${id}/premises`, { ...one, tenure: '' })).status).toBe(422)
  expect((await director.post(`/centres/${id}/premises`, one)).status).toBe(303)
  const row = await w.db.selectFrom('centre_premises').select('id').where('name', '=', 'Phòng mượn chùa').executeTakeFirstOrThrow()
  expect((await w.as('tan-yen/deputy-chair', 'centre-director').post(`/centres/${id}/premises/${row.id}/end`)).status).toBe(404)
  expect((await director.post(`/centres/${id}/premises/${row.id}/end`)).status).toBe(303)
  expect((await director.post(`/centres/${id}/premises/${row.id}/end`)).status).toBe(422)
  expect((await director.post(`/centres/${id}/equipment`, { quantity: ['3', '', '1'] })).status).toBe(303)
  expect((await director.post(`/centres/${id}/equipment`, { quantity: ['5', '', '0'] })).status).toBe(303)
  expect((await director.post(`/centres/${id}/equipment`, { quantity: ['năm'] })).status).toBe(422)
  await workOffDirty(w.db, today)
  const cells = async () =>
    (
      await sql<{ m: string; month: Temporal.PlainDate; slice: string; n: number }>`
        select measure_id as m, month, slice_id as slice, numerator::int as n from measure_cells
        where unit_id = ${id} and measure_id like 'centre.%' order by 1, 2, 3`.execute(w.db)
    ).rows
  const now = (await cells()).map(({ m, month, slice, n }) => `${m} ${month.toString().slice(0, 7)} ${slice} ${n}`)
  expect(now).toContain('centre.rooms 2026-10 borrowed 2')
  expect(now).not.toContain('centre.rooms 2026-11 borrowed 2')
  expect(now).toContain('centre.equipment 2026-11 computer 5')
  expect(now.some((line) => line.includes('projector'))).toBe(false)
  const incremental = await cells()
  await recomputeAll(w.db, today)
  expect(await cells()).toEqual(incremental)
})

test('what was written wrongly of premises is corrected, by their centre alone, and every month is counted again', async () => {
  const id = await centreOf('xã Phúc Hòa')
  const director = w.as('phuc-hoa/deputy-chair', 'centre-director')
  const rowOf = (name: string) => w.db.selectFrom('centre_premises').selectAll().where('centre_id', '=', id).where('name', '=', name)
  const before = await rowOf('Hai phòng học trường THCS').executeTakeFirstOrThrow()
  const path = `/centres/${id}/premises/${before.id}`
  const right = { name: 'Ba phòng học trường THCS', tenure: 'borrowed', rooms: '3', seats: '120', hasOffice: 'yes', from: '01/08/2025' }
  for (const [key, role] of [['chair'], ['education-officer'], ['tan-yen/deputy-chair', 'centre-director']] as const) {
    expect((await w.as(key, role).get(`${path}/edit`)).status, key).toBe(404)
    expect((await w.as(key, role).post(`${path}/edit`, right)).status, key).toBe(404)
    expect((await w.as(key, role).post(`${path}/resume`)).status, key).toBe(404)
  }
  const other = `/centres/${await centreOf('xã Tân Yên')}/premises/${before.id}/edit`
  expect(
    (await w.as('tan-yen/deputy-chair', 'centre-director').post(other, right)).status,
    'premises of another under the own centre',
  ).toBe(404)
  for (const [change, sentence] of [
    [{ name: '' }, 'Ghi tên địa điểm'],
    [{ tenure: 'rented' }, 'Chọn hình thức'],
    [{ rooms: '0' }, 'Số phòng là số nguyên từ 1'],
    [{ from: '31/02/2025' }, 'Ngày chưa đúng'],
    [{ from: '01/01/2030' }, 'ở tương lai'],
    [{ from: '01/07/1800' }, 'Trung tâm có từ ngày 01/07/2025'],
  ] as const) {
    const refused = await director.post(`${path}/edit`, { ...right, seats: '117', ...change })
    const text = await refused.text()
    expect([refused.status, text.includes(sentence), text.includes('value="117"')], sentence).toEqual([422, true, true])
  }
  expect(await (await director.get(`${path}/edit`)).text()).toContain('value="Hai phòng học trường THCS"')
  expect((await director.post(`${path}/edit`, { ...right, _version: '1' })).status).toBe(303)
  const stale = await director.post(`${path}/edit`, { ...right, seats: '118', _version: '1' })
  expect([stale.status, (await stale.text()).includes('value="118"')], 'somebody saved meanwhile').toEqual([409, true])
  const log = await w.db
    .selectFrom('audit_log')
    .select(['verb', 'detail'])
    .where('subject_id', '=', id)
    .orderBy('seq', 'desc')
    .executeTakeFirstOrThrow()
  expect(log).toMatchObject({ verb: 'centre.keep', detail: { before: { rooms: 2, seats: 90 }, after: { rooms: 3, seats: 120 } } })
  const rooms = async () =>
    (
      await sql<{ month: string; n: number }>`
        select month::text, sum(numerator)::int as n from measure_cells where measure_id = 'centre.rooms' and unit_id = ${id}
          and month in ('2025-07-01', '2025-08-01', '2026-11-01') group by month order by month`.execute(w.db)
    ).rows.map(({ month, n }) => `${month.slice(0, 7)} ${n}`)
  await workOffDirty(w.db, today)
  expect(await rooms(), 'the month before the corrected beginning is empty again').toEqual(['2025-08 3', '2026-11 3'])
  await asRecomputed(id)
})

test('an ending is undone while nothing newer says otherwise', async () => {
  const id = await centreOf('xã Tân Yên')
  const director = w.as('tan-yen/deputy-chair', 'centre-director')
  const held = await w.db
    .selectFrom('centre_premises')
    .selectAll()
    .where('centre_id', '=', id)
    .where('name', '=', 'Trụ sở trung tâm')
    .executeTakeFirstOrThrow()
  const path = `/centres/${id}/premises/${held.id}`
  const here = async () => (await director.get(`/centres/${id}`)).text()
  expect((await director.post(`${path}/resume`)).status, 'it is in use').toBe(409)
  expect(await here()).not.toContain(`${path}/resume`)
  expect((await director.post(`${path}/end`, { _version: String(held.version) })).status).toBe(303)
  expect((await director.post(`${path}/resume`, { _version: String(held.version) })).status, 'drawn before it was ended').toBe(409)
  const late = await director.post(`${path}/edit`, { name: 'Trụ sở', tenure: 'own', rooms: '4', seats: '', from: '23/11/2026' })
  expect([late.status, (await late.text()).includes('đã thôi dùng từ ngày 23/11/2026')]).toEqual([422, true])
  expect(await here()).toContain(`${path}/resume`)
  expect(
    (
      await director.post(`/centres/${id}/premises`, {
        name: 'trụ sở  Trung tâm',
        tenure: 'own',
        rooms: '5',
        seats: '',
        from: '23/11/2026',
      })
    ).status,
  ).toBe(303)
  const refused = await director.post(`${path}/resume`)
  expect([refused.status, (await refused.text()).includes('đã được ghi lại sau ngày thôi dùng')]).toEqual([409, true])
  expect(await here()).not.toContain(`${path}/resume`)
  const newer = await w.db
    .selectFrom('centre_premises')
    .select('id')
    .where('centre_id', '=', id)
    .where('id', '<>', held.id)
    .executeTakeFirstOrThrow()
  expect((await director.post(`/centres/${id}/premises/${newer.id}/end`)).status, 'begun and ended on one day: it never was').toBe(303)
  expect((await director.post(`${path}/resume`)).status).toBe(303)
  expect((await director.post(`${path}/resume`)).status).toBe(409)
  await workOffDirty(w.db, today)
  const { rows } = await sql<{ n: number }>`
    select numerator::int as n from measure_cells where measure_id = 'centre.rooms' and unit_id = ${id} and month = '2026-11-01' and slice_id = 'own'`.execute(
    w.db,
  )
  expect(rows).toEqual([{ n: 4 }])
  await asRecomputed(id)
})

test('22 centres, then 19, then five: the figure tells it, and a closed one says who goes on with it (C1, O2)', async () => {
  const { rows } = await sql<{ month: string; n: number }>`
    select month::text, sum(numerator)::int as n from measure_cells where measure_id = 'centre.open' and month in ('2024-12-01', '2025-01-01', '2025-06-01', '2025-07-01')
    group by month order by month`.execute(w.db)
  expect(rows.map(({ n }) => n)).toEqual([22, 19, 19, 5])
  const closed = async (name: string) =>
    (
      await w.db
        .selectFrom('body_terms')
        .select('body_id')
        .where('name', '=', `Trung tâm học tập cộng đồng ${name}`)
        .where(sql<boolean>`not upper_inf(valid)`)
        .executeTakeFirstOrThrow()
    ).body_id
  const town = await closed('thị trấn Nhã Nam')
  const seen = await (await w.as('chair').get(`/centres/${town}`)).text()
  expect(seen).toContain('Trung tâm này thôi hoạt động từ ngày 01/07/2025.')
  expect(seen).toContain(`href="/centres/${await centreOf('xã Nhã Nam')}"`)
  expect(seen).not.toContain('Trống')
  expect(await (await w.as('education-officer').get(`/centres/${await closed('xã Lan Giới')}`)).text()).toContain('Chưa rõ trung tâm nào')
  expect(await (await w.as('chair').get(`/centres/${await centreOf('xã Nhã Nam')}`)).text()).toContain(`href="/centres/${town}"`)
  expect((await w.as('tan-yen/chair').get(`/centres/${town}`)).status).toBe(404)
})
