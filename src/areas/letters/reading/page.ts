import { breaks } from './flat.ts'
import { kindAt } from './kinds.ts'
import type { Span } from './letter.ts'

/** One printed line: `start` and `end` index the page's text, `gap` = a blank line stands before it. */
export interface Line {
  start: number
  end: number
  text: string
  plain: string
  gap: boolean
  /** A lone star, a row of hyphens, a page number: layout, not words. */
  rule: boolean
}

/** The given text made readable (NFC, plain spaces, no markdown), every character knowing where it came from. */
export interface Page {
  text: string
  /** Same length as `text`: lower case, one spelling for uỷ/ủy, hoá/hóa. */
  plain: string
  lines: Line[]
  span(start: number, end: number): Span
}

const spaces = /[\t\f\v\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/u
const unseen = /[\r\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/u
const mark = /\p{M}/u
const needsCare = /[\t\f\v\r*#\p{M}\p{Cf}\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/u
/** The accents of Vietnamese as stand-alone marks; only these are worth composing. */
const composes = /[\u0300-\u0323\u0340\u0341]/

/** Writes the readable text and remembers for each character where its source begins and ends. */
class Ink {
  readonly #out: string[] = []
  readonly #from: Int32Array
  readonly #to: Int32Array
  #length = 0
  constructor(capacity: number) {
    this.#from = new Int32Array(capacity)
    this.#to = new Int32Array(capacity)
  }
  /** All of `text` comes from one stretch of the source. */
  add(text: string, from: number, to: number): void {
    this.#out.push(text)
    for (let at = 0; at < text.length; at++) {
      this.#from[this.#length] = from
      this.#to[this.#length++] = to
    }
  }
  /** Character by character as in the source. */
  copy(text: string, from: number): void {
    this.#out.push(text)
    for (let at = from; at < from + text.length; at++) {
      this.#from[this.#length] = at
      this.#to[this.#length++] = at + 1
    }
  }
  get text(): string {
    return this.#out.join('')
  }
  span(start: number, end: number): Span {
    const offset = this.#from[start] ?? 0
    if (start >= this.#length) return { offset: this.#length > 0 ? (this.#to[this.#length - 1] as number) : 0, length: 0 }
    return { offset, length: end <= start ? 0 : (this.#to[end - 1] as number) - offset }
  }
}

export function readPage(raw: string): Page {
  const ink = new Ink(raw.length)
  for (let at = 0; at < raw.length; ) {
    const newline = raw.indexOf('\n', at)
    const end = newline === -1 ? raw.length : newline
    inkLine(ink, raw, at, end)
    if (newline === -1) break
    ink.add('\n', newline, newline + 1)
    at = newline + 1
  }
  const text = ink.text
  const plain = plainOf(text)
  return { text, plain, lines: mended(text, plain, linesOf(text, plain)), span: (start, end) => ink.span(start, end) }
}

function inkLine(ink: Ink, raw: string, from: number, end: number): void {
  const line = raw.slice(from, end)
  if (!needsCare.test(line)) {
    ink.copy(line, from)
    return
  }
  const stars = emphasis(raw, from, end)
  let at = from + headingMarks(raw, from, end)
  while (at < end) {
    const unit = raw[at] as string
    if (unit === '*' && stars(at)) at++
    else if (unseen.test(unit)) at++
    else if (spaces.test(unit)) ink.add(' ', at, ++at)
    else {
      let next = at + 1
      while (next < end && next < at + 8 && mark.test(raw[next] as string)) next++
      const cluster = raw.slice(at, next)
      const composed = composes.test(cluster) ? cluster.normalize('NFC') : cluster
      if (next === at + 1 || composed.length > cluster.length) ink.copy(cluster, at)
      else ink.add(composed, at, next)
      at = next
    }
  }
}

/** "## KẾ HOẠCH" → the marks in front are markdown. */
function headingMarks(raw: string, from: number, end: number): number {
  let at = from
  while (at < end && raw[at] === '#') at++
  return at > from && at < from + 7 && raw[at] === ' ' ? at - from : 0
}

/** Which stars are markdown emphasis: none on a line of stars only (the Party's rule), nor a bullet, nor "(*)". */
function emphasis(raw: string, from: number, end: number): (at: number) => boolean {
  const line = raw.slice(from, end)
  if (/^[\s*]*$/.test(line)) return () => false
  return (at) => {
    const before = at > from ? (raw[at - 1] as string) : ' '
    const after = at + 1 < end ? (raw[at + 1] as string) : ' '
    if (before === '*' || after === '*') return true
    if (before === '(' && after === ')') return false
    return !(/\s/.test(before) && /\s/.test(after))
  }
}

const tones: Record<string, string> = {}
for (const [pair, marked] of [
  ['oa', 'oà oá oả oã oạ|òa óa ỏa õa ọa'],
  ['oe', 'oè oé oẻ oẽ oẹ|òe óe ỏe õe ọe'],
  ['uy', 'uỳ uý uỷ uỹ uỵ|ùy úy ủy ũy ụy'],
] as const) {
  const [late, early] = marked.split('|').map((side) => side.split(' ')) as [string[], string[]]
  for (const [index, spelling] of late.entries()) tones[spelling] = early[index] ?? pair
}

/** Lower case with one place for the tone mark; never changes the length. */
export function plainOf(text: string): string {
  let lower = text.toLowerCase()
  if (lower.length !== text.length) lower = Array.from(text, (c) => (c.toLowerCase().length === c.length ? c.toLowerCase() : c)).join('')
  return lower.replace(/(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\p{L})/gu, (pair) => tones[pair] ?? pair)
}

const ruleOnly = /^[\s*_\-–—=.~+|]+$/
const pageNumber = /^(?:[-–—]\s?)?\d{1,3}(?:\s?[-–—])?$/

/** No paper is longer than this without a line break. */
const mostFlat = 200_000

function linesOf(text: string, plain: string): Line[] {
  const lines: Line[] = []
  let gap = false
  let budget = mostFlat
  const put = (from: number, to: number): void => {
    const [start, end] = trimmed(text, from, to)
    if (end <= start) return
    const words = text.slice(start, end)
    lines.push({ start, end, text: words, plain: plain.slice(start, end), gap, rule: ruleOnly.test(words) || pageNumber.test(words) })
    gap = false
  }
  for (let at = 0; at <= text.length; ) {
    const newline = text.indexOf('\n', at)
    const stop = newline === -1 ? text.length : newline
    const before = lines.length
    let from = at
    const cuts = budget > 0 ? breaks(text.slice(at, stop)) : []
    if (cuts.length > 0) budget -= stop - at
    for (const [cut, goesOn] of cuts) {
      put(from, at + cut)
      from = at + goesOn
    }
    put(from, stop)
    if (lines.length === before) gap = true
    at = stop + 1
  }
  return lines
}

const mottos = /^(?:cộng hòa xã hội chủ nghĩa việt nam|đảng cộng sản việt nam|độc lập\s?[-–]\s?tự do\s?[-–]\s?hạnh phúc)$/u
const furthest = 60

/** Cells of a narrow column come over broken: "Số:" above its number, "CỘNG" above "HÒA XÃ HỘI …", "Cao" above "Bằng, ngày …"; so do "Điều" and its number. */
function mended(text: string, plain: string, lines: Line[]): Line[] {
  const out: Line[] = []
  for (const [index, line] of lines.entries()) {
    const before = out.at(-1)
    const joined = before && (index < furthest ? belongTogether(before, line) : numberBelow(before, line))
    if (!before || !joined) out.push(line)
    else
      out[out.length - 1] = {
        ...before,
        end: line.end,
        text: text.slice(before.start, line.end).replaceAll('\n', ' '),
        plain: plain.slice(before.start, line.end).replaceAll('\n', ' '),
        rule: false,
      }
  }
  return out
}

/** "Điều" alone on its line, its number below. */
const numberBelow = (before: Line, line: Line): boolean =>
  before.text.length < 8 && /^(?:điều|chương|phần|mục)$/u.test(before.plain) && /^(?:\d{1,3}|[ivx]{1,6})(?:[\s.:]|$)/u.test(line.plain)

const dateOpen = /(?:^|[\s,])(?:ngày[\s.…_\d]{0,12}|ngày[\s.…_\d]{1,12}tháng[\s.…_\d]{0,12})$/u
const dateGoesOn = /^[\s.…_\d]{0,12}(?:tháng|năm)[\s.…_\d]{0,30}(?:tháng|năm|$)/u

function belongTogether(before: Line, line: Line): boolean {
  const [first, second] = [before.plain, line.plain].map((words) => words.replaceAll('|', ' ').trim()) as [string, string]
  if (before.text.length < 90 && line.text.length < 60 && dateOpen.test(first) && dateGoesOn.test(second)) return true
  if (line.gap) return false
  if (numberBelow(before, line)) return true
  if (/^số\s?:?$/u.test(first)) return /^\d{1,5}[/-]/.test(second)
  if (/^v\s?\/\s?v\s?:?$/u.test(first)) return true
  if (mottos.test(`${first} ${second}`)) return true
  if (isCapitals(before.text) && isCapitals(line.text) && !kindAt(first) && first.length < 8 && kindAt(`${first} ${second}`)) return true
  return placeBroken(before.text, line.text)
}

/** "Bà Rịa - Vũng" above "Tàu, ngày 30 tháng 7", "Thành phố Hồ" above "Chí Minh, ngày …". */
function placeBroken(before: string, line: string): boolean {
  const rest = /^(\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){0,2}), ngày[\s.…\d]{0,12}(?:tháng|$)/u.exec(line)?.[1]
  if (
    !rest ||
    before.length > 24 ||
    !/^(?:(?:Thành phố|Thị xã|TP\.?|Tp\.?) ?)?(?:\p{Lu}\p{Ll}+(?:(?: | ?[-–] ?)\p{Lu}\p{Ll}+){0,3})?$/u.test(before)
  )
    return false
  return !rest.includes(' ') || !before.includes(' ') || /^(?:Thành phố|Thị xã|TP|Tp)/u.test(before)
}

export function trimmed(text: string, from: number, to: number): [number, number] {
  let start = from
  let end = to
  while (start < end && /\s/.test(text[start] as string)) start++
  while (end > start && /\s/.test(text[end - 1] as string)) end--
  return [start, end]
}

/** One line of words: breaks and repeated spaces become one space. */
export const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim()

const torn =
  /(?<![\p{L}.])(NGH|NG|NH|TH|TR|CH|PH|KH|GH|[BCDĐGHKLMNPRSTVX]) (?=[ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ])/gu

/** "KHÁNH H ÒA": a syllable in capitals that a PDF tore in two is one again. */
export const joined = (text: string): string => text.replace(torn, '$1')

/** Drops characters of `set` from the end: one pass, where a pattern ending in "+$" would start over at every run. */
export function withoutTail(text: string, set: string): string {
  let end = text.length
  while (end > 0 && set.includes(text[end - 1] as string)) end--
  return text.slice(0, end)
}

/** Does the text end in one of these characters? */
export const endsWith = (text: string, set: string): boolean => text !== '' && set.includes(text[text.length - 1] as string)

/** Is this printed in capitals? Short words such as "của" in a title do not occur in capitals' lines. */
export function isCapitals(text: string): boolean {
  return /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text)
}
