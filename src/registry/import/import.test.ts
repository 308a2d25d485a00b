import { describe, expect, test } from 'vitest'
import { testDb } from '../../../test/world.ts'
import { type Db, sql } from '../../kernel/db/index.ts'
import { loadDemoRegistry } from '../demo/index.ts'
import { placesByCode, placesOn } from '../place-queries.ts'
import { importUnits, UnitsFileRefused } from './index.ts'
import { contradicts, readNote, sharesOf } from './notes.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const today = day('2026-11-23')
const load = (db: Db, text: string) =>
  db.transaction().execute((tx) =>
    importUnits(
      tx,
      (async function* () {
        yield Buffer.from(text)
      })(),
      today,
    ),
  )
const lines = (...all: string[]) => all.join('\n')
const reasons = (result: { rejected: { line: number; reason: string }[] }) => result.rejected.map((one) => `${one.line}: ${one.reason}`)

const list2023 = lines(
  'province_code,province,district_code,district,commune_code,commune',
  '98,Tỉnh Cũ,901,Huyện Một,99101,Xã An A',
  '98,Tỉnh Cũ,901,Huyện Một,99104,Xã An B',
  '98,Tỉnh Cũ,901,Huyện Một,99107,Xã Bình C',
  '98,Tỉnh Cũ,901,Huyện Một,99110,Xã Bình D',
  '98,Tỉnh Cũ,902,Thị xã Hai,99113,Xã Quí E',
  '98,Tỉnh Cũ,902,Thị xã Hai,99116,Xã Vắng F',
)
const list2026 = lines(
  'province_code,province,commune_code,commune',
  '97,Tỉnh Mới,99101,Xã An Hòa',
  '97,Tỉnh Mới,99107,Xã Bình Yên',
  '97,Tỉnh Mới,99113,Phường Hai',
)
const conversion = lines(
  'Đơn vị hành chính từ ngày 01/7/2025,,,Đơn vị hành chính trước ngày 01/7/2025,,,,,',
  '"Tỉnh, thành phố",Tên Xã mới,Mã Xã mới,Tên Xã cũ,Mã Xã cũ,Ghi chú,Quận/huyện,Tỉnh cũ,',
  'TỈNH MỚI  ,,,,,,,,',
  'Tỉnh Mới (97),Xã An Hoà,99101,Xã An A,99101,Nhập toàn bộ,Huyện Một (901),Tỉnh Cũ (98),',
  'Tỉnh Mới (97),"Xã An',
  'Hòa",99101,Xã An B,99104,"Nhập toàn bộ',
  '",Huyện Một (901),Tỉnh Cũ (98),',
  'Tỉnh Mới (97),Xã An Hòa,99101,Xã Bình D,99110,Nhập một phần diện tích,Huyện Một (901),Tỉnh Cũ (98),',
  'Tỉnh Mới (97),Xã Bình Yên,99107,Xã Bình D,99110,"Nhập một phần diện tích, toàn bộ dân số",Huyện Một (901),Tỉnh Cũ (98),',
  'Tỉnh Mới (97),Xã Bình Yên,99107,Xã Ghép G,99107,Nhập  một phần ,Huyện Một (901),Tỉnh Cũ (98),',
  'Tỉnh Mới (97),Xã Hai,99113,Xã Ghép G,99107,Nhâp một phần,Huyện Một (901),Tỉnh Cũ (98),',
  'Tỉnh Mới (97),Xã Hai,99113,Phường Quý E,99113,Nhập toàn bộ,Thị xã Hai (902),Tỉnh Cũ (98),',
)

test('each list is told by its header; a second run changes nothing', async () => {
  const db = await testDb()
  for (const [file, kind, added] of [
    [list2023, 'list-2023', 9],
    [list2026, 'list-2026', 4],
  ] as const) {
    expect(await load(db, file)).toMatchObject({ kind, added, changed: 0, rejected: [] })
    expect(await load(db, file)).toMatchObject({ added: 0, changed: 0, unchanged: added })
  }
  expect(await load(db, `\ufeff${list2026}`)).toMatchObject({ added: 0 })
})

