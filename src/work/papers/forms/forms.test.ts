import { describe, expect, test } from 'vitest'
import { ids, see, wordsOf } from '../examples.ts'
import {
  arrivalSlip,
  attendanceList,
  conclusionNotice,
  invitation,
  minutes,
  type Paper,
  type ProfileId,
  profileById,
  renderPdf,
  submissionSlip,
  textOf,
} from '../index.ts'

const inner = (profile: ProfileId) => ({
  profile,
  issuer:
    profile === 'state'
      ? { parent: null, name: 'Ủy ban nhân dân xã Nhã Nam' }
      : { parent: 'Đảng bộ tỉnh Bắc Ninh', name: 'Đảng ủy xã Nhã Nam' },
  place: 'Nhã Nam',
  on: Temporal.PlainDate.from('2026-11-23'),
  sample: true,
})
const numbered = (profile: ProfileId, kind: string) => ({
  ...inner(profile),
  number: 7,
  notation: profile === 'state' ? `${kind}-UBND` : `${kind}/ĐU`,
  distribution: ['Như trên'],
  archive: 'VP',
  signature: { authority: null, position: 'Chánh Văn phòng', name: 'Lại Xuân Tấn' },
})

const course = {
  began: '14 giờ 00 phút, ngày 20/11/2026',
  ended: '16 giờ 30 phút cùng ngày',
  where: 'Hội trường xã',
  chair: 'Vũ Đình Quảng, Chủ tịch UBND xã',
}

/** Each inner paper with words that must stand in it. */
const forms: Record<string, { make(id: ProfileId): Paper; says: string[]; numbered: boolean }> = {
  'phiếu trình': {
    make: (id) =>
      submissionSlip({
        ...inner(id),
        paper: 'kế hoạch mở lớp',
        to: 'Chủ tịch UBND xã',
        drafter: 'Phạm Thị Mai Chi',
        office: 'Phòng Văn hóa - Xã hội',
        legalBasis: ['Căn cứ kết quả khảo sát', 'Căn cứ Quyết định số 5/QĐ-UBND'],
        explanation: 'Trình ký ban hành.',
        attached: ['Dự toán'],
      }),
    says: ['PHIẾU TRÌNH', 'Kính gửi: Chủ tịch UBND xã', 'Phòng Văn hóa - Xã hội', 'Ý kiến của người ký', 'Dự toán'],
    numbered: false,
  },
  'phiếu xử lý văn bản đến': {
    make: (id) =>
      arrivalSlip({
        ...inner(id),
        number: '241',
        arrivedOn: '20/11/2026',
        code: '1841/SGDĐT-VP ngày 18/11/2026',
        from: 'Sở Giáo dục và Đào tạo',
        subject: 'Tổ chức Tuần lễ hưởng ứng học tập suốt đời',
        note: 'Phòng Văn hóa - Xã hội tham mưu.',
        lead: 'Phòng Văn hóa - Xã hội',
        withs: ['Trung tâm học tập cộng đồng', 'Hội Khuyến học'],
        due: '',
      }),
    says: [
      'PHIẾU XỬ LÝ VĂN BẢN ĐẾN',
      'Số đến 241',
      '1841/SGDĐT-VP',
      'Phòng Văn hóa - Xã hội tham mưu.',
      'Trung tâm học tập cộng đồng; Hội Khuyến học',
      'Thời hạn giải quyết: …………',
    ],
    numbered: false,
  },
  'danh sách dự họp': {
    make: (id) =>
      attendanceList({
        ...inner(id),
        meeting: 'Hội nghị sơ kết',
        when: '08 giờ 00 phút, ngày 10/12/2026',
        where: 'Hội trường xã',
        people: [
          { name: 'Hà Thị Tuyết Lan', position: 'Chủ tịch', office: 'Ủy ban MTTQ Việt Nam xã' },
          { name: 'Lê Thị Bích Đào', position: 'Hiệu trưởng', office: 'Trường THCS Nhã Nam' },
        ],
        spare: 3,
        position: 'Người lập danh sách',
        name: 'Ong Thị Hạnh Nguyên',
      }),
    says: ['DANH SÁCH DỰ HỌP', 'Hà Thị Tuyết Lan', 'Trường THCS Nhã Nam', 'có 2 người được mời', 'Ong Thị Hạnh Nguyên'],
    numbered: false,
  },
  'giấy mời': {
    make: (id) =>
      invitation({
        ...numbered(id, 'GM'),
        host: 'Ủy ban nhân dân xã Nhã Nam',
        invited: ['Hiệu trưởng các trường học', 'Trưởng các thôn'],
        meeting: 'Hội nghị sơ kết',
        content: 'Đánh giá hoạt động năm',
        chair: 'Vũ Đình Quảng',
        when: '08 giờ 00 phút, ngày 10/12/2026',
        where: 'Hội trường xã',
      }),
    says: ['GIẤY MỜI', 'dự hội nghị sơ kết', 'trân trọng kính mời', '- Trưởng các thôn', 'Thời gian: 08 giờ 00 phút'],
    numbered: true,
  },
  'biên bản': {
    make: (id) =>
      minutes({
        ...numbered(id, 'BB'),
        ...course,
        meeting: 'họp Ban Giám đốc trung tâm',
        secretary: { position: null, name: 'Thân Thị Kim Oanh' },
        present: ['Đỗ Khánh Vân', 'Nguyễn Hữu Thuận'],
        absent: [],
        course: '1. Báo cáo kết quả quý IV.\n2. Thảo luận kế hoạch năm sau.',
        conclusion: 'Thống nhất mở 12 lớp.',
        signature: { authority: null, position: 'Chủ trì', name: 'Vũ Đình Quảng' },
      }),
    says: [
      'BIÊN BẢN',
      'Có mặt: 2 người',
      'Vắng mặt: không',
      'II. NỘI DUNG',
      'Thống nhất mở 12 lớp',
      '16 giờ 30 phút',
      'THƯ KÝ',
      'Thân Thị Kim Oanh',
      'CHỦ TRÌ',
    ],
    numbered: true,
  },
  'thông báo kết luận': {
    make: (id) =>
      conclusionNotice({
        ...numbered(id, 'TB'),
        concludedBy: 'đồng chí Trần Thị Ngọc Lâm, Phó Bí thư Thường trực',
        meeting: 'Hội nghị giao ban tháng 11',
        heldOn: '20/11/2026',
        present: 'lãnh đạo các cơ quan, đơn vị',
        conclusion: '1. Văn phòng tổng hợp danh sách.\n2. Các chi bộ báo cáo trước ngày 30/11/2026.',
        closing: 'Văn phòng thông báo để các cơ quan, đơn vị biết, thực hiện',
      }),
    says: [
      'THÔNG BÁO',
      'ề kết luận của đồng chí Trần Thị Ngọc Lâm',
      'kết luận như sau:',
      '2. Các chi bộ báo cáo trước ngày 30/11/2026.',
      'Văn phòng thông báo',
    ],
    numbered: true,
  },
}

