import { lastDay, whens } from './dates.ts'
import { kindAt, startsOrgan } from './kinds.ts'
import { labelOf } from './labels.ts'
import { type Code, headerCodeAt } from './number.ts'
import { isCapitals, type Line, type Page, trimmed, withoutTail } from './page.ts'

/** A stretch of one line; two columns printed side by side are two pieces. */
export interface Piece {
  start: number
  end: number
  text: string
  plain: string
  gap: boolean
  line: number
}

export interface Header {
  motto: 'party' | 'state' | null
  issuer: Piece[]
  code: Code | null
  place: Piece | null
  date: { iso: string | null; start: number; end: number } | null
  heading: { kind: string; start: number; end: number } | null
  subject: Piece[]
  /** Index of the first line that is no longer header. */
  end: number
}

const furthest = 80

/** Reads the top of a paper in whatever order its two columns were copied. */
export function readHeader(page: Page): Header {
  const header: Header = { motto: null, issuer: [], code: null, place: null, date: null, heading: null, subject: [], end: 0 }
  const stop = Math.min(page.lines.length, furthest)
  let open: 'subject' | 'issuer' | null = 'issuer'
  for (let index = 0; index < stop; index++) {
    const line = page.lines[index] as Line
    if (line.rule) {
      if (header.heading && header.subject.length > 0) open = null
      continue
    }
    if (opensBody(page, index, header)) return closed(header, index)
    for (const piece of pieces(page, line, index)) open = place(page, header, piece, open)
    header.end = index + 1
  }
  return header
}

function closed(header: Header, end: number): Header {
  header.end = end
  dropAuthority(header)
  return header
}

const marks =
  /^(?:\(?(?:dự thảo|hỏa tốc|thượng khẩn|khẩn|mật|tối mật|tuyệt mật|công khai|bản sao|sao y|sao y bản chính|bản dự thảo)\)?(?:\s(?:lần|ngày)\s.{1,30})?|bản số:?.{0,12})$/u

/** Where one piece belongs; returns what the next line may continue. */
function place(page: Page, header: Header, piece: Piece, open: 'subject' | 'issuer' | null): 'subject' | 'issuer' | null {
  const { plain } = piece
  if (isMotto(plain)) {
    header.motto ??= mottoOf(plain)
    return open
  }
  if (plain.startsWith('độc lập') || marks.test(plain)) return open
  if (/^số\s?:?$/u.test(plain) && !header.code) return null
  const number =
    /^(?:(?:nghị quyết|luật|quyết định|nghị định|thông tư|pháp lệnh)\s)?số(?:\/ký hiệu|\shiệu)?\s{0,3}:?\s*(?=[\d.…_/\-–\s])/u.exec(plain)
  if (!header.code && number) return takeCode(page, header, piece, number[0].length, open)
  if (!header.code && /^\/\p{Lu}/u.test(piece.text) && header.subject.length === 0) {
    const code = headerCodeAt(page.text, piece.start)
    if (code?.kind && code.end === piece.end) header.code = code
    if (header.code) return null
  }
  if (dated(header, piece)) return open === 'issuer' ? null : open
  if (/^v\s?\/\s?v(?!\p{L})/u.test(plain) && header.subject.length === 0) return takeSubject(header, piece)
  const kind = headingOf(piece)
  if (!header.heading && header.subject.length === 0 && kind) {
    header.heading = { kind: kind.code, start: piece.start, end: piece.start + kind.length }
    const rest = part(page, piece, piece.start + kind.length, piece.end)
    if (rest) takeSubject(header, rest)
    return 'subject'
  }
  if (open === 'subject' || header.heading) {
    if (open === 'subject') return takeSubject(header, piece)
    return open
  }
  if (header.code && !header.subject.length && /^(?:về|về việc)\s/u.test(plain)) return takeSubject(header, piece)
  if (looksIssued(piece) && !header.code) header.issuer.push(piece)
  return open
}

const looksIssued = ({ text, plain }: Piece): boolean =>
  isCapitals(text) || (text.length < 70 && startsOrgan(plain) && /^\p{Lu}/u.test(text) && !/[:;.]$/.test(text))

function takeSubject(header: Header, piece: Piece): 'subject' {
  header.subject.push(piece)
  return 'subject'
}

function takeCode(page: Page, header: Header, piece: Piece, lead: number, open: 'subject' | 'issuer' | null): 'subject' | 'issuer' | null {
  const found = headerCodeAt(page.text.slice(piece.start, piece.end), lead)
  if (!found) return open
  const code = { ...found, start: found.start + piece.start, end: found.end + piece.start }
  header.code = code
  const rest = part(page, piece, code.end, piece.end)
  if (!rest) return null
  return place(page, header, rest, null)
}

