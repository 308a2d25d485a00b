import { beforeAll, expect, test } from 'vitest'
import { type World, world } from '../../../test/world.ts'
import { sql } from '../../kernel/db/index.ts'

let w: World
beforeAll(async () => {
  w = await world()
})

const front = 'Ủy ban MTTQ Việt Nam xã Nhã Nam'
const committee = 'UBND xã Nhã Nam'
const file = () => new File(['sản phẩm'], 'sản phẩm.txt')
const bodyId = async (name: string) =>
  (await w.db.selectFrom('body_terms').select('body_id').where('name', '=', name).executeTakeFirstOrThrow()).body_id
const letterId = async (code = '87-CV/ĐU') =>
  (await w.db.selectFrom('documents').select('id').where('code', '=', code).executeTakeFirstOrThrow()).id

/** A part that the head of the Party office gave to a body. */
async function part(name: string, title: string, due = '15/12/2026'): Promise<string> {
  const form = { clause: '', title, due, product: 'Báo cáo', lead: `0:${await bodyId(name)}` }
  expect((await w.as('party-office-head').post(`/letters/${await letterId()}/tasks`, form)).status).toBe(303)
  const row = await w.db
    .selectFrom('assignments as a')
    .innerJoin('tasks as t', 't.id', 'a.task_id')
    .select('a.id')
    .where('t.title', '=', title)
    .executeTakeFirstOrThrow()
  return row.id
}
const fact = (id: string) => w.db.selectFrom('assignments').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const waitingOf = async (who: string) =>
  ((await (await w.as(who).json('/')).json()) as { waiting: { todo: string; title: string; href: string }[] }).waiting
/** Runs on another day; sessions opened before may have ended by then, so people sign in anew. */
async function on(at: string, work: () => Promise<void>) {
  const before = w.clock.now()
  w.clock.moveTo(Temporal.Instant.from(at))
  await work().finally(() => w.clock.moveTo(before))
}
const textOf = async (who: string, path: string) => (await w.as(who).get(path)).text()

test('extension: asked by the receiver, approved by the giver; the first date is kept on the page, in lists and sheets', async () => {
  const id = await part(front, 'Việc xin gia hạn', '01/12/2026')
  const [mine, giver] = [w.as('front-chair'), w.as('party-office-head')]
  const base = `/assignments/${id}`
  const ask = { wantedOn: '15/12/2026', why: 'Chờ số liệu của thôn' }
  expect((await mine.post(`${base}/extension`, ask)).status).toBe(422)
  await mine.post(`${base}/receipt`, { leader: '' })
  for (const who of ['party-office-head', 'chair', 'tan-yen/party-office-head'])
    expect((await w.as(who).post(`${base}/extension`, ask)).status, who).toBe(404)
  expect((await mine.post(`${base}/extension`, { ...ask, wantedOn: '01/12/2026' })).status).toBe(422)
  expect((await mine.post(`${base}/extension`, { ...ask, why: ' ' })).status).toBe(422)
  expect((await mine.post(`${base}/extension`, ask)).status).toBe(303)
  expect((await mine.post(`${base}/extension`, ask)).status).toBe(422)
  expect(await textOf('front-chair', base)).toContain('Xin gia hạn')
  expect((await fact(id)).due_on?.toString()).toBe('2026-12-01')
  expect((await waitingOf('party-office-head')).filter(({ href }) => href === base).map(({ todo }) => todo)).toEqual([
    'Trả lời xin gia hạn',
  ])

  expect((await mine.post(`${base}/extension/answer`, { approved: 'yes', answer: '' })).status).toBe(404)
  expect((await giver.post(`${base}/extension/answer`, { approved: 'no', answer: '' })).status).toBe(422)
  expect((await giver.post(`${base}/extension/answer`, { approved: 'yes', answer: '' })).status).toBe(303)
  expect((await giver.post(`${base}/extension/answer`, { approved: 'yes', answer: '' })).status).toBe(422)
  expect(await textOf('front-chair', base)).toContain('15/12/2026 (hạn đầu 01/12/2026)')
  expect(await textOf('party-office-head', '/follow-up/list?task=xin+gia+han')).toContain('15/12/2026 (hạn đầu 01/12/2026)')
  expect(await textOf('front-chair', '/tasks')).toContain('15/12/2026 (hạn đầu 01/12/2026)')
  expect((await waitingOf('party-office-head')).some(({ href }) => href === base)).toBe(false)
})

