import mammoth from 'mammoth'
import { beforeAll, describe, expect, test } from 'vitest'
import { type World, world } from '../../../test/world.ts'
import { dayOf } from '../../kernel/clock.ts'
import { sql } from '../../kernel/db/index.ts'
import { workOffDirty } from '../../measures/index.ts'

let w: World
const centre: Record<string, string> = {}
const topic: Record<string, string> = {}
const course: Record<string, string> = {}
let survey: string

beforeAll(async () => {
  w = await world()
  for (const row of await w.db
    .selectFrom('body_terms')
    .select(['body_id', 'name'])
    .where('name', 'like', 'Trung tâm học tập cộng đồng xã %')
    .where(sql<boolean>`upper_inf(valid)`)
    .execute())
    centre[row.name.replace('Trung tâm học tập cộng đồng xã ', '')] = row.body_id
  for (const row of await w.db.selectFrom('training_topics').select(['id', 'kind', 'name']).execute()) topic[row.kind ?? row.name] = row.id
  for (const row of await w.db.selectFrom('training_courses').select(['id', 'title', 'closed_at', 'strand', 'invited_at']).execute())
    course[row.closed_at ? 'held' : row.invited_at === null ? 'commune' : row.strand === 'political' ? 'over' : 'planned'] = row.id
  survey = (await w.db.selectFrom('training_surveys').select('id').executeTakeFirstOrThrow()).id
})

const person = (key: string) => w.demo.people[key]!
const text = async (who: string, path: string, role?: string) => (await w.as(who, role).get(path)).text()
const status = async (who: string, path: string, role?: string) => (await w.as(who, role).get(path)).status
const waiting = async (who: string, role?: string) =>
  ((await (await w.as(who, role).json('/')).json()) as { waiting: { todo: string; href: string }[] }).waiting
const count = () => workOffDirty(w.db, dayOf(w.clock.now()))
const cells = async (measure: string, unit: string) => {
  await count()
  const { rows } = await sql<{ month: string; slice: string; n: number }>`
    select month::text, slice_id as slice, numerator as n from measure_cells where measure_id = ${measure} and unit_id = ${unit} order by month, slice_id`.execute(
    w.db,
  )
  return rows
}
const nowFree = async (unit: string) =>
  (await cells('training.gap-free', unit)).filter(({ month }) => month === '2026-11-01').reduce((sum, { n }) => sum + n, 0)
const participant = async (courseId: string, key: string) =>
  w.db
    .selectFrom('training_participants')
    .selectAll()
    .where('course_id', '=', courseId)
    .where('person_id', '=', person(key))
    .executeTakeFirst()

