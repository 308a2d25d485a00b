import { type Db, sql } from '../../kernel/db/index.ts'
import { number } from '../../kernel/format.ts'
import { type Block, letterheadOf, notationOf, type Office, type Paper, profileOn, signingBlock } from '../../work/papers/index.ts'
import { type Catalogue, formName } from './catalogue.ts'
import type { Course, Participant } from './courses.ts'
import { daysOf } from './list-page.tsx'
import type { Wait } from './plan.ts'
import type { Needs } from './plan-page.tsx'

export async function officeOf(db: Db, id: string): Promise<Office> {
  const { rows } = await sql<Omit<Office, 'above'> & { aboveName: string | null; abovePlace: string }>`
    select b.kind, b.line, t.name, p.name as "placeName", up.name as "aboveName", place.name as "abovePlace"
    from bodies as b join body_terms as t on t.body_id = b.id and upper_inf(t.valid)
    join lateral (select name from place_terms where place_id = t.place_id order by lower(valid) desc nulls last limit 1) as p on true
    left join body_terms as up on up.body_id = coalesce(t.superior_id, t.manager_id) and upper_inf(up.valid)
    left join lateral (select name from place_terms where place_id = up.place_id order by lower(valid) desc nulls last limit 1) as place on true
    where b.id = ${id}`.execute(db)
  const { aboveName, abovePlace, ...office } = rows[0]!
  return { ...office, above: aboveName ? { name: aboveName, placeName: abovePlace } : null }
}

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
const strands = { professional: 'Nghiệp vụ', political: 'Lý luận, chính trị' }

/** The year's plan as an official paper; courses and people stand in its annexes. */
export function planPaper(plan: PlanPaper): Paper {
  const { year, office, courses, waits, needs, catalogue, signer, today, sample } = plan
  const head = letterheadOf(office)
  const leads = /^(Phó )?(Giám đốc|Trưởng phòng)/u.test(signer.title)
  const block = signingBlock(office.kind, leads ? signer.title : (heads[office.kind] ?? signer.title), leads && signer.acting)
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
    signature: { authority: block.authority, position: block.position, name: leads ? signer.name : null },
    sample,
  }
}

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
