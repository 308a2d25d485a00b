import { expect, test } from 'vitest'
import { readLetter } from './index.ts'
import { allDeadlines } from './score.ts'

const party = (body: string, tail = '') => `TỈNH ỦY BẮC NINH
*
ĐẢNG CỘNG SẢN VIỆT NAM

Số 15-CT/TU
Bắc Ninh, ngày 12 tháng 3 năm 2026

CHỈ THỊ
CỦA BAN THƯỜNG VỤ TỈNH ỦY
VỀ TĂNG CƯỜNG SỰ LÃNH ĐẠO ĐỐI VỚI CÔNG TÁC KHUYẾN HỌC
-----
Ban Thường vụ Tỉnh ủy yêu cầu:
${body}
Chỉ thị này phổ biến đến chi bộ.
${tail}
T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ

Người Ký Mẫu`

const state = (body: string, tail = '- Như trên;\n- Lưu: VT.') => `UBND TỈNH BẮC NINH
SỞ GIÁO DỤC VÀ ĐÀO TẠO
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 1890 /SGDĐT-GDTX
Về việc hướng dẫn đánh giá cộng đồng học tập
Bắc Ninh, ngày 25 tháng 9 năm 2025
Kính gửi: Ủy ban nhân dân các xã, phường.
Sở Giáo dục và Đào tạo hướng dẫn như sau:
${body}
Nơi nhận:
${tail}
KT GIÁM ĐỐC
PHÓ GIÁM ĐỐC
Người Ký Mẫu`

const deadlines = (text: string) => allDeadlines(readLetter(text)).map(({ date, recurrence }) => date ?? recurrence)

test('points "3.1- …" of Party papers stand under their clause', () => {
  const { clauses } = readLetter(
    party(
      '1- Quán triệt chỉ thị.\n2- Tổ chức thực hiện\n2.1- Đảng ủy Ủy ban nhân dân tỉnh bố trí kinh phí.\n2.2- Ban Tuyên giáo và Dân vận Tỉnh ủy đôn đốc.',
    ),
  )
  expect(clauses.map(({ label }) => label)).toEqual(['1', '2'])
  expect(clauses[1]!.children.map(({ label }) => label)).toEqual(['2.1', '2.2'])
})

test('"Một là, Hai là" and "Thứ nhất, Thứ hai" number clauses in words', () => {
  for (const [one, two] of [
    ['Một là,', 'Hai là,'],
    ['Thứ nhất,', 'Thứ hai,'],
  ] as const) {
    const { clauses } = readLetter(state(`${one} đẩy mạnh tuyên truyền.\n${two} vận động Nhân dân tham gia lớp học.`))
    expect(clauses.map(({ label }) => label)).toEqual([one.slice(0, -1), two.slice(0, -1)])
  }
})

test('an article goes on counting under a new section', () => {
  const text = `CHÍNH PHỦ\nSố: 142/2025/NĐ-CP\nHà Nội, ngày 12 tháng 6 năm 2025\nNGHỊ ĐỊNH\nQUY ĐỊNH VỀ PHÂN ĐỊNH THẨM QUYỀN\nCăn cứ Nghị quyết số 190/2025/QH15;\nChương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\n1. Nghị định này quy định về thẩm quyền.\nChương II\nTHẨM QUYỀN\nMục 1. GIÁO DỤC THƯỜNG XUYÊN\nĐiều 2. Thành lập trung tâm\nChủ tịch Ủy ban nhân dân cấp xã quyết định.\nTM. CHÍNH PHỦ\nTHỦ TƯỚNG\nNgười Ký Mẫu`
  const { clauses } = readLetter(text)
  expect(clauses[1]!.children[0]!.label).toBe('Mục 1')
  expect(clauses[1]!.children[0]!.children.map(({ label }) => label)).toEqual(['Điều 2'])
})

