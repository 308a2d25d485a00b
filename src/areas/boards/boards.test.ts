import { Workbook } from '@cj-tech-master/excelts'
import mammoth from 'mammoth'
import { beforeAll, expect, test } from 'vitest'
import { type World, world } from '../../../test/world.ts'
import { sql } from '../../kernel/db/index.ts'
import { measureById, recomputeAll, workOffDirty } from '../../measures/index.ts'

let w: World
const centre: Record<string, string> = {}
const today = Temporal.PlainDate.from('2026-11-23')

beforeAll(async () => {
  w = await world()
  for (const commune of ['Nhã Nam', 'Tân Yên', 'Phúc Hòa', 'Ngọc Thiện', 'Quang Trung'])
    centre[commune] = (
      await w.db
        .selectFrom('body_terms')
        .select('body_id')
        .where('name', '=', `Trung tâm học tập cộng đồng xã ${commune}`)
        .executeTakeFirstOrThrow()
    ).body_id
})

const procedure = async (commune: string, role: string, line = '') =>
  (
    await w.db
      .selectFrom('appointments')
      .select('id')
      .where('centre_id', '=', centre[commune]!)
      .where('role', '=', role)
      .where('line', '=', line)
      .where('announced_at', 'is', null)
      .where('dropped_at', 'is', null)
      .executeTakeFirstOrThrow()
  ).id
const stage = async (id: string) =>
  ((await (await w.as('education-officer').json(`/appointments/${id}`)).json()) as { stage: string }).stage
const deputySchool = () => procedure('Nhã Nam', 'centre-deputy-director', 'school')
const home = async (key: string, role?: string) => (await w.as(key, role).get('/')).text()
const text = async (answer: Response | Promise<Response>) => (await answer).text()
const signed = () => new File(['%PDF-1.4 quyết định'], 'quyết định.pdf')
const wordText = async (answer: Response) => (await mammoth.extractRawText({ buffer: Buffer.from(await answer.arrayBuffer()) })).value

test('who has no business with a procedure does not find it: other communes, the Party, the Front, villages, the accountant', async () => {
  const id = await deputySchool()
  const strangers = [
    'tan-yen/chair',
    'tan-yen/culture-head',
    'party-deputy-secretary',
    'party-office-head',
    'party-clerk',
    'front-chair',
    'village-head',
    'accountant',
  ]
  for (const key of [...strangers, 'unit-admin', 'study-chair', 'school-head']) {
    expect((await w.as(key).get(`/appointments/${id}`)).status, key).toBe(404)
    expect((await w.as(key).get(`/appointments/${id}/decision.docx`)).status, key).toBe(404)
  }
  for (const key of [...strangers, 'study-chair', 'primary-head', 'tan-yen/school-head'])
    expect((await w.as(key).get(`/appointments/${id}/opinion`)).status, key).toBe(404)
  for (const step of ['approval', 'refusal', 'number', 'announcement', 'party', 'submission', 'drop', 'edit'])
    for (const key of ['school-head', 'education-officer', 'village-head', 'tan-yen/chair', 'party-secretary'])
      expect((await w.as(key).post(`/appointments/${id}/${step}`, {})).status, `${key} ${step}`).toBe(404)
  expect((await w.as('chair').post(`/appointments/${id}/party`, { code: '1-CV/ĐU', on: '20/11/2026' })).status).toBe(404)
  for (const key of ['deputy-chair', 'committee-clerk', 'education-officer', 'culture-officer'])
    expect((await w.as(key).get(`/appointments/${id}`)).status, key).toBe(200)
  expect((await w.as('deputy-chair', 'centre-director').get(`/appointments/${id}`)).status).toBe(200)
  const list = await text(w.as('tan-yen/chair').get('/appointments'))
  expect(list).not.toContain('Nguyễn Trọng Khôi')
})

test('the province sees which post is missing, for how long, who acts for too long and whose term ends; a commune its own', async () => {
  interface Listed {
    centres: { name: string; lacking: string[]; acting: number; longest: number | null }[]
  }
  const { centres } = (await (await w.as('education-officer').json('/boards')).json()) as Listed
  const of = (commune: string) => centres.find(({ name }) => name.endsWith(commune))!
  expect(of('Nhã Nam')).toMatchObject({ lacking: ['centre-deputy-director school', 'treasurer'], longest: 146 })
  expect(of('Tân Yên').lacking).toEqual([])
  expect(of('Phúc Hòa')).toMatchObject({ acting: 1, longest: 214 })
  const page = await text(w.as('education-officer').get('/boards?state=acting'))
  expect(page).toContain('Phụ trách quá thời hạn')
  expect(page).not.toContain('xã Tân Yên</a>')
  expect(await text(w.as('education-officer').get('/boards?state=ends'))).toContain('xã Tân Yên</a>')
  const book = new Workbook()
  await book.xlsx.load(Buffer.from(await (await w.as('education-officer').get('/boards/list.xlsx?state=lack')).arrayBuffer()))
  expect(book.worksheets[0]!.rowCount).toBe(5)
  expect(((await (await w.as('chair').json('/boards')).json()) as Listed).centres).toHaveLength(1)
  const board = await text(w.as('chair').get(`/centres/${centre['Nhã Nam']}/board`))
  expect(board).toContain('Trống 146 ngày')
  expect(board).toContain('Hiệu trưởng hoặc Phó Hiệu trưởng trường tiểu học, THCS')
  expect(board).toContain('Chủ tịch Hội Khuyến học xã, Hội Khuyến học xã Nhã Nam')
  expect(board, 'nobody’s other posts but the holder’s own').not.toContain('xã Tân Yên')
  expect(board, 'only the advising office opens procedures').not.toContain('/appointments/new')
  expect(await text(w.as('village-head').get(`/centres/${centre['Nhã Nam']}/board`))).not.toContain('/appointments/')
  expect((await w.as('tan-yen/chair').get(`/centres/${centre['Nhã Nam']}/board`)).status).toBe(404)
})

