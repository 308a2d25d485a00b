import { rmSync } from 'node:fs'
import { Workbook } from '@cj-tech-master/excelts'
import fc from 'fast-check'
import mammoth from 'mammoth'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDb } from '../../../test/world.ts'
import { dayOf } from '../../kernel/clock.ts'
import { type Db, newId } from '../../kernel/db/index.ts'
import type { DemoRegistry } from '../../registry/demo/index.ts'
import { counterOf, counters, type Facts as Rule, statusOf, timeliness } from '../../work/tasks/index.ts'
import { stage } from '../stage.tsx'
import { readFollowUp } from './access.ts'
import { address, type Filter, FilterQuery } from './filter.ts'
import { countAll, selectCells, selectList } from './queries.ts'
import { followUp, followUpList } from './routes.tsx'

async function recordLetter(db: Db, { bodies, people }: DemoRegistry, now: Temporal.Instant): Promise<string> {
  const id = newId()
  const keeper = bodies['nha-nam/party-committee']!
  const clerk = people['party-clerk']!
  await db
    .insertInto('documents')
    .values({
      id,
      system: 'party',
      kind: 'CV',
      issuer_name: 'Đảng ủy xã Nhã Nam',
      issuer_body_id: keeper,
      code: '45-CV/ĐU',
      dated_on: dayOf(now).subtract({ days: 62 }),
      subject: 'V/v tăng cường sự lãnh đạo của cấp ủy về phát triển trung tâm học tập cộng đồng',
      keeper_body_id: keeper,
      recorded_at: now.subtract({ hours: 62 * 24 }),
      recorded_by: clerk,
      secrecy_declared_by: clerk,
    })
    .execute()
  return id
}

/** Facts of one assignment as days relative to today; null: has not happened. */
interface Facts {
  due: number | null
  received: number | null
  started: number | null
  submitted: number | null
  returned: number | null
  fulfilled: number | null
  accepted: boolean
  suspended: boolean
  extension: boolean
}

const past = fc.integer({ min: -40, max: 0 })
const maybe = (days: fc.Arbitrary<number>) => fc.option(days, { nil: null })

/** Any history that the constraints of the table allow. */
const histories: fc.Arbitrary<Facts> = fc
  .record({
    due: maybe(fc.integer({ min: -30, max: 30 })),
    received: maybe(past),
    started: maybe(past),
    submitted: maybe(past),
    returned: maybe(past),
    fulfilled: maybe(past),
    accepted: fc.boolean(),
    suspended: fc.boolean(),
    extension: fc.boolean(),
  })
  .map((facts) => {
    const submitted = facts.received === null ? null : facts.submitted
    return { ...facts, submitted, accepted: facts.accepted && (submitted !== null || facts.fulfilled !== null) }
  })

interface Given {
  assigner: string
  by: string
  accepter: string
  bodies: string[]
  now: Temporal.Instant
  document?: string | null
  clause?: string | null
  title?: string
}

/** A task with one assignment for each history, written straight into the tables: tests only. */
async function giveTask(
  db: Db,
  { assigner, by, accepter, bodies, now, document = null, clause = null, title = 'Xây dựng kế hoạch' }: Given,
  list: Facts[],
): Promise<string[]> {
  const taskId = newId()
  const today = now.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate()
  const at = (days: number) => now.add({ hours: days * 24 })
  await db
    .insertInto('tasks')
    .values({
      id: taskId,
      document_id: document,
      clause_id: clause,
      assigner_body_id: assigner,
      assigned_by: by,
      assigned_at: at(-60),
      title,
      due_on: null,
    })
    .execute()
  const ids = list.map(() => newId())
  await db
    .insertInto('assignments')
    .values(
      list.map((facts, i) => {
        const due = facts.due === null ? null : today.add({ days: facts.due })
        return {
          id: ids[i]!,
          task_id: taskId,
          body_id: bodies[i]!,
          role: i ? 'with' : 'lead',
          nature: 'order',
          due_on: due,
          first_due_on: due,
          received_at: facts.received === null ? null : at(facts.received),
          received_by: facts.received === null ? null : by,
          started_at: facts.started === null ? null : at(facts.started),
          submitted_at: facts.submitted === null ? null : at(facts.submitted),
          submitted_by: facts.submitted === null ? null : by,
          returned_at: facts.returned === null ? null : at(facts.returned),
          returned_by: facts.returned === null ? null : by,
          return_reason: facts.returned === null ? '' : 'Thiếu minh chứng',
          fulfilled_on: facts.fulfilled === null ? null : today.add({ days: facts.fulfilled }),
          accepted_at: facts.accepted ? now : null,
          accepted_by: facts.accepted ? accepter : null,
          suspended_at: facts.suspended ? at(-1) : null,
          suspended_by: facts.suspended ? accepter : null,
          suspend_reason: facts.suspended ? 'Chờ hướng dẫn' : '',
          extension_asked_at: facts.extension && due ? now : null,
        }
      }),
    )
    .execute()
  return ids
}

