import { readCitations } from './citations.ts'
import { clausesOf } from './clauses.ts'
import { readFootnotes } from './footnotes.ts'
import { type Header, type Piece, readHeader } from './header.ts'
import { startsOrgan } from './kinds.ts'
import type { Evidence, Issuer, Letter, Proof } from './letter.ts'
import { addresseeStrips, readItems } from './lists.ts'
import { outline } from './outline.ts'
import { joined, type Line, type Page, readPage, tidy, withoutTail } from './page.ts'
import { readTail, type Tail } from './tail.ts'

/** Reads any Party or State paper as far as it goes: header, addressees, clauses, cited texts, distribution, signature. */
export function readLetter(text: string): Letter {
  const page = readPage(text)
  const header = readHeader(page)
  const tail = readTail(page, header)
  const to = addresseeStrips(page, header.end, tail.from)
  const addressees = readItems(page, to.strips)
  const notes = readFootnotes(page, to.end, tail.from)
  const distribution = readItems(page, tail.distribution)
  const body = page.lines.slice(to.end, tail.from).filter((line, index) => !line.rule && !notes.lines.has(to.end + index))
  const type = typeOf(header, body, to.strips.length > 0)
  const system = systemOf(page, header, tail)
  const date = header.date?.iso ?? null
  const issuer = issuerOf(header.issuer)
  const code = header.code?.code ?? null
  return {
    system: system?.value ?? null,
    type: type?.value ?? null,
    issuer: issuer.value,
    code,
    place: header.place ? tidy(header.place.text) : null,
    date,
    subject: subjectOf(page, header.subject)?.value ?? null,
    addressees: addressees.texts,
    citations: readCitations(page, code),
    ...clausesOf(page, outline(body), date),
    distribution: distribution.texts,
    signature: tail.signature,
    footnotes: notes.notes,
    evidence: evidenceOf(page, header, tail, { system, type, issuer }, addressees.spans, distribution.spans),
  }
}

interface Told<T> {
  value: T
  confidence: number
  start: number
  end: number
}

