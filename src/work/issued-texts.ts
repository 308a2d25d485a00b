import { inSentence } from '../kernel/format.ts'

/** What the facts of a text that is drafted, issued and superseded say of it on a day: regulations, rules of co-ordination. */
export type TextStatus = 'draft' | 'to-come' | 'in-force' | 'superseded' | 'withdrawn'

export interface Facts {
  issuedAt: Temporal.Instant | null
  inForceFrom: Temporal.PlainDate | null
  /** First day on which a later one of the same centre is in force, or on which it ends; null while there is none. */
  supersededOn: Temporal.PlainDate | null
  withdrawnAt: Temporal.Instant | null
}

export function statusOf({ issuedAt, inForceFrom, supersededOn, withdrawnAt }: Facts, today: Temporal.PlainDate): TextStatus {
  if (!issuedAt || !inForceFrom) return 'draft'
  if (withdrawnAt) return 'withdrawn'
  if (Temporal.PlainDate.compare(inForceFrom, today) > 0) return 'to-come'
  return supersededOn && Temporal.PlainDate.compare(supersededOn, today) <= 0 ? 'superseded' : 'in-force'
}

/** One block of the text: a chapter's heading, an article's heading, or what stands under it. */
export interface Block {
  kind: 'chapter' | 'article' | 'text'
  text: string
}

const article = /^điều\s+(\d{1,3})\s*[.:]/iu
const chapter = /^chương\s+[ivxlc\d]+(?!\p{L})/iu

export function blocksOf(text: string): Block[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => ({ kind: article.test(line) ? 'article' : chapter.test(line) ? 'chapter' : 'text', text: line }))
}

export type Shortfall = { why: 'no-articles' } | { why: 'number'; expected: number; found: number } | { why: 'blank'; text: string }

/** A place left open by the template: [số phòng], ……, ____ */
const blank = /\[[^\]\n]{1,80}\]|…{2,}|\.{4,}|_{3,}/gu

/** What is missing before a text can be issued: articles counted 1, 2, 3 …, and no place left open. Empty when nothing is. */
export function shortfalls(text: string): Shortfall[] {
  const numbers = blocksOf(text).flatMap((block) => (block.kind === 'article' ? [Number(article.exec(block.text)![1])] : []))
  if (numbers.length === 0) return [{ why: 'no-articles' }]
  const wrong = numbers.findIndex((number, i) => number !== i + 1)
  const open = new Set(text.match(blank))
  return [
    ...(wrong < 0 ? [] : [{ why: 'number', expected: wrong + 1, found: numbers[wrong]! } as const]),
    ...[...open].map((place) => ({ why: 'blank', text: place }) as const),
  ]
}

/** The template's text with the names of the centre and its place; other places stay open for the centre. */
export function filledIn(text: string, names: { centre: string; place: string }): string {
  return text.replaceAll('[tên trung tâm]', names.centre).replaceAll('[tên xã]', inSentence(names.place))
}

export const statusKinds = {
  draft: 'doing',
  'to-come': 'waiting',
  'in-force': 'done',
  superseded: 'none',
  withdrawn: 'returned',
} as const satisfies Record<TextStatus, string>
