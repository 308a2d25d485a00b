import mammoth from 'mammoth'
import { type Block, type DraftKind, type Paper, type ProfileId, printedSubject, profiles, renderDocx } from './index.ts'
import { inspectDocx } from './inspect.ts'

export const day = (text: string) => Temporal.PlainDate.from(text)
export const ids = profiles.map((profile) => profile.id)
const figure = (text: string, label: string) => ({
  text,
  source: { label, href: `https://cayda.example/follow-up/list?counter=${label.length}&a=1` },
})

export const body: Block[] = [
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

export function paper(profile: ProfileId, changed: Partial<Paper> = {}): Paper {
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

export const see = async (one: Paper) => inspectDocx(await renderDocx(one))
/** Read by a library that had no part in writing the file. */
export const wordsOf = async (one: Paper) => (await mammoth.extractRawText({ buffer: Buffer.from(await renderDocx(one)) })).value

const line = (text: string): Block => ({ kind: 'paragraph', runs: [{ text }] })
const item = (label: string, text: string): Block => ({ kind: 'item', label, runs: [{ text }] })

/** A true-to-life paper of each kind, for the tests of every layout. */
export function sampleOf(profile: ProfileId, kind: DraftKind): Paper {
  const party = profile !== 'state'
  const own = party ? 'Đảng ủy xã Nhã Nam' : 'Ủy ban nhân dân xã Nhã Nam'
  const organ = party ? 'ĐU' : 'UBND'
  const texts: Record<DraftKind, { subject: string; body: Block[]; more?: Partial<Paper> }> = {
    CV: {
      subject: 'rà soát cơ sở vật chất trung tâm học tập cộng đồng',
      body: [
        line(`${own} đề nghị các cơ quan:`),
        item('1.', 'Rà soát phòng học, bàn ghế, tủ sách.'),
        item('2.', 'Báo cáo kết quả trước ngày 15/12/2026'),
      ],
      more: { addressees: ['Phòng Văn hóa - Xã hội', 'Trung tâm học tập cộng đồng xã'] },
    },
    KH: {
      subject: 'tổ chức các lớp học buổi tối quý I năm 2027',
      body: [
        { kind: 'heading', level: 1, label: 'I.', text: 'MỤC ĐÍCH, YÊU CẦU' },
        item('1.', 'Đáp ứng nhu cầu học tập của nhân dân.'),
        { kind: 'heading', level: 1, label: 'II.', text: 'TỔ CHỨC THỰC HIỆN' },
        item('1.', 'Trung tâm mở lớp theo kế hoạch.'),
        item('2.', 'Các thôn vận động người dân tham gia'),
      ],
      more: { legalBasis: ['Căn cứ chương trình công tác năm 2027'] },
    },
    BC: {
      subject: 'kết quả Tuần lễ hưởng ứng học tập suốt đời năm 2026',
      body: [item('1.', 'Đã tổ chức 12 lớp.'), item('2.', 'Trên đây là báo cáo kết quả')],
      more: { addressees: [party ? 'Thường trực Tỉnh ủy' : 'Sở Giáo dục và Đào tạo'] },
    },
    TTr: {
      subject: 'phê duyệt kế hoạch hoạt động năm 2027',
      body: [line('Kính đề nghị xem xét, phê duyệt kế hoạch hoạt động năm 2027')],
      more: { addressees: [party ? 'Ban Thường vụ Tỉnh ủy' : 'Ủy ban nhân dân tỉnh Bắc Ninh'] },
    },
    QĐ: {
      subject: 'kiện toàn Ban Giám đốc Trung tâm học tập cộng đồng',
      body: [
        item('Điều 1.', 'Kiện toàn Ban Giám đốc gồm các ông, bà có tên trong danh sách.'),
        item('Điều 2.', 'Quyết định có hiệu lực kể từ ngày ký.'),
        item('Điều 3.', 'Văn phòng và các cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành'),
      ],
      more: {
        decider: party ? 'Ban Thường vụ Đảng ủy' : 'Ủy ban nhân dân xã Nhã Nam',
        legalBasis: ['Căn cứ quy chế làm việc', 'Xét đề nghị của Văn phòng'],
      },
    },
    TB: {
      subject: 'lịch tiếp nhận sách quyên góp',
      body: [item('1.', 'Thời gian: ngày 05/12/2026.'), item('2.', 'Địa điểm: Thư viện xã')],
    },
    GM: {
      subject: 'dự hội nghị sơ kết',
      body: [
        line(`${own} trân trọng kính mời: Hiệu trưởng các trường học.`),
        line('Tới dự: Hội nghị sơ kết hoạt động trung tâm học tập cộng đồng.'),
        item('1.', 'Thời gian: 08 giờ 00 phút, ngày 10/12/2026.'),
        item('2.', 'Địa điểm: Hội trường xã'),
      ],
    },
    BB: {
      subject: 'họp Ban Giám đốc Trung tâm học tập cộng đồng tháng 11',
      body: [item('1.', 'Thời gian bắt đầu: 14 giờ 00 phút.'), item('2.', 'Cuộc họp kết thúc lúc 16 giờ 00 phút cùng ngày')],
      more: {
        secretary: { position: 'Thư ký', name: 'Phạm Thị Mẫu' },
        signature: { authority: null, position: 'Chủ tọa', name: 'Vũ Đình Quảng' },
      },
    },
  }
  const { subject, body: written, more } = texts[kind]
  return paper(profile, {
    kind,
    notation: party ? `${kind}/${organ}` : kind === 'CV' ? `${organ}-VHXH` : `${kind}-${organ}`,
    subject: printedSubject(kind, profile, subject),
    addressees: [],
    legalBasis: [],
    body: written,
    ...more,
  })
}
