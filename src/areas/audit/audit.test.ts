import pg from 'pg'
import { expect, test } from 'vitest'
import { world } from '../../../test/world.ts'
import { demoSwitch } from '../../demo.ts'
import { clientConfig } from '../../kernel/db/index.ts'
import { allRoutes } from '../../wiring.tsx'
import { verbWords } from './verbs.ts'

const w = await world()

interface Shown {
  total: number
  acts: { seq: number; verb: string; person: string | null; detail: Record<string, unknown> }[]
}
const logOf = async (key: string, query = '') => (await (await w.as(key).json(`/audit${query}`)).json()) as Shown

const arrivalOf = async (key: string) => /href="(\/arrivals\/[0-9a-f-]+)"/.exec(await (await w.as(key).get('/')).text())![1]!

test('the log is for those who answer for the body; a clerk, a villager and a visitor do not find it', async () => {
  for (const path of ['/audit', '/audit/verification', '/audit.xlsx']) {
    for (const key of ['party-clerk', 'village-head', 'accountant']) expect((await w.as(key).get(path)).status, `${key} ${path}`).toBe(404)
    expect((await w.as(null).get(path)).status).toBe(303)
  }
})

test('a write is there with who, what, and before and after; another body’s log does not have it', async () => {
  const arrival = await arrivalOf('party-clerk')
  expect((await w.as('party-clerk').post(`${arrival}/registration`, { number: '325', arrivedOn: '23/11/2026' })).status).toBe(303)
  const { acts } = await logOf('party-office-head')
  expect(acts[0]).toMatchObject({ verb: 'arrival.register', person: 'Nguyễn Thị Thảo Nhi' })
  expect(acts[0]!.detail).toMatchObject({ before: { number: null }, after: { number: 325 } })
  expect((await logOf('chair')).acts.map(({ verb }) => verb)).not.toContain('arrival.register')
  const page = await (await w.as('party-office-head').get('/audit?person=thao nhi')).text()
  for (const said of ['Vào sổ văn bản đến', 'Nguyễn Thị Thảo Nhi', 'number: null → 325']) expect(page).toContain(said)
  expect((await logOf('party-office-head', '?person=nobody of that name')).total).toBe(0)
})

test('a file handed out and a person opened leave a row; an ordinary page leaves none', async () => {
  const before = (await logOf('party-office-head')).total
  await w.as('party-office-head').get('/letters')
  expect((await logOf('party-office-head')).total).toBe(before)
  for (const path of [
    '/letters.xlsx',
    '/tasks.xlsx',
    '/follow-up/list.xlsx?status=doing',
    '/follow-up/table.xlsx',
    '/figures.xlsx',
    '/audit.xlsx',
  ])
    expect((await w.as('party-office-head').get(path)).status, path).toBe(200)
  const { acts, total } = await logOf('party-office-head')
  expect(total).toBe(before + 6)
  expect(acts.find(({ detail }) => detail.seen === '/follow-up/list.xlsx')!.detail.query).toEqual({ status: 'doing' })
  const person = w.demo.people['culture-head']!
  expect((await w.as('unit-admin').get(`/people/${person}`)).status).toBe(200)
  expect((await logOf('unit-admin')).acts[0]).toMatchObject({ verb: 'people.read', detail: { seen: `/people/${person}` } })
})

test('one row changed in the database is named, to its own body and to the system’s administrator, not to others', async () => {
  const sound = await (await w.as('party-office-head').get('/audit/verification')).text()
  expect(sound).toContain('Nhật ký nguyên vẹn')
  const owner = new pg.Client(clientConfig({ url: w.url }))
  await owner.connect()
  const { rows } = await owner.query("select body_id, seq from audit_log where verb = 'arrival.register'")
  await owner.query(`update audit_log set detail = jsonb_set(detail, '{after,number}', '300') where verb = 'arrival.register'`)
  await owner.end()
  const sentence = `Dòng số ${rows[0].seq} của Đảng ủy xã Nhã Nam đã bị sửa.`
  for (const key of ['party-office-head', 'system-admin'])
    expect(await (await w.as(key).get('/audit/verification')).text(), key).toContain(sentence)
  expect(await (await w.as('chair').get('/audit/verification')).text()).toContain('Nhật ký nguyên vẹn')
})

test('every verb of the routes has a name that people read', () => {
  const verbs = new Set(allRoutes(demoSwitch(async () => {})).map(({ declared }) => declared.verb.name))
  verbs.delete('anyone')
  expect([...verbs].filter((verb) => !verbWords[verb])).toEqual([])
})
