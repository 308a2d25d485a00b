import { Workbook } from '@cj-tech-master/excelts'
import mammoth from 'mammoth'
import { beforeAll, describe, expect, test } from 'vitest'
import { type World, world } from '../../../test/world.ts'
import { dayOf } from '../../kernel/clock.ts'
import { newId, sql } from '../../kernel/db/index.ts'
import { recomputeAll, workOffDirty } from '../../measures/index.ts'
import { decisionProblem, dueIn, gradesOf, lacks, scaleProblem, stateOf, yearOf } from './assessment.ts'

let w: World
const centre: Record<string, string> = {}
const today = Temporal.PlainDate.from('2026-11-23')

beforeAll(async () => {
  w = await world()
  const { rows } = await sql<{ id: string; name: string }>`
    select b.id, t.name from bodies b join body_terms t on t.body_id = b.id and upper_inf(t.valid) where b.kind = 'learning-centre'`.execute(
    w.db,
  )
  for (const { id, name } of rows) centre[name.replace('Trung tâm học tập cộng đồng xã ', '')] = id
})

const director = () => w.as('deputy-chair', 'centre-director')
const study = () => w.as('study-chair', 'centre-deputy-director')

async function idOf(person: string, year = 2026, centreName = 'Nhã Nam'): Promise<string> {
  const row = await w.db
    .selectFrom('assessments')
    .select('id')
    .where('person_id', '=', w.demo.people[person]!)
    .where('year', '=', year)
    .where('centre_id', '=', centre[centreName]!)
    .executeTakeFirstOrThrow()
  return row.id
}
const pageOf = async (client: ReturnType<World['as']>, id: string) => (await client.get(`/assessments/${id}`)).text()

describe('rules', () => {
  const at = Temporal.Instant.from('2026-11-20T00:00:00Z')
  test('how far a year has come is read off its facts', () => {
    expect(stateOf({ submittedAt: null, opinionAt: null, decidedAt: null })).toBe('draft')
    expect(stateOf({ submittedAt: at, opinionAt: null, decidedAt: null })).toBe('submitted')
    expect(stateOf({ submittedAt: at, opinionAt: at, decidedAt: null })).toBe('opinion')
    expect(stateOf({ submittedAt: at, opinionAt: at, decidedAt: at })).toBe('decided')
    expect(lacks({ tasks: 'a', results: '', discipline: 'b', shortcomings: '', selfGradeId: null })).toEqual([
      'results',
      'shortcomings',
      'selfGrade',
    ])
  })

  test('nobody decides on himself; the chairman on the others, the level above on the chairman', () => {
    const member = { personId: 'm', isChairman: false, opinionBy: 'd' }
    expect(decisionProblem({ personId: 'm', role: 'committee-deputy-chair' }, member)).toBe('own')
    expect(decisionProblem({ personId: 'd', role: 'committee-chair' }, member)).toBe('reported')
    expect(decisionProblem({ personId: 'x', role: 'committee-deputy-chair' }, member)).toBe('chairman-decides')
    expect(decisionProblem({ personId: 'c', role: 'committee-chair' }, member)).toBeNull()
    const chairman = { ...member, personId: 'c', isChairman: true }
    expect(decisionProblem({ personId: 'c', role: 'committee-chair' }, chairman)).toBe('above-decides')
    expect(decisionProblem({ personId: 'x', role: 'committee-deputy-chair' }, chairman)).toBeNull()
  })

  test('the year assessed is the last that has opened; lists of grades are read line by line', () => {
    expect(yearOf(today, '11-01')).toBe(2026)
    expect(yearOf(today, '12-01')).toBe(2025)
    expect(dueIn(2026, '02-30').toString()).toBe('2026-02-28')
    expect(gradesOf('1. Tốt\n\n- Khá\r\n')).toEqual(['Tốt', 'Khá'])
    expect([scaleProblem(['Tốt']), scaleProblem(['Tốt', 'tốt']), scaleProblem(['Tốt', 'Khá'])]).toEqual(['few-grades', 'twice', null])
  })
})

