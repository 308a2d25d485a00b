import type { DraftKind } from './kinds.ts'
import type { Paper } from './paper.ts'

export interface Office {
  kind: string
  line: string
  name: string
  placeName: string
  /** Next above in its line, or the authority that manages it. */
  above: { name: string; placeName: string } | null
}

export interface Letterhead extends Pick<Paper, 'issuer' | 'place' | 'archive'> {
  system: 'party' | 'state'
  /** How its numbers name it: UBND, ĐU. */
  organ: string
  /** Who decides in its decisions. */
  decider: string
}

/** Official papers write committees and councils out. */
export const inFull = (name: string): string =>
  name.replace(/^UBND(?!\p{L})/u, 'Ủy ban nhân dân').replace(/^HĐND(?!\p{L})/u, 'Hội đồng nhân dân')

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
const withoutPlace = (name: string) => name.replace(/\s+(xã|phường|thị trấn|huyện|tỉnh)(\s.*)?$/u, '')

/** Abbreviations keep Đ and drop the marks of vowels: 'Đảng ủy xã Nhã Nam' → ĐU, 'Tỉnh ủy' → TU. */
const initials = (name: string) =>
  withoutPlace(name)
    .split(/[\s-]+/)
    .filter((word) => !/^(và|của)$/u.test(word))
    .map((word) => word.charAt(0).normalize('NFD').replace(/\p{M}/gu, '').toUpperCase())
    .join('')

const organs: Record<string, string> = {
  'peoples-committee': 'UBND',
  'peoples-council': 'HĐND',
  'learning-centre': 'TTHTCĐ',
  'fatherland-front': 'MTTQ',
  'study-promotion-society': 'HKH',
  office: 'VP',
}

/** Cells and offices name the committee above them; the commune's committee names the Party organisation that it belongs to. */
function parentOf({ kind, above }: Office): string | null {
  if (!above || kind === 'peoples-committee' || kind === 'peoples-council') return null
  if (kind === 'party-committee') return `Đảng bộ ${lowerFirst(above.placeName)}`
  return inFull(above.name)
}

const deciders: Record<string, string> = {
  'party-committee': 'Ban Thường vụ',
  'education-department': 'Giám đốc',
  'learning-centre': 'Giám đốc',
  school: 'Hiệu trưởng',
  'specialised-office': 'Trưởng phòng',
  'study-promotion-society': 'Ban Thường vụ',
  'fatherland-front': 'Ban Thường trực',
}

/** 'Xã Nhã Nam' as a paper dates itself: 'Nhã Nam'. */
export const shortPlace = (name: string) => name.replace(/^(Xã|Phường|Thị trấn|Đặc khu|Huyện|Thành phố|Tỉnh|Thôn)\s+/u, '')

/** The head of an office's papers as its layout wants it; each part may be corrected on the draft. */
export function letterheadOf(office: Office): Letterhead {
  const { kind, line, name, placeName, above } = office
  const party = line === 'party'
  const committee = party && kind !== 'party-committee' && above ? above.name : name
  const own = inFull(kind === 'party-committee' || /committee$|council$|front$|society$/.test(kind) ? name : withoutPlace(name))
  return {
    system: party ? 'party' : 'state',
    place: shortPlace(placeName),
    issuer: { parent: parentOf(office), name: own },
    organ: organs[kind] ?? (party ? initials(name) : initials(own)),
    archive: party ? `Văn phòng ${withoutPlace(committee)}` : '',
    decider: [deciders[kind], own].filter(Boolean).join(' '),
  }
}

/** State: 'KH-UBND', a công văn 'UBND-VHXH' by who drafted it; Party: 'KH/ĐU'. */
export function notationOf(kind: DraftKind, { system, organ }: Pick<Letterhead, 'system' | 'organ'>, drafter: string): string {
  if (system === 'party') return `${kind}/${organ}`
  return kind === 'CV' ? [organ, drafter].filter(Boolean).join('-') : `${kind}-${organ}`
}

/** Who signs what a committee's chair decides alone: a deputy in the chair's stead. */
export interface ChairSigning {
  name: string | null
  deputy: boolean
  acting: boolean
}

export const chairSignature = ({ name, deputy, acting }: ChairSigning): Paper['signature'] => ({
  authority: deputy ? 'KT. Chủ tịch' : null,
  position: deputy ? 'Phó Chủ tịch' : acting ? 'Q. Chủ tịch' : 'Chủ tịch',
  name,
})

interface Block {
  authority: string | null
  position: string
}

const collective: Record<string, string> = {
  'peoples-committee': 'TM. Ủy ban nhân dân',
  'peoples-council': 'TM. Hội đồng nhân dân',
  'party-committee': 'T/M Ban Thường vụ',
  'fatherland-front': 'TM. Ban Thường trực',
  'study-promotion-society': 'TM. Ban Thường vụ',
}
const heads: Record<string, string> = {
  'peoples-committee': 'Chủ tịch',
  'education-department': 'Giám đốc',
  'learning-centre': 'Giám đốc',
  school: 'Hiệu trưởng',
  'specialised-office': 'Trưởng phòng',
  office: 'Chánh Văn phòng',
}
const positions = /^(Quyền |Phó )?(Bí thư|Chủ tịch|Giám đốc|Hiệu trưởng|Trưởng phòng|Trưởng Ban|Chủ nhiệm|Chánh Văn phòng|Trưởng thôn)/iu

/** Authority and position as they stand over the name: for the committee (TM., T/M), for its head (KT.), by its order (TL., T/L), acting (Q.). */
export function signingBlock(bodyKind: string, title: string, acting: boolean): Block {
  const found = positions.exec(title)?.[0] ?? title
  const position = acting ? `Q. ${found}` : found
  const party = bodyKind.startsWith('party') || bodyKind === 'inspection-committee'
  const whole = collective[bodyKind]
  if (whole && /^Chánh Văn phòng/u.test(found))
    return { authority: party ? `T/L ${whole.slice(4)}` : `TL. ${heads[bodyKind] ?? 'Chủ tịch'}`, position }
  const deputy = /^Phó/u.test(found)
  const head = heads[bodyKind] ?? found.replace(/^Phó /u, '').replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
  const instead = deputy && !(party && whole) ? `${party ? 'K/T' : 'KT.'} ${head}` : null
  return { authority: [whole, instead].filter(Boolean).join('\n') || null, position }
}