test('each step waits for its own post only, and the demo has somebody for each', async () => {
  expect(await home('school-head')).toContain(`/appointments/${await deputySchool()}/opinion`)
  expect(await home('quang-trung/study-chair')).toContain('/opinion')
  expect(await home('culture-head')).toContain('Ghi số, ngày ý kiến cấp ủy')
  expect(await home('chair')).toContain(`/appointments/${await procedure('Nhã Nam', 'centre-deputy-director', 'society')}`)
  expect(await home('committee-clerk')).toContain(`/appointments/${await procedure('Nhã Nam', 'centre-director', 'state')}`)
  expect(await home('ngoc-thien/culture-head')).toContain('Công bố quyết định')
  expect(await home('phuc-hoa/culture-head')).toContain('Hoàn chỉnh và trình tờ trình')
  for (const key of ['education-officer', 'deputy-chair', 'study-chair', 'accountant'])
    expect(await home(key), key).not.toContain('href="/appointments/')
})

test('opinion, decision, number, announcement: each in its turn, and in the end the registry has the term with its decision', async () => {
  const id = await deputySchool()
  const base = `/appointments/${id}`
  expect((await w.as('chair').post(`${base}/approval`, { note: '' })).status, 'the school was not heard').toBe(409)
  const school = w.as('school-head')
  const silent = await school.post(`${base}/opinion`, { agrees: 'no', reason: '' })
  expect([silent.status, (await silent.text()).includes('Không đồng ý thì nêu lý do')]).toEqual([422, true])
  expect((await school.post(`${base}/opinion`, { agrees: 'no', reason: 'Đang thiếu giáo viên' })).status).toBe(303)
  expect((await school.post(`${base}/opinion`, { agrees: 'yes', reason: '' })).status, 'once').toBe(409)
  expect((await school.post(`${base}/opinion/withdrawal`, { reason: '' })).status).toBe(422)
  expect((await school.post(`${base}/opinion/withdrawal`, { reason: 'Đã bố trí được' })).status).toBe(303)
  expect(await stage(id)).toBe('opinions')
  expect((await school.post(`${base}/opinion`, { agrees: 'no', reason: 'Vẫn thiếu giáo viên' })).status).toBe(303)

  const turned = await w.as('deputy-chair', 'committee-deputy-chair').post(`${base}/approval`, { note: 'x' })
  expect([turned.status, (await turned.text()).includes('Phó Chủ tịch chỉ ký thay')]).toEqual([422, true])
  const chair = w.as('chair')
  expect((await chair.post(`${base}/approval`, { note: '' })).status, 'against an opinion only with a reason').toBe(422)
  expect((await chair.post(`${base}/approval`, { note: 'Trường bố trí dạy thay' })).status).toBe(303)
  expect((await chair.post(`${base}/approval/withdrawal`, { reason: 'Xem lại' })).status).toBe(303)
  expect((await chair.post(`${base}/approval`, { note: 'Trường bố trí dạy thay' })).status).toBe(303)
  expect((await chair.post(`${base}/number`, {})).status).toBe(404)

  const decision = await wordText(await chair.get(`${base}/decision.docx`))
  for (const said of [
    '142/2025/NĐ-CP',
    '11/2025/TT-BGDĐT',
    'Nguyễn Trọng Khôi',
    '57-TB/ĐU',
    'Trưởng phòng Văn hóa - Xã hội',
    'Vũ Đình Quảng',
  ])
    expect(decision).toContain(said)
  const proposal = await wordText(await w.as('culture-head').get(`${base}/proposal.docx`))
  expect(proposal).toContain('kiện toàn ban giám đốc')

  const clerk = w.as('committee-clerk')
  const number = { code: '71/QĐ-UBND', on: '23/11/2026' }
  expect((await clerk.post(`${base}/number`, number)).status, 'no signed copy').toBe(422)
  expect((await clerk.post(`${base}/number`, { ...number, on: '24/12/2026' }, { file: signed() })).status).toBe(422)
  expect((await clerk.post(`${base}/number`, number, { file: signed() })).status).toBe(303)
  expect((await w.as('culture-head').post(`${base}/drop`, { reason: 'Đổi ý' })).status, 'a numbered decision is not dropped').toBe(409)
  expect((await w.as('education-officer').get(`${base}/file`)).headers.get('content-type')).toBe('application/pdf')

  const culture = w.as('culture-head')
  expect((await culture.post(`${base}/announcement`, { on: '23/11/2026', place: '' })).status).toBe(422)
  expect((await culture.post(`${base}/announcement`, { on: '23/11/2026', place: 'Hội trường UBND xã' })).status).toBe(303)
  expect((await culture.post(`${base}/announcement`, { on: '23/11/2026', place: 'Lần hai' })).status).toBe(409)
  const { rows } = await sql<{ name: string; from: Temporal.PlainDate; until: Temporal.PlainDate; code: string; coefficient: number }>`
    select people.name, lower(e.valid) as "from", upper(e.valid) as until, d.code, w.coefficient from tenures e join people on people.id = e.person_id join posts p on p.id = e.post_id
    join tenure_decisions d on d.tenure_id = e.id and d.effect = 'begins' join board_allowances w on w.tenure_id = e.id
    where p.body_id = ${centre['Nhã Nam']} and d.appointment_id = ${id}`.execute(w.db)
  expect(rows.map((row) => ({ ...row, from: `${row.from}`, until: `${row.until}` }))).toEqual([
    { name: 'Nguyễn Trọng Khôi', from: '2026-12-07', until: '2031-12-07', code: '71/QĐ-UBND', coefficient: 0.3 },
  ])
  await expect(sql`update appointments set approved_by = submitted_by where id = ${id}`.execute(w.db)).rejects.toThrow(
    'nobody_approves_his_submission',
  )
})

