import { describe, expect, test } from 'vitest'
import { testDb } from '../../../test/world.ts'
import { loadActor } from '../actors.ts'
import { resolveAddressees } from '../addressees.ts'
import { bodiesOn, bodyHeirs, bodyKeeper } from '../bodies.ts'
import { findPlaces, placesOn, placesWithoutKeeper } from '../place-queries.ts'
import { daysVacant, seatsOf } from '../posts.ts'
import { keyed, loadDemoRegistry, signInPeople } from './index.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const today = day('2026-11-23')
const db = await testDb()
const demo = await db.transaction().execute((tx) => loadDemoRegistry(tx, today))
const body = (key: string) => keyed(demo.bodies, key)

describe('the demo', () => {
  test('the former district had 22 communes, then 19; today there are five and a ward', async () => {
    const communes = async (on: string, parent: string) =>
      (await placesOn(db, day(on), { kind: 'commune', parentId: keyed(demo.places, parent) })).length
    expect([
      await communes('2024-12-31', 'district'),
      await communes('2025-01-01', 'district'),
      await communes('2025-06-30', 'district'),
    ]).toEqual([22, 19, 19])
    expect([await communes('2025-07-01', 'district'), await communes('2025-07-01', 'province')]).toEqual([0, 6])
    const villages = (on: Temporal.PlainDate) => placesOn(db, on, { kind: 'village', parentId: keyed(demo.places, 'nha-nam') })
    expect([(await villages(day('2025-08-01'))).length, (await villages(today)).length]).toEqual([19, 18])
  })

  test('three former communes and the district have no known keeper; nobody guesses one', async () => {
    expect((await placesWithoutKeeper(db, today)).map((place) => place.name)).toEqual([
      'Huyện Tân Yên',
      'Xã Lan Giới',
      'Xã Đại Hóa',
      'Xã Phúc Sơn',
    ])
    expect(await findPlaces(db, 'xã Ngọc Vân (cũ)', today)).toMatchObject([
      { name: 'Xã Ngọc Vân', parentName: 'Huyện Tân Yên', heirs: [{ name: 'Xã Ngọc Thiện' }] },
    ])
  })

  test('every person of the sign-in page has posts in force; names are unique', async () => {
    expect(signInPeople.length).toBe(13)
    expect(signInPeople).toContain('committee-clerk')
    for (const key of signInPeople) expect((await loadActor(db, keyed(demo.people, key), null, today)).post, key).not.toBeNull()
    const deputy = await loadActor(db, keyed(demo.people, 'deputy-chair'), null, today)
    expect(deputy.posts.map((post) => post.role).sort()).toEqual(['centre-director', 'committee-deputy-chair'])
    expect((await loadActor(db, keyed(demo.people, 'district-clerk'), null, today)).posts).toEqual([])
    expect((await loadActor(db, keyed(demo.people, 'district-clerk'), null, day('2023-08-15'))).post?.bodyName).toBe('Huyện ủy Tân Yên')
  })

  test('a deputy post in Nhã Nam has been vacant for 146 days', async () => {
    const seats = await seatsOf(db, [body('nha-nam/learning-centre')], today)
    expect(seats.filter((seat) => !seat.holder).map((seat) => [seat.role, daysVacant(seat, today)])).toEqual([
      ['centre-deputy-director', 146],
    ])
  })

  test('each commune body of the district leads to its heir of today', async () => {
    const ended = await bodiesOn(db, day('2025-06-30'), {
      kinds: ['peoples-committee', 'party-committee'],
      superiorIds: [body('district/party-committee'), body('district/peoples-committee')],
    })
    expect(ended.length).toBe(38)
    for (const one of ended) expect((await bodyKeeper(db, one.id, today))?.kind, one.name).toBe(one.kind)
    expect((await bodyKeeper(db, body('former/07315/peoples-committee'), today))?.name).toBe('UBND xã Quang Trung')
    expect(await bodyKeeper(db, body('former/07303/peoples-committee'), today)).toBeNull()
    expect(await bodyKeeper(db, body('district/party-committee'), today)).toBeNull()
    expect((await bodyHeirs(db, [body('district/party-committee')], today)).length).toBe(5)
  })
})

describe('addressees', () => {
  const august2023 = day('2023-08-15')
  const asked = async (phrase: string, issuer: string, on: Temporal.PlainDate) => {
    const { group, bodies } = await resolveAddressees(db, phrase, body(issuer), on)
    return { group: group?.code ?? null, names: bodies.map((one) => one.name) }
  }
  test.each([
    ['- Các cơ quan, đơn vị thuộc Huyện ủy, UBND huyện,', 'agencies', 8],
    ['- Các chi, đảng bộ trực thuộc Huyện ủy,', 'party-organisations', 22],
    ['- UBND các xã, thị trấn.', 'commune-committees', 22],
    ['Uỷ ban nhân dân các xã, thị trấn trong huyện', 'commune-committees', 22],
    ['Đảng ủy, UBND các xã, thị trấn', 'commune-party-and-state', 44],
    ['Đảng ủy các xã', 'commune-party-committees', 22],
  ])('of the district letter of 2023: %s', async (phrase, group, count) => {
    const found = await asked(phrase, 'district/party-committee', august2023)
    expect([found.group, found.names.length]).toEqual([group, count])
  })
  test('the same group a year and a half later is smaller', async () => {
    expect((await asked('UBND các xã, thị trấn', 'district/party-committee', day('2025-01-01'))).names.length).toBe(19)
  })
  test.each([
    ['Các cơ quan, đơn vị thuộc Đảng ủy, UBND xã', 'agencies', 7],
    ['Các chi bộ trực thuộc Đảng ủy', 'party-organisations', 3],
    ['Ủy ban MTTQ Việt Nam xã và các tổ chức chính trị - xã hội xã', 'front-and-unions', 5],
    ['Các trường học trên địa bàn xã', 'schools', 2],
    ['Trưởng các thôn', 'villages', 18],
  ])('of a commune letter of today: %s', async (phrase, group, count) => {
    const found = await asked(phrase, 'nha-nam/party-committee', today)
    expect([found.group, found.names.length]).toEqual([group, count])
  })
  test.each([
    ['Phòng Giáo dục và Đào tạo huyện', 'district/party-committee', august2023, ['Phòng Giáo dục và Đào tạo huyện Tân Yên']],
    ['Uỷ ban nhân dân xã', 'nha-nam/party-committee', today, ['UBND xã Nhã Nam']],
    ['UBND xã Tân Yên', 'nha-nam/party-committee', today, ['UBND xã Tân Yên']],
    ['Phòng Văn hoá - Xã hội', 'nha-nam/peoples-committee', today, ['Phòng Văn hóa - Xã hội xã Nhã Nam']],
    ['Hội Khuyến học', 'nha-nam/peoples-committee', today, ['Hội Khuyến học xã Nhã Nam']],
  ])('a single body by its name: %s', async (phrase, issuer, on, names) => {
    expect(await asked(phrase, issuer, on)).toEqual({ group: null, names })
  })
  test.each([
    ['UBND xã', 'province/peoples-committee', today],
    ['Các đồng chí lãnh đạo', 'nha-nam/party-committee', today],
    ['UBND các xã, thị trấn', 'nha-nam/party-committee', today],
    ['Phòng Giáo dục và Đào tạo huyện Tân Yên', 'nha-nam/party-committee', today],
  ])('never guessed: %s', async (phrase, issuer, on) => {
    expect((await asked(phrase, issuer, on)).names).toEqual([])
  })
})
