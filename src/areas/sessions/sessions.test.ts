import fc from 'fast-check'
import { TOTP } from 'otpauth'
import { beforeEach, expect, test } from 'vitest'
import { world } from '../../../test/world.ts'
import { hashCode, hashPassword } from '../../kernel/secrets.ts'
import { accountOf, endTenure, recordCode, recordPassword } from '../../registry/index.ts'
import { safePath } from './kept.ts'

const start = Temporal.Instant.from('2026-11-23T02:00:00Z')
const w = await world(start.toString())
const phrase = 'Ruộng bậc thang mùa nước đổ'
const wrong = 'Tên đăng nhập hoặc mật khẩu chưa đúng'

beforeEach(async () => {
  w.clock.moveTo(start)
  await w.db.deleteFrom('sign_in_failures').execute()
})
const later = (minutes: number) => w.clock.moveTo(w.clock.now().add({ seconds: Math.round(minutes * 60) }))
const personOf = (key: string) => w.demo.people[key]!

/** Gives a demo person a password; answers the sign-in name. */
async function withPassword(key: string, password = phrase): Promise<string> {
  const hash = await hashPassword(password)
  await w.db.transaction().execute((tx) => recordPassword(tx, personOf(key), hash))
  return (await accountOf(w.db, personOf(key)))!.login
}
const tokenOf = (answer: Response) => /cayda=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1]
const clientOf = (answer: Response) => w.client(async () => `cayda=${tokenOf(answer)}`)
const signIn = (login: string, password: string, more: Record<string, string> = {}) =>
  w.as(null).post('/sign-in', { login, password, ...more })

test('a wrong password and an unknown name get the same answer', async () => {
  const login = await withPassword('front-chair')
  const answers = [await signIn(login, 'not this one, surely'), await signIn('khong.co.ai', 'not this one, surely')]
  const texts = await Promise.all(
    answers.map(async (answer) => (await answer.text()).replaceAll(/[0-9a-f-]{36}|khong\.co\.ai/g, '').replaceAll(login, '')),
  )
  expect(answers.map(({ status }) => status)).toEqual([422, 422])
  expect(texts[0]).toContain(wrong)
  expect(texts[0]).toBe(texts[1])
})

test('six wrong tries: the delay grows and is logged; somebody else at the same address still enters', async () => {
  const [login, other] = [await withPassword('front-chair'), await withPassword('culture-head')]
  const waits: number[] = []
  for (let i = 0; i < 6; i++) {
    const text = await (await signIn(login, `wrong ${i}`)).text()
    const seconds = Number(/Chờ (\d+) giây/.exec(text)?.[1] ?? 0)
    waits.push(seconds)
    w.clock.moveTo(w.clock.now().add({ seconds: seconds + 1 }))
  }
  expect(waits.filter((seconds) => seconds > 0).length).toBeGreaterThan(0)
  const now = await signIn(login, phrase)
  expect(await now.text(), 'the right password waits as well').toMatch(/Chờ \d+ giây/)
  expect((await signIn(other, phrase)).status).toBe(303)
  const failures = await w.db.selectFrom('audit_log').select('detail').where('verb', '=', 'session.sign-in').execute()
  const logged = failures.filter(
    ({ detail }) =>
      (detail as { failed?: boolean; person?: string }).failed && (detail as { person?: string }).person === personOf('front-chair'),
  )
  expect(logged.length).toBeGreaterThanOrEqual(4)
  expect(JSON.stringify(failures)).not.toContain('wrong 1')
  later(16)
  expect((await signIn(login, phrase)).status, 'a delay, never a lock').toBe(303)
})

test('a Vietnamese passphrase opens in whatever Unicode form the keyboard sends it', async () => {
  const word = fc.constantFrom('Đường', 'về', 'làng', 'Ngọc', 'Thiện', 'ổi', 'thơm', 'chiều', 'mưa', 'giếng', 'ước', 'kỹ', 'trẻ')
  await fc.assert(
    fc.asyncProperty(fc.array(word, { minLength: 6, maxLength: 9 }), fc.constantFrom('NFC', 'NFD'), async (words, form) => {
      const login = await withPassword('study-chair', words.join(' '))
      expect((await signIn(login, words.join(' ').normalize(form))).status).toBe(303)
    }),
    { numRuns: 12 },
  )
})

