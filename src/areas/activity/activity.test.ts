import { Workbook } from '@cj-tech-master/excelts'
import { Document, Packer, Paragraph as WordParagraph } from 'docx'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { type World, world } from '../../../test/world.ts'
import { sql } from '../../kernel/db/index.ts'
import { number } from '../../kernel/format.ts'
import { workOffDirty } from '../../measures/index.ts'
import { monthsOf, parseCount, parseMoney } from './activity.ts'

let w: World
const today = Temporal.PlainDate.from('2026-11-23')
const centre: Record<string, string> = {}

beforeAll(async () => {
  w = await world()
  const { rows } = await sql<{ id: string; name: string }>`
    select b.id, t.name from bodies b join body_terms t on t.body_id = b.id and upper_inf(t.valid) where b.kind = 'learning-centre'`.execute(
    w.db,
  )
  for (const { id, name } of rows) centre[name.replace('Trung tâm học tập cộng đồng xã ', '')] = id
})

const director = () => w.as('deputy-chair', 'centre-director')
const yearForm = { planCode: '', planDecidedOn: '', budgetCode: '', budgetDecidedOn: '', allotted: '', spent: '', spentUntil: '' }
const line = { month: '2026-10-01', kind: 'topic', field: 'environment', held: '2', sessions: '3', attendances: '1.120' }
const add = (fields: Record<string, string>, who = director()) =>
  who.post(`/centres/${centre['Nhã Nam']}/activity-totals`, { ...line, ...fields })
const lines = (commune: string) =>
  sql<{ id: string }>`select id from activity_totals where centre_id = ${centre[commune]!} order by month, kind, field`.execute(w.db)

test('numbers are read as officials type them, and what was printed is read back', () => {
  fc.assert(
    fc.property(fc.nat(999_999), (n) => {
      expect([parseCount(number(n)), parseMoney(`${number(n)} đồng`)]).toEqual([n, n])
    }),
  )
  for (const wrong of ['', '-3', '1,5', 'ba', '12345678901234567890'])
    expect([parseCount(wrong), parseMoney(wrong)], wrong).toEqual([null, null])
  expect(monthsOf(2026, today).at(-1)!.toString()).toBe('2026-11-01')
  expect(monthsOf(2027, today)).toEqual([])
})

test('a centre’s figures are open to its territory and written by its board only', async () => {
  const address = `/centres/${centre['Nhã Nam']}/activity`
  for (const who of ['tan-yen/chair', 'tan-yen/deputy-chair', 'school-head', 'front-chair'])
    expect((await w.as(who).get(address)).status, who).toBe(404)
  for (const who of ['chair', 'culture-head', 'education-officer', 'party-office-head', 'accountant'])
    expect((await w.as(who).get(address)).status, who).toBe(200)
  for (const who of ['chair', 'culture-head', 'education-officer', 'tan-yen/deputy-chair'])
    expect((await add({}, w.as(who))).status, who).toBe(404)
  expect((await w.as('tan-yen/deputy-chair', 'centre-director').post(`/centres/${centre['Nhã Nam']}/activity-years/2026`, {})).status).toBe(
    404,
  )
})

test('the year of the demo is the one it tells of: 71 classes and topics, 214 sessions, 5,846 attendances', async () => {
  const listed = (await (await w.as('chair').json('/activity?year=2026')).json()) as Record<string, number>
  expect(listed).toMatchObject({ centres: 1, attendances: 5846, withPlan: 1 })
  const page = await (await w.as('chair').get(`/centres/${centre['Nhã Nam']}/activity`)).text()
  for (const said of ['5.846', '>38<', '>33<', '>214<', '145.000.000 đồng', '98.600.000 đồng', '12/QĐ-UBND'])
    expect(page, said).toContain(said)
  const all = (await (await w.as('education-officer').json('/activity?year=2026')).json()) as Record<string, number>
  expect(all).toMatchObject({ centres: 5, attendances: 5846 + 8120 + 2275 + 240, withPlan: 4 })
  const book = new Workbook()
  await book.xlsx.load(Buffer.from(await (await w.as('education-officer').get('/activity/list.xlsx?year=2026')).arrayBuffer()))
  expect(book.worksheets[0]!.rowCount).toBe(6)
})