/** "Tân Yên, ngày … tháng 8 năm 2023": blanks leave the date unknown but the line is still the date line. */
function dated(header: Header, piece: Piece): boolean {
  if (header.date) return false
  const at = /(?:^|[\s,])ngày(?!\p{L})/u.exec(piece.plain)
  if (!at || at.index > 60) return false
  const from = at.index + at[0].length - 4
  const words = piece.plain.slice(from)
  if (!/^ngày[\s.…_\d]{0,30}(?:tháng[\s.…_\d]{0,30}năm|[/.-]\s?\d{1,2}\s?[/.-])[\s.…_\d]{0,30}[.]?$/u.test(words)) return false
  const full = whens(words)[0]
  header.date = { iso: full && full.start === 0 ? lastDay(full) : null, start: piece.start + from, end: piece.end }
  const name = withoutTail(piece.text.slice(0, at.index), ', .…_')
  if (/\p{L}/u.test(name)) header.place = { ...piece, end: piece.start + name.length, text: name, plain: name.toLowerCase() }
  return true
}

const mottos = { state: 'cộng hòa xã hội chủ nghĩa việt nam', party: 'đảng cộng sản việt nam' } as const

/** The national or Party title, whole or as one of the two lines that a narrow column broke it into. */
function mottoOf(plain: string): 'party' | 'state' | null {
  const words = plain.replace(/[\s*]+/g, ' ').trim()
  for (const system of ['state', 'party'] as const) {
    const whole = mottos[system]
    if (words === whole || (words.length >= 10 && (whole.startsWith(`${words} `) || whole.endsWith(` ${words}`)))) return system
  }
  return null
}

const isMotto = (plain: string): boolean => mottoOf(plain) !== null

/** A heading names a kind of paper in capitals, alone or in front of the subject; "Kế hoạch" alone on its line will do. */
function headingOf({ text, plain }: Piece): { code: string; length: number } | null {
  const kind = kindAt(plain)
  if (!kind) return null
  const words = text.slice(0, kind.length)
  const alone = withoutTail(plain.slice(kind.length, kind.length + 20), ' .:') === ''
  return isCapitals(words) || alone ? kind : null
}

function part(page: Page, piece: Piece, from: number, to: number): Piece | null {
  const [start, end] = trimmed(page.text, from, to)
  if (end <= start) return null
  return { ...piece, start, end, text: page.text.slice(start, end), plain: page.plain.slice(start, end), gap: false }
}

const cuts = /\s{3,}|\s?\|\s?|(?<=\S)\s+(?=(?:cộng hòa xã hội chủ nghĩa việt nam|độc lập\s?[-–]|đảng cộng sản việt nam\s*$|v\/v\s))/gu

const mayHoldTwo = /\s{3}|\||cộng hòa|độc lập|cộng sản|v\/v|số[\s\S]*ngày/u

export function pieces(page: Page, line: Line, index: number): Piece[] {
  const found: Piece[] = []
  let from = line.start
  const add = (to: number): void => {
    const piece = part(page, { ...line, line: index }, from, to)
    if (piece && /[\p{L}\d]/u.test(piece.text)) found.push({ ...piece, gap: line.gap })
  }
  const plain = line.plain.slice(0, 400)
  if (!mayHoldTwo.test(plain)) return [{ ...line, line: index }]
  for (const cut of plain.matchAll(cuts)) {
    if (/(?:^|\s|\|)(?:số:?|ngày|tháng|năm)$/u.test(plain.slice(Math.max(0, cut.index - 8), cut.index)) && !cut[0].includes('|')) continue
    add(line.start + cut.index)
    from = line.start + cut.index + cut[0].length
  }
  add(line.end)
  return found.flatMap((piece) => splitDate(page, piece))
}

/** "Số: 12/QĐ-UBND Bắc Ninh, ngày 5 tháng 3 năm 2025" is two columns with one space between. */
function splitDate(page: Page, piece: Piece): Piece[] {
  const number = /^số\s{0,3}:?\s*/u.exec(piece.plain)
  if (!number || !/ngày[\s.…\d]{0,20}tháng/u.test(piece.plain)) return [piece]
  const code = headerCodeAt(page.text, piece.start + number[0].length)
  const rest = code && part(page, piece, code.end, piece.end)
  const left = code && part(page, piece, piece.start, code.end)
  return rest && left ? [left, rest] : [piece]
}

const openers =
  /^(?:-\s?)?(?:căn cứ|thực hiện|kính gửi|thời gian (?:qua|gần đây)|(?:sáng|chiều|tối) ngày|nhân dịp|trước tình hình|trong (?:thời gian|những|năm|tháng|quý|các)|theo|xét|để|nhằm|ngày\s\d|tại|qua|trên cơ sở|tiếp tục thực hiện|triển khai|sau khi|tuy nhiên|hiện nay|vừa qua|nay|quyết định:|quyết nghị:|nơi nhận)(?!\p{L})/u

