import { expect, test } from 'vitest'
import { loadDemo, resetDemo } from '../src/demo.ts'
import { connect, type Db, sql } from '../src/kernel/db/index.ts'
import { world } from './world.ts'

const w = await world()

const tables = [
  'people',
  'bodies',
  'place_terms',
  'documents',
  'tasks',
  'assignments',
  'assignment_entries',
  'files',
  'arrivals',
  'tenures',
]

async function countAll(db: Db): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const table of tables)
    counts[table] = (await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(db)).rows[0]!.n
  return counts
}

test('the menu of every post leads only to pages that open', async () => {
  for (const key of ['unit-admin', 'system-admin', 'party-clerk', 'village-head', 'accountant', 'chair']) {
    const client = w.as(key)
    const nav = /<nav.*?<\/nav>/s.exec(await (await client.get('/')).text())![0]
    const links = [...nav.matchAll(/href="(\/[^"?]*)"/g)].map(([, href]) => href!)
    expect(links.length, key).toBeGreaterThan(1)
    for (const href of new Set(links)) expect((await client.get(href)).status, `${key} ${href}`).toBe(200)
  }
})

test('a second start leaves what people did in the demo', async () => {
  const before = await countAll(w.db)
  await loadDemo(w.db, w.files, w.clock.now())
  expect(await countAll(w.db)).toEqual(before)
})

test('the reset takes every change away and gives the same demo again, into which the same people enter', async () => {
  const before = await countAll(w.db)
  const head = w.as('party-office-head')
  const open = /href="(\/assignments\/[0-9a-f-]+)"/.exec(await (await head.get('/')).text())![1]!
  expect((await head.post(`${open}/acceptance`)).status).toBe(303)
  const owner = connect({ url: w.url, max: 1, statementSeconds: 120 })
  await resetDemo(owner, w.db, w.files, w.clock.now())
  await owner.destroy()
  expect(await countAll(w.db)).toEqual(before)
  expect((await head.get(open)).status, 'the session and the record of before are gone').toBe(303)
  const entered = await w.as(null).post('/sign-in/demo', { person: 'party-office-head' })
  expect([entered.status, entered.headers.get('set-cookie')]).toEqual([303, expect.stringContaining('cayda=')])
})
