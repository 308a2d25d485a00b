import { readdirSync } from 'node:fs'
import { Workbook } from '@cj-tech-master/excelts'
import { Document, Packer, Paragraph } from 'docx'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { type World, world } from '../../../test/world.ts'
import { sql } from '../../kernel/db/index.ts'
import {
  type Counter,
  counterOf,
  counters,
  type Facts,
  leads,
  mayBeGiven,
  natureOf,
  shortfalls,
  statuses,
  statusOf,
  timeliness,
} from './task.ts'

let w: World
beforeAll(async () => {
  w = await world()
})

const day = fc.integer({ min: 0, max: 400 }).map((days) => Temporal.PlainDate.from('2026-01-01').add({ days }))
const moment = day.map((date) => date.toZonedDateTime({ timeZone: 'Asia/Ho_Chi_Minh', plainTime: '10:00' }).toInstant())
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })
const facts: fc.Arbitrary<Facts> = fc.record({
  dueOn: maybe(day),
  receivedAt: maybe(moment),
  startedAt: maybe(moment),
  submittedAt: maybe(moment),
  returnedAt: maybe(moment),
  acceptedAt: maybe(moment),
  suspendedAt: maybe(moment),
  extensionAskedAt: maybe(moment),
  endedAt: fc.constant(null),
  fulfilledOn: maybe(day),
  living: fc.boolean(),
})

test('every part of a task stands in exactly one counter, so the four add up to all', () => {
  fc.assert(
    fc.property(fc.array(facts), day, (all, today) => {
      const sum = counters.map((counter) => all.filter((one) => counterOf(one, today) === counter).length).reduce((a, b) => a + b, 0)
      return sum === all.length && all.every((one) => statuses.includes(statusOf(one)))
    }),
  )
})

test('late stays late: neither acceptance nor the passing of days makes a late report one in time', () => {
  const late: Counter[] = ['open-late', 'done-late']
  fc.assert(
    fc.property(facts, day, day, moment, (one, today, later, acceptedAt) => {
      if (Temporal.PlainDate.compare(later, today) < 0 || !late.includes(counterOf(one, today))) return true
      return late.includes(counterOf({ ...one, acceptedAt: one.acceptedAt ?? acceptedAt }, later))
    }),
  )
})

test('without a due date nothing is late', () => {
  fc.assert(
    fc.property(
      facts,
      day,
      (one, today) =>
        timeliness({ ...one, dueOn: null }, today) === 'undated' && !counterOf({ ...one, dueOn: null }, today).endsWith('late'),
    ),
  )
})

test('a centre hears its managing authority only; a Party committee leads the People’s Committee of its own place', () => {
  expect(mayBeGiven({ kind: 'learning-centre', managerId: 'a' }, 'a')).toBe(true)
  expect(mayBeGiven({ kind: 'learning-centre', managerId: 'b' }, 'a')).toBe(false)
  expect([natureOf('x', new Set(['x'])), natureOf('x', new Set())]).toEqual(['order', 'request'])
  const party = { kind: 'party-committee', placeId: 'p' }
  const led = (kind: string, placeId = 'p', giver = party) => leads(giver, { kind, placeId })
  expect(led('peoples-committee')).toBe(true)
  for (const kind of ['specialised-office', 'peoples-council', 'fatherland-front', 'study-promotion-society', 'school', 'learning-centre'])
    expect(led(kind), kind).toBe(false)
  expect([led('peoples-committee', 'q'), led('peoples-committee', 'p', { kind: 'party-office', placeId: 'p' })]).toEqual([false, false])
})

test('a report needs receipt, a product and, for an order, the own document', () => {
  const nothing = {
    dueOn: null,
    receivedAt: null,
    startedAt: null,
    submittedAt: null,
    returnedAt: null,
    acceptedAt: null,
    suspendedAt: null,
    extensionAskedAt: null,
    endedAt: null,
    fulfilledOn: null,
    living: true,
    nature: 'order' as const,
    products: 0,
    implementing: false,
  }
  expect(shortfalls(nothing)).toEqual(['not-received', 'no-product', 'no-implementing'])
  expect(shortfalls({ ...nothing, nature: 'request', receivedAt: Temporal.Instant.from('2026-11-01T00:00:00Z'), products: 1 })).toEqual([])
})

const file = () => new File(['sản phẩm'], 'sản phẩm.txt')
const idOf = (location: string | null) => location!.split('/').at(-1)!

