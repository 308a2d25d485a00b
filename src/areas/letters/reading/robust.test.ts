import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Clause, readLetter } from './index.ts'
import { readPage, tidy } from './page.ts'
import * as samples from './samples.ts'

/** Text as read from the span that a reading claims: the same normalisation that readers apply. */
const claimed = (raw: string, { offset, length }: { offset: number; length: number }) =>
  tidy(readPage(raw.slice(offset, offset + length)).text)

function claims(raw: string): [string, string][] {
  const letter = readLetter(raw)
  const found: [string, string][] = []
  const add = (text: string, span: { offset: number; length: number }) => found.push([tidy(text), claimed(raw, span)])
  const walk = (clause: Clause): void => {
    if (!letter.footnotes.some(({ offset }) => offset > clause.offset && offset < clause.offset + clause.length)) add(clause.text, clause)
    for (const deadline of clause.deadlines) add(deadline.text, deadline)
    clause.children.forEach(walk)
  }
  letter.clauses.forEach(walk)
  for (const note of letter.footnotes) add(note.text, note)
  if (letter.place && letter.evidence.place) add(letter.place, letter.evidence.place)
  return found
}

describe('offsets', () => {
  test.each(Object.entries(samples))('%s: every span slices to its text', (_name, text) => {
    for (const [text_, slice] of claims(text)) expect(slice).toBe(text_)
  })

  test('also with a wrapped, decomposed or emphasised text around', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(samples)), fc.constantFrom('NFD', 'NFC'), fc.nat(3), (text, form, before) => {
        const raw = `${'\r\n'.repeat(before)}**${text.normalize(form).trim()}**`
        for (const [words, slice] of claims(raw)) expect(slice).toBe(words)
      }),
      { numRuns: 60 },
    )
  })

  test('citations and addressees lie where they are said to lie', () => {
    for (const text of Object.values(samples)) {
      const letter = readLetter(text)
      for (const citation of letter.citations) expect(claimed(text, citation).replaceAll(' ', '')).toContain(citation.code)
      for (const [at, span] of letter.evidence.addressees.entries()) expect(claimed(text, span)).toBe(letter.addressees[at])
    }
  })
})

describe('anything may be pasted', () => {
  const pieces = [
    'Số: ',
    '1. ',
    'Điều 1. ',
    'Kính gửi: ',
    'Nơi nhận:',
    '- ',
    'TM. ',
    'CHỦ TỊCH',
    '¹ ',
    '“',
    '\n',
    '\n\n',
    '   ',
    '|',
    '**',
    '*',
    'ngày 31/02',
    'a) ',
    'I. ',
    'QUYẾT ĐỊNH:',
    '././',
    '12/KH-',
    'uỷ',
    '\u0301',
    'hằng năm',
    '\ud800',
  ]
  test('random text never throws, and its spans stay inside', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 8 })), { maxLength: 80 }).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(texts, (text) => {
        const letter = readLetter(text)
        for (const { offset, length } of [...letter.citations, ...letter.clauses, ...letter.closing, ...letter.footnotes]) {
          expect(offset).toBeGreaterThanOrEqual(0)
          expect(length).toBeGreaterThanOrEqual(0)
          expect(offset + length).toBeLessThanOrEqual(text.length)
        }
      }),
      { numRuns: 1500 },
    )
  })

  test('letters with cut, doubled or swapped parts never throw', () => {
    const cut = fc.tuple(fc.constantFrom(...Object.values(samples)), fc.nat(2000), fc.nat(300), fc.constantFrom('', '\n', ...pieces))
    fc.assert(
      fc.property(
        cut,
        ([text, at, length, put]) => void readLetter(text.slice(0, at) + put + text.slice(at + length) + text.slice(at, at + length)),
      ),
      { numRuns: 600 },
    )
  })
})

describe('linear', () => {
  test.each([
    ['one sentence without end', 'trước ngày 15/12/2025 hằng năm '],
    ['dots', '.'],
    ['spaces', ' '],
    ['numbers', '12/KH-UBND, '],
    ['bullets', '- Các xã;\n'],
    ['clauses', '1. Giao Sở Nội vụ chủ trì, phối hợp với các sở.\n'],
    ['addressees', 'Kính gửi: các xã;\n'],
    ['capitals', 'CHỦ TỊCH\n'],
    ['authorities', 'TM. ỦY BAN NHÂN DÂN\n'],
    ['quotations', '“Điều 1. abc\n'],
    ['marks', '**a'],
    ['accents', 'a\u0301\u0323'],
    ['raised digits', '¹ A\n'],
    ['letters', 'a) b) c) '],
    ['organs', 'Sở Nội vụ; '],
    ['laws', 'Căn cứ Luật Giáo dục và Luật Thư viện, '],
    ['laws without a name', 'Luật '],
    ['heads without line breaks', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ngày 5 tháng 3 Điều 1. Nơi nhận: - A; KT. CHỦ TỊCH PHÓ CHỦ TỊCH '],
    ['lists without line breaks', 'Nơi nhận: - Các sở; - Các xã; - Lưu: VT.\n'],
    ['torn dates', 'ngày\n tháng\n'],
    ['offices told to lead', 'Sở Nội vụ chỉ đạo Sở Tài chính chủ trì, '],
  ])('%s: four times the text costs about four times the work', (_name, unit) => {
    const work = (size: number): number => {
      const text = `Kính gửi: Các xã.\n1. ${unit.repeat(Math.ceil(size / unit.length))}`
      const before = process.cpuUsage().user
      readLetter(text)
      return (process.cpuUsage().user - before) / 1000
    }
    work(100_000)
    expect(work(1_000_000)).toBeLessThan(10 * work(250_000) + 300)
  })

  test('no pattern of this folder can start over at every run: an open end must be anchored in front', () => {
    const folder = dirname(fileURLToPath(import.meta.url))
    const open = /\/[^/^\s(][^/\n]*[+*]\$\/[a-z]*/g
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.includes('test') && name !== 'score.ts')) {
      const found = readFileSync(join(folder, file), 'utf8').match(open) ?? []
      expect(found, file).toEqual([])
    }
  })
})
