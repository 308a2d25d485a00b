import { describe, expect, test } from 'vitest'
import { testDb } from '../../test/world.ts'
import { type Scope, within } from '../kernel/access.ts'
import { newId, sql, type Tx } from '../kernel/db/index.ts'
import { violated } from '../kernel/errors.ts'
import { fold } from './fold.ts'
import {
  addPlace,
  changePlace,
  endTenure,
  findPeople,
  findPlaces,
  handOver,
  historyOf,
  keeperOn,
  loadActor,
  mergeIntoNew,
  placeOn,
  placesOn,
  placesWithoutKeeper,
  recordBody,
  recordBodyHeirs,
  recordBodyTerm,
  recordHeirs,
  recordMerge,
  recordPerson,
  recordPlaceTerm,
  recordPost,
  recordTenure,
  repathAllCustody,
  seatsOf,
  splitName,
} from './index.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const today = day('2026-11-23')
const reform = day('2025-07-01')
const db = await testDb()
const write = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => db.transaction().execute(work)
const refused = async (work: (tx: Tx) => Promise<unknown>) =>
  violated(
    await write(work).then(
      () => undefined,
      (error: unknown) => error,
    ),
  )

const nation = await write((tx) => addPlace(tx, { kind: 'nation', name: 'Việt Nam', parentId: null, from: null }, today))
const province = await write((tx) => addPlace(tx, { kind: 'province', code: '98', name: 'Tỉnh Thử', parentId: nation, from: null }, today))
const commune = (name: string, from: Temporal.PlainDate | null = null, code: string | null = null) =>
  write((tx) => addPlace(tx, { kind: 'commune', code, name, parentId: province, from }, today))
const custody = async (id: string) =>
  (await sql<{ path: string }>`select custody_path::text as path from places where id = ${id}`.execute(db)).rows[0]?.path
const label = (id: string) => id.replaceAll('-', '')
const whole = (fromId: string, toId: string) => ({ fromId, toId, share: 1, keepsRecords: true })

describe('places over time', () => {
  test('after A and B merged on 1 July 2025, the list as of 30 June still shows both', async () => {
    const a = await commune('Xã An A', null, '99001')
    const b = await commune('Xã An B', null, '99002')
    const village = await write((tx) => addPlace(tx, { kind: 'village', name: 'Thôn Trong', parentId: b, from: null }, today))
    const place = { kind: 'commune' as const, code: '99001', name: 'Xã An Hòa', parentId: province }
    const { id: ab, problems } = await write((tx) => mergeIntoNew(tx, { on: reform, fromIds: [a, b], place }, today))
    expect(problems).toEqual([])
    const names = async (on: string) =>
      (await placesOn(db, day(on), { kind: 'commune' })).map((place) => place.name).filter((name) => name.startsWith('Xã An'))
    expect(await names('2025-06-30')).toEqual(['Xã An A', 'Xã An B'])
    expect(await names('2025-07-01')).toEqual(['Xã An Hòa'])
    expect(keeperOn(await historyOf(db, a), a, today)).toEqual({ unitId: ab })
    expect(await custody(a)).toBe([nation, province, ab, a].map(label).join('.'))
    expect(await custody(village)).toBe([nation, province, ab, b, village].map(label).join('.'))
  })

  test('moving branches one by one and all at once give the same tree', async () => {
    const before = await sql`select id, custody_path::text from places order by id`.execute(db)
    expect(await write((tx) => repathAllCustody(tx, today))).toBe(0)
    expect((await sql`select id, custody_path::text from places order by id`.execute(db)).rows).toEqual(before.rows)
  })

  test('a merge that cannot be is refused with its reason and changes nothing', async () => {
    const late = await commune('Xã Mai Sau', today)
    const old = await commune('Xã Mai Trước')
    expect(await write((tx) => recordMerge(tx, { on: reform, heirs: [whole(old, late)] }, today))).toEqual(['heir-not-living'])
    expect((await placeOn(db, old, today))?.name).toBe('Xã Mai Trước')
  })

  test('the database refuses overlapping terms, a code borne twice, two record keepers and circles', async () => {
    const one = await commune('Xã Một', null, '99011')
    const two = await commune('Xã Hai', null, '99012')
    const three = await commune('Xã Ba', null, '99013')
    const onDate = reform
    expect(await refused((tx) => recordPlaceTerm(tx, { id: one, name: 'Xã Một khác', parentId: province, from: reform }))).toMatchObject({
      text: expect.stringContaining('đã có tên'),
    })
    expect(
      await refused((tx) => addPlace(tx, { kind: 'commune', code: '99011', name: 'Xã Trùng', parentId: province, from: reform }, today)),
    ).toMatchObject({ field: 'code' })
    expect(
      await refused((tx) =>
        recordHeirs(tx, [
          { ...whole(one, two), onDate },
          { ...whole(one, three), onDate },
        ]),
      ),
    ).toMatchObject({ text: expect.stringContaining('giữ hồ sơ') })
    expect(
      await refused((tx) =>
        recordHeirs(
          tx,
          [whole(one, two), whole(two, three), whole(three, one)].map((heir) => ({ ...heir, onDate })),
        ),
      ),
    ).toMatchObject({ text: expect.stringContaining('vòng tròn') })
    expect(await refused((tx) => changePlace(tx, province, { parentId: one, on: today }, today))).toMatchObject({
      text: expect.stringContaining('chính nó'),
    })
  })

  test('a new name keeps the old one readable; the search finds both and says the heir', async () => {
    const id = await commune('Thị trấn Đông Hồ')
    await write((tx) => changePlace(tx, id, { name: 'Phường Đông Hồ', on: day('2024-03-01') }, today))
    expect((await placeOn(db, id, day('2024-02-29')))?.name).toBe('Thị trấn Đông Hồ')
    expect(await findPlaces(db, 'dong ho', today)).toMatchObject([
      { name: 'Phường Đông Hồ', state: 'living' },
      { name: 'Thị trấn Đông Hồ', state: 'living', nameToday: 'Phường Đông Hồ' },
    ])
    expect(await findPlaces(db, 'xa an a (cũ)', today)).toMatchObject([
      { name: 'Xã An A', state: 'kept', heirs: [{ name: 'Xã An Hòa', onDate: reform }] },
    ])
    expect(await findPlaces(db, 'Xã An Hòa (cũ)', today)).toEqual([])
  })

  test('a dissolved place without an heir is listed as such, and hangs under its last parent', async () => {
    const id = await commune('Xã Không Ai')
    await sql`update place_terms set valid = daterange(null, ${reform}::date) where place_id = ${id}`.execute(db)
    await write((tx) => repathAllCustody(tx, today))
    expect(await placesWithoutKeeper(db, today)).toMatchObject([{ id, name: 'Xã Không Ai', state: 'unknown' }])
    expect(await custody(id)).toBe([nation, province, id].map(label).join('.'))
  })

  test('fold in TypeScript is fold in SQL', async () => {
    const texts = ['Xã Đại Áng', 'Hoà Thuỵ', 'Hòa Thụy', 'Phường B’Lao', "Xã D'Ran", 'Đắk Nông – Ơ Ư ỵ', 'ĐẶNG XÁ', 'Ea H’leo']
    for (const text of texts)
      expect((await sql<{ folded: string }>`select fold(${text}) as folded`.execute(db)).rows[0]?.folded.replace('–', '-')).toBe(
        fold(text).replace('–', '-'),
      )
  })
})