test('a chairman who is to be director is decided on by a deputy chairman, not by himself; with no deputy left the remedy is said', async () => {
  const culture = w.as('quang-trung/culture-head')
  const post = (
    await w.db
      .selectFrom('posts')
      .select('id')
      .where('body_id', '=', centre['Quang Trung']!)
      .where('role', '=', 'centre-director')
      .executeTakeFirstOrThrow()
  ).id
  const path = `/centres/${centre['Quang Trung']}/appointments/new?role=centre-director&line=state&post=${post}`
  const form = await text(culture.get(path))
  const chair = /value="([0-9a-f-]+\/[0-9a-f-]+)"[^>]*>[^<]*Chủ tịch UBND xã, UBND/.exec(
    form.replaceAll(/[^"]*Phó Chủ tịch UBND[^<]*</g, '<'),
  )?.[1]
  expect(chair).toBeDefined()
  const fields = {
    kind: 'appoint',
    nominee: chair!,
    fresh: '',
    birthYear: '',
    home: '',
    homeTitle: '',
    starts: '01/12/2026',
    ends: '',
    reason: 'Chủ tịch trực tiếp phụ trách',
    coefficient: '',
    amount: '',
    allowanceBasis: '',
  }
  for (const [change, sentence] of [
    [{ nominee: '' }, 'Chọn một người'],
    [{ fresh: 'Lê Văn Ví' }, 'Chỉ dùng một trong hai'],
    [{ nominee: '', fresh: 'Ví' }, 'Họ tên cần ít nhất'],
    [{ nominee: '', fresh: 'Lê Văn Ví' }, 'Ghi năm sinh'],
    [{ kind: 'reappoint' }, 'đang giữ chức danh'],
    [{ ends: '01/11/2026' }, 'sớm hơn ngày bắt đầu'],
    [{ coefficient: '0,3' }, 'Ghi căn cứ chi phụ cấp'],
    [{ reason: '' }, 'Ghi lý do'],
  ] as const) {
    const refused = await culture.post(path, { ...fields, ...change })
    expect([refused.status, (await refused.text()).includes(sentence)], sentence).toEqual([422, true])
  }
  const made = await culture.post(path, fields)
  expect(made.status).toBe(303)
  const base = made.headers.get('location')!
  expect((await culture.post(path, fields)).status, 'one procedure a seat').toBe(422)
  expect((await culture.post(`${base}/submission`)).status).toBe(303)
  expect((await culture.post(`${base}/edit`, fields)).status, 'submitted is locked').toBe(409)
  expect((await culture.post(`${base}/party`, { code: 'Đồng ý', on: '20/11/2026' })).status, 'a number, never words').toBe(422)
  expect((await culture.post(`${base}/party`, { code: '12-TB/ĐU', on: '20/11/2026' })).status).toBe(303)
  expect((await culture.post(`${base}/submission/withdrawal`, { reason: 'Muộn' })).status, 'only the last step').toBe(409)
  const own = await w.as('quang-trung/chair').post(`${base}/approval`, { note: '' })
  expect([own.status, (await own.text()).includes('Không ai tự quyết định về mình')]).toEqual([422, true])
  expect(await text(w.as('quang-trung/chair').get(base))).toContain('Không ai tự quyết định về mình')
  expect(await home('quang-trung/chair')).not.toContain(base)
  expect(await home('quang-trung/deputy-chair', 'committee-deputy-chair')).toContain(base)
  const deputy = w.as('quang-trung/deputy-chair', 'committee-deputy-chair')
  expect((await deputy.post(`${base}/refusal`, { reason: '' })).status).toBe(422)
  expect((await deputy.post(`${base}/refusal`, { reason: 'Chủ tịch đã kiêm nhiều việc' })).status).toBe(303)
  const returned = await text(culture.get(base))
  expect(returned).toContain('Chủ tịch đã kiêm nhiều việc')
  expect(returned).toContain('Đang soạn tờ trình')
  await sql`
    update tenures set valid = daterange(lower(valid), '2026-11-22') where upper_inf(valid) and post_id in
      (select p.id from posts p join body_terms t on t.body_id = p.body_id where p.role = 'committee-deputy-chair' and t.name = 'UBND xã Quang Trung')`.execute(
    w.db,
  )
  expect((await culture.post(`${base}/submission`)).status).toBe(303)
  expect((await culture.post(`${base}/party`, { code: '13-TB/ĐU', on: '20/11/2026' })).status).toBe(303)
  expect(await text(w.as('quang-trung/chair').get(base))).toContain('Đề nghị UBND cấp trên phân công người ký')
  expect((await culture.post(`${base}/drop`, { reason: 'Đề nghị người khác' })).status).toBe(303)
})

test('norms and authority are rows from a day on: the department’s goes before the shipped one, a new row ends the old, and the decision follows the day', async () => {
  const officer = w.as('education-officer')
  const page = await text(w.as('chair').get('/boards/norms'))
  for (const said of ['Chủ tịch UBND cấp huyện', 'Nghị định 142/2025/NĐ-CP', '16/04/2008 – 30/06/2025', 'Đã hết hiệu lực', '2.530.000'])
    expect(page).toContain(said)
  const norm = {
    seat: 'centre-deputy-director/front',
    count: '1',
    homeText: 'Cán bộ Mặt trận',
    asks: '',
    basis: 'Quyết định 7/QĐ-SGDĐT',
    from: '23/11/2026',
  }
  for (const key of ['chair', 'culture-head', 'village-head']) expect((await w.as(key).post('/boards/norms', norm)).status, key).toBe(404)
  expect((await officer.post('/boards/norms', { ...norm, basis: '' })).status).toBe(422)
  expect((await officer.post('/boards/norms', norm)).status).toBe(303)
  expect((await officer.post('/boards/norms', norm)).status, 'that day is taken').toBe(422)
  const board = (await (await officer.json(`/centres/${centre['Tân Yên']}/board`)).json()) as {
    complete: boolean
    lines: { line: string; held: string }[]
  }
  expect([board.complete, board.lines.find(({ line }) => line === 'front')?.held]).toEqual([false, 'missing'])
  const own = (await w.db.selectFrom('board_norms').select('id').where('body_id', 'is not', null).executeTakeFirstOrThrow()).id
  expect((await w.as('education-officer').post(`/board-norms/${own}/end`)).status).toBe(303)
  expect(((await (await officer.json(`/centres/${centre['Tân Yên']}/board`)).json()) as { complete: boolean }).complete).toBe(true)

  const id = await procedure('Nhã Nam', 'centre-deputy-director', 'society')
  const authority = {
    scope: 'board',
    decider: 'Chủ tịch UBND cấp tỉnh',
    level: 'province',
    adviser: 'Sở Nội vụ',
    grounds: 'Căn cứ Luật mới',
    basis: 'Luật mới',
    from: '23/11/2026',
  }
  expect((await officer.post('/boards/authorities', authority)).status).toBe(303)
  const refused = await w.as('chair').post(`/appointments/${id}/approval`, { note: '' })
  expect([refused.status, (await refused.text()).includes('không do UBND cấp này quyết định')]).toEqual([422, true])
  expect(await home('chair'), 'nor does it wait for him').not.toContain(`/appointments/${id}`)
  expect(await wordText(await w.as('chair').get(`/appointments/${id}/decision.docx`))).toContain('Luật mới')
  const row = (await w.db.selectFrom('board_authorities').select('id').where('body_id', 'is not', null).executeTakeFirstOrThrow()).id
  expect((await officer.post(`/board-authorities/${row}/end`)).status).toBe(303)
  expect((await w.as('chair').post(`/appointments/${id}/approval`, { note: '' })).status).toBe(303)
})

test('allowances: a coefficient of the base salary of the month’s last day, one sum a post; not for villages or the Front', async () => {
  const path = `/centres/${centre['Tân Yên']}/allowances`
  for (const key of ['village-head', 'front-chair', 'party-secretary', 'study-chair', 'chair'])
    expect((await w.as(key).get(path)).status, key).toBe(404)
  const sum = async (month: string) =>
    ((await (await w.as('tan-yen/chair').json(`${path}?month=${month}`)).json()) as { total: number }).total
  expect(await sum('2026-11')).toBe(Math.round(2_530_000 * 0.4) + 2 * Math.round(2_530_000 * 0.3) + 2 * Math.round(2_530_000 * 0.2))
  expect(await sum('2026-06'), 'last year’s salary, before accountant and treasurer').toBe(
    Math.round(2_340_000 * 0.4) + 2 * Math.round(2_340_000 * 0.3),
  )
  const culture = w.as('tan-yen/culture-head')
  const term = (
    await sql<{ id: string }>`
      select e.id from tenures e join posts p on p.id = e.post_id where p.body_id = ${centre['Tân Yên']} and p.role = 'accountant'`.execute(
      w.db,
    )
  ).rows[0]!.id
  const fields = { tenure: term, coefficient: '', amount: '600.000', allowanceBasis: 'Nghị quyết 9/NQ-HĐND', from: '23/11/2026' }
  for (const key of ['tan-yen/chair', 'culture-head']) expect((await w.as(key).post(path, fields)).status, key).toBe(404)
  expect((await culture.post(path, { ...fields, coefficient: '0,2' })).status).toBe(422)
  expect((await culture.post(path, { ...fields, allowanceBasis: '' })).status).toBe(422)
  expect((await culture.post(path, { ...fields, from: '01/01/2026' })).status, 'before the term').toBe(422)
  expect((await culture.post(path, fields)).status).toBe(303)
  expect(await sum('2026-11')).toBe(Math.round(2_530_000 * 0.4) + 2 * Math.round(2_530_000 * 0.3) + Math.round(2_530_000 * 0.2) + 600_000)
  const book = new Workbook()
  await book.xlsx.load(Buffer.from(await (await culture.get(`${path}.xlsx?month=2026-11`)).arrayBuffer()))
  expect(book.worksheets[0]!.rowCount, 'head, five people, the sum').toBe(7)
})

test('what is left open in a post stands on the list that both sides sign: drafts, actions, procedures', async () => {
  const admin = w.as('unit-admin')
  const person = w.demo.people['culture-head']!
  const form = await text(admin.get(`/people/${person}/hand-over`))
  const post = /name="post"[^>]*value="([^"]+)"/.exec(form)![1]!
  const checked = await text(
    admin.post(`/people/${person}/hand-over`, {
      post,
      to: w.demo.people['culture-officer']!,
      newcomer: '',
      on: '30/11/2026',
      note: '',
      go: 'check',
    }),
  )
  expect(checked).toContain('Quy trình kiện toàn đang làm')
  const director = w.demo.people['deputy-chair']!
  const posts = [...(await text(admin.get(`/people/${director}/hand-over`))).matchAll(/name="post"[^>]*value="([^"]+)"/g)].map(
    ([, id]) => id!,
  )
  const pages = await Promise.all(
    posts.map((one) =>
      text(
        admin.post(`/people/${director}/hand-over`, {
          post: one,
          to: w.demo.people['culture-officer']!,
          newcomer: '',
          on: '30/11/2026',
          note: '',
          go: 'check',
        }),
      ),
    ),
  )
  expect(pages.some((page) => page.includes('Dự thảo quy chế của trung tâm'))).toBe(true)
})

