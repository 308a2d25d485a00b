import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type World, world } from '../../../test/world.ts'
import { newCode } from '../../kernel/secrets.ts'
import { byGivenName, splitName } from '../../registry/index.ts'
import { cellsOf } from '../../work/sheets.ts'
import { accountState, answersFor, grantProblem, seatFor, type Tenure } from './person.ts'
import { judgeRows, type Known, roleFor, rowsOf } from './staff-list.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

/** Who is where in the demo: ids by the names that practice.md gives. */
async function ids(w: World) {
  const person = (key: string) => w.demo.people[key]!
  const body = async (name: string) =>
    (await w.db.selectFrom('body_terms').select('body_id').where('name', '=', name).executeTakeFirstOrThrow()).body_id
  const post = async (key: string, role?: string) => {
    let query = w.db.selectFrom('tenures').innerJoin('posts', 'posts.id', 'tenures.post_id').select(['posts.id', 'posts.body_id as bodyId'])
    query = query.where('tenures.person_id', '=', person(key))
    return (role ? query.where('posts.role', '=', role) : query).executeTakeFirstOrThrow()
  }
  return { person, body, post }
}

const fresh = (over: Record<string, string>) => ({
  name: 'Nguyễn Thị Minh Khuê',
  role: 'culture-officer',
  title: '',
  manner: 'full',
  from: '23/11/2026',
  until: '',
  login: '',
  ...over,
})
const codeIn = (html: string) => /([2-9a-z]{4}-[2-9a-z]{4}-[2-9a-z]{4})</.exec(html)?.[1] ?? ''
const loginIn = (html: string) => /cd-slip__strong">([a-z0-9.]+)</.exec(html)?.[1] ?? ''
const signIn = (w: World, login: string, password: string) => w.as(null).post('/sign-in', { login, password })
const strange = 'nobody is Trương Gia Kiệt'

/** A person made by the unit administrator of Nhã Nam, with the code of the slip. */
async function made(w: World, over: Record<string, string> = {}) {
  const { body } = await ids(w)
  const answer = await w.as('unit-admin').post('/people/new', fresh({ body: await body('Phòng Văn hóa - Xã hội xã Nhã Nam'), ...over }))
  const html = await answer.text()
  expect(answer.status, html.slice(0, 3000)).toBe(200)
  const login = loginIn(html)
  const { person_id } = await w.db.selectFrom('accounts').select('person_id').where('login', '=', login).executeTakeFirstOrThrow()
  return { id: person_id, login, code: codeIn(html), html }
}

test('a commune administrator sees nobody of the neighbour commune: list, page, sheet, search', async () => {
  const w = await world()
  const { person, body } = await ids(w)
  const admin = w.as('unit-admin')
  const neighbour = person('phuc-hoa/chair')
  const { name } = await w.db.selectFrom('people').select('name').where('id', '=', neighbour).executeTakeFirstOrThrow()
  const everything = await (await admin.json('/people')).text()
  expect(everything).toContain('Vũ Đình Quảng')
  expect(everything, strange).not.toContain(name)
  expect(await (await admin.get(`/people?body=${await body('UBND xã Phúc Hòa')}`)).text()).not.toContain(name)
  expect(await (await admin.get(`/people?q=${encodeURIComponent(name!)}`)).text()).not.toContain(`/people/${neighbour}`)
  for (const path of ['', '/code', '/account', '/posts', '/post-end', '/hand-over'])
    expect((await admin.get(`/people/${neighbour}${path}`)).status).toBe(404)
  for (const path of ['/code', '/account', '/posts', '/post-end', '/hand-over'])
    expect((await admin.post(`/people/${neighbour}${path}`)).status).toBe(404)
  expect(await (await admin.get(`/search?q=${encodeURIComponent(name!)}`)).text()).not.toContain(`/people/${neighbour}`)
  const { read } = await sheetReader()
  const cells = await read(await admin.get('/people.xlsx'))
  expect(cells.flat()).toContain('Vũ Đình Quảng')
  expect(cells.flat()).not.toContain(name)
})

async function sheetReader() {
  const { Workbook } = await import('@cj-tech-master/excelts')
  const read = async (answer: Response): Promise<unknown[][]> => {
    const book = new Workbook()
    await book.xlsx.load(new Uint8Array(await answer.arrayBuffer()) as never)
    const rows: unknown[][] = []
    book.worksheets[0]!.eachRow((row) => rows.push((row.values as unknown[]).slice(1)))
    return rows
  }
  return { read }
}