function typeOf(header: Header, body: Line[], addressed: boolean): Told<string> | null {
  const { code, heading } = header
  const agree = !heading || heading.kind === code?.kind
  const first = header.subject[0]
  const letter = !heading && addressed && first !== undefined && /^v\s?\/\s?v/u.test(first.plain)
  if (code?.kind && letter) return { value: 'CV', confidence: 0.85, start: code.start, end: code.end }
  if (code?.kind && agree) return { value: code.kind, confidence: 1, start: code.start, end: code.end }
  if (heading && code?.kind) return { value: heading.kind, confidence: 0.6, start: heading.start, end: heading.end }
  if (heading) return { value: heading.kind, confidence: 0.95, start: heading.start, end: heading.end }
  if (code && /\p{L}/u.test(code.code)) return { value: 'CV', confidence: 0.9, start: code.start, end: code.end }
  if (first && /^v\s?\//u.test(first.plain)) return { value: 'CV', confidence: 0.85, start: first.start, end: first.end }
  const decides = body.find(({ plain }) => /^quyết (?:định|nghị)\s?:?$/u.test(plain))
  if (decides) return { value: decides.plain.includes('nghị') ? 'NQ' : 'QĐ', confidence: 0.7, start: decides.start, end: decides.end }
  return addressed && body[0] ? { value: 'CV', confidence: 0.5, start: body[0].start, end: body[0].start } : null
}

function systemOf(page: Page, header: Header, tail: Tail): Told<'party' | 'state'> | null {
  const { motto, code } = header
  if (motto) {
    const at = page.plain.indexOf(motto === 'party' ? 'đảng cộng sản việt nam' : 'cộng hòa xã hội chủ nghĩa')
    return { value: motto, confidence: 1, start: Math.max(0, at), end: Math.max(0, at) + (motto === 'party' ? 22 : 25) }
  }
  if (code?.system && code.kind) return { value: code.system, confidence: 0.9, start: code.start, end: code.end }
  const { authority, position } = tail.signature
  const where = tail.signed ?? { start: 0, end: 0 }
  if (authority && /^[TK]\s?\/\s?[MTL]/u.test(authority)) return { value: 'party', confidence: 0.85, ...where }
  if (authority) return { value: /ỦY(?!\s?BAN)|UỶ(?!\s?BAN)|BAN THƯỜNG VỤ/u.test(authority) ? 'party' : 'state', confidence: 0.8, ...where }
  if (code?.system) return { value: code.system, confidence: 0.7, start: code.start, end: code.end }
  return position ? { value: /BÍ THƯ/u.test(position) ? 'party' : 'state', confidence: 0.6, ...where } : null
}

const unfinished = /^(?:văn phòng|ủy ban thường vụ|ban chỉ đạo|ban chỉ huy|đảng ủy|thường trực|hội đồng|thanh tra|đoàn đại biểu)$/u

/** Lines of the left head; a line that begins with the name of an organ opens a new one, others go on with it. */
function issuerOf(lines: Piece[]): Told<Issuer> {
  const organs: string[] = []
  for (const { text, plain } of lines.flatMap(parted)) {
    const open = organs.at(-1)
    const goesOn =
      open !== undefined && (unfinished.test(open.toLowerCase()) || /(?:,|\s(?:và|của|về|-))$/iu.test(open) || !startsOrgan(plain))
    const words = joined(tidy(text).replaceAll('*', '').trim())
    if (goesOn) organs[organs.length - 1] = `${open} ${words}`
    else organs.push(words)
  }
  const name = organs.pop() ?? null
  const span = { start: lines[0]?.start ?? 0, end: lines.at(-1)?.end ?? 0 }
  return { value: { parent: organs.length > 0 ? organs.join(' ') : null, name }, confidence: organs.length > 1 ? 0.6 : 0.95, ...span }
}

const under =
  /^((?:ubnd|ủy ban nhân dân|đảng bộ|bộ|tỉnh ủy) .{2,50}?) (?=(?:sở|tổng cục|huyện ủy|đảng ủy|thành ủy|phòng (?:giáo dục|văn hóa|nội vụ|kinh tế)) )/u

/** "UBND TỈNH … SỞ …" on one line are two organs. */
function parted(piece: Pick<Piece, 'text' | 'plain'>): Pick<Piece, 'text' | 'plain'>[] {
  const first = under.exec(piece.plain)?.[1]
  if (!first) return [piece]
  const at = first.length
  return [
    { text: piece.text.slice(0, at), plain: first },
    { text: piece.text.slice(at + 1), plain: piece.plain.slice(at + 1) },
  ]
}

function subjectOf(page: Page, pieces: Piece[]): Told<string> | null {
  const own = pieces[1] && /^của\s/u.test(pieces[0]?.plain ?? '') && /^về\s/u.test(pieces[1].plain) ? pieces.slice(1) : pieces
  const first = own[0]
  const last = own.at(-1)
  if (!first || !last) return null
  const words = joined(tidy(own.map(({ start, end }) => page.text.slice(start, end)).join(' ')))
  const value = withoutTail(words, ' .;:-').replace(/^(?:v\s?\/\s?v\s*:?|về\s?việc|về)\s+/iu, '')
  return value ? { value, confidence: 0.9, start: first.start, end: last.end } : null
}

interface Findings {
  system: Told<unknown> | null
  type: Told<unknown> | null
  issuer: Told<Issuer>
}

function evidenceOf(page: Page, header: Header, tail: Tail, told: Findings, addressees: Proof[], distribution: Proof[]): Evidence {
  const evidence: Evidence = { addressees, distribution }
  const put = (
    field: keyof Omit<Evidence, 'addressees' | 'distribution'>,
    found: { start: number; end: number } | null | undefined,
    confidence: number,
  ): void => {
    if (found) evidence[field] = { ...page.span(found.start, found.end), confidence }
  }
  put('system', told.system, told.system?.confidence ?? 0)
  put('type', told.type, told.type?.confidence ?? 0)
  if (told.issuer.value.name) put('issuer', told.issuer, told.issuer.confidence)
  put('code', header.code, header.code && /^\d/.test(header.code.code) ? 1 : 0.7)
  put('place', header.place, 0.95)
  put('date', header.date, header.date?.iso ? 1 : 0.6)
  put('subject', subjectOf(page, header.subject), 0.9)
  put('signature', tail.signed, tail.signature.name ? 0.95 : 0.6)
  return evidence
}
