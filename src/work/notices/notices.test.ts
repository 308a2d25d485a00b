import fc from 'fast-check'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type World, world } from '../../../test/world.ts'
import { dayOf } from '../../kernel/clock.ts'
import { sql } from '../../kernel/db/index.ts'
import { jobHandlers } from '../../wiring.tsx'
import { openMail } from './mail.ts'
import { recordReminders, selectLadder } from './queries.ts'
import { type Rung, rungsReached } from './reminders.ts'

let w: World
beforeAll(async () => {
  w = await world()
})

const ladder: Rung[] = [
  { code: 'week-before', days: -7, audience: 'holder' },
  { code: 'three-days-before', days: -3, audience: 'holder' },
  { code: 'day-before', days: -1, audience: 'holder' },
  { code: 'day-after', days: 1, audience: 'holder' },
  { code: 'three-days-after', days: 3, audience: 'leader' },
  { code: 'week-after', days: 7, audience: 'giver' },
]
const day = (text: string) => Temporal.PlainDate.from(text)
const noon = (on: Temporal.PlainDate) => on.toZonedDateTime({ timeZone: 'Asia/Ho_Chi_Minh', plainTime: '12:00' }).toInstant()

test('the ladder climbs from the holder to the leader and the giver; a rung before the task was given is silent', () => {
  const part = { dueOn: day('2026-12-15'), givenOn: day('2026-11-01') }
  const codes = (today: string, from = part) => rungsReached(from, ladder, day(today)).map(({ code }) => code)
  expect(codes('2026-12-07')).toEqual([])
  expect(codes('2026-12-08')).toEqual(['week-before'])
  expect(codes('2026-12-12')).toEqual(['three-days-before'])
  expect(codes('2026-12-15')).toEqual(['day-before'])
  expect(codes('2026-12-18')).toEqual(['day-after', 'three-days-after'])
  expect(codes('2027-03-01')).toEqual(['day-after', 'three-days-after', 'week-after'])
  expect(codes('2026-12-13', { ...part, givenOn: day('2026-12-12') })).toEqual([])
})

test('the ladder stands in the database as it is meant', async () => {
  expect(await selectLadder(w.db)).toEqual(ladder)
})

describe('over a simulated year', () => {
  type Act = { kind: 'report' | 'suspend' | 'resume' | 'extend' | 'ask' | 'end' | 'accept'; on: number; part: number }
  const acts = fc.array(
    fc.record<Act>({
      kind: fc.constantFrom('report', 'suspend', 'resume', 'extend', 'ask', 'end', 'accept'),
      on: fc.nat(364),
      part: fc.nat(11),
    }),
    { maxLength: 40 },
  )
  const dues = fc.array(fc.integer({ min: 5, max: 340 }), { minLength: 12, maxLength: 12 })
  const first = day('2027-01-01')

  /** One task with a part for each due date, given on the first day; returns the parts. */
  async function give(days: number[]): Promise<string[]> {
    for (const table of ['notices', 'assignment_entries', 'assignment_files', 'assignment_extensions', 'assignment_delegations'])
      await sql`delete from ${sql.table(table)}`.execute(w.db)
    await sql`update tasks set parent_assignment_id = null`.execute(w.db)
    await sql`delete from assignments`.execute(w.db)
    await sql`delete from tasks`.execute(w.db)
    const assigner = await w.db
      .selectFrom('body_terms')
      .select('body_id')
      .where('name', '=', 'Đảng ủy xã Nhã Nam')
      .executeTakeFirstOrThrow()
    const bodies = await w.db
      .selectFrom('body_terms')
      .select('body_id')
      .where(sql<boolean>`upper(valid) is null`)
      .where('name', 'like', '%Nhã Nam')
      .limit(12)
      .execute()
    const task = crypto.randomUUID()
    const by = w.demo.people['party-office-head']!
    await w.db
      .insertInto('tasks')
      .values({ id: task, assigner_body_id: assigner.body_id, assigned_by: by, assigned_at: noon(first), title: 'Việc cả năm' })
      .execute()
    const ids = days.map(() => crypto.randomUUID())
    await w.db
      .insertInto('assignments')
      .values(
        days.map((due, i) => ({
          id: ids[i]!,
          task_id: task,
          body_id: bodies[i]!.body_id,
          role: 'lead',
          nature: 'order',
          due_on: first.add({ days: due }),
          first_due_on: first.add({ days: due }),
          received_at: noon(first),
          received_by: by,
        })),
      )
      .execute()
    return ids
  }

  async function act({ kind }: Act, id: string, at: Temporal.Instant): Promise<void> {
    const [by, other] = [w.demo.people['party-clerk']!, w.demo.people['party-office-head']!]
    const open = w.db.updateTable('assignments').where('id', '=', id).where('accepted_at', 'is', null).where('ended_at', 'is', null)
    const changes = {
      report: { submitted_at: at, submitted_by: by, extension_asked_at: null },
      suspend: { suspended_at: at, suspended_by: other, suspend_reason: 'Chờ' },
      resume: { suspended_at: null, suspended_by: null, suspend_reason: '' },
      extend: { due_on: sql<Temporal.PlainDate>`due_on + 20`, extension_asked_at: null },
      ask: { extension_asked_at: at },
      end: { ended_at: at, ended_by: other, end_reason: 'Thay thế' },
      accept: { accepted_at: at, accepted_by: other },
    }
    const query = kind === 'accept' ? open.where('submitted_at', 'is not', null) : open
    await query.set(changes[kind]).execute()
  }

  test('each rung at most once for each due date, exactly the rungs of the rule, none after done, paused, ended or while a later date is asked for', async () => {
    await fc.assert(
      fc.asyncProperty(dues, acts, async (days, all) => {
        const ids = await give(days)
        const expected = new Set<string>()
        for (let on = 0; on < 365; on++) {
          const today = first.add({ days: on })
          for (const one of all.filter((each) => each.on === on)) await act(one, ids[one.part]!, noon(today))
          if (on % 3 && !all.some((each) => each.on === on)) continue
          for (const row of await w.db.selectFrom('assignments').selectAll().execute()) {
            const silent = row.accepted_at ?? row.ended_at ?? row.submitted_at ?? row.suspended_at ?? row.extension_asked_at
            if (silent) continue
            for (const rung of rungsReached({ dueOn: row.due_on!, givenOn: first }, ladder, today))
              expected.add(`${row.id} ${rung.code} ${row.due_on}`)
          }
          await recordReminders(w.db, today, noon(today))
          expect(await recordReminders(w.db, today, noon(today))).toBe(0)
        }
        const said = await w.db.selectFrom('notices').select(['assignment_id', 'rung', 'due_on']).execute()
        const keys = said.map((row) => `${row.assignment_id} ${row.rung} ${row.due_on}`)
        expect(keys.toSorted()).toEqual([...expected].toSorted())
      }),
      { numRuns: 4 },
    )
  }, 120_000)
})

