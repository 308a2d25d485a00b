import { beforeAll, expect, test } from 'vitest'
import { type World, world } from '../../../test/world.ts'

let w: World
let nhaNam: string
beforeAll(async () => {
  w = await world()
  nhaNam = (await w.db.selectFrom('place_terms').select('place_id').where('name', '=', 'Xã Nhã Nam').executeTakeFirstOrThrow()).place_id
})

interface Figures {
  place: string
  months: string[]
  lines: { name: string; values: number[] }[]
}
const figures = async (who: string, path: string) => (await (await w.as(who).json(path)).json()) as Figures

test('a stranger sees nothing, a commune only itself, whatever place the address names', async () => {
  expect((await w.as(null).get('/place-figures')).status).toBe(303)
  expect((await w.as('unit-admin').get('/place-figures')).status).toBe(404)
  const other = await w.as('tan-yen/culture-head').get(`/place-figures?place=${nhaNam}`)
  expect([other.status, other.headers.get('location')]).toEqual([303, '/place-figures'])
  expect((await figures('tan-yen/culture-head', '/place-figures')).place).toBe('Xã Tân Yên')
  expect((await w.as('tan-yen/culture-head').get(`/place-figures/board.director/2026-11?place=${nhaNam}`)).status).toBe(303)
})

test('only measures whose records are open to the territory are summed: tasks cross the lines', async () => {
  const { lines } = await figures('education-officer', '/place-figures')
  expect(lines.map(({ name }) => name)).toContain('Giám đốc trung tâm đang giữ chức')
  expect(lines.map(({ name }) => name).filter((name) => /[Nn]hiệm vụ/.test(name))).toEqual([])
  expect((await w.as('education-officer').get('/place-figures/tasks.assigned')).status).toBe(404)
})

test('the way down: province → communes → centre → record, and the sums agree', async () => {
  const province = await figures('education-officer', '/place-figures')
  const of = (all: Figures, name: string) => all.lines.find((line) => line.name === name)!.values
  const communes = await figures('education-officer', '/place-figures/centre.premises')
  const added = communes.months.map((_, i) => communes.lines.reduce((sum, { values }) => sum + values[i]!, 0))
  expect(of(province, 'Địa điểm hoạt động của trung tâm')).toEqual(added)
  expect(added.at(-1)).toBeGreaterThan(3)
  const bodies = await figures('education-officer', `/place-figures/centre.premises?place=${nhaNam}`)
  expect(bodies.lines).toEqual([{ name: 'Trung tâm học tập cộng đồng xã Nhã Nam', values: of(communes, 'Xã Nhã Nam') }])
  const html = await (await w.as('education-officer').get(`/place-figures/centre.premises/2026-11?place=${nhaNam}`)).text()
  expect(html).toContain('Hội trường nhà văn hóa xã')
  expect(html).not.toContain('Trụ sở trung tâm')
  const record = /href="(\/premises\/[^"]+)"/.exec(html)![1]!
  expect([200, 303]).toContain((await w.as('education-officer').get(record)).status)
})

test('the table leaves as .xlsx', async () => {
  const sheet = await w.as('education-officer').get('/place-figures/centre.premises.xlsx')
  expect(sheet.headers.get('content-type')).toContain('spreadsheetml')
})