test.each([
  ['1. UBND xã nộp hồ sơ từ 01/3 đến 15/3/2026.', ['2026-03-15']],
  ['1. UBND xã tổ chức Tuần lễ từ ngày 01/10 đến 07/10/2025.', []],
  ['1. UBND xã định kỳ 6 tháng (trước 10/6), hằng năm (trước 30/11) báo cáo kết quả.', ['half-yearly', 'yearly:11-30']],
  ['1. UBND xã định kỳ hằng tháng báo cáo kết quả thực hiện về Sở Giáo dục và Đào tạo trước ngày 25.', ['monthly:25']],
  ['1. UBND xã hoàn thành trong quý IV năm 2025.', ['2025-12-31']],
])('%s', (clause, expected) => {
  expect(deadlines(state(clause))).toEqual(expected)
})

test('a note behind the end mark is a note although its mark stands apart', () => {
  const letter = readLetter(
    state(
      '1. Thực hiện theo Thông tư 25/2023/TT-BGDĐT (1), gửi kết quả về Sở.\n2. Mọi vướng mắc liên hệ Phòng GDTX./.\n(1) Có hiệu lực từ ngày 12/02/2024.',
    ),
  )
  expect(letter.footnotes.map(({ label, text }) => [label, text])).toEqual([['1', 'Có hiệu lực từ ngày 12/02/2024.']])
  expect(letter.clauses.map(({ label }) => label)).toEqual(['1', '2'])
})

test('"Bản điện tử:" parts the distribution list and is no place', () => {
  expect(readLetter(state('1. Thực hiện.', '- Như trên;\n- Lưu: VT.\n\nBản điện tử:\n- LĐVP, CVNC;\n- Cổng TTĐT.')).distribution).toEqual([
    'Như trên',
    'Lưu: VT',
    'LĐVP, CVNC',
    'Cổng TTĐT',
  ])
})

test.each([
  ['2. Bộ Giáo dục và Đào tạo tiếp thu ý kiến, hoàn thiện dự thảo, trình Thủ tướng Chính phủ.', [['Bộ Giáo dục và Đào tạo', 'all']]],
  ['2. Trung tâm Văn hóa xã mở chuyên mục.', [['Trung tâm Văn hóa xã', 'all']]],
  ['2. Ban Quản lý chương trình báo cáo.', [['Ban Quản lý chương trình', 'all']]],
  ['2. Phân công đoàn viên hỗ trợ lớp học.', []],
])('who is spoken to: %s', (clause, expected) => {
  const { clauses } = readLetter(state(`1. Quán triệt.\n${clause}`))
  expect(clauses[1]!.actors.map(({ name, role }) => [name, role])).toEqual(expected)
})

test('cells of a narrow column that came over broken are put together again', () => {
  const letter = readLetter(
    'ỦY BAN NHÂN DÂN\nTỈNH MẪU SƠN\n-------\n|\nCỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n|\nSố:\n77/KH-UBND\n|\nMẫu\nSơn, ngày 30 tháng 3 năm 2020\n|\nKẾ HOẠCH\nTRIỂN KHAI XÂY DỰNG XÃ HỘI HỌC TẬP\nCăn cứ Nghị quyết số 35/NQ-CP ngày\n04/6/2019 của Chính phủ;\nI. MỤC TIÊU\n1. Mục tiêu chung',
  )
  expect([letter.issuer.name, letter.code, letter.place, letter.date]).toEqual([
    'ỦY BAN NHÂN DÂN TỈNH MẪU SƠN',
    '77/KH-UBND',
    'Mẫu Sơn',
    '2020-03-30',
  ])
  expect(letter.citations).toMatchObject([{ code: '35/NQ-CP', date: '2019-06-04', issuer: 'Chính phủ' }])
})

test('"Bộ trưởng, Chủ nhiệm …" is one issuer; a comma behind any other one ends it', () => {
  const { citations } = readLetter(
    state(
      '1. Theo Thông tư số 03/2025/TT-VPCP ngày 15/9/2025 của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ hướng dẫn; Thông tư số 4/2025/TT-BNV ngày 01/7/2025 của Bộ trưởng, các đơn vị rà soát.',
    ),
  )
  expect(citations.map(({ issuer }) => issuer)).toEqual(['Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ', 'Bộ trưởng'])
})