describe('a list with faults', async () => {
  const db = await testDb()
  test('names every line that it does not take, and takes the rest', async () => {
    const result = await load(
      db,
      lines(
        'province_code,province,commune_code,commune',
        '97,Tỉnh Mới,99101,Xã An Hòa',
        '',
        '97,Tỉnh Mới,99101,Xã An Hòa',
        '97,Tỉnh Khác,99102,Xã An Lạc',
        '97,Tỉnh Mới,,Xã Không Mã',
        '97,Tỉnh Mới,99103,',
        '97,Tỉnh Mới,99A04,Xã Chữ',
        '97,Tỉnh Mới,99105,An Không Loại',
        '97,Tỉnh Mới,99106',
        '97,Tỉnh Mới,99107,Xã H\ufffdng',
        '7,Tỉnh Số,123,"xã  Thiếu',
        'Không"',
        '97,Tỉnh Mới,99108',
      ),
    )
    expect(reasons(result)).toEqual([
      '3: Dòng trống.',
      '4: Mã 99101 đã có ở dòng 2.',
      '5: Mã 97 ở đây là “Tỉnh Khác”, ở dòng 2 là “Tỉnh Mới”.',
      '6: Thiếu mã xã.',
      '7: Thiếu tên đơn vị.',
      '8: Mã xã “99A04” không phải là mã gồm chữ số.',
      '9: Tên “An Không Loại” không bắt đầu bằng Xã, Phường, Thị trấn hoặc Đặc khu.',
      '10: Có 3 cột, cần 4 cột.',
      '11: Có ký tự hỏng. Lưu tệp dạng UTF-8 rồi nhập lại.',
      '14: Có 3 cột, cần 4 cột.',
    ])
    expect(result).toMatchObject({ read: 12, details: { province: { added: 2 }, commune: { added: 2 } } })
    expect((await placesByCode(db, '00123', today)).map((place) => [place.name, place.parentName])).toEqual([['Xã Thiếu Không', 'Tỉnh Số']])
  })
  test('that no header explains is refused as a whole', async () => {
    await expect(load(db, 'a,b,c\n1,2,3')).rejects.toThrow(UnitsFileRefused)
    await expect(load(db, '')).rejects.toThrow('Không nhận ra tệp')
  })
})

describe('the conversion table', async () => {
  const db = await testDb()
  const communes = async (on: string) => (await placesOn(db, day(on), { kind: 'commune' })).map((place) => place.name)
  test('is refused before the new list', async () => {
    await load(db, list2023)
    await expect(load(db, conversion)).rejects.toThrow('Nhập danh sách đó trước')
    await load(db, list2026)
  })
  test('becomes heirs; the first line of a record of several lines is named', async () => {
    const result = await load(db, conversion)
    expect(reasons(result)).toEqual(['3: Dòng tiêu đề “TỈNH MỚI”, không phải dữ liệu.'])
    expect(result).toMatchObject({ read: 8, details: { heir: { added: 8 } } })
    expect(await communes('2023-04-01')).toEqual(['Xã An A', 'Xã An B', 'Xã Bình C', 'Xã Bình D', 'Xã Quí E', 'Xã Vắng F'])
    expect(await communes('2025-06-30')).toEqual(['Xã An A', 'Xã An B', 'Xã Ghép G', 'Xã Bình D', 'Phường Quý E'])
    expect(await communes('2025-07-01')).toEqual(['Xã An Hòa', 'Xã Bình Yên', 'Xã Hai'])
    expect(await communes('2026-11-23')).toEqual(['Xã An Hòa', 'Xã Bình Yên', 'Phường Hai'])
  })
  test('gives people a share and records a keeper only where it says so', async () => {
    const heirs = async (code: string, name: string) => (await placesByCode(db, code, today)).find((place) => place.name === name)
    expect(await heirs('99101', 'Xã An A')).toMatchObject({ state: 'kept', heirs: [{ name: 'Xã An Hòa', share: 1 }] })
    expect(await heirs('99110', 'Xã Bình D')).toMatchObject({
      state: 'kept',
      heirs: [
        { name: 'Xã Bình Yên', share: 1, keepsRecords: true },
        { name: 'Xã An Hòa', share: 0 },
      ],
    })
    expect(await heirs('99107', 'Xã Ghép G')).toMatchObject({
      state: 'split',
      heirs: [
        { share: null, keepsRecords: false },
        { share: null, keepsRecords: false },
      ],
    })
  })
  test('lists units that were gone before it as without a known heir', async () => {
    const orphans = (await load(db, conversion)).unknownHeirs
    expect(orphans.map((unit) => [unit.name, unit.state])).toEqual([
      ['Huyện Một', 'unknown'],
      ['Thị xã Hai', 'unknown'],
      ['Xã Bình C', 'unknown'],
      ['Xã Ghép G', 'split'],
      ['Xã Vắng F', 'unknown'],
    ])
  })
  test('changes nothing the second time, and the lists after it neither', async () => {
    for (const file of [conversion, list2023, list2026]) expect(await load(db, file)).toMatchObject({ added: 0, changed: 0 })
    const { rows } = await sql<{ n: number }>`select count(*) as n from place_terms where isempty(valid)`.execute(db)
    expect(rows[0]?.n).toBe(0)
  })
  test('may come before the old list and again after it', async () => {
    const other = await testDb()
    for (const file of [list2026, conversion, list2023, conversion]) await load(other, file)
    for (const file of [list2026, conversion, list2023]) expect(await load(other, file)).toMatchObject({ added: 0, changed: 0 })
    const names = async (on: string) => (await placesOn(other, day(on), { kind: 'commune' })).map((place) => place.name)
    expect(await names('2025-06-30')).toEqual(await communes('2025-06-30'))
    expect(await names('2023-04-01')).toEqual(['Xã An A', 'Xã An B', 'Xã Bình C', 'Xã Bình D', 'Xã Quí E', 'Xã Vắng F'])
  })
  test('names each line that contradicts a list or itself', async () => {
    const row = (...cells: string[]) => cells.join(',')
    const result = await load(
      db,
      lines(
        conversion.split('\n').slice(0, 2).join('\n'),
        row('Tỉnh Mới (97)', 'Xã An Hòa', '99199', 'Xã An A', '99101', 'Nhập toàn bộ', 'Huyện Một (901)', 'Tỉnh Cũ (98)', ''),
        row('Tỉnh Mới (97)', 'Xã An Khác', '99101', 'Xã An B', '99104', 'Nhập toàn bộ', 'Huyện Một (901)', 'Tỉnh Cũ (98)', ''),
        row('Tỉnh Mới (97)', 'Xã An Hòa', '99101', 'Xã Ghép G', '99107', 'Nhập chút ít', 'Huyện Một (901)', 'Tỉnh Cũ (98)', ''),
        row('Tỉnh Mới (97)', 'Xã An Hòa', '99101', 'Bãi bồi', '', 'Nhập toàn bộ', 'Huyện Một (901)', 'Tỉnh Cũ (98)', ''),
        row('Tỉnh Mới (97)', 'Xã An Hòa', '99101', 'Xã Bình D', '99110', 'Nhập toàn bộ', 'Huyện Một (901)', 'Tỉnh Cũ (98)', ''),
        row('Tỉnh Mới (97)', 'Xã Bình Yên', '99107', 'Xã Bình D', '99110', 'Nhập một phần', 'Huyện Một (901)', 'Tỉnh Cũ (98)', ''),
        row('Tỉnh Mới (97)', 'Phường Hai', '99113', 'Phường Quý E', '99113', 'Nhập toàn bộ', 'Thị xã Hai', 'Tỉnh Cũ (98)', ''),
        row('Tỉnh Mới (97)', 'Phường Hai', '99113', 'Phường Quý E', '99113', 'Nhập toàn bộ', 'Thị xã Hai (902)', 'Tỉnh Lạ (96)', ''),
        row('Tỉnh Mới (97)', 'Phường Hai', '99113', 'Xã Bình D', '99104', 'Nhập toàn bộ', 'Huyện Một (901)', 'Tỉnh Cũ (98)', ''),
      ),
    )
    expect(reasons(result)).toEqual([
      '3: Mã mới 99199 không có trong danh sách từ 01/7/2025; danh sách ghi Xã An Hòa mã 99101.',
      '4: Mã mới 99101 trong danh sách là “Xã An Hòa”, bảng ghi “Xã An Khác”.',
      '5: Ghi chú “Nhập chút ít” chưa rõ là nhập toàn bộ hay một phần.',
      '6: “Bãi bồi” không có mã cũ nên không phải đơn vị hành chính cấp xã.',
      '7: Đơn vị cũ mã 99110 vừa nhập toàn bộ vừa có dòng khác (dòng 7, 8).',
      '8: Đơn vị cũ mã 99110 vừa nhập toàn bộ vừa có dòng khác (dòng 7, 8).',
      '9: Quận/huyện cũ “Thị xã Hai” không có dạng Tên (mã).',
      '10: Thị xã Hai thuộc Tỉnh Cũ (98), dòng này ghi Tỉnh Lạ (96).',
      '11: Mã cũ 99104 là của Xã An B; danh sách trước ghi Xã Bình D mã 99110.',
    ])
    expect(result).toMatchObject({ added: 0, changed: 0 })
  })
})

