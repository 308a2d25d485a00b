import { Workbook } from '@cj-tech-master/excelts'
import { beforeAll, expect, test } from 'vitest'
import { type World, world } from '../../../test/world.ts'
import { dayOf } from '../../kernel/clock.ts'
import { sql } from '../../kernel/db/index.ts'
import { recomputeAll, workOffDirty } from '../../measures/index.ts'

let w: World
let centre: string
beforeAll(async () => {
  w = await world()
  centre = (
    await w.db
      .selectFrom('body_terms')
      .select('body_id')
      .where('name', '=', 'Trung tâm học tập cộng đồng xã Nhã Nam')
      .executeTakeFirstOrThrow()
  ).body_id
})

const director = () => w.as('deputy-chair', 'centre-director')
const told = {
  title: 'Học nghề qua nhóm Zalo thôn',
  problem: 'Người học bận',
  solution: 'Gửi video ngắn',
  appliedOn: '01/09/2026',
  benefit: 'Thêm 40 người học',
  otherAuthors: '',
}
const decision = { code: '99/QĐ-UBND', decidedOn: '20/11/2026', issuer: 'Chủ tịch UBND xã' }
const titled = async (title: string) =>
  `/initiatives/${(await w.db.selectFrom('initiatives').select('id').where('title', 'like', `${title}%`).executeTakeFirstOrThrow()).id}`

test('the register is found without accents, by author as well, and goes out as a sheet', async () => {
  const officer = w.as('education-officer')
  const found = async (q: string) =>
    (
      (await (await officer.json(`/initiatives?q=${encodeURIComponent(q)}`)).json()) as {
        initiatives: { title: string; recognised: string[] }[]
      }
    ).initiatives
  expect((await found('tu sach luu dong')).map(({ recognised }) => recognised)).toEqual([['commune', 'province']])
  expect((await found('nguyen huu thuan')).map(({ title }) => title)).toEqual(['Lớp học buổi tối theo mùa vụ ở các nhà văn hóa thôn'])
  expect(await found('phieu khao sat bang tranh'), 'withdrawn ones count nowhere').toEqual([])
  const book = new Workbook()
  await book.xlsx.load(Buffer.from(await (await officer.get('/initiatives/list.xlsx')).arrayBuffer()))
  expect(book.worksheets[0]!.rowCount).toBe(5)
  expect(((await (await w.as('front-chair').json('/initiatives')).json()) as { initiatives: unknown[] }).initiatives).toHaveLength(2)
})

test('a commune’s initiatives are its own: authors of another commune are refused, another commune reads none', async () => {
  const path = `/centres/${centre}/initiatives/new`
  for (const key of ['chair', 'education-officer', 'tan-yen/deputy-chair']) expect((await w.as(key).get(path)).status, key).toBe(404)
  const form = await (await director().get(path)).text()
  expect(form).toContain('Nguyễn Văn Chỉnh')
  expect(form).not.toContain('Hoàng Thị Sơn Ca')
  const wrong: [Record<string, string | string[]>, string][] = [
    [{ author: [w.demo.people['tan-yen/chair']!] }, 'Tác giả không thuộc xã này'],
    [{ author: [''] }, 'Chọn ít nhất một tác giả'],
    [{ author: [w.demo.people['study-chair']!], appliedOn: '24/11/2026' }, 'Ghi khi đã áp dụng'],
    [{ author: [w.demo.people['study-chair']!], benefit: '' }, 'Ghi hiệu quả'],
  ]
  for (const [change, sentence] of wrong) {
    const refused = await director().post(path, { ...told, ...change })
    expect([refused.status, (await refused.text()).includes(sentence)], sentence).toEqual([422, true])
  }
  const made = await director().post(path, { ...told, author: [w.demo.people['village-head']!, '', w.demo.people['village-head']!] })
  expect(made.status).toBe(303)
  const page = made.headers.get('location')!
  expect((await w.as('tan-yen/chair').get(page)).status).toBe(404)
  expect(await (await w.as('chair').get(page)).text()).toContain('Công nhận sáng kiến cấp xã')
})

