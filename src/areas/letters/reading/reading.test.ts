import { describe, expect, test } from 'vitest'
import { type Clause, readLetter } from './index.ts'
import * as samples from './samples.ts'
import { allDeadlines, precision, recall, scoreReading } from './score.ts'

const labels = (clauses: Clause[]): unknown[] =>
  clauses.map(({ label, children }) => (children.length > 0 ? [label, labels(children)] : label))
const told = (text: string) => allDeadlines(readLetter(text)).map(({ text: words, date, recurrence }) => [words, date ?? recurrence])
const inClause = (sentence: string, date = '20 tháng 11 năm 2025') =>
  `Số: 12/UBND-VX\nMiền Xuôi, ngày ${date}\nKính gửi: Các xã.\nThực hiện kế hoạch, UBND tỉnh yêu cầu:\n1. ${sentence}\n`

describe('layouts', () => {
  test('State decision in two columns, with articles, Roman parts, an annex and its own number in the body', () => {
    const letter = readLetter(samples.decision)
    expect(letter).toMatchObject({
      system: 'state',
      type: 'QĐ',
      issuer: { parent: null, name: 'ỦY BAN NHÂN DÂN XÃ SÔNG LAM' },
      code: '86/2025/QĐ-UBND',
      place: 'Sông Lam',
      date: '2026-03-05',
      subject: 'thành lập Trung tâm Văn hóa, Thể thao và Học tập cộng đồng xã Sông Lam',
      distribution: ['Như Điều 3', 'Sở GD&ĐT (b/c)', 'Lưu: VT'],
      signature: { authority: null, position: 'CHỦ TỊCH', name: 'Lò Văn Mẫu' },
    })
    expect(labels(letter.clauses)).toEqual([
      [
        'Điều 1',
        [
          ['I', ['1']],
          ['II', ['a', 'đ']],
        ],
      ],
      'Điều 2',
      'Điều 3',
    ])
    expect(letter.citations.map(({ type, code, date, issuer }) => [type, code, date, issuer])).toEqual([
      ['Luật', '72/2025/QH15', null, null],
      ['NĐ', '30/2020/NĐ-CP', '2020-03-05', 'Chính phủ'],
      ['TTr', '12/TTr-VHXH', '2026-03-01', null],
    ])
  })

  test('Party letter of 2026: "về việc", uỷ, addressees in three groups, tasks and closing', () => {
    const letter = readLetter(samples.partyLetter)
    expect(letter).toMatchObject({
      system: 'party',
      type: 'CV',
      issuer: { parent: 'ĐẢNG BỘ TỈNH MIỀN XUÔI', name: 'ĐẢNG UỶ XÃ SÔNG LAM' },
      code: '05-CV/ĐU',
      subject: 'tổ chức khảo sát nhu cầu học tập năm 2026',
      addressees: [
        'Uỷ ban nhân dân xã',
        'Uỷ ban Mặt trận Tổ quốc Việt Nam xã và các tổ chức chính trị - xã hội xã',
        'Các chi bộ trực thuộc',
      ],
      signature: { authority: 'T/M BAN THƯỜNG VỤ', position: 'PHÓ BÍ THƯ THƯỜNG TRỰC', name: 'Lý Thị Ví Dụ' },
    })
    expect(labels(letter.clauses)).toEqual([
      ['I', ['1', '2']],
      ['II', ['1', '2']],
    ])
    expect(letter.clauses[1]?.children[0]?.actors).toEqual([
      { name: 'Văn phòng Đảng uỷ', role: 'lead' },
      { name: 'Ban Xây dựng Đảng', role: 'with' },
    ])
    expect(told(samples.partyLetter)).toEqual([
      ['hoàn thành trước ngày 30/6/2026', '2026-06-30'],
      ['định kỳ hằng quý', 'quarterly'],
      ['hạn cuối ngày 15 tháng 12 hàng năm', 'yearly:12-15'],
    ])
    expect(letter.closing).toHaveLength(1)
  })

  test('hard-wrapped letter: number and V/v on one line, lines that only look like clauses, a note, side-by-side signature', () => {
    const letter = readLetter(samples.wrapped)
    expect(letter).toMatchObject({
      type: 'CV',
      issuer: { parent: 'UBND TỈNH MIỀN XUÔI', name: 'SỞ GIÁO DỤC VÀ ĐÀO TẠO' },
      code: '1204/SGDĐT-GDTX',
      subject: 'báo cáo hoạt động trung tâm học tập cộng đồng năm học 2025 - 2026',
      addressees: ['Ủy ban nhân dân các xã, phường'],
      distribution: ['Như trên', 'Lưu: VT, GDTX'],
      signature: { authority: 'KT. GIÁM ĐỐC', position: 'PHÓ GIÁM ĐỐC', name: 'Tô Thị Mẫu' },
    })
    expect(labels(letter.clauses)).toEqual(['1', '2'])
    expect(letter.clauses[0]?.text).toContain('2025 - 2026 theo mẫu')
    expect(letter.clauses[0]?.text).not.toContain('40/2010')
    expect(letter.citations[0]?.issuer).toBe('Bộ trưởng Bộ Giáo dục và Đào tạo')
    expect(letter.footnotes.map(({ label }) => label)).toEqual(['1'])
    expect(told(samples.wrapped)).toEqual([['trước 17 giờ 00 ngày 05/6/2026', '2026-06-05']])
    expect(letter.closing).toHaveLength(2)
  })

  test('invitation: "kính mời:" names the addressees; the hour of a meeting is no deadline', () => {
    const letter = readLetter(samples.invitation)
    expect(letter).toMatchObject({
      type: 'GM',
      issuer: { parent: 'UBND XÃ SÔNG LAM', name: 'PHÒNG VĂN HÓA - XÃ HỘI' },
      addressees: ['Hiệu trưởng các trường học', 'Chủ tịch Hội Khuyến học xã'],
      distribution: ['Như thành phần mời', 'Lưu: VT'],
      signature: { authority: null, position: 'TRƯỞNG PHÒNG', name: 'Lê Văn Mẫu' },
    })
    expect(allDeadlines(letter)).toEqual([])
  })

  test('resolution: motto broken over two lines, year in the number, authority is not subject', () => {
    const letter = readLetter(samples.resolution)
    expect(letter).toMatchObject({
      system: 'state',
      type: 'NQ',
      issuer: { parent: null, name: 'HỘI ĐỒNG NHÂN DÂN TỈNH MIỀN XUÔI' },
      code: '74/2025/NQ-HĐND',
      subject: 'QUY ĐỊNH MỨC CHI HỖ TRỢ HOẠT ĐỘNG CỦA TRUNG TÂM HỌC TẬP CỘNG ĐỒNG',
    })
    expect(labels(letter.clauses)).toEqual([
      ['Điều 1', ['1', ['2', ['a', 'b']]]],
      ['Điều 2', ['1']],
    ])
  })

  test('report from a markdown table: blank number and day stay unknown, title in small letters', () => {
    const letter = readLetter(samples.report)
    expect(letter).toMatchObject({
      type: 'BC',
      code: '/BC-UBND',
      place: 'Sông Lam',
      date: null,
      addressees: ['Sở Giáo dục và Đào tạo'],
      signature: { authority: 'TM. ỦY BAN NHÂN DÂN', position: 'Chủ tịch', name: 'Đỗ Văn Mẫu' },
    })
    expect(labels(letter.clauses)).toEqual([['I', ['1', '2']], ['II', ['-', '-']], 'III'])
    expect(letter.clauses[2]?.text).toContain('Đề nghị Sở')
    expect(letter.closing.map(({ text }) => text)).toEqual(['Trên đây là báo cáo của UBND xã./.'])
  })

  test('notice: wrapped subject in small letters, points 1.1, a span of days without a date', () => {
    const letter = readLetter(samples.notice)
    expect(letter).toMatchObject({
      issuer: { parent: null, name: 'VĂN PHÒNG TỈNH ỦY MIỀN XUÔI' },
      date: '2026-07-09',
      subject: 'kết luận của Thường trực Tỉnh ủy tại buổi làm việc về trung tâm học tập cộng đồng',
      signature: { authority: 'TUQ. BAN THƯỜNG VỤ', position: 'CHÁNH VĂN PHÒNG', name: 'Hoàng Mẫu Mực' },
    })
    expect(labels(letter.clauses)).toEqual([['1', ['1.1', '1.2']], '2'])
    expect(told(samples.notice).map(([, when]) => when)).toEqual(['2026-09-30', 'monthly:25', null])
  })

  test('no header: what is not printed is null, a form without number is only probably a letter', () => {
    const letter = readLetter(samples.unheaded)
    expect(letter).toMatchObject({ system: 'party', type: 'CV', code: null, place: null, date: null, subject: null, clauses: [] })
    expect(letter.evidence.type?.confidence).toBeLessThan(0.8)
    expect(letter.closing[0]?.deadlines[0]?.date).toBe('2026-11-20')
  })

  test('grounds and results listed with hyphens in front of the clauses are no clauses', () => {
    const letter = readLetter(
      'Số 07-QĐ/ĐU\nQUYẾT ĐỊNH\nvề việc kiện toàn\n-----\n- Căn cứ Quy định số 5-QĐi/TU;\n- Căn cứ đề nghị;\n- Kết quả tốt.\n1. Giao Văn phòng:\n- Đôn đốc;\n2. Các chi bộ thực hiện.',
    )
    expect(labels(letter.clauses)).toEqual([['1', ['-']], '2'])
    expect(labels(readLetter('Kính gửi: Các xã.\nYêu cầu:\n- Mở lớp;\n- Đọc sách.').clauses)).toEqual(['-', '-'])
  })

  test('blank day and number of a draft', () => {
    const letter = readLetter('Số -CV/HU\nTân Mẫu, ngày tháng 8 năm 2023\nKính gửi: Các xã')
    expect(letter).toMatchObject({ code: '-CV/HU', place: 'Tân Mẫu', date: null, type: 'CV' })
  })

  test('decomposed accents, non-breaking spaces and CRLF change nothing but offsets', () => {
    const plain = readLetter(samples.partyLetter)
    const other = readLetter(samples.partyLetter.normalize('NFD').replaceAll('\n', '\r\n').replaceAll('Kính gửi:', 'Kính\u00a0gửi:'))
    expect({ ...facts(other) }).toEqual({ ...facts(plain) })
  })
})