/** A fresh part at the given body, given by the head of the Party office. */
async function part(bodyName: string, title: string, due = '15/12/2026'): Promise<string> {
  const body = (await w.db.selectFrom('body_terms').select('body_id').where('name', '=', bodyName).executeTakeFirstOrThrow()).body_id
  const letter = await w.db.selectFrom('documents').select('id').where('code', '=', '87-CV/ĐU').executeTakeFirstOrThrow()
  const answer = await w
    .as('party-office-head')
    .post(`/letters/${letter.id}/tasks`, { clause: '', title, due, product: 'Báo cáo', lead: `0:${body}` })
  expect(answer.status).toBe(303)
  return (
    await w.db
      .selectFrom('assignments')
      .innerJoin('tasks', 'tasks.id', 'assignments.task_id')
      .select('assignments.id')
      .where('title', '=', title)
      .executeTakeFirstOrThrow()
  ).id
}

const front = 'Ủy ban MTTQ Việt Nam xã Nhã Nam'
const board = 'Ban Xây dựng Đảng Đảng ủy xã Nhã Nam'

test('a sibling, another commune and a visitor find nothing of a part; its giver and its body do', async () => {
  const id = await part(board, 'Việc chỉ của Ban Xây dựng Đảng')
  for (const who of ['front-chair', 'chair', 'tan-yen/party-office-head', 'village-head', 'accountant']) {
    expect((await w.as(who).get(`/assignments/${id}`)).status, who).toBe(404)
    expect((await w.as(who).post(`/assignments/${id}/receipt`, { leader: '' })).status, who).toBe(404)
    expect(await (await w.as(who).get('/search?q=viec+chi+cua')).text(), who).not.toContain(id)
  }
  expect((await w.as(null).get(`/assignments/${id}`)).status).toBe(303)
  expect((await w.as('party-office-head').get(`/assignments/${id}`)).status).toBe(200)
  expect((await w.as('party-board-head').get(`/assignments/${id}`)).status).toBe(200)
})

test('received, worked on, reported, returned with a reason, reported again, confirmed – each only by whose turn it is', async () => {
  const id = await part(board, 'Việc đi hết vòng')
  const [mine, giver] = [w.as('party-board-head'), w.as('party-office-head')]
  const base = `/assignments/${id}`
  expect((await mine.post(`${base}/submission`, { summary: 'xong' })).status).toBe(422)
  expect((await giver.post(`${base}/receipt`, { leader: '' })).status).toBe(404)
  expect((await mine.post(`${base}/receipt`, { leader: w.demo.people['party-board-head']! })).status).toBe(303)
  expect((await mine.post(`${base}/notes`, { note: 'Ghi chú chỉ nội bộ 5521' })).status).toBe(303)
  expect(await (await mine.get(base)).text()).toContain('Ghi chú chỉ nội bộ 5521')
  expect(await (await giver.get(base)).text()).not.toContain('Ghi chú chỉ nội bộ 5521')
  expect((await mine.post(`${base}/progress`, { text: 'Đã làm một nửa' })).status).toBe(303)
  const early = await mine.post(`${base}/submission`, { summary: 'xong' })
  expect([early.status, (await early.text()).includes('Chưa có minh chứng')]).toEqual([422, true])
  expect((await mine.post(`${base}/products`, {}, { file: file() })).status).toBe(303)
  expect((await mine.post(`${base}/submission`, { summary: 'xong' })).status).toBe(422)
  expect((await mine.post(`${base}/implementing`, { implementing: 'Hướng dẫn số 09-HD/BXDĐ' })).status).toBe(303)
  expect((await giver.post(`${base}/acceptance`)).status).toBe(422)
  expect((await mine.post(`${base}/submission`, { summary: 'Đã xong' })).status).toBe(303)
  expect((await mine.post(`${base}/acceptance`)).status).toBe(404)
  expect((await giver.post(`${base}/return`, { reason: '' })).status).toBe(422)
  expect((await giver.post(`${base}/return`, { reason: 'Thiếu danh sách chi bộ' })).status).toBe(303)
  const back = await (await mine.get(base)).text()
  expect(back).toContain('Đề nghị bổ sung')
  expect(back).toContain('Thiếu danh sách chi bộ')
  expect((await mine.post(`${base}/submission`, { summary: 'Đã bổ sung' })).status).toBe(303)
  expect((await giver.post(`${base}/acceptance`)).status).toBe(303)
  expect(await (await giver.get(base)).text()).toContain('Đã hoàn thành')
  expect((await mine.post(`${base}/progress`, { text: 'nữa' })).status).toBe(422)
})