test('the chairman of the managing commune recognises, nobody his own; taken back it counts no more', async () => {
  const page = await titled('Loa thôn báo lịch học')
  for (const key of ['tan-yen/chair', 'deputy-chair', 'culture-head'])
    expect((await w.as(key).post(`${page}/recognition`, decision)).status, key).toBe(404)
  const early = await w.as('chair').post(`${page}/recognition`, { ...decision, decidedOn: '01/01/2026' })
  expect([early.status, (await early.text()).includes('sớm hơn ngày áp dụng')]).toEqual([422, true])
  await w.db
    .insertInto('initiative_authors')
    .values({ initiative_id: page.split('/').at(-1)!, person_id: w.demo.people.chair! })
    .execute()
  expect((await w.as('chair').post(`${page}/recognition`, decision)).status, 'he is an author').toBe(422)
  await sql`delete from initiative_authors where person_id = ${w.demo.people.chair}`.execute(w.db)
  expect((await w.as('chair').post(`${page}/recognition`, decision)).status).toBe(303)
  expect((await w.as('chair').post(`${page}/recognition`, decision)).status, 'once').toBe(422)
  expect((await director().post(`${page}/withdrawal`, { withdrawReason: 'Ghi nhầm' })).status, 'recognised stays').toBe(422)
  const { id } = await w.db
    .selectFrom('initiative_recognitions')
    .select('id')
    .where('initiative_id', '=', page.split('/').at(-1)!)
    .executeTakeFirstOrThrow()
  expect((await director().post(`${page}/decision/${id}/withdrawal`, { reason: 'x' })).status, 'not his').toBe(422)
  expect((await w.as('chair').post(`${page}/recognition/${id}/withdrawal`, { reason: '' })).status).toBe(422)
  expect((await w.as('chair').post(`${page}/recognition/${id}/withdrawal`, { reason: 'Sai số' })).status).toBe(303)
  expect((await director().post(`${page}/withdrawal`, { withdrawReason: 'Trùng' })).status).toBe(303)
  expect(await (await director().get(page)).text()).toContain('đã rút khỏi sổ: Trùng')
})

test('what was decided elsewhere is recorded with its scan, which the territory opens', async () => {
  const page = await titled('Lớp học buổi tối')
  const elsewhere = { ...decision, level: 'province', issuer: 'Hội đồng sáng kiến tỉnh' }
  expect((await director().post(`${page}/decision`, elsewhere)).status, 'without the scan').toBe(422)
  expect((await director().post(`${page}/decision`, elsewhere, { file: new File(['%PDF-1.4 x'], 'qd.pdf') })).status).toBe(303)
  const scan = /href="(\/initiative-decisions\/[^"]+)"/.exec(await (await w.as('front-chair').get(page)).text())![1]!
  expect((await w.as('education-officer').get(scan)).headers.get('content-type')).toBe('application/pdf')
  expect((await w.as('tan-yen/chair').get(scan)).status).toBe(404)
  const back = await director().post(`${page}/decision/${scan.split('/').at(-2)}/withdrawal`, { reason: 'Kèm nhầm bản chụp' })
  expect(back.status).toBe(303)
})

test('incremental figures equal a full count', async () => {
  const cells = async () =>
    (
      await sql`select measure_id, month, unit_id, slice_id, numerator::int as n from measure_cells where measure_id like 'initiative.%' order by 1, 3, 2, 4`.execute(
        w.db,
      )
    ).rows
  const today = dayOf(w.clock.now())
  await workOffDirty(w.db, today)
  const incremental = await cells()
  expect(incremental.filter((cell) => (cell as { slice_id: string }).slice_id === 'province')).toHaveLength(1)
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from initiative_recognitions r join initiatives i on i.id = r.initiative_id
    where r.withdrawn_at is null and i.withdrawn_at is null`.execute(w.db)
  const recognised = (incremental as { measure_id: string; n: number }[]).filter(({ measure_id }) => measure_id === 'initiative.recognised')
  expect(
    recognised.reduce((sum, { n }) => sum + n, 0),
    'what was taken back counts no more',
  ).toBe(rows[0]!.n)
  await recomputeAll(w.db, today)
  expect(await cells()).toEqual(incremental)
})
