import { createReadStream, existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { testDb } from '../../../test/world.ts'
import { type Db, sql } from '../../kernel/db/index.ts'
import { findPlaces, placeOn, placesByCode, placesOn } from '../place-queries.ts'
import { importUnits, type UnitsImport } from './index.ts'

const folder = '../shared/data/admin-units'
const day = (text: string) => Temporal.PlainDate.from(text)
const today = day('2026-11-23')
const here = existsSync(folder)
if (!here) console.log(`${folder} is absent: the official lists are not tested`)

async function load(db: Db, file: string): Promise<UnitsImport> {
  const started = performance.now()
  const result = await db.transaction().execute((tx) => importUnits(tx, createReadStream(`${folder}/${file}`), today))
  console.log(`${file}: ${Math.round(performance.now() - started)} ms`)
  return result
}

async function dump(db: Db): Promise<string> {
  const terms = await sql`select id, place_id, code, name, parent_id, valid::text, exact from place_terms order by id`.execute(db)
  const heirs = await sql`select from_id, to_id, share, keeps_records, note from place_heirs order by from_id, to_id`.execute(db)
  const paths = await sql`select id, custody_path::text from places order by id`.execute(db)
  return JSON.stringify([terms.rows, heirs.rows, paths.rows])
}

describe.skipIf(!here)('the official lists', async () => {
  const db = await testDb()
  const count = async (on: string, kind: 'province' | 'district' | 'commune') => (await placesOn(db, day(on), { kind })).length

  test('both lists are read whole', async () => {
    expect(await load(db, 'units-2023-04.csv')).toMatchObject({
      kind: 'list-2023',
      read: 10598,
      rejected: [],
      details: { province: { added: 63 }, district: { added: 700 }, commune: { added: 10598 } },
    })
    expect(await load(db, 'units-2026-07.csv')).toMatchObject({
      kind: 'list-2026',
      read: 3321,
      rejected: [],
      details: { province: { added: 34 }, commune: { added: 3321 } },
    })
    expect([await count('2026-11-23', 'province'), await count('2026-11-23', 'commune')]).toEqual([34, 3321])
  }, 60_000)

  test('the conversion table: what is odd in it is named line by line, the rest becomes heirs', async () => {
    const { rejected, ...result } = await load(db, 'commune-conversion-2025-07.csv')
    expect(result).toMatchObject({ kind: 'conversion-2025', read: 10605, details: { heir: { added: 10621 } } })
    expect(rejected.filter((one) => one.reason.startsWith('Dòng tiêu đề')).length).toBe(34)
    expect(rejected.filter((one) => !one.reason.startsWith('Dòng tiêu đề')).map((one) => one.line)).toEqual([
      426, 912, 1260, 2688, 2689, 2690, 2691, 2692, 4749, 7687, 7688, 9532, 10652,
    ])
    expect(result.unknownHeirs.find((unit) => unit.code === '07303')).toMatchObject({ name: 'Xã Lan Giới', state: 'unknown' })
    // Official figures on the eve of the reform: 63 provinces, 696 districts, 10,035 communes.
    expect([await count('2025-06-30', 'province'), await count('2025-06-30', 'district'), await count('2025-06-30', 'commune')]).toEqual([
      63, 696, 10035,
    ])
    expect([await count('2023-04-01', 'district'), await count('2023-04-01', 'commune')]).toEqual([700, 10598])
  }, 60_000)

  test('a former commune is found by its old name and by its old code, with its heir', async () => {
    const [byName] = await findPlaces(db, 'xã ngoc van (cũ)', today)
    expect(byName).toMatchObject({
      name: 'Xã Ngọc Vân',
      state: 'kept',
      heirs: [{ name: 'Xã Ngọc Thiện', onDate: day('2025-07-01'), keepsRecords: true }],
    })
    const held = await placesByCode(db, '07306', today)
    expect(held.map((place) => [place.name, place.state])).toEqual([
      ['Xã Nhã Nam', 'living'],
      ['Thị trấn Nhã Nam', 'kept'],
    ])
    const path = held[1]?.custodyPath.split('.') ?? []
    expect(path.slice(0, -1)).toEqual(held[0]?.custodyPath.split('.'))
  })

  test('a change of kind between two lists keeps the unit and both names', async () => {
    const [ward] = (await placesByCode(db, '25270', today)).filter((place) => place.state === 'living')
    expect((await placeOn(db, ward?.id ?? '', day('2025-07-01')))?.name).toBe('Xã Lộc Ninh')
    expect((await placeOn(db, ward?.id ?? '', today))?.name).toBe('Phường Lộc Ninh')
  })

  test('a second run of each changes nothing', async () => {
    const before = await dump(db)
    for (const file of ['units-2023-04.csv', 'units-2026-07.csv', 'commune-conversion-2025-07.csv'])
      expect(await load(db, file)).toMatchObject({ added: 0, changed: 0 })
    expect(await dump(db)).toBe(before)
  }, 60_000)
})
