import { dayOf } from '../../kernel/clock.ts'
import type { Tx } from '../../kernel/db/index.ts'
import type { DemoRegistry } from '../../registry/demo/index.ts'
import { selectTopics } from './catalogue.ts'
import type { Result } from './course.ts'
import { loadCourse, participantsOf } from './courses.ts'
import { recordQualification } from './qualifications.ts'
import { type Act, recordClosing, recordCourse, recordInvitation, recordParticipant, recordReply, recordResults } from './record.ts'
import { recordAnswer, recordSurvey, type Time } from './surveys.ts'

type Held = [person: string, kind: string, level: number, evidence: string]

const degree = (person: string, level: number, evidence: string): Held => [person, 'professional', level, evidence]
const theory = (person: string, level: number): Held => [
  person,
  'political-theory',
  level,
  level > 2 ? 'Bằng cao cấp lý luận chính trị' : 'Bằng trung cấp lý luận chính trị',
]
const digital = (person: string): Held => [person, 'it', 1, 'Chứng chỉ ứng dụng công nghệ thông tin cơ bản']

/** Uneven on purpose: Tân Yên complete, Quang Trung with hardly anything on record. */
const held: Held[] = [
  degree('deputy-chair', 3, 'Bằng đại học Luật'),
  theory('deputy-chair', 3),
  degree('study-chair', 2, 'Bằng cao đẳng Sư phạm'),
  degree('school-head', 4, 'Bằng thạc sĩ Quản lý giáo dục'),
  digital('school-head'),
  degree('accountant', 3, 'Bằng đại học Kế toán'),
  digital('accountant'),
  degree('tan-yen/deputy-chair', 3, 'Bằng đại học Quản lý nhà nước'),
  theory('tan-yen/deputy-chair', 2),
  degree('tan-yen/study-chair', 2, 'Bằng cao đẳng Sư phạm'),
  digital('tan-yen/study-chair'),
  degree('tan-yen/school-head', 3, 'Bằng đại học Sư phạm'),
  digital('tan-yen/school-head'),
  degree('phuc-hoa/deputy-chair', 3, 'Bằng đại học Nông nghiệp'),
  theory('phuc-hoa/deputy-chair', 2),
  degree('phuc-hoa/study-chair', 1, 'Bằng trung cấp Kế toán'),
  degree('ngoc-thien/deputy-chair', 3, 'Bằng đại học Kinh tế'),
  degree('ngoc-thien/school-head', 3, 'Bằng đại học Sư phạm'),
  digital('ngoc-thien/school-head'),
  degree('quang-trung/school-head', 2, 'Bằng cao đẳng Sư phạm'),
]

/** Last year's course: who came, and with which certificate; null stayed away. */
const lastYear: [person: string, centre: string, certificate: string | null][] = [
  ['deputy-chair', 'nha-nam', '14/GCN-SGDĐT'],
  ['school-head', 'nha-nam', '15/GCN-SGDĐT'],
  ['study-chair', 'nha-nam', ''],
  ['tan-yen/deputy-chair', 'tan-yen', '16/GCN-SGDĐT'],
  ['tan-yen/study-chair', 'tan-yen', '17/GCN-SGDĐT'],
  ['tan-yen/school-head', 'tan-yen', '18/GCN-SGDĐT'],
  ['phuc-hoa/deputy-chair', 'phuc-hoa', '19/GCN-SGDĐT'],
  ['ngoc-thien/school-head', 'ngoc-thien', '20/GCN-SGDĐT'],
  ['quang-trung/deputy-chair', 'quang-trung', null],
]

const answers: [person: string, centre: string, topics: number[], form: string, time: Time, remark?: string][] = [
  ['study-chair', 'nha-nam', [1, 2], 'hands-on', 'weekday', 'Mong có tài liệu in cỡ chữ lớn'],
  ['school-head', 'nha-nam', [1, 4], 'online', 'evening'],
  ['tan-yen/deputy-chair', 'tan-yen', [2, 5, 8], 'together', 'weekday'],
  ['tan-yen/school-head', 'tan-yen', [1, 2], 'visit', 'weekend'],
  ['phuc-hoa/deputy-chair', 'phuc-hoa', [0, 2], 'together', 'weekday', 'Cần hướng dẫn lập dự toán của trung tâm'],
  ['phuc-hoa/study-chair', 'phuc-hoa', [2, 3], 'hands-on', 'any'],
]