test.each(['chair', 'party-clerk', 'village-head', 'education-officer'])('%s keeps no staff list', async (key) => {
  const w = await world()
  for (const path of ['/people', '/people.xlsx', '/people/new', '/people/bulk']) expect((await w.as(key).get(path)).status).toBe(404)
})

test('a head of office reads the list without telephones and changes nothing', async () => {
  const w = await world()
  const { person } = await ids(w)
  await w.db.updateTable('people').set({ phone: '0912 345 678', email: 'quang@nhanam.vn' }).where('id', '=', person('chair')).execute()
  const [head, admin] = [w.as('committee-office-head'), w.as('unit-admin')]
  for (const path of ['/people?q=quang', `/people/${person('chair')}`]) {
    const seen = await (await head.get(path)).text()
    expect(seen).toContain('•••')
    expect(seen).not.toMatch(/0912 345|nhanam\.vn/)
    expect(await (await admin.get(path)).text()).toContain('0912 345 678')
  }
  const { read } = await sheetReader()
  expect((await read(await head.get('/people.xlsx'))).flat().join()).not.toMatch(/0912 345|nhanam\.vn/)
  for (const path of ['code', 'account', 'posts', 'post-end', 'hand-over'])
    expect((await head.get(`/people/${person('chair')}/${path}`)).status).toBe(404)
})

test('granting above, across lines or outside the territory is refused with a sentence, and leaves nothing', async () => {
  const w = await world()
  const { body } = await ids(w)
  const admin = w.as('unit-admin')
  const before = await w.db.selectFrom('people').select('id').execute()
  const refused = async (over: Record<string, string>, sentence: string) => {
    const answer = await admin.post('/people/new', fresh(over))
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(sentence)
  }
  const office = await body('Văn phòng HĐND và UBND xã Nhã Nam')
  await refused({ body: office, role: 'system-admin' }, 'vượt quyền của quản trị đơn vị')
  await refused({ body: office, role: 'unit-admin' }, 'vượt quyền của quản trị đơn vị')
  await refused({ body: await body('Đảng ủy xã Nhã Nam'), role: 'party-clerk' }, 'hai quản trị khác nhau')
  await refused({ body: office, role: 'party-clerk' }, 'không có ở loại đơn vị')
  await refused({ body: await body('UBND tỉnh Bắc Ninh'), role: 'committee-clerk' }, 'Chưa chọn đơn vị trong phạm vi')
  await refused({ body: await body('UBND xã Phúc Hòa'), role: 'committee-clerk' }, 'Chưa chọn đơn vị trong phạm vi')
  expect(await w.db.selectFrom('people').select('id').execute()).toHaveLength(before.length)
})

test('an account that opens more than the administrator may give is not his to reset or disable, nor is his own', async () => {
  const w = await world()
  const { person } = await ids(w)
  const admin = w.as('unit-admin')
  const said = async (path: string, form: Record<string, string> = {}) => {
    const answer = await admin.post(path, form)
    expect(answer.status).toBe(422)
    return answer.text()
  }
  expect(await said(`/people/${person('party-secretary')}/code`)).toContain('ngoài phạm vi quản trị')
  expect(await said(`/people/${person('party-secretary')}/account`, { set: 'disabled', reason: 'thử xem' })).toContain(
    'ngoài phạm vi quản trị',
  )
  expect(await said(`/people/${person('unit-admin')}/code`)).toContain('Không tự khóa')
  const elsewhere = w.as('system-admin')
  const { body } = await ids(w)
  const post = {
    body: await body('UBND xã Phúc Hòa'),
    role: 'committee-clerk',
    title: 'Văn thư',
    manner: 'full',
    from: '23/11/2026',
    until: '',
  }
  expect((await elsewhere.post(`/people/${person('committee-clerk')}/posts`, post)).status).toBe(303)
  expect(await said(`/people/${person('committee-clerk')}/code`)).toContain('ngoài phạm vi quản trị')
  expect(await (await admin.get(`/people/${person('committee-clerk')}`)).text()).not.toContain('Phúc Hòa')
  expect((await elsewhere.post(`/people/${person('committee-clerk')}/code`)).status).toBe(200)
  expect(
    (await w.db.selectFrom('accounts').select('code_hash').where('person_id', '=', person('party-secretary')).executeTakeFirst())
      ?.code_hash,
  ).toBeNull()
})