describe('what people have learnt', () => {
  const of = (key: string) => `/qualifications/${person(key)}`

  test('another commune, leaders and a guest do not see it; the centre, the culture office and the education office do; looking leaves a trace', async () => {
    for (const who of ['tan-yen/culture-head', 'tan-yen/deputy-chair', 'chair', 'party-office-head'])
      expect(await status(who, of('study-chair')), who).toBe(404)
    expect(await status('tan-yen/deputy-chair', of('study-chair'), 'centre-director')).toBe(404)
    expect((await w.as(null).get(of('study-chair'))).status).toBe(303)
    for (const who of ['culture-head', 'education-officer', 'unit-admin']) expect(await status(who, of('study-chair')), who).toBe(200)
    expect(await status('deputy-chair', of('study-chair'), 'centre-director')).toBe(200)
    const seen = await w.db
      .selectFrom('audit_log')
      .selectAll()
      .where('verb', '=', 'qualification.read')
      .where('subject_id', '=', person('study-chair'))
      .execute()
    expect(seen.length).toBe(4)
  })

  test('a record needs evidence, a past day and another hand than one’s own; a file with a secrecy mark is not taken', async () => {
    const record = (who: string, key: string, fields: Record<string, string>, files = {}, role?: string) =>
      w.as(who, role).post(`${of(key)}/records`, { level: 'it/1', on: '12/05/2020', evidence: 'Chứng chỉ số 12', ...fields }, files)
    const own = await record('deputy-chair', 'deputy-chair', {}, {}, 'centre-director')
    expect([own.status, await own.text()]).toEqual([422, expect.stringContaining('Không tự ghi trình độ của mình')])
    const bare = await record('culture-head', 'study-chair', { evidence: '' })
    expect([bare.status, await bare.text()]).toEqual([422, expect.stringContaining('Chưa có minh chứng')])
    expect((await record('culture-head', 'study-chair', { on: '12/05/2027' })).status).toBe(422)
    expect((await record('education-officer', 'study-chair', {})).status).toBe(404)
    expect((await record('culture-head', 'study-chair', { evidence: '' }, { file: new File(['MẬT\nchứng chỉ'], 'a.txt') })).status).toBe(
      422,
    )
    expect((await record('culture-head', 'study-chair', { evidence: '' }, { file: new File(['Chứng chỉ'], 'chung-chi.txt') })).status).toBe(
      303,
    )
    const link = /\/qualification-files\/[0-9a-f-]+/.exec(await text('culture-head', of('study-chair')))![0]
    expect([await status('culture-head', link), await status('tan-yen/culture-head', link)]).toEqual([200, 404])
  })

  test('the gap follows the records: IT is no longer lacking; withdrawn with its reason it is again', async () => {
    const html = await text('culture-head', of('study-chair'))
    const lacks = html.slice(html.indexOf('Còn thiếu'), html.indexOf('<h2', html.indexOf('Còn thiếu') + 40))
    expect(lacks).toContain('Bồi dưỡng quản lý trung tâm')
    expect(lacks).not.toContain('Tin học')
    const { id } = await w.db
      .selectFrom('qualifications')
      .select('id')
      .where('person_id', '=', person('study-chair'))
      .where('kind', '=', 'it')
      .executeTakeFirstOrThrow()
    const away = (reason: string) => w.as('culture-head').post(`${of('study-chair')}/records/${id}/withdrawal`, { reason })
    expect((await away('')).status).toBe(422)
    expect((await away('Nhầm người')).status).toBe(303)
    expect((await away('Nhầm người')).status).toBe(409)
    expect(await text('culture-head', of('study-chair'))).toContain('Tin học, kỹ năng số: Cơ bản –')
  })
})

test('a norm of the province takes the place of the shipped one from its day on, with its basis; the commune decides none', async () => {
  const before = await nowFree(centre['Tân Yên']!)
  const norm = {
    role: 'centre-director',
    level: 'political-theory/3',
    required: 'yes',
    withinYears: '',
    from: '01/11/2026',
    basis: 'Kế hoạch 15/KH-SGDĐT',
  }
  expect((await w.as('culture-head').post('/training/norms', norm)).status).toBe(404)
  const bare = await w.as('education-officer').post('/training/norms', { ...norm, basis: '' })
  expect([bare.status, w.errors]).toEqual([422, []])
  expect((await w.as('education-officer').post('/training/norms', norm)).status).toBe(303)
  expect(await nowFree(centre['Tân Yên']!)).toBe(before - 1)
  const october = (await cells('training.gap-free', centre['Tân Yên']!)).filter(
    ({ month, slice }) => month === '2026-10-01' && slice === 'centre-director',
  )
  expect(october).toHaveLength(1)
  expect(await text('culture-head', '/training/norms')).toContain('Kế hoạch 15/KH-SGDĐT')
  expect(
    (await w.as('education-officer').post('/training/norms', { ...norm, level: 'political-theory/2', from: '10/11/2026' })).status,
  ).toBe(303)
  expect(await nowFree(centre['Tân Yên']!)).toBe(before)
  const lacks = async () =>
    (await text('education-officer', `/qualifications/${person('ngoc-thien/deputy-chair')}`)).includes('Lý luận chính trị: Trung cấp')
  expect(await lacks()).toBe(true)
  expect((await w.as('education-officer').post('/training/norms', { ...norm, required: 'no', from: '20/11/2026' })).status).toBe(303)
  expect(await lacks()).toBe(false)
})

