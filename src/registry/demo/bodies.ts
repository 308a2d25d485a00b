import { newId, type Tx } from '../../kernel/db/index.ts'
import { type NewBody, recordBody, recordBodyHeirs } from '../bodies.ts'
import type { Heir } from '../places.ts'
import { communes, formerCommunes, type Keys, merger2025, reform, villages, ward } from './places.ts'

type AddBody = (
  key: string,
  body: Omit<NewBody, 'id' | 'placeId' | 'from' | 'until'> & Partial<Pick<NewBody, 'from' | 'until'>> & { place: string },
) => Promise<string>

export async function loadBodies(tx: Tx, places: Keys): Promise<Keys> {
  const keys: Keys = {}
  const add: AddBody = async (key, { place, ...body }) => {
    keys[key] = await recordBody(tx, { from: reform, ...body, id: newId(), placeId: places[place] ?? '' })
    return keys[key]
  }
  await loadProvince(add)
  for (const [key, , name] of communes) await loadCommune(add, key, name.replace(/^Xã/, 'xã'), keys)
  await add(`${ward[0]}/party-committee`, {
    kind: 'party-committee',
    name: 'Đảng ủy phường Đa Mai',
    place: ward[0],
    superiorId: keys['province/party-committee'] ?? null,
  })
  await add(`${ward[0]}/peoples-committee`, {
    kind: 'peoples-committee',
    name: 'UBND phường Đa Mai',
    place: ward[0],
    superiorId: keys['province/peoples-committee'] ?? null,
  })
  await recordBodyHeirs(tx, await loadFormer(add, keys))
  return keys
}

async function loadProvince(add: AddBody): Promise<void> {
  const place = 'province'
  const party = await add('province/party-committee', { kind: 'party-committee', name: 'Tỉnh ủy Bắc Ninh', place })
  await add('province/party-office', { kind: 'party-office', name: 'Văn phòng Tỉnh ủy', place, superiorId: party })
  const committee = await add('province/peoples-committee', { kind: 'peoples-committee', name: 'UBND tỉnh Bắc Ninh', place })
  await add('province/education-department', { kind: 'education-department', name: 'Sở Giáo dục và Đào tạo', place, superiorId: committee })
  await add('province/study-society', { kind: 'study-promotion-society', name: 'Hội Khuyến học tỉnh', place })
  await add('province/front', { kind: 'fatherland-front', name: 'Ủy ban MTTQ Việt Nam tỉnh', place })
}