test('counting what changed gives what counting everything gives: boards, vacancies, terms, procedures and norms among it', async () => {
  const cells = async () =>
    (
      await sql`
        select measure_id, month::text, unit_id, slice_id, numerator::int, true_since::text from measure_cells where measure_id like 'board.%' or measure_id like 'appointment.%'
        order by 1, 2, 3, 4`.execute(w.db)
    ).rows
  await workOffDirty(w.db, today)
  const month = async (id: string) =>
    (
      await sql<{ n: number }>`
        select coalesce(sum(numerator), 0)::int as n from measure_cells where measure_id = ${id} and month = '2026-11-01'`.execute(w.db)
    ).rows[0]!.n
  const lackingSince = async (commune: string, role: string) =>
    (
      await sql<{ day: string }>`
        select true_since::text as day from measure_cells where measure_id = 'board.lacking' and month = '2026-11-01' and unit_id = ${centre[commune]} and slice_id = ${role}`.execute(
        w.db,
      )
    ).rows[0]?.day
  const onPages = async () =>
    ((await (await w.as('education-officer').json('/boards')).json()) as { centres: { lacking: string[] }[] }).centres
      .map(({ lacking }) => lacking.length)
      .reduce((a, b) => a + b)
  expect(await month('board.complete'), 'Tân Yên').toBe(1)
  expect(await month('board.acting')).toBe(1)
  expect(await month('board.term-ending')).toBe(1)
  expect(await month('board.vacant-post'), 'Nhã Nam until December, Phúc Hòa').toBe(2)
  expect(await month('board.lacking'), 'what the pages of the boards say, never held or not').toBe(await onPages())
  expect(await lackingSince('Quang Trung', 'treasurer'), 'never held: from the first day of the centre').toBe('2025-07-01')
  expect(await lackingSince('Phúc Hòa', 'centre-deputy-director'), 'empty since somebody left').toBe('2026-04-23')
  expect(await month('appointment.decided')).toBe(4)
  expect(await month('appointment.open')).toBeGreaterThan(2)
  await sql`
    insert into board_norms (id, body_id, role, line, home_text, count, basis, valid, recorded_at, recorded_by)
    select gen_random_uuid(), b.id, 'treasurer', '', 'x', 2, 'x', '[2026-11-22,)', now(), ${w.demo.people['education-officer']!} from bodies b where b.kind = 'education-department' and
      exists (select from body_terms t where t.body_id = b.id and upper_inf(t.valid)) limit 1`.execute(w.db)
  await sql`update tenures set valid = daterange(lower(valid), '2026-10-05') where id in (
    select e.id from tenures e join posts p on p.id = e.post_id where p.role = 'centre-director' and upper_inf(e.valid) and p.body_id = ${centre['Ngọc Thiện']})`.execute(
    w.db,
  )
  await workOffDirty(w.db, today)
  expect(await month('board.complete'), 'a norm reaches back to its day').toBe(0)
  expect(await month('board.lacking'), 'two treasurers by the new norm, a director gone').toBe(await onPages())
  const incremental = await cells()
  await recomputeAll(w.db, today)
  expect(await cells()).toEqual(incremental)
})

