import { newId, sql, type Tx } from '../../kernel/db/index.ts'
import { recordHeirs, recordPlace, recordPlaceTerm, repathAllCustody } from '../place-changes.ts'

export type Keys = Record<string, string>

const day = (text: string) => Temporal.PlainDate.from(text)
export const merger2025 = day('2025-01-01')
export const reform = day('2025-07-01')

/** Today's five communes: key, code, name. The ward took one commune of the former district. */
export const communes = [
  ['nha-nam', '07306', 'Xã Nhã Nam'],
  ['tan-yen', '07339', 'Xã Tân Yên'],
  ['phuc-hoa', '07330', 'Xã Phúc Hòa'],
  ['ngoc-thien', '07351', 'Xã Ngọc Thiện'],
  ['quang-trung', '07333', 'Xã Quang Trung'],
] as const
export const ward = ['da-mai', '07228', 'Phường Đa Mai'] as const

/** The former district: code, name, today's commune (null: heir unknown), and the new name where it changed on 1 January 2025. */
export const formerCommunes: readonly (readonly [code: string, name: string, heir: string | null, renamed?: string])[] = [
  ['07303', 'Xã Lan Giới', null],
  ['07306', 'Thị trấn Nhã Nam', 'nha-nam'],
  ['07309', 'Xã Tân Trung', 'nha-nam'],
  ['07312', 'Xã Đại Hóa', null],
  ['07315', 'Xã Quang Tiến', 'quang-trung', 'Xã Quang Trung'],
  ['07318', 'Xã Phúc Sơn', null],
  ['07321', 'Xã An Dương', 'nha-nam'],
  ['07324', 'Xã Phúc Hòa', 'phuc-hoa'],
  ['07327', 'Xã Liên Sơn', 'nha-nam'],
  ['07330', 'Xã Hợp Đức', 'phuc-hoa'],
  ['07333', 'Xã Lam Cốt', 'quang-trung', 'Xã Lam Sơn'],
  ['07336', 'Xã Cao Xá', 'tan-yen'],
  ['07339', 'Thị trấn Cao Thượng', 'tan-yen'],
  ['07342', 'Xã Việt Ngọc', 'ngoc-thien'],
  ['07345', 'Xã Song Vân', 'ngoc-thien'],
  ['07348', 'Xã Ngọc Châu', 'ngoc-thien'],
  ['07351', 'Xã Ngọc Vân', 'ngoc-thien'],
  ['07354', 'Xã Việt Lập', 'tan-yen'],
  ['07357', 'Xã Liên Chung', 'phuc-hoa'],
  ['07360', 'Xã Ngọc Thiện', 'ngoc-thien'],
  ['07363', 'Xã Ngọc Lý', 'tan-yen'],
  ['07366', 'Xã Quế Nham', 'da-mai'],
]

/** Composed village names; the demo shows no real village. */
export const villages: Record<(typeof communes)[number][0], string[]> = {
  'nha-nam': [
    'Đình Trên',
    'Đình Dưới',
    'Cầu Gỗ',
    'Chợ Sớm',
    'Gốc Đa',
    'Giếng Ngọc',
    'Đồi Chè',
    'Bờ Sông',
    'Ao Sen',
    'Tân Mới',
    'Đồng Trước',
    'Đồng Sau',
    'Ngõ Trúc',
    'Vườn Vải',
    'Bến Đá',
    'Núi Con',
    'Trại Giữa',
    'Bãi',
  ],
  'tan-yen': ['Đầu Làng', 'Giữa Làng', 'Cuối Làng', 'Phố Mới'],
  'phuc-hoa': ['Vải Sớm', 'Lò Gạch', 'Bến Phà'],
  'ngoc-thien': ['Nương Cao', 'Đồng Vàng', 'Cổng Chào', 'Hồ Xanh'],
  'quang-trung': ['Rừng Thông', 'Suối Mơ', 'Đường Mới'],
}

