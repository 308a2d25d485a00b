import { sentence as capital, inSentence, number } from '../../kernel/format.ts'
import {
  type Block,
  type ChairSigning,
  chairSignature,
  type Letterhead,
  letterheadOf,
  notationOf,
  type Office,
  officialDay,
  type Paper,
  profileOn,
} from '../../work/papers/index.ts'
import type { Appointment } from './appointment-queries.ts'
import type { Norm } from './norm.ts'

const line = (text: string): Block => ({ kind: 'paragraph', runs: [{ text }] })
const article = (n: number, text: string): Block => ({ kind: 'item', label: `Điều ${n}.`, runs: [{ text }] })

const acts: Record<Appointment['kind'], string> = {
  appoint: 'Bổ nhiệm',
  reappoint: 'Bổ nhiệm lại',
  acting: 'Giao phụ trách',
  relieve: 'Thôi giữ chức danh',
}
/** Accountant and treasurer are assigned, not appointed. */
const actOf = ({ kind, role }: Appointment) =>
  (role === 'accountant' || role === 'treasurer') && kind === 'appoint' ? 'Phân công' : acts[kind]

/** "Phó Chủ tịch UBND xã" of "UBND xã Nhã Nam" names the body once. */
function titleAt(title: string, body: string | null): string {
  const words = title.split(' ')
  const from = words.findIndex((_, i) => body?.toLowerCase().startsWith(words.slice(i).join(' ').toLowerCase()))
  return from > 0 ? `${words.slice(0, from).join(' ')} ${body}` : [title, body].filter(Boolean).join(', ')
}

const person = ({ nominee, birthYear, homeTitle, home }: Appointment) =>
  [`ông (bà) ${nominee}`, birthYear && `sinh năm ${birthYear}`, titleAt(homeTitle, home)].filter(Boolean).join(', ')
const term = ({ startsOn, endsOn }: Appointment) =>
  endsOn ? `từ ${officialDay(startsOn)} đến hết ${officialDay(endsOn.subtract({ days: 1 }))}` : `kể từ ${officialDay(startsOn)}`
const money = ({ coefficient, amount }: Appointment) =>
  coefficient !== null ? `hệ số ${number(coefficient)} mức lương cơ sở` : `${number(amount!)} đồng mỗi tháng`
const has = ({ coefficient, amount }: Appointment) => coefficient !== null || amount !== null

const sentence = (one: Appointment, title: string) =>
  one.kind === 'relieve'
    ? `${person(one)} thôi giữ chức danh ${title} ${one.centre}, ${term(one)}`
    : `${actOf(one)} ${person(one)} ${one.kind === 'acting' ? 'chức danh' : 'giữ chức danh'} ${title} ${one.centre}, ${term(one)}`
/** "Phó Giám đốc Trung tâm học tập cộng đồng" of a centre that is named next is "Phó Giám đốc". */
const short = (title: string) => title.replace(/\s+Trung tâm học tập cộng đồng$/iu, '').replace(/\s+trung tâm$/iu, '')

interface Printing {
  one: Appointment
  today: Temporal.PlainDate
  sample: boolean
}

const common = (head: Letterhead, { today, sample }: Printing) => ({
  profile: profileOn('state', today).id,
  issuer: head.issuer,
  place: head.place,
  month: today.toPlainYearMonth(),
  sample,
})

/** Tờ trình of the advising office; number and day are its clerk's to give. */
export function proposalPaper(printing: Printing, office: Office, norm: Norm | null, head: { name: string } | null): Paper {
  const { one } = printing
  const letter = letterheadOf(office)
  const post = short(one.title)
  return {
    ...common(letter, printing),
    kind: 'TTr',
    number: null,
    notation: notationOf('TTr', letter, ''),
    date: null,
    subject: `Về việc kiện toàn ban giám đốc ${one.centre}`,
    addressees: [`Chủ tịch ${letter.issuer.parent ?? 'Ủy ban nhân dân xã'}`],
    legalBasis: [],
    body: [
      line(`Lý do kiện toàn: ${one.reason}`),
      ...(norm ? [line(`Định mức: ${norm.homeText} (${norm.basis}).`)] : []),
      line(`${office.name} trình ${inSentence(sentence(one, post))}.`),
      ...(has(one) ? [line(`Phụ cấp đề nghị: ${money(one)}, căn cứ ${one.allowanceBasis}.`)] : []),
      line('Kính trình xem xét, quyết định'),
    ],
    distribution: ['Như trên'],
    archive: '',
    signature: { authority: null, position: head ? 'Trưởng phòng' : null, name: head?.name ?? null },
  }
}

/** Quyết định with the grounds of its day: of authority and norm as data say them; of the Party committee's opinion number and day alone. */
export function decisionPaper(printing: Printing, office: Office, grounds: string[], adviser: string, signing: ChairSigning): Paper {
  const { one } = printing
  const letter = letterheadOf(office)
  const own = letter.issuer.name
  const articles = [
    capital(sentence(one, short(one.title))),
    ...(has(one) ? [`Ông (bà) ${one.nominee} được hưởng phụ cấp ${money(one)} theo ${one.allowanceBasis}`] : []),
    'Quyết định này có hiệu lực kể từ ngày ký',
    `Chánh Văn phòng HĐND và UBND, Trưởng phòng Văn hóa - Xã hội, ${one.centre} và ông (bà) ${one.nominee} chịu trách nhiệm thi hành Quyết định này`,
  ]
  return {
    ...common(letter, printing),
    kind: 'QĐ',
    number: one.decisionCode ? one.decisionCode.split('/')[0]! : null,
    notation: notationOf('QĐ', letter, ''),
    date: one.decidedOn,
    subject: `Về việc ${actOf(one).toLocaleLowerCase('vi')} ${short(one.title)} ${one.centre}`,
    addressees: [],
    legalBasis: [
      ...grounds,
      ...(one.partyOn ? [`Căn cứ văn bản số ${one.partyCode} ${officialDay(one.partyOn)} của Đảng ủy`] : []),
      `Theo đề nghị của ${adviser}`,
    ],
    decider: `Chủ tịch ${own}`,
    body: articles.map((text, i) => article(i + 1, `${text}${i === articles.length - 1 ? '' : '.'}`)),
    distribution: [`Như Điều ${articles.length}`, 'Sở Giáo dục và Đào tạo (để báo cáo)'],
    archive: 'VHXH',
    signature: chairSignature(signing),
  }
}
