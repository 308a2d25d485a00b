import fc from 'fast-check'
import { expect, test } from 'vitest'
import { world } from '../../../test/world.ts'
import { citedTexts, legalState } from '../../registry/index.ts'

const w = await world()
const idOf = async (code: string) =>
  (await w.db.selectFrom('legal_texts').select('id').where('code', '=', code).executeTakeFirstOrThrow()).id
const new2026 = {
  kind: 'TT',
  code: '99/2026/TT-BGDĐT',
  issuer: 'Bộ Giáo dục và Đào tạo',
  title: 'Quy chế trung tâm học tập cộng đồng',
  datedOn: '01/10/2026',
  from: '15/11/2026',
  until: '',
  note: '',
}

test('only who keeps the library changes it; everybody signed in reads it', async () => {
  const text = await idOf('09/2008/QĐ-BGDĐT')
  for (const key of ['party-clerk', 'culture-head', 'unit-admin']) {
    expect((await w.as(key).post('/legal/new', new2026)).status, key).toBe(404)
    expect((await w.as(key).post(`/legal/${text}/relations`, { relation: 'replaces', other: '40/2010/TT-BGDĐT' })).status).toBe(404)
    expect((await w.as(key).get('/legal')).status).toBe(200)
  }
  expect((await w.as(null).get('/legal')).status).toBe(303)
})

test('wrong dates, a text twice, an unknown other text and a relation with itself are refused with the remedy', async () => {
  const officer = w.as('education-officer')
  for (const [change, said] of [
    [{ from: '32/13/2026' }, 'Ngày chưa đúng'],
    [{ from: '15/11/2026', until: '01/11/2026' }, 'sớm hơn ngày có hiệu lực'],
    [{ code: '' }, 'Chưa ghi số, ký hiệu'],
    [{ code: '09 /2008/QĐ-BGDĐT', datedOn: '24/03/2008' }, 'đã có trong thư viện'],
  ] as const) {
    const answer = await officer.post('/legal/new', { ...new2026, ...change })
    expect([answer.status, (await answer.text()).includes(said)], said).toEqual([422, true])
  }
  const text = await idOf('09/2008/QĐ-BGDĐT')
  for (const [other, said] of [
    ['1/1999/XX', 'Thư viện chưa có văn bản số này'],
    ['09/2008/QĐ-BGDĐT', 'không có quan hệ với chính nó'],
  ] as const) {
    const answer = await officer.post(`/legal/${text}/relations`, { relation: 'amends', other })
    expect([answer.status, (await answer.text()).includes(said)], said).toEqual([422, true])
  }
})

test('a text that replaces another ends it, and every letter that cites the old one says so', async () => {
  const officer = w.as('education-officer')
  const head = w.as('party-office-head')
  const letter = /href="\/letters\/([0-9a-f-]{36})"/.exec(await (await head.get('/letters?side=out')).text())![1]!
  const before = await (await head.get(`/letters/${letter}`)).text()
  expect(before).toContain('được sửa đổi, bổ sung bởi 40/2010/TT-BGDĐT')
  expect(before).not.toContain('Hết hiệu lực')
  const added = (await officer.post('/legal/new', new2026)).headers.get('location')!
  expect((await officer.post(`${added}/relations`, { relation: 'replaces', other: '09/2008/QĐ-BGDĐT' })).status).toBe(303)
  const after = await (await head.get(`/letters/${letter}`)).text()
  expect(after).toContain('Hết hiệu lực')
  expect(after).toContain('được thay thế bởi 99/2026/TT-BGDĐT')
  const old = await (await head.get(`/legal/${await idOf('09/2008/QĐ-BGDĐT')}`)).text()
  for (const said of ['hết hiệu lực từ 15/11/2026', '99/2026/TT-BGDĐT', '87-CV/ĐU']) expect(old).toContain(said)
  const list = (await (await head.json('/legal?state=ended&q=quy che')).json()) as { texts: { code: string }[] }
  expect(list.texts.map(({ code }) => code)).toContain('09/2008/QĐ-BGDĐT')
})

test('what rests on a text is shown within reach only', async () => {
  const text = `/legal/${await idOf('09/2008/QĐ-BGDĐT')}`
  expect(await (await w.as('front-chair').get(text)).text(), 'the Front received the letter').toContain('87-CV/ĐU')
  for (const key of ['unit-admin', 'tan-yen/committee-clerk', 'school-head'])
    expect(await (await w.as(key).get(text)).text(), key).not.toContain('87-CV/ĐU')
})

test('a cited code that the library lacks is listed for who may read the paper', async () => {
  const clerk = w.as('party-clerk')
  const text =
    'ĐẢNG ỦY XÃ NHÃ NAM\n*\nSố 99-CV/ĐU\n\nĐẢNG CỘNG SẢN VIỆT NAM\nNhã Nam, ngày 20 tháng 11 năm 2026\n\nKính gửi: Ủy ban nhân dân xã.\n\n1. Thực hiện Quyết định số 777/QĐ-UBND ngày 01/10/2026 của UBND tỉnh Bắc Ninh.\n\nT/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nTrần Thị Ngọc Lâm'
  const saved = await clerk.post('/letters', {
    declared: 'yes',
    text,
    direction: 'own',
    system: 'party',
    kind: 'CV',
    issuer: 'ĐẢNG ỦY XÃ NHÃ NAM',
    code: '99-CV/ĐU',
    date: '20/11/2026',
    subject: 'thực hiện quyết định',
    addressees: '',
    distribution: '',
    authority: '',
    position: '',
    signer: '',
    parent: '',
    place: '',
  })
  expect(saved.status).toBe(303)
  expect(await (await clerk.get('/legal/missing')).text()).toContain('777/QĐ-UBND')
  expect(await (await w.as('front-chair').get('/legal/missing')).text()).not.toContain('777/QĐ-UBND')
})

test('a law cited by its name is found, with its year or as the day had it', async () => {
  const found = async (name: string, on: string) => (await citedTexts(w.db, [name], Temporal.PlainDate.from(on))).get(name)?.code
  expect(await found('Luật Giáo dục năm 2019', '2026-11-23')).toBe('43/2019/QH14')
  expect(await found('Luật Giáo dục 2005', '2026-11-23')).toBeUndefined()
  expect(await found('Luật Bảo vệ bí mật nhà nước', '2025-08-01')).toBe('29/2018/QH14')
  expect(await found('Luật Bảo vệ bí mật nhà nước', '2026-11-23')).toBe('117/2025/QH15')
  expect(await found('Luật Không Có', '2026-11-23')).toBeUndefined()
})

test('a text is in force from its first day up to the day before its end', () => {
  const day = fc.integer({ min: 0, max: 4000 }).map((n) => Temporal.PlainDate.from('2016-01-01').add({ days: n }))
  fc.assert(
    fc.property(fc.option(day), fc.option(day), day, (from, until, on) => {
      const state = legalState({ from, until }, on)
      const begun = !from || Temporal.PlainDate.compare(from, on) <= 0
      const over = until !== null && Temporal.PlainDate.compare(until, on) <= 0
      expect(state).toBe(over ? 'ended' : begun ? 'in-force' : 'not-yet')
    }),
  )
})
