import { labelOf } from './labels.ts'
import type { Footnote } from './letter.ts'
import { type Line, type Page, tidy } from './page.ts'

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const shape = /^(?:([⁰¹²³⁴-⁹]{1,3})|\[(\d{1,3})\]|(\d{1,2})(?=\s+[\p{Lu}“"]|[\p{Lu}]\p{Ll})|\((\*{1,3})\)|\((\d{1,2})\))\s*(?=[\p{Lu}“"])/u

export interface Notes {
  notes: Footnote[]
  /** Indexes of the lines that are notes, not body. */
  lines: Set<number>
}

/** Notes at the foot of a page that copying left between two clauses, or at the end. */
export function readFootnotes(page: Page, from: number, tail: number): Notes {
  const glued = gluedMarks(page.text)
  const notes: Footnote[] = []
  const lines = new Set<number>()
  let ended = false
  for (let index = from; index < page.lines.length; index++) {
    const line = page.lines[index] as Line
    const head = shape.exec(line.text)
    const label: string | null = head && labelOfNote(head, glued, ended)
    ended = line.text.endsWith('./.') || (ended && label !== null)
    if (!head || !label) continue
    const last = lastLine(page, index, tail)
    for (let at = index; at <= last; at++) lines.add(at)
    const start = line.start + head[0].length
    const end = (page.lines[last] as Line).end
    notes.push({ label, text: tidy(page.text.slice(start, end)), ...page.span(start, end) })
    index = last
  }
  return { notes, lines }
}

/** Right behind the end mark of the body a number in brackets opens a note even when its mark stood apart: "tỉnh (1),". */
function labelOfNote(head: RegExpExecArray, glued: Set<string>, ended: boolean): string | null {
  const [, high, square, bare, stars, round] = head
  if (high) return Array.from(high, (digit) => raised.indexOf(digit)).join('')
  if (stars) return stars
  if (round && ended) return round
  const number = square ?? bare ?? round
  return number && glued.has(`${square ? '[' : round ? '(' : ''}${number}`) ? number : null
}

/** Marks that hang on a word ("liên quan1", "quan[1]", "quan(1)"), so that a line may be their note. */
function gluedMarks(text: string): Set<string> {
  const marks = new Set<string>()
  for (const match of text.matchAll(/(?<=\p{Ll}[”"]?|\d(?=[[(]))([[(]?)(\d{1,2})(?=[\s.,;:)\]]|$)/gu)) marks.add(`${match[1]}${match[2]}`)
  for (const match of text.matchAll(/(?<=\p{L}[”")]? )\[(\d{1,2})\]/gu)) marks.add(`[${match[1]}`)
  return marks
}

function lastLine(page: Page, index: number, tail: number): number {
  let last = index
  for (let at = index + 1; at < page.lines.length; at++) {
    const line = page.lines[at] as Line
    if (line.gap || line.rule || at === tail || shape.test(line.text) || labelOf(line.text)) break
    const before = page.lines[last] as Line
    if (/[.;]$/.test(before.text) && /^\p{Ll}/u.test(line.text)) break
    last = at
  }
  return last
}