const nothing: Facts = {
  due: null,
  received: null,
  started: null,
  submitted: null,
  returned: null,
  fulfilled: null,
  accepted: false,
  suspended: false,
  extension: false,
}

/** Where a day more or less changes the judgement. */
const boundaries: Facts[] = [-1, 0, 1, 7, 8].flatMap((due) => [
  { ...nothing, due },
  { ...nothing, due, received: -3, submitted: 0 },
  { ...nothing, due, received: -3, suspended: true },
  { ...nothing, due, received: -3, submitted: -2, extension: true },
])

async function sheetRows(answer: Response): Promise<(string | number | null)[][]> {
  const book = new Workbook()
  await book.xlsx.load(await answer.arrayBuffer())
  const rows: (string | number | null)[][] = []
  book.worksheets[0]!.eachRow((row) => {
    rows.push((row.values as (string | number | null)[]).slice(1).map((value) => value ?? null))
  })
  return rows
}

/** Counts the statements that a function sends. */
async function queriesOf(db: Db, work: (db: Db) => Promise<unknown>): Promise<number> {
  let sent = 0
  await work(
    db.withPlugin({
      transformQuery: ({ node }) => {
        sent++
        return node
      },
      transformResult: async ({ result }) => result,
    }),
  )
  return sent
}

type Stage = Awaited<ReturnType<typeof stage>>
const opened: Stage[] = []
afterAll(() => {
  for (const { folder } of opened) rmSync(folder, { recursive: true, force: true })
})
async function open(tasks = true): Promise<Stage> {
  opened.push(await stage(await testDb(), { letter: recordLetter, tasks }))
  return opened.at(-1)!
}

