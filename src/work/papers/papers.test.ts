import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import mammoth from 'mammoth'
import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, test } from 'vitest'
import {
  type Block,
  figures,
  type Paper,
  type ProfileId,
  printedDate,
  printedNumber,
  profileById,
  profileOn,
  profiles,
  renderDocx,
} from './index.ts'
import { inspectDocx, type SeenDocx } from './inspect.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const ids = profiles.map((profile) => profile.id)
const figure = (text: string, label: string) => ({
  text,
  source: { label, href: `https://cayda.example/follow-up/list?counter=${label.length}&a=1` },
})

const body: Block[] = [
  { kind: 'heading', level: 1, label: 'I.', text: 'KẾT QUẢ' },
  { kind: 'paragraph', runs: [{ text: 'Đã hoàn thành ' }, figure('23', 'Nhiệm vụ hoàn thành'), { text: ' nhiệm vụ.' }] },
  {
    kind: 'table',
    caption: 'Tiến độ',
    columns: [
      { head: 'TT', width: 10, align: 'center' },
      { head: 'Cơ quan', width: 60 },
      { head: 'Số việc', width: 20, align: 'right' },
    ],
    rows: [['1', 'Ủy ban MTTQ Việt Nam xã', [figure('5', 'Việc của Mặt trận')]]],
    totals: ['', 'Tổng số', [figure('40', 'Tổng số nhiệm vụ')]],
  },
  { kind: 'item', label: '-', runs: [{ text: 'Dòng thứ nhất\nDòng thứ hai' }] },
  { kind: 'paragraph', runs: [{ text: 'Trên đây là báo cáo của cơ quan' }] },
]

function paper(profile: ProfileId, changed: Partial<Paper> = {}): Paper {
  const party = profile !== 'state'
  return {
    profile,
    kind: 'BC',
    issuer: party ? { parent: 'Đảng bộ tỉnh Bắc Ninh', name: 'Đảng ủy xã Nhã Nam' } : { parent: 'UBND tỉnh', name: 'UBND xã Nhã Nam' },
    number: 5,
    notation: party ? 'BC/ĐU' : 'BC-UBND',
    place: 'Nhã Nam',
    date: day('2026-11-03'),
    month: Temporal.PlainYearMonth.from('2026-11'),
    subject: 'kết quả thực hiện công tác trung tâm học tập cộng đồng',
    addressees: ['Thường trực Tỉnh ủy'],
    legalBasis: ['Căn cứ chương trình công tác năm 2026', 'Căn cứ kế hoạch quý IV'],
    body,
    distribution: ['Như trên', 'Các cơ quan liên quan'],
    archive: party ? 'Văn phòng Đảng ủy' : 'VP',
    signature: {
      authority: party ? 'T/M Ban Thường vụ' : 'TM. Ủy ban nhân dân',
      position: party ? 'Phó Bí thư' : 'Chủ tịch',
      name: 'Trần Thị Ngọc Lâm',
    },
    sample: true,
    ...changed,
  }
}