describe('people, posts and what they reach', async () => {
  const place = await commune('Xã Chức Vụ')
  const body = (kind: string, name: string, rest: { superiorId?: string; managerId?: string } = {}) =>
    write((tx) => recordBody(tx, { kind, name, placeId: place, from: null, ...rest }))
  const party = await body('party-committee', 'Đảng ủy xã Chức Vụ')
  await body('party-office', 'Văn phòng Đảng ủy', { superiorId: party })
  const committee = await body('peoples-committee', 'UBND xã Chức Vụ')
  const culture = await body('specialised-office', 'Phòng Văn hóa - Xã hội', { superiorId: committee })
  const village = await body('village-board', 'Thôn Đầu', { superiorId: culture })
  const front = await body('fatherland-front', 'Mặt trận xã', { superiorId: committee })
  const centre = await body('learning-centre', 'Trung tâm học tập cộng đồng xã', { managerId: committee })
  const human = (text: string) => write((tx) => recordPerson(tx, splitName(text) ?? { familyName: '', middleName: '', givenName: '' }))
  const post = (bodyId: string, role: string) => write((tx) => recordPost(tx, { bodyId, role, title: role }))
  const hold = (personId: string, postId: string, from: string, until: string | null = null, acting = false) =>
    write((tx) => recordTenure(tx, { personId, postId, from: day(from), until: until ? day(until) : null, acting }))
  const person = await human('Đỗ Thị Hai Chức')
  const chair = await post(committee, 'committee-chair')
  const director = await post(centre, 'centre-director')
  const secretary = await post(party, 'party-secretary')
  const acting = await post(culture, 'culture-head')
  await hold(person, chair, '2025-07-01')
  await hold(person, director, '2025-08-01', '2026-12-01')
  await hold(person, secretary, '2025-07-01', '2026-11-23')
  await hold(person, acting, '2026-11-01', null, true)

  test('posts in force today, acting ones too; an ended post is absent on the day of its end', async () => {
    const actor = await loadActor(db, person, null, today)
    expect(actor.posts.map((one) => [one.role, one.acting])).toEqual([
      ['committee-chair', false],
      ['centre-director', false],
      ['culture-head', true],
    ])
    expect(actor.post).toMatchObject({
      role: 'committee-chair',
      bodyName: 'UBND xã Chức Vụ',
      line: 'state',
      placePath: await custody(place),
      from: reform,
      until: null,
    })
    expect((await loadActor(db, person, secretary, today)).post).toBeNull()
    expect((await loadActor(db, person, secretary, day('2026-11-22'))).post?.role).toBe('party-secretary')
    expect((await loadActor(db, person, director, day('2026-12-01'))).post).toBeNull()
    expect((await loadActor(db, newId(), null, today)).person).toBeNull()
  })

  test('each scope reaches its own bodies and never another line', async () => {
    const actor = await loadActor(db, person, chair, today)
    const reach = (scope: Scope, role = 'committee-chair') => actor.reach({ name: 'test', scope, roles: [role] })
    const reached = async (scope: Scope, role?: string) => {
      const { rows } = await sql<{ id: string }>`select id from bodies where ${within(reach(scope, role), 'bodies.id')}`.execute(db)
      return new Set(rows.map(({ id }) => id))
    }
    expect(await reached('own')).toEqual(new Set([committee]))
    expect(await reached('line'), 'neither the Front nor the dissolved office').toEqual(new Set([committee, culture, village]))
    expect(await reached('managed')).toEqual(new Set([centre]))
    expect(reach('place')).toMatchObject({ bodies: [], placePath: await custody(place) })
    expect(await reached('line', 'party-secretary'), 'a verb that the post in use does not hold').toEqual(new Set())
  })

  test('a dissolved body takes its posts out of force', async () => {
    const gone = await write((tx) => recordBody(tx, { kind: 'office', name: 'Văn phòng cũ', placeId: place, from: null, until: reform }))
    const clerk = await human('Lê Văn Cũ')
    await hold(clerk, await post(gone, 'committee-clerk'), '2024-01-01')
    expect((await loadActor(db, clerk, null, today)).posts).toEqual([])
  })

  test('a post has one full holder; hand-over ends the former and seats the next; a vacancy counts its days', async () => {
    const [before, after] = [await human('Trần Văn Trước'), await human('Trần Văn Sau')]
    const seat = await post(front, 'front-chair')
    await hold(before, seat, '2025-07-01')
    expect(await refused((tx) => recordTenure(tx, { personId: after, postId: seat, from: today }))).toMatchObject({
      text: expect.stringContaining('đã có người giữ'),
    })
    expect(await write((tx) => handOver(tx, seat, after, today))).toEqual({ fromPersonId: before })
    expect(await write((tx) => handOver(tx, seat, before, today))).toEqual({ fromPersonId: after })
    expect(await write((tx) => handOver(tx, seat, after, today))).toEqual({ fromPersonId: before })
    expect((await seatsOf(db, [front], today.subtract({ days: 1 })))[0]?.holder?.name).toBe('Trần Văn Trước')
    expect((await seatsOf(db, [front], today))[0]).toMatchObject({ holder: { name: 'Trần Văn Sau' }, vacantSince: null })
    expect(await write((tx) => endTenure(tx, after, seat, day('2026-12-01')))).toBe(true)
    expect((await seatsOf(db, [front], day('2026-12-24')))[0]).toMatchObject({ holder: null, vacantSince: day('2026-12-01') })
  })

  test('people are found without accents, exact accents first, by given name', async () => {
    for (const text of ['Phạm Thị Hoa', 'Phạm Thị Hòa', 'Phạm Thị Ánh Hoa']) await human(text)
    const names = (await findPeople(db, 'hòa')).map((one) => one.name)
    expect(names).toEqual(['Phạm Thị Hòa', 'Phạm Thị Hoa', 'Phạm Thị Ánh Hoa'])
    expect((await findPeople(db, 'PHAM THI')).length).toBe(3)
  })

  test('the database refuses bodies above themselves, overlapping terms and circles of heirs', async () => {
    expect(
      await refused(async (tx) => {
        const upper = await recordBody(tx, { kind: 'office', name: 'Trên', placeId: place, from: null, until: today })
        const lower = await recordBody(tx, { kind: 'office', name: 'Dưới', placeId: place, from: null, superiorId: upper })
        await recordBodyTerm(tx, { id: upper, name: 'Trên', placeId: place, from: today, superiorId: lower })
        await sql`set constraints all immediate`.execute(tx)
      }),
    ).toMatchObject({ text: expect.stringContaining('cấp trên của chính mình') })
    expect(await refused((tx) => recordBodyTerm(tx, { id: front, name: 'Khác', placeId: place, from: today }))).toMatchObject({
      text: expect.stringContaining('đã có tên'),
    })
    expect(
      await refused((tx) =>
        recordBodyHeirs(tx, [
          { ...whole(front, culture), onDate: today },
          { ...whole(culture, front), onDate: today },
        ]),
      ),
    ).toMatchObject({ text: expect.stringContaining('vòng tròn') })
  })
})