test('another commune and offices without the right see nothing; the education office sees the grade and no word of the text', async () => {
  const id = await idOf('school-head')
  for (const key of ['tan-yen/deputy-chair', 'tan-yen/chair', 'culture-head', 'party-office-head', 'accountant'])
    expect((await w.as(key).get(`/assessments/${id}`)).status, key).toBe(404)
  const done = await idOf('tan-yen/school-head', 2026, 'Tân Yên')
  const seen = await pageOf(w.as('education-officer'), done)
  expect(seen).toContain('Hoàn thành tốt nhiệm vụ')
  expect(seen).not.toContain('Bố trí đủ giáo viên')
  expect(seen).not.toContain('Nhất trí với phần tự đánh giá')
  expect((await w.as('education-officer').get(`/assessments/${done}/sheet.docx`)).status).toBe(404)
  const colleague = await pageOf(study(), id)
  expect([colleague.includes('Bố trí đủ giáo viên'), colleague.includes('Chờ quyết định xếp loại')]).toEqual([false, true])
  for (const client of [director(), w.as('chair')]) expect(await pageOf(client, id)).toContain('Bố trí đủ giáo viên')
  expect((await study().get(`/assessments/${id}/sheet.docx`)).status).toBe(404)
})

test('a list for the year: who has not begun, in JSON and in the sheet; a board sees its own', async () => {
  const all = (await (await w.as('education-officer').json('/assessments?year=2026')).json()) as {
    members: { state: string; grade: string }[]
  }
  expect(all.members).toHaveLength(15)
  expect(all.members.filter(({ state }) => state === 'none')).toHaveLength(7)
  expect(all.members.filter(({ grade }) => grade !== '')).toHaveLength(3)
  const own = (await (await study().json('/assessments?year=2025')).json()) as { members: { person: string; grade: string }[] }
  expect(own.members).toHaveLength(3)
  expect(
    own.members.filter(({ grade }) => grade !== ''),
    'a deputy reads his own grade only',
  ).toHaveLength(1)
  const book = new Workbook()
  await book.xlsx.load(Buffer.from(await (await w.as('education-officer').get('/assessments/list.xlsx?year=2026&q=tan+yen')).arrayBuffer()))
  expect(book.worksheets[0]!.rowCount).toBe(4)
})