test('a one-time code opens nothing but the way to a password, once, for 24 hours', async () => {
  const code = 'abcd-efgh-jkmn'
  const give = () =>
    w.db.transaction().execute((tx) => recordCode(tx, personOf('school-head'), hashCode(code), w.clock.now().add({ hours: 24 })))
  await give()
  const login = (await accountOf(w.db, personOf('school-head')))!.login
  const first = await signIn(login, 'ABCD EFGH JKMN')
  expect([first.status, tokenOf(first)]).toEqual([200, undefined])
  expect(await first.text()).toContain('Đặt mật khẩu')
  const set = (password: string) => w.as(null).post('/sign-in/password', { login, code, password })
  for (const [password, why] of [
    ['ngắn quá', 'quá ngắn'],
    ['matkhau123456789', 'dễ đoán'],
    ['trung tâm học tập cộng đồng', 'dễ đoán'],
  ] as const)
    expect(await (await set(password)).text(), password).toContain(why)
  const entered = await set('Chim sâu đậu cành bưởi sau nhà')
  expect([entered.status, tokenOf(entered)?.length]).toEqual([303, 43])
  expect((await set('Một mật khẩu khác hẳn nữa kìa')).status, 'the code is spent').toBe(422)
  await give()
  later(24 * 60)
  expect(await (await set('Chim sâu đậu cành bưởi sau nhà')).text()).toContain('đã hết hạn')
})

test('two steps: a wrong code is refused, the same code opens once only', async () => {
  const login = await withPassword('accountant')
  const client = clientOf(await signIn(login, phrase))
  const secret = /[A-Z2-7]{32}/.exec(await (await client.get('/account/second-factor')).text())![0]
  const codeNow = () => new TOTP({ secret }).generate({ timestamp: w.clock.now().epochMilliseconds })
  expect((await client.post('/account/second-factor', { secret, code: '000000' })).status).toBe(422)
  expect((await client.post('/account/second-factor', { secret, code: codeNow() })).status).toBe(303)
  later(2)
  expect((await signIn(login, phrase)).status, 'the password alone').toBe(422)
  later(1)
  const code = codeNow()
  expect((await signIn(login, phrase, { totp: code })).status).toBe(303)
  expect((await signIn(login, phrase, { totp: code })).status, 'seen over the shoulder').toBe(422)
})

test('a session ends after 30 idle minutes, and after 12 hours however busy', async () => {
  const client = w.as('culture-head')
  expect((await client.get('/')).status).toBe(200)
  later(29)
  expect((await client.get('/')).status).toBe(200)
  later(31)
  expect((await client.get('/')).status).toBe(303)
  w.clock.moveTo(start)
  const busy = w.as('culture-head')
  for (let minutes = 0; minutes < 12 * 60; minutes += 20) {
    expect((await busy.get('/')).status, `${minutes} minutes`).toBe(200)
    later(20)
  }
  expect((await busy.get('/')).status).toBe(303)
})

test('the token exists in the cookie only; signing in and changing the post give a new one, and the old one is worth nothing', async () => {
  const login = await withPassword('deputy-chair')
  const answer = await signIn(login, phrase)
  const token = tokenOf(answer)!
  expect(answer.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Lax/)
  const { rows } = { rows: await w.db.selectFrom('sessions').selectAll().execute() }
  expect(JSON.stringify(rows.map((row) => [...row.token_hash]))).not.toContain(JSON.stringify([...Buffer.from(token, 'base64url')]))
  const client = clientOf(answer)
  const director = await w.db
    .selectFrom('posts')
    .innerJoin('tenures', 'tenures.post_id', 'posts.id')
    .select('posts.id')
    .where('role', '=', 'centre-director')
    .where('tenures.person_id', '=', personOf('deputy-chair'))
    .executeTakeFirstOrThrow()
  const changed = await client.post(`/posts/${director.id}/use`)
  expect([changed.status, tokenOf(changed) === token]).toEqual([303, false])
  expect((await client.get('/')).status, 'the old token').toBe(303)
  const home = await (await clientOf(changed).get('/')).text()
  expect(home).toContain('Giám đốc Trung tâm học tập cộng đồng')
  expect(home).not.toContain('href="/follow-up"')
})

