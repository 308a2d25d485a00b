import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bandOf, type Claim, type Criterion, gains, parsePoints, resultOf, type Step, score, scoreAll, statusOf } from './criteria.ts'
import { peersOf } from './peers.ts'

const step = (id: string, measureId: string, least: number, points: number, slice: string | null = null): Step => ({
  id,
  text: id,
  measureId,
  slice,
  least,
  points,
  level: null,
})
const criterion = (id: string, points: number, steps: Step[]): Criterion => ({
  id,
  heading: '',
  code: id,
  text: id,
  evidence: '',
  points,
  steps,
})
const premises = criterion('2.1', 5, [step('any', 'centre.premises', 1, 2.5), step('own', 'centre.premises', 1, 1.5, 'own')])

test('the records give their points, a claim at most the rest, and nothing without evidence', () => {
  const values = new Map([['any', 1]])
  expect(score('points', premises, values, undefined)).toMatchObject({ byRecords: 2.5, rest: 1, claimed: 0, total: 2.5 })
  expect(score('points', premises, values, { claimed: 1, evidenced: false }).total).toBe(2.5)
  expect(score('points', premises, values, { claimed: 1, evidenced: true }).total).toBe(3.5)
  expect(score('points', premises, values, { claimed: 9, evidenced: true }).total).toBe(3.5)
})

test('what one more own building adds counts everything that it changes', () => {
  expect(gains('points', [premises], new Map(), new Map()).map(({ step: { id }, gain }) => [id, gain])).toEqual([
    ['own', 4],
    ['any', 2.5],
  ])
})

test('a level is reached when every line reaches it', () => {
  const line = (steps: Step[]): Criterion => criterion('1', 1, steps)
  const at = (id: string, level: 1 | 2, least: number): Step => ({ ...step(id, id, least, 0), points: null, level })
  const lines = [line([at('a', 1, 1), at('a', 2, 3)]), line([])]
  const total = (a: number, claimed: number) =>
    resultOf(
      'levels',
      lines.map((one) => score('levels', one, new Map([['a', a]]), { claimed, evidenced: true }).total),
    )
  expect([total(0, 2), total(1, 2), total(3, 1), total(3, 2), total(3, 0)]).toEqual([0, 1, 1, 2, 0])
  expect(resultOf('levels', [])).toBe(0)
})

test('bands, points and states are read as people write them', () => {
  const bands = [
    { name: 'Tốt', least: 85 },
    { name: 'Khá', least: 70 },
    { name: 'Chưa đạt', least: 0 },
  ]
  expect([100, 85, 84.5, 70, 69.5, 0].map((points) => bandOf(bands, points)?.name)).toEqual([
    'Tốt',
    'Tốt',
    'Khá',
    'Khá',
    'Chưa đạt',
    'Chưa đạt',
  ])
  expect(bandOf([], 3)).toBeUndefined()
  expect(['3,5', '3.5', '4', ' 0 ', '3,4', '-1', 'ba', ''].map(parsePoints)).toEqual([3.5, 3.5, 4, 0, null, null, null, null])
  const status = (...kinds: Parameters<typeof statusOf>[0][number]['kind'][]) => statusOf(kinds.map((kind) => ({ kind })))
  expect([
    status(),
    status('submitted'),
    status('submitted', 'team'),
    status('submitted', 'withdrawn'),
    status('submitted', 'returned'),
  ]).toEqual(['self', 'submitted', 'submitted', 'self', 'self'])
  expect([status('submitted', 'inspected'), status('inspected', 'decided'), status('decided', 'revoked')]).toEqual([
    'inspected',
    'decided',
    'inspected',
  ])
})

const halves = fc.integer({ min: 1, max: 10 }).map((n) => n / 2)
const table = fc.array(
  fc
    .record({
      points: fc.integer({ min: 4, max: 20 }).map((n) => n / 2),
      steps: fc.array(
        fc.record({
          measureId: fc.constantFrom('m1', 'm2'),
          slice: fc.constantFrom(null, 'x', 'y'),
          least: fc.integer({ min: 1, max: 4 }),
          points: halves,
        }),
        { maxLength: 3 },
      ),
    })
    .map(({ points, steps }) => ({ points, steps })),
  { minLength: 1, maxLength: 4 },
)
/** Values as the records of two measures with two slices would give them. */
const recorded = fc.record({ m1x: fc.nat(4), m1y: fc.nat(4), m2x: fc.nat(4), m2y: fc.nat(4) })