const facts = ({
  system,
  type,
  issuer,
  code,
  place,
  date,
  subject,
  addressees,
  distribution,
  signature,
  clauses,
}: ReturnType<typeof readLetter>) => ({
  ...{ system, type, issuer, code, place, date, subject, addressees, distribution, signature, clauses: labels(clauses) },
})

describe('deadlines', () => {
  test.each([
    ['Các xã báo cáo trước ngày 15/12.', [['trước ngày 15/12', '2025-12-15']]],
    ['Các xã báo cáo trước ngày 15/10.', [['trước ngày 15/10', null]]],
    ['Khẩn trương ban hành (hoàn thành trong tháng 11/2025).', [['hoàn thành trong tháng 11/2025', '2025-11-30']]],
    ['Báo cáo UBND tỉnh hằng năm (trước ngày 15 tháng 11).', [['hằng năm (trước ngày 15 tháng 11)', 'yearly:11-15']]],
    ['Gửi báo cáo trước ngày 25 hằng tháng.', [['trước ngày 25 hằng tháng', 'monthly:25']]],
    ['Báo cáo Thường trực theo quy định.', [['Báo cáo Thường trực theo quy định', null]]],
    ['Nội dung.\nThời gian thực hiện: Thường xuyên.', [['Thường xuyên', 'ongoing']]],
    ['Nội dung.\nThời gian hoàn thành: Tháng 02/2028.', [['Tháng 02/2028', '2028-02-29']]],
    ['Nội dung.\nThời gian thực hiện: Hằng năm.', [['Hằng năm', 'yearly']]],
    ['Bố trí trong dự toán ngân sách nhà nước hằng năm.', []],
    ['Theo Quyết định số 09/2008/QĐ-BGDĐT ngày 24/3/2008 của Bộ trưởng.', []],
    ['Số liệu tính đến hết ngày 30/6/2025.', []],
    ['Giải quyết thủ tục theo quy định.', []],
    ['Báo cáo trước ngày 31/02/2026.', [['trước ngày 31/02/2026', null]]],
  ])('%s', (sentence, expected) => {
    expect(told(inClause(sentence))).toEqual(expected)
  })

  test('without the year in the letter nothing is invented', () => {
    expect(told(inClause('Báo cáo trước ngày 15/12.', 'tháng 11 năm 2025'))).toEqual([['trước ngày 15/12', null]])
  })
})