/** The first line that cannot be header: addressees, a ground, a clause, a sentence. */
function opensBody(page: Page, index: number, header: Header): boolean {
  const line = page.lines[index] as Line
  if (/^(?:-\s?)?kính gửi|^nơi nhận/u.test(line.plain) || isDispatch(line)) return true
  const settled = header.heading !== null || header.subject.length > 0
  const label = labelOf(line.text)
  if (
    label &&
    ['điều', 'chương', 'phần', 'I', '1'].includes(label.order) &&
    (label.value === 1 || label.order === 'điều') &&
    (settled || header.code !== null || header.end === 0)
  )
    return true
  if (isCapitals(line.text) || (header.subject.length > 0 && !line.gap && /^\p{Ll}/u.test(line.text) && line.text.length < 180))
    return false
  if (
    capitalSubject(header) &&
    /^\p{Lu}/u.test(line.text) &&
    sentenceLong(page, index) &&
    !/^(?:về|của|\()/u.test(line.plain) &&
    !continues(page, index, true)
  )
    return true
  if (settled && openers.test(line.plain) && header.subject.length + (line.gap ? 1 : 0) > 0 && !subjectOnly(header, line)) return true
  if (/^(?:-\s?)?căn cứ(?!\p{L})/u.test(line.plain)) return true
  if (line.text.length > 180 && !/^v\s?\/\s?v|^số/u.test(line.plain)) return true
  if (!settled || line.text.length > 180) return false
  return header.subject.length > 0 && !continues(page, index)
}

/** The line, or with the one in small letters under it when the text is hard-wrapped, is longer than lines of a head are. */
function sentenceLong(page: Page, index: number): boolean {
  const [line, next] = page.lines.slice(index, index + 2)
  const wrapped = next && !next.gap && /^\p{Ll}/u.test(next.text) ? next.text.length : 0
  return (line?.text.length ?? 0) + wrapped > 60
}

/** A subject printed in capitals has ended where a sentence in small letters begins. */
const capitalSubject = ({ subject, heading }: Header): boolean =>
  heading !== null &&
  subject.length > 0 &&
  subject.every(({ text }) => isCapitals(text)) &&
  !subject.every(({ plain }) => plain.startsWith('của '))

/** A heading stands and its subject is still to come: "Về việc …", "Triển khai …", "Thực hiện …". */
const subjectOnly = (header: Header, line: Line): boolean =>
  header.heading !== null && header.subject.length === 0 && line.text.length < 180 && !/[.;:]$/.test(line.text)

/** Does a line in small letters go on with a subject, or with something of the header's columns? */
function continues(page: Page, index: number, columnsOnly = false): boolean {
  const line = page.lines[index] as Line
  const parts = pieces(page, line, index)
  if (
    parts.some(
      ({ plain }) =>
        isMotto(plain) || plain.startsWith('độc lập') || /(?:^|\s)ngày[\s.…\d]{0,20}tháng/u.test(plain) || /^số\s?:?[\s\d]/u.test(plain),
    )
  )
    return true
  if (columnsOnly) return false
  if (/^\p{Ll}/u.test(line.text)) return true
  return !line.gap && line.text.length <= 80 && !/[.;:,]$/.test(line.text)
}

export const isDispatch = (line: Line): boolean =>
  /(?:^|\s)(?:điện|kính mời)\s?:/u.test(line.plain) &&
  line.text.length < 200 &&
  (startsOrgan(line.plain) || line.plain.startsWith('kính mời'))

const authority =
  /^(?:chủ tịch|bộ trưởng|giám đốc|hiệu trưởng|trưởng (?:ban|phòng)|thủ tướng|hội đồng nhân dân|ủy ban nhân dân|ban thường vụ|ban chấp hành|tổng giám đốc|cục trưởng)(?!\p{L})/u

/** In a decision the authority stands between subject and grounds: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …". It is not subject. */
function dropAuthority(header: Header): void {
  const decides = ['QĐ', 'NQ', 'TT', 'NĐ'].includes(header.heading?.kind ?? '')
  for (let index = header.subject.length - 1; index > 0; index--) {
    const piece = header.subject[index] as Piece
    if (!isCapitals(piece.text)) return
    const apart = piece.gap || header.subject.slice(0, index).every(({ text }) => !isCapitals(text))
    if ((apart && startsOrgan(piece.plain)) || (decides && authority.test(piece.plain))) header.subject.length = index
  }
}