describe('for random tables and records', () => {
  const build = (
    rows: { points: number; steps: { measureId: string; slice: string | null; least: number; points: number }[] }[],
  ): Criterion[] =>
    rows.map(({ points, steps }, i) =>
      criterion(
        `${i}`,
        points,
        steps.map((one, j) => step(`${i}.${j}`, one.measureId, one.least, one.points, one.slice)),
      ),
    )
  const valuesOf = (criteria: Criterion[], have: Record<string, number>) =>
    new Map(
      criteria.flatMap(({ steps }) =>
        steps.map(({ id, measureId, slice }): [string, number] => [
          id,
          slice ? have[measureId + slice]! : have[`${measureId}x`]! + have[`${measureId}y`]!,
        ]),
      ),
    )
  const claimsOf = (criteria: Criterion[], claims: Claim[]) => new Map(criteria.map(({ id }, i) => [id, claims[i % claims.length]!]))
  const claimed = fc.array(fc.record({ claimed: halves, evidenced: fc.boolean() }), { minLength: 1, maxLength: 4 })
  const total = (criteria: Criterion[], have: Record<string, number>, claims: ReadonlyMap<string, Claim>) =>
    resultOf(
      'points',
      scoreAll('points', criteria, valuesOf(criteria, have), claims).map((one) => one.total),
    )

  test('no line is above its points, and more records never take points away', () => {
    fc.assert(
      fc.property(table, recorded, claimed, fc.constantFrom('m1x', 'm1y', 'm2x', 'm2y'), (rows, have, given, key) => {
        const criteria = build(rows)
        const claims = claimsOf(criteria, given)
        for (const one of scoreAll('points', criteria, valuesOf(criteria, have), claims)) {
          expect(one.total).toBeLessThanOrEqual(one.criterion.points)
          expect(one.total).toBeGreaterThanOrEqual(0)
        }
        const more = { ...have, [key]: have[key as keyof typeof have] + 1 }
        expect(total(criteria, more, claims)).toBeGreaterThanOrEqual(total(criteria, have, claims))
      }),
    )
  })

  test('what is said to add points adds exactly those once it is on record', () => {
    fc.assert(
      fc.property(table, recorded, claimed, (rows, have, given) => {
        const criteria = build(rows)
        const claims = claimsOf(criteria, given)
        for (const { step: wanted, missing, gain } of gains('points', criteria, valuesOf(criteria, have), claims)) {
          if (wanted.slice === null) continue
          const key = (wanted.measureId + wanted.slice) as keyof typeof have
          const then = { ...have, [key]: have[key] + missing }
          expect(total(criteria, then, claims) - total(criteria, have, claims)).toBeCloseTo(gain)
        }
      }),
    )
  })
})

test('peers are of like size, ties share a rank; where there are too few, the nearest are called nearest', () => {
  const centre = (id: string, size: number, points: number) => ({ id, size, points })
  const all = [centre('a', 10, 80), centre('b', 11, 90), centre('c', 9, 80), centre('d', 30, 99), centre('e', 40, 10), centre('f', 12, 70)]
  const told = (rows: typeof all, width: number) => {
    const { likeness, ranked } = peersOf(rows, rows[0]!, width)
    return [likeness, ...ranked.map(({ one, rank }) => `${rank}${one.id}`)]
  }
  expect(told(all, 20)).toEqual(['nearest', '1d', '2b', '3a', '3c', '5f'])
  expect(told(all.slice(0, 3), 20), 'few, but all there are').toEqual(['like', '1b', '2a', '2c'])
  expect(told(all.slice(0, 1), 20)).toEqual(['like', '1a'])
  expect(told([...all, centre('g', 8, 60)], 20)).toEqual(['like', '1b', '2a', '2c', '4f', '5g'])
})

test('a size of nothing is not on record: such centres are like nobody', () => {
  const centre = (id: string, size: number) => ({ id, size, points: 50 })
  const all = [centre('a', 0), centre('b', 0), centre('c', 9), centre('d', 9)]
  expect(peersOf(all, all[0]!, 100)).toEqual({ likeness: 'unknown', ranked: [{ one: all[0], rank: 1 }] })
  expect(peersOf(all, all[2]!, 100).ranked.map(({ one }) => one.id)).toEqual(['c', 'd'])
})
