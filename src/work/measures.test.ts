import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { testDb } from '../../test/world.ts'
import { Actor, noBodies, type Post, verb } from '../kernel/access.ts'
import { type Db, dateRange, newId, sql } from '../kernel/db/index.ts'
import { figuresAt, recomputeAll, recordsBehind, workOffDirty } from '../measures/index.ts'
import { tasksAssigned, tasksOverdue } from './measures.ts'

const today = Temporal.PlainDate.from('2026-11-23')
const [person, accepter] = [newId(), newId()]
const assigner = newId()
const province = newId()
const communes = [newId(), newId(), newId()]
const bodies = communes.flatMap((commune) => [
  { id: newId(), commune },
  { id: newId(), commune },
])
let db: Db

const at = (day: Temporal.PlainDate) => day.toZonedDateTime({ timeZone: 'Asia/Ho_Chi_Minh', plainTime: '09:00' }).toInstant()

beforeAll(async () => {
  db = await testDb()
  const always = dateRange(Temporal.PlainDate.from('2020-01-01'), null)
  await db
    .insertInto('people')
    .values([
      { id: person, family_name: 'Nguyễn', given_name: 'An' },
      { id: accepter, family_name: 'Trần', given_name: 'Bình' },
    ])
    .execute()
  for (const [id, kind, parent] of [[province, 'province', null], ...communes.map((id) => [id, 'commune', province] as const)] as const) {
    await db
      .insertInto('places')
      .values({ id, kind, custody_path: null as unknown as string })
      .execute()
    await db
      .insertInto('place_terms')
      .values({ place_id: id, name: id.slice(-4), parent_id: parent, valid: always })
      .execute()
  }
  await sql`select repath_all_custody(${today})`.execute(db)
  for (const { id, commune } of [{ id: assigner, commune: province }, ...bodies]) {
    await db.insertInto('bodies').values({ id, kind: 'peoples-committee', line: 'state' }).execute()
    await db
      .insertInto('body_terms')
      .values({ body_id: id, name: id.slice(-4), place_id: commune, valid: always })
      .execute()
  }
})

type Act =
  | { do: 'assign'; body: number; daysAgo: number; due: number | null }
  | { do: 'submit' | 'accept' | 'extend' | 'remove'; which: number; daysAgo: number }
  | { do: 'merge'; from: number; into: number }
  | { do: 'count' }

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('assign' as const),
      body: fc.nat(5),
      daysAgo: fc.nat(120),
      due: fc.option(fc.integer({ min: -20, max: 90 })),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom('submit' as const, 'accept' as const, 'extend' as const, 'remove' as const),
      which: fc.nat(20),
      daysAgo: fc.nat(60),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('merge' as const), from: fc.nat(2), into: fc.nat(2) }) },
  { weight: 2, arbitrary: fc.constant<Act>({ do: 'count' }) },
)

async function perform(one: Act, made: string[]): Promise<void> {
  if (one.do === 'count') return void (await workOffDirty(db, today))
  if (one.do === 'assign') return assign(one, made)
  if (one.do === 'merge') return merge(communes[one.from]!, communes[one.into]!)
  const id = made[one.which % Math.max(made.length, 1)]
  if (!id) return
  const when = at(today.subtract({ days: one.daysAgo }))
  const rows = db.updateTable('assignments').where('id', '=', id)
  if (one.do === 'submit') await rows.set({ received_at: when, received_by: person, submitted_at: when, submitted_by: person }).execute()
  if (one.do === 'accept') await rows.set({ fulfilled_on: today, accepted_at: when, accepted_by: accepter }).execute()
  if (one.do === 'extend') await rows.set({ due_on: today.subtract({ days: one.daysAgo }), first_due_on: today }).execute()
  if (one.do === 'remove') await db.deleteFrom('assignments').where('id', '=', id).execute()
}