describe('on the demo', () => {
  let demo: Stage
  beforeAll(async () => {
    demo = await open()
  })
  const total = async (who: string, filter: Filter = {}) =>
    (await demo.as(who).json(address('/follow-up/list', filter))) as {
      total: number
      rows: { title: string; body: string; bodyId: string; id: string }[]
    }

  test('the office of another commune and the chairman of UBND see nothing of the Party committee', async () => {
    expect((await total('tan-yen/party-office-head')).total).toBe(0)
    const own = 'Kiểm tra việc thực hiện công văn'
    expect(await (await demo.as('party-office-head').get('/follow-up')).text()).toContain(own)
    for (const path of ['/follow-up', '/follow-up/list']) expect(await (await demo.as('chair').get(path)).text()).not.toContain(own)
    expect((await total('chair', { document: demo.letter })).total).toBe(0)
    const rows = await sheetRows(await demo.as('chair').get('/follow-up/table.xlsx'))
    expect(rows.flat().join()).not.toContain(own)
  })

  test('a role that follows nothing up gets no page; a visitor is asked to sign in', async () => {
    for (const path of ['/follow-up', '/follow-up/list', '/follow-up/table.xlsx', '/follow-up/list.xlsx']) {
      expect((await demo.as('front-chair').get(path)).status).toBe(404)
      expect((await demo.as(null).get(path)).status).toBe(303)
    }
  })

  test('the province follows 40 tasks: 19 on time, 4 late, 13 open in time, 4 overdue', async () => {
    const { counts } = (await demo.as('education-officer').json('/follow-up')) as {
      counts: { total: number; counters: Record<string, number> }
    }
    expect(counts).toMatchObject({ total: 40, counters: { 'done-on-time': 19, 'done-late': 4, 'open-in-time': 13, 'open-late': 4 } })
  })

  test('the Party letter has seven offices and nine tasks; two offices are late and three results wait', async () => {
    const actor = await demo.actor('party-deputy-secretary')
    const data = await followUp(demo.db, actor, actor.reach(readFollowUp), FilterQuery.parse({}), demo.today)
    expect([data.counts.bodies, data.counts.tasks, data.late?.length]).toEqual([7, 9, 2])
    expect((await total('party-office-head', { status: 'submitted' })).total).toBe(3)
    expect((await total('chair', { body: 'phong van hoa' })).total).toBe(6)
  })

  test('a leader begins with five figures, the late offices and the drafted report; others with the counters', async () => {
    const leader = await (await demo.as('party-deputy-secretary').get('/follow-up')).text()
    for (const said of [
      'Năm con số',
      'Đoàn Thanh niên xã Nhã Nam',
      'Ủy ban Kiểm tra Đảng ủy xã Nhã Nam',
      `/reports/upward?document=${demo.letter}`,
    ])
      expect(leader).toContain(said)
    expect(await (await demo.as('party-office-head').get('/follow-up')).text()).not.toContain('Năm con số')
  })

  test('a late office below is urged, one of another line is asked to pay attention; nobody else’s offices, nothing that is not late', async () => {
    const head = demo.as('party-office-head')
    const { rows } = await total('party-office-head', { counter: 'open-late' })
    const late = (name: string) => rows.find((row) => row.body.startsWith(name))!
    const [inspection, union] = [late('Ủy ban Kiểm tra'), late('Đoàn Thanh niên')]
    const letter = (row: { bodyId: string }, nature: string) => `/follow-up/offices/${row.bodyId}/urging.docx?nature=${nature}`
    const textOf = async (path: string) =>
      (await mammoth.extractRawText({ buffer: Buffer.from(await (await head.get(path)).arrayBuffer()) })).value
    expect((await demo.as('chair').get(letter(inspection, 'order'))).status).toBe(404)
    expect((await head.get(letter(union, 'order'))).status).toBe(303)

    const urged = await textOf(letter(inspection, 'order'))
    for (const said of ['ĐẢNG CỘNG SẢN VIỆT NAM', 'đôn đốc thực hiện nhiệm vụ quá hạn', inspection.title, 'Yêu cầu Ủy ban Kiểm tra'])
      expect(urged).toContain(said)
    const inTime = (await total('party-office-head', { counter: 'open-in-time' })).rows.map((row) => row.title)
    for (const title of inTime.filter((one) => one !== inspection.title)) expect(urged).not.toContain(title)

    const asked = await textOf(letter(union, 'request'))
    expect(asked).toContain('đề nghị quan tâm phối hợp')
    expect(asked).toContain(union.title)
    expect(asked).not.toMatch(/đôn đốc|[Yy]êu cầu/)
  })

  test('the cell opens the assignment and says its status in words', async () => {
    const html = await (await demo.as('party-office-head').get('/follow-up')).text()
    const { rows } = await total('party-office-head', { counter: 'open-late' })
    for (const row of rows) expect(html).toMatch(new RegExp(`<a href="/assignments/${row.id}"[^>]*>Quá hạn \\d+ ngày</a>`))
  })

  test('filters fold accents, stand in the address and never act as a pattern', async () => {
    expect((await total('education-officer', { body: 'phuc hoa' })).total).toBe(8)
    expect((await total('education-officer', { task: 'QUY CHE' })).total).toBe(5)
    expect((await total('education-officer', { line: 'party' })).total).toBe(0)
    expect((await total('education-officer', { body: '%' })).total).toBe(0)
    expect((await total('party-office-head', { document: demo.letter })).total).toBe(12)
    expect((await total('party-office-head', { document: 'none' })).total).toBe(0)
  })

  test('the sheet of the list holds the rows of the list in its order, and says that it is a sample', async () => {
    await demo.db.insertInto('settings').values({ key: 'demo', value: '{}' }).execute()
    const { rows: listed } = await total('education-officer')
    const answer = await demo.as('education-officer').get('/follow-up/list.xlsx')
    expect(answer.headers.get('content-disposition')).toContain('.xlsx')
    const [head, ...rows] = await sheetRows(answer)
    expect(head?.slice(0, 2)).toEqual(['Cơ quan, đơn vị', 'Nhiệm vụ'])
    expect(rows.map((row) => [row[0], row[1]])).toEqual(listed.map((row) => [row.body, row.title]))
  })

  test('no page needs more than four queries', async () => {
    const actor = await demo.actor('party-deputy-secretary')
    const reach = actor.reach(readFollowUp)
    expect(await queriesOf(demo.db, (db) => followUp(db, actor, reach, FilterQuery.parse({}), demo.today))).toBeLessThanOrEqual(4)
    expect(await queriesOf(demo.db, (db) => followUpList(db, reach, FilterQuery.parse({}), demo.today))).toBeLessThanOrEqual(4)
  })
})