describe('the plan', () => {
  const add = (who: string, key: string, kind: string) =>
    w.as(who).post('/training/plan/additions', { person: person(key), topic: topic[kind]!, source: 'gap' })

  test('one click adds a person to the next course of the topic with a seat, and a second one undoes it', async () => {
    expect((await add('tan-yen/culture-head', 'quang-trung/deputy-chair', 'it')).status).toBe(422)
    expect((await add('deputy-chair', 'quang-trung/deputy-chair', 'it')).status).toBe(404)
    const page = await text('education-officer', '/qualifications')
    expect(page).toContain('Đưa vào kế hoạch tập huấn')
    expect((await add('education-officer', 'quang-trung/school-head', 'it')).status).toBe(303)
    const one = await participant(course.planned!, 'quang-trung/school-head')
    expect(one).toMatchObject({ source: 'gap', invited_at: null })
    expect((await add('education-officer', 'quang-trung/school-head', 'it')).status).toBe(409)
    expect((await w.as('culture-head').post(`/training/participants/${one!.id}/removal`)).status).toBe(404)
    expect((await w.as('education-officer').post(`/training/participants/${one!.id}/removal`)).status).toBe(303)
    expect(await participant(course.planned!, 'quang-trung/school-head')).toBeUndefined()
  })

  test('without a course the person waits; the next course of the topic seats him, and whoever was called cannot be taken off', async () => {
    expect((await add('culture-head', 'study-chair', 'management')).status).toBe(303)
    w.clock.moveTo(w.clock.now().add({ minutes: 1 }))
    expect((await add('culture-head', 'accountant', 'management')).status).toBe(303)
    expect(await text('culture-head', '/training/plan')).toContain('Nghiệp vụ quản lý trung tâm')
    expect(await text('tan-yen/culture-head', '/training/plan')).not.toContain('Nguyễn Hữu Thuận')
    const fields = {
      title: 'Quản lý trung tâm',
      strand: 'professional',
      topic: [topic.management!],
      form: 'hands-on',
      startsOn: '01/12/2026',
      endsOn: '02/12/2026',
      hours: '8',
      place: '',
      seats: '1',
      gives: 'management/1',
    }
    const bad = await w.as('culture-head').post('/training/courses/new', { ...fields, endsOn: '30/11/2026' })
    expect([bad.status, await bad.text()]).toEqual([422, expect.stringContaining('value="Quản lý trung tâm"')])
    const made = await w.as('culture-head').post('/training/courses/new', fields)
    course.own = made.headers.get('location')!.split('/').at(-1)!
    expect((await w.as('culture-head').post(`/training/courses/${course.own}/waiting`)).status).toBe(303)
    expect(await w.db.selectFrom('training_waits').select('person_id').execute()).toEqual([{ person_id: person('accountant') }])
    const full = await w.as('culture-head').post(`/training/courses/${course.own}/participants`, { person: [person('school-head')] })
    expect([full.status, await full.text()]).toEqual([422, expect.stringContaining('chỉ còn 0 chỗ')])
    expect((await w.as('culture-head').post(`/training/courses/${course.own}/invitation`, { code: '7/GM-VHXH' })).status).toBe(303)
    const one = await participant(course.own, 'study-chair')
    expect((await w.as('culture-head').post(`/training/participants/${one!.id}/removal`)).status).toBe(409)
  })

  test('it leaves as a Word plan with annexes and as a sheet', async () => {
    for (const file of ['docx', 'xlsx']) {
      const answer = await w.as('education-officer').get(`/training/plan.${file}?year=2026`)
      expect([file, answer.status, (await answer.arrayBuffer()).byteLength > 3000]).toEqual([file, 200, true])
    }
  })
})

