import { lastDay, whens } from './dates.ts'
import { kindBefore } from './kinds.ts'
import { namedLaws } from './laws.ts'
import type { Citation } from './letter.ts'
import { type Code, codeAt } from './number.ts'
import { type Page, tidy, withoutTail } from './page.ts'

/** Every paper named with its number, but not the paper's own number; and laws cited by name alone. */
export function readCitations(page: Page, own: string | null): Citation[] {
  const found: Mention[] = []
  for (const code of codes(page.text)) {
    const mention = mentionAt(page, code, found.at(-1))
    if (mention) found.push(mention)
  }
  shareDates(found)
  const numbered = found.filter(({ code }) => code.code !== own).map((mention) => citationOf(page, mention))
  const named = namedLaws(page)
  return named.length > 0 ? [...numbered, ...named].sort((a, b) => a.offset - b.offset) : numbered
}

interface Mention {
  code: Code
  start: number
  end: number
  type: string | null
  date: string | null
  issuer: string | null
  /** Joined to the mention before by a comma or "và" only. */
  listed: boolean
}

function* codes(text: string): Generator<Code> {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit < 48 || unit > 57) continue
    const before = text[at - 1] ?? ' '
    const code = /[\p{L}\d/.,-]/u.test(before) ? null : (codeAt(text, at) ?? plainNumber(text, at))
    if (code) yield code
    at = code ? code.end - 1 : at
    while (!code && /\d/.test(text[at + 1] ?? '')) at++
  }
}

/** "Kế hoạch số 15 ngày 03/4/2025": a number without notation counts only between its kind and its date. */
function plainNumber(text: string, at: number): Code | null {
  const shape = /\d{1,5}(?=,?\s{1,3}ngày\s)/uy
  shape.lastIndex = at
  const digits = shape.exec(text)?.[0]
  if (!digits || !/số:?\s{1,3}$/iu.test(text.slice(Math.max(0, at - 8), at))) return null
  return { code: digits, start: at, end: at + digits.length, kind: null, system: null }
}

function mentionAt(page: Page, code: Code, previous: Mention | undefined): Mention | null {
  const noun = nounBefore(page.plain, code.start)
  const between = previous ? page.plain.slice(previous.end, Math.min(code.start, previous.end + 20)) : 'x'
  const listed =
    !noun && previous !== undefined && code.start - previous.end < 20 && /^[\s,;]*(?:và|hoặc)?\s*(?:số\s{0,3})?$/u.test(between)
  if (!noun && !listed && !code.kind && !afterSo(page.plain, code.start)) return null
  if (/^\d+$/.test(code.code) && !noun) return null
  const type = typeOf(page.plain, code, noun?.code, listed ? previous : undefined)
  const start = noun?.start ?? code.start
  return { code, start, type, listed, ...after(page, code) }
}

const afterSo = (plain: string, at: number): boolean => /số:?\s{0,3}$/u.test(plain.slice(Math.max(0, at - 8), at))