test('a report after the due date is late, and stays so when it is confirmed', async () => {
  const id = await part(front, 'Việc báo cáo muộn', '24/11/2026')
  const before = w.clock.now()
  const base = `/assignments/${id}`
  await w.as('front-chair').post(`${base}/receipt`, { leader: '' })
  await w.as('front-chair').post(`${base}/products`, {}, { file: file() })
  w.clock.moveTo(Temporal.Instant.from('2026-11-26T02:00:00Z'))
  expect((await w.as('front-chair').post(`${base}/submission`, { summary: 'Muộn hai ngày' })).status).toBe(303)
  expect((await w.as('party-office-head').post(`${base}/acceptance`)).status).toBe(303)
  const list = (await (await w.as('party-office-head').json('/tasks?side=given&counter=done-late')).json()) as { tasks: { id: string }[] }
  expect(list.tasks.map((one) => one.id)).toContain(id)
  w.clock.moveTo(before)
})

test('nobody confirms his own report, and the database says so once more', async () => {
  const id = await part(front, 'Việc tự báo tự nhận')
  await w.as('front-chair').post(`/assignments/${id}/receipt`, { leader: '' })
  await w.as('front-chair').post(`/assignments/${id}/products`, {}, { file: file() })
  await w.as('front-chair').post(`/assignments/${id}/submission`, { summary: 'xong' })
  const head = w.demo.people['party-office-head']!
  await w.db.updateTable('assignments').set({ submitted_by: head }).where('id', '=', id).execute()
  const refused = await w.as('party-office-head').post(`/assignments/${id}/acceptance`)
  expect([refused.status, (await refused.text()).includes('không tự xác nhận')]).toEqual([422, true])
  await expect(
    w.db.updateTable('assignments').set({ accepted_at: w.clock.now(), accepted_by: head }).where('id', '=', id).execute(),
  ).rejects.toThrow('nobody_accepts_his_own_submission')
})

test('own tasks hang under the part, go to the own line only, and the giver above does not see their notes', async () => {
  const under = await w.db
    .selectFrom('assignments')
    .innerJoin('tasks', 'tasks.id', 'assignments.task_id')
    .innerJoin('body_terms', 'body_terms.body_id', 'assignments.body_id')
    .select('assignments.id')
    .where('body_terms.name', '=', 'UBND xã Nhã Nam')
    .where('assignments.accepted_at', 'is', null)
    .executeTakeFirstOrThrow()
  const form = await (await w.as('chair').get(`/assignments/${under.id}/tasks/new`)).text()
  expect(form).toContain('Phòng Văn hóa - Xã hội')
  expect(form).not.toContain('Đảng ủy')
  const office =
    (await w.db.selectFrom('body_terms').select('body_id').where('name', '=', 'Phòng Văn hóa - Xã hội xã Nhã Nam').executeTakeFirst())
      ?.body_id ??
    (await sql<{ id: string }>`select body_id as id from body_terms where name like 'Phòng Văn hóa%Nhã Nam%' limit 1`.execute(w.db))
      .rows[0]!.id
  expect(
    (await w.as('chair').post(`/assignments/${under.id}/tasks`, { title: 'Giao tiếp xuống phòng', due: '', product: '', bodies: office }))
      .status,
  ).toBe(303)
  expect(await (await w.as('chair').get(`/assignments/${under.id}`)).text()).toContain('Giao tiếp xuống phòng')
  expect(await (await w.as('party-office-head').get(`/assignments/${under.id}`)).text()).not.toContain('Giao tiếp xuống phòng')
  expect(await (await w.as('culture-head').get('/')).text()).toContain('Giao tiếp xuống phòng')
})

test('the same submission sent five times at once is one entry', async () => {
  const id = await part(front, 'Việc gửi năm lần')
  await w.as('front-chair').post(`/assignments/${id}/receipt`, { leader: '' })
  const once = crypto.randomUUID()
  const client = w.as('front-chair')
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => client.post(`/assignments/${id}/progress`, { text: 'một lần', _once: once })),
  )
  expect(answers.map((answer) => answer.status)).toEqual([303, 303, 303, 303, 303])
  const { rows } = await sql<{
    n: number
  }>`select count(*) as n from assignment_entries where assignment_id = ${id} and kind = 'progress'`.execute(w.db)
  expect(Number(rows[0]!.n)).toBe(1)
})

