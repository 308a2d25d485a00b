import { dayOf } from '../../kernel/clock.ts'
import { sql, type Tx } from '../../kernel/db/index.ts'
import type { Files } from '../../kernel/files.ts'
import type { DemoRegistry } from '../../registry/demo/index.ts'
import { endTenure, recordTenure } from '../../registry/index.ts'
import { recordAllowance } from './allowance-record.ts'
import { endOf, type Kind, type Stage, stages } from './appointment.ts'
import { appointmentById, selectAskedBodies } from './appointment-queries.ts'
import {
  recordAnnouncement,
  recordApproval,
  recordDraft,
  recordNumber,
  recordOldDecision,
  recordOpinion,
  recordParty,
  recordSubmission,
} from './record.ts'

interface Story {
  commune: string
  role: string
  line: string
  /** Post by its demo key; left out for one that the centre does not have yet. */
  post?: string
  kind: Kind
  /** Somebody of the demo, or a composed name with birth year and home. */
  nominee: string | [name: string, born: number, home: string, title: string]
  reason: string
  /** The step that waits. */
  stage: Stage
  startsIn: number
  coefficient?: number
  code?: string
}

/** Every step waits for somebody: school, society, chairman, clerk, culture office. */
const stories: Story[] = [
  {
    commune: 'nha-nam',
    role: 'centre-deputy-director',
    line: 'school',
    post: 'centre-deputy-school',
    kind: 'appoint',
    nominee: ['Nguyễn Trọng Khôi', 1982, 'secondary-school', 'Phó Hiệu trưởng'],
    reason: 'Phó Giám đốc là cán bộ nhà trường đã thôi giữ chức danh theo nguyện vọng, chức danh đang trống.',
    stage: 'opinions',
    startsIn: 14,
    coefficient: 0.3,
  },
  {
    commune: 'nha-nam',
    role: 'treasurer',
    line: '',
    kind: 'appoint',
    nominee: 'culture-officer',
    reason: 'Trung tâm chưa có thủ quỹ.',
    stage: 'party',
    startsIn: 20,
  },
  {
    commune: 'nha-nam',
    role: 'centre-deputy-director',
    line: 'society',
    post: 'centre-deputy-study',
    kind: 'reappoint',
    nominee: 'study-chair',
    reason: 'Ghi rõ thời hạn giữ chức danh sau khi sắp xếp đơn vị hành chính.',
    stage: 'decision',
    startsIn: 10,
    coefficient: 0.3,
  },
  {
    commune: 'nha-nam',
    role: 'centre-director',
    line: 'state',
    post: 'centre-director',
    kind: 'reappoint',
    nominee: 'deputy-chair',
    reason: 'Ghi rõ thời hạn giữ chức danh sau khi sắp xếp đơn vị hành chính.',
    stage: 'number',
    startsIn: 7,
    coefficient: 0.4,
  },
  {
    commune: 'tan-yen',
    role: 'accountant',
    line: '',
    kind: 'appoint',
    nominee: ['Trương Thị Bảo Ngọc', 1990, 'peoples-committee', 'Kế toán ngân sách'],
    reason: 'Trung tâm chưa có kế toán.',
    stage: 'done',
    startsIn: -3,
    coefficient: 0.2,
    code: '61/QĐ-UBND',
  },
  {
    commune: 'tan-yen',
    role: 'treasurer',
    line: '',
    kind: 'appoint',
    nominee: ['Phó Thị Lan Nhi', 1994, 'culture-office', 'Công chức'],
    reason: 'Trung tâm chưa có thủ quỹ.',
    stage: 'done',
    startsIn: -3,
    coefficient: 0.2,
    code: '62/QĐ-UBND',
  },
  {
    commune: 'phuc-hoa',
    role: 'centre-deputy-director',
    line: 'school',
    post: 'phuc-hoa/centre-deputy-school',
    kind: 'appoint',
    nominee: 'school-head',
    reason: 'Giao phụ trách đã quá sáu tháng.',
    stage: 'draft',
    startsIn: 30,
  },
  {
    commune: 'ngoc-thien',
    role: 'treasurer',
    line: '',
    kind: 'appoint',
    nominee: ['Cung Thị Hải Đường', 1988, 'office', 'Công chức'],
    reason: 'Trung tâm chưa có thủ quỹ.',
    stage: 'announcement',
    startsIn: 3,
    code: '44/QĐ-UBND',
  },
  {
    commune: 'quang-trung',
    role: 'centre-deputy-director',
    line: 'society',
    post: 'quang-trung/centre-deputy-study',
    kind: 'appoint',
    nominee: ['Lăng Văn Thuyên', 1961, 'study-society', 'Phó Chủ tịch Hội Khuyến học'],
    reason: 'Người đang giữ chức danh xin thôi vì sức khỏe.',
    stage: 'opinions',
    startsIn: 25,
  },
]

const titles: Record<string, string> = {
  accountant: 'Kế toán Trung tâm học tập cộng đồng',
  treasurer: 'Thủ quỹ Trung tâm học tập cộng đồng',
}

interface Cast {
  tx: Tx
  registry: DemoRegistry
  files: Files
  now: Temporal.Instant
}