test('an extension to a day off is answered with the next working day, already in its field; once more is enough', async () => {
  const id = await part(front, 'Việc xin gia hạn sang Chủ nhật', '01/12/2026')
  const base = `/assignments/${id}`
  const mine = w.as('front-chair')
  await mine.post(`${base}/receipt`, { leader: '' })
  for (const [wanted, off, next] of [
    ['20/12/2026', 'Chủ nhật, 20/12/2026', 'Thứ Hai, 21/12/2026'],
    ['01/01/2027', 'Thứ Sáu, 01/01/2027', 'Thứ Hai, 04/01/2027'],
  ] as const) {
    const answer = await mine.post(`${base}/extension`, { wantedOn: wanted, why: 'Chờ số liệu của thôn' })
    expect(answer.status, wanted).toBe(422)
    const html = await answer.text()
    for (const said of [off, next]) expect(html).toContain(said)
    expect(html).toMatch(new RegExp(`<input[^>]*name="wantedOn"[^>]*value="${next.split(', ')[1]}"`))
    expect(html).toContain('Chờ số liệu của thôn')
  }
  expect((await mine.post(`${base}/extension`, { wantedOn: '21/12/2026', why: 'Chờ số liệu của thôn' })).status).toBe(303)
})

test('a refused extension shows its reason and leaves the date; a report that stands waits for the answer first', async () => {
  const id = await part(front, 'Việc bị từ chối gia hạn', '01/12/2026')
  const [mine, giver] = [w.as('front-chair'), w.as('party-office-head')]
  const base = `/assignments/${id}`
  await mine.post(`${base}/receipt`, { leader: '' })
  await mine.post(`${base}/extension`, { wantedOn: '21/12/2026', why: 'Bận' })
  await mine.post(`${base}/products`, {}, { file: file() })
  expect((await mine.post(`${base}/submission`, { summary: 'Xong rồi' })).status).toBe(303)
  const early = await giver.post(`${base}/acceptance`)
  expect([early.status, (await early.text()).includes('Trả lời gia hạn trước')]).toEqual([422, true])
  expect((await giver.post(`${base}/extension/answer`, { approved: 'no', answer: 'Đã có hướng dẫn' })).status).toBe(303)
  expect(await textOf('front-chair', base)).toContain('Đã có hướng dẫn')
  expect((await fact(id)).due_on?.toString()).toBe('2026-12-01')
  expect((await giver.post(`${base}/acceptance`)).status).toBe(303)
})

test('nobody approves the extension that he asked for, and the database says so once more', async () => {
  const id = await part(front, 'Việc tự duyệt gia hạn', '01/12/2026')
  await w.as('front-chair').post(`/assignments/${id}/receipt`, { leader: '' })
  await w.as('front-chair').post(`/assignments/${id}/extension`, { wantedOn: '21/12/2026', why: 'Bận' })
  const head = w.demo.people['party-office-head']!
  await w.db.updateTable('assignment_extensions').set({ asked_by: head }).where('assignment_id', '=', id).execute()
  expect((await w.as('party-office-head').post(`/assignments/${id}/extension/answer`, { approved: 'yes', answer: '' })).status).toBe(422)
  await expect(
    w.db
      .updateTable('assignment_extensions')
      .set({ answered_at: w.clock.now(), answered_by: head, approved: true })
      .where('assignment_id', '=', id)
      .execute(),
  ).rejects.toThrow('nobody_approves_his_own_extension')
})

test('suspended with a reason nobody works on it and no day is counted; resumed it goes on', async () => {
  const id = await part(front, 'Việc tạm dừng', '25/11/2026')
  const [mine, giver] = [w.as('front-chair'), w.as('party-office-head')]
  const base = `/assignments/${id}`
  await mine.post(`${base}/receipt`, { leader: '' })
  expect((await mine.post(`${base}/suspension`, { suspendReason: 'x' })).status).toBe(404)
  expect((await giver.post(`${base}/suspension`, { suspendReason: '' })).status).toBe(422)
  expect((await giver.post(`${base}/suspension`, { suspendReason: 'Chờ hướng dẫn mới' })).status).toBe(303)
  expect(await textOf('front-chair', base)).toContain('Chờ hướng dẫn mới')
  expect((await mine.post(`${base}/progress`, { text: 'vẫn làm' })).status).toBe(422)
  await on('2026-12-20T02:00:00Z', async () => {
    const later = w.as('party-office-head')
    const late = async () =>
      ((await (await later.json('/tasks?side=given&counter=open-late')).json()) as { tasks: { id: string }[] }).tasks.some(
        (one) => one.id === id,
      )
    expect(await late()).toBe(false)
    expect((await later.post(`${base}/resumption`, { resumeReason: '' })).status).toBe(303)
    expect(await late()).toBe(true)
    expect((await later.post(`${base}/resumption`, { resumeReason: '' })).status).toBe(422)
  })
})

