import { tmpdir } from 'node:os'
import { FSDriver } from 'flydrive/drivers/fs'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../../../test/world.ts'
import { connect } from '../../kernel/db/index.ts'
import { Files } from '../../kernel/files.ts'
import { cayda } from '../../wiring.tsx'

const url = await testDatabase()
const [db, publicDb] = [connect({ url, role: 'cayda_app', max: 3 }), connect({ url, role: 'cayda_public', max: 1 })]
afterAll(() => Promise.all([db.destroy(), publicDb.destroy()]))
const app = cayda({
  db,
  publicDb,
  clock: { now: () => Temporal.Instant.from('2026-11-23T02:00:00Z') },
  files: new Files(new FSDriver({ location: tmpdir(), visibility: 'private' })),
  log: { error: () => {}, info: () => {} },
})
const origin = 'http://cayda.test'
const ask = (path: string, cookie = '') => app.request(origin + path, { headers: { host: 'cayda.test', cookie } })
const send = (path: string, fields: Record<string, string>) =>
  app.request(origin + path, { method: 'POST', body: new URLSearchParams(fields), headers: { host: 'cayda.test', origin } })

test('the first visit of an empty system makes the administrator, once; nothing of the demo is there', async () => {
  expect((await ask('/')).headers.get('location')).toBe('/sign-in?next=%2F')
  expect((await ask('/sign-in')).headers.get('location')).toBe('/setup')
  const page = await (await ask('/setup')).text()
  expect(page).not.toContain('Dữ liệu minh họa')
  const first = { name: 'Nguyễn Thị Hòa', login: 'hoa.nguyen', password: 'ngắn' }
  const short = await send('/setup', first)
  expect([short.status, (await short.text()).includes('quá ngắn')]).toEqual([422, true])
  const made = await send('/setup', { ...first, password: 'Bảy con cò trắng đậu bờ ao' })
  expect([made.status, made.headers.get('location')]).toEqual([303, '/'])
  const cookie = made.headers.get('set-cookie')!.split(';')[0]!
  for (const path of ['/', '/units', '/people', '/audit']) expect((await ask(path, cookie)).status, path).toBe(200)
  expect((await ask('/setup')).headers.get('location')).toBe('/sign-in')
  const again = await send('/setup', { ...first, login: 'ke.la', password: 'Bảy con cò trắng đậu bờ ao' })
  expect([again.status, again.headers.get('location')]).toEqual([303, '/sign-in'])
  expect(await db.selectFrom('accounts').select('login').execute()).toEqual([{ login: first.login }])
  expect((await send('/sign-in/demo', { person: 'chair' })).status).toBe(404)
  expect((await send('/sign-in', { login: first.login, password: 'Bảy con cò trắng đậu bờ ao' })).status).toBe(303)
})