async function open({ tx, registry: { bodies, people, posts }, now }: Cast, story: Story): Promise<string> {
  const today = dayOf(now)
  const { commune, nominee, role, line, kind } = story
  const known = typeof nominee === 'string' ? people[commune === 'nha-nam' ? nominee : `${commune}/${nominee}`]! : null
  const home = known
    ? (
        await sql<{ bodyId: string; title: string; name: string }>`
          select p.body_id as "bodyId", p.title, people.name from people left join tenures as e on e.person_id = people.id and e.valid @> ${today}::date
          left join posts as p on p.id = e.post_id left join bodies as b on b.id = p.body_id
          where people.id = ${known} order by b.line = 'centre', p.title limit 1`.execute(tx)
      ).rows[0]!
    : { bodyId: bodies[`${commune}/${(nominee as string[])[2]}`]!, title: (nominee as string[])[3]!, name: (nominee as string[])[0]! }
  const startsOn = today.add({ days: story.startsIn })
  const draft = {
    kind,
    nomineeId: known,
    nominee: home.name,
    birthYear: known ? null : Number(nominee[1]),
    homeBodyId: home.bodyId,
    homeTitle: home.title,
    startsOn,
    endsOn: endOf(startsOn, 60),
    reason: story.reason,
    coefficient: story.coefficient ?? null,
    amount: null,
    allowanceBasis: story.coefficient ? 'Nghị quyết của HĐND xã về dự toán ngân sách năm 2026' : '',
  }
  const seat = { centreId: bodies[`${commune}/learning-centre`]!, postId: story.post ? posts[story.post]! : null, role, line }
  const by = people[commune === 'nha-nam' ? 'culture-head' : `${commune}/culture-head`]!
  return recordDraft(tx, seat, draft, { by, at: now.subtract({ hours: 24 * 26 }) })
}

async function tell(cast: Cast, story: Story): Promise<void> {
  const { tx, registry, files, now } = cast
  const today = dayOf(now)
  const who = (key: string) => registry.people[story.commune === 'nha-nam' ? key : `${story.commune}/${key}`]!
  const at = (daysAgo: number) => now.subtract({ hours: 24 * daysAgo })
  const reached = (stage: Stage) => stages.indexOf(story.stage) > stages.indexOf(stage)
  const id = await open(cast, story)
  const culture = who('culture-head')
  if (!reached('draft')) return
  await recordSubmission(tx, id, { by: culture, at: at(24) })
  if (!reached('party')) return
  const asked = await selectAskedBodies(tx, await appointmentById(tx, id), today)
  await recordParty(tx, id, { code: '57-TB/ĐU', on: today.subtract({ days: 15 }) }, asked, { by: culture, at: at(14) })
  if (!reached('opinions')) return
  for (const body of asked) await recordOpinion(tx, id, body, { agrees: true, reason: '' }, { by: who('study-chair'), at: at(11) })
  if (!reached('decision')) return
  const chairPost = registry.posts[story.commune === 'nha-nam' ? 'chair' : `${story.commune}/chair`]!
  await recordApproval(tx, id, { postId: chairPost, note: '' }, { by: who('chair'), at: at(7) })
  if (!reached('number')) return
  const code = story.code!
  const copy = new File([`DỮ LIỆU MINH HỌA\n\nQuyết định ${code}\n`], `Quyết định ${code.replace('/', '-')}.txt`)
  const clerk = who('committee-clerk')
  const fileId = (await files.keepOwn(tx, copy, clerk, at(6))).id
  await recordNumber(tx, id, { code, on: today.subtract({ days: 6 }), fileId }, { by: clerk, at: at(6) })
  if (!reached('announcement')) return
  const announced = { on: today.subtract({ days: 4 }), place: 'Hội trường UBND xã', title: titles[story.role]! }
  await recordAnnouncement(tx, await appointmentById(tx, id), announced, { by: culture, at: at(4) })
}

/** Since the merger Nhã Nam and Tân Yên have decisions on record for who held a post before; Tân Yên's director has a term that ends soon. */
async function tellBefore({ tx, registry: { bodies, people, posts }, now }: Cast): Promise<void> {
  const today = dayOf(now)
  const keys = ['nha-nam', 'tan-yen']
  for (const commune of keys) {
    const by = people[commune === 'nha-nam' ? 'culture-head' : `${commune}/culture-head`]!
    const { rows } = await sql<{ id: string; role: string; from: Temporal.PlainDate }>`
      select e.id, p.role, lower(e.valid) as "from" from tenures as e join posts as p on p.id = e.post_id
      where p.body_id = ${bodies[`${commune}/learning-centre`]!} and e.valid @> ${today}::date order by p.role, p.id`.execute(tx)
    for (const [i, term] of rows.entries()) {
      const act = { by, at: now.subtract({ hours: 24 * 180 }) }
      await recordOldDecision(tx, term.id, { code: `${18 + i}/QĐ-UBND`, on: term.from }, act)
      const coefficient = term.role === 'centre-director' ? 0.4 : term.role === 'centre-deputy-director' ? 0.3 : 0.2
      const basis = 'Nghị quyết của HĐND xã về dự toán ngân sách năm 2026'
      await recordAllowance(tx, term.id, { coefficient, amount: null, basis, from: term.from, until: null }, act)
    }
  }
  await endTenure(tx, people['tan-yen/deputy-chair']!, posts['tan-yen/centre-director']!, today.add({ days: 60 }))
  await recordTenure(tx, {
    personId: people['phuc-hoa/school-head']!,
    postId: posts['phuc-hoa/centre-deputy-school']!,
    from: today.subtract({ days: 200 }),
    acting: true,
  })
}

/** Nhã Nam's deputy post stands empty with a procedure that waits for the school; Tân Yên is complete; in Phúc Hòa somebody acts for too long; the others are uneven. */
export async function loadDemoBoards(tx: Tx, registry: DemoRegistry, files: Files, now: Temporal.Instant): Promise<void> {
  const cast = { tx, registry, files, now }
  await tellBefore(cast)
  for (const story of stories) await tell(cast, story)
}