const see = async (one: Paper) => inspectDocx(await renderDocx(one))
/** Read by a library that had no part in writing the file. */
const wordsOf = async (one: Paper) => (await mammoth.extractRawText({ buffer: Buffer.from(await renderDocx(one)) })).value
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
  expect(seen.paragraphs.slice(0, 7).map(({ text }) => text)).toEqual([
    'ỦY BAN NHÂN DÂN',
    'XÃ NHÃ NAM',
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

test('annexes follow the signature and name their paper; landscape turns the page, not the paper', async () => {
  const wide: Block = { kind: 'landscape', body: [{ kind: 'paragraph', runs: [{ text: 'Bảng ngang' }] }] }
  const one = paper('state', { body: [wide, ...body], annexes: [{ title: 'Phân công', landscape: true, body: [wide] }] })
  const { sections } = await see(one)
  expect(sections.map(({ landscape }) => landscape)).toEqual([false, true, false, true, false])
  expect(sections[1]).toMatchObject({ page: { width: 297, height: 210 }, margins: { top: 30, bottom: 15, left: 20, right: 20 } })
  const text = await wordsOf(one)
  expect(text).toMatch(
    /Trần Thị Ngọc Lâm\n+Phụ lục I\n+PHÂN CÔNG\n+\(Kèm theo Báo cáo số 05\/BC-UBND, ngày 03 tháng 11 năm 2026 của UBND xã Nhã Nam\)[\s\S]*Phụ lục II\n+NGUỒN SỐ LIỆU/,
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

test('decomposed letters are composed, control characters and half pairs dropped', async () => {
  const text = await wordsOf(paper('state', { subject: `${'Kế hoạch'.normalize('NFD')}\u0007 năm\uD800 <2026> & "quý"`, sample: false }))
  expect(text).toContain('Kế hoạch năm\uFFFD <2026> & "quý"')
  expect(text).toBe(text.normalize('NFC'))
})

test('whatever is written comes out of the file again', async () => {
  const syllables = [
    'Ủy',
    'ban',
    'nhân',
    'dân',
    'xã',
    'Nhã',
    'Nam',
    'tổ',
    'chức',
    'lớp',
    '<&>',
    '"học"',
    'ngữ',
    'ỹ',
    'Ằ',
    '20%',
    'Đảng',
    'uỷ',
  ]
  const words = fc.array(fc.constantFrom(...syllables), { minLength: 1, maxLength: 9 }).map((list) => list.join(' '))
  const runs = fc.array(fc.record({ text: words }), { minLength: 1, maxLength: 3 })
  const blocks: fc.Arbitrary<Block> = fc.oneof(
    fc.record({ kind: fc.constant('heading' as const), level: fc.constantFrom(1 as const, 2 as const, 3 as const), text: words }),
    fc.record({ kind: fc.constant('paragraph' as const), runs }),
    fc.record({ kind: fc.constant('item' as const), label: fc.constant('+'), runs }),
    fc.record({
      kind: fc.constant('table' as const),
      columns: fc.constant([{ head: 'Cột', width: 1 }]),
      rows: fc.array(fc.tuple(fc.oneof(words, runs)), { maxLength: 3 }),
    }),
  )
  const changes = fc.record({
    kind: fc.constantFrom('CV' as const, 'BC' as const, 'QĐ' as const),
    subject: words,
    addressees: fc.array(words, { maxLength: 3 }),
    legalBasis: fc.array(words, { maxLength: 2 }),
    distribution: fc.array(words, { maxLength: 3 }),
    body: fc.array(blocks, { maxLength: 5 }),
  })
  await fc.assert(
    fc.asyncProperty(changes, fc.constantFrom(...ids), async (change, id) => {
      const text = await wordsOf(paper(id, change))
      const said = [change.subject, ...change.addressees, ...change.legalBasis, ...change.distribution, ...change.body.flatMap(textsOf)]
      for (const one of said) expect(text).toContain(one)
    }),
    { numRuns: 40 },
  )
})

function textsOf(block: Block): string[] {
  if (block.kind === 'heading') return [block.text]
  if (block.kind === 'table') return block.rows.flat().flatMap((cell) => (typeof cell === 'string' ? [cell] : cell.map(({ text }) => text)))
  return 'runs' in block ? block.runs.map(({ text }) => text) : []
}

const office = spawnSync('soffice', ['--version']).status === 0
if (!office) console.info('LibreOffice (soffice) is not installed: the test that opens the .docx in it is skipped.')

test.skipIf(!office)('opens in LibreOffice, marked on every page, the signature on a page with text', { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cayda-paper-'))
  try {
    writeFileSync(
      join(folder, 'paper.docx'),
      await renderDocx(paper('party-hd05', { body: [...Array.from({ length: 12 }, () => body).flat()] })),
    )
    const home = `-env:UserInstallation=file://${join(folder, 'home')}`
    spawnSync('soffice', [home, '--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, 'paper.docx')], { timeout: 110_000 })
    const { text: pages } = await extractText(await getDocumentProxy(new Uint8Array(readFileSync(join(folder, 'paper.pdf')))), {
      mergePages: false,
    })
    expect(pages.length).toBeGreaterThan(2)
    for (const [i, page] of pages.entries()) {
      expect(page).toContain('Dữ liệu minh họa')
      expect(/^\s*\d+\s/.test(page)).toBe(i > 0)
    }
    expect(pages.find((page) => page.includes('PHÓ BÍ THƯ'))).toContain('Trên đây là báo cáo')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