describe('a course', () => {
  test('whoever is called finds it on his front page, and declines only with a reason; others cannot answer for him', async () => {
    const mine = (await waiting('study-chair')).filter(({ todo }) => todo === 'Trả lời giấy triệu tập')
    expect(mine).toHaveLength(2)
    const call = (await participant(course.own!, 'study-chair'))!.id
    const reply = (who: string, fields: Record<string, string>) => w.as(who).post('/my-training/replies', { call, ...fields })
    expect((await reply('school-head', { reply: 'confirmed' })).status).toBe(422)
    const silent = await reply('study-chair', { reply: 'declined', reason: '' })
    expect([silent.status, await silent.text()]).toEqual([422, expect.stringContaining('Ghi lý do')])
    expect((await reply('study-chair', { reply: 'declined', reason: 'Trùng lịch họp Hội' })).status).toBe(303)
    expect((await reply('study-chair', { reply: 'confirmed' })).status).toBe(303)
    expect((await waiting('study-chair')).filter(({ todo }) => todo === 'Trả lời giấy triệu tập')).toHaveLength(1)
    expect(await text('education-officer', `/training/courses/${course.planned}`)).toContain('Còn 4 người chưa trả lời')
  })

  test('its organiser alone gets the summons: few stand in the letter, many on a list that goes with it', async () => {
    const path = `/training/courses/${course.own}/summons.docx`
    for (const who of ['chair', 'education-officer', 'tan-yen/culture-head', 'study-chair'])
      expect([who, await status(who, path)]).toEqual([who, 404])
    const letter = async (answer: Response) =>
      (await mammoth.extractRawText({ buffer: Buffer.from(await answer.arrayBuffer()) })).value.normalize('NFC')
    const few = await letter(await w.as('culture-head').get(path))
    expect(few).toContain('kính mời: Ông (bà) Nguyễn Hữu Thuận, Phó Giám đốc Trung tâm học tập cộng đồng, xã Nhã Nam')
    expect(few).toContain('01/12/2026 – 02/12/2026 (8 giờ)')
    const many = await letter(await w.as('education-officer').get(`/training/courses/${course.planned}/summons.docx`))
    expect(many).toContain('các ông (bà) có tên trong danh sách kèm theo')
    expect(many.indexOf('Nguyễn Hữu Thuận')).toBeGreaterThan(many.indexOf('DANH SÁCH DỰ LỚP'))
  })

  test('another commune’s people on the province’s course stay unseen', async () => {
    const [theirs, all] = await Promise.all([
      text('culture-head', `/training/courses/${course.planned}`),
      text('education-officer', `/training/courses/${course.planned}`),
    ])
    expect([theirs.includes('Nguyễn Hữu Thuận'), theirs.includes('Viên Hữu Tín')]).toEqual([true, false])
    expect(all).toContain('Viên Hữu Tín')
    expect(await text('chair', `/training/courses/${course.planned}`)).not.toContain('Nguyễn Hữu Thuận')
    expect(await status('tan-yen/culture-head', `/training/courses/${course.own}`)).toBe(404)
  })

  test('attendance from pasted lines names the line that is wrong; closing makes records and the qualification that the course gives', async () => {
    const path = `/training/courses/${course.own}`
    const lead = () => w.as('culture-head')
    expect((await lead().post(`${path}/attendance`, { pasted: 'Nguyễn Hữu Thuận' })).status).toBe(409)
    w.clock.moveTo(Temporal.Instant.from('2026-12-03T02:00:00Z'))
    expect((await waiting('culture-head')).map(({ todo }) => todo)).toContain('Điểm danh, kết thúc lớp')
    expect((await lead().post(`${path}/closing`)).status).toBe(422)
    const wrong = await lead().post(`${path}/attendance`, { pasted: 'Nguyễn Hữu Thuận\t8\nNgười Lạ\t8' })
    expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('Dòng 2: “Người Lạ” không có trong danh sách lớp')])
    expect((await lead().post(`${path}/attendance`, { pasted: 'nguyễn hữu thuận; 6; 3/GCN' })).status).toBe(303)
    expect(await cells('training.hours', centre['Nhã Nam']!)).toHaveLength(1)
    expect((await lead().post(`${path}/closing`)).status).toBe(303)
    const row = await participant(course.own!, 'study-chair')
    expect(row).toMatchObject({ attended: true, hours: 6, certificate: '3/GCN' })
    const given = await w.db.selectFrom('qualifications').selectAll().where('course_id', '=', course.own!).execute()
    expect(given).toMatchObject([{ person_id: person('study-chair'), kind: 'management', level: 1, withdrawn_at: null }])
    expect(await cells('training.hours', centre['Nhã Nam']!)).toEqual(
      expect.arrayContaining([{ month: '2026-12-01', slice: 'professional', n: 6 }]),
    )
    expect((await lead().post(`${path}/attendance`, { all: 'yes' })).status).toBe(409)
  })

  test('a closed course is corrected person by person with a reason; what it gave and the figures follow', async () => {
    const path = `/training/participants/${(await participant(course.own!, 'study-chair'))!.id}`
    const fields = { attended: 'no', hours: '0', certificate: '', certificateOn: '02/12/2026' }
    expect((await w.as('culture-head').post(path, { ...fields, reason: '' })).status).toBe(422)
    expect((await w.as('education-officer').post(path, { ...fields, reason: 'x' })).status).toBe(404)
    expect((await w.as('culture-head').post(path, { ...fields, reason: 'Điểm danh nhầm' })).status).toBe(303)
    const [given] = await w.db.selectFrom('qualifications').selectAll().where('course_id', '=', course.own!).execute()
    expect(given!.withdraw_reason).toBe('Điểm danh nhầm')
    expect((await cells('training.attended', centre['Nhã Nam']!)).filter(({ month }) => month === '2026-12-01')).toEqual([])
  })

  test('cancelled with a reason, those who were called are told, once', async () => {
    expect((await w.as('education-officer').post(`/training/courses/${course.planned}/cancellation`, { reason: '' })).status).toBe(422)
    expect(
      (await w.as('education-officer').post(`/training/courses/${course.planned}/cancellation`, { reason: 'Giảng viên ốm' })).status,
    ).toBe(303)
    const told = () => waiting('study-chair').then((all) => all.filter(({ todo }) => todo === 'Lớp tập huấn đã hủy'))
    expect(await told()).toHaveLength(1)
    expect(await text('study-chair', '/my-training')).toContain('Giảng viên ốm')
    expect(
      (await w.as('study-chair').post('/my-training/notices', { call: (await participant(course.planned!, 'study-chair'))!.id })).status,
    ).toBe(303)
    expect(await told()).toEqual([])
  })
})

