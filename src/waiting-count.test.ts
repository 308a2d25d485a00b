import { beforeAll, expect, test } from 'vitest'
import { type World, world } from '../test/world.ts'

let w: World
beforeAll(async () => {
  w = await world()
})

async function menuOn(path: string): Promise<number> {
  const words = (await (await w.as('front-chair').get(path)).text()).replace(/<[^>]*>/g, ' ')
  return Number(/Việc của tôi\D*(\d+)/.exec(words)?.[1])
}

test('the menu counts anew on the front page and after an act of the person, else every few seconds', async () => {
  const part = await w.db
    .selectFrom('assignments as a')
    .innerJoin('body_terms as term', 'term.body_id', 'a.body_id')
    .select('a.id')
    .where('term.name', '=', 'Ủy ban MTTQ Việt Nam xã Nhã Nam')
    .where('a.received_at', 'is', null)
    .executeTakeFirstOrThrow()
  const fulfil = (on: Temporal.PlainDate | null) =>
    w.db.updateTable('assignments').set({ fulfilled_on: on }).where('id', '=', part.id).execute()
  const before = await menuOn('/about')
  expect(before).toBeGreaterThan(0)
  await fulfil(Temporal.PlainDate.from('2026-11-20'))
  expect([await menuOn('/about'), await menuOn('/'), await menuOn('/about')]).toEqual([before, before - 1, before - 1])
  await fulfil(null)
  expect((await w.as('front-chair').post(`/assignments/${part.id}/receipt`, { leader: '' })).status).toBe(303)
  expect(await menuOn('/about')).toBe(before)
})
