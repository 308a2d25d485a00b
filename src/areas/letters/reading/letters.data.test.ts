import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { expectedFiles } from './expected.ts'
import { readLetter } from './index.ts'
import { precision, recall, type ScoreField, scoreReading, sumScores } from './score.ts'

const folder = '../shared/data/documents'
const present = existsSync(folder)
if (!present) console.warn(`${folder} is absent: the readings of real letters are skipped`)

describe.skipIf(!present)('real letters', () => {
  const read = (file: string) => {
    const text = readFileSync(`${folder}/${file}`, 'utf8')
    return { text, letter: readLetter(text), signer: text.trimEnd().split('\n').at(-1)?.replaceAll('*', '').trim() ?? '' }
  }
  const scoreOf = (file: string) => {
    const { authority, position, closing, levels, ...expected } = expectedFiles[file] as (typeof expectedFiles)[string]
    const { letter, signer } = read(file)
    const distribution = expected.distribution?.map((item) =>
      item.endsWith('*') ? (letter.distribution.find((read) => read.startsWith(item.slice(0, -1))) ?? item) : item,
    )
    return scoreReading(letter, { ...expected, ...(distribution && { distribution }), signature: { authority, position, name: signer } })
  }

  test.each(Object.keys(expectedFiles))('%s: every field as read by eye', (file) => {
    const wrong = Object.entries(scoreOf(file)).filter(([, { extra, missed }]) => extra + missed > 0)
    expect(wrong).toEqual([])
  })

  test.each(Object.keys(expectedFiles))('%s: closing paragraphs and children', (file) => {
    const { letter } = read(file)
    const { closing, levels } = expectedFiles[file] as (typeof expectedFiles)[string]
    expect(letter.closing).toHaveLength(closing)
    for (const [label, count] of Object.entries(levels ?? {})) {
      expect(letter.clauses.find((clause) => clause.label === label)?.children, `${file} ${label}`).toHaveLength(count)
    }
  })

  test('bars of all files together', () => {
    const sums = sumScores(Object.keys(expectedFiles).map(scoreOf))
    const bars: [ScoreField[], number][] = [
      [['system', 'type', 'issuer', 'code', 'place', 'date', 'subject', 'signature', 'addressees', 'clauses'], 1],
      [['citations'], 0.98],
      [['deadlines'], 0.95],
    ]
    for (const [fields, bar] of bars) {
      for (const field of fields) {
        const score = sums[field]
        expect(score && Math.min(precision(score), recall(score)), field).toBeGreaterThanOrEqual(bar)
      }
    }
  })

  test('the 2023 letter: note 1 is no clause text, clause 5 keeps its second paragraph, tasks behind clause 6 are closing', () => {
    const { letter } = read('tan-yen-2023-cv-hu.txt')
    expect(letter.clauses[1]?.text).not.toContain('VBHN')
    expect(letter.clauses[4]?.text.split('\n')).toHaveLength(2)
    expect(letter.clauses[5]?.text).not.toContain('\n')
    expect(letter.closing[0]?.actors).toEqual([{ name: 'Văn phòng Huyện ủy', role: 'lead' }])
  })
})
