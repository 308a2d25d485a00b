import { number } from '../../kernel/format.ts'
import type { CentreHead } from '../../registry/index.ts'
import {
  type Block,
  type Cell,
  type ChairSigning,
  chairSignature,
  inFull,
  innerPaper,
  type Letterhead,
  labelled,
  notationOf,
  officialDay,
  type Paper,
  para,
  profileOn,
  shortPlace,
} from '../../work/papers/index.ts'
import { bandOf } from './criteria.ts'
import { type Explained, type Group, groupsOf, type Line, mostOf, mostOfLine } from './explain.ts'
import { words } from './words.ts'

const say = words.vi
const blank = '……………………………………………………'

interface Column {
  head: string
  width: number
  text?: boolean
  of: (line: Line) => string
  sum: (group: Pick<Group, 'most' | 'own' | 'found'>) => string
}

const points = (value: number | null) => (value === null ? '' : number(value))
const nothing = () => ''

/** The table of criteria, headings with what their lines come to; a set of levels has no grand total. */
function criteriaTable(one: Explained, columns: Column[]): Block {
  const bold = (text: string): Cell => [{ text, bold: true }]
  const all = { most: mostOf(one.set.kind, one.set.criteria), own: one.own, found: one.found }
  return {
    kind: 'table',
    columns: [
      { head: 'TT', width: 12, align: 'center' },
      { head: say.criterion, width: 60 },
      ...columns.map(({ head, width, text }) => ({ head, width, align: text ? ('left' as const) : ('center' as const) })),
    ],
    rows: groupsOf(one).flatMap((group) => [
      [bold(group.heading.code), bold(group.heading.text), ...columns.map(({ sum }) => bold(sum(group)))],
      ...group.lines.map((line) => [line.criterion.code, line.criterion.text, ...columns.map(({ of }) => of(line))]),
    ]),
    ...(one.set.kind === 'points' && { totals: ['', say.sum, ...columns.map(({ sum }) => sum(all))] }),
  }
}

const most = ({ set }: Explained): Column => ({
  head: say.most,
  width: 16,
  of: ({ criterion }) => number(mostOfLine(set.kind, criterion)),
  sum: (group) => number(group.most),
})
const own: Column = { head: say.selfPoints, width: 16, of: ({ total }) => number(total), sum: (group) => number(group.own) }
const found = (one: Explained): Column => ({
  head: say.found,
  width: 16,
  of: ({ row }) => (one.found === null ? '' : points(row?.found ?? 0)),
  sum: (group) => points(group.found),
})
const remark: Column = { head: say.remark, width: 45, text: true, of: ({ row }) => row?.remark ?? '', sum: nothing }
const proof: Column = {
  head: say.evidence,
  width: 61,
  text: true,
  of: ({ steps, row }) => {
    const held = steps.filter((step) => step.held).map(({ step }) => step.text)
    return [held.length > 0 && `Theo hồ sơ: ${held.join('; ')}`, row?.evidence, row?.fileName].filter(Boolean).join('\n')
  },
  sum: nothing,
}

/** '88/100 điểm, xếp loại Tốt'; a level of a set of two is its own result. */
function outcome({ set }: Explained, value: number): string {
  if (set.kind === 'levels') return value === 0 ? 'chưa đạt' : `đạt mức ${value}`
  const band = bandOf(set.bands, value)?.name
  return `${say.ofPoints(number(value), number(mostOf(set.kind, set.criteria)))}${band ? `, xếp loại ${band}` : ''}`
}

const plainBasis = (basis: string) => basis.split(';')[0]!.trim()
const byDecision = (note: string) => (/^quyết định/iu.test(note) ? note : `Quyết định số ${note}`)
const teamNote = ({ rating }: Explained) => rating.entries.findLast(({ kind }) => kind === 'team')?.note ?? ''
const teamNamed = (one: Explained) => (teamNote(one) ? `Đoàn kiểm tra (lập theo ${byDecision(teamNote(one))})` : 'Đoàn kiểm tra')

export interface Printing {
  one: Explained
  /** The day by which names and layout go. */
  on: Temporal.PlainDate
  sample: boolean
}

export interface Person {
  name: string
  title: string
}

/** Phiếu tự đánh giá as its centre signs it; its day is that of the submission. */
export function selfPaper(
  { one, on, sample }: Printing,
  head: CentreHead,
  submittedOn: Temporal.PlainDate | null,
  director: Signer,
): Paper {
  const { rating, set } = one
  return {
    ...innerPaper(
      {
        profile: profileOn('state', on).id,
        issuer: { parent: head.manager && inFull(head.manager), name: rating.centre },
        place: shortPlace(head.place),
        on,
        sample,
      },
      { form: 'Phiếu tự đánh giá', subject: `${rating.centre} năm ${rating.year}` },
    ),
    date: submittedOn,
    body: [
      labelled('Bộ tiêu chí', `${set.name}.`),
      labelled(say.basisText, `${plainBasis(set.basis)}.`),
      criteriaTable(one, [most(one), own, proof]),
      labelled('Kết quả tự đánh giá', `${outcome(one, one.own)}.`),
    ],
    signature: { authority: null, ...director },
  }
}

export interface Signer {
  position: string
  name: string | null
}

export interface Inspection {
  head: Letterhead
  /** The team; without one, whoever wrote the findings down. */
  inspectors: Person[]
  director: Person | null
  inspectedOn: Temporal.PlainDate | null
  note: string
}