/** Since 1 July 2025 the commune's Party committee stands directly under the province's, with its own offices (QĐ 298, 299-QĐ/TW). */
async function loadCommune(add: AddBody, place: (typeof communes)[number][0], name: string, keys: Keys): Promise<void> {
  const party = await add(`${place}/party-committee`, {
    kind: 'party-committee',
    name: `Đảng ủy ${name}`,
    place,
    superiorId: keys['province/party-committee'] ?? null,
  })
  const under = (superiorId: string) => (key: string, kind: string, title: string) =>
    add(`${place}/${key}`, { kind, name: `${title} ${name}`, place, superiorId })
  const inParty = under(party)
  await inParty('party-office', 'party-office', 'Văn phòng Đảng ủy')
  await inParty('party-board', 'party-board', 'Ban Xây dựng Đảng Đảng ủy')
  await inParty('inspection-committee', 'inspection-committee', 'Ủy ban Kiểm tra Đảng ủy')
  await inParty('party-cell-party', 'party-cell', 'Chi bộ các cơ quan Đảng, đoàn thể')
  await inParty('party-cell-state', 'party-cell', 'Chi bộ cơ quan chính quyền')
  await inParty('party-cell-school', 'party-cell', 'Chi bộ các trường học')
  await add(`${place}/peoples-council`, { kind: 'peoples-council', name: `HĐND ${name}`, place })
  const committee = await add(`${place}/peoples-committee`, {
    kind: 'peoples-committee',
    name: `UBND ${name}`,
    place,
    superiorId: keys['province/peoples-committee'] ?? null,
  })
  const inState = under(committee)
  await inState('office', 'office', 'Văn phòng HĐND và UBND')
  await inState('culture-office', 'specialised-office', 'Phòng Văn hóa - Xã hội')
  await inState('economy-office', 'specialised-office', 'Phòng Kinh tế')
  await add(`${place}/police`, { kind: 'police', name: `Công an ${name}`, place })
  const front = await add(`${place}/front`, {
    kind: 'fatherland-front',
    name: `Ủy ban MTTQ Việt Nam ${name}`,
    place,
    superiorId: keys['province/front'] ?? null,
  })
  const inFront = under(front)
  await inFront('women-union', 'women-union', 'Hội Liên hiệp Phụ nữ')
  await inFront('youth-union', 'youth-union', 'Đoàn Thanh niên')
  await inFront('farmers-union', 'farmers-union', 'Hội Nông dân')
  await inFront('veterans', 'veterans', 'Hội Cựu chiến binh')
  await add(`${place}/study-society`, {
    kind: 'study-promotion-society',
    name: `Hội Khuyến học ${name}`,
    place,
    superiorId: keys['province/study-society'] ?? null,
  })
  const managed = (key: string, kind: string, title: string) => add(`${place}/${key}`, { kind, name: title, place, managerId: committee })
  await managed('secondary-school', 'school', `Trường THCS ${name.replace(/^xã /, '')}`)
  await managed('primary-school', 'school', `Trường Tiểu học ${name.replace(/^xã /, '')}`)
  await managed('learning-centre', 'learning-centre', `Trung tâm học tập cộng đồng ${name}`)
  for (const [i, village] of villages[place].entries()) {
    const key = `${place}/village-${i + 1}`
    await add(key, { kind: 'village-board', name: `Thôn ${village}`, place: key, superiorId: committee })
  }
}

const districtBodies = [
  ['party-office', 'party-office', 'Văn phòng Huyện ủy', 'party'],
  ['organisation-board', 'party-board', 'Ban Tổ chức Huyện ủy', 'party'],
  ['propaganda-board', 'party-board', 'Ban Tuyên giáo Huyện ủy', 'party'],
  ['inspection-committee', 'inspection-committee', 'Ủy ban Kiểm tra Huyện ủy', 'party'],
  ['office', 'office', 'Văn phòng HĐND và UBND huyện Tân Yên', 'state'],
  ['education-office', 'education-department', 'Phòng Giáo dục và Đào tạo huyện Tân Yên', 'state'],
  ['culture-office', 'specialised-office', 'Phòng Văn hóa và Thông tin huyện Tân Yên', 'state'],
  ['finance-office', 'specialised-office', 'Phòng Tài chính - Kế hoạch huyện Tân Yên', 'state'],
  ['front', 'fatherland-front', 'Ủy ban MTTQ Việt Nam huyện Tân Yên', null],
  ['study-society', 'study-promotion-society', 'Hội Khuyến học huyện Tân Yên', null],
] as const