describe('in the inbox', () => {
  let home: World
  let id: string
  beforeAll(async () => {
    home = await world()
    const body = await home.db
      .selectFrom('body_terms')
      .select('body_id')
      .where('name', '=', 'Ủy ban MTTQ Việt Nam xã Nhã Nam')
      .executeTakeFirstOrThrow()
    const letter = await home.db.selectFrom('documents').select('id').where('code', '=', '87-CV/ĐU').executeTakeFirstOrThrow()
    await home.as('party-office-head').post(`/letters/${letter.id}/tasks`, {
      clause: '',
      title: 'Việc được nhắc',
      due: '27/11/2026',
      product: '',
      lead: `0:${body.body_id}`,
    })
    id = (
      await home.db
        .selectFrom('assignments as a')
        .innerJoin('tasks as t', 't.id', 'a.task_id')
        .select('a.id')
        .where('t.title', '=', 'Việc được nhắc')
        .executeTakeFirstOrThrow()
    ).id
  })
  const run = (at: string) => {
    home.clock.moveTo(Temporal.Instant.from(at))
    return recordReminders(home.db, dayOf(home.clock.now()), home.clock.now())
  }
  const reminders = async (who: string) =>
    ((await (await home.as(who).json('/')).json()) as { waiting: { todo: string; title: string; href: string }[] }).waiting.filter(
      ({ todo, href }) => todo === 'Nhắc việc' && href === `/assignments/${id}`,
    )

  test('each side hears its own rung; reported, it is gone everywhere at once', async () => {
    await run('2026-11-26T00:00:00Z')
    expect((await reminders('front-chair')).map(({ title }) => title)).toEqual(['Còn 1 ngày: Việc được nhắc'])
    expect(await reminders('party-office-head')).toEqual([])
    await run('2026-12-04T00:00:00Z')
    expect((await reminders('front-chair')).map(({ title }) => title)).toContain('Quá hạn 7 ngày: Việc được nhắc')
    expect(await reminders('party-office-head')).toHaveLength(1)
    for (const who of ['chair', 'tan-yen/party-office-head', 'party-clerk', 'accountant']) expect(await reminders(who), who).toEqual([])
    const file = new File(['xong'], 'xong.txt')
    await home.as('front-chair').post(`/assignments/${id}/receipt`, { leader: '' })
    await home.as('front-chair').post(`/assignments/${id}/products`, {}, { file })
    expect((await home.as('front-chair').post(`/assignments/${id}/submission`, { summary: 'Xong' })).status).toBe(303)
    expect([await reminders('front-chair'), await reminders('party-office-head')]).toEqual([[], []])
  })

  test('put away by whom it was sent to, and by nobody else', async () => {
    await home.as('party-office-head').post(`/assignments/${id}/return`, { reason: 'Thiếu phụ lục' })
    const { id: notice } = await home.db
      .selectFrom('notices')
      .select('id')
      .where('assignment_id', '=', id)
      .where('audience', '=', 'giver')
      .executeTakeFirstOrThrow()
    const clear = `/notices/${notice}/clearing`
    expect(await reminders('party-office-head')).toHaveLength(1)
    for (const who of ['front-chair', 'chair', 'tan-yen/party-office-head']) expect((await home.as(who).post(clear)).status, who).toBe(404)
    expect((await home.as('party-clerk').post(clear)).status).toBe(422)
    expect((await home.as('party-office-head').post(clear)).status).toBe(303)
    expect(await reminders('party-office-head')).toEqual([])
    expect((await home.as('party-office-head').post(clear)).status).toBe(422)
    expect(await reminders('front-chair')).not.toEqual([])
  })

  test('the page says that nothing is sent while no mail server is configured', async () => {
    const page = await (await home.as('party-office-head').get('/notices')).text()
    expect(page).toContain('chưa nối máy chủ thư')
    expect(page).toContain('7 ngày sau hạn')
    expect((await home.as('unit-admin').get('/notices')).status).toBe(404)
    expect((await home.as(null).get('/notices')).status).toBe(303)
  })
})