test('handed on inside the body it waits for the post that holds it; the giver sees who, and a stranger cannot hand it on', async () => {
  const id = await part(committee, 'Việc chuyển tay')
  const base = `/assignments/${id}`
  const post = async (role: string) =>
    (
      await w.db
        .selectFrom('posts')
        .select('id')
        .where('body_id', '=', await bodyId(committee))
        .where('role', '=', role)
        .executeTakeFirstOrThrow()
    ).id
  const [deputy, clerk] = [await post('committee-deputy-chair'), await post('committee-clerk')]
  const chair = w.as('chair')
  expect((await chair.post(`${base}/delegation`, { toPost: deputy, delegateNote: '' })).status).toBe(422)
  await chair.post(`${base}/receipt`, { leader: '' })
  expect((await w.as('committee-clerk').post(`${base}/delegation`, { toPost: deputy, delegateNote: '' })).status).toBe(422)
  expect((await w.as('party-office-head').post(`${base}/delegation`, { toPost: deputy, delegateNote: '' })).status).toBe(404)
  const foreign = await w.db.selectFrom('posts').select('id').where('role', '=', 'front-chair').executeTakeFirstOrThrow()
  expect((await chair.post(`${base}/delegation`, { toPost: foreign.id, delegateNote: '' })).status).toBe(422)
  expect((await chair.post(`${base}/delegation`, { toPost: deputy, delegateNote: 'Làm trước 10/12' })).status).toBe(303)
  const has = async (who: string) => (await waitingOf(who)).some(({ href }) => href === base)
  expect([await has('deputy-chair'), await has('chair'), await has('committee-clerk')]).toEqual([true, false, false])
  expect(await textOf('party-office-head', base)).toContain('Đỗ Khánh Vân, Phó Chủ tịch UBND xã')
  expect(await textOf('party-office-head', '/follow-up/list?task=chuyen+tay')).toContain('Đỗ Khánh Vân, Phó Chủ tịch UBND xã')

  expect((await w.as('deputy-chair').post(`${base}/delegation`, { toPost: clerk, delegateNote: '' })).status).toBe(303)
  expect([await has('deputy-chair'), await has('committee-clerk')]).toEqual([false, true])
  const chain = await textOf('party-office-head', base)
  expect(chain.indexOf('Phó Chủ tịch UBND xã – Đỗ Khánh Vân')).toBeLessThan(chain.indexOf('Đang giữ: Văn thư UBND xã'))
})

test('what a vacant post holds waits for the whole body again', async () => {
  const id = await part(committee, 'Việc của chức danh trống')
  const empty = crypto.randomUUID()
  await w.db
    .insertInto('posts')
    .values({ id: empty, body_id: await bodyId(committee), role: 'committee-deputy-chair', title: 'Phó Chủ tịch (trống)' })
    .execute()
  await w.db.updateTable('assignments').set({ holder_post_id: empty }).where('id', '=', id).execute()
  expect((await waitingOf('chair')).some(({ href }) => href === `/assignments/${id}`)).toBe(true)
})

test('"chưa xem" drops when the office opens its part, and not when the giver looks', async () => {
  const title = 'Việc hai cơ quan xem'
  await part(front, title)
  const { task_id: taskId } = await w.db
    .selectFrom('assignments as a')
    .innerJoin('tasks as t', 't.id', 'a.task_id')
    .select('a.task_id')
    .where('t.title', '=', title)
    .executeTakeFirstOrThrow()
  const second = crypto.randomUUID()
  await w.db
    .insertInto('assignments')
    .values({ id: second, task_id: taskId, body_id: await bodyId(committee), role: 'with', nature: 'request' })
    .execute()
  const page = `/tasks/${taskId}`
  expect(await textOf('party-office-head', page)).toContain('2/2 chưa xem')
  await w.as('party-office-head').get(`/assignments/${second}`)
  expect(await textOf('party-office-head', page)).toContain('2/2 chưa xem')
  await w.as('chair').get(`/assignments/${second}`)
  expect(await textOf('party-office-head', page)).toContain('1/2 chưa xem')
})