test('a decision written down wrongly is corrected with the reason, in the own commune alone; what stood there is kept', async () => {
  const nhaNam = centre['Nhã Nam']!
  const { rows: terms } = await sql<{ id: string; code: string; on: string; procedure: boolean }>`
    select d.tenure_id as id, d.code, to_char(d.decided_on, 'DD/MM/YYYY') as on, d.appointment_id is not null as procedure
    from tenure_decisions d join tenures e on e.id = d.tenure_id and upper_inf(e.valid) join posts p on p.id = e.post_id
    where d.effect = 'begins' and p.body_id = ${nhaNam} order by d.appointment_id is not null, d.code`.execute(w.db)
  const old = terms.find(({ procedure }) => !procedure)!
  const path = `/centres/${nhaNam}/board/decisions/${old.id}/edit`
  const right = { code: '19a/QĐ-UBND', on: '02/07/2025', reason: 'Ghi nhầm số, đã đối chiếu bản gốc' }
  for (const key of ['tan-yen/culture-head', 'chair', 'education-officer', 'committee-clerk', 'unit-admin'])
    for (const answer of [await w.as(key).get(path), await w.as(key).post(path, right)]) expect(answer.status, key).toBe(404)
  const elsewhere = `/centres/${centre['Tân Yên']}/board/decisions/${old.id}/edit`
  expect((await w.as('tan-yen/culture-head').post(elsewhere, right)).status, 'a term of another centre under the own one').toBe(404)
  const officer = w.as('culture-officer')
  for (const [change, sentence] of [
    [{ code: '' }, 'Ghi số quyết định'],
    [{ on: '31/06/2025' }, 'Ngày chưa đúng'],
    [{ on: '01/01/2030' }, 'ở tương lai'],
    [{ reason: ' ' }, 'Ghi lý do sửa'],
    [{ code: old.code, on: old.on }, 'Số và ngày vẫn như cũ'],
  ] as const) {
    const typed = { ...right, reason: 'Lý do đang gõ', ...change }
    const refused = await officer.post(path, typed)
    const said = await refused.text()
    expect([refused.status, said.includes(sentence), said.includes('reason' in change ? right.code : typed.reason)], sentence).toEqual([
      422,
      true,
      true,
    ])
  }
  const decisionOf = async () =>
    (
      await sql<{ code: string; on: string }>`
        select code, to_char(decided_on, 'DD/MM/YYYY') as on from tenure_decisions where tenure_id = ${old.id} and effect = 'begins'`.execute(
        w.db,
      )
    ).rows
  expect(await decisionOf(), 'nothing was written').toEqual([{ code: old.code, on: old.on }])
  expect(await text(officer.get(`/centres/${nhaNam}/board`))).toContain(`href="${path}"`)
  expect(await text(w.as('chair').get(`/centres/${nhaNam}/board`))).not.toContain('/edit"')
  expect((await officer.post(path, { ...right, _version: '0' })).status).toBe(303)
  expect(await decisionOf()).toEqual([{ code: right.code, on: right.on }])
  expect((await officer.post(path, { ...right, code: '20/QĐ-UBND', _version: '0' })).status, 'somebody corrected it meanwhile').toBe(409)
  const page = await text(officer.get(path))
  for (const part of [`Trước khi sửa: ${old.code}, ${old.on}`, right.reason, `value="${right.code}"`]) expect(page).toContain(part)
  expect(await text(w.as('chair').get(`/centres/${nhaNam}/board`))).toContain('19a/QĐ-UBND, 02/07/2025')
  const log = await w.db
    .selectFrom('audit_log')
    .select('detail')
    .where('verb', '=', 'board.decisions')
    .where('subject_id', '=', nhaNam)
    .orderBy('seq', 'desc')
    .executeTakeFirstOrThrow()
  expect(log.detail).toMatchObject({ before: { code: old.code }, after: { code: right.code } })
})