test('the slip’s code opens once and for 24 hours only, and is stored hashed', async () => {
  const w = await world()
  const { id, login, code, html } = await made(w)
  expect(login).toBe('nguyen.thi.minh.khue')
  expect(html).toContain('Phiếu cấp tài khoản')
  const row = await w.db.selectFrom('accounts').selectAll().where('person_id', '=', id).executeTakeFirstOrThrow()
  expect(row.code_hash).not.toContain(code)
  const rows = await w.db.selectFrom('audit_log').select('detail').execute()
  expect(JSON.stringify(rows)).not.toContain(code)
  expect(await (await w.as('unit-admin').get('/people/new')).text()).not.toContain(code)

  const password = 'cây đa đầu làng che mát cả sân đình'
  expect(await (await signIn(w, login, code)).text()).toContain('name="password"')
  w.clock.moveTo(Temporal.Instant.from('2026-11-24T02:00:01Z'))
  expect((await w.as(null).post('/sign-in/password', { login, code, password })).status).toBe(422)
  const again = await w.as('unit-admin').post(`/people/${id}/code`)
  const second = codeIn(await again.text())
  w.clock.moveTo(Temporal.Instant.from('2026-11-25T01:59:00Z'))
  const typed = second.toUpperCase().replaceAll('-', ' ')
  expect((await w.as(null).post('/sign-in/password', { login, code: typed, password })).status).toBe(303)
  expect((await w.as(null).post('/sign-in/password', { login, code: second, password })).status).toBe(422)
  expect((await signIn(w, login, password)).status).toBe(303)
})

test('a new code ends the old password and every session', async () => {
  const w = await world()
  const { id, login, code } = await made(w)
  const password = 'cây đa đầu làng che mát cả sân đình'
  const entered = await w.as(null).post('/sign-in/password', { login, code, password })
  const client = w.client(async () => entered.headers.getSetCookie()[0]!.split(';')[0]!)
  expect((await client.get('/')).status).toBe(200)
  expect(await (await w.as('unit-admin').get(`/people/${id}`)).text()).toContain('Phiên đang mở')
  expect((await w.as('unit-admin').post(`/people/${id}/code`)).status).toBe(200)
  expect((await client.get('/')).status).toBe(303)
  expect((await signIn(w, login, password)).status).toBe(422)
})

test('a disabled account cannot sign in, its sessions end, the reason stays; enabled again it opens', async () => {
  const w = await world()
  const { id, login, code } = await made(w)
  const password = 'cây đa đầu làng che mát cả sân đình'
  const entered = await w.as(null).post('/sign-in/password', { login, code, password })
  const client = w.client(async () => entered.headers.getSetCookie()[0]!.split(';')[0]!)
  const admin = w.as('unit-admin')
  expect((await admin.post(`/people/${id}/account`, { set: 'disabled', reason: '' })).status).toBe(422)
  expect((await admin.post(`/people/${id}/account`, { set: 'disabled', reason: 'Nghỉ thai sản' })).status).toBe(303)
  expect((await client.get('/')).status).toBe(303)
  expect((await signIn(w, login, password)).status).toBe(422)
  expect(await (await admin.get(`/people/${id}`)).text()).toContain('Nghỉ thai sản')
  expect(await (await admin.get('/people?state=disabled')).text()).toContain(id)
  expect((await admin.post(`/people/${id}/code`)).status).toBe(422)
  expect((await admin.post(`/people/${id}/account`, { set: 'enabled', reason: 'Đi làm lại' })).status).toBe(303)
  expect((await signIn(w, login, password)).status).toBe(303)
})

