import { describe, expect, test } from 'vitest'
import { crafted } from '../../../test/hostile/crafted.ts'
import { mutant } from '../../../test/hostile/mutants.ts'
import { extractText, Unreadable } from './extract.ts'
import { readLetter, secrecyMark } from './reading/index.ts'

/** What became of a file: read, or refused with a sentence; anything else is thrown on. */
async function fateOf(bytes: Uint8Array, file: string): Promise<'read' | 'refused'> {
  try {
    const text = await extractText(bytes, file)
    secrecyMark(text)
    readLetter(text)
    return 'read'
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    expect(error.message).toMatch(/[.!]/)
    return 'refused'
  }
}

describe('crafted papers (security.md, S10)', () => {
  test.concurrent.each(crafted)('$name', { timeout: 30_000 }, async ({ bytes, file, read }) => {
    expect(await fateOf(bytes(), file)).toBe(read ? 'read' : 'refused')
  })
})

test('sixty damaged papers: read or refused, and nothing else', { timeout: 120_000 }, async () => {
  const fates = { read: 0, refused: 0 }
  for (let n = 0; n < 60; n += 4) {
    for (const fate of await Promise.all([0, 1, 2, 3].map((i) => mutant(n + i)).map(({ bytes, file }) => fateOf(bytes, file))))
      fates[fate] += 1
  }
  expect(fates.read + fates.refused).toBe(60)
  expect(Math.min(fates.read, fates.refused)).toBeGreaterThan(5)
})
