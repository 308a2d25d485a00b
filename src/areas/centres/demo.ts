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

export async function loadDemoCentres(tx: Tx, { bodies, people }: DemoRegistry, now: Temporal.Instant): Promise<void> {
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