test('an ended post is denied with the next request; an acting one after its last day', async () => {
  const w = await world()
  const { person, post, body } = await ids(w)
  const [admin, officer] = [w.as('unit-admin'), w.as('culture-officer')]
  expect((await officer.get('/tasks')).status).toBe(200)
  const { id: postId } = await post('culture-officer')
  const path = `/people/${person('culture-officer')}/post-end`
  expect((await admin.post(path, { post: postId, on: '23/11/2026', reason: '' })).status).toBe(422)
  expect((await admin.post(path, { post: (await post('chair')).id, on: '23/11/2026', reason: 'Chuyển công tác' })).status).toBe(422)
  expect((await admin.post(path, { post: postId, on: '23/11/2026', reason: 'Chuyển công tác' })).status).toBe(303)
  expect((await officer.get('/tasks')).status).toBe(404)
  expect(await (await admin.get('/people?state=ended')).text()).toContain(person('culture-officer'))

  const acting = {
    body: await body('Phòng Kinh tế xã Nhã Nam'),
    role: 'culture-head',
    title: 'Phụ trách phòng Kinh tế',
    manner: 'acting',
    from: '23/11/2026',
    until: '30/11/2026',
  }
  expect((await admin.post(`/people/${person('culture-officer')}/posts`, acting)).status).toBe(303)
  expect((await w.as('culture-officer', 'culture-head').get('/tasks')).status).toBe(200)
  w.clock.moveTo(Temporal.Instant.from('2026-11-30T16:59:00Z'))
  expect((await w.as('culture-officer', 'culture-head').get('/tasks')).status).toBe(200)
  w.clock.moveTo(Temporal.Instant.from('2026-11-30T17:01:00Z'))
  expect((await w.as('culture-officer', 'culture-head').get('/tasks')).status).toBe(404)
})

test('a post that somebody holds is not given twice; an empty one is filled instead of doubled', async () => {
  const w = await world()
  const { body } = await ids(w)
  const admin = w.as('system-admin')
  const centre = await body('Trung tâm học tập cộng đồng xã Phúc Hòa')
  const head = await admin.post(
    '/people/new',
    fresh({ name: 'Lưu Thị Bích Hợp', body: await body('UBND xã Phúc Hòa'), role: 'committee-chair' }),
  )
  expect(head.status).toBe(422)
  expect(await head.text()).toContain('đã có người giữ')
  const count = async () => (await w.db.selectFrom('posts').select('id').where('body_id', '=', centre).execute()).length
  const before = await count()
  const title = 'Phó Giám đốc Trung tâm học tập cộng đồng'
  const filled = await admin.post('/people/new', fresh({ name: 'Lưu Thị Bích Hợp', body: centre, role: 'centre-deputy-director', title }))
  expect(filled.status).toBe(200)
  expect(await count()).toBe(before)
})

test('the same name in the same body asks before it makes a second person, and both pages warn', async () => {
  const w = await world()
  const { id } = await made(w)
  const { body } = await ids(w)
  const form = fresh({ body: await body('Phòng Văn hóa - Xã hội xã Nhã Nam') })
  const asked = await w.as('unit-admin').post('/people/new', form)
  expect(asked.status).toBe(422)
  expect(await asked.text()).toContain('name="different"')
  const second = await w.as('unit-admin').post('/people/new', { ...form, different: 'yes' })
  expect(loginIn(await second.text())).toBe('nguyen.thi.minh.khue2')
  expect(await (await w.as('unit-admin').get(`/people/${id}`)).text()).toContain('Cùng đơn vị còn có người trùng họ tên')
})

test('a list of thirty with one bad row saves nobody; corrected it saves all, one slip each', async () => {
  const w = await world()
  const admin = w.as('unit-admin')
  const given = ['An', 'Ánh', 'Bình', 'Chi', 'Dung', 'Đăng', 'Giang', 'Hà', 'Hòa', 'Khuê', 'Lan', 'Mai', 'Nga', 'Oanh', 'Phú']
  const rows = Array.from({ length: 30 }, (_, i) => {
    const name = `Trịnh ${i < 15 ? 'Thị' : 'Quốc'} ${given[i % 15]}`
    return [name, 'Chuyên viên phòng Văn hóa - Xã hội', 'Phòng Văn hóa - Xã hội xã Nhã Nam', '01/12/2026']
  })
  const text = (list: string[][]) => [['Họ và tên', 'Chức danh', 'Đơn vị', 'Từ ngày'], ...list].map((row) => row.join('\t')).join('\r\n')
  const bad = rows.map((row, i) => (i === 10 ? [row[0]!, '', row[2]!, row[3]!] : row))
  const before = await w.db.selectFrom('people').select('id').execute()

  const checked = await (await admin.post('/people/bulk', { text: text(bad), go: 'check' })).text()
  expect(checked).toContain('Dòng 12 thiếu chức danh.')
  expect(checked).toContain('29 dòng còn lại hợp lệ; chưa dòng nào được lưu.')
  const refused = await admin.post('/people/bulk', { text: text(bad), go: 'save' })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('Dòng 12 thiếu chức danh.')
  expect(await w.db.selectFrom('people').select('id').execute()).toHaveLength(before.length)

  expect(await (await admin.post('/people/bulk', { text: text(rows), go: 'check' })).text()).toContain('Lưu 30 người')
  expect(await w.db.selectFrom('people').select('id').execute()).toHaveLength(before.length)
  const slips = await (await admin.post('/people/bulk', { text: text(rows), go: 'save' })).text()
  expect(slips.match(/class="cd-slip"/g)).toHaveLength(30)
  expect(await w.db.selectFrom('people').select('id').execute()).toHaveLength(before.length + 30)
  expect(await (await admin.post('/people/bulk', { text: text(rows), go: 'check' })).text()).toContain('Cả danh sách đã có trong hệ thống')

  const listed = (await (await admin.json('/people?q=Trịnh')).json()) as { people: { name: string }[] }
  const names = listed.people.map(({ name }) => splitName(name)!)
  expect(names.length).toBeGreaterThanOrEqual(30)
  expect(names).toEqual(names.toSorted(byGivenName))
})