test('the decision of a procedure is not corrected beside it: the page leads to the procedure', async () => {
  const tanYen = centre['Tân Yên']!
  const { rows } = await sql<{ id: string; appointmentId: string }>`
    update tenure_decisions as d set appointment_id = (select id from appointments order by id limit 1)
    where d.effect = 'begins' and d.tenure_id = (select e.id from tenures as e join posts as p on p.id = e.post_id
      where p.body_id = ${tanYen} and p.role = 'centre-director' and e.valid @> ${today}::date limit 1) returning d.tenure_id as id, d.appointment_id as "appointmentId"`.execute(
    w.db,
  )
  const term = rows[0]!
  const path = `/centres/${tanYen}/board/decisions/${term.id}/edit`
  const refused = await w.as('tan-yen/culture-head').post(path, { code: '1/QĐ', on: '01/01/2026', reason: 'thử' })
  const said = await refused.text()
  expect([refused.status, said.includes('có bản ký trong quy trình'), said.includes(`/appointments/${term.appointmentId}`)]).toEqual([
    409,
    true,
    true,
  ])
  expect(said).not.toContain('name="code"')
  expect(await text(w.as('tan-yen/culture-head').get(`/centres/${tanYen}/board`))).not.toContain(`href="${path}"`)
})

test('the decision behind a term is not written over; a procedure asks by the seat that the norm gives a post, once', async () => {
  const nhaNam = centre['Nhã Nam']!
  const { rows: decided } = await sql<{ id: string }>`
    select d.tenure_id as id from tenure_decisions d join tenures e on e.id = d.tenure_id join posts p on p.id = e.post_id where p.body_id = ${nhaNam} limit 1`.execute(
    w.db,
  )
  const forged = await w
    .as('culture-officer')
    .post(`/centres/${nhaNam}/board/decisions`, { tenure: decided[0]!.id, code: '999/QĐ', on: '01/01/2026' })
  expect([forged.status, (await forged.text()).includes('đã có quyết định')]).toEqual([409, true])
  const { rows: posts } = await sql<{ id: string }>`
    select p.id from posts p join tenures e on e.post_id = p.id and upper_inf(e.valid) where p.body_id = ${centre['Tân Yên']!} and p.role = 'centre-deputy-director' limit 1`.execute(
    w.db,
  )
  const draft = {
    kind: 'relieve',
    nominee: 'holder',
    fresh: '',
    birthYear: '',
    home: '',
    homeTitle: '',
    starts: '01/12/2026',
    ends: '',
    reason: 'Chuyển công tác',
    coefficient: '',
    amount: '',
    allowanceBasis: '',
  }
  const open = (line: string, fields = {}) =>
    w
      .as('tan-yen/culture-head')
      .post(`/centres/${centre['Tân Yên']}/appointments/new?role=centre-deputy-director&line=${line}&post=${posts[0]!.id}`, {
        ...draft,
        ...fields,
      })
  expect((await open('zzz')).status).toBe(303)
  const { line } = await w.db
    .selectFrom('appointments')
    .select('line')
    .where('post_id', '=', posts[0]!.id)
    .orderBy('drafted_at', 'desc')
    .executeTakeFirstOrThrow()
  expect(['society', 'school']).toContain(line)
  const twice = await open('')
  expect([twice.status, (await twice.text()).includes('đang có quy trình')], 'one procedure a post').toEqual([422, true])
  const half = await w.as('culture-officer').post(`/centres/${nhaNam}/appointments/new?role=treasurer`, {
    ...draft,
    kind: 'appoint',
    nominee: '',
    fresh: 'Nguyễn Văn Thử',
    birthYear: '1990.5',
    home: '',
  })
  expect([half.status, (await half.text()).includes('Ghi bốn chữ số')]).toEqual([422, true])
})