describe('the weekly letter', () => {
  const letters: { to: string; text: string }[] = []
  let refuseTo = ''
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (address, _, done) => done(address.address === refuseTo ? new Error('mailbox unavailable') : null),
    onData(stream, session, done) {
      let text = ''
      stream.on('data', (chunk: Buffer) => {
        text += chunk
      })
      stream.on('end', () => {
        letters.push({ to: session.envelope.rcptTo[0]!.address, text })
        done()
      })
    },
  })
  let mail: ReturnType<typeof openMail>
  let office: World
  beforeAll(async () => {
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    mail = openMail(`smtp://127.0.0.1:${(server.server.address() as { port: number }).port}`, 'Cây Đa <cayda@example.vn>')
    office = await world()
  })
  afterAll(async () => {
    mail.close()
    await new Promise<void>((done) => server.close(() => done()))
  })
  const send = async (configured = true) => {
    const log = { error: () => {}, info: () => {} }
    const job = jobHandlers({
      db: office.db,
      clock: office.clock,
      log,
      mail: configured ? mail : undefined,
      publicUrl: 'https://cayda.example.vn',
    }).find(({ name }) => name === 'weekly-letter')!
    letters.length = 0
    await job.run()
    return letters.map(({ to }) => to).toSorted()
  }
  const bodyOf = (text: string) =>
    text.includes('base64')
      ? Buffer.from(text.split('\r\n\r\n').slice(1).join(''), 'base64').toString()
      : Buffer.from(
          text
            .slice(text.indexOf('\r\n\r\n'))
            .replaceAll('=\r\n', '')
            .replaceAll(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
          'latin1',
        ).toString()

  test('goes once a week to those who left an address and have work, over a real mail server; nothing goes without one', async () => {
    expect((await office.as('party-office-head').post('/notices/email', { email: 'không phải thư' })).status).toBe(422)
    expect(await send()).toEqual([])
    await office.as('party-office-head').post('/notices/email', { email: 'chanhvp@example.vn' })
    await office.as('culture-head').post('/notices/email', { email: 'vhxh@example.vn' })
    expect(await send(false)).toEqual([])
    refuseTo = 'vhxh@example.vn'
    expect(await send()).toEqual(['chanhvp@example.vn'])
    const text = bodyOf(letters[0]!.text)
    expect(text).toContain('Kính gửi Dương Hữu Phác')
    expect(text).toContain('https://cayda.example.vn/assignments/')
    const waiting = ((await (await office.as('party-office-head').json('/')).json()) as { waiting: { title: string }[] }).waiting
    for (const { title } of waiting) expect(text.replaceAll(/\s+/g, ' ')).toContain(title.replaceAll(/\s+/g, ' '))
    refuseTo = ''
    expect(await send()).toEqual(['vhxh@example.vn'])
    expect(await send()).toEqual([])
    office.clock.moveTo(office.clock.now().add({ hours: 7 * 24 }))
    expect((await office.as('culture-head').post('/notices/digest', { wanted: 'no' })).status).toBe(303)
    expect(await send()).toEqual(['chanhvp@example.vn'])
  })
})
