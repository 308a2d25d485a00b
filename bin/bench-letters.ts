import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import { extractText } from '../src/areas/letters/extract.ts'
import { expectedFiles } from '../src/areas/letters/reading/expected.ts'
import { type Letter, readLetter, sure, toUnicode } from '../src/areas/letters/reading/index.ts'
import {
  type Expected,
  precision,
  recall,
  type Score,
  type ScoreField,
  scoreReading,
  sumScores,
} from '../src/areas/letters/reading/score.ts'

// npm run bench:letters -- DIR [EXPECTED.json] [--json]
// EXPECTED.json: { "file name": what `cayda letter parse FILE --json` should print, or any part of it }.

interface Result {
  name: string
  value: number
  unit: string
  bar: number
  pass: boolean
}

const [folder, expectedPath] = process.argv.slice(2).filter((one) => !one.startsWith('--'))
if (!folder || !existsSync(folder) || !statSync(folder).isDirectory()) {
  console.error('Ghi thư mục văn bản · name a folder of letters: npm run bench:letters -- DIR [EXPECTED.json]')
  process.exit(1)
}

const textOf = (path: string): Promise<string> | string =>
  extname(path) === '.txt' ? toUnicode(readFileSync(path, 'utf8')).text : extractText(new Uint8Array(readFileSync(path)), path)

/** The built-in facts name no signer: the name stands on the file's last line; "*" stands for the rest of an item. */
function builtIn(name: string, text: string, letter: Letter): Expected | undefined {
  const facts = expectedFiles[name]
  if (!facts) return undefined
  const { authority, position, closing: _closing, levels: _levels, ...expected } = facts
  const signer = text.trimEnd().split('\n').at(-1)!.replaceAll('*', '').trim()
  const distribution = expected.distribution?.map((item) =>
    item.endsWith('*') ? (letter.distribution.find((read) => read.startsWith(item.slice(0, -1))) ?? item) : item,
  )
  return { ...expected, ...(distribution && { distribution }), signature: { authority, position, name: signer } }
}

type Printed = Partial<Letter> & { clauses?: Letter['clauses'] }

/** A paper as the program prints it, as facts to compare with. */
function told(printed: Printed): Expected {
  const { clauses, footnotes, evidence: _evidence, closing, ...rest } = printed
  const deadlines = clauses && readDeadlines(clauses).concat((closing ?? []).flatMap((one) => one.deadlines ?? []))
  return {
    ...(rest as Expected),
    ...(clauses && { clauses: clauses.map(({ label }) => label), deadlines }),
    ...(footnotes && { footnotes: footnotes.map(({ label }) => label) }),
  }
}

function readDeadlines(clauses: Letter['clauses']): Letter['clauses'][number]['deadlines'] {
  return clauses.flatMap((clause) => [...(clause.deadlines ?? []), ...readDeadlines(clause.children ?? [])])
}

const given = expectedPath ? (JSON.parse(readFileSync(expectedPath, 'utf8')) as Record<string, Printed>) : {}
const files = readdirSync(folder)
  .filter((name) => /\.(txt|docx|pdf)$/.test(name))
  .sort()
const scores: Partial<Record<ScoreField, Score>>[] = []
const unscored: string[] = []
const wrong: string[] = []
for (const name of files) {
  const text = await textOf(join(folder, name))
  const letter = readLetter(text)
  const printed = given[name]
  const expected = printed ? told(printed) : builtIn(name, text, letter)
  if (!expected) {
    const doubts = Object.entries(letter.evidence).flatMap(([field, proof]) =>
      proof && [proof].flat().some(({ confidence }) => confidence < sure) ? [field] : [],
    )
    unscored.push(
      `${name}: ${letter.type ?? '?'} ${letter.code ?? '–'} ${letter.date ?? '–'}; asks about: ${doubts.join(', ') || 'nothing'}`,
    )
    continue
  }
  const score = scoreReading(letter, expected)
  scores.push(score)
  for (const [field, { extra, missed }] of Object.entries(score))
    if (extra + missed) wrong.push(`${name}: ${field} (${extra} too much, ${missed} missed)`)
}

/** What the issue asks of each field on the samples. */
const bars: Partial<Record<ScoreField, number>> = { citations: 0.98, deadlines: 0.95, footnotes: 0.95, distribution: 0.95 }
const rounded = (value: number) => Math.round(value * 1000) / 1000
const results: Result[] = Object.entries(sumScores(scores)).flatMap(([field, score]) => {
  const bar = bars[field as ScoreField] ?? 1
  return [
    { name: `${field} precision`, value: rounded(precision(score)), unit: 'ratio', bar, pass: precision(score) >= bar },
    { name: `${field} recall`, value: rounded(recall(score)), unit: 'ratio', bar, pass: recall(score) >= bar },
  ]
})
if (process.argv.includes('--json')) console.log(JSON.stringify(results, null, 2))
else {
  for (const { name, value, bar, pass } of results) console.log(`${pass ? '✓' : '✗'} ${name}: ${value} (bar ${bar})`)
  for (const line of wrong) console.log(`✗ ${line}`)
  for (const line of unscored) console.log(`· ${line}`)
}
