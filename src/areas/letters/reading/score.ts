import type { Clause, Deadline, Letter } from './letter.ts'

/** Right, found too much, and missed, for one field. */
export interface Score {
  right: number
  extra: number
  missed: number
}

/** What somebody who read the paper expects; fields left out are not scored. */
export interface Expected {
  system?: Letter['system']
  type?: string | null
  issuer?: Letter['issuer']
  code?: string | null
  place?: string | null
  date?: string | null
  subject?: string | null
  addressees?: string[]
  citations?: { code: string; type?: string | null; date?: string | null }[]
  /** Labels of the top level, in order. */
  clauses?: string[]
  deadlines?: { date: string | null; recurrence: string | null }[]
  distribution?: string[]
  signature?: Letter['signature']
  footnotes?: string[]
}

export type ScoreField = keyof Expected

/** Right, extra and missed per field: a wrong single value counts as one extra and one missed. */
export function scoreReading(actual: Letter, expected: Expected): Partial<Record<ScoreField, Score>> {
  const scores: Partial<Record<ScoreField, Score>> = {}
  for (const field of ['system', 'type', 'code', 'place', 'date', 'subject'] as const) {
    if (expected[field] !== undefined) scores[field] = compare(single(actual[field]), single(expected[field]))
  }
  if (expected.issuer) scores.issuer = compare(parts(actual.issuer), parts(expected.issuer))
  if (expected.signature) scores.signature = compare(parts(actual.signature), parts(expected.signature))
  if (expected.addressees) scores.addressees = compare(actual.addressees, expected.addressees)
  if (expected.distribution) scores.distribution = compare(actual.distribution, expected.distribution)
  if (expected.citations) scores.citations = compareCitations(actual, expected.citations)
  if (expected.clauses)
    scores.clauses = compare(
      actual.clauses.map(({ label }, at) => `${at}:${label}`),
      expected.clauses.map((label, at) => `${at}:${label}`),
    )
  if (expected.deadlines) scores.deadlines = compare(allDeadlines(actual).map(told), expected.deadlines.map(told))
  if (expected.footnotes)
    scores.footnotes = compare(
      actual.footnotes.map(({ label }) => label),
      expected.footnotes,
    )
  return scores
}

export const precision = ({ right, extra }: Score): number => (right + extra === 0 ? 1 : right / (right + extra))
export const recall = ({ right, missed }: Score): number => (right + missed === 0 ? 1 : right / (right + missed))

/** Adds scores of several papers, field by field. */
export function sumScores(scores: Partial<Record<ScoreField, Score>>[]): Partial<Record<ScoreField, Score>> {
  const sums: Partial<Record<ScoreField, Score>> = {}
  for (const one of scores) {
    for (const [field, { right, extra, missed }] of Object.entries(one) as [ScoreField, Score][]) {
      const sum = sums[field] ?? { right: 0, extra: 0, missed: 0 }
      sums[field] = { right: sum.right + right, extra: sum.extra + extra, missed: sum.missed + missed }
    }
  }
  return sums
}

const single = (value: string | null | undefined): string[] => (value ? [value] : [])
const parts = (record: object): string[] => Object.entries(record).flatMap(([key, value]) => (value ? [`${key}:${value}`] : []))
const told = ({ date, recurrence }: Pick<Deadline, 'date' | 'recurrence'>): string => date ?? recurrence ?? 'unstated'

function compareCitations(actual: Letter, expected: NonNullable<Expected['citations']>): Score {
  const typed = expected.some(({ type }) => type !== undefined)
  const dated = expected.some(({ date }) => date !== undefined)
  const key = (one: { code: string; type?: string | null; date?: string | null }): string =>
    `${one.code}|${typed ? one.type : ''}|${dated ? (one.date ?? '') : ''}`
  return compare(actual.citations.map(key), expected.map(key))
}

export function allDeadlines(letter: Letter): Deadline[] {
  const inClauses = (clauses: Clause[]): Deadline[] => clauses.flatMap((clause) => [...clause.deadlines, ...inClauses(clause.children)])
  return [...inClauses(letter.clauses), ...letter.closing.flatMap(({ deadlines }) => deadlines)]
}

/** Case, spacing and the place of tone marks do not make a difference. */
const alike = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/\s+/g, ' ')
    .replace(/[\s.;,]+$/u, '')
    .trim()

function compare(actual: string[], expected: string[]): Score {
  const left = new Map<string, number>()
  for (const text of expected) left.set(alike(text), (left.get(alike(text)) ?? 0) + 1)
  let right = 0
  for (const text of actual) {
    const count = left.get(alike(text)) ?? 0
    if (count === 0) continue
    right++
    left.set(alike(text), count - 1)
  }
  return { right, extra: actual.length - right, missed: expected.length - right }
}