describe('on any history', () => {
  let bare: Stage
  let given: Omit<Parameters<typeof giveTask>[1], 'bodies'>
  let bodies: string[]
  beforeAll(async () => {
    bare = await open(false)
    const { bodies: known, people } = bare.registry
    given = {
      assigner: known['nha-nam/party-committee']!,
      by: people['party-clerk']!,
      accepter: people['party-office-head']!,
      now: bare.clock.now(),
    }
    bodies = Object.entries(known)
      .filter(([key]) => /^(nha-nam|tan-yen|phuc-hoa)\//.test(key))
      .map(([, id]) => id)
  })
  const clear = async () => {
    await bare.db.deleteFrom('assignments').execute()
    await bare.db.deleteFrom('tasks').execute()
  }
  const reachOf = async () => (await bare.actor('party-office-head')).reach(readFollowUp)

  test('SQL judges as the pure rule does, and the four counters add up to the total with lists of the same size', async () => {
    const reach = await reachOf()
    await fc.assert(
      fc.asyncProperty(fc.array(histories, { minLength: 1, maxLength: 12 }), async (list) => {
        await clear()
        const ids = await giveTask(bare.db, { ...given, bodies }, list)
        const { rows } = await selectList(bare.db, reach, {}, bare.today, 'all')
        const facts = new Map((await bare.db.selectFrom('assignments').selectAll().execute()).map((row) => [row.id, row]))
        for (const row of rows) {
          const a = facts.get(row.id)!
          const rule: Rule = {
            dueOn: a.due_on,
            receivedAt: a.received_at,
            startedAt: a.started_at,
            submittedAt: a.submitted_at,
            returnedAt: a.returned_at,
            acceptedAt: a.accepted_at,
            suspendedAt: a.suspended_at,
            extensionAskedAt: a.extension_asked_at,
            endedAt: a.ended_at,
            fulfilledOn: a.fulfilled_on,
            living: true,
          }
          expect([row.status, row.timeliness, row.counter]).toEqual([
            statusOf(rule),
            timeliness(rule, bare.today),
            counterOf(rule, bare.today),
          ])
        }
        const counts = await countAll(bare.db, reach, {}, bare.today)
        expect(counts.total).toBe(ids.length)
        expect(counters.reduce((sum, counter) => sum + counts.counters[counter], 0)).toBe(counts.total)
        for (const counter of counters)
          expect((await selectList(bare.db, reach, { counter }, bare.today, 1)).total).toBe(counts.counters[counter])
        expect((await selectList(bare.db, reach, { undated: true }, bare.today, 1)).total).toBe(counts.undated)
        expect((await selectList(bare.db, reach, { unimplemented: true }, bare.today, 1)).total).toBe(counts.unimplemented)
      }),
      { numRuns: 40, examples: [[boundaries]] },
    )
  })

  test('a page of the table holds at most 30 offices × 20 tasks; its pages together and the sheet hold everything', async () => {
    await clear()
    for (let i = 0; i < 23; i++)
      await giveTask(
        bare.db,
        { ...given, bodies, title: `Nhiệm vụ ${i}` },
        Array.from({ length: 34 }, () => nothing),
      )
    const reach = await reachOf()
    const seen = new Set<string>()
    for (const row of [1, 2]) {
      for (const col of [1, 2]) {
        const cells = await selectCells(bare.db, reach, {}, bare.today, { row, col })
        expect(new Set(cells.map((cell) => cell.bodyId)).size).toBeLessThanOrEqual(30)
        expect(new Set(cells.map((cell) => cell.taskId)).size).toBeLessThanOrEqual(20)
        for (const cell of cells) seen.add(cell.id)
      }
    }
    expect(seen.size).toBe(23 * 34)
    const client = bare.as('party-office-head')
    const html = await (await client.get('/follow-up')).text()
    expect(html.match(/href="\/assignments\//g)).toHaveLength(600)
    expect(await (await client.get('/follow-up?rows=2&cols=2')).text()).toContain('Cơ quan, đơn vị 31–34 trên 34')
    expect((await client.get('/follow-up?rows=99&cols=-4')).status).toBe(200)
    expect(await sheetRows(await client.get('/follow-up/table.xlsx'))).toHaveLength(35)
    const list = (await client.json('/follow-up/list?page=16')) as { rows: unknown[]; total: number }
    expect([list.total, list.rows.length]).toEqual([23 * 34, 32])
  })
})
