import { dayOf } from '../../kernel/clock.ts'
import type { Tx } from '../../kernel/db/index.ts'
import type { DemoRegistry } from '../../registry/demo/index.ts'
import type { EquipmentKind } from './centre.ts'
import { type NewPremises, type ProfileFields, recordEquipment, recordPremises, recordProfile } from './record.ts'

interface Story {
  commune: string
  profile?: Partial<ProfileFields>
  premises?: Omit<NewPremises, 'from'>[]
  equipment?: Partial<Record<EquipmentKind, number>>
}

const merged = Temporal.PlainDate.from('2025-07-01')

/** Uneven on purpose: one nearly complete, one that borrows everything, one of which nothing is written down. */
const stories: Story[] = [
  {
    commune: 'nha-nam',
    profile: {
      foundingCode: '31/QĐ-UBND',
      foundedOn: Temporal.PlainDate.from('2025-08-15'),
      address: 'Nhà văn hóa xã, thôn Gốc Đa',
      openingHours: '19 giờ–21 giờ các tối trong tuần; sáng thứ Bảy',
      hasSeal: true,
      hasAccount: false,
    },
    premises: [
      { name: 'Hội trường nhà văn hóa xã', tenure: 'shared', rooms: 2, seats: 160, hasOffice: true },
      { name: 'Nhà văn hóa thôn Gốc Đa', tenure: 'borrowed', rooms: 1, seats: 60, hasOffice: false },
    ],
    equipment: { computer: 6, 'networked-computer': 4, projector: 1, desk: 40, bookcase: 2, book: 640 },
  },
  {
    commune: 'tan-yen',
    profile: {
      foundingCode: '18/QĐ-UBND',
      foundedOn: Temporal.PlainDate.from('2025-08-04'),
      address: 'Tổ dân phố số 3, xã Tân Yên',
      openingHours: '8 giờ–21 giờ hằng ngày',
      phone: '0204 000 0118',
      hasSeal: true,
      hasAccount: true,
    },
    premises: [{ name: 'Trụ sở trung tâm', tenure: 'own', rooms: 4, seats: 180, hasOffice: true }],
    equipment: { computer: 12, 'networked-computer': 12, projector: 2, desk: 70, bookcase: 6, book: 2150, loudspeaker: 2 },
  },
  {
    commune: 'phuc-hoa',
    profile: { address: 'Trường THCS Phúc Hòa', openingHours: 'Tối thứ Bảy, Chủ nhật' },
    premises: [{ name: 'Hai phòng học trường THCS', tenure: 'borrowed', rooms: 2, seats: 90, hasOffice: false }],
    equipment: { bookcase: 1, book: 210 },
  },
  { commune: 'ngoc-thien', premises: [{ name: 'Nhà văn hóa xã', tenure: 'shared', rooms: 1, seats: 120, hasOffice: true }] },
]

interface Former {
  code: string
  tenure: NewPremises['tenure']
  rooms: number
  hasOffice: boolean
  equipment: Partial<Record<EquipmentKind, number>>
}
const was = (code: string, tenure: Former['tenure'], rooms: number, hasOffice: boolean, equipment: Former['equipment'] = {}): Former => ({
  code,
  tenure,
  rooms,
  hasOffice,
  equipment,
})

/** What the former centres worked with: a few well off, most in the commune's house of culture, some with nothing of their own. */
const formerCentres: Former[] = [
  was('07303', 'shared', 1, false, { book: 90 }),
  was('07306', 'own', 3, true, { computer: 4, 'networked-computer': 2, bookcase: 2, book: 720 }),
  was('07309', 'shared', 1, true, { bookcase: 1, book: 150 }),
  was('07315', 'shared', 1, false, { book: 60 }),
  was('07318', 'shared', 2, true, { computer: 1, bookcase: 1, book: 240 }),
  was('07321', 'borrowed', 1, false),
  was('07324', 'own', 2, true, { computer: 3, 'networked-computer': 3, projector: 1, bookcase: 3, book: 980 }),
  was('07327', 'shared', 1, true, { bookcase: 1, book: 110 }),
  was('07330', 'borrowed', 1, false, { book: 40 }),
  was('07336', 'shared', 2, true, { computer: 2, bookcase: 1, book: 310 }),
  was('07339', 'own', 4, true, { computer: 8, 'networked-computer': 8, projector: 1, desk: 40, bookcase: 4, book: 1610 }),
  was('07342', 'borrowed', 1, false),
  was('07345', 'shared', 1, true, { computer: 1, bookcase: 1, book: 130 }),
  was('07348', 'shared', 1, false, { book: 75 }),
  was('07354', 'shared', 2, true, { bookcase: 2, book: 420 }),
  was('07357', 'borrowed', 1, false),
  was('07360', 'own', 2, true, { computer: 2, 'networked-computer': 1, bookcase: 2, book: 530 }),
  was('07363', 'shared', 1, false, { bookcase: 1, book: 95 }),
]
const venues = { own: 'Trụ sở trung tâm', shared: 'Nhà văn hóa xã', borrowed: 'Phòng học mượn của trường tiểu học' }

async function loadFormer(tx: Tx, { bodies, people }: DemoRegistry): Promise<void> {
  const from = Temporal.PlainDate.from('2023-01-01')
  for (const { code, tenure, rooms, hasOffice, equipment } of formerCentres) {
    const centreId = bodies[`former/${code}/learning-centre`]!
    const act = {
      by: people[`former/${code}/director`] ?? people['district-office-head']!,
      at: Temporal.Instant.from('2024-10-14T02:00:00Z'),
    }
    await recordPremises(tx, centreId, { name: venues[tenure], tenure, rooms, seats: rooms * 45, hasOffice, from }, act)
    for (const [kind, quantity] of Object.entries(equipment))
      await recordEquipment(tx, centreId, kind as EquipmentKind, quantity, from, act)
  }
}

const nothingYet: ProfileFields = {
  foundingCode: '',
  foundedOn: null,
  address: '',
  openingHours: '',
  phone: '',
  email: '',
  hasSeal: null,
  hasAccount: null,
}

export async function loadDemoCentres(tx: Tx, registry: DemoRegistry, now: Temporal.Instant): Promise<void> {
  const { bodies, people } = registry
  await loadFormer(tx, registry)
  const today = dayOf(now)
  const from = Temporal.PlainDate.compare(merged, today) < 0 ? merged : today
  for (const { commune, profile, premises = [], equipment = {} } of stories) {
    const centreId = bodies[`${commune}/learning-centre`]!
    const by = people[commune === 'nha-nam' ? 'deputy-chair' : `${commune}/deputy-chair`]!
    const act = { by, at: now.subtract({ hours: 24 * 200 }) }
    if (profile) await recordProfile(tx, centreId, { ...nothingYet, ...profile }, null, act)
    for (const one of premises) await recordPremises(tx, centreId, { ...one, from }, act)
    for (const [kind, quantity] of Object.entries(equipment))
      await recordEquipment(tx, centreId, kind as EquipmentKind, quantity, from, act)
  }
}