test('remarks: every wording of the official table, and nothing else', () => {
  const said = {
    'Nhập toàn bộ': 'whole',
    'Giữ nguyên ': 'whole',
    'Sắp xếp toàn bộ xã Thổ Châu thành đặc khu Thổ Châu': 'whole',
    'Nhập một phần\n': 'part',
    'Nhâp một phần diện tích': 'land',
    'Nhập một phần diện tích, toàn bộ dân số': 'part-with-all-people',
    'Nhập toàn bộ diện tích': 'part',
    'Phần còn lại sau khi tách một phần vào xã Canh Vinh': 'part',
    'Đổi tên từ một phần Phường 15': 'part',
    'Đổi tên, đổi loại hình từ một phần thị trấn Lai Uyên': 'part',
    'Đổi loại hình': 'whole',
    '': null,
    Nhập: null,
  }
  for (const [note, extent] of Object.entries(said)) expect(readNote(note), note).toBe(extent)
  expect(sharesOf(['whole'])).toEqual([1])
  expect(sharesOf(['land', 'part-with-all-people', 'land'])).toEqual([0, 1, 0])
  expect(sharesOf(['part', 'part-with-all-people'])).toEqual([null, null])
  expect(sharesOf(['land'])).toEqual([null])
  expect(contradicts(['whole', 'part'])).toBe(true)
})

test('the lists fit the demo that is already there', async () => {
  const db = await testDb()
  await db.transaction().execute((tx) => loadDemoRegistry(tx, today))
  const result = await load(
    db,
    lines('province_code,province,commune_code,commune', '24,Tỉnh Bắc Ninh,07306,Xã Nhã Nam', '24,Tỉnh Bắc Ninh,07330,Xã Phúc Hoà'),
  )
  expect(result).toMatchObject({ added: 0, changed: 0, unchanged: 3 })
})
