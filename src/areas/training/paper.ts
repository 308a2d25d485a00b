import { inSentence, number } from '../../kernel/format.ts'
import {
  type Block,
  invitation,
  letterheadOf,
  notationOf,
  type Office,
  type Paper,
  profileOn,
  signingBlock,
} from '../../work/papers/index.ts'
import { type Catalogue, formName } from './catalogue.ts'
import type { Course, Participant } from './courses.ts'
import { daysOf } from './list-page.tsx'
import type { Wait } from './plan.ts'
import type { Needs } from './plan-page.tsx'

interface PlanPaper {
  year: number
  office: Office
  courses: Course[]
  /** Course → those on its list. */
  people: Map<string, Participant[]>
  waits: Wait[]
  needs: Needs
  catalogue: Catalogue
  signer: { title: string; name: string; acting: boolean }
  today: Temporal.PlainDate
  sample: boolean
}

const text = (said: string): Block => ({ kind: 'paragraph', runs: [{ text: said }] })
const heading = (said: string): Block => ({ kind: 'heading', level: 1, text: said })
const item = (said: string): Block => ({ kind: 'item', label: '-', runs: [{ text: said }] })
/** An officer drafts, the head signs. */
const heads: Record<string, string> = { 'education-department': 'Giám đốc', 'specialised-office': 'Trưởng phòng' }
const signatureOf = (office: Office, { title, name, acting }: PlanPaper['signer']): Paper['signature'] => {
  const leads = /^(Phó )?(Giám đốc|Trưởng phòng)/u.test(title)
  const { authority, position } = signingBlock(office.kind, leads ? title : (heads[office.kind] ?? title), leads && acting)
  return { authority, position, name: leads ? name : null }
}
const strands = { professional: 'Nghiệp vụ', political: 'Lý luận, chính trị' }

/** The year's plan as an official paper; courses and people stand in its annexes. */
export function planPaper(plan: PlanPaper): Paper {
  const { year, office, courses, waits, needs, catalogue, signer, today, sample } = plan
  const head = letterheadOf(office)
  const annex = peopleAnnex(plan)
  const kindOf = (kind: string) => catalogue.kinds.find(({ code }) => code === kind)?.name ?? kind
  return {
    profile: profileOn('state', today).id,
    kind: 'KH',
    issuer: head.issuer,
    number: null,
    notation: notationOf('KH', head, ''),
    place: head.place,
    date: null,
    month: today.toPlainYearMonth(),
    subject: `Tập huấn, bồi dưỡng cán bộ trung tâm học tập cộng đồng năm ${year}`,
    addressees: [],
    legalBasis: [
      'Căn cứ Quyết định số 09/2008/QĐ-BGDĐT của Bộ Giáo dục và Đào tạo về tổ chức và hoạt động của trung tâm học tập cộng đồng',
    ],
    body: [
      heading('I. Nhu cầu'),
      ...(needs.gaps.length
        ? needs.gaps.map(({ kind, count }) => item(`Chưa đạt chuẩn về ${kindOf(kind).toLocaleLowerCase('vi')}: ${number(count)} người.`))
        : [item('Không có người chưa đạt chuẩn trình độ.')]),
      ...needs.surveys.map(({ title, answers, first }) =>
        item(`${title}: ${number(answers)} phiếu${first ? `; nội dung được chọn nhiều nhất: ${first}` : ''}.`),
      ),
      heading('II. Nội dung, hình thức'),
      text(`Trong năm tổ chức ${number(courses.length)} lớp theo Phụ lục${annex ? ' I; danh sách cử đi tập huấn theo Phụ lục II' : ''}.`),
      ...(waits.length ? [text(`Còn ${number(waits.length)} lượt người chờ lớp; xếp khi mở thêm lớp.`)] : []),
      heading('III. Tổ chức thực hiện'),
      text('Các trung tâm học tập cộng đồng cử người tham dự đầy đủ, báo cáo kết quả sau mỗi lớp.'),
    ],
    annexes: [coursesAnnex(courses, catalogue), ...(annex ? [annex] : [])],
    distribution: ['Các trung tâm học tập cộng đồng'],
    archive: head.archive,
    signature: signatureOf(office, signer),
    sample,
  }
}