test('figures name no nominee; an allowance that has been paid is not rewritten, and a fault in a past month comes back with that month', async () => {
  const { rows } = await sql<{ id: string }>`select id from appointments`.execute(w.db)
  const titles = await measureById('appointment.decided')!.titles(
    w.db,
    rows.map(({ id }) => id),
  )
  expect([...titles.values()].join()).not.toContain('Nguyễn Trọng Khôi')
  expect([...titles.values()].join()).toContain('Trung tâm học tập cộng đồng xã Nhã Nam')
  const path = `/centres/${centre['Tân Yên']}/allowances`
  const page = await text(w.as('tan-yen/culture-head').get(`${path}?month=2026-03`))
  const action = new RegExp(`action="(${path}[^"]*)"`).exec(page.slice(page.indexOf('name="tenure"') - 900))![1]!
  const tenure = /<option value="([0-9a-f-]{36})"/.exec(page)![1]!
  const fault = await w
    .as('tan-yen/culture-head')
    .post(action, { tenure, coefficient: '', amount: '', allowanceBasis: 'x', from: '23/11/2026' })
  expect((await fault.text()).includes('value="2026-03" selected')).toBe(true)
  const { rows: paid } = await sql<{ id: string; day: string }>`
    select w.tenure_id as id, to_char(lower(w.valid), 'DD/MM/YYYY') as day from board_allowances w join tenures e on e.id = w.tenure_id join posts p on p.id = e.post_id
    where p.body_id = ${centre['Tân Yên']!} and lower(w.valid) = lower(e.valid) limit 1`.execute(w.db)
  const rewrite = await w
    .as('tan-yen/culture-head')
    .post(path, { tenure: paid[0]!.id, coefficient: '', amount: '700.000', allowanceBasis: 'x', from: paid[0]!.day })
  expect([rewrite.status, (await rewrite.text()).includes('đang chi')]).toEqual([422, true])
})

