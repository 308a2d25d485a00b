import { beforeAll, expect, test } from 'vitest'
import { type World, world } from '../../../test/world.ts'

let w: World
beforeAll(async () => {
  w = await world()
})

const committee = 'UBND xã Nhã Nam'
const board = 'Ban Xây dựng Đảng Đảng ủy xã Nhã Nam'
const bodyId = async (name: string) =>
  (await w.db.selectFrom('body_terms').select('body_id').where('name', '=', name).executeTakeFirstOrThrow()).body_id

async function give(title: string, names: string[]) {
  const leads = await Promise.all(names.map(async (name) => `0:${await bodyId(name)}`))
  const form = { clause: '', title, due: '15/12/2026', product: 'Báo cáo', lead: leads }
  const letter = await w.db.selectFrom('documents').select('id').where('code', '=', '87-CV/ĐU').executeTakeFirstOrThrow()
  const checked = await (await w.as('party-office-head').post(`/letters/${letter.id}/assignment/check`, form)).text()
  expect((await w.as('party-office-head').post(`/letters/${letter.id}/tasks`, form)).status).toBe(303)
  const made = await w.db
    .selectFrom('assignments as a')
    .innerJoin('tasks as t', 't.id', 'a.task_id')
    .innerJoin('body_terms as b', 'b.body_id', 'a.body_id')
    .select(['a.id', 'b.name', 'a.nature'])
    .where('t.title', '=', title)
    .execute()
  return { checked, of: (name: string) => made.find((one) => one.name === name)! }
}

test('a Party committee orders the People’s Committee of its own place; its offices, the Council, the Front and societies it asks', async () => {
  const asked = ['Phòng Văn hóa - Xã hội', 'HĐND', 'Ủy ban MTTQ Việt Nam', 'Hội Khuyến học', 'Hội Liên hiệp Phụ nữ'].map(
    (name) => `${name} xã Nhã Nam`,
  )
  const { checked, of } = await give('Đảng ủy giao', [committee, board, ...asked])
  expect(checked).toContain(`${committee} – Giao nhiệm vụ`)
  expect(checked).toContain('Hội Khuyến học xã Nhã Nam – Đề nghị phối hợp')
  expect([of(committee).nature, of(board).nature]).toEqual(['order', 'order'])
  for (const name of asked) expect(of(name).nature, name).toBe('request')
})

test('the People’s Committee of another commune is asked', async () => {
  const { of } = await give('Đề nghị xã bên', ['UBND xã Tân Yên'])
  expect(of('UBND xã Tân Yên').nature).toBe('request')
})

test('ordered by the Party committee, the People’s Committee reports with its own implementing document', async () => {
  const { of } = await give('Cần văn bản triển khai', [committee])
  const base = `/assignments/${of(committee).id}`
  const chair = w.as('chair')
  await chair.post(`${base}/receipt`, { leader: '' })
  await chair.post(`${base}/products`, {}, { file: new File(['xong'], 'kết quả.txt') })
  const early = await chair.post(`${base}/submission`, { summary: 'Đã xong' })
  expect([early.status, (await early.text()).includes('Chưa có văn bản triển khai của cơ quan')]).toEqual([422, true])
  await chair.post(`${base}/implementing`, { implementing: 'Kế hoạch số 20/KH-UBND' })
  expect((await chair.post(`${base}/submission`, { summary: 'Đã xong' })).status).toBe(303)
  expect(await (await chair.get(base)).text()).toContain(`Đảng ủy xã Nhã Nam giao nhiệm vụ: ${committee}`)
})

test('the demo’s letter gives the People’s Committee its tasks; all but one show the committee’s plan', async () => {
  const list = async (more: string) =>
    (
      (await (
        await w.as('party-office-head').json(`/follow-up/list?office=${await bodyId(committee)}&until=30/10/2026${more}`)
      ).json()) as {
        total: number
      }
    ).total
  expect([await list(''), await list('&unimplemented=1')]).toEqual([5, 1])
  const page = await (await w.as('party-office-head').get(`/follow-up/list?office=${await bodyId(committee)}`)).text()
  expect([page.includes('Chủ trì · giao'), page.includes('· đề nghị')]).toEqual([true, false])
})

test('a mistake in a clause names the clause, links to its own field and stands beside it', async () => {
  const letter = await w.db.selectFrom('documents').select('id').where('code', '=', '87-CV/ĐU').executeTakeFirstOrThrow()
  const clauses = await w.db
    .selectFrom('document_clauses')
    .select(['id', 'label'])
    .where('document_id', '=', letter.id)
    .where('level', '=', 1)
    .orderBy('ord')
    .limit(2)
    .execute()
  const [one, two] = [clauses[0]!, clauses[1]!]
  const lead = await bodyId(board)
  const answer = await w.as('party-office-head').post(`/letters/${letter.id}/assignment/check`, {
    clause: [one.id, two.id],
    title: ['Việc thứ nhất', 'Việc thứ hai'],
    due: ['01/01/2026', '31/02/2026'],
    lead: [`0:${lead}`, `1:${lead}`],
  })
  expect(answer.status).toBe(422)
  const html = await answer.text()
  const links = [...html.matchAll(/<li><a href="#([^"]+)">([^<]+)<\/a><\/li>/g)].map(([, id, text]) => [id, text])
  expect(links.map(([id]) => id)).toEqual(['due-0', 'due-1'])
  for (const [i, { label }] of [one, two].entries()) {
    expect(links[i]![1]).toMatch(new RegExp(`^Nội dung ${label.replace(/\W+$/, '')}: `))
    expect(html).toContain(`id="due-${i}"`)
    expect(html).toMatch(new RegExp(`id="due-${i}-error"`))
  }
})
