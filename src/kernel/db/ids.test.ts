import { expect, test } from 'vitest'
import { newId } from './index.ts'

test('ids sort in the order in which they were made, also within a millisecond', () => {
  const made = Array.from({ length: 10_000 }, newId)
  expect(made.toSorted()).toEqual(made)
  expect(new Set(made).size).toBe(made.length)
  for (const id of made.slice(0, 20)) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