test('each counter opens exactly its list, they add up, and the sheet holds the same rows', async () => {
  for (const who of ['party-office-head', 'education-officer', 'culture-head']) {
    const side = who === 'culture-head' ? 'received' : 'given'
    const list = async (counter: string) =>
      ((await (await w.as(who).json(`/tasks?side=${side}${counter}`)).json()) as { tasks: unknown[] }).tasks.length
    const parts = await Promise.all(counters.map((counter) => list(`&counter=${counter}`)))
    expect(
      parts.reduce((a, b) => a + b, 0),
      who,
    ).toBe(await list(''))
    const book = new Workbook()
    await book.xlsx.load(new Uint8Array(await (await w.as(who).get(`/tasks.xlsx?side=${side}`)).arrayBuffer()) as never)
    expect(book.worksheets[0]!.rowCount - 1, who).toBe(await list(''))
  }
})

test('the inbox count in the menu equals its list, for every person of the demo', async () => {
  for (const key of Object.keys(w.demo.people)) {
    const client = w.as(key)
    const waiting = ((await (await client.json('/')).json()) as { waiting: unknown[] }).waiting.length
    const html = await (await client.get('/')).text()
    const shown = /Việc của tôi[^<]*(?:<[^>]*>)*\s*(\d+)/.exec(html)?.[1]
    if (html.includes('Việc của tôi')) expect(Number(shown ?? 0), key).toBe(waiting)
  }
})

test('a file of evidence is handed out as an attachment within reach only', async () => {
  const id = await part(front, 'Việc có tệp')
  await w.as('front-chair').post(`/assignments/${id}/receipt`, { leader: '' })
  expect((await w.as('front-chair').post(`/assignments/${id}/products`, {}, { file: new File(['MZ'], 'virus.exe') })).status).toBe(422)
  await w.as('front-chair').post(`/assignments/${id}/products`, {}, { file: file() })
  const kept = await w.db.selectFrom('assignment_files').select('file_id').where('assignment_id', '=', id).executeTakeFirstOrThrow()
  const path = `/assignments/${id}/files/${kept.file_id}`
  const sent = await w.as('party-office-head').get(path)
  expect([
    sent.status,
    sent.headers.get('content-security-policy'),
    sent.headers.get('content-disposition')?.startsWith('attachment'),
  ]).toEqual([200, "default-src 'none'; sandbox", true])
  expect((await w.as('chair').get(path)).status).toBe(404)
  expect(idOf(path)).toBe(kept.file_id)
})

async function wordFile(...lines: string[]): Promise<File> {
  const bytes = await Packer.toBuffer(new Document({ sections: [{ children: lines.map((line) => new Paragraph(line)) }] }))
  return new File([new Uint8Array(bytes)], 'báo cáo.docx')
}

test('what a Word file of evidence says is found without accents, by whoever sees the part and by nobody else', async () => {
  const id = await part(board, 'Việc có tệp để tìm')
  const mine = w.as('party-board-head')
  await mine.post(`/assignments/${id}/receipt`, { leader: '' })
  const sent = await wordFile('Kết quả', 'Đã mở lớp đan lát mây tre tại thôn Ngọc Trục, 100% học viên dự đủ.')
  expect((await mine.post(`/assignments/${id}/products`, {}, { file: sent })).status).toBe(303)
  for (const query of ['đan lát mây tre', 'dan lat may tre', 'DAN LAT', '100%'])
    for (const who of ['party-board-head', 'party-office-head']) {
      const page = await (await w.as(who).get(`/search?q=${encodeURIComponent(query)}`)).text()
      expect(page, `${who}: ${query}`).toContain(`/assignments/${id}`)
      expect(page).toContain('báo cáo.docx')
    }
  expect(await (await mine.get('/search?q=dan%25tre')).text(), 'signs of a pattern are letters').not.toContain(id)
  for (const who of ['front-chair', 'tan-yen/party-office-head'])
    expect(await (await w.as(who).get('/search?q=dan+lat+may+tre')).text(), who).not.toContain(id)
})

test('evidence with a secrecy mark reaches neither disk nor database; time, person and refusal stay', async () => {
  const id = await part(board, 'Việc bị gửi nhầm tệp mật')
  const mine = w.as('party-board-head')
  await mine.post(`/assignments/${id}/receipt`, { leader: '' })
  const before = { disk: readdirSync(w.folder).length, rows: await w.db.selectFrom('files').select('id').execute() }
  const refused = await mine.post(`/assignments/${id}/products`, {}, { file: await wordFile('TỐI MẬT', 'Chuyện kín 9043') })
  expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('Tệp có dấu mật nên không được nhận')])
  expect(readdirSync(w.folder).length).toBe(before.disk)
  expect(await w.db.selectFrom('files').select('id').execute()).toEqual(before.rows)
  expect(await w.db.selectFrom('secrecy_refusals').select('person_id').execute()).toEqual([
    { person_id: w.demo.people['party-board-head'] },
  ])
})
