import { beforeAll, expect, test } from 'vitest'
import { type World, world } from '../../../test/world.ts'
import { sql } from '../../kernel/db/index.ts'

let w: World
beforeAll(async () => {
  w = await world()
})

interface Found {
  hits: { kind: string; title: string; href: string }[]
}
const find = async (key: string, q: string, role?: string): Promise<Found> =>
  (await w.as(key, role).get(`/search?q=${encodeURIComponent(q)}`, { accept: 'application/json' })).json()
const paths = ({ hits }: Found, kind: string) => hits.filter((hit) => hit.kind === kind).map(({ href }) => href)

test('what the centres keep is found without accents: regulations in force, published models, initiatives – each within reach', async () => {
  const { rows: issued } = await sql<{ id: string; code: string; commune: string }>`
    select r.id, r.code, t.name as commune from regulations as r join place_terms as t on t.place_id = home_of(r.centre_id) and upper_inf(t.valid)
    where r.issued_at is not null and r.withdrawn_at is null and r.code <> '' order by t.name`.execute(w.db)
  const [one] = issued
  expect(paths(await find('education-officer', one!.code), 'Quy chế hoạt động')).toContain(`/regulations/${one!.id}`)
  const elsewhere = issued.find(({ commune }) => !/Tân Yên/.test(commune))!
  expect(paths(await find('tan-yen/culture-head', 'quy che'), 'Quy chế hoạt động')).not.toContain(`/regulations/${elsewhere.id}`)

  const { rows: models } = await sql<{ id: string; title: string }>`
    select m.id, v.title from models as m join model_versions as v on v.model_id = m.id where v.published_at is not null and m.withdrawn_on is null limit 1`.execute(
    w.db,
  )
  const folded = models[0]!.title.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd')
  expect(paths(await find('quang-trung/deputy-chair', folded, 'centre-director'), 'Mô hình')).toContain(`/models/${models[0]!.id}`)

  const { rows: initiatives } = await sql<{ id: string; title: string }>`
    select i.id, i.title from initiatives as i join place_terms as t on t.place_id = home_of(i.centre_id) and upper_inf(t.valid)
    where i.withdrawn_at is null and t.name not like '%Quang Trung' limit 1`.execute(w.db)
  expect(paths(await find('education-officer', initiatives[0]!.title), 'Sáng kiến')).toContain(`/initiatives/${initiatives[0]!.id}`)
  expect(paths(await find('quang-trung/culture-head', initiatives[0]!.title), 'Sáng kiến')).not.toContain(
    `/initiatives/${initiatives[0]!.id}`,
  )
})

test('more than a page holds leads on to the whole list', async () => {
  const page = async (q: string) => (await w.as('education-officer').get(`/search?q=${encodeURIComponent(q)}`)).text()
  expect(await page('xã')).toContain('href="/units?q=x%C3%A3"')
  expect(await page('Suối Ngọc')).not.toContain('href="/units?q=')
})