export async function loadPlaces(tx: Tx, today: Temporal.PlainDate): Promise<Keys> {
  const keys: Keys = {}
  const place = async (key: string, rest: Omit<Parameters<typeof recordPlace>[1], 'id'>) => {
    keys[key] = await recordPlace(tx, { ...rest, id: newId() })
    return keys[key]
  }
  const nation = await place('nation', { kind: 'nation', name: 'Việt Nam', parentId: null, from: null })
  const province = await place('province', { kind: 'province', code: '24', name: 'Tỉnh Bắc Ninh', parentId: nation, from: reform })
  const former = await place('former-province', {
    kind: 'province',
    code: '24',
    name: 'Tỉnh Bắc Giang',
    parentId: nation,
    from: null,
    until: reform,
  })
  const other = await place('former-bac-ninh', {
    kind: 'province',
    code: '27',
    name: 'Tỉnh Bắc Ninh',
    parentId: nation,
    from: null,
    until: reform,
  })
  const district = await place('district', {
    kind: 'district',
    code: '216',
    name: 'Huyện Tân Yên',
    parentId: former,
    from: null,
    until: reform,
  })
  for (const [key, code, name] of [...communes, ward]) await place(key, { kind: 'commune', code, name, parentId: province, from: reform })
  const heirs = [
    { fromId: former, toId: province, on: reform },
    { fromId: other, toId: province, on: reform },
    ...(await loadFormerCommunes(place, district, keys)),
  ]
  heirs.push(...(await loadVillages(tx, place, keys, today)))
  await recordHeirs(
    tx,
    heirs.map(({ fromId, toId, on }) => ({ fromId, toId, onDate: on, share: 1, keepsRecords: true })),
  )
  await repathAllCustody(tx, today)
  return keys
}

type AddPlace = (key: string, rest: Omit<Parameters<typeof recordPlace>[1], 'id'>) => Promise<string>
interface Succession {
  fromId: string
  toId: string
  on: Temporal.PlainDate
}

/** 22 communes until 2024, 19 from 1 January 2025. Three of the 22 have no heir in the published lists: they stay "chưa rõ đơn vị kế thừa". */
async function loadFormerCommunes(place: AddPlace, district: string, keys: Keys): Promise<Succession[]> {
  const heirs: Succession[] = []
  for (const [code, name, heir, renamed] of formerCommunes) {
    const until = heir && !renamed ? reform : merger2025
    let last = await place(`former/${code}`, { kind: 'commune', code, name, parentId: district, from: null, until })
    if (renamed) {
      const next = await place(`former/${code}/2025`, {
        kind: 'commune',
        code,
        name: renamed,
        parentId: district,
        from: merger2025,
        until: reform,
      })
      heirs.push({ fromId: last, toId: next, on: merger2025 })
      last = next
    }
    const toId = heir && keys[heir]
    if (toId) heirs.push({ fromId: last, toId, on: reform })
  }
  return heirs
}

async function loadVillages(tx: Tx, place: AddPlace, keys: Keys, today: Temporal.PlainDate): Promise<Succession[]> {
  for (const [commune, names] of Object.entries(villages)) {
    for (const [i, name] of names.entries()) {
      await place(`${commune}/village-${i + 1}`, { kind: 'village', name: `Thôn ${name}`, parentId: keys[commune] ?? null, from: reform })
    }
  }
  return mergeTwoVillages(tx, place, keys, today)
}

/** Villages are reorganised too: the last one of Nhã Nam was two until five months ago. */
async function mergeTwoVillages(tx: Tx, place: AddPlace, keys: Keys, today: Temporal.PlainDate): Promise<Succession[]> {
  const on = today.subtract({ months: 5 }).with({ day: 1 })
  if (Temporal.PlainDate.compare(on, reform) <= 0) return []
  const parentId = keys['nha-nam'] ?? null
  const merged = keys['nha-nam/village-18'] ?? ''
  await sql`delete from place_terms where place_id = ${merged}`.execute(tx)
  await recordPlaceTerm(tx, { id: merged, name: 'Thôn Bãi', parentId, from: on })
  const upper = await place('nha-nam/former-village-1', { kind: 'village', name: 'Thôn Bãi Trên', parentId, from: reform, until: on })
  const lower = await place('nha-nam/former-village-2', { kind: 'village', name: 'Thôn Bãi Dưới', parentId, from: reform, until: on })
  return [
    { fromId: upper, toId: merged, on },
    { fromId: lower, toId: merged, on },
  ]
}