async function assign(one: { body: number; daysAgo: number; due: number | null }, made: string[]): Promise<void> {
  const day = today.subtract({ days: one.daysAgo })
  const due = one.due === null ? null : day.add({ days: one.due })
  const task = newId()
  await db
    .insertInto('tasks')
    .values({ id: task, assigner_body_id: assigner, assigned_by: person, assigned_at: at(day), title: 'Việc' })
    .execute()
  const id = newId()
  await db
    .insertInto('assignments')
    .values({ id, task_id: task, body_id: bodies[one.body]!.id, role: 'lead', nature: 'order', due_on: due, first_due_on: due })
    .execute()
  made.push(id)
}

async function merge(from: string, into: string): Promise<void> {
  if (from === into) return
  const done = await db
    .selectFrom('place_heirs')
    .select('from_id')
    .where((eb) => eb.or([eb('from_id', '=', from), eb('from_id', '=', into)]))
    .executeTakeFirst()
  if (done) return
  await db.transaction().execute(async (tx) => {
    await sql`update place_terms set valid = daterange(lower(valid), ${today}) where place_id = ${from}`.execute(tx)
    await tx.insertInto('place_heirs').values({ from_id: from, to_id: into, on_date: today, share: '1', keeps_records: true }).execute()
    await sql`select repath_custody(array[${from}]::uuid[], ${today})`.execute(tx)
  })
}

async function everything(): Promise<unknown> {
  const cells = await db
    .selectFrom('measure_cells')
    .selectAll()
    .orderBy('measure_id')
    .orderBy('month')
    .orderBy('unit_id')
    .orderBy('slice_id')
    .execute()
  const sums = await db
    .selectFrom('measure_sums')
    .selectAll()
    .orderBy('measure_id')
    .orderBy('month')
    .orderBy('place_id')
    .orderBy('slice_id')
    .execute()
  return JSON.parse(JSON.stringify({ cells, sums }))
}

test('counting what changed gives what counting everything gives, over random histories with merges and late corrections', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 25 }), async (history) => {
      const made: string[] = []
      for (const one of history) await perform(one, made)
      await workOffDirty(db, today)
      const incremental = await everything()
      await recomputeAll(db, today)
      expect(incremental).toEqual(await everything())
    }),
    { numRuns: 40 },
  )
})

test('a sum is the sum of the cells below it, and opens its records only within the reader’s territory', async () => {
  await assign({ body: 0, daysAgo: 10, due: 3 }, [])
  await workOffDirty(db, today)
  const month = today.with({ day: 1 })
  const total = (await figuresAt(db, [tasksAssigned.id], [province], month, month)).reduce((sum, figure) => sum + figure.numerator, 0)
  const cells = await db
    .selectFrom('measure_cells')
    .select('numerator')
    .where('measure_id', '=', tasksAssigned.id)
    .where('month', '=', month)
    .execute()
  expect(total).toBe(cells.reduce((sum, cell) => sum + cell.numerator, 0))

  const read = verb('test.measure', 'place', ['reader'])
  const path = async (id: string) =>
    (await db.selectFrom('places').select('custody_path').where('id', '=', id).executeTakeFirstOrThrow()).custody_path
  const reader = (placePath: string) => {
    const post: Post = {
      id: '',
      bodyId: assigner,
      bodyName: '',
      placeId: '',
      placePath,
      line: 'state',
      role: 'reader',
      roleName: '',
      acting: false,
      from: today,
      until: null,
    }
    return new Actor({ person: null, post, posts: [post], below: noBodies, managed: noBodies }).reach(read)
  }
  const all = await recordsBehind(db, reader(await path(province)), tasksAssigned, province, month, today)
  expect(all.reduce((sum, row) => sum + row.weight, 0)).toBe(total)
  const elsewhere = await recordsBehind(db, reader('elsewhere'), tasksAssigned, province, month, today)
  expect(elsewhere).toEqual([])
})

test('an overdue task counts from the day after it was due', async () => {
  const made: string[] = []
  await assign({ body: 1, daysAgo: 40, due: 5 }, made)
  await workOffDirty(db, today)
  const rows = await sql<{
    from: Temporal.PlainDate
  }>`select r."from" from (${tasksOverdue.rows(db) as ReturnType<typeof sql>}) r where r.record = ${made[0]}`.execute(db)
  expect(rows.rows[0]!.from.toString()).toBe(today.subtract({ days: 34 }).toString())
})
