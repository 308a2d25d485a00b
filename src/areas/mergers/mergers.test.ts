import { Workbook } from '@cj-tech-master/excelts'
import mammoth from 'mammoth'
import { beforeAll, describe, expect, test } from 'vitest'
import { type World, world } from '../../../test/world.ts'
import { dayOf } from '../../kernel/clock.ts'
import { sql } from '../../kernel/db/index.ts'
import { recomputeAll, workOffDirty } from '../../measures/index.ts'
import { fold } from '../../registry/index.ts'
import { cellsOf } from '../../work/sheets.ts'
import { equipmentOf, type Line, quantity, readRows, shortfalls } from './list.ts'

let w: World
const centre: Record<string, string> = {}
beforeAll(async () => {
  w = await world()
  const { rows } = await sql<{ id: string; name: string }>`
    select b.id, t.name from bodies b join body_terms t on t.body_id = b.id where b.kind = 'learning-centre'`.execute(w.db)
  for (const { id, name } of rows) centre[name.replace('Trung tâm học tập cộng đồng ', '')] = id
})

const director = () => w.as('deputy-chair', 'centre-director')
const deputy = () => w.as('study-chair', 'centre-deputy-director')
const pdf = () => new File(['%PDF-1.4 biên bản'], 'bien-ban.pdf')
const listOf = async (from: string) =>
  `/mergers/lists/${(await w.db.selectFrom('merger_hand_overs').select('id').where('from_id', '=', centre[from]!).where('supplements_id', 'is', null).executeTakeFirstOrThrow()).id}`

describe('rules', () => {
  const line: Line = { kind: 'asset', name: 'Bàn', unit: 'cái', perBooks: 2, found: 2, condition: '', note: '' }
  test('quantities as people write them', () => {
    expect(['12', '1.250', '12,5', '12.5', '1.250.000', '', 'ba', '-1', '1,2,3', '0.500'].map(quantity)).toEqual([
      12,
      1250,
      12.5,
      12.5,
      1250000,
      null,
      null,
      null,
      null,
      null,
    ])
  })
  test('ledgers are records, not books', () => {
    const kindOf = (said: string) => readRows(cellsOf(`Loại\tTên\tSố theo sổ\n${said}\tX\t1`), 'asset', fold)[0]!.line.kind
    expect(['Sổ sách', 'Sách', 'Hồ sơ', 'Con dấu'].map(kindOf)).toEqual(['record', 'book', 'record', 'seal'])
  })
  test('a list is ready when every line is counted and every difference explained', () => {
    expect(shortfalls([])).toEqual([{ why: 'empty' }])
    expect(shortfalls([line])).toEqual([])
    expect(
      shortfalls([
        { ...line, found: null },
        { ...line, found: 1 },
        { ...line, found: 1, note: 'Mất' },
      ]),
    ).toEqual([
      { why: 'uncounted', nth: 1, name: 'Bàn' },
      { why: 'unexplained', nth: 2, name: 'Bàn' },
    ])
  })
  test('rows out of Excel: by their heads or in the usual order, running numbers passed over, what is wrong named by its row', () => {
    const headed = readRows(
      cellsOf('TT\tLoại\tTên\tĐVT\tSố theo sổ\tThực tế\n1\tCon dấu\tDấu tròn\tcái\t1\t1\n2\t\tLoa\tbộ\t2\t'),
      'asset',
      fold,
    )
    expect(headed.map(({ line: one }) => [one.kind, one.name, one.perBooks, one.found])).toEqual([
      ['seal', 'Dấu tròn', 1, 1],
      ['asset', 'Loa', 2, null],
    ])
    const plain = readRows(cellsOf('1\tSách luật\tbản\t1.200\t1.190\tCũ\tThiếu\n2\t\tbản\t3\n3\tBáo\tbản\tnhiều'), 'book', fold)
    expect(plain.map(({ problem }) => problem)).toEqual([null, 'no-name', 'bad-quantity'])
    expect(plain[0]!.line).toEqual({
      kind: 'book',
      name: 'Sách luật',
      unit: 'bản',
      perBooks: 1200,
      found: 1190,
      condition: 'Cũ',
      note: 'Thiếu',
    })
    expect(readRows(cellsOf('Tồn quỹ\tđồng\t1250,5'), 'money', fold)[0]!.problem).toBe('money-part')
  })
  test('equipment of the summary is known by its words', () => {
    const lines: Line[] = [
      { ...line, name: 'Máy tính để bàn', found: 3 },
      { ...line, name: 'Máy tính nối mạng', found: 2 },
      { ...line, name: 'Bàn giáo viên', found: 4 },
      { ...line, name: 'Bảng viết', found: 3 },
      { ...line, kind: 'book', name: 'Sách các loại', found: 120 },
      { ...line, kind: 'record', name: 'Sách sổ', found: 9 },
    ]
    expect(equipmentOf(lines, fold)).toEqual({ computer: 3, 'networked-computer': 2, desk: 4, book: 120 })
  })
})

