import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Step, standing } from './standing.ts'

const today = Temporal.PlainDate.from('2026-11-23')
const day = (ago: number) => today.subtract({ days: ago })
const step = (ago: number, until: number | null = null, subject = 'a', weight = 1): Step => ({
  from: day(ago),
  until: until === null ? null : day(until),
  subject,
  weight,
})
const since = (...[rows, adds, threshold]: [Step[], 'flow' | 'stock' | 'distinct', number]) =>
  standing(rows, adds, threshold, today).since?.toString() ?? null

test('a flow is true from the record that reaches the threshold', () => {
  expect(since([step(10), step(4), step(2)], 'flow', 2)).toBe(day(4).toString())
  expect(since([step(10), step(-3)], 'flow', 2)).toBeNull()
})

test('a stock that fell and rose again is true since it rose', () => {
  expect(since([step(30, 20), step(8)], 'stock', 1)).toBe(day(8).toString())
  expect(since([step(30, 8), step(8)], 'stock', 1)).toBe(day(30).toString())
  expect(since([step(30, 0)], 'stock', 1)).toBeNull()
})

test('a subject counts once', () => {
  expect(standing([step(9), step(5), step(3, null, 'b')], 'distinct', 2, today)).toEqual({ value: 2, since: day(3) })
})

const steps = fc.array(
  fc
    .record({
      ago: fc.integer({ min: -3, max: 25 }),
      lasts: fc.option(fc.integer({ min: 0, max: 20 })),
      who: fc.constantFrom('a', 'b', 'c'),
    })
    .map(({ ago, lasts, who }) => step(ago, lasts === null ? null : ago - lasts, who)),
  { maxLength: 8 },
)

/** Counted day by day, as a person would with a calendar. */
function valueOn(rows: Step[], adds: 'flow' | 'stock' | 'distinct', on: Temporal.PlainDate): number {
  const begun = rows.filter((row) => Temporal.PlainDate.compare(row.from, on) <= 0)
  if (adds === 'flow') return begun.length
  if (adds === 'distinct') return new Set(begun.map((row) => row.subject)).size
  return begun.filter((row) => row.until === null || Temporal.PlainDate.compare(row.until, on) > 0).length
}

test.each(['flow', 'stock', 'distinct'] as const)('counting each day of a calendar gives the same: %s', (adds) => {
  fc.assert(
    fc.property(steps, fc.integer({ min: 1, max: 4 }), (rows, threshold) => {
      let first: Temporal.PlainDate | null = null
      for (let ago = 30; ago >= 0; ago--) first = valueOn(rows, adds, day(ago)) >= threshold ? (first ?? day(ago)) : null
      expect(standing(rows, adds, threshold, today)).toEqual({ value: valueOn(rows, adds, today), since: first })
    }),
    { numRuns: 500 },
  )
})
