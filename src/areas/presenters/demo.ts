import { dayOf } from '../../kernel/clock.ts'
import type { Tx } from '../../kernel/db/index.ts'
import { type DemoRegistry, keyed } from '../../registry/demo/index.ts'
import { recordPerson, splitName } from '../../registry/index.ts'
import type { Form, How, Level } from './presenter.ts'
import { recordConsent, recordConsentEnd, recordEnd, recordPresenter, recordTalk } from './record.ts'

interface Story {
  name: string
  age: number
  commune: string
  occupation: string
  residence: string
  topics: string
  fields: [string, ...string[]]
  forms: Form[]
  /** Agreed to be listed so many days ago. */
  consent?: [level: Exclude<Level, 'centre'>, how: How, daysAgo: number, withdrawnDaysAgo?: number]
  freeWhen?: string
  fee?: string
  phone?: string
  endedDaysAgo?: number
  /** Days ago, topic, listeners, centre when another one's. */
  talks?: [number, string, number, string?][]
}

/** Uneven on purpose: some agreed to everything, some to nothing, one withdrew, one has stopped, one centre has nobody. */
const stories: Story[] = [
  {
    name: 'Khương Thị Hồng Nhạn',
    age: 52,
    commune: 'phuc-hoa',
    occupation: 'Chủ trại gà, hội viên Hội Nông dân',
    residence: 'Thôn Quất Du',
    topics: 'Nuôi gà thả vườn an toàn sinh học\nPhòng bệnh cho gia cầm lúc giao mùa',
    fields: ['agriculture', 'household-economy'],
    forms: ['talk', 'practice'],
    consent: ['public', 'signed', 120],
    freeWhen: 'Các buổi chiều, ngoài vụ gặt',
    fee: 'Theo quy định, không đặt ra',
    phone: '0900000301',
    talks: [
      [62, 'Phòng bệnh cho gà lúc giao mùa', 46],
      [24, 'Nuôi gà thả vườn an toàn sinh học', 38, 'nha-nam'],
    ],
  },
  {
    name: 'Đinh Văn Lẫm',
    age: 47,
    commune: 'nha-nam',
    occupation: 'Cán bộ thú y đã nghỉ hưu',
    residence: 'Thôn Gốc Đa',
    topics: 'Tiêm phòng cho gia súc\nChăm sóc gà con',
    fields: ['agriculture'],
    forms: ['talk', 'practice'],
    freeWhen: 'Sáng thứ bảy',
    phone: '0900000302',
    talks: [[40, 'Tiêm phòng cho trâu bò trước mùa rét', 27]],
  },
  {
    name: 'Lê Thị Bích Đào',
    age: 47,
    commune: 'nha-nam',
    occupation: 'Hiệu trưởng Trường THCS',
    residence: '',
    topics: 'Dùng điện thoại thông minh an toàn\nCùng con học ở nhà',
    fields: ['digital', 'life-skills'],
    forms: ['talk', 'course', 'online'],
    consent: ['centres', 'spoken', 80],
    freeWhen: 'Các tối trong tuần',
    phone: '0900000303',
    talks: [[15, 'Dùng điện thoại thông minh an toàn', 52]],
  },
  {
    name: 'Nguyễn Bá Kham',
    age: 61,
    commune: 'nha-nam',
    occupation: 'Hòa giải viên, nguyên cán bộ tư pháp',
    residence: 'Thôn Gốc Đa',
    topics: 'Luật Đất đai cho người dân\nHòa giải ở cơ sở',
    fields: ['law'],
    forms: ['talk'],
    consent: ['public', 'signed', 200],
    phone: '0900000304',
  },
  {
    name: 'Trần Thị Duyên Hà',
    age: 35,
    commune: 'tan-yen',
    occupation: 'Bác sĩ trạm y tế',
    residence: '',
    topics: 'Phòng tăng huyết áp\nSơ cứu tại nhà',
    fields: ['health'],
    forms: ['talk', 'training'],
    consent: ['centres', 'message', 60],
    fee: '200.000 đồng mỗi buổi',
    phone: '0900000305',
    talks: [
      [90, 'Phòng tăng huyết áp ở người cao tuổi', 71],
      [33, 'Sơ cứu tại nhà', 44],
    ],
  },
  {
    name: 'Ngọc Văn Sính',
    age: 39,
    commune: 'tan-yen',
    occupation: 'Giám đốc hợp tác xã nông nghiệp',
    residence: '',
    topics: 'Bán nông sản trên mạng\nLập hợp tác xã',
    fields: ['economy', 'digital'],
    forms: ['training', 'online'],
    consent: ['public', 'message', 150],
    phone: '0900000306',
  },
  {
    name: 'Hoàng Thị Mận',
    age: 58,
    commune: 'ngoc-thien',
    occupation: 'Nghệ nhân hát ống',
    residence: '',
    topics: 'Hát ống, hát ví',
    fields: ['arts-sport', 'culture-society'],
    forms: ['course'],
    consent: ['public', 'spoken', 300, 20],
    phone: '0900000307',
    talks: [[210, 'Hát ống cho thanh thiếu niên', 33]],
  },
  {
    name: 'Vũ Trọng Sơn',
    age: 66,
    commune: 'ngoc-thien',
    occupation: 'Cựu giáo viên',
    residence: '',
    topics: 'Xóa mù chữ cho người lớn tuổi',
    fields: ['literacy'],
    forms: ['course'],
    endedDaysAgo: 45,
  },
]

export async function loadDemoPresenters(tx: Tx, { bodies, people }: DemoRegistry, now: Temporal.Instant): Promise<void> {
  const at = (daysAgo: number) => now.subtract({ hours: 24 * daysAgo })
  const year = dayOf(now).year
  for (const { name, age, commune, fields, consent, endedDaysAgo, talks = [], freeWhen = '', fee = '', phone = '', ...story } of stories) {
    const by = keyed(people, commune === 'nha-nam' ? 'deputy-chair' : `${commune}/deputy-chair`)
    const centreId = keyed(bodies, `${commune}/learning-centre`)
    const act = { by, at: at(320) }
    const personId =
      name === 'Lê Thị Bích Đào' ? keyed(people, 'school-head') : await recordPerson(tx, { ...splitName(name)!, birthYear: year - age })
    const [mainField, ...further] = fields
    const of = { centreId, personId, recorderId: centreId, fromOn: dayOf(act.at) }
    const id = await recordPresenter(tx, of, { ...story, mainField, further, freeWhen, fee, phone }, act)
    if (consent) {
      const [level, how, daysAgo, withdrawn] = consent
      await recordConsent(tx, id, { level, givenOn: dayOf(at(daysAgo)), how }, { by, at: at(daysAgo) })
      if (withdrawn !== undefined) await recordConsentEnd(tx, id, 'Báo cáo viên gọi điện đề nghị', { by, at: at(withdrawn) })
    }
    for (const [daysAgo, topic, listened, elsewhere] of talks) {
      const talk = {
        centreId: keyed(bodies, `${elsewhere ?? commune}/learning-centre`),
        presenterId: id,
        onDay: dayOf(at(daysAgo)),
        topic,
        field: mainField,
        listened,
      }
      const writer = elsewhere === 'nha-nam' ? keyed(people, 'deputy-chair') : by
      await recordTalk(tx, talk, { by: writer, at: at(daysAgo - 1) })
    }
    if (endedDaysAgo !== undefined) await recordEnd(tx, id, dayOf(at(endedDaysAgo)), 'Sức khỏe yếu')
  }
}