test('after three days the call list names whom to call; numbers only in print, only with the right, and each print is logged', async () => {
  const id = await part(front, 'Việc chưa ai xem')
  expect(await textOf('party-office-head', '/tasks/calls/print'), 'the demo shows its point').toMatch(
    /Hà Thị Tuyết Lan, [^<]*: 0900 000 \d{3}/,
  )
  await w.db.updateTable('people').set({ phone: '0912345678' }).where('id', '=', w.demo.people['front-chair']!).execute()
  const calls = '/tasks/calls'
  expect(await textOf('party-office-head', calls)).not.toContain('Việc chưa ai xem')
  await on('2026-11-26T03:00:00Z', async () => {
    const [screen, printed] = [await textOf('party-office-head', calls), await textOf('party-office-head', `${calls}/print`)]
    expect(screen).toContain('Việc chưa ai xem')
    expect(screen).toContain('Hà Thị Tuyết Lan, Chủ tịch Ủy ban MTTQ Việt Nam xã: •••')
    expect(printed).toContain('0912345678')
    expect(await textOf('party-officer', `${calls}/print`)).not.toContain('0912345678')
    for (const who of ['chair', 'front-chair']) expect(await textOf(who, `${calls}/print`), who).not.toContain('Việc chưa ai xem')
    expect((await w.as('party-clerk').get(calls)).status).toBe(404)
    const logged = await w.db.selectFrom('audit_log').select('person_id').where('verb', '=', 'task.calls').execute()
    expect(logged.map((row) => row.person_id)).toContain(w.demo.people['party-office-head'])
    await w.as('front-chair').get(`/assignments/${id}`)
    expect(await textOf('party-office-head', calls)).not.toContain('Việc chưa ai xem')
  })
})

test('the 25th of every month: the next part appears when one is confirmed, and never two at a time', async () => {
  const above = await part(committee, 'Giao lại hằng tháng')
  await w.as('chair').post(`/assignments/${above}/receipt`, { leader: '' })
  const office = await sql<{ id: string }>`select body_id as id from body_terms where name like 'Phòng Văn hóa%Nhã Nam%' limit 1`.execute(
    w.db,
  )
  const form = { title: 'Báo cáo hằng tháng', product: '', bodies: office.rows[0]!.id, repeat: 'monthly', offDay: 'move' }
  const pass = `/assignments/${above}/tasks`
  expect((await w.as('chair').post(pass, { ...form, due: '' })).status).toBe(422)
  expect((await w.as('chair').post(pass, { ...form, due: '25/11/2026' })).status).toBe(303)
  const parts = () =>
    w.db
      .selectFrom('assignments as a')
      .innerJoin('tasks as t', 't.id', 'a.task_id')
      .select(['a.id', 'a.due_on', 'a.accepted_at', 'a.task_id'])
      .where('t.title', '=', form.title)
      .orderBy('t.occurrence')
      .execute()
  const close = async (id: string) => {
    const base = `/assignments/${id}`
    await w.as('culture-head').post(`${base}/receipt`, { leader: '' })
    await w.as('culture-head').post(`${base}/products`, {}, { file: file() })
    await w.as('culture-head').post(`${base}/implementing`, { implementing: 'Không cần' })
    expect((await w.as('culture-head').post(`${base}/submission`, { summary: 'Đã gửi' })).status).toBe(303)
    expect((await w.as('chair').post(`${base}/acceptance`)).status).toBe(303)
  }
  expect(await parts()).toHaveLength(1)
  await close((await parts())[0]!.id)
  const [, second] = await parts()
  expect(second?.due_on?.toString()).toBe('2026-12-25')
  expect(await textOf('culture-head', `/assignments/${second!.id}`)).toContain('ngày 25 hằng tháng')
  await on('2027-02-27T02:00:00Z', async () => {
    await close(second!.id)
    const [, , third] = await parts()
    expect(third?.due_on?.toString()).toBe('2027-03-25')
    expect(await textOf('culture-head', `/assignments/${third!.id}`)).toContain('25/01/2027, 25/02/2027')
  })
  expect((await parts()).filter((row) => row.accepted_at === null)).toHaveLength(1)
  await expect(
    w.db.updateTable('assignments').set({ accepted_at: null, accepted_by: null }).where('id', '=', second!.id).execute(),
  ).rejects.toThrow('one_open_part_of_a_series_per_body')
})

test('a date on 2/9 moves to the next working day only where the officer chose so; the page says weekday and day off', async () => {
  const above = await part(committee, 'Giao theo ngày làm việc')
  await w.as('chair').post(`/assignments/${above}/receipt`, { leader: '' })
  const office = await sql<{ id: string }>`select body_id as id from body_terms where name like 'Phòng Văn hóa%Nhã Nam%' limit 1`.execute(
    w.db,
  )
  const give = async (title: string, offDay: string) => {
    await w
      .as('chair')
      .post(`/assignments/${above}/tasks`, { title, product: '', bodies: office.rows[0]!.id, due: '02/09/2027', repeat: '', offDay })
    return w.db
      .selectFrom('assignments as a')
      .innerJoin('tasks as t', 't.id', 'a.task_id')
      .select(['a.id', 'a.due_on'])
      .where('t.title', '=', title)
      .executeTakeFirstOrThrow()
  }
  expect((await give('Chuyển ngày', 'move')).due_on?.toString()).toBe('2027-09-03')
  const kept = await give('Giữ ngày', 'keep')
  expect(kept.due_on?.toString()).toBe('2027-09-02')
  expect(await textOf('chair', `/assignments/${kept.id}`)).toContain('Thứ Năm, 02/09/2027 (ngày nghỉ: Quốc khánh)')
})