test('an ended post is denied with the next request, and the page says which posts remain', async () => {
  const client = w.as('deputy-chair', 'centre-director')
  expect((await client.get('/tasks')).status).toBe(200)
  const post = await w.db
    .selectFrom('posts')
    .innerJoin('tenures', 'tenures.post_id', 'posts.id')
    .select('posts.id')
    .where('role', '=', 'centre-director')
    .where('tenures.person_id', '=', personOf('deputy-chair'))
    .executeTakeFirstOrThrow()
  await w.db.transaction().execute((tx) => endTenure(tx, personOf('deputy-chair'), post.id, Temporal.PlainDate.from('2026-11-23')))
  expect((await client.get('/tasks')).status).toBe(404)
  const posts = await (await client.get('/posts')).text()
  expect(posts).toContain('Phó Chủ tịch UBND xã')
  expect(posts).toContain('Đã thôi')
})

test('what was typed when the session ended comes back after signing in, and is sent on once more', async () => {
  const login = await withPassword('culture-head')
  const client = clientOf(await signIn(login, phrase))
  const task = /href="(\/assignments\/[0-9a-f-]+)"/.exec(await (await client.get('/')).text())![1]!
  later(31)
  const refused = await client.post(`${task}/progress`, { text: 'Đã họp với 18 thôn, còn 2 thôn góp ý.' })
  const page = await refused.text()
  expect([refused.status, page.includes('còn 2 thôn góp ý')]).toEqual([401, true])
  const kept = /name="kept" value="([^"]*)"/.exec(page)![1]!.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
  const again = await w.as(null).post('/sign-in', { login, password: phrase, kept })
  expect(await again.text()).toContain('còn 2 thôn góp ý')
  const sent = await clientOf(again).post(`${task}/progress`, { text: 'Đã họp với 18 thôn, còn 2 thôn góp ý.' })
  expect(sent.status).toBe(303)
  expect(await (await clientOf(again).get(task)).text()).toContain('còn 2 thôn góp ý')
})

test('own sessions are listed and ended: one, or all the others; signing out clears the shared computer', async () => {
  const login = await withPassword('chair')
  const [here, there, elsewhere] = [await signIn(login, phrase), await signIn(login, phrase), await signIn(login, phrase)].map(clientOf)
  const page = await (await here!.get('/account')).text()
  const ends = [...page.matchAll(/action="(\/account\/sessions\/[0-9a-f]+\/end)"/g)].map(([, action]) => action!)
  expect(ends.length).toBe(2)
  expect((await here!.post(ends[0]!)).status).toBe(303)
  expect([(await there!.get('/')).status, (await elsewhere!.get('/')).status].sort()).toEqual([200, 303])
  expect((await here!.post('/account/other-sessions')).status).toBe(303)
  expect([(await here!.get('/')).status, (await there!.get('/')).status, (await elsewhere!.get('/')).status]).toEqual([200, 303, 303])
  const out = await here!.post('/sign-out')
  expect([out.headers.get('location'), out.headers.get('clear-site-data')]).toEqual(['/sign-in?out=1', '"cache", "storage"'])
  expect((await here!.get('/')).status).toBe(303)
})

test('a write from another site is refused, whatever it carries', async () => {
  const client = w.as('culture-head')
  const cookie = `cayda=x`
  for (const headers of [
    { origin: 'https://evil.test' },
    { origin: 'null' },
    {},
    { 'sec-fetch-site': 'cross-site', origin: 'http://cayda.test' },
  ]) {
    const answer = await w.app.request('http://cayda.test/sign-in/demo', {
      method: 'POST',
      body: new URLSearchParams({ person: 'chair' }),
      headers: { host: 'cayda.test', cookie, ...headers } as Record<string, string>,
    })
    expect(answer.status, JSON.stringify(headers)).toBe(403)
  }
  expect((await client.get('/')).status).toBe(200)
})

test('after signing in nobody is sent to another site', () => {
  for (const next of ['//evil.test', '/\\evil.test', 'https://evil.test', 'javascript:alert(1)', '', 'letters'])
    expect(safePath(next), next).toBe('/')
  expect(safePath('/letters?side=out')).toBe('/letters?side=out')
})
