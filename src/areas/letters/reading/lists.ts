import { labelOf } from './labels.ts'
import type { Proof } from './letter.ts'
import { endsWith, type Page, tidy, trimmed, withoutTail } from './page.ts'

export interface Strip {
  start: number
  end: number
}

interface Item extends Strip {
  text: string
}

/** Items of an addressee or distribution list; a bullet opens an item, other lines go on with the one before. */
export function readItems(page: Page, strips: Strip[]): { texts: string[]; spans: Proof[] } {
  const items = joined(page, bulleted(page, strips.slice(0, most)))
  return {
    texts: items.map(({ text }) => text),
    spans: items.map(({ start, end }) => ({ ...page.span(start, end), confidence: 0.95 })),
  }
}

/** Longer lists are not lists of offices. */
const most = 300
const bullet = /^(?:[-–—−•·+*]\s*|\d{1,2}[.)]\s+)/u
/** "Bản điện tử:" between two items parts the list; it is no place that a paper goes to. */
const headsPart = (words: string, before: string): boolean => words.endsWith(':') && words.length < 60 && endsWith(before, '.;,')

const endings = ' .;,/:\n'

function bulleted(page: Page, strips: Strip[]): Item[] {
  const items: Item[] = []
  const marked = strips.some(({ start, end }) => bullet.test(page.text.slice(start, end)))
  for (const strip of strips) {
    const text = page.text.slice(strip.start, strip.end)
    const opened = bullet.exec(text)
    const last = items.at(-1)
    const [start, end] = trimmed(page.text, strip.start + (opened?.[0].length ?? 0), strip.end)
    if (end <= start) continue
    const words = tidy(page.text.slice(start, end))
    if (marked && !opened && last && headsPart(words, last.text)) continue
    if (opened || !last || (!marked && endsWith(last.text, ';.,'))) items.push({ start, end, text: words })
    else Object.assign(last, { end, text: `${last.text} ${words}` })
  }
  return items
}

/** Where the list parts its items by ";", an item that ends in "," was broken by the copying: "các tỉnh: Gia Lai," + "Đắk Lắk". */
function joined(page: Page, items: Item[]): Item[] {
  const semicolons = items.some(({ text }) => text.endsWith(';'))
  const out: Item[] = []
  let broken = false
  for (const item of items) {
    const last = out.at(-1)
    if (last && broken) Object.assign(last, { end: item.end, text: `${last.text} ${item.text}` })
    else out.push({ ...item })
    broken = semicolons && item.text.endsWith(',')
  }
  return out.map((item) => withoutEnd(page, item)).filter(({ text }) => text !== '')
}

function withoutEnd(page: Page, { start, end, text }: Item): Item {
  return { start, end: start + withoutTail(page.text.slice(start, end), endings).length, text: withoutTail(text, endings) }
}

export const isBullet = (text: string): boolean => bullet.test(text)

/** "Kính gửi: …" up to the first line that is neither item nor the going-on of one. */
export function addresseeStrips(page: Page, from: number, to: number): { strips: Strip[]; end: number } {
  const first = page.lines[from]
  if (!first || from >= to) return { strips: [], end: from }
  const lead = /^(?:-\s?)?kính gửi\s{0,3}:?\s{0,3}/u.exec(first.plain)?.[0].length ?? dispatchLead(first.plain)
  if (lead === null) return { strips: [], end: from }
  const strips: Strip[] = first.start + lead < first.end ? [{ start: first.start + lead, end: first.end }] : []
  let index = from + 1
  for (; index < Math.min(to, from + most); index++) {
    const line = page.lines[index]
    if (!line || line.rule || !goesOn(page, strips, index)) break
    strips.push({ start: line.start, end: line.end })
  }
  return { strips, end: index }
}

function dispatchLead(plain: string): number | null {
  const at = /(?:^|\s)(?:điện|kính mời)\s?:\s*/u.exec(plain)
  return at ? at.index + at[0].length : null
}

const body =
  /^(?:căn cứ|thực hiện|thời gian qua|theo|xét|để|nhằm|ngày|tại|trên cơ sở|trong|sau khi|tiếp|qua|vừa qua|hiện nay|triển khai|phúc đáp|trả lời|đề nghị|tới dự|đến dự|dự|nội dung|thời gian|địa điểm|thành phần)(?!\p{L})/u

function goesOn(page: Page, strips: Strip[], index: number): boolean {
  const line = page.lines[index]
  const last = strips.at(-1)
  if (!line) return false
  const text = last ? page.text.slice(last.start, last.end) : ''
  const done = /\.$/.test(text) && !/(?:TP|Tp|P|Q)\.$/.test(text)
  if (isBullet(line.text))
    return !done && line.text.length < 400 && labelOf(line.text)?.order !== '1' && !body.test(line.plain.replace(bullet, ''))
  if (!last) return true
  if (done || line.text.length > 160 || body.test(line.plain)) return false
  if (/^\p{Ll}/u.test(line.text)) return true
  if (strips.some(({ start, end }) => isBullet(page.text.slice(start, end)))) return !/;$/.test(text) && !line.gap
  if (/[;,]$/.test(text)) return true
  const next = page.lines[index + 1]
  return !line.gap && line.text.length < 90 && (/[;.]$/.test(line.text) || (next !== undefined && isBullet(next.text)))
}