test('what does not fit is refused with its cure, and nothing typed is lost', async () => {
  for (const [change, sentence] of [
    [{ month: '2026-12-01' }, 'tháng đã bắt đầu'],
    [{ month: '2020-01-01' }, 'tháng đã bắt đầu'],
    [{ kind: '' }, 'Chọn lớp hoặc chuyên đề'],
    [{ kind: 'class' }, 'Lĩnh vực này không dùng cho loại đã chọn'],
    [{ held: '0' }, 'từ 1 trở lên'],
    [{ sessions: '1' }, 'không được ít hơn số lớp'],
    [{ attendances: 'nhiều' }, 'bằng chữ số'],
  ] as const) {
    const refused = await add(change)
    const text = await refused.text()
    expect([refused.status, text.includes(sentence), text.includes('value="2026-10-01" selected') || 'month' in change], sentence).toEqual([
      422,
      true,
      true,
    ])
  }
})

test('a fault in last year’s figures comes back with last year’s form', async () => {
  const action = (html: string, path: string) => html.match(new RegExp(`action="([^"]*${path}[^"]*)"`))![1]!.replaceAll('&amp;', '&')
  const shown = await (await director().get(`/centres/${centre['Nhã Nam']}/activity?year=2025`)).text()
  const totals = await director().post(action(shown, 'activity-totals'), { ...line, month: '2025-11-01', held: '0' })
  expect(await totals.text()).toContain('value="2025-11-01" selected')
  const year = await director().post(action(shown, 'activity-years'), { ...yearForm, planCode: '31/KH', planDecidedOn: '99/99/2025' })
  const text = await year.text()
  expect([year.status, action(text, 'activity-years').includes('/2025?'), text.includes('value="31/KH"')]).toEqual([422, true, true])
})

test('two hands that write a year for the first time do not write over one another; next year’s plan can be written in December', async () => {
  const address = `/centres/${centre['Nhã Nam']}/activity-years/2027`
  const plan = { ...yearForm, planCode: '40/QĐ-UBND', planDecidedOn: '20/11/2026', _version: '0' }
  expect((await director().post(address, plan)).status).toBe(303)
  expect((await w.as('accountant').post(address, { ...yearForm, _version: '0' })).status).toBe(409)
  expect((await director().post(address.replace('2027', '2028'), plan)).status).toBe(422)
  expect(await (await director().get(`/centres/${centre['Nhã Nam']}/activity?year=2027`)).text()).toContain('40/QĐ-UBND')
})

test('a line counts at once, is corrected and removed, and the figure opens it (I6)', async () => {
  expect((await add({})).status).toBe(303)
  const twice = await add({})
  expect([twice.status, (await twice.text()).includes('đã có số liệu')]).toEqual([422, true])
  const { rows } = await sql<{
    id: string
  }>`select id from activity_totals where field = 'environment' and centre_id = ${centre['Nhã Nam']!}`.execute(w.db)
  const id = rows[0]!.id
  const counted = async () => {
    await workOffDirty(w.db, today)
    const { rows: cells } = await sql<{ n: number }>`
      select numerator::int as n from measure_cells where measure_id = 'activity.attendances' and unit_id = ${centre['Nhã Nam']!} and month = '2026-10-01' and slice_id = 'environment'`.execute(
      w.db,
    )
    return cells[0]?.n
  }
  expect(await counted()).toBe(1120)
  const opened = await w.as('education-officer').get(`/activity/${id}`)
  expect([opened.status, opened.headers.get('location')]).toEqual([303, `/centres/${centre['Nhã Nam']}/activity?year=2026&month=10#lines`])
  expect((await w.as('tan-yen/chair').get(`/activity/${id}`)).status).toBe(404)
  expect((await w.as('chair').get(`/activity/${id}/edit`)).status).toBe(404)
  const book = new File(['%PDF-1.7 sổ'], 'so-theo-doi.pdf', { type: 'application/pdf' })
  const corrected = await director().post(
    `/activity/${id}/edit`,
    { held: '2', sessions: '4', attendances: '120', _version: '1' },
    { file: book },
  )
  expect(corrected.status).toBe(303)
  expect(await counted()).toBe(120)
  expect((await w.as('education-officer').get(`/activity/${id}/file`)).headers.get('content-type')).toBe('application/pdf')
  for (const who of ['tan-yen/chair', 'tan-yen/culture-head', 'chair', 'village-head'])
    expect((await w.as(who).get(`/activity/${id}/file`)).status, who).toBe(404)
  const traces = await w.db.selectFrom('audit_log').select('person_id').where('verb', '=', 'activity.books').execute()
  expect(traces).toEqual([{ person_id: w.demo.people['education-officer'] }])
  const stale = await director().post(`/activity/${id}/edit`, { held: '9', sessions: '9', attendances: '9', _version: '1' })
  expect(stale.status, 'somebody else was faster').toBe(409)
  expect((await director().post(`/activity/${id}/removal`)).status).toBe(303)
  expect(await counted()).toBeUndefined()
  expect((await lines('Nhã Nam')).rows.map((row) => row.id)).not.toContain(id)
})