test('the way of a year: written, submitted, told by the meeting, sent back, decided, cancelled', async () => {
  const id = await idOf('deputy-chair')
  const path = `/assessments/${id}`
  expect(await pageOf(director(), id), 'what is missing is named').toContain('Kết quả thực hiện</li>')
  expect((await director().post(`${path}/submission`)).status).toBe(422)
  const grade = (await w.db.selectFrom('assessment_grades').select('id').where('level', '=', 1).executeTakeFirstOrThrow()).id
  const texts = { tasks: 'Điều hành', results: 'Mở 12 lớp', discipline: 'Tốt', shortcomings: 'Không' }
  expect((await study().post(`${path}/self`, { ...texts, selfGradeId: grade })).status, 'nobody writes for another').toBe(404)
  expect((await director().post(`${path}/self`, { ...texts, selfGradeId: '018f0000-0000-7000-8000-000000000000' })).status).toBe(422)
  expect((await director().post(`${path}/self`, { ...texts, selfGradeId: grade })).status).toBe(303)
  expect((await director().post(`${path}/submission`)).status).toBe(303)
  expect((await director().post(`${path}/self`, { ...texts, selfGradeId: grade })).status, 'submitted stays').toBe(422)
  expect((await director().post(`${path}/withdrawal`)).status).toBe(303)
  expect((await director().post(`${path}/submission`)).status).toBe(303)

  const opinion = { opinion: 'Nhất trí', on: '20/11/2026', code: '' }
  expect((await director().post(`${path}/opinion`, opinion)).status, 'nobody reports on himself').toBe(404)
  const withoutMinutes = await study().post(`${path}/opinion`, opinion)
  expect([withoutMinutes.status, (await withoutMinutes.text()).includes('Ghi số biên bản hoặc kèm tệp')]).toEqual([422, true])
  expect((await study().post(`${path}/opinion`, { ...opinion, on: '24/11/2026', code: '9/BB' })).status, 'a day ahead').toBe(422)
  expect((await study().post(`${path}/opinion`, opinion, { file: new File(['%PDF-1.4 họp'], 'bien-ban.pdf') })).status).toBe(303)
  expect((await director().post(`${path}/withdrawal`)).status, 'the meeting has spoken').toBe(422)
  const minutes = await director().get(`${path}/file`)
  expect([minutes.status, minutes.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  expect((await study().get(`${path}/file`)).status).toBe(404)

  const decision = { gradeId: grade, code: '118/QĐ-UBND', on: '22/11/2026', decider: 'Chủ tịch UBND xã' }
  const own = await w.as('deputy-chair', 'committee-deputy-chair').post(`${path}/decision`, decision)
  expect([own.status, (await own.text()).includes('Không ai quyết định mức xếp loại của chính mình')]).toEqual([422, true])
  expect((await w.as('tan-yen/chair').post(`${path}/decision`, decision)).status).toBe(404)
  expect((await director().post(`${path}/decision`, decision)).status).toBe(404)
  for (const [change, sentence] of [
    [{ on: '19/11/2026' }, 'sớm hơn ngày họp'],
    [{ code: '' }, 'Ghi số, ký hiệu quyết định'],
    [{ gradeId: 'x' }, 'Chọn một mức'],
  ] as const) {
    const refused = await w.as('chair').post(`${path}/decision`, { ...decision, ...change })
    expect([refused.status, (await refused.text()).includes(sentence)], sentence).toEqual([422, true])
  }
  expect((await w.as('chair').post(`${path}/decision/return`, { reason: '' })).status).toBe(422)
  expect((await w.as('chair').post(`${path}/decision/return`, { reason: 'Nêu rõ số lớp' })).status).toBe(303)
  expect(await pageOf(director(), id)).toContain('Được đề nghị bổ sung: Nêu rõ số lớp')
  await director().post(`${path}/submission`)
  await study().post(`${path}/opinion`, { ...opinion, code: '14/BB-TTHTCĐ' })
  expect((await w.as('chair').post(`${path}/decision`, decision)).status).toBe(303)
  expect((await w.as('chair').post(`${path}/decision`, decision)).status, 'once').toBe(422)
  const word = await w.as('chair').get(`${path}/sheet.docx`)
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await word.arrayBuffer()) })
  for (const said of [
    'PHIẾU ĐÁNH GIÁ',
    'Mở 12 lớp',
    'Nhất trí',
    '14/BB-TTHTCĐ',
    'Hoàn thành xuất sắc nhiệm vụ',
    '118/QĐ-UBND',
    'UBND XÃ NHÃ NAM',
  ])
    expect(value, said).toContain(said)
  expect((await w.as('chair').post(`${path}/revocation`, { reason: 'Ghi nhầm số' })).status).toBe(303)
  expect(await pageOf(director(), id)).toContain('Quyết định đã ghi bị hủy: Ghi nhầm số')
})

test('nothing of a self-assessment reaches the log', async () => {
  const { rows } = await sql<{ n: number }>`select count(*) as n from audit_log where detail::text like '%Mở 12 lớp%'`.execute(w.db)
  expect(rows[0]!.n).toBe(0)
  const meeting = await sql`select from audit_log where detail::text like '%Nhất trí%'`.execute(w.db)
  expect(meeting.rows, 'nor of what the meeting said, sent back or revoked').toEqual([])
  const reasons = await sql<{ reason: string }>`
    select detail ->> 'reason' as reason from audit_log where verb = 'assessment.decide' and detail ->> 'reason' is not null order by at, id`.execute(
    w.db,
  )
  expect(reasons.rows.map(({ reason }) => reason)).toEqual(['Nêu rõ số lớp', 'Ghi nhầm số'])
})

