import { officialDay } from '../../work/papers/index.ts'
import type { Directive, Reporter } from './queries.ts'

const kinds: Record<string, string> = {
  CV: 'Công văn',
  CT: 'Chỉ thị',
  KH: 'Kế hoạch',
  QĐ: 'Quyết định',
  NQ: 'Nghị quyết',
  TB: 'Thông báo',
  CTr: 'Chương trình',
  HD: 'Hướng dẫn',
  KL: 'Kết luận',
}

/** "Công văn số 45-CV/ĐU ngày 15 tháng 9 năm 2026 của Đảng ủy xã Nhã Nam về …"; what is blank on the paper is left out, never invented. */
export function directiveName({ kind, code, datedOn, datedAs, issuerName, subject }: Directive): string {
  const numbered = /\d/.test(code) ? `số ${code}` : ''
  const day = datedOn ? officialDay(datedOn) : datedAs
  const about = subject.replace(/^(V\/v|Về việc|Về)\s+/iu, '')
  return [kinds[kind] ?? 'văn bản', numbered, day, `của ${issuerName}`, `về ${/^việc\s/u.test(about) ? about : lowerFirst(about)}`]
    .filter(Boolean)
    .join(' ')
}

const lowerFirst = (text: string) => (/^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text)

/** The committee in whose name a Party body works: its office and boards report to the committee above them. */
export function committeeOf({ kind, name, superior }: Pick<Reporter, 'kind' | 'name' | 'superior'>): string {
  return kind === 'party-committee' ? name : (superior ?? name)
}

/** To the standing members (Thường trực), who are not the standing board (Ban Thường vụ) that signed; in the State line to the issuer or the next above. */
export function addressOfSuperior(directive: Directive, reporter: Reporter, party: boolean): string {
  if (party) return `Thường trực ${directive.own || !isPartyCommittee(directive.issuerName) ? committeeOf(reporter) : directive.issuerName}`
  return fullName(directive.own ? (reporter.superior ?? reporter.name) : directive.issuerName)
}

const isPartyCommittee = (name: string) => /^(Đảng ủy|Huyện ủy|Tỉnh ủy|Thành ủy)/u.test(name)

/** Official papers write the committee's name out. */
export function fullName(name: string): string {
  return name.replace(/^UBND\b/u, 'Ủy ban nhân dân').replace(/^HĐND\b/u, 'Hội đồng nhân dân')
}

export function signerPosition(kind: string): string {
  const positions: Record<string, string> = {
    'party-committee': 'CHÁNH VĂN PHÒNG',
    'party-office': 'CHÁNH VĂN PHÒNG',
    'peoples-committee': 'TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH',
    office: 'CHÁNH VĂN PHÒNG',
    'specialised-office': 'TRƯỞNG PHÒNG',
    'education-department': 'KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC',
  }
  return positions[kind] ?? 'THỦ TRƯỞNG CƠ QUAN'
}

/** A clause may be a page long; its first sentence names it. */
export function firstSentence(whole: string): string {
  const first = whole.trim().split(/(?<=[\p{L}\d”"])[.;](?:\s|$)|\n/u)[0] ?? ''
  return first.length <= 200 ? first : `${first.slice(0, first.lastIndexOf(' ', 200))} …`
}
