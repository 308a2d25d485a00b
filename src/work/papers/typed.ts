import type { Block } from './paper.ts'

/** Labels that a person types in front of a paragraph, as official papers number them. */
const part = /^((?:[IVX]{1,5}|[A-H])[.-])\s+(.+)$/u
const article = /^(Điều \d{1,3}\.)\s*(.+)$/u
const label = /^((?:\d{1,2}(?:\.\d{1,2}){0,2}[.)-]?|[a-zđ]\)|[-–+*•]))\s+(.+)$/u
const closed = /[.,;:!?…”"/)]$/u

/** What was typed as plain paragraphs, one a line, becomes headings, numbered items and paragraphs. */
export function bodyFromText(text: string): Block[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map(blockOf)
}

function blockOf(line: string): Block {
  const headed = part.exec(line)
  if (headed && !closed.test(line)) return { kind: 'heading', level: 1, label: headed[1]!, text: headed[2]! }
  const found = article.exec(line) ?? headed ?? label.exec(line)
  if (!found) return { kind: 'paragraph', runs: [{ text: line }] }
  const [, mark, words] = found as unknown as [string, string, string]
  if (/^\d/.test(mark) && words.length <= 90 && !closed.test(words)) return { kind: 'heading', level: 2, label: mark, text: words }
  return { kind: 'item', label: /^[–*•]$/u.test(mark) ? '-' : mark, runs: [{ text: words }] }
}