test('each step waits for its person on the home page, and counts as it lists', async () => {
  const home = async (client: ReturnType<World['as']>) => (await client.get('/')).text()
  expect(await home(w.as('ngoc-thien/study-chair', 'centre-deputy-director'))).toContain('Tự đánh giá thành viên Ban Giám đốc')
  expect(await home(director())).toContain('Ghi ý kiến cuộc họp Ban Giám đốc')
  const chair = await home(w.as('chair'))
  expect(chair).toContain('Quyết định mức xếp loại')
  expect(await home(w.as('tan-yen/chair'))).not.toContain('Quyết định mức xếp loại')
})

test('one opens his own year once, and only a year in which he sat on the board', async () => {
  const path = `/centres/${centre['Quang Trung']}/assessments`
  const client = w.as('quang-trung/school-head', 'centre-deputy-director')
  expect((await director().post(path, { year: '2026' })).status, 'another centre').toBe(404)
  expect((await client.post(path, { year: '2027' })).status).toBe(422)
  const none = await client.post(path, { year: '2024' })
  expect([none.status, (await none.text()).includes('không giữ chức danh')]).toEqual([422, true])
  expect((await client.post(path, { year: '2026' })).status).toBe(303)
  expect((await client.post(path, { year: '2026' })).status).toBe(422)
})

test('an own list of grades holds from its year for the territory, and leaves what was assessed alone', async () => {
  const officer = w.as('education-officer')
  const list = {
    fromYear: '2026',
    basis: 'Công văn 77/SGDĐT',
    grades: 'Tốt\nKhá\nĐạt',
    opens: '01/11',
    selfDue: '10/12',
    decideDue: '25/12',
  }
  expect((await w.as('chair').get('/assessment-scales')).status).toBe(404)
  for (const [change, sentence] of [
    [{ grades: 'Tốt' }, 'ít nhất hai mức'],
    [{ opens: '31/02' }, 'Ghi ngày/tháng'],
    [{ selfDue: '01/10' }, 'phải theo thứ tự'],
    [{ basis: '' }, 'Ghi căn cứ'],
  ] as const) {
    const refused = await officer.post('/assessment-scales', { ...list, ...change })
    expect([refused.status, (await refused.text()).includes(sentence)], sentence).toEqual([422, true])
  }
  expect((await officer.post('/assessment-scales', list)).status).toBe(303)
  expect((await officer.post('/assessment-scales', list)).status, 'one a year').toBe(422)
  const client = w.as('ngoc-thien/school-head', 'centre-deputy-director')
  const opened = (await client.post(`/centres/${centre['Ngọc Thiện']}/assessments`, { year: '2026' })).headers.get('location')!
  expect(await (await client.get(opened)).text()).toContain('Khá')
  expect(await pageOf(director(), await idOf('school-head'))).not.toContain('Khá</label>')
  const own = (await w.db.selectFrom('assessment_scales').select('id').where('body_id', 'is not', null).executeTakeFirstOrThrow()).id
  expect((await officer.post(`/assessment-scales/${own}/removal`)).status, 'in use').toBe(422)
})

test('counting what changed gives what counting everything gives; the grade is the slice', async () => {
  const cells = async () =>
    (
      await sql`select measure_id, month, unit_id, slice_id, numerator::int as n from measure_cells
        where measure_id = any(array['assessment.done', 'initiative.recorded', 'initiative.recognised']) order by 1, 3, 2, 4`.execute(w.db)
    ).rows
  const id = await idOf('school-head')
  const level = (n: number) => w.db.selectFrom('assessment_grades').select('id').where('level', '=', n).executeTakeFirstOrThrow()
  const decided = await w.as('chair').post(`/assessments/${id}/decision`, {
    gradeId: (await level(2)).id,
    code: '120/QĐ-UBND',
    on: '22/11/2026',
    decider: 'Chủ tịch UBND xã',
  })
  expect(decided.status).toBe(303)
  await workOffDirty(w.db, dayOf(w.clock.now()))
  const incremental = await cells()
  expect(incremental).toContainEqual(
    expect.objectContaining({ measure_id: 'assessment.done', unit_id: centre['Nhã Nam'], slice_id: 'level-2', n: 1 }),
  )
  await recomputeAll(w.db, today)
  expect(await cells()).toEqual(incremental)
})