test('the short link leads those with reach to the part and is nothing for everyone else', async () => {
  const id = await part(front, 'Việc có liên kết ngắn')
  const link = `/t/${id.slice(-12)}`
  for (const who of ['party-office-head', 'front-chair'])
    expect((await w.as(who).get(link)).headers.get('location'), who).toBe(`/assignments/${id}`)
  for (const who of ['chair', 'tan-yen/party-office-head', 'accountant']) expect((await w.as(who).get(link)).status, who).toBe(404)
  expect((await w.as(null).get(link)).headers.get('location')).toContain('/sign-in?next=')
  expect((await w.as('front-chair').get('/t/khong-co')).status).toBe(404)
  const page = await textOf('party-office-head', `/assignments/${id}`)
  expect(page).toContain(link)
  expect(page).toContain('ngày mười lăm tháng mười hai')
})

test('a replaced letter: every open task asks its giver move or end; nothing happens by itself, and siblings are told', async () => {
  const moved = await part(front, 'Việc sẽ chuyển')
  const ended = await part(front, 'Việc sẽ kết thúc')
  const [old, other] = [
    await letterId(),
    (
      await w.db
        .selectFrom('documents as d')
        .innerJoin('document_readers as r', 'r.document_id', 'd.id')
        .select('d.id')
        .where('r.body_id', '=', await bodyId('Đảng ủy xã Nhã Nam'))
        .where('d.code', '<>', '87-CV/ĐU')
        .executeTakeFirstOrThrow()
    ).id,
  ]
  const page = `/documents/${old}/replacement`
  const head = w.as('party-office-head')
  for (const who of ['tan-yen/party-office-head', 'party-clerk', 'education-officer'])
    expect((await w.as(who).post(page, { by: other })).status, who).toBe(404)
  const decide = async (part: string, choice: string) =>
    head.post(`${page}/tasks`, { task: (await fact(part)).task_id, choice, why: 'Theo văn bản mới' })
  expect((await decide(moved, 'move')).status).toBe(422)
  expect((await head.post(page, { by: crypto.randomUUID() })).status).toBe(422)
  expect((await head.post(page, { by: other })).status).toBe(303)

  const asked = async () => (await waitingOf('party-office-head')).filter(({ href }) => href === page).map(({ title }) => title)
  expect(await asked()).toEqual(expect.arrayContaining(['Việc sẽ chuyển', 'Việc sẽ kết thúc']))
  expect((await fact(moved)).ended_at).toBeNull()
  expect((await decide(moved, 'move')).status).toBe(303)
  expect((await decide(ended, 'end')).status).toBe(303)
  expect((await decide(ended, 'end')).status).toBe(422)
  expect(await asked()).not.toEqual(expect.arrayContaining(['Việc sẽ chuyển']))
  expect(await asked()).not.toEqual(expect.arrayContaining(['Việc sẽ kết thúc']))
  const task = await w.db
    .selectFrom('tasks')
    .select('document_id')
    .where('id', '=', (await fact(moved)).task_id)
    .executeTakeFirstOrThrow()
  expect(task.document_id).toBe(other)
  expect((await w.as('front-chair').get(`/letters/${other}`)).status).toBe(200)
  const page2 = await textOf('front-chair', `/assignments/${ended}`)
  expect(page2).toContain('Theo văn bản mới')
  expect((await w.as('front-chair').post(`/assignments/${ended}/receipt`, { leader: '' })).status).toBe(422)
  for (const path of ['/tasks?side=given', '/follow-up/list?task=se+ket+thuc'])
    expect(await textOf('party-office-head', path)).not.toContain(`/assignments/${ended}`)
})

test('the inbox count in the menu still equals its list, for every person of the demo', async () => {
  for (const key of Object.keys(w.demo.people)) {
    const waiting = await waitingOf(key)
    const html = await textOf(key, '/')
    const shown = /Việc của tôi[^<]*(?:<[^>]*>)*\s*(\d+)/.exec(html)?.[1]
    if (html.includes('Việc của tôi')) expect(Number(shown ?? 0), key).toBe(waiting.length)
  }
})