test('the province sees who has not handed over, on the page and in the sheet; another commune sees nothing', async () => {
  const officer = w.as('education-officer')
  const all = (await (await officer.json('/mergers')).json()) as { mergers: number; unsigned: number }
  expect(all.mergers).toBeGreaterThan(14)
  expect(all.mergers - all.unsigned).toBe(7)
  const book = new Workbook()
  await book.xlsx.load(Buffer.from(await (await officer.get('/mergers/list.xlsx?show=unsigned')).arrayBuffer()))
  expect(book.worksheets[0]!.rowCount).toBe(all.unsigned + 1)
  expect(await (await w.as('chair').json('/mergers')).json()).toEqual({ mergers: 4, unsigned: 2 })
  expect((await w.as('tan-yen/chair').get(await listOf('thị trấn Nhã Nam'))).status).toBe(404)
  expect((await w.as('unit-admin').get('/mergers')).status).toBe(404)
  expect(await (await officer.get(`/centres/${centre['xã Nhã Nam']}`)).text()).toContain('Đã ký biên bản bàn giao')
})

test('the way of a list: drawn up, pasted, counted, checked, signed, locked, supplemented', async () => {
  const from = centre['xã Liên Sơn']!
  for (const client of [w.as('chair'), w.as('education-officer'), w.as('tan-yen/deputy-chair', 'centre-director')])
    expect((await client.post(`/mergers/${from}/lists`, { to: centre['xã Nhã Nam']! })).status).toBe(404)
  expect((await deputy().post(`/mergers/${from}/lists`, { to: centre['xã Tân Yên']! })).status, 'no heir of it').toBe(422)
  const made = await deputy().post(`/mergers/${from}/lists`, { to: centre['xã Nhã Nam']! })
  expect(made.status).toBe(303)
  expect((await deputy().post(`/mergers/${from}/lists`, { to: centre['xã Nhã Nam']! })).status, 'one list a pair').toBe(422)
  const path = made.headers.get('location')!
  const drawn = await (await deputy().get(path)).text()
  expect(drawn, 'the last holder of the old board').toContain('Hoàng Thị Hải Vân')
  expect((await deputy().post(`${path}/check`)).status, 'nothing in it').toBe(422)
  const wrong = await deputy().post(`${path}/paste`, { kind: 'asset', rows: 'Bàn\tcái\t10\nGhế\tcái\tmười' })
  expect([
    wrong.status,
    (await wrong.text()).includes('Dòng 2 số theo sổ chưa đúng. 1 dòng còn lại hợp lệ; chưa dòng nào được lưu.'),
  ]).toEqual([422, true])
  expect((await deputy().post(`${path}/paste`, { kind: 'asset', rows: 'Máy tính\tbộ\t3\t2\nBàn\tcái\t10' })).status).toBe(303)
  expect(
    (
      await deputy().post(`${path}/lines`, {
        kind: 'money',
        name: 'Tồn quỹ',
        unit: 'đồng',
        perBooks: '10,5',
        found: '',
        condition: '',
        note: '',
      })
    ).status,
  ).toBe(422)
  expect(
    (
      await deputy().post(`${path}/lines`, {
        kind: 'seal',
        name: 'Dấu tròn',
        unit: 'cái',
        perBooks: '1',
        found: '1',
        condition: '',
        note: '',
      })
    ).status,
  ).toBe(303)
  const open = await deputy().post(`${path}/check`)
  expect([open.status, (await open.text()).includes('Có chênh lệch, chưa ghi lý do: Máy tính')]).toEqual([422, true])
  const counts = { found: ['2', '10', '1'], condition: ['Tốt', 'Cũ', 'Tốt'], note: ['01 bộ hỏng', '', ''] }
  const form = (await (await deputy().get(path)).text()).split('<form').find((one) => one.includes(`action="${path}/count"`))!
  expect(/<button[^>]*type="submit"[^>]*>/.exec(form)![0], 'Enter saves, it removes no line').not.toContain('formaction')
  expect((await deputy().post(`${path}/count`, { ...counts, found: ['x', '10', '1'] })).status).toBe(422)
  expect((await deputy().post(`${path}/count`, counts)).status).toBe(303)
  expect((await director().post(`${path}/signature`, { heldOn: '20/11/2026' }, { file: pdf() })).status, 'not checked yet').toBe(422)
  expect((await deputy().post(`${path}/check`)).status).toBe(303)
  expect((await deputy().post(`${path}/count`, counts)).status, 'the count stands').toBe(422)
  expect((await deputy().post(`${path}/opening`)).status).toBe(303)
  expect((await deputy().post(`${path}/check`)).status).toBe(303)
  expect((await deputy().post(`${path}/signature`, { heldOn: '20/11/2026' }, { file: pdf() })).status, 'the director signs').toBe(404)
  for (const [heldOn, sentence] of [
    ['24/11/2026', 'ở tương lai'],
    ['30/06/2025', 'sớm hơn ngày sáp nhập'],
  ] as const) {
    const refused = await director().post(`${path}/signature`, { heldOn }, { file: pdf() })
    expect([refused.status, (await refused.text()).includes(sentence)], sentence).toEqual([422, true])
  }
  expect((await director().post(`${path}/signature`, { heldOn: '20/11/2026' }, { file: new File(['chữ'], 'a.txt') })).status).toBe(422)
  expect((await director().post(`${path}/signature`, { heldOn: '20/11/2026' }, { file: pdf() })).status).toBe(303)
  expect(
    (await deputy().post(`${path}/lines`, { kind: 'asset', name: 'Thêm', unit: '', perBooks: '1', found: '', condition: '', note: '' }))
      .status,
  ).toBe(422)
  await expect(sql`update merger_lines set found = 9 where list_id = ${path.split('/').at(-1)}`.execute(w.db)).rejects.toThrow('is signed')
  await expect(sql`update merger_hand_overs set giver = 'x' where id = ${path.split('/').at(-1)}`.execute(w.db)).rejects.toThrow(
    'is signed',
  )
  expect((await w.as('education-officer').get(`${path}/file`)).headers.get('content-type')).toBe('application/pdf')

  const offers = async () => (await (await director().get(path)).text()).includes(`action="${path}/taking"`)
  expect(await offers()).toBe(true)
  const opened = await director().post(`${path}/taking`)
  expect(opened.status).toBe(303)
  const take = opened.headers.get('location')!.split('#')[0]!
  expect(await offers(), 'opened, but not saved yet').toBe(true)
  const profile = await (await director().get(take)).text()
  expect(profile).toContain('đã cộng thiết bị nhận bàn giao')
  expect(/id="quantity-0"[^>]*value="8"/.test(profile), '6 computers and 2').toBe(true)
  const quantity = [...profile.matchAll(/name="quantity"[^>]*value="(\d*)"|name="quantity"[^>]*>/g)].map((hit) => hit[1] ?? '')
  expect((await director().post(`/centres/${centre['xã Nhã Nam']}/equipment`, { quantity })).status).toBe(303)
  expect(await offers(), 'what was added is not added again').toBe(false)
  expect((await director().post(`${path}/taking`)).status).toBe(422)

  expect((await director().post(`${path}/seals`, { n: '0', to: 'Công an tỉnh', on: '20/11/2026' })).status).toBe(422)
  expect((await director().post(`${path}/seals`, { n: '1', to: 'Công an tỉnh', on: '21/11/2026' })).status).toBe(303)
  expect(await (await w.as('chair').get(`/mergers/${from}`)).text()).toContain('1 con dấu, nộp cho Công an tỉnh ngày 21/11/2026')
  const next = await deputy().post(`${path}/supplement`)
  expect(next.status).toBe(303)
  expect(await (await deputy().get(next.headers.get('location')!)).text()).toContain('Biên bản bổ sung')
  expect((await deputy().post(`${next.headers.get('location')!}/removal`)).status).toBe(303)
})