export async function loadDemoTraining(tx: Tx, { bodies, people }: DemoRegistry, now: Temporal.Instant): Promise<void> {
  const today = dayOf(now)
  const at = (daysAgo: number) => now.subtract({ hours: 24 * daysAgo })
  const province = bodies['province/education-department']!
  const officer = (daysAgo: number): Act => ({ by: people['education-officer']!, at: at(daysAgo) })
  const who = (person: string, centre: string) => ({ personId: people[person]!, centreId: bodies[`${centre}/learning-centre`]! })
  const topics = await selectTopics(tx, province, today)
  for (const [person, kind, level, evidence] of held) {
    const on = Temporal.PlainDate.from('2012-06-15').add({ days: (person.length * 97) % 2500 })
    await recordQualification(tx, people[person]!, { kind, level, on, evidence }, { by: people['unit-admin']!, at: at(120) })
  }
  await heldCourse(
    tx,
    province,
    topics[0]!.id,
    lastYear.map(([person, centre, certificate]) => ({ ...who(person, centre), certificate })),
    officer,
    today,
  )
  await overCourse(
    tx,
    province,
    topics[8]!.id,
    [who('deputy-chair', 'nha-nam'), who('tan-yen/deputy-chair', 'tan-yen'), who('quang-trung/deputy-chair', 'quang-trung')],
    officer,
    today,
  )
  const soon = { startsOn: today.add({ days: 16 }), endsOn: today.add({ days: 17 }) }
  const planned = await recordCourse(
    tx,
    province,
    {
      ...soon,
      title: 'Kỹ năng số trong quản lý trung tâm học tập cộng đồng',
      strand: 'professional',
      form: 'together',
      hours: 14,
      place: 'Hội trường Sở Giáo dục và Đào tạo',
      seats: 30,
      givesKind: 'it',
      givesLevel: 1,
      topics: [topics[2]!.id],
    },
    officer(12),
  )
  for (const [person, centre] of [
    ['deputy-chair', 'nha-nam'],
    ['study-chair', 'nha-nam'],
    ['phuc-hoa/study-chair', 'phuc-hoa'],
    ['ngoc-thien/study-chair', 'ngoc-thien'],
    ['quang-trung/study-chair', 'quang-trung'],
  ] as const)
    await recordParticipant(tx, planned, who(person, centre), 'gap', officer(11))
  await recordInvitation(tx, planned, '120/GM-SGDĐT', officer(6))
  const [first] = (await participantsOf(tx, planned, today)).filter(({ personId }) => personId === people['phuc-hoa/study-chair'])
  await recordReply(tx, first!.id, 'confirmed', '', { by: first!.personId, at: at(4) })
  await communePlan(tx, bodies['nha-nam/culture-office']!, topics[8]!.id, { by: people['culture-head']!, at: at(5) }, today)
  const survey = await recordSurvey(
    tx,
    province,
    {
      title: `Nhu cầu tập huấn năm ${today.year + 1}`,
      opensOn: today.subtract({ days: 10 }),
      closesOn: today.add({ days: 12 }),
      topics: topics.map(({ id }) => id),
    },
    officer(10),
  )
  for (const [i, [person, centre, chosen, form, time, remark = '']] of answers.entries()) {
    const one = who(person, centre)
    const by = person === 'study-chair' ? people['deputy-chair']! : one.personId
    const day = at(8 - i)
    await recordAnswer(tx, survey, one, { topics: chosen.map((n) => topics[n]!.id), form, time, remark }, { by, at: day }, dayOf(day))
  }
}

async function heldCourse(
  tx: Tx,
  bodyId: string,
  topic: string,
  people: { personId: string; centreId: string; certificate: string | null }[],
  act: (daysAgo: number) => Act,
  today: Temporal.PlainDate,
): Promise<void> {
  const startsOn = Temporal.PlainDate.from({ year: today.year - 1, month: 10, day: 21 })
  const ago = startsOn.until(today).days
  const id = await recordCourse(
    tx,
    bodyId,
    {
      title: `Nghiệp vụ quản lý trung tâm học tập cộng đồng năm ${today.year - 1}`,
      strand: 'professional',
      form: 'together',
      startsOn,
      endsOn: startsOn.add({ days: 2 }),
      hours: 20,
      place: 'Trường Cao đẳng Sư phạm tỉnh',
      seats: 40,
      givesKind: 'management',
      givesLevel: 1,
      topics: [topic],
    },
    act(ago + 30),
  )
  for (const one of people) await recordParticipant(tx, id, one, 'list', act(ago + 28))
  await recordInvitation(tx, id, '98/GM-SGDĐT', act(ago + 20))
  for (const one of await participantsOf(tx, id, today))
    await recordReply(tx, one.id, 'confirmed', '', { by: one.personId, at: act(ago + 15).at })
  const results = people.map(
    ({ personId, certificate }): Result => ({
      personId,
      attended: certificate !== null,
      hours: certificate === '' ? 12 : 20,
      certificate: certificate ?? '',
    }),
  )
  const course = (await loadCourse(tx, id))!
  await recordResults(tx, course, results, act(ago - 4))
  await recordClosing(tx, course, await participantsOf(tx, id, today), act(ago - 5))
}

/** Over since three days ago: its organiser still has to write down who came. */
async function overCourse(
  tx: Tx,
  bodyId: string,
  topic: string,
  people: { personId: string; centreId: string }[],
  act: (daysAgo: number) => Act,
  today: Temporal.PlainDate,
): Promise<void> {
  const day = today.subtract({ days: 3 })
  const id = await recordCourse(
    tx,
    bodyId,
    {
      title: 'Cập nhật chủ trương mới về học tập suốt đời, xã hội học tập',
      strand: 'political',
      form: 'online',
      startsOn: day,
      endsOn: day,
      hours: 4,
      place: 'Phòng họp trực tuyến của Sở',
      seats: 60,
      givesKind: null,
      givesLevel: null,
      topics: [topic],
    },
    act(25),
  )
  for (const one of people) await recordParticipant(tx, id, one, 'list', act(24))
  await recordInvitation(tx, id, '112/GM-SGDĐT', act(18))
  for (const one of await participantsOf(tx, id, today))
    await recordReply(tx, one.id, 'confirmed', '', { by: one.personId, at: act(15).at })
}

/** The commune's own evening: planned, nobody called yet. */
async function communePlan(tx: Tx, bodyId: string, topic: string, act: Act, today: Temporal.PlainDate): Promise<void> {
  await recordCourse(
    tx,
    bodyId,
    {
      title: 'Cập nhật nghị quyết, pháp luật cho Ban giám đốc và báo cáo viên',
      strand: 'political',
      form: 'together',
      startsOn: today.add({ days: 20 }),
      endsOn: today.add({ days: 20 }),
      hours: 4,
      place: 'Nhà văn hóa xã',
      seats: 20,
      givesKind: null,
      givesLevel: null,
      topics: [topic],
    },
    act,
  )
}