describe('a survey', () => {
  const answer = { topic: [] as string[], form: 'online', time: 'evening', remark: '' }
  const send = (who: string, topics: string[], fields = {}) =>
    w.as(who).post(`/my-training/surveys/${survey}`, { ...answer, topic: topics, ...fields })

  test('one to three topics; whoever serves at no centre is not asked; an assisted answer says so and gives way to the person’s own', async () => {
    const all = Object.values(topic)
    expect((await send('quang-trung/deputy-chair', [])).status).toBe(422)
    const many = await send('quang-trung/deputy-chair', all.slice(0, 4), { remark: 'đang gõ' })
    expect([many.status, await many.text()]).toEqual([422, expect.stringContaining('đang gõ')])
    expect((await send('party-office-head', all.slice(0, 2))).headers.get('location')).toBe('/my-training')
    expect((await send('quang-trung/deputy-chair', all.slice(0, 2))).status).toBe(303)
    const director = w.as('quang-trung/deputy-chair', 'centre-director')
    const help = (key: string) =>
      director.post(`/training/surveys/${survey}/assistance`, { ...answer, person: person(key), topic: all.slice(0, 1) })
    expect((await help('study-chair')).status).toBe(422)
    await w.db.deleteFrom('accounts').where('person_id', '=', person('quang-trung/study-chair')).execute()
    expect((await help('quang-trung/study-chair')).status).toBe(303)
    expect(await text('quang-trung/culture-head', `/training/surveys/${survey}/answers`)).toContain('Nhập hộ: Trà Thị Mỹ Hạnh')
    const slices = async () => (await cells('training.need-answered', centre['Quang Trung']!)).map(({ slice, n }) => [slice, n])
    expect(await slices()).toEqual([
      ['assisted', 1],
      ['self', 1],
    ])
    expect((await waiting('quang-trung/study-chair')).map(({ todo }) => todo)).toContain('Trả lời khảo sát nhu cầu tập huấn')
    expect((await send('quang-trung/study-chair', all.slice(0, 2))).status).toBe(303)
    expect(await slices()).toEqual([['self', 2]])
  })

  test('counts open the answers within reach only', async () => {
    const html = await text('education-officer', `/training/surveys/${survey}`)
    expect(html).toContain('Đã có 8 phiếu')
    expect(await text('culture-head', `/training/surveys/${survey}`)).toContain('Đã có 2 phiếu')
    const drill = await text('education-officer', `/training/surveys/${survey}/answers?form=hands-on`)
    expect([drill.includes('Nguyễn Hữu Thuận'), drill.includes('Lê Thị Bích Đào')]).toEqual([true, false])
    expect((await w.as('culture-head').post(`/training/surveys/${survey}/closing`)).status).toBe(404)
  })
})