interface Summons {
  course: Course
  /** Those on the list who have not declined. */
  people: Participant[]
  office: Office
  signer: { title: string; name: string; acting: boolean }
  today: Temporal.PlainDate
  sample: boolean
}

/** Up to here the guests stand in the letter itself, beyond on a list that goes with it. */
const fewGuests = 3

/** Giấy mời, triệu tập dự lớp (NĐ 30/2020, Phụ lục III, mẫu 1.8); its number and day come from the office's own register. */
export function summonsPaper({ course, people, office, signer, today, sample }: Summons): Paper {
  const head = letterheadOf(office)
  const many = people.length > fewGuests
  const guests = people.map(({ name, posts, centre, place }) =>
    [`Ông (bà) ${name}`, posts ? `${posts}, ${inSentence(place)}` : centre].join(', '),
  )
  const paper = invitation({
    profile: profileOn('state', today).id,
    issuer: head.issuer,
    number: null,
    notation: notationOf('GM', head, ''),
    place: head.place,
    on: today,
    archive: head.archive,
    distribution: many ? ['Các ông (bà) có tên trong danh sách', 'Các trung tâm học tập cộng đồng'] : ['Như trên'],
    signature: signatureOf(office, signer),
    host: office.name,
    invited: guests.length === 0 ? ['……'] : many ? ['các ông (bà) có tên trong danh sách kèm theo'] : guests,
    meeting: `Lớp tập huấn “${course.title}”`,
    content: course.topics.map(({ name }) => name).join('; '),
    chair: course.organiser,
    when: `${daysOf(course)} (${number(course.hours)} giờ)`,
    where: course.place,
    request: 'Trả lời trên hệ thống hoặc báo cơ quan tổ chức nếu không dự được',
    sample,
  })
  return many ? { ...paper, annexes: [guestsAnnex(people)] } : paper
}

const guestsAnnex = (people: Participant[]) => ({
  title: 'Danh sách dự lớp tập huấn',
  body: [
    {
      kind: 'table' as const,
      columns: [
        { head: 'TT', width: 10, align: 'center' as const },
        { head: 'Họ và tên', width: 45 },
        { head: 'Chức danh', width: 45 },
        { head: 'Trung tâm', width: 50 },
        { head: 'Xã, phường', width: 25 },
      ],
      rows: people.map((one, i) => [String(i + 1), one.name, one.posts, one.centre, one.place]),
    },
  ],
})

const coursesAnnex = (courses: Course[], catalogue: Catalogue) => ({
  title: 'Danh mục lớp tập huấn, bồi dưỡng',
  landscape: true,
  body: [
    {
      kind: 'table' as const,
      columns: [
        { head: 'TT', width: 10, align: 'center' as const },
        { head: 'Lớp', width: 70 },
        { head: 'Nội dung', width: 60 },
        { head: 'Mảng', width: 26 },
        { head: 'Hình thức', width: 28 },
        { head: 'Thời gian', width: 34 },
        { head: 'Số giờ', width: 16, align: 'center' as const },
        { head: 'Địa điểm', width: 40 },
        { head: 'Số người', width: 18, align: 'center' as const },
      ],
      rows: courses.map((one, i) => [
        String(i + 1),
        one.title,
        one.topics.map(({ name }) => name).join('; '),
        strands[one.strand],
        formName(catalogue, one.form),
        daysOf(one),
        number(one.hours),
        one.place,
        number(one.seats),
      ]),
    },
  ],
})

const peopleAnnex = ({ courses, people, waits }: PlanPaper) => {
  const on = courses.flatMap((course) => (people.get(course.id) ?? []).map((one) => [one.name, one.posts, one.place, course.title]))
  const rows = [...on, ...waits.map(({ name, place, topic }) => [name, '', place, `Chờ lớp: ${topic}`])]
  if (rows.length === 0) return null
  return {
    title: 'Danh sách cử đi tập huấn, bồi dưỡng',
    body: [
      {
        kind: 'table' as const,
        columns: [
          { head: 'TT', width: 10, align: 'center' as const },
          { head: 'Họ và tên', width: 42 },
          { head: 'Chức danh', width: 50 },
          { head: 'Xã, phường', width: 28 },
          { head: 'Lớp', width: 45 },
        ],
        rows: rows.map((row, i) => [String(i + 1), ...row]),
      },
    ],
  }
}