test('a pasted list cannot reach above, across lines or out of the territory either', async () => {
  const w = await world()
  const text = [
    'Trịnh Thị An\tVăn thư cấp ủy\tĐảng ủy xã Nhã Nam\t',
    'Trịnh Thị Ánh\tQuản trị hệ thống\tUBND xã Nhã Nam\t',
    'Trịnh Thị Bình\tVăn thư UBND\tUBND xã Phúc Hòa\t',
  ].join('\n')
  const answer = await w.as('unit-admin').post('/people/bulk', { text, go: 'save' })
  expect(answer.status).toBe(422)
  const html = await answer.text()
  for (const said of ['hai quản trị khác nhau', 'vượt quyền', 'không có đơn vị “UBND xã Phúc Hòa”']) expect(html).toContain(said)
})

test('a director’s post is not handed to who sits on the same board already; the check says that the authority decides', async () => {
  const w = await world()
  const { person } = await ids(w)
  const { id, bodyId } = await w.db
    .selectFrom('posts')
    .innerJoin('tenures', 'tenures.post_id', 'posts.id')
    .select(['posts.id', 'posts.body_id as bodyId'])
    .where('posts.role', '=', 'centre-director')
    .where('tenures.person_id', '=', person('deputy-chair'))
    .executeTakeFirstOrThrow()
  const ask = (to: string) =>
    w
      .as('unit-admin')
      .post(`/people/${person('deputy-chair')}/hand-over`, { post: id, to, newcomer: '', on: '23/11/2026', note: '', go: 'check' })
  const deputy = await ask(person('study-chair'))
  expect([deputy.status, (await deputy.text()).includes('đang giữ chức danh Phó Giám đốc')]).toEqual([422, true])
  const other = await ask(person('chair'))
  expect([other.status, (await other.text()).includes(`/centres/${bodyId}/board`)]).toEqual([200, true])
  const form = { post: id, to: person('chair'), newcomer: '', on: '23/11/2026', note: '', go: 'save' }
  expect((await w.as('unit-admin').post(`/people/${person('deputy-chair')}/hand-over`, form)).status).toBe(303)
  const over = (await w.db.selectFrom('hand_overs').select('id').where('post_id', '=', id).executeTakeFirstOrThrow()).id
  const printed = await wordText(await w.as('chair', 'centre-director').get(`/hand-overs/${over}/record.docx`))
  for (const said of ['ỦY BAN NHÂN DÂN XÃ NHÃ NAM', 'TRUNG TÂM HỌC TẬP CỘNG ĐỒNG XÃ NHÃ NAM']) expect(printed, said).toContain(said)
})

