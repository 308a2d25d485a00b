import { Workbook } from '@cj-tech-master/excelts'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { type World, world } from '../../../test/world.ts'
import type { Reach } from '../../kernel/access.ts'
import { sql } from '../../kernel/db/index.ts'
import { recomputeAll, workOffDirty } from '../../measures/index.ts'
import { needsPlan, recordFound, selectShortcomings, selectWaiting, toRecheck } from './queries.ts'
import { type Facts, statusOf } from './shortcoming.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
const today = Temporal.PlainDate.from('2026-11-23')

async function centreOf(commune: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select b.id from bodies b join body_terms t on t.body_id = b.id and upper(t.valid) is null
    where b.kind = 'learning-centre' and t.name = ${`Trung tâm học tập cộng đồng ${commune}`}`.execute(w.db)
  return rows[0]!.id
}
async function open(commune: string): Promise<Record<string, string>> {
  const rows = await w.db
    .selectFrom('shortcomings')
    .select(['id', 'kind'])
    .where('centre_id', '=', await centreOf(commune))
    .where('closed_on', 'is', null)
    .execute()
  return Object.fromEntries(rows.map(({ id, kind }) => [kind, id]))
}
const find = () => w.db.transaction().execute((tx) => recordFound(tx, today))

const at = (day: number) => Temporal.Instant.from('2026-01-01T00:00:00Z').add({ hours: day * 24 })

test('it is closed by a passed recheck only; a failed one stands until the plan grows', () => {
  const plan = (doneAt: number | null): Facts => ({
    closedOn: null,
    actions: [{ plannedAt: at(1), doneAt: doneAt === null ? null : at(doneAt) }],
    rechecks: [],
    mended: false,
  })
  expect(statusOf({ closedOn: null, actions: [], rechecks: [], mended: false })).toBe('found')
  expect(statusOf({ closedOn: null, actions: [], rechecks: [], mended: true })).toBe('to-recheck')
  expect(statusOf({ ...plan(null), mended: true }), 'a plan is worked off').toBe('planned')
  expect(statusOf(plan(null))).toBe('planned')
  expect(statusOf(plan(2))).toBe('to-recheck')
  const failed = { ...plan(2), rechecks: [{ at: at(3), passed: false }] }
  expect(statusOf(failed)).toBe('failed')
  expect(statusOf({ ...failed, actions: [...failed.actions, { plannedAt: at(4), doneAt: null }] })).toBe('planned')
  fc.assert(
    fc.property(
      fc.array(fc.record({ planned: fc.nat(20), done: fc.option(fc.nat(20)) })),
      fc.array(fc.record({ on: fc.nat(20), passed: fc.constant(false) })),
      (actions, rechecks) => {
        const facts: Facts = {
          closedOn: null,
          actions: actions.map(({ planned, done }) => ({ plannedAt: at(planned), doneAt: done === null ? null : at(done) })),
          rechecks: rechecks.map(({ on, passed }) => ({ at: at(on), passed })),
          mended: false,
        }
        expect(statusOf(facts)).not.toBe('closed')
      },
    ),
  )
})

test('the records find what is lacking, once; the province sees all, a commune its own, a village head nothing', async () => {
  expect(Object.keys(await open('xã Nhã Nam')).sort()).toEqual(['few-deputies', 'no-own-venue', 'no-regulation', 'no-treasurer'])
  expect(Object.keys(await open('xã Quang Trung'))).toContain('no-premises')
  expect(await find(), 'a second look finds nothing new').toBe(0)
  const province = (await (await w.as('education-officer').json('/shortcomings')).json()) as { open: number }
  const commune = (await (await w.as('chair').json('/shortcomings')).json()) as { open: number }
  expect(commune.open).toBe(4)
  expect(province.open).toBeGreaterThan(10)
  expect((await w.as('village-head').get('/shortcomings')).status).toBe(404)
  const book = new Workbook()
  await book.xlsx.load(Buffer.from(await (await w.as('education-officer').get('/shortcomings/list.xlsx')).arrayBuffer()))
  expect(book.worksheets[0]!.rowCount).toBe(province.open + 1)
  const id = (await open('xã Quang Trung'))['no-treasurer']!
  expect((await w.as('chair').get(`/shortcomings/${id}`)).status).toBe(404)
  expect((await w.as('education-officer').get(`/shortcomings/${id}`)).status).toBe(200)
})

test('a year without plan, money, classes or people is found from what the centre writes down, and not before it can be asked for', async () => {
  const asked = ['no-plan', 'no-budget', 'no-class', 'few-participants']
  const of = async (commune: string) =>
    Object.keys(await open(commune))
      .filter((kind) => asked.includes(kind))
      .sort()
  expect(await of('xã Tân Yên')).toEqual([])
  expect(await of('xã Phúc Hòa')).toEqual(['few-participants', 'no-budget'])
  expect(await of('xã Quang Trung')).toEqual(['no-budget', 'no-class', 'no-plan'])
  const many = async (day: string) => {
    const on = Temporal.PlainDate.from(day)
    await recomputeAll(w.db, on)
    await w.db.transaction().execute((tx) => recordFound(tx, on))
    return (await of('xã Nhã Nam')).filter((kind) => kind !== 'no-plan' && kind !== 'no-budget')
  }
  expect(await many('2026-12-10'), 'months with classes and people').toEqual([])
  await sql`delete from measure_cells where measure_id = 'activity.held' and month > '2026-08-01' and unit_id = ${await centreOf('xã Nhã Nam')}`.execute(
    w.db,
  )
  const from = async (day: string) => {
    await w.db.transaction().execute((tx) => recordFound(tx, Temporal.PlainDate.from(day)))
    return (await of('xã Nhã Nam')).includes('no-class')
  }
  expect(await from('2026-12-10'), 'November is typed until the tenth of December: August to October are asked').toBe(false)
  expect(await from('2026-12-11'), 'September to November').toBe(true)
  const january = Temporal.PlainDate.from('2027-01-20')
  await recomputeAll(w.db, january)
  await w.db.transaction().execute((tx) => recordFound(tx, january))
  expect(await of('xã Tân Yên'), 'a plan of the new year may still come').toEqual([])
  const march = Temporal.PlainDate.from('2027-03-12')
  await recomputeAll(w.db, march)
  await w.db.transaction().execute((tx) => recordFound(tx, march))
  expect(await of('xã Tân Yên')).toEqual(['no-budget', 'no-class', 'no-plan'])
  await sql`delete from shortcomings where found_on > ${today}`.execute(w.db)
  await sql`delete from measure_cells where month > '2026-11-01' and origin = 'records'`.execute(w.db)
})

test('plan, work, recheck: each only by whose turn it is, never by one’s own hand, and nothing closes while the records fall short', async () => {
  const id = (await open('xã Quang Trung'))['no-treasurer']!
  const base = `/shortcomings/${id}`
  const director = w.as('quang-trung/deputy-chair', 'centre-director')
  const culture = w.as('quang-trung/culture-head')
  const action = { cause: 'part-time', text: 'Cử thủ quỹ kiêm nhiệm', owner: 'Giám đốc', dueOn: '15/12/2026' }
  expect((await culture.post(`${base}/recheck`, { passed: 'yes', note: 'x' })).status, 'no plan yet').toBe(422)
  for (const key of ['quang-trung/culture-head', 'chair', 'education-officer'])
    expect((await w.as(key).post(`${base}/actions`, action)).status, key).toBe(404)
  for (const [change, sentence] of [
    [{ dueOn: '15/13/2026' }, 'Hạn chưa đúng'],
    [{ dueOn: '01/11/2026' }, 'Hạn đã qua'],
    [{ text: '' }, 'Ghi việc cần làm'],
    [{ owner: '' }, 'Ghi người hoặc bộ phận làm'],
    [{ cause: '' }, 'Chọn nguyên nhân'],
  ] as const) {
    const refused = await director.post(`${base}/actions`, { ...action, ...change })
    expect([refused.status, (await refused.text()).includes(sentence)], sentence).toEqual([422, true])
  }
  expect((await director.post(`${base}/actions`, action)).status).toBe(303)
  expect((await director.post(`${base}/recheck`, { passed: 'yes', note: 'Tự kiểm tra' })).status, 'a board does not recheck itself').toBe(
    404,
  )
  expect(
    (await w.as('quang-trung/deputy-chair', 'committee-deputy-chair').post(`${base}/recheck`, { passed: 'no', note: 'Cùng một người' }))
      .status,
    'nor in another post',
  ).toBe(422)
  expect((await w.as('culture-head').post(`${base}/recheck`, { passed: 'no', note: 'Xã khác' })).status).toBe(404)
  const early = await culture.post(`${base}/recheck`, { passed: 'yes', note: 'Đã xem' })
  expect([early.status, (await early.text()).includes('Còn việc trong kế hoạch')]).toEqual([422, true])
  const { id: actionId } = await w.db
    .selectFrom('shortcoming_actions')
    .select('id')
    .where('shortcoming_id', '=', id)
    .executeTakeFirstOrThrow()
  expect((await director.post(`${base}/actions/${actionId}/done`, { result: '' })).status).toBe(422)
  expect((await director.post(`${base}/actions/${actionId}/done`, { result: 'Đã có quyết định' })).status).toBe(303)
  expect((await director.post(`${base}/actions/${actionId}/done`, { result: 'lần nữa' })).status).toBe(422)
  const short = await culture.post(`${base}/recheck`, { passed: 'yes', note: 'Đã xem hồ sơ' })
  expect([short.status, (await short.text()).includes('Hồ sơ hiện vẫn chưa đạt')]).toEqual([422, true])
  expect((await culture.post(`${base}/recheck`, { passed: 'no', note: 'Chưa có người nhận' })).status).toBe(303)
  expect(await (await director.get(base)).text()).toContain('Kiểm tra lại chưa đạt')
  await expect(
    sql`update shortcomings set closed_on = '2026-11-23' where id = ${id}`.execute(w.db),
    'not even past the pages',
  ).rejects.toThrow('was not rechecked')

  const centre = await centreOf('xã Quang Trung')
  await sql`insert into posts (id, body_id, role, title) values (gen_random_uuid(), ${centre}, 'treasurer', 'Thủ quỹ')`.execute(w.db)
  await sql`
    insert into tenures (id, person_id, post_id, valid) select gen_random_uuid(), ${w.demo.people.accountant}, id, '[2026-11-20,)' from posts where body_id = ${centre} and role = 'treasurer'`.execute(
    w.db,
  )
  await workOffDirty(w.db, today)
  expect(await (await culture.get(base)).text()).toContain('Hồ sơ hiện đã đạt')
  expect((await culture.post(`${base}/recheck`, { passed: 'yes', note: 'Có quyết định, đã nhận việc' })).status).toBe(303)
  expect(await (await director.get(base)).text()).toContain('Đã khắc phục')
  expect((await director.post(`${base}/actions`, action)).status, 'closed is closed').toBe(422)
  expect(await find(), 'what is mended is not found again').toBe(0)
})

test('what the records already hold waits for its recheck, in the list and at home, and is rechecked without a plan', async () => {
  const id = (await open('xã Quang Trung'))['no-accountant']!
  const todo = async (key: string, role?: string) => (await (await w.as(key, role).get('/')).text()).includes(`href="/shortcomings/${id}"`)
  const listed = async (state: string) =>
    (await (await w.as('quang-trung/culture-head').get(`/shortcomings?state=${state}`)).text()).includes(`href="/shortcomings/${id}"`)
  expect([await listed('found'), await listed('to-recheck')]).toEqual([true, false])
  expect(await todo('quang-trung/deputy-chair', 'centre-director')).toBe(true)
  const centre = await centreOf('xã Quang Trung')
  await sql`insert into posts (id, body_id, role, title) values (gen_random_uuid(), ${centre}, 'accountant', 'Kế toán')`.execute(w.db)
  await sql`
    insert into tenures (id, person_id, post_id, valid) select gen_random_uuid(), ${w.demo.people.accountant}, id, '[2026-11-20,)' from posts where body_id = ${centre} and role = 'accountant'`.execute(
    w.db,
  )
  await workOffDirty(w.db, today)
  expect([await listed('found'), await listed('to-recheck')]).toEqual([false, true])
  expect([await todo('quang-trung/deputy-chair', 'centre-director'), await todo('quang-trung/culture-head')]).toEqual([false, true])
  const page = await (await w.as('quang-trung/culture-head').get(`/shortcomings/${id}`)).text()
  expect(page).toContain('Chờ kiểm tra lại')
  expect(page).not.toContain('Chưa có kế hoạch</strong>')
  expect((await w.as('quang-trung/culture-head').post(`/shortcomings/${id}/recheck`, { passed: 'yes', note: 'Đã có người' })).status).toBe(
    303,
  )
})

test('the lists at home hold exactly what the state says, whatever was planned, done, rechecked and mended', async () => {
  const { rows } = await sql<{ path: string }>`select custody_path::text as path from places order by nlevel(custody_path) limit 1`.execute(
    w.db,
  )
  const everywhere = { post: null, placePath: rows[0]!.path } as unknown as Reach
  const by = w.demo.people['deputy-chair']!
  const day = fc.integer({ min: 1, max: 6 })
  const history = fc.record({ actions: fc.array(fc.tuple(day, fc.boolean()), { maxLength: 2 }), failed: fc.array(day, { maxLength: 2 }) })
  const histories = fc.array(history, { minLength: 12, maxLength: 12 })
  const rollback = new Error('rolled back')
  await fc.assert(
    fc.asyncProperty(histories, async (given) => {
      const told = w.db.transaction().execute(async (tx) => {
        const opens = (await selectShortcomings(tx, everywhere, null, today)).filter(({ closedOn }) => closedOn === null)
        for (const [nth, { id }] of opens.entries()) {
          const { actions, failed } = given[nth % given.length]!
          await tx.deleteFrom('shortcoming_actions').where('shortcoming_id', '=', id).execute()
          await tx.deleteFrom('shortcoming_rechecks').where('shortcoming_id', '=', id).execute()
          for (const [planned, done] of actions)
            await sql`insert into shortcoming_actions (id, shortcoming_id, text, owner, due_on, planned_at, planned_by, done_at, done_by, result)
              values (gen_random_uuid(), ${id}, 'x', 'x', ${today}, ${at(planned)}, ${by}, ${done ? at(planned) : null}, ${done ? by : null}, ${done ? 'x' : ''})`.execute(
              tx,
            )
          for (const on of failed)
            await sql`insert into shortcoming_rechecks (id, shortcoming_id, at, by, passed, note) values (gen_random_uuid(), ${id}, ${at(on)}, ${by}, false, 'x')`.execute(
              tx,
            )
        }
        const all = await selectShortcomings(tx, everywhere, null, today)
        const of = (...states: string[]) => all.flatMap((one) => (states.includes(statusOf(one)) ? one.id : [])).sort()
        const ids = async (which: ReturnType<typeof needsPlan>) => (await selectWaiting(tx, which)).map(({ id }) => id).sort()
        expect(await ids(needsPlan(today))).toEqual(of('found', 'failed'))
        expect(await ids(toRecheck(today))).toEqual(of('to-recheck'))
        throw rollback
      })
      await expect(told).rejects.toBe(rollback)
    }),
    { numRuns: 4 },
  )
})

test('what is late says so in words; no cause is chosen beforehand', async () => {
  const list = await (await w.as('education-officer').get('/shortcomings')).text()
  expect(list).toContain('Quá hạn 19/11/2026')
  const id = (await open('xã Phúc Hòa'))['few-deputies']!
  expect(await (await w.as('education-officer').get(`/shortcomings/${id}`)).text()).toContain('Quá hạn 19/11/2026')
  const bare = (await open('xã Nhã Nam'))['no-regulation']!
  const form = await (await w.as('deputy-chair', 'centre-director').get(`/shortcomings/${bare}`)).text()
  const select = /<select[^>]*name="cause"[\s\S]*?<\/select>/.exec(form)![0]
  expect(select).toContain('<option value>')
  expect(select).not.toMatch(/value="management"[^>]*selected|selected[^>]*value="management"/)
})

test('what waits for the board and for the inspectors stands among their work, and goes when it is done', async () => {
  const id = (await open('xã Tân Yên'))['no-accountant']!
  const todo = async (key: string, role?: string) => (await (await w.as(key, role).get('/')).text()).includes(`href="/shortcomings/${id}"`)
  expect(await todo('tan-yen/culture-head'), 'the demo’s accountant').toBe(true)
  expect(await todo('chair')).toBe(false)
  expect((await w.as('tan-yen/chair').post(`/shortcomings/${id}/recheck`, { passed: 'no', note: 'Chưa thấy quyết định' })).status).toBe(303)
  expect(await todo('tan-yen/culture-head')).toBe(false)
  expect(await todo('tan-yen/deputy-chair', 'centre-director'), 'back to the board').toBe(true)
})

test('an inspection finds what no record shows; counting what changed gives what counting everything gives', async () => {
  const centre = await centreOf('xã Nhã Nam')
  expect((await w.as('tan-yen/culture-head').post(`/centres/${centre}/shortcomings`, { kind: 'other', note: 'x' })).status).toBe(404)
  const culture = w.as('culture-head')
  expect((await culture.post(`/centres/${centre}/shortcomings`, { kind: 'other', note: '' })).status).toBe(422)
  const made = await culture.post(`/centres/${centre}/shortcomings`, { kind: 'other', note: 'Sổ điểm danh ghi dồn cuối tháng' })
  expect(made.status).toBe(303)
  expect(await (await w.as('deputy-chair', 'centre-director').get(made.headers.get('location')!)).text()).toContain(
    'Sổ điểm danh ghi dồn cuối tháng',
  )
  await workOffDirty(w.db, today)
  const cells = async () =>
    (
      await sql`select measure_id, month, unit_id, slice_id, numerator::int from measure_cells where measure_id like 'shortcoming.%' order by 1, 2, 3, 4`.execute(
        w.db,
      )
    ).rows
  const incremental = await cells()
  expect(incremental.length).toBeGreaterThan(10)
  await recomputeAll(w.db, today)
  expect(await cells()).toEqual(incremental)
})