/** Biên bản kiểm tra (NĐ 30/2020, Phụ lục III, mẫu 1.9); before the inspection its points stay open for the pen. */
export function minutesPaper({ one, on, sample }: Printing, inspection: Inspection): Paper {
  const { rating } = one
  const { head, inspectors, director, inspectedOn, note } = inspection
  const team = rating.members.length > 0
  const named = ({ name, title }: Person): Block => ({
    kind: 'item',
    label: '-',
    runs: [{ text: `Ông (bà) ${[name, title].filter(Boolean).join(', ')};` }],
  })
  const heading = (label: string, text: string): Block => ({ kind: 'heading', level: 1, label, text })
  return {
    profile: profileOn('state', on).id,
    kind: 'BB',
    issuer: team ? { parent: head.issuer.parent ?? head.issuer.name, name: 'Đoàn kiểm tra' } : head.issuer,
    number: null,
    notation: team ? 'BB-ĐKT' : notationOf('BB', head, ''),
    place: head.place,
    date: null,
    month: (inspectedOn ?? on).toPlainYearMonth(),
    subject: `Kiểm tra kết quả tự đánh giá của ${rating.centre} năm ${rating.year}`,
    addressees: [],
    legalBasis: [],
    body: [
      labelled('Thời gian', '…… giờ ……, ngày …… tháng …… năm ………'),
      labelled('Địa điểm', blank),
      heading('I.', 'THÀNH PHẦN'),
      { kind: 'item', label: '1.', runs: [{ text: team ? `${teamNamed(one)}:` : 'Người kiểm tra:' }] },
      ...(inspectors.length ? inspectors.map(named) : [para(blank)]),
      { kind: 'item', label: '2.', runs: [{ text: `Đại diện ${rating.centre}:` }] },
      ...(director ? [named(director)] : [para(blank)]),
      heading('II.', 'KẾT QUẢ KIỂM TRA'),
      criteriaTable(one, [most(one), own, found(one), remark]),
      heading('III.', 'KẾT LUẬN'),
      para(note || blank),
      para(`Trung tâm tự chấm: ${outcome(one, one.own)}.`),
      para(`Kết quả kiểm tra: ${one.found === null ? blank : `${outcome(one, one.found)}.`}`),
      ...(inspectedOn ? [para(`Kết quả được ghi nhận ${officialDay(inspectedOn)}.`)] : []),
      ...(team && inspectors.length > 1 ? signatures(inspectors) : []),
      para('Biên bản đã được đọc lại cho những người có tên trên cùng nghe và thống nhất thông qua'),
    ],
    distribution: [rating.centre],
    archive: 'VHXH',
    secretary: { position: 'Đại diện trung tâm', name: director?.name ?? null },
    signature: {
      authority: team ? 'TM. Đoàn kiểm tra' : null,
      position: team ? 'Trưởng đoàn' : 'Người kiểm tra',
      name: inspectors.length === 1 ? inspectors[0]!.name : null,
    },
    sample,
  }
}

/** Whoever was on the team signs beside the name. */
const signatures = (people: Person[]): Block[] => [
  para('Thành viên Đoàn kiểm tra ký tên:'),
  {
    kind: 'table',
    columns: [
      { head: 'TT', width: 12, align: 'center' },
      { head: 'Họ và tên', width: 88 },
      { head: 'Ký tên', width: 65 },
    ],
    rows: people.map(({ name }, i) => [String(i + 1), name, '\n\n']),
  },
]

/** Quyết định of the committee's chair; number and day stay open until they are recorded. */
export function decisionPaper({ one, on, sample }: Printing, head: Letterhead, adviser: string | null, signing: ChairSigning): Paper {
  const { rating, set, status } = one
  const decided = status === 'decided'
  const [first = '', ...rest] = decided ? rating.decisionCode.split('/') : []
  const result = rating.result ?? one.found ?? 0
  const articles = [
    `Công nhận kết quả đánh giá, xếp loại ${rating.centre} năm ${rating.year}: ${outcome(one, result)} (chi tiết tại Phụ lục kèm theo).`,
    'Quyết định này có hiệu lực kể từ ngày ký.',
    `${adviser ? `${adviser}, ` : ''}${rating.centre} và các cơ quan, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này`,
  ]
  return {
    profile: profileOn('state', on).id,
    kind: 'QĐ',
    issuer: head.issuer,
    number: first || null,
    notation: rest.join('/') || notationOf('QĐ', head, ''),
    place: head.place,
    date: decided ? rating.decidedOn : null,
    month: on.toPlainYearMonth(),
    subject: `Về việc công nhận kết quả đánh giá, xếp loại ${rating.centre} năm ${rating.year}`,
    addressees: [],
    legalBasis: [
      `Căn cứ bộ tiêu chí “${set.name}” (${plainBasis(set.basis)})`,
      `Căn cứ Biên bản kiểm tra kết quả tự đánh giá năm ${rating.year}${rating.members.length > 0 ? ` của ${teamNamed(one)}` : ''}`,
      ...(adviser ? [`Theo đề nghị của ${adviser}`] : []),
    ],
    decider: `Chủ tịch ${head.issuer.name}`,
    body: articles.map((text, i): Block => ({ kind: 'item', label: `Điều ${i + 1}.`, runs: [{ text }] })),
    annexes: [
      {
        title: `Kết quả đánh giá theo từng tiêu chí của ${rating.centre} năm ${rating.year}`,
        body: [criteriaTable(one, [most(one), own, found(one), remark])],
      },
    ],
    distribution: [`Như Điều ${articles.length}`, 'Sở Giáo dục và Đào tạo (để báo cáo)'],
    archive: 'VHXH',
    signature: chairSignature(signing),
    sample,
  }
}
