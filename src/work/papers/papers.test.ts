import { describe, expect, test } from 'vitest'
import { body, day, ids, paper, see, wordsOf } from './examples.ts'
import { figures, type Paper, type ProfileId, printedDate, printedNumber, profileById, profileOn, renderDocx } from './index.ts'
import type { SeenDocx } from './inspect.ts'

const runOf = (seen: SeenDocx, text: string) => seen.paragraphs.flatMap(({ runs }) => runs).find((run) => run.text === text)
const line = (seen: SeenDocx, start: string) => seen.paragraphs.find(({ text }) => text.startsWith(start))?.text

describe.each(ids)('%s', (id) => {
  test('is A4 with the margins of its order, in Times New Roman throughout', async () => {
    const { sections, fonts } = await see(paper(id))
    for (const { page, margins } of sections) {
      expect(page).toEqual({ width: 210, height: 297 })
      expect(margins).toEqual({ top: 20, bottom: 20, left: 30, right: 15, header: 10 })
    }
    expect(fonts).toEqual(['Times New Roman'])
  })

  test('prints the page number from the second page on, and the sample mark on every page', async () => {
    for (const { headers } of (await see(paper(id, { annexes: [{ title: 'Danh sách', landscape: true, body }] }))).sections) {
      expect(headers.others).toBe('{PAGE}Dữ liệu minh họa')
      expect([null, 'Dữ liệu minh họa']).toContain(headers.first)
    }
    const real = await see(paper(id, { sample: false }))
    expect(real.sections[0]!.headers).toEqual({ first: '', others: '{PAGE}' })
    expect([...real.parts.values()].join('')).not.toContain('minh họa')
  })

  test('ends the text with its mark and says where it goes', async () => {
    const seen = await see(paper(id))
    const [end, mark] = { state: ['./.', ';'], 'party-hd36': ['./.', ','], 'party-hd05': ['.', ';'] }[id] as [string, string]
    expect(line(seen, 'Trên đây')).toBe(`Trên đây là báo cáo của cơ quan${end}`)
    expect(line(seen, '- Như trên')).toBe(`- Như trên${mark}`)
    expect(line(seen, '- Lưu')).toBe(id === 'state' ? '- Lưu: VT, VP.' : '- Lưu Văn phòng Đảng ủy.')
    expect(runOf(seen, 'Nơi nhận')).toMatchObject(
      id === 'state'
        ? { size: 12, bold: true, italic: true, underlined: false }
        : { size: 14, bold: false, italic: false, underlined: true },
    )
    expect(runOf(seen, `- Như trên${mark}`)!.size).toBe(id === 'state' ? 11 : 12)
  })

  test('signs with a bold authority; the position is bold in the State line only', async () => {
    const seen = await see(paper(id))
    const state = id === 'state'
    expect(runOf(seen, state ? 'TM. ỦY BAN NHÂN DÂN' : 'T/M BAN THƯỜNG VỤ')).toMatchObject({ size: 14, bold: true })
    expect(runOf(seen, state ? 'CHỦ TỊCH' : 'PHÓ BÍ THƯ')).toMatchObject({ size: 14, bold: state })
    expect(runOf(seen, 'Trần Thị Ngọc Lâm')).toMatchObject({ size: 14, bold: true })
  })

  test('lists every figure with its source, numbered as in the text', async () => {
    const one = paper(id)
    const text = await wordsOf(one)
    const [before, after] = text.split('NGUỒN SỐ LIỆU') as [string, string]
    expect([...before.matchAll(/(\d+)\[(\d+)\]/g)].map((found) => [found[1], found[2]])).toEqual([
      ['23', '1'],
      ['5', '2'],
      ['40', '3'],
    ])
    const cells = after.split('\n').filter(Boolean).slice(1)
    expect(cells).toEqual([
      'TT',
      'Số liệu',
      'Giá trị',
      'Nguồn',
      ...figures(one).flatMap(({ value, label, href }, i) => [String(i + 1), label, value, href]),
    ])
    expect(await wordsOf(paper(id, { body: [{ kind: 'paragraph', runs: [{ text: 'Không số liệu' }] }] }))).not.toContain('NGUỒN SỐ LIỆU')
  })

  test('repeats the head of each table and opens each address', async () => {
    const seen = await see(paper(id))
    expect(seen.repeated).toEqual(['TTCơ quanSố việc', 'TTSố liệuGiá trịNguồn'])
    expect(seen.parts.get('word/_rels/document.xml.rels')!.match(/https:\/\/cayda\.example[^"]*/g)).toHaveLength(3)
  })

  test('gives the same bytes for the same paper, dated as the paper', async () => {
    expect(Buffer.compare(Buffer.from(await renderDocx(paper(id))), Buffer.from(await renderDocx(paper(id))))).toBe(0)
    const { core, parts } = await see(paper(id))
    expect(core).toMatchObject({ created: '2026-11-03T00:00:00Z', modified: '2026-11-03T00:00:00Z', language: 'vi-VN' })
    expect(core.title).toBe('Báo cáo kết quả thực hiện công tác trung tâm học tập cộng đồng')
    expect(parts.get('word/styles.xml')).toContain('w:val="vi-VN"')
  })
})

test('the State head: motto, issuer, number with a colon, date in italics', async () => {
  const seen = await see(paper('state', { issuer: { parent: null, name: 'Ủy ban nhân dân xã Nhã Nam' } }))
  expect(seen.paragraphs.slice(0, 6).map(({ text }) => text)).toEqual([
    'ỦY BAN NHÂN DÂN XÃ NHÃ NAM',
    '',
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập - Tự do - Hạnh phúc',
    '',
    'Số: 05/BC-UBND',
  ])
  expect(runOf(seen, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')).toMatchObject({ size: 13, bold: true })
  expect(runOf(seen, 'Độc lập - Tự do - Hạnh phúc')).toMatchObject({ size: 14, bold: true })
  expect(runOf(seen, 'Nhã Nam, ngày 03 tháng 11 năm 2026')).toMatchObject({ italic: true })
  expect(runOf(seen, 'BÁO CÁO')).toMatchObject({ size: 14, bold: true })
  expect(runOf(seen, 'Căn cứ kế hoạch quý IV.')).toMatchObject({ italic: true })
})

test('the Party head: committee above, star below, number without a colon, five hyphens', async () => {
  const seen = await see(paper('party-hd05'))
  expect(seen.paragraphs.slice(0, 5).map(({ text }) => text)).toEqual([
    'ĐẢNG BỘ TỈNH BẮC NINH',
    'ĐẢNG ỦY XÃ NHÃ NAM',
    '*',
    'ĐẢNG CỘNG SẢN VIỆT NAM',
    '',
  ])
  expect(runOf(seen, 'ĐẢNG CỘNG SẢN VIỆT NAM')).toMatchObject({ size: 15, bold: true })
  expect(runOf(seen, 'ĐẢNG BỘ TỈNH BẮC NINH')).toMatchObject({ size: 14, bold: false })
  expect(runOf(seen, 'Số 05-BC/ĐU')).toMatchObject({ size: 14 })
  expect(runOf(seen, 'BÁO CÁO')).toMatchObject({ size: 16, bold: true })
  expect(line(seen, '-----')).toBe('-----')
  expect(runOf(seen, '- Căn cứ kế hoạch quý IV.')).toMatchObject({ italic: false })
  expect(seen.parts.get('word/document.xml')).toContain('w:line="360" w:lineRule="exact"')
})

test('a công văn carries its subject under the number: V/v until HD 05, về việc since', async () => {
  const subject = 'tăng cường hoạt động của trung tâm'
  const under = async (id: ProfileId, words: string) => runOf(await see(paper(id, { kind: 'CV', subject })), `${words} ${subject}`)
  expect(await under('state', 'V/v')).toMatchObject({ size: 12, italic: false })
  expect(await under('party-hd36', 'V/v')).toMatchObject({ size: 12, italic: true })
  expect(await under('party-hd05', 'về việc')).toMatchObject({ size: 12, italic: true })
  expect(await wordsOf(paper('party-hd05', { kind: 'CV', subject }))).not.toContain('V/v')
  for (const kind of ['CV', 'BC'] as const) expect((await wordsOf(paper('state', { kind, subject }))).split(subject)).toHaveLength(2)
})

test('several addressees are a list, one stands on the line', async () => {
  expect(await wordsOf(paper('state'))).toContain('Kính gửi: Thường trực Tỉnh ủy')
  const many = { addressees: ['UBND huyện;', 'UBND các xã'] }
  expect(await wordsOf(paper('state', many))).toMatch(/Kính gửi:\n+- UBND huyện;\n+- UBND các xã\./)
  expect(await wordsOf(paper('party-hd36', many))).toMatch(/Kính gửi:\t- UBND huyện,\n+- UBND các xã\./)
})

test('decisions say who decides: the State before the grounds, the Party after them', async () => {
  const kind = { kind: 'QĐ' as const, decider: 'Ban Thường vụ Đảng ủy' }
  expect(await wordsOf(paper('state', kind))).toMatch(/BAN THƯỜNG VỤ ĐẢNG ỦY\n+Căn cứ.*;\n+Căn cứ kế hoạch quý IV\.\n+QUYẾT ĐỊNH:/)
  expect(await wordsOf(paper('party-hd05', kind))).toMatch(/- Căn cứ kế hoạch quý IV,\n+BAN THƯỜNG VỤ ĐẢNG ỦY QUYẾT ĐỊNH/)
})

test('minutes are signed by two', async () => {
  expect(await wordsOf(paper('state', { kind: 'BB', secretary: { position: 'Thư ký', name: 'Phạm Thị Mẫu' } }))).toMatch(
    /THƯ KÝ\n+Phạm Thị Mẫu\n+TM\. ỦY BAN/,
  )
})

test('the layout follows the day of the paper', () => {
  expect(profileOn('party', day('2026-05-26')).id).toBe('party-hd36')
  expect(profileOn('party', day('2026-05-27')).id).toBe('party-hd05')
  expect(profileOn('state', day('2026-11-23')).id).toBe('state')
  expect(() => profileOn('party', day('1999-01-01'))).toThrow('no party layout')
})

test('numbers and days print as the orders say; a draft leaves blanks', () => {
  const number = (value: Paper['number'], id: ProfileId, notation: string) => printedNumber({ number: value, notation }, profileById(id))
  expect(number(15, 'state', 'QĐ-UBND')).toBe('Số: 15/QĐ-UBND')
  expect(number('74/2025', 'state', 'NQ-HĐND')).toBe('Số: 74/2025/NQ-HĐND')
  expect(number(5, 'party-hd05', 'CV/ĐU')).toBe('Số 05-CV/ĐU')
  expect(number(null, 'party-hd36', 'CV/HU')).toBe('Số       -CV/HU')
  const date = (text: string | null) =>
    printedDate({ place: 'Tân Yên', date: text ? day(text) : null, month: Temporal.PlainYearMonth.from('2023-08') })
  expect([date('2023-08-05'), date('2023-02-01'), date(null)]).toEqual([
    'Tân Yên, ngày 05 tháng 8 năm 2023',
    'Tân Yên, ngày 01 tháng 02 năm 2023',
    'Tân Yên, ngày      tháng 8 năm 2023',
  ])
})