test('a slip says each ground once, and what it is about as its layout does', () => {
  const slip = (id: ProfileId) => textOf(forms['phiếu trình']!.make(id))
  for (const id of ids) expect(slip(id)).toContain('Căn cứ: kết quả khảo sát; Quyết định số 5/QĐ-UBND')
  expect(slip('state')).toContain('V/v ký ban hành kế hoạch mở lớp')
  expect(slip('party-hd36')).toContain('V/v ký ban hành')
  expect(slip('party-hd05')).toContain('về việc ký ban hành kế hoạch mở lớp')
  expect(slip('party-hd05')).not.toContain('V/v')
})

describe.each(Object.entries(forms))('%s', (_, { make, says, numbered: hasNumber }) => {
  test.each(ids)('in %s: its heading and words, a number only where it has one, an end mark only with a number', async (id) => {
    const one = make(id)
    const text = await wordsOf(one)
    for (const words of says) expect(text).toContain(words)
    const { number, end } = profileById(id)
    expect(text.includes(`${number.prefix}07${number.join}`)).toBe(hasNumber)
    expect(text.includes('Nơi nhận')).toBe(hasNumber)
    if (end === './.') expect(text.includes(end)).toBe(hasNumber)
    expect((await see(one)).sections[0]!.headers.first).toBe('Dữ liệu minh họa')
    expect(textOf(one).replaceAll(/\s+/g, ' ')).toContain(says[0])
  })

  test('also as PDF', async () => {
    expect(
      Buffer.from(await renderPdf(make('state')))
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
  })
})