function nounBefore(plain: string, at: number): { code: string | null; start: number } | undefined {
  const head = plain.slice(Math.max(0, at - 12), at)
  const end = at - (/(?:\ssố|\s\(?số)?:?\s{0,3}$/u.exec(head)?.[0].length ?? 0)
  for (const other of ['văn bản', 'các văn bản']) {
    if (plain.startsWith(other, end - other.length)) return { code: null, start: end - other.length }
  }
  return kindBefore(plain, end)
}

function typeOf(plain: string, code: Code, noun: string | null | undefined, previous: Mention | undefined): string | null {
  if (code.kind) return noun === 'CV' ? noun : code.kind
  if (/\/(?:QH|UBTVQH)\d/u.test(code.code)) return noun ?? lawBefore(plain, code.start)
  if (noun) return noun
  if (previous) return previous.type
  return code.system === 'state' && noun === null ? 'CV' : null
}

/** "Luật Tổ chức chính quyền địa phương số 72/2025/QH15": the noun stands further back in the sentence. */
function lawBefore(plain: string, at: number): string | null {
  const sentence =
    plain
      .slice(Math.max(0, at - 160), at)
      .split(/[.;]\s/)
      .at(-1) ?? ''
  const nouns = ['pháp lệnh', 'luật', 'nghị quyết'].map((noun) => ({ noun, at: sentence.lastIndexOf(noun) }))
  const last = nouns.reduce((a, b) => (b.at > a.at ? b : a))
  return last.at < 0 ? null : last.noun === 'luật' ? 'Luật' : last.noun === 'pháp lệnh' ? 'PL' : 'NQ'
}

function after(page: Page, code: Code): Pick<Mention, 'end' | 'date' | 'issuer'> {
  const window = page.plain.slice(code.end, code.end + 60)
  const lead = /^[\s,]{0,4}\(?/u.exec(window)?.[0].length ?? 0
  const when = whens(window.slice(lead)).find(({ start, named, unit }) => start === 0 && named && unit === 'day')
  const dateEnd = when ? code.end + lead + when.end : code.end
  const issuer = issuerAt(page, dateEnd)
  const date = when ? lastDay(when) : null
  if (date || issuer) return { date, issuer: issuer?.name ?? null, end: issuer?.end ?? dateEnd }
  return { end: code.end, ...announced(page, code.start) }
}

const stops =
  /[.;:()“”"⁰¹²³⁴-⁹]|\n(?=\s*(?:\n|[-–+•\d]|\p{L}\)|(?:điều|căn cứ|xét|theo)\s))|\s(?:về|v\/v|thực hiện|triển khai|ban hành|phê duyệt|quy định|hướng dẫn|sửa đổi|bổ sung|trên|trong|được|đã|để|nhằm|cho|theo|tại|là|ngày|tháng|đối với|có|yêu cầu|đề nghị|quyết nghị|thông qua|công bố|cùng|như|thì|giao|cụ thể|kèm|hoặc|giai đoạn|thay thế|hỏi|và các|và ý kiến)(?!\p{L})|\svà (?:các )?(?:nghị quyết|quyết định|thông tư|chỉ thị|kế hoạch|công văn|hướng dẫn|thông báo|kết luận|nghị định|quy định|luật|tinh thần|chương trình|đề án|công điện|văn bản)\s/u
const partOfName = /(?:văn hóa|lao động|nông nghiệp|tài nguyên|giáo dục|khoa học|thông tin)$/u
/** "Bộ Văn hóa, Thể thao và Du lịch", "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ": a comma that ends no name. */
const endsInName = (window: string, comma: number): boolean =>
  partOfName.test(window.slice(0, comma)) || (/^bộ trưởng$/u.test(window.slice(0, comma)) && window.startsWith(', chủ nhiệm ', comma))

/** "… của Bộ trưởng Bộ Giáo dục và Đào tạo về việc": the words after "của" up to the first that cannot belong to a name. */
function issuerAt(page: Page, at: number): { name: string; end: number } | null {
  const lead = /^[\s,)]{0,3}của\s{1,3}/u.exec(page.plain.slice(at, at + 12))?.[0].length
  if (!lead) return null
  const start = at + lead
  const window = page.plain.slice(start, start + 120)
  let end = stops.exec(window)?.index ?? window.length
  for (let comma = window.indexOf(','); comma !== -1 && comma < end; comma = window.indexOf(',', comma + 1)) {
    if (!endsInName(window, comma) || !/\p{Lu}/u.test(page.text[start + comma + 2] ?? '')) end = comma
  }
  const name = tidy(page.text.slice(start, start + end))
  return name ? { name, end: start + end } : null
}

/** "Ngày 28 tháng 10 năm 2025, Chủ tịch … đã ban hành Công văn số …": date and issuer stand in front. */
function announced(page: Page, at: number): { date: string | null; issuer: string | null } {
  const near = page.plain.slice(Math.max(0, at - 220), at)
  const from = at - near.length + Math.max(near.lastIndexOf('\n'), near.lastIndexOf('. ')) + 1
  const head = page.plain.slice(from, at)
  const none = { date: null, issuer: null }
  if (head.length > 200 || !/^\s*ngày\s/u.test(head)) return none
  const when = whens(head)[0]
  const issued = /\s(?:đã\s)?(?:ban hành|có)\s[^,.;]{0,40}$/u.exec(head)
  if (!when?.named || !issued) return none
  const issuer = withoutTail(tidy(page.text.slice(from + when.end, from + issued.index)).replace(/^[,\s]+/, ''), ', ')
  return { date: lastDay(when), issuer: issuer.length > 2 && issuer.length < 100 ? issuer : null }
}

/** "Công điện số 217/CĐ-TTg, 218/CĐ-TTg và 222/CĐ-TTg ngày 19/11/2025": one date for the whole list. */
function shareDates(mentions: Mention[]): void {
  for (let index = mentions.length - 2; index >= 0; index--) {
    const mention = mentions[index] as Mention
    const next = mentions[index + 1] as Mention
    if (!next.listed || mention.date) continue
    mention.date = next.date
    mention.issuer ??= next.issuer
  }
}

function citationOf(page: Page, { code, start, end, type, date, issuer }: Mention): Citation {
  return { type, code: code.code, date, issuer, ...page.span(start, end) }
}