test('plan and money of a year go with their decisions, and count until the year ends', async () => {
  const address = `/centres/${centre['Quang Trung']}/activity-years/2026`
  const own = w.as('quang-trung/deputy-chair', 'centre-director')
  const empty = yearForm
  for (const [change, sentence] of [
    [{ planCode: '30/QĐ-UBND' }, 'cả số quyết định và ngày'],
    [{ planCode: '30/QĐ-UBND', planDecidedOn: '31/02/2026' }, 'Ngày chưa đúng'],
    [{ planCode: '30/QĐ-UBND', planDecidedOn: '01/12/2026' }, 'ở tương lai'],
    [{ allotted: '50.000.000' }, 'số tiền được giao'],
    [{ budgetCode: '1/QĐ', budgetDecidedOn: '02/02/2026', allotted: 'năm mươi triệu' }, 'bằng chữ số'],
    [{ spent: '3.000.000' }, 'tính đến ngày nào'],
  ] as const) {
    const refused = await own.post(address, { ...empty, ...change })
    expect([refused.status, (await refused.text()).includes(sentence)], sentence).toEqual([422, true])
  }
  expect((await own.post(address.replace('2026', '2023'), empty)).status).toBe(422)
  const fields = {
    ...empty,
    planCode: '30/QĐ-UBND',
    planDecidedOn: '02/03/2026',
    budgetCode: '31/QĐ-UBND',
    budgetDecidedOn: '03/03/2026',
    allotted: '50.000.000',
  }
  const odd = await own.post(address, fields, { planFile: new File(['MZ'], 'ke-hoach.docx') })
  expect([odd.status, (await odd.text()).includes('Chỉ nhận tệp PDF, Word')]).toEqual([422, true])
  const word = new Document({ sections: [{ children: [new WordParagraph('Kế hoạch')] }] })
  const book = new Workbook()
  book.addWorksheet('Kế hoạch').addRow(['Lớp'])
  const files = {
    'ke-hoach.docx': new Uint8Array(await Packer.toBuffer(word)),
    'ke-hoach.xlsx': new Uint8Array(await book.xlsx.writeBuffer()),
  }
  for (const [name, bytes] of Object.entries(files)) {
    const version = /activity-years\/2026"[\s\S]*?name="_version" value="(\d+)"/.exec(
      await (await own.get(`/centres/${centre['Quang Trung']}/activity?year=2026`)).text(),
    )?.[1]
    const kept = await own.post(address, { ...fields, ...(version && { _version: version }) }, { planFile: new File([bytes], name) })
    expect([name, kept.status]).toEqual([name, 303])
  }
  await workOffDirty(w.db, today)
  const { rows } = await sql<{ id: string; n: number; first: string }>`
    select measure_id as id, max(numerator)::int as n, min(month)::text as first from measure_cells
    where unit_id = ${centre['Quang Trung']!} and measure_id in ('plan.approved', 'budget.allotted') group by 1 order by 1`.execute(w.db)
  expect(rows).toEqual([
    { id: 'budget.allotted', n: 50_000_000, first: '2026-03-01' },
    { id: 'plan.approved', n: 1, first: '2026-03-01' },
  ])
})