test('whoever has left the board reads what was decided on him, under any post or none; nobody else does, and nothing undecided is there', async () => {
  const key = 'tan-yen/school-head'
  await sql`update tenures set valid = daterange(lower(valid), '2026-11-20') where person_id = ${w.demo.people[key]!}`.execute(w.db)
  expect((await w.as(key).get(`/assessments/${await idOf(key, 2026, 'Tân Yên')}`)).status).toBe(404)
  expect(await (await w.as(key).get('/my-training')).text()).toContain('href="/my-assessments"')
  const own = await (await w.as(key).get('/my-assessments')).text()
  for (const said of ['Hoàn thành tốt nhiệm vụ', 'Bố trí đủ giáo viên', 'Nhất trí với phần tự đánh giá']) expect(own, said).toContain(said)
  for (const other of ['accountant', 'tan-yen/chair', 'education-officer']) {
    expect(await (await w.as(other).get('/my-assessments')).text(), other).not.toContain('Bố trí đủ giáo viên')
    expect(await (await w.as(other).get('/my-training')).text(), other).not.toContain('/my-assessments')
  }
  expect((await w.as(null).get('/my-assessments')).status).toBe(303)
  const deciding = await (await w.as('study-chair').get('/my-assessments')).text()
  expect([...deciding.matchAll(/năm (\d{4})<\/h2>/g)].map(([, year]) => year)).toEqual(['2025'])
})

test('a chairman whose term has a last day is assessed like any chairman; one whose term lies ahead is none yet', async () => {
  const [chair, grade] = [
    w.demo.people.chair!,
    await w.db.selectFrom('assessment_grades').selectAll().where('level', '=', 2).executeTakeFirstOrThrow(),
  ]
  const id = newId()
  await w.db
    .insertInto('assessments')
    .values({
      id,
      centre_id: centre['Nhã Nam']!,
      person_id: chair,
      year: 2026,
      scale_id: grade.scale_id,
      tasks: 'a',
      results: 'b',
      discipline: 'c',
      shortcomings: 'd',
      self_grade_id: grade.id,
      opened_at: w.clock.now(),
      submitted_at: w.clock.now(),
      opinion: 'x',
      opinion_code: '1/BB',
      opinion_on: today,
      opinion_at: w.clock.now(),
      opinion_by: w.demo.people['study-chair']!,
    })
    .execute()
  const deputy = () => w.as('deputy-chair', 'committee-deputy-chair')
  const term = (from: string, until: string) =>
    sql`update tenures set valid = daterange(${from}::date, ${until}::date) where person_id = ${chair}
      and post_id in (select id from posts where role = 'committee-chair')`.execute(w.db)
  const { name } = await w.db.selectFrom('people').select('name').where('id', '=', chair).executeTakeFirstOrThrow()
  const waits = async () => (await (await deputy().get('/')).text()).includes(`${name} – năm 2026`)
  const decision = { gradeId: grade.id, code: '5/QĐ', on: '23/11/2026', decider: 'Chủ tịch UBND tỉnh' }
  await term('2027-01-01', '2031-01-01')
  expect([await waits(), (await deputy().post(`/assessments/${id}/decision`, decision)).status]).toEqual([false, 422])
  await term('2025-07-01', '2031-01-01')
  expect([await waits(), (await deputy().post(`/assessments/${id}/decision`, decision)).status]).toEqual([true, 303])
})
