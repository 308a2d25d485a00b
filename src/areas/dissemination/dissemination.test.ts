import { beforeAll, expect, test } from 'vitest'
import { type World, world } from '../../../test/world.ts'
import { dayOf } from '../../kernel/clock.ts'
import { sql } from '../../kernel/db/index.ts'
import { workOffDirty } from '../../measures/index.ts'
import { rateOf, reachedOf } from '../../work/dissemination/index.ts'

let w: World
let path: string
beforeAll(async () => {
  w = await world()
  const letter = await w.db.selectFrom('documents').select('id').where('code', '=', '87-CV/ĐU').executeTakeFirstOrThrow()
  path = `/letters/${letter.id}/dissemination`
})

const told = (changed: Record<string, string | string[]> = {}) => ({
  form: 'conference',
  heldOn: '20/11/2026',
  place: 'Hội trường',
  presenter: '',
  present: ['10', '', '', '', ''],
  expected: ['20', '', '', '', ''],
  ...changed,
})
const sums = async (who: string) => (await (await w.as(who).json(path)).json()) as { sessions: number; present: number; without: number }
const last = async () =>
  (
    await w.db
      .selectFrom('dissemination_sessions')
      .select(['id', 'body_id'])
      .orderBy('recorded_at', 'desc')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
  ).id
const measured = async (id: string) => {
  await workOffDirty(w.db, dayOf(w.clock.now()))
  const { rows } = await sql<{
    sum: number
  }>`select coalesce(sum(numerator), 0)::int as sum from measure_cells where measure_id = ${id}`.execute(w.db)
  return rows[0]!.sum
}

test('not for who cannot read the document; a day ahead, before the letter, nobody present, no number', async () => {
  expect((await w.as('tan-yen/party-office-head').get(path)).status).toBe(404)
  expect((await w.as('tan-yen/party-office-head').post(path, told())).status).toBe(404)
  const front = w.as('front-chair')
  for (const [changed, said] of [
    [{ heldOn: '24/11/2026' }, 'sau hôm nay'],
    [{ heldOn: '01/01/2020' }, 'trước ngày văn bản'],
    [{ heldOn: 'hôm qua' }, 'Ngày chưa đúng'],
    [{ present: ['', '', '', '', ''] }, 'Chưa ghi số người dự'],
    [{ present: ['mười', '', '', '', ''] }, 'số nguyên'],
  ] as const) {
    const answer = await front.post(path, told(changed as Record<string, string | string[]>))
    expect([answer.status, (await answer.text()).includes(said)], said).toEqual([422, true])
  }
})

test('recorded it counts for the giver, office by office, down to the session; a sibling sees only its own', async () => {
  const before = await sums('party-office-head')
  const [sessions, present] = [await measured('dissemination.sessions'), await measured('dissemination.present')]
  expect(before.without).toBeGreaterThan(0)
  const minutes = { file: new File(['biên bản'], 'bien-ban.txt') }
  expect(
    (await w.as('youth-union-head').post(path, told({ present: ['', '', '', '40', ''], expected: ['', '', '', '50', ''] }), minutes))
      .status,
  ).toBe(303)
  const id = await last()
  const after = await sums('party-office-head')
  expect(after).toEqual({ sessions: before.sessions + 1, present: before.present + 40, without: before.without - 1 })
  expect([await measured('dissemination.sessions'), await measured('dissemination.present')]).toEqual([sessions + 1, present + 40])
  const page = await (await w.as('party-office-head').get(path)).text()
  for (const said of ['Đoàn Thanh niên xã Nhã Nam', '80%', 'chưa ghi buổi nào', 'chưa có số người được mời']) expect(page).toContain(said)
  expect(await (await w.as('party-office-head').get(`/dissemination/${id}`)).text()).toContain('40/50')
  expect((await w.as('front-chair').get(`/dissemination/${id}`)).status).toBe(404)
  expect((await sums('front-chair')).sessions).toBe(1)
  const file = await w.as('party-office-head').get(`/dissemination/${id}/file`)
  expect([file.status, await file.text()]).toEqual([200, 'biên bản'])
})

test('withdrawn with a reason by its own body only, it leaves every figure and stays in the body’s list', async () => {
  expect((await w.as('front-chair').post(path, told())).status).toBe(303)
  const [id, before] = [await last(), await sums('party-office-head')]
  expect((await w.as('party-office-head').post(`/dissemination/${id}/withdrawal`, { reason: 'x' })).status).toBe(404)
  expect((await w.as('front-chair').post(`/dissemination/${id}/withdrawal`, { reason: '' })).status).toBe(422)
  expect((await w.as('front-chair').post(`/dissemination/${id}/withdrawal`, { reason: 'Ghi nhầm văn bản' })).status).toBe(303)
  expect(await sums('party-office-head')).toMatchObject({ sessions: before.sessions - 1, present: before.present - 10 })
  expect(await (await w.as('front-chair').get(path)).text()).toContain('Đã rút: Ghi nhầm văn bản')
  expect((await w.as('party-office-head').get(`/dissemination/${id}`)).status).toBe(404)
  expect((await w.as('front-chair').post(`/dissemination/${id}/withdrawal`, { reason: 'lần nữa' })).status).toBe(422)
})

test('numbers as they are typed; the rate counts only audiences that were counted beforehand', () => {
  expect(reachedOf({ present: ['1.250', ''], expected: ['', '30'] })).toEqual([
    { audience: 'party-members', present: 1250, expected: null },
  ])
  expect(reachedOf({ present: ['-1'], expected: [] })).toBeNull()
  expect(reachedOf({ present: ['2,5'], expected: [] })).toBeNull()
  expect(
    rateOf([
      { present: 40, expected: 50 },
      { present: 400, expected: null },
    ]),
  ).toBe(80)
  expect(rateOf([{ present: 400, expected: null }])).toBeNull()
})
