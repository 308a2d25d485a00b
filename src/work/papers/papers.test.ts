import { inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import mammoth from 'mammoth'
import { expect, test } from 'vitest'
import { figures, type Paper, type ProfileId, printedDate, printedNumber, profileById, profileOn, profiles, renderDocx } from './index.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

function paper(profile: ProfileId, changed: Partial<Paper> = {}): Paper {
  const party = profile !== 'state'
  return {
    profile,
    kind: 'BC',
    issuer: { parent: party ? 'Đảng bộ tỉnh Bắc Ninh' : 'UBND tỉnh', name: party ? 'Đảng ủy xã Nhã Nam' : 'UBND xã Nhã Nam' },
    number: 5,
    notation: party ? 'BC/ĐU' : 'BC-UBND',
    place: 'Nhã Nam',
    date: day('2026-11-03'),
    month: Temporal.PlainYearMonth.from('2026-11'),
    subject: 'kết quả thực hiện công tác trung tâm học tập cộng đồng',
    addressees: ['Thường trực Tỉnh ủy'],
    legalBasis: ['Căn cứ chương trình công tác năm 2026'],
    body: [
      { kind: 'heading', level: 1, text: 'I. KẾT QUẢ' },
      {
        kind: 'paragraph',
        runs: [
          { text: 'Đã hoàn thành ' },
          { text: '23', source: { label: 'Nhiệm vụ hoàn thành', href: '/follow-up/list?counter=done' } },
          { text: ' nhiệm vụ.' },
        ],
      },
      {
        kind: 'table',
        caption: 'Tiến độ',
        columns: [
          { head: 'TT', width: 10, align: 'center' },
          { head: 'Cơ quan', width: 60 },
        ],
        rows: [['1', 'Ủy ban MTTQ Việt Nam xã']],
      },
      { kind: 'paragraph', runs: [{ text: 'Trên đây là báo cáo của cơ quan' }] },
    ],
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

/** Reads one part of the package by walking its local headers' central directory; independent of the library that wrote it. */
function part(docx: Uint8Array, name: string): string {
  const bytes = Buffer.from(docx)
  let at = bytes.readUInt32LE(bytes.lastIndexOf('PK\x05\x06', bytes.length, 'latin1') + 16)
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [packed, nameLength, extra, comment, local] = [
      bytes.readUInt32LE(at + 20),
      bytes.readUInt16LE(at + 28),
      bytes.readUInt16LE(at + 30),
      bytes.readUInt16LE(at + 32),
      bytes.readUInt32LE(at + 42),
    ]
    if (bytes.toString('utf8', at + 46, at + 46 + nameLength) === name) {
      const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
      const content = bytes.subarray(start, start + packed)
      return (bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(content) : content).toString('utf8')
    }
    at += 46 + nameLength + extra + comment
  }
  throw new Error(`no part ${name}`)
}

const textOf = async (docx: Uint8Array) => (await mammoth.extractRawText({ buffer: Buffer.from(docx) })).value
const mm = (value: number) => String(Math.floor((value / 25.4) * 1440))

test.each(profiles.map((profile) => profile.id))('%s: page, heads, number, date, signature and mark are those of its order', async (id) => {
  const docx = await renderDocx(paper(id))
  const xml = part(docx, 'word/document.xml')
  const { margins } = profileById(id)
  expect(xml).toContain(`w:top="${mm(margins.top)}"`)
  expect(xml).toContain(`w:left="${mm(margins.left)}"`)
  expect(xml).toContain(`w:right="${mm(margins.right)}"`)
  expect(xml).toMatch(/<w:titlePg\/>/)
  const text = await textOf(docx)
  const expected =
    id === 'state'
      ? [
          'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
          'Độc lập - Tự do - Hạnh phúc',
          'UBND XÃ NHÃ NAM',
          'Số: 05/BC-UBND',
          'TM. ỦY BAN NHÂN DÂN',
          'CHỦ TỊCH',
          './.',
          '- Lưu: VT, VP.',
          '- Như trên;',
        ]
      : [
          'ĐẢNG CỘNG SẢN VIỆT NAM',
          'ĐẢNG BỘ TỈNH BẮC NINH',
          'ĐẢNG ỦY XÃ NHÃ NAM',
          '*',
          'Số 05-BC/ĐU',
          'T/M BAN THƯỜNG VỤ',
          'PHÓ BÍ THƯ',
          '- Lưu Văn phòng Đảng ủy.',
          '- Như trên,',
        ]
  for (const words of [...expected, 'Nhã Nam, ngày 03 tháng 11 năm 2026', 'Trần Thị Ngọc Lâm', 'Kính gửi: Thường trực Tỉnh ủy'])
    expect(text).toContain(words)
  expect(text.includes('của cơ quan./.')).toBe(id !== 'party-hd05')
  const headers = [1, 2].map((n) => part(docx, `word/header${n}.xml`))
  for (const header of headers) expect(header).toContain('Dữ liệu minh họa')
  expect(headers.filter((header) => header.includes('PAGE'))).toHaveLength(1)
})

test('a công văn carries its subject under the number: V/v until HD 05, về việc since', async () => {
  const subject = 'tăng cường hoạt động của trung tâm'
  const under = async (id: ProfileId) => textOf(await renderDocx(paper(id, { kind: 'CV', subject })))
  expect(await under('state')).toContain(`V/v ${subject}`)
  expect(await under('party-hd36')).toContain(`V/v ${subject}`)
  expect(await under('party-hd05')).toContain(`về việc ${subject}`)
  expect(await under('party-hd05')).not.toContain('V/v')
})

test('the layout follows the day of the paper', () => {
  expect(profileOn('party', day('2026-05-26')).id).toBe('party-hd36')
  expect(profileOn('party', day('2026-05-27')).id).toBe('party-hd05')
  expect(profileOn('state', day('2026-11-23')).id).toBe('state')
  expect(() => profileOn('party', day('1999-01-01'))).toThrow('no party layout')
})

test('numbers and days print as the orders say; a draft leaves blanks', () => {
  const number = (value: number | null, id: ProfileId, notation: string) => printedNumber({ number: value, notation }, profileById(id))
  expect(number(15, 'state', 'QĐ-UBND')).toBe('Số: 15/QĐ-UBND')
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

test('every figure stands in the closing table with its source, in order', async () => {
  const one = paper('state')
  const text = await textOf(await renderDocx(one))
  expect(text).toContain('NGUỒN SỐ LIỆU')
  for (const figure of figures(one))
    for (const words of Object.values(figure)) expect(text.slice(text.indexOf('NGUỒN SỐ LIỆU'))).toContain(words)
  expect(text).toContain('23[1]')
})

test('tables repeat their head and never break a row', async () => {
  const xml = part(await renderDocx(paper('state')), 'word/document.xml')
  expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(2)
  expect(xml).toContain('<w:cantSplit/>')
})

test('whatever is written comes out of the file again', async () => {
  const words = fc
    .stringMatching(/^[a-zA-ZăâđêôơưáàảãạéèíìòóúùýĂÂĐÊÔƠƯ0-9 ,&<>"]{1,60}$/)
    .map((text) => text.trim())
    .filter((text) => text.length > 0)
  await fc.assert(
    fc.asyncProperty(
      fc.array(words, { minLength: 1, maxLength: 6 }),
      fc.constantFrom(...profiles.map((profile) => profile.id)),
      async (texts, id) => {
        const text = await textOf(await renderDocx(paper(id, { body: texts.map((one) => ({ kind: 'paragraph', runs: [{ text: one }] })) })))
        return texts.slice(0, -1).every((one) => text.includes(one))
      },
    ),
    { numRuns: 30 },
  )
})
