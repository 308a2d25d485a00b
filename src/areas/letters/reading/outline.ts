import { type Label, labelOf, type Order, ranks } from './labels.ts'
import { endsWith, isCapitals, type Line, withoutTail } from './page.ts'

export interface Paragraph {
  start: number
  end: number
  gap: boolean
}

export interface Node {
  label: Label | null
  /** The first paragraph begins behind the label. */
  paragraphs: Paragraph[]
  children: Node[]
}

export interface Outline {
  preamble: Paragraph[]
  nodes: Node[]
}

/** Builds paragraphs and the tree of clauses in one pass over the body's lines. */
export function outline(lines: Line[]): Outline {
  return new Builder(lines).build()
}

/** The line ends a sentence or announces a list. */
const ended = (text: string): boolean => endsWith(withoutTail(text, '”"’)]'), '.;:!?…')
const connector =
  /(?:^|[\s(])(?:và|của|về|tại|các|những|cho|với|theo|ngày|tháng|năm|từ|đến|là|trong|trên|đối với|hoặc|cùng|để|khoản|điều|khóa|thứ|giai đoạn|(?:tại|và|theo|của|,) (?:điểm|mục|phần))$/u

class Builder {
  readonly #lines: Line[]
  readonly #result: Outline = { preamble: [], nodes: [] }
  readonly #open: Node[] = []
  readonly #width: number
  readonly #dashesOnly: boolean
  #previous: Line | null = null
  #quotedUntil = -1

  constructor(lines: Line[]) {
    this.#lines = lines
    this.#width = wrapWidth(lines)
    this.#dashesOnly = !lines.some(({ text }) => isNumbering(labelOf(text)))
  }

  build(): Outline {
    for (const [index, line] of this.#lines.entries()) {
      const label = this.#labelAt(line, index)
      if (label) this.#openNode(label, line)
      else if (this.#joins(line)) this.#current().end = line.end
      else this.#paragraphs().push({ start: line.start, end: line.end, gap: line.gap })
      this.#previous = line
    }
    return this.#result
  }

  #paragraphs(): Paragraph[] {
    return this.#open.at(-1)?.paragraphs ?? this.#result.preamble
  }

  #current(): Paragraph {
    return this.#paragraphs().at(-1) as Paragraph
  }

  #labelAt(line: Line, index: number): Label | null {
    if (index <= this.#quotedUntil) return null
    this.#quotedUntil = quoteEnd(this.#lines, index)
    const label = labelOf(line.text)
    if (!label || isDetail(line.plain)) return null
    const bullet = label.order === '-' || label.order === '+'
    if (bullet && this.#open.length === 0 && (!this.#dashesOnly || isGround(line.plain))) return null
    return this.#previous && this.#isWrapped(label, line, this.#previous) ? null : label
  }

  /** "…giai đoạn 2026" + "- 2030 phấn đấu…": what looks like a label is the middle of a sentence. */
  #isWrapped(label: Label, line: Line, previous: Line): boolean {
    const rest = line.text.slice(label.length)
    const finished = ended(previous.text)
    if (label.value === null) {
      if (line.gap || finished) return false
      return /^\p{Ll}/u.test(rest) || (/^\d/.test(rest) && /\d$/.test(previous.text))
    }
    if (!finished && connector.test(previous.plain)) return true
    if (label.order === 'điều' && /^\p{Lu}/u.test(rest)) return false
    const step = this.#step(label)
    if (step === 1 || label.value === 1) return false
    if (!finished && !line.gap && !isCapitals(previous.text)) return true
    return step === null ? label.value > 3 && label.order !== 'điều' && !line.gap : step <= 0 || step > 4
  }

  /** How far this label is from the last one of its order that is still open. */
  #step(label: Label): number | null {
    const open = this.#open.find((node) => node.label?.order === label.order)
    return open?.label?.value == null || label.value === null ? null : label.value - open.label.value
  }

  #joins(line: Line): boolean {
    const before = this.#paragraphs().at(-1)
    const previous = this.#previous
    if (!before || !previous) return false
    const finished = ended(previous.text)
    const small = /^[\p{Ll}\d”)–-]/u.test(line.text)
    if (isDetail(line.plain)) return false
    if (line.gap) return !finished && /^\p{Ll}/u.test(line.text)
    if (/^\p{Ll}/u.test(line.text)) return true
    if (finished) return false
    if (isCapitals(previous.text) && !isCapitals(line.text)) return false
    if (small || connector.test(previous.plain) || previous.text.endsWith(',')) return true
    return previous.text.length >= this.#width * 0.72
  }

  #openNode(label: Label, line: Line): void {
    const node: Node = { label, paragraphs: [{ start: line.start + label.length, end: line.end, gap: line.gap }], children: [] }
    const sibling = this.#open.findIndex((open) => open.label?.order === label.order)
    const depth = sibling >= 0 ? sibling : this.#depthOf(label.order)
    this.#open.length = depth
    const siblings = this.#open.at(-1)?.children ?? this.#result.nodes
    siblings.push(node)
    this.#open.push(node)
  }

  /** By rank; but Roman parts that first appear inside an article ("Điều 1. … I. Mục đích") belong to it. */
  #depthOf(order: Order): number {
    const article = this.#open.findIndex((open) => open.label?.order === 'điều')
    if (article >= 0 && (order === 'I' || order === 'A')) return article + 1
    const inner = this.#open.findIndex((open) => open.label !== null && ranks.indexOf(open.label.order) > ranks.indexOf(order))
    return inner >= 0 ? inner : this.#open.length
  }
}

const isNumbering = (label: Label | null): boolean => label !== null && label.value === 1

/** Lines such as "- Đơn vị chủ trì: …" say who and when of the clause above; they are no clause of their own. */
const isDetail = (plain: string): boolean =>
  /^(?:[-–+*•]\s*)?(?:(?:đơn vị|cơ quan|bộ phận)\s(?:chủ trì|phối hợp|thực hiện|chịu trách nhiệm)|chủ trì(?:\sthực hiện)?\s?:|phối hợp(?:\sthực hiện)?\s?:|thời gian\s(?:thực hiện|hoàn thành|triển khai|báo cáo)|thời hạn\s(?:hoàn thành|thực hiện|báo cáo)|thời hạn\s?:|tiến độ)/u.test(
    plain,
  )

const isGround = (plain: string): boolean =>
  /^[-–+*•]\s*(?:căn cứ|xét|theo|thực hiện|luật|nghị định|nghị quyết|quyết định)(?!\p{L})/u.test(plain)

/** A quoted article ("Điều 5. …" inside an amending paper) runs to the line that closes the quotation. */
function quoteEnd(lines: Line[], index: number): number {
  const text = (lines[index] as Line).text
  if (!/^[“"]/.test(text) || /[”"][.;,]?$/.test(text.slice(1))) return -1
  for (let at = index + 1; at < Math.min(lines.length, index + 80); at++) {
    if (/[”"][.;,]?$/.test((lines[at] as Line).text)) return at
  }
  return -1
}

/** Width of hard-wrapped text; Infinity when every paragraph is one line. */
function wrapWidth(lines: Line[]): number {
  if (lines.length < 4) return Number.POSITIVE_INFINITY
  const lengths = lines.map(({ text }) => text.length).sort((a, b) => a - b)
  const long = lengths[Math.floor(lengths.length * 0.9)] as number
  const longest = lengths.at(-1) as number
  return longest <= 140 && longest <= long * 1.6 ? long : Number.POSITIVE_INFINITY
}
