import { withoutTail } from './page.ts'

/** Orders of numbering, outermost first. */
export const ranks = ['phần', 'chương', 'A', 'I', 'mục', 'điều', '1', '1.1', '1.1.1', '1)', 'a', '(1)', '-', '+'] as const
export type Order = (typeof ranks)[number]

export interface Label {
  order: Order
  /** As printed, without the closing dot or bracket. */
  text: string
  /** Its place in its row (1, 2, …), null for bullets. */
  value: number | null
  /** Characters of the line that it takes, with the space behind. */
  length: number
}

const letters = 'abcdđefghijklmnopqrstuvwxyz'
const shapes: [RegExp, (m: RegExpExecArray) => Omit<Label, 'length'> | null][] = [
  [/^(phần)\s{1,3}(?:thứ\s)?(nhất|hai|ba|bốn|năm|sáu|[ivx]{1,5}|\d{1,2}|[a-d])(?=[\s.:–-]|$)[.:–-]?\s*/iu, (m) => headed('phần', m)],
  [/^(chương)\s{1,3}([ivx]{1,6}|\d{1,2})(?=[\s.:–-]|$)[.:–-]?\s*/iu, (m) => headed('chương', m)],
  [/^(mục)\s{1,3}([ivx]{1,6}|\d{1,2})(?=[\s.:–-]|$)[.:–-]?\s*/iu, (m) => headed('mục', m)],
  [/^(điều)\s{1,3}(\d{1,3})[.:]\s*/iu, (m) => headed('điều', m)],
  [/^(khoản)\s{1,3}(\d{1,3})[.:]\s*/iu, (m) => headed('1', m)],
  [/^(điểm)\s{1,3}([a-zđ])[.:)]\s*/iu, (m) => headed('a', m)],
  [/^(?!V\/[vV])([IVX]{1,7})\s{0,2}[.)/\-–:]\s*(?=[\p{L}"“(\d]|$)/u, (m) => numbered('I', m[1] as string, fromRoman(m[1] as string))],
  [
    /^([A-HĐ])\s?[.)/\-–]\s{1,3}(?=\p{L})/u,
    (m) => numbered('A', m[1] as string, m[1] === 'Đ' ? 5 : 'ABCDEGHIK'.indexOf(m[1] as string) + 1),
  ],
  [
    /^(\d{1,2}\.\d{1,2}\.\d{1,2})(?:[.)]|\s?[-–](?=\s?\p{Lu}))?(?:\s+|(?=\p{Lu}))/u,
    (m) => numbered('1.1.1', m[1] as string, last(m[1] as string)),
  ],
  [
    /^(\d{1,2}\.\d{1,2})(?:[.)]|\s?[-–](?=\s?\p{Lu}))?(?:\s+|(?=\p{Lu}))(?!\()/u,
    (m) => numbered('1.1', m[1] as string, last(m[1] as string)),
  ],
  [/^(\d{1,3})\s?\.(?:\s+|(?=[\p{L}“"(]))/u, (m) => numbered('1', m[1] as string, Number(m[1]))],
  [/^(\d{1,2})\s?[-–/](?:\s+(?=[\p{Lu}“"])|(?=\p{Lu}))/u, (m) => numbered('1', m[1] as string, Number(m[1]))],
  [/^(\d{1,2})\)\s*/u, (m) => numbered('1)', m[1] as string, Number(m[1]))],
  [/^\((\d{1,2}|[ivx]{1,4})\)\s*/u, (m) => numbered('(1)', m[1] as string, Number(m[1]) || fromRoman((m[1] as string).toUpperCase()))],
  [
    /^([a-zđ])\s?(?:\)\s*|[./-]\s+|\.(?=\p{Lu}))(?=[\p{L}"“(\d])/u,
    (m) => numbered('a', m[1] as string, letters.indexOf(m[1] as string) + 1),
  ],
  [/^(một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\slà\s?[,:]\s*/iu, (m) => spoken(m)],
  [/^thứ\s(nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)\s?[,:]\s*/iu, (m) => spoken(m)],
  [/^\+\s*(?=\S)/u, () => ({ order: '+', text: '+', value: null })],
  [/^[-–—−•·●▪◦]\s*(?=\S)/u, () => ({ order: '-', text: '-', value: null })],
  [/^[*]\s+(?=\S)/u, () => ({ order: '-', text: '-', value: null })],
]

export function labelOf(line: string): Label | null {
  for (const [shape, make] of shapes) {
    const match = shape.exec(line)
    const made = match && make(match)
    if (match && made) return { ...made, length: match[0].length }
  }
  return null
}

function numbered(order: Order, text: string, value: number): Omit<Label, 'length'> | null {
  return value > 0 ? { order, text, value } : null
}

const words: Record<string, number> = { nhất: 1, hai: 2, ba: 3, bốn: 4, năm: 5, sáu: 6, a: 1, b: 2, c: 3, d: 4 }
const counted = ['một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười']

/** "Một là, …", "Thứ hai, …": numbered in words, below figures. */
function spoken([whole, word = '']: RegExpExecArray): Omit<Label, 'length'> | null {
  const plain = word.toLowerCase().replace('nhất', 'một').replace('tư', 'bốn')
  return numbered('1)', withoutTail(whole, ' ,:'), counted.indexOf(plain) + 1)
}

function headed(order: Order, [whole, , number]: RegExpExecArray): Omit<Label, 'length'> | null {
  const plain = (number as string).toLowerCase()
  const value = Number(plain) || words[plain] || (order === 'a' ? letters.indexOf(plain) + 1 : fromRoman((number as string).toUpperCase()))
  return value > 0 ? { order, text: withoutTail(whole, ' .:–)-'), value } : null
}

const last = (dotted: string): number => Number(dotted.split('.').at(-1))

export function fromRoman(text: string): number {
  const worth: Record<string, number> = { I: 1, V: 5, X: 10 }
  let sum = 0
  for (let at = 0; at < text.length; at++) {
    const value = worth[text[at] as string] ?? 0
    sum += value < (worth[text[at + 1] as string] ?? 0) ? -value : value
  }
  return sum
}
