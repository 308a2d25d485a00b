import { dayOf, zone } from '../../kernel/clock.ts'
import type { Tx } from '../../kernel/db/index.ts'
import type { DemoRegistry } from '../../registry/demo/index.ts'
import {
  grantReading,
  recordDocument,
  recordForwarding,
  recordHandled,
  recordLeaderNote,
  recordPresentation,
  recordRegistration,
  recordSight,
} from '../../work/documents/index.ts'
import { recipientsOf, spelled } from './bodies.ts'
import { committeePlan, districtLetter, partyLetter, type Short, shortLetter } from './demo-texts.ts'
import { dayOfPaper, documentFrom, proposalOf } from './intake.ts'
import { readLetter } from './reading/index.ts'

interface Stage {
  tx: Tx
  registry: DemoRegistry
  now: Temporal.Instant
}

const keyed = (keys: Record<string, string>, key: string): string => {
  const id = keys[key]
  if (!id) throw new Error(`the demo has no ${key}`)
  return id
}

interface Enter {
  text: string
  /** Key of the issuing body, when it is one of the demo's. */
  issuer: string | null
  keeper: string
  by: string
  daysAgo: number
  recipients?: string[]
  archived?: boolean
}

const momentOf = ({ now }: Stage, daysAgo: number, minutes = 0) =>
  dayOf(now).subtract({ days: daysAgo }).toZonedDateTime({ timeZone: zone, plainTime: '08:15' }).add({ minutes }).toInstant()

/** The way a clerk would enter it: read, take the proposal as it is, save. */
async function enter(stage: Stage, { text, issuer, keeper, by, daysAgo, recipients, archived }: Enter): Promise<string> {
  const { tx, registry, now } = stage
  const letter = await spelled(tx, readLetter(text))
  const answers = { ...proposalOf(letter), system: letter.system! }
  const issuerBodyId = issuer && keyed(registry.bodies, issuer)
  const on = dayOfPaper(letter.date ? Temporal.PlainDate.from(letter.date) : null, 'tháng 8 năm 2023', dayOf(now))
  const named =
    recipients?.map((key) => keyed(registry.bodies, key)) ??
    (issuerBodyId ? await recipientsOf(tx, letter.addressees, issuerBodyId, on) : [])
  const keeperBodyId = keyed(registry.bodies, keeper)
  const person = keyed(registry.people, by)
  const at = momentOf(stage, daysAgo)
  const id = await recordDocument(
    tx,
    documentFrom(answers, text, letter, { issuerBodyId, fileId: null, keeperBodyId, recipients: named, archived }),
    person,
    at,
  )
  await recordSight(tx, id, keeperBodyId, person, at)
  return id
}

const provincial = (code: string, subject: string, items: string[]): Short => ({
  system: 'party',
  parent: 'Đảng bộ tỉnh Bắc Ninh',
  issuer: 'Văn phòng Tỉnh ủy',
  code,
  place: 'Bắc Ninh',
  subject,
  to: 'Các đảng ủy xã, phường',
  items,
  archive: 'Văn phòng Tỉnh ủy',
  authority: 'CHÁNH VĂN PHÒNG',
  signer: 'Đoàn Viết Khiêm',
})

const toRegister: [Short, number][] = [
  [
    provincial('412-CV/VPTU', 'tổng hợp kết quả học tập nghị quyết quý IV', [
      'Tổng hợp số chi bộ đã tổ chức học tập, số đảng viên tham dự.',
      'Gửi báo cáo về Văn phòng Tỉnh ủy trước ngày 10 tháng sau.',
    ]),
    1,
  ],
  [
    provincial('415-CV/VPTU', 'rà soát quy chế phối hợp giữa cấp ủy và chính quyền cấp xã', [
      'Rà soát quy chế phối hợp đã ban hành, nêu nội dung cần sửa.',
      'Đề xuất lịch làm việc với Văn phòng Tỉnh ủy.',
    ]),
    0,
  ],
]

const department = (code: string, subject: string, items: string[]): Short => ({
  system: 'state',
  parent: 'UBND tỉnh Bắc Ninh',
  issuer: 'Sở Giáo dục và Đào tạo',
  code,
  place: 'Bắc Ninh',
  subject,
  to: 'Ủy ban nhân dân các xã, phường',
  items,
  archive: 'VT, GDTX',
  authority: 'KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC',
  signer: 'Nghiêm Thị Hoài Thương',
})

const forTheChair: [Short, number][] = [
  [
    department('1820/SGDĐT-GDTX', 'tự đánh giá, phân loại trung tâm học tập cộng đồng năm nay', [
      'Thành lập đoàn kiểm tra cấp xã.',
      'Gửi kết quả về Sở trước ngày 15 tháng 12.',
    ]),
    6,
  ],
  [department('1833/SGDĐT-GDTX', 'báo cáo lớp xóa mù chữ', ['Thống kê số lớp, số học viên theo giới tính, độ tuổi.']), 5],
  [
    department('1841/SGDĐT-VP', 'tổ chức Tuần lễ hưởng ứng học tập suốt đời', ['Xây dựng kế hoạch, gắn với hoạt động thư viện của thôn.']),
    4,
  ],
  [
    department('1856/SGDĐT-KHTC', 'dự toán kinh phí trung tâm học tập cộng đồng năm sau', [
      'Lập dự toán theo từng nguồn, gửi Sở Tài chính và Sở Giáo dục và Đào tạo.',
    ]),
    2,
  ],
]

