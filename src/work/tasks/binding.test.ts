import { beforeAll, expect, test } from 'vitest'
import { type World, world } from '../../../test/world.ts'
import { dayOf } from '../../kernel/clock.ts'
import { newId } from '../../kernel/db/index.ts'
import { workOffDirty } from '../../measures/index.ts'
import { recordAllBound, recordTouched } from './binding.ts'

let w: World
beforeAll(async () => {
  w = await world()
})

const today = () => dayOf(w.clock.now())
const count = () => workOffDirty(w.db, today(), (tx, touched) => recordTouched(tx, touched, today()))
const bodyId = async (name: string) =>
  (await w.db.selectFrom('body_terms').select('body_id').where('name', '=', name).executeTakeFirstOrThrow()).body_id
const committee = 'UBND xã Nhã Nam'
const front = 'Ủy ban MTTQ Việt Nam xã Nhã Nam'
const desk = 'Phòng Văn hóa - Xã hội xã Nhã Nam'

/** A document that a body issued so many days ago. */
async function issued(name: string, daysAgo: number): Promise<string> {
  const id = newId()
  const [issuer, by] = [await bodyId(name), w.demo.people.chair!]
  await w.db
    .insertInto('documents')
    .values({
      id,
      system: 'state',
      kind: 'KH',
      issuer_name: name,
      issuer_body_id: issuer,
      keeper_body_id: issuer,
      code: `${daysAgo}/KH-UBND`,
      subject: 'mở lớp học',
      dated_on: today().subtract({ days: daysAgo }),
      recorded_at: w.clock.now(),
      recorded_by: by,
      secrecy_declared_by: by,
    })
    .execute()
  return id
}

async function part(title: string, threshold: string, name = committee, due = '15/12/2026') {
  const letter = await w.db.selectFrom('documents').select('id').where('code', '=', '87-CV/ĐU').executeTakeFirstOrThrow()
  const form = { clause: '', title, due, product: '', lead: `0:${await bodyId(name)}`, measure: 'document.issued', threshold }
  const answer = await w.as('party-office-head').post(`/letters/${letter.id}/tasks`, form)
  const row = await w.db
    .selectFrom('assignments as a')
    .innerJoin('tasks as t', 't.id', 'a.task_id')
    .select('a.id')
    .where('t.title', '=', title)
    .executeTakeFirst()
  return { status: answer.status, id: row?.id ?? '' }
}
const fact = (id: string) => w.db.selectFrom('assignments').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const status = async (id: string) =>
  ((await (await w.as('party-office-head').json(`/assignments/${id}`)).json()) as { status: string }).status

test('a threshold that is no number is refused and nothing is given', async () => {
  expect(await part('Ngưỡng sai', '0')).toEqual({ status: 422, id: '' })
  expect(await part('Ngưỡng sai', 'hai')).toEqual({ status: 422, id: '' })
})

test('records make the task true by themselves, also those of a body below; the day of the record decides, the giver confirms', async () => {
  const { id } = await part('Ban hành hai kế hoạch', '2')
  await issued(committee, 20)
  await count()
  expect([await status(id), (await fact(id)).fulfilled_on]).toEqual(['not-received', null])
  await issued(committee, 0)
  await count()
  expect(await status(id)).toBe('not-received')
  expect(await (await w.as('chair').get(`/assignments/${id}`)).text()).toContain('1/2 · Văn bản đã ban hành')
  const last = await issued(desk, 0)
  await count()
  expect([await status(id), (await fact(id)).fulfilled_on?.toString()]).toEqual(['fulfilled', today().toString()])
  const page = await (await w.as('party-office-head').get(`/assignments/${id}`)).text()
  expect(page).toContain('Đủ điều kiện, chờ xác nhận')
  expect(page).toContain('2/2 · Văn bản đã ban hành')
  expect((await w.as('party-office-head').post(`/assignments/${id}/return`, { reason: 'chưa được' })).status).toBe(422)

  await w.db
    .updateTable('documents')
    .set({ purged_at: w.clock.now(), purged_by: w.demo.people.chair!, body_text: '', subject: '' })
    .where('id', '=', last)
    .execute()
  const early = await w.as('party-office-head').post(`/assignments/${id}/acceptance`, {})
  expect([early.status, (await early.text()).includes('chưa đủ điều kiện')], 'before the figures were counted again').toEqual([409, true])
  await count()
  expect([await status(id), (await fact(id)).fulfilled_on]).toEqual(['not-received', null])

  const again = await issued(desk, 0)
  await count()
  expect((await w.as('party-office-head').post(`/assignments/${id}/acceptance`, {})).status).toBe(303)
  await w.db.deleteFrom('documents').where('id', '=', again).execute()
  await count()
  expect(await status(id)).toBe('done')
})

test('the day on which it became true is late when it lies after the due date, and what the calendar changes is found at night', async () => {
  const { id } = await part('Ban hành thêm', '1', front, '25/11/2026')
  const before = w.clock.now()
  w.clock.moveTo(before.add({ hours: 24 * 5 }))
  await issued(front, 0)
  await w.db.transaction().execute((tx) => recordAllBound(tx, today()))
  const row = await fact(id)
  w.clock.moveTo(before)
  expect(row.fulfilled_on?.toString()).toBe('2026-11-28')
  expect(Temporal.PlainDate.compare(row.fulfilled_on!, row.due_on!)).toBe(1)
})

test('a record that is written down after the due day with a day before it shows both days to who confirms', async () => {
  const { id } = await part('Ban hành nữa', '1', front, '25/11/2026')
  const before = w.clock.now()
  w.clock.moveTo(before.add({ hours: 24 * 5 }))
  await issued(front, 4)
  await w.db.transaction().execute((tx) => recordAllBound(tx, today()))
  const row = await fact(id)
  const page = await (await w.as('party-office-head').get(`/assignments/${id}`)).text()
  w.clock.moveTo(before)
  expect([row.fulfilled_on?.toString(), row.fulfilled_seen_on?.toString()]).toEqual(['2026-11-24', '2026-11-28'])
  expect(page).toContain('Hồ sơ được ghi ngày 28/11/2026, sau hạn 25/11/2026')
})