test('coverage counts posts and opens to people for those who may see them', async () => {
  expect(await text('education-officer', '/training/coverage?span=3')).toContain('3/5 (60%)')
  const chair = await text('chair', '/training/coverage?span=3')
  expect(chair).not.toContain('/training/coverage/people')
  expect(await status('chair', '/training/coverage/people?span=3')).toBe(404)
  expect(await text('culture-head', '/training/coverage/people?span=3')).not.toContain('Lộc Văn Nghị')
})

test('each page of the area opens for those who have it', async () => {
  const pages = [
    '/training',
    '/training/plan',
    '/qualifications',
    '/training/surveys',
    '/training/surveys/new',
    '/training/coverage',
    '/training/norms',
    '/training/courses/new',
    '/my-training',
  ]
  const open = [
    ...pages,
    `/training/courses/${course.held}/attendance`,
    `/training/participants/${(await participant(course.held!, 'study-chair'))!.id}`,
  ]
  for (const path of open) expect(await status('education-officer', path), path).toBe(200)
  expect(await status('culture-head', `/training/courses/${course.commune}/edit`)).toBe(200)
  expect(await status('deputy-chair', `/training/surveys/${survey}/assistance`, 'centre-director')).toBe(200)
  expect(await status('unit-admin', '/qualifications')).toBe(200)
  expect(await status('deputy-chair', `/my-training/surveys/${survey}`)).toBe(200)
})

test('every list leaves as .xlsx, and the count in the menu equals the list', async () => {
  for (const path of [
    '/training/list',
    '/qualifications/list',
    '/training/surveys/list',
    '/training/norms',
    '/training/coverage',
    '/training/coverage/people',
    `/training/surveys/${survey}/answers`,
    `/training/courses/${course.held}/people`,
  ])
    expect(await status('education-officer', `${path}.xlsx`), path).toBe(200)
  for (const who of ['education-officer', 'culture-head', 'study-chair', 'quang-trung/school-head']) {
    const shown = Number(/Việc của tôi[^<]*(?:<[^>]*>)*\s*(\d+)/.exec(await text(who, '/'))?.[1] ?? 0)
    expect(shown, who).toBe((await waiting(who)).length)
  }
})