test('the record as a Word file names both sides, what there is of each kind, and the differences', async () => {
  const word = await w.as('chair').get(`${await listOf('thị trấn Nhã Nam')}/record.docx`)
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await word.arrayBuffer()) })
  for (const said of [
    'BIÊN BẢN',
    'Bàn giao tài sản, hồ sơ, con dấu',
    'Ngụy Văn Trực',
    'Đỗ Khánh Vân',
    'Con dấu tròn',
    'Bên giao',
    'Bên nhận',
  ])
    expect(value.toLowerCase(), said).toContain(said.toLowerCase())
  expect(value, 'the authority written out').toMatch(/ỦY BAN NHÂN DÂN XÃ NHÃ NAM/i)
  expect(value).not.toContain('UBND')
  expect(value).toMatch(/Ngày \d{2} tháng \d{1,2} năm \d{4}, hai bên bàn giao/)
  expect(value).not.toMatch(/\d{2}\/\d{2}\/\d{4}/)
})

test('the demo hands over what the former centre has on record; an old centre of the same name is told apart, a seal given back in words', async () => {
  const { rows } = await sql`
    select from merger_lines as n join merger_hand_overs as l on l.id = n.list_id left join centre_equipment as e on e.centre_id = l.from_id and upper_inf(e.valid)
      and e.kind = case n.name when 'Máy tính để bàn' then 'computer' when 'Sách các loại' then 'book' when 'Tủ sách' then 'bookcase' when 'Bàn học' then 'desk' when 'Máy chiếu' then 'projector' end
    where n.name in ('Máy tính để bàn', 'Sách các loại', 'Tủ sách', 'Bàn học', 'Máy chiếu') and e.quantity is distinct from n.per_books
      and l.drafted_at < ${w.clock.now().subtract({ hours: 24 })}`.execute(w.db)
  expect(rows).toHaveLength(0)
  const list = await (await w.as('education-officer').get('/mergers')).text()
  expect(list).toContain('Trung tâm học tập cộng đồng xã Ngọc Thiện (cũ)')
  expect(list).toContain('Đã nộp')
})

