import { dayOf, zone } from '../../kernel/clock.ts'
import type { Tx } from '../../kernel/db/index.ts'
import type { DemoRegistry } from '../../registry/demo/index.ts'
import { dueIn, yearOf } from './assessment.ts'
import { satOnBoard, scaleFor } from './queries.ts'
import { recordDecision, recordOpening, recordOpinion, recordReturn, recordSelf, recordSubmission } from './record.ts'

type Reached = 'draft' | 'submitted' | 'opinion' | 'decided' | 'returned'
interface Story {
  commune: string
  /** Member, how far the year has come, level of the grade. */
  members: [who: 'deputy-chair' | 'study-chair' | 'school-head', reached: Reached, level: number][]
}

/** One waits for the meeting, one for the decision, one was sent back; one commune is through, two have not begun. */
const stories: Story[] = [
  {
    commune: 'nha-nam',
    members: [
      ['deputy-chair', 'draft', 2],
      ['study-chair', 'submitted', 1],
      ['school-head', 'opinion', 2],
    ],
  },
  {
    commune: 'tan-yen',
    members: [
      ['deputy-chair', 'decided', 1],
      ['study-chair', 'decided', 2],
      ['school-head', 'decided', 2],
    ],
  },
  {
    commune: 'phuc-hoa',
    members: [
      ['deputy-chair', 'returned', 1],
      ['study-chair', 'opinion', 3],
    ],
  },
]
const communes = ['nha-nam', 'tan-yen', 'phuc-hoa', 'ngoc-thien', 'quang-trung']
const everybody = ['deputy-chair', 'study-chair', 'school-head'] as const

const texts = {
  'deputy-chair': {
    tasks: 'Điều hành chung hoạt động của Trung tâm; phụ trách kế hoạch, tài chính, phối hợp với các đoàn thể của xã.',
    results: 'Kế hoạch năm được phê duyệt đúng hạn; các lớp, chuyên đề mở đủ theo kế hoạch quý; họp Ban Giám đốc đều hằng tháng.',
    discipline: 'Chấp hành tốt quy chế làm việc; tôn trọng ý kiến tập thể; giữ mối phối hợp thường xuyên với Hội Khuyến học và nhà trường.',
    shortcomings: 'Việc theo dõi sau lớp học chưa đều do kiêm nhiệm nhiều việc.',
  },
  'study-chair': {
    tasks: 'Phụ trách vận động người học, khảo sát nhu cầu, các mô hình học tập và tủ sách cộng đồng.',
    results: 'Vận động được nhiều lượt người học ở các thôn; duy trì tủ sách; phối hợp xét công nhận gia đình, dòng họ học tập.',
    discipline: 'Gương mẫu, tận tụy; tham gia đủ các cuộc họp.',
    shortcomings: 'Nhập số liệu trên máy tính còn chậm.',
  },
  'school-head': {
    tasks: 'Phụ trách chuyên môn, bố trí giáo viên và phòng học buổi tối.',
    results: 'Bố trí đủ giáo viên cho các lớp; tổ chức dự giờ, góp ý tài liệu học tập.',
    discipline: 'Chấp hành nghiêm kỷ luật lao động; phối hợp tốt với các thành viên.',
    shortcomings: 'Hồ sơ lớp học đôi lúc nộp muộn.',
  },
}

export async function loadDemoAssessments(tx: Tx, registry: DemoRegistry, now: Temporal.Instant): Promise<void> {
  const today = dayOf(now)
  const shipped = await scaleFor(tx, registry.bodies['nha-nam/learning-centre']!, today.year)
  const year = yearOf(today, shipped.opens)
  for (const commune of communes)
    for (const who of everybody) {
      const [, reached, level] = stories.find((one) => one.commune === commune)?.members.find(([name]) => name === who) ?? []
      // Before this year's assessment opens, last year's is through everywhere: nothing of the demo is months late.
      if (year < today.year) await assess(tx, registry, { commune, who, year, reached: 'decided', level: level ?? 3 }, now)
      else if (reached) await assess(tx, registry, { commune, who, year, reached, level: level! }, now)
      if (commune !== 'quang-trung') await assess(tx, registry, { commune, who, year: year - 1, reached: 'decided', level: 2 }, now)
    }
}

interface Part {
  commune: string
  who: (typeof everybody)[number]
  year: number
  reached: Reached
  level: number
}

async function assess(tx: Tx, { bodies, people }: DemoRegistry, { commune, who, year, reached, level }: Part, now: Temporal.Instant) {
  const person = (key: string) => people[commune === 'nha-nam' ? key : `${commune}/${key}`]!
  const centreId = bodies[`${commune}/learning-centre`]!
  const personId = person(who)
  if (!(await satOnBoard(tx, centreId, personId, year))) return
  const scale = await scaleFor(tx, centreId, year)
  const running = dayOf(now).year === year
  const ended = dueIn(year, scale.decideDue).toZonedDateTime({ timeZone: zone, plainTime: '09:00' }).toInstant()
  const at = (daysAgo: number) => (running ? now : ended).subtract({ hours: 24 * daysAgo })
  const gradeId = scale.grades.find((grade) => grade.level === level)!.id
  const id = await recordOpening(tx, { centreId, personId, year, scaleId: scale.id }, { at: at(12) })
  const draft = reached === 'draft' ? { ...texts[who], results: '', shortcomings: '' } : texts[who]
  await recordSelf(tx, id, { ...draft, selfGradeId: reached === 'draft' ? null : gradeId })
  if (reached === 'draft') return
  await recordSubmission(tx, id, { by: personId, at: at(9) })
  const reporter = person(who === 'deputy-chair' ? 'study-chair' : 'deputy-chair')
  if (reached === 'returned')
    await recordReturn(tx, id, 'returned', { by: reporter, at: at(5) }, 'Bổ sung kết quả cụ thể của các lớp đã mở trong năm')
  if (reached === 'returned' || reached === 'submitted') return
  const opinion = {
    opinion: 'Nhất trí với phần tự đánh giá; đề nghị tiếp tục phát huy tinh thần trách nhiệm.',
    code: `0${level + 3}/BB-TTHTCĐ`,
    on: dayOf(at(4)),
    fileId: null,
  }
  await recordOpinion(tx, id, opinion, { by: reporter, at: at(4) })
  if (reached === 'opinion') return
  const decision = { gradeId, code: `1${level}6/QĐ-UBND`, decider: 'Chủ tịch UBND xã', on: dayOf(at(1)) }
  await recordDecision(tx, id, decision, { by: person('chair'), at: at(1) })
}