/** The letter that the province's follow-up rests on; each item becomes one task of five communes. */
const provincialLetter = department('1502/SGDĐT-GDTX', 'củng cố trung tâm học tập cộng đồng sau sắp xếp đơn vị hành chính', [
  'Rà soát, báo cáo hiện trạng trung tâm học tập cộng đồng sau sắp xếp: trụ sở, nhân sự, tài sản, sách.',
  'Ban hành quyết định thành lập, kiện toàn trung tâm theo thẩm quyền.',
  'Cử cán bộ quản lý trung tâm tham gia tập huấn do Sở tổ chức.',
  'Xây dựng, ban hành quy chế hoạt động của trung tâm.',
  'Tự đánh giá, xếp loại trung tâm theo bộ tiêu chí; biên bản và bảng điểm gửi về Sở.',
  'Báo cáo kết quả Tuần lễ hưởng ứng học tập suốt đời.',
  'Hoàn thiện hồ sơ đánh giá xếp loại trung tâm năm.',
  'Lập kế hoạch hoạt động năm sau trên cơ sở khảo sát nhu cầu học tập.',
])
const provincialDaysAgo = 66

/** What the Party clerk has entered into the register before; handled long ago. */
const handled: [Short, number][] = [
  [provincial('355-CV/VPTU', 'gửi lịch tiếp công dân quý IV', ['Đăng ký lịch tiếp công dân của thường trực cấp ủy.']), 40],
  [provincial('371-CV/VPTU', 'chuẩn bị hội nghị giao ban Văn phòng cấp ủy', ['Cử cán bộ dự hội nghị, gửi báo cáo tham luận.']), 23],
]

/** Who opened the letter at each office; the veterans and the farmers have not yet (practice.md: a seen-receipt is not a result). */
const openedBy: [body: string, person: string, daysAgo: number][] = [
  ['party-office', 'party-office-head', 62],
  ['party-board', 'party-board-head', 61],
  ['inspection-committee', 'inspection-head', 61],
  ['peoples-committee', 'committee-clerk', 61],
  ['culture-office', 'culture-head', 60],
  ['front', 'front-chair', 61],
  ['women-union', 'women-union-head', 60],
  ['youth-union', 'youth-union-head', 59],
  ['study-society', 'study-chair', 60],
]

/** Registered and presented, waiting for the chairman's note. */
async function present(stage: Stage, documentId: string, body: string, clerk: string, number: number, daysAgo: number): Promise<string> {
  const { tx, registry, now } = stage
  const arrival = await tx
    .selectFrom('arrivals')
    .select('id')
    .where('document_id', '=', documentId)
    .where('body_id', '=', keyed(registry.bodies, body))
    .executeTakeFirstOrThrow()
  const step = (minutes: number) => ({ arrivalId: arrival.id, by: keyed(registry.people, clerk), at: momentOf(stage, daysAgo, minutes) })
  await recordRegistration(tx, step(20), number, dayOf(now).subtract({ days: daysAgo }))
  await recordPresentation(tx, step(30))
  return arrival.id
}

interface Settled {
  body: string
  clerk: string
  leader: string
  note: string
  to: { post: string; body: string }
  number: number
  daysAgo: number
}

/** The whole way of a paper that came in long ago: registered, presented, noted, sent on, handled. */
async function settle(stage: Stage, documentId: string, { body, clerk, leader, note, to, number, daysAgo }: Settled): Promise<void> {
  const { tx, registry } = stage
  const arrivalId = await present(stage, documentId, body, clerk, number, daysAgo)
  const by = (key: string, minutes: number) => ({ arrivalId, by: keyed(registry.people, key), at: momentOf(stage, daysAgo, minutes) })
  await recordSight(tx, documentId, keyed(registry.bodies, body), keyed(registry.people, clerk), momentOf(stage, daysAgo))
  await recordLeaderNote(tx, by(leader, 60), note)
  const post = { postId: keyed(registry.posts, to.post), bodyId: keyed(registry.bodies, to.body), role: 'lead' as const }
  await recordForwarding(tx, by(clerk, 90), documentId, [post])
  await recordHandled(tx, by(clerk, 300))
}