test('what is open waits for the board; to sign, for the director alone', async () => {
  const home = async (key: string, role: string) => (await w.as(key, role).get('/')).text()
  expect(await home('deputy-chair', 'centre-director')).toContain('Kiểm đếm tài sản, hồ sơ bàn giao')
  expect(await home('phuc-hoa/deputy-chair', 'centre-director')).toContain('Ký biên bản bàn giao')
  expect(await home('phuc-hoa/study-chair', 'centre-deputy-director')).not.toContain('Ký biên bản bàn giao')
  expect(await home('quang-trung/deputy-chair', 'centre-director')).toContain('Lập biên bản bàn giao của trung tâm cũ')
})

test('incremental figures equal a full count; what is signed is pending no more', async () => {
  const cells = async () =>
    (
      await sql`select measure_id, month, unit_id, numerator::int as n from measure_cells where measure_id like 'merger.%' order by 1, 3, 2`.execute(
        w.db,
      )
    ).rows as { measure_id: string; month: Temporal.PlainDate; unit_id: string; n: number }[]
  const today = dayOf(w.clock.now())
  await workOffDirty(w.db, today)
  const incremental = await cells()
  const now = incremental.filter(({ unit_id, month }) => unit_id === centre['xã Nhã Nam'] && month.toString() === '2026-11-01')
  expect(now.map(({ measure_id, n }) => [measure_id, n])).toEqual([
    ['merger.handed-over', 1],
    ['merger.pending', 1],
  ])
  await recomputeAll(w.db, today)
  expect(await cells()).toEqual(incremental)
})
