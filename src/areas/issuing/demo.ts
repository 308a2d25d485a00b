import { dayOf } from '../../kernel/clock.ts'
import type { Tx } from '../../kernel/db/index.ts'
import type { DemoRegistry } from '../../registry/demo/index.ts'
import { firstContent } from './compose.ts'
import type { Content } from './paper.ts'
import { issuersFor } from './queries.ts'
import { recordDraft, recordSignature, recordSubmission } from './record.ts'

interface Drafted extends Pick<Content, 'kind' | 'subject' | 'body' | 'addressees' | 'distribution' | 'legalBasis'> {
  commune: string
  daysAgo: number
  explanation: string
  /** How far it has come. */
  until: 'draft' | 'submitted' | 'signed'
}

const drafts: Drafted[] = [
  {
    commune: 'nha-nam',
    kind: 'KH',
    subject: 'mở các lớp học buổi tối quý I năm sau tại nhà văn hóa thôn',
    legalBasis: ['Căn cứ kết quả khảo sát nhu cầu học tập của các thôn'],
    addressees: [],
    body: `I. MỤC ĐÍCH, YÊU CẦU
1. Đáp ứng nhu cầu học tập đã khảo sát, ưu tiên thôn chưa có lớp trong năm.
2. Mỗi lớp có người phụ trách, địa điểm và kinh phí rõ ràng.
II. NỘI DUNG
1. Lớp kỹ thuật chăm sóc vải thiều: Hội Nông dân phối hợp tổ chức.
2. Lớp sử dụng dịch vụ công trực tuyến: Đoàn Thanh niên phối hợp tổ chức.
III. TỔ CHỨC THỰC HIỆN
1. Trung tâm học tập cộng đồng xã lập lịch lớp, gửi các thôn.
2. Các thôn chuẩn bị địa điểm, vận động người dân tham gia.`,
    distribution: ['Trung tâm học tập cộng đồng xã Nhã Nam', 'Các thôn'],
    daysAgo: 2,
    explanation: 'Dự thảo trên cơ sở phiếu khảo sát của 14 thôn; kinh phí trong dự toán đã giao.',
    until: 'draft',
  },
  {
    commune: 'tan-yen',
    kind: 'TB',
    subject: 'lịch tiếp nhận sách quyên góp cho thư viện cộng đồng',
    legalBasis: [],
    addressees: [],
    body: `Ủy ban nhân dân xã thông báo lịch tiếp nhận sách quyên góp như sau:
1. Thời gian: sáng thứ Bảy hằng tuần, từ tuần tới.
2. Địa điểm: phòng đọc của Trung tâm học tập cộng đồng xã.
3. Sách tiếp nhận được ghi sổ, có phiếu cảm ơn người trao tặng.`,
    distribution: ['Các thôn', 'Các trường học'],
    daysAgo: 1,
    explanation: 'Thông báo theo đề nghị của Hội Khuyến học xã.',
    until: 'submitted',
  },
  {
    commune: 'phuc-hoa',
    kind: 'CV',
    subject: 'cử người tham gia tập huấn báo cáo viên',
    legalBasis: [],
    addressees: ['Hội Khuyến học xã Phúc Hòa', 'Các trường học'],
    body: `Để chuẩn bị nguồn báo cáo viên cho các lớp học năm sau, Ủy ban nhân dân xã đề nghị các đơn vị:
1. Cử 01 người tham gia tập huấn, gửi danh sách trước ngày 10 tháng sau.
2. Tạo điều kiện về thời gian cho người được cử.`,
    distribution: ['Như trên'],
    daysAgo: 3,
    explanation: '',
    until: 'signed',
  },
]

/** Three papers on their way, each at another step; none waits for a person of the sign-in page, whose lists the story has counted. */
export async function loadDemoOutgoing(tx: Tx, { bodies, people }: DemoRegistry, now: Temporal.Instant): Promise<void> {
  const today = dayOf(now)
  for (const { commune, daysAgo, until, ...draft } of drafts) {
    const named = (key: string) => people[commune === 'nha-nam' ? key : `${commune}/${key}`]!
    const issuers = await issuersFor(tx, bodies[`${commune}/culture-office`]!, today)
    const [office, desk] = [issuers[0]!, issuers.at(-1)!]
    const first = await firstContent(tx, desk, office, draft.kind, draft.subject, today)
    const at = (minutes: number) => now.subtract({ hours: daysAgo * 24 }).add({ minutes })
    const where = { bodyId: office.id, deskId: desk.id, assignmentId: null, replacesId: null }
    const id = await recordDraft(tx, { ...first, ...draft, ...where }, named('culture-head'), at(0))
    if (until === 'draft') continue
    await recordSubmission(tx, { id, by: named('culture-head'), at: at(30) })
    if (until === 'submitted') continue
    const chair = await tx.selectFrom('people').select('name').where('id', '=', named('chair')).executeTakeFirstOrThrow()
    await recordSignature(tx, { id, by: named('chair'), at: at(90) }, chair.name!)
  }
}