test('a hand-over moves the work and the forwarded papers and prints the list that both sign', async () => {
  const w = await world()
  const { person, post } = await ids(w)
  const [x, y] = [person('culture-head'), person('culture-officer')]
  const { id: postId, bodyId } = await post('culture-head')
  await w.db
    .updateTable('assignments')
    .set({ leader_in_charge: x })
    .where('body_id', '=', bodyId)
    .where('accepted_at', 'is', null)
    .execute()
  const arrival = await forwardedTo(w, postId)
  const admin = w.as('unit-admin')
  const path = `/people/${x}/hand-over`
  const form = { post: postId, to: y, newcomer: '', on: '23/11/2026', note: 'Con dấu tên\n12 hộp hồ sơ' }
  const open = await w.db
    .selectFrom('assignments')
    .innerJoin('tasks', 'tasks.id', 'assignments.task_id')
    .select('tasks.title')
    .where('assignments.leader_in_charge', '=', x)
    .where('accepted_at', 'is', null)
    .execute()
  expect(open.length).toBeGreaterThan(0)

  expect((await admin.post(path, { ...form, to: person('phuc-hoa/chair'), go: 'save' })).status).toBe(422)
  expect((await admin.post(path, { ...form, on: '01/07/2025', go: 'save' })).status).toBe(422)
  const check = await (await admin.post(path, { ...form, go: 'check' })).text()
  expect(check).toContain(`đang theo dõi (${open.length})`)
  expect(check).toContain('Văn bản đã chuyển đến chức danh')
  for (const { title } of open) expect(check).not.toContain(title)
  expect(await w.db.selectFrom('hand_overs').select('id').execute()).toHaveLength(0)

  expect((await w.as('culture-head').get(`/arrivals/${arrival}`)).status).toBe(200)
  expect((await admin.post(path, { ...form, go: 'save' })).status).toBe(303)
  expect((await w.as('culture-head').get(`/arrivals/${arrival}`)).status).toBe(404)
  const next = w.as('culture-officer', 'culture-head')
  expect((await next.get(`/arrivals/${arrival}`)).status).toBe(200)
  const moved = await w.db
    .selectFrom('assignments')
    .select('leader_in_charge')
    .where('body_id', '=', bodyId)
    .where('accepted_at', 'is', null)
    .execute()
  expect(moved.map((row) => row.leader_in_charge)).toEqual(moved.map(() => y))

  const { id } = await w.db.selectFrom('hand_overs').select('id').executeTakeFirstOrThrow()
  expect((await admin.get(`/hand-overs/${id}`)).status).toBe(404)
  expect((await w.as('phuc-hoa/culture-head').get(`/hand-overs/${id}/record.docx`)).status).toBe(404)
  expect(await (await next.get('/')).text()).toContain('Ký nhận bàn giao')
  const page = await (await next.get(`/hand-overs/${id}`)).text()
  for (const { title } of open) expect(page).toContain(title)
  const printed = await wordText(await next.get(`/hand-overs/${id}/record.docx`))
  for (const said of ['BIÊN BẢN', 'Con dấu tên', 'BÊN GIAO', 'BÊN NHẬN', 'Phạm Thị Mai Chi', 'Chu Thị Diệu Hiền', open[0]!.title])
    expect(printed).toContain(said)
  expect((await next.post(`/hand-overs/${id}/receipt`)).status).toBe(303)
  expect(await (await next.get('/')).text()).not.toContain('Ký nhận bàn giao')
})

async function wordText(answer: Response): Promise<string> {
  const mammoth = await import('mammoth')
  return (await mammoth.extractRawText({ buffer: Buffer.from(await answer.arrayBuffer()) })).value
}

/** An open paper that only this post has been sent. */
async function forwardedTo(w: World, postId: string): Promise<string> {
  const { id } = await w.db
    .selectFrom('arrivals')
    .innerJoin('bodies', 'bodies.id', 'arrivals.body_id')
    .innerJoin('body_terms', 'body_terms.body_id', 'bodies.id')
    .select('arrivals.id')
    .where('body_terms.name', '=', 'UBND xã Nhã Nam')
    .where('handled_at', 'is', null)
    .executeTakeFirstOrThrow()
  await w.db
    .insertInto('arrival_forwards')
    .values({ arrival_id: id, post_id: postId, role: 'with', at: w.clock.now() })
    .onConflict((on) => on.constraint('forward_once_per_post').doNothing())
    .execute()
  return id
}

test('a newcomer takes a post over and gets a slip', async () => {
  const w = await world()
  const { person, post } = await ids(w)
  const { id } = await post('village-head')
  const form = { post: id, to: '', newcomer: 'Nguyễn Văn Tạo', on: '23/11/2026', note: '', go: 'save' }
  const answer = await w.as('unit-admin').post(`/people/${person('village-head')}/hand-over`, form)
  expect(answer.status).toBe(200)
  expect(loginIn(await answer.text())).toBe('nguyen.van.tao')
  expect((await w.as('village-head').get('/tasks')).status).toBe(404)
})