/** The district case: everything ends with 30 June 2025. Which commune keeps the district's own records is not known and not guessed. */
async function loadFormer(add: AddBody, keys: Keys): Promise<Heir[]> {
  const era = { from: null, until: reform }
  const province = 'former-province'
  const oldParty = await add('former-province/party-committee', {
    kind: 'party-committee',
    name: 'Tỉnh ủy Bắc Giang',
    place: province,
    ...era,
  })
  const oldCommittee = await add('former-province/peoples-committee', {
    kind: 'peoples-committee',
    name: 'UBND tỉnh Bắc Giang',
    place: province,
    ...era,
  })
  const party = await add('district/party-committee', {
    kind: 'party-committee',
    name: 'Huyện ủy Tân Yên',
    place: 'district',
    superiorId: oldParty,
    ...era,
  })
  const committee = await add('district/peoples-committee', {
    kind: 'peoples-committee',
    name: 'UBND huyện Tân Yên',
    place: 'district',
    superiorId: oldCommittee,
    ...era,
  })
  await add('district/peoples-council', { kind: 'peoples-council', name: 'HĐND huyện Tân Yên', place: 'district', ...era })
  for (const [key, kind, name, line] of districtBodies) {
    await add(`district/${key}`, {
      kind,
      name,
      place: 'district',
      superiorId: line === 'party' ? party : line === 'state' ? committee : null,
      ...era,
    })
  }
  const whole = (from: string, to: string, onDate = reform): Heir => ({
    fromId: keys[from] ?? '',
    toId: keys[to] ?? '',
    onDate,
    share: 1,
    keepsRecords: true,
  })
  const heirs = [
    whole('former-province/party-committee', 'province/party-committee'),
    whole('former-province/peoples-committee', 'province/peoples-committee'),
  ]
  heirs.push(...(await loadFormerCommunes(add, party, committee, whole)), ...districtHeirs(keys))
  return heirs
}

/** Each commune had its centre: 22, then 19, then the five of today. Whoever went to the ward has no centre of it to go on in. */
const kinds = ['party-committee', 'peoples-committee', 'learning-centre'] as const

async function loadFormerCommunes(
  add: AddBody,
  party: string,
  committee: string,
  whole: (from: string, to: string, on?: Temporal.PlainDate) => Heir,
): Promise<Heir[]> {
  const heirs: Heir[] = []
  const trio = async (place: string, name: string, from: Temporal.PlainDate | null, until: Temporal.PlainDate) => {
    const lower = name.charAt(0).toLowerCase() + name.slice(1)
    await add(`${place}/party-committee`, { kind: 'party-committee', name: `Đảng ủy ${lower}`, place, superiorId: party, from, until })
    const managerId = await add(`${place}/peoples-committee`, {
      kind: 'peoples-committee',
      name: `UBND ${lower}`,
      place,
      superiorId: committee,
      from,
      until,
    })
    const centre = `Trung tâm học tập cộng đồng ${lower}`
    await add(`${place}/learning-centre`, { kind: 'learning-centre', name: centre, place, managerId, from, until })
  }
  for (const [code, name, heir, renamed] of formerCommunes) {
    let last = `former/${code}`
    await trio(last, name, null, heir && !renamed ? reform : merger2025)
    const carriedOn = kinds.filter((kind) => kind !== 'learning-centre' || heir !== ward[0])
    for (const kind of carriedOn) if (heir && !renamed) heirs.push(whole(`${last}/${kind}`, `${heir}/${kind}`))
    if (!renamed) continue
    last = `${last}/2025`
    await trio(last, renamed, merger2025, reform)
    for (const kind of carriedOn)
      heirs.push(whole(`former/${code}/${kind}`, `${last}/${kind}`, merger2025), whole(`${last}/${kind}`, `${heir}/${kind}`))
  }
  return heirs
}

const partOf: Record<string, string> = {
  'party-committee': 'party-committee',
  'party-office': 'party-office',
  'organisation-board': 'party-board',
  'propaganda-board': 'party-board',
  'inspection-committee': 'inspection-committee',
  'peoples-committee': 'peoples-committee',
  'peoples-council': 'peoples-council',
  office: 'office',
  'education-office': 'culture-office',
  'culture-office': 'culture-office',
  'finance-office': 'economy-office',
  front: 'front',
  'study-society': 'study-society',
}

function districtHeirs(keys: Keys): Heir[] {
  return Object.entries(partOf).flatMap(([from, to]) =>
    communes.map(([commune]) => ({
      fromId: keys[`district/${from}`] ?? '',
      toId: keys[`${commune}/${to}`] ?? '',
      onDate: reform,
      share: null,
      keepsRecords: false,
    })),
  )
}