test('two who press at once do not both succeed: the second sees what the first did', async () => {
  const id = await procedure('Phúc Hòa', 'centre-deputy-director', 'school')
  let both: Promise<Response[]> | undefined
  await w.db.transaction().execute(async (tx) => {
    await sql`select from appointments where id = ${id} for update`.execute(tx)
    both = Promise.all([
      w.as('phuc-hoa/culture-head').post(`/appointments/${id}/submission`),
      w.as('phuc-hoa/culture-head').post(`/appointments/${id}/submission`),
    ])
    await sql`select pg_sleep(0.5)`.execute(tx)
  })
  expect((await both!).map(({ status }) => status).sort()).toEqual([303, 409])
})

test('every shipped ground of a decision names the day of its text, in a fresh demo as well', async () => {
  const { rows } = await sql<{ ground: string }>`
    select distinct ground from board_authorities, unnest(grounds) as ground where body_id is null and ground not like '%Quy chế%'`.execute(
    w.db,
  )
  expect(rows.length).toBeGreaterThan(3)
  for (const { ground } of rows) expect(ground).toMatch(/ ngày \d+ tháng \d+ năm \d{4} của /)
})

test('who comes from elsewhere than the norm asks fills the number only: the page says so at his post and for the board, and calls neither full', async () => {
  await sql`update board_norms set valid = daterange(lower(valid), '2026-11-23') where home_text = 'x'`.execute(w.db)
  const page = () => text(w.as('tan-yen/culture-head').get(`/centres/${centre['Tân Yên']}/board`))
  const whole = await page()
  expect([whole.includes('Ban giám đốc đủ theo định mức'), whole.includes('chưa đúng cơ cấu')]).toEqual([true, false])
  await sql`
    update tenures set valid = daterange(lower(valid), '2026-11-20') where person_id = ${w.demo.people['tan-yen/study-chair']!}
      and post_id in (select id from posts where role = 'society-chair')`.execute(w.db)
  const off = await page()
  expect(off).toContain('Ban giám đốc đủ số người theo định mức hôm nay, nhưng 1 người không đúng cơ cấu.')
  expect(off.match(/Có người giữ, chưa đúng cơ cấu/g)).toHaveLength(1)
  expect(off).toContain('Nơi công tác của người giữ không đúng cơ cấu mà định mức yêu cầu')
  expect(off).not.toContain('Ban giám đốc đủ theo định mức')
  expect(off).not.toMatch(/>\s*Đủ\s*</)
})

test('a centre that nobody was ever appointed to lacks its whole board from its first day, and nothing after its last', async () => {
  await sql`insert into bodies (id, kind, line) values ('018f0000-0000-7000-8000-0000000000c1', 'learning-centre', 'centre')`.execute(w.db)
  await sql`
    insert into body_terms (body_id, name, place_id, valid)
    select '018f0000-0000-7000-8000-0000000000c1', 'Trung tâm mới', place_id, '[2026-09-15,)' from body_terms where body_id = ${centre['Tân Yên']}`.execute(
    w.db,
  )
  const lacking = async () =>
    (
      await sql<{ month: string; slice: string; n: number; since: string }>`
        select to_char(month, 'MM') as month, slice_id as slice, numerator::int as n, true_since::text as since from measure_cells
        where measure_id = 'board.lacking' and unit_id = '018f0000-0000-7000-8000-0000000000c1' order by 1, 2`.execute(w.db)
    ).rows
  const whole = (month: string) =>
    [
      ['accountant', 1],
      ['centre-deputy-director', 2],
      ['centre-director', 1],
      ['treasurer', 1],
    ].map(([slice, n]) => ({ month, slice, n, since: '2026-09-15' }))
  await workOffDirty(w.db, today)
  const untilNow = ['09', '10', '11'].flatMap(whole)
  // The norm of the test above asked for a second treasurer for one day.
  untilNow.at(-1)!.since = '2026-11-23'
  expect(await lacking()).toEqual(untilNow)
  await sql`update body_terms set valid = '[2026-09-15,2026-11-01)' where name = 'Trung tâm mới'`.execute(w.db)
  await workOffDirty(w.db, today)
  expect(await lacking()).toEqual(['09', '10'].flatMap(whole))
})