test('names go by given name on the page, and every filter keeps to the address', async () => {
  const w = await world()
  const admin = w.as('system-admin')
  const { people, total } = (await (await admin.json('/people')).json()) as { people: { name: string }[]; total: number }
  const names = people.map(({ name }) => splitName(name)!)
  expect(total).toBeGreaterThan(people.length)
  expect(names).toEqual(names.toSorted(byGivenName))
  const second = (await (await admin.json('/people?page=2')).json()) as { people: { name: string }[] }
  expect(new Set([...people, ...second.people].map(({ name }) => name)).size).toBe(people.length + second.people.length)
  const found = (await (await admin.json('/people?q=do khanh')).json()) as { people: { name: string }[] }
  expect(found.people.map(({ name }) => name)).toEqual(['Đỗ Khánh Vân'])
  const villages = (await (await admin.json('/people?role=village-head&state=holding')).json()) as { people: { name: string }[] }
  expect(villages.people.map(({ name }) => name)).toContain('Nguyễn Văn Chỉnh')
  expect(villages.people.map(({ name }) => name)).not.toContain('Vũ Đình Quảng')
})

const known: Known = {
  bodies: [
    { id: 'b1', name: 'UBND xã Nhã Nam', kind: 'peoples-committee', line: 'state' },
    { id: 'b2', name: 'Hội Khuyến học xã Nhã Nam', kind: 'study-promotion-society', line: 'society' },
    { id: 'b3', name: 'Trường THCS Nhã Nam', kind: 'school', line: 'school' },
    { id: 'b4', name: 'Trường Tiểu học Nhã Nam', kind: 'school', line: 'school' },
  ],
  roles: [
    { code: 'committee-chair', name: 'Chủ tịch UBND', line: 'state' },
    { code: 'committee-deputy-chair', name: 'Phó Chủ tịch UBND', line: 'state' },
    { code: 'society-chair', name: 'Chủ tịch Hội Khuyến học', line: 'society' },
    { code: 'accountant', name: 'Kế toán', line: null },
    { code: 'school-head', name: 'Hiệu trưởng', line: 'school' },
  ],
  titles: [{ kind: 'school', title: 'Phó Hiệu trưởng', role: 'school-head' }],
  people: [{ id: 'p1', name: 'Vũ Đình Quảng', bodyId: 'b1' }],
  taken: [{ bodyId: 'b1', role: 'committee-chair' }],
}
const granter = { role: 'unit-admin', line: 'state' } as const
const readDay = (text: string) => (text === '01/12/2026' ? day('2026-12-01') : null)
const judge = (text: string) => judgeRows(rowsOf(cellsOf(text)), known, granter, readDay, day('2026-11-23'))

test('rows of a list: new, known, and what is wrong with the others', () => {
  const rows = judge(
    [
      'STT;Họ và tên;Chức danh;Đơn vị;Từ ngày',
      '1;Trần Thị Lý;Kế toán;UBND xã Nhã Nam;01/12/2026',
      '2;VŨ ĐÌNH QUẢNG;Chủ tịch UBND xã;UBND xã Nhã Nam;',
      '3;Lý;Kế toán;UBND xã Nhã Nam;',
      '4;Bùi Văn Sáu;Kế toán;Trường;',
      '5;Bùi Văn Bảy;Chủ tịch UBND xã;UBND xã Nhã Nam;',
      '6;Trần Thị Lý;Kế toán;UBND xã Nhã Nam;',
      '7;Bùi Văn Tám;Kế toán trưởng;Trường THCS Nhã Nam;ngày mai',
      '8;"Trần Thị Lý";Kế toán;"Trường THCS Nhã Nam";',
      '9;Hà Thị Chín;Bảo vệ;Trường THCS Nhã Nam;',
    ].join('\n'),
  )
  expect(rows.map(({ line, state, problem }) => [line, state, problem])).toEqual([
    [2, 'new', null],
    [3, 'exists', null],
    [4, 'error', 'half-name'],
    [5, 'error', 'several-bodies'],
    [6, 'error', 'taken'],
    [7, 'error', 'twice'],
    [8, 'error', 'bad-day'],
    [9, 'new', null],
    [10, 'error', 'unknown-title'],
  ])
  expect(rows[7]?.namesake).toBe(true)
  expect(roleFor('Phó Chủ tịch UBND xã', { kind: 'peoples-committee', line: 'state' }, known)).toBe('committee-deputy-chair')
  expect(roleFor('Phó Hiệu trưởng', { kind: 'school', line: 'school' }, known)).toBe('school-head')
  expect(roleFor('Hiệu trưởng', { kind: 'peoples-committee', line: 'state' }, known)).toBeNull()
})