/** The papers of both cases (practice.md, "The demo"): today's commune, and the district of 2023 that only its record keepers may read. */
export async function loadDemoLetters(tx: Tx, registry: DemoRegistry, now: Temporal.Instant): Promise<void> {
  const stage = { tx, registry, now }
  const today = dayOf(now)
  const letterOn = today.subtract({ days: 62 })
  const nhaNam = (key: string) => `nha-nam/${key}`
  const toOffices = [
    'party-office',
    'party-board',
    'inspection-committee',
    'peoples-committee',
    'front',
    'women-union',
    'youth-union',
    'farmers-union',
    'veterans',
    'study-society',
  ].map(nhaNam)
  const letter = await enter(stage, {
    text: partyLetter(letterOn),
    issuer: nhaNam('party-committee'),
    keeper: nhaNam('party-committee'),
    by: 'party-clerk',
    daysAgo: 62,
    recipients: toOffices,
  })
  const arrival = await present(stage, letter, nhaNam('peoples-committee'), 'committee-clerk', 201, 61)
  await recordLeaderNote(
    tx,
    { arrivalId: arrival, by: keyed(registry.people, 'chair'), at: momentOf(stage, 60) },
    'Phòng Văn hóa - Xã hội chủ trì tham mưu kế hoạch của UBND xã, hoàn thành trong tuần.',
  )
  const toCulture = {
    postId: keyed(registry.posts, 'culture-head'),
    bodyId: keyed(registry.bodies, nhaNam('culture-office')),
    role: 'lead' as const,
  }
  await recordForwarding(tx, { arrivalId: arrival, by: keyed(registry.people, 'committee-clerk'), at: momentOf(stage, 60, 60) }, letter, [
    toCulture,
  ])
  for (const [body, by, daysAgo] of openedBy)
    await recordSight(tx, letter, keyed(registry.bodies, nhaNam(body)), keyed(registry.people, by), momentOf(stage, daysAgo, 90))
  await enter(stage, {
    text: committeePlan(today.subtract({ days: 54 }), letterOn),
    issuer: nhaNam('peoples-committee'),
    keeper: nhaNam('peoples-committee'),
    by: 'committee-clerk',
    daysAgo: 54,
    recipients: [nhaNam('culture-office'), nhaNam('economy-office'), nhaNam('learning-centre')],
  })
  const fromTheProvince = ([short, daysAgo]: [Short, number]) =>
    enter(stage, {
      text: shortLetter(short, today.subtract({ days: daysAgo + 1 })),
      issuer: 'province/party-committee',
      keeper: 'province/party-committee',
      by: 'province-party-clerk',
      daysAgo,
      recipients: [nhaNam('party-committee')],
    })
  for (const [i, paper] of handled.entries()) {
    await settle(stage, await fromTheProvince(paper), {
      body: nhaNam('party-committee'),
      clerk: 'party-clerk',
      leader: 'party-deputy-secretary',
      note: 'Văn phòng Đảng ủy tham mưu.',
      to: { post: 'party-office-head', body: nhaNam('party-committee') },
      number: 288 + i * 16,
      daysAgo: paper[1],
    })
  }
  for (const paper of toRegister) await fromTheProvince(paper)
  await loadProvincialLetter(stage)
  for (const [i, [short, daysAgo]] of forTheChair.entries()) {
    const id = await enter(stage, {
      text: shortLetter(short, today.subtract({ days: daysAgo + 1 })),
      issuer: 'province/education-department',
      keeper: 'province/education-department',
      by: 'education-leader',
      daysAgo,
      recipients: [nhaNam('peoples-committee')],
    })
    await present(stage, id, nhaNam('peoples-committee'), 'committee-clerk', 240 + i, daysAgo)
  }
  await loadDistrictCase(stage)
}

async function loadProvincialLetter(stage: Stage): Promise<void> {
  const { now } = stage
  const communes = ['nha-nam', 'tan-yen', 'phuc-hoa', 'ngoc-thien', 'quang-trung']
  const id = await enter(stage, {
    text: shortLetter(provincialLetter, dayOf(now).subtract({ days: provincialDaysAgo })),
    issuer: 'province/education-department',
    keeper: 'province/education-department',
    by: 'education-officer',
    daysAgo: provincialDaysAgo,
    recipients: communes.map((commune) => `${commune}/peoples-committee`),
  })
  for (const [i, commune] of communes.entries()) {
    const named = (key: string) => (commune === 'nha-nam' ? key : `${commune}/${key}`)
    await settle(stage, id, {
      body: `${commune}/peoples-committee`,
      clerk: named('committee-clerk'),
      leader: named('chair'),
      note: 'Phòng Văn hóa - Xã hội tham mưu thực hiện, báo cáo Sở đúng hạn.',
      to: { post: named('culture-head'), body: `${commune}/culture-office` },
      number: 178 + i * 7,
      daysAgo: provincialDaysAgo - 1,
    })
  }
}

/** The blank letter of August 2023: its readers were the bodies of that day; the heirs' Party committees read it as record keepers. */
async function loadDistrictCase(stage: Stage): Promise<void> {
  const { tx, registry, now } = stage
  const days = dayOf(now).since(Temporal.PlainDate.from('2023-08-21'), { largestUnit: 'days' }).days
  const id = await enter(stage, {
    text: districtLetter,
    issuer: 'district/party-committee',
    keeper: 'district/party-committee',
    by: 'district-clerk',
    daysAgo: days,
    archived: true,
  })
  const heirs = ['nha-nam', 'tan-yen', 'phuc-hoa', 'ngoc-thien', 'quang-trung'].map((commune) =>
    keyed(registry.bodies, `${commune}/party-committee`),
  )
  await grantReading(tx, id, heirs, now)
}