describe('citations', () => {
  const cited = (sentence: string) => readLetter(inClause(sentence)).citations.map(({ type, code, date }) => [type, code, date])
  test('one date for a whole list', () => {
    expect(cited('Theo các Công điện số 217/CĐ-TTg, 218/CĐ-TTg và 222/CĐ-TTg ngày 19/11/2025, thực hiện.')).toEqual([
      ['CĐ', '217/CĐ-TTg', '2025-11-19'],
      ['CĐ', '218/CĐ-TTg', '2025-11-19'],
      ['CĐ', '222/CĐ-TTg', '2025-11-19'],
    ])
  })
  test.each([
    ['Theo Văn bản số 10/VBHN-BGDĐT.', [['VBHN', '10/VBHN-BGDĐT', null]]],
    ['Theo Công văn số 1598/STC-QLNS ngày 19/6/2023.', [['CV', '1598/STC-QLNS', '2023-06-19']]],
    ['Theo Nghị quyết số 27/NQ- TW.', [['NQ', '27/NQ-TW', null]]],
    ['Theo Kế hoạch số 15 ngày 03/4/2025.', [['KH', '15', '2025-04-03']]],
    ['Hoạt động 24/7, từ 30/4-1/5, đạt 5/10 điểm.', []],
    ['Theo Luật Ngân sách nhà nước.', []],
  ])('%s', (sentence, expected) => {
    expect(cited(sentence)).toEqual(expected)
  })
})

test('scores count what is right, too much and missed', () => {
  const letter = readLetter(samples.wrapped)
  const scores = scoreReading(letter, {
    code: '1204/SGDĐT-GDTX',
    date: '2020-01-01',
    addressees: ['uy ban nhan dan cac xa, phuong', 'Hội'],
    clauses: ['1', '2'],
  })
  expect(scores.code).toEqual({ right: 1, extra: 0, missed: 0 })
  expect(scores.date).toEqual({ right: 0, extra: 1, missed: 1 })
  expect(scores.addressees && [precision(scores.addressees), recall(scores.addressees)]).toEqual([1, 0.5])
})