test('cells come back from tabs, semicolons and commas, whatever they hold', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'Đ', ' x', '"', '.', '-') }).map((text) => text.trim().replace(/\s+/g, ' '))
  const table = fc.array(
    fc.tuple(
      cell.filter((text) => text !== ''),
      cell,
      cell,
    ),
    { minLength: 1, maxLength: 6 },
  )
  fc.assert(
    fc.property(table, fc.constantFrom('\t', ';', ','), (rows, mark) => {
      const text = rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(mark)).join('\r\n')
      expect(cellsOf(text)).toEqual(rows)
    }),
  )
})

test('who may give what', () => {
  const party = { role: 'unit-admin', line: 'party' } as const
  const system = { role: 'system-admin', line: 'state' } as const
  expect(grantProblem(granter, { role: 'committee-clerk', line: 'state' }, 'state')).toBeNull()
  expect(grantProblem(granter, { role: 'school-head', line: 'school' }, 'school')).toBeNull()
  expect(grantProblem(granter, { role: 'accountant', line: 'party' }, null)).toBe('other-line')
  expect(grantProblem(party, { role: 'party-clerk', line: 'party' }, 'party')).toBeNull()
  expect(grantProblem(party, { role: 'committee-clerk', line: 'state' }, 'state')).toBe('other-line')
  expect(grantProblem(granter, { role: 'unit-admin', line: 'state' }, null)).toBe('above')
  expect(grantProblem(system, { role: 'party-clerk', line: 'party' }, 'party')).toBeNull()
  expect(grantProblem({ role: 'chair', line: 'state' }, { role: 'accountant', line: 'state' }, null)).toBe('above')
})

const tenure = (over: Partial<Tenure>): Tenure => ({
  postId: 'p',
  title: '',
  role: 'accountant',
  bodyId: 'b',
  body: '',
  line: 'state',
  acting: false,
  from: day('2026-01-01'),
  until: null,
  near: true,
  ...over,
})

test('an administrator answers for an account only while all that it opens is his to give', () => {
  const today = day('2026-11-23')
  expect(answersFor(granter, [tenure({})], today)).toBe(true)
  expect(answersFor(granter, [tenure({}), tenure({ near: false })], today)).toBe(false)
  expect(answersFor(granter, [tenure({}), tenure({ line: 'party' })], today)).toBe(false)
  expect(answersFor(granter, [tenure({}), tenure({ near: false, until: day('2026-11-23') })], today)).toBe(true)
  expect(answersFor(granter, [tenure({}), tenure({ near: false, from: day('2026-12-01') })], today)).toBe(false)
  expect(answersFor(granter, [tenure({ until: day('2026-02-01') }), tenure({ near: false, until: day('2026-03-01') })], today)).toBe(false)
})

test('seats: the one of that name, the only one of its role, or a new one', () => {
  const seats = [
    { id: 's1', role: 'culture-officer', title: 'Chuyên viên', taken: true },
    { id: 's2', role: 'culture-officer', title: 'Chuyên viên', taken: false },
    { id: 's3', role: 'culture-head', title: 'Trưởng phòng', taken: true },
  ]
  const at = (role: string, title: string, acting = false) => seatFor(seats, { role, title, acting })
  expect(at('culture-officer', 'chuyên viên')).toBe('s2')
  expect(at('culture-officer', 'Chuyên viên chính')).toBeNull()
  expect(at('culture-officer', 'Chuyên viên', true)).toBe('s1')
  expect(at('culture-head', 'Trưởng phòng Văn hóa')).toBe('s3')
  expect(at('accountant', 'Kế toán')).toBeNull()
})

test('states of an account', () => {
  const now = Temporal.Instant.from('2026-11-23T02:00:00Z')
  const account = { login: 'a', hasPassword: false, codeExpiresAt: now.add({ hours: 1 }), disabledAt: null }
  expect(accountState(null, now)).toBe('none')
  expect(accountState(account, now)).toBe('waiting')
  expect(accountState({ ...account, codeExpiresAt: now }, now)).toBe('no-code')
  expect(accountState({ ...account, hasPassword: true, codeExpiresAt: null }, now)).toBe('active')
  expect(accountState({ ...account, disabledAt: now }, now)).toBe('disabled')
})

test('codes never hold letters that are mistaken for one another', () => {
  for (let i = 0; i < 200; i++) expect(newCode()).toMatch(/^([2-9a-hjkmnp-z]{4}-){2}[2-9a-hjkmnp-z]{4}$/)
})
