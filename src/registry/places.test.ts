import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inBordersOf } from './borders.ts'
import { type Heir, type History, heirState, keeperOn, mergeProblems, type Term, termOn } from './places.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const start = day('2020-01-01')
const term = (unitId: string, from: string | null, until: string | null, parentId: string | null = 'province'): Term => ({
  unitId,
  parentId,
  from: from ? day(from) : null,
  until: until ? day(until) : null,
})
const whole = (fromId: string, toId: string, onDate: Temporal.PlainDate): Heir => ({ fromId, toId, onDate, share: 1, keepsRecords: true })

/** A random history: each year some living units merge wholly into one new unit, or end without a known heir. */
const histories = fc
  .record({
    size: fc.integer({ min: 2, max: 8 }),
    years: fc.array(fc.record({ take: fc.integer({ min: 1, max: 4 }), known: fc.boolean() }), { maxLength: 6 }),
  })
  .map(({ size, years }) => {
    const terms: Term[] = Array.from({ length: size }, (_, i) => term(`u${i}`, null, null))
    const heirs: Heir[] = []
    years.forEach(({ take, known }, i) => {
      const on = start.add({ years: i })
      const ended = terms.filter((one) => one.until === null).slice(0, take)
      for (const one of ended) one.until = on
      terms.push({ unitId: `m${i}`, parentId: 'province', from: on, until: null })
      if (known) heirs.push(...ended.map((one) => whole(one.unitId, `m${i}`, on)))
    })
    return { terms, heirs } satisfies History
  })
const days = fc.integer({ min: -800, max: 3000 }).map((count) => start.add({ days: count }))

describe('who keeps the records', () => {
  test('any day resolves each unit that has begun to exactly one living keeper or to an unknown heir', () => {
    fc.assert(
      fc.property(histories, days, (history, on) => {
        for (const { unitId, from } of history.terms) {
          const keeper = keeperOn(history, unitId, on)
          if (from && Temporal.PlainDate.compare(on, from) < 0) expect(keeper).toBe('not-yet')
          else if (typeof keeper === 'object') expect(termOn(history, keeper.unitId, on)).toBeDefined()
          else expect(keeper).toBe('unknown-heir')
        }
      }),
    )
  })
  test('a split names its heirs but no keeper', () => {
    const history = {
      terms: [term('old', null, '2025-07-01'), term('a', '2025-07-01', null), term('b', '2025-07-01', null)],
      heirs: ['a', 'b'].map((toId) => ({ fromId: 'old', toId, onDate: day('2025-07-01'), share: null, keepsRecords: false })),
    }
    expect(heirState(history, 'old', day('2025-06-30'))).toBe('living')
    expect(heirState(history, 'old', day('2025-07-01'))).toBe('split')
    expect(keeperOn(history, 'old', day('2026-01-01'))).toBe('unknown-heir')
    expect(heirState({ ...history, heirs: [] }, 'old', day('2026-01-01'))).toBe('unknown')
  })
})

describe('figures in later borders', () => {
  test('whole merges carry old figures exactly and lose nothing', () => {
    fc.assert(
      fc.property(histories, fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 8, maxLength: 8 }), days, (history, values, on) => {
        const old = new Map(
          values.flatMap((value, i): [string, number][] => (history.terms.some((one) => one.unitId === `u${i}`) ? [[`u${i}`, value]] : [])),
        )
        const carried = inBordersOf(history, old, on)
        const total =
          [...carried.figures.values()].reduce((sum, one) => sum + one.value, 0) +
          carried.undivided.reduce((sum, one) => sum + one.value, 0)
        expect(total).toBe([...old.values()].reduce((sum, value) => sum + value, 0))
        expect([...carried.figures.values()].some((one) => one.estimate)).toBe(false)
        for (const unitId of carried.figures.keys()) expect(termOn(history, unitId, on)).toBeDefined()
      }),
    )
  })
  test('a split with shares is an estimate; without shares it stays at the lowest common parent', () => {
    const on = day('2025-07-01')
    const terms = [
      term('nation', null, null, null),
      term('province', null, null, 'nation'),
      term('old', null, '2025-07-01'),
      term('a', '2025-07-01', null),
      term('b', '2025-07-01', null),
    ]
    const heirs = (shares: [number | null, number | null]): Heir[] =>
      (['a', 'b'] as const).map((toId, i) => ({ fromId: 'old', toId, onDate: on, share: shares[i] ?? null, keepsRecords: false }))
    const shared = inBordersOf({ terms, heirs: heirs([0.25, 0.75]) }, new Map([['old', 100]]), on)
    expect(shared.figures).toEqual(
      new Map([
        ['a', { value: 25, estimate: true }],
        ['b', { value: 75, estimate: true }],
      ]),
    )
    const unshared = inBordersOf({ terms, heirs: heirs([null, 0.75]) }, new Map([['old', 100]]), on)
    expect(unshared).toEqual({ figures: new Map(), undivided: [{ fromId: 'old', value: 100, atId: 'province', estimate: false }] })
    const landOnly = inBordersOf({ terms, heirs: heirs([0, 1]) }, new Map([['old', 100]]), on)
    expect(landOnly.figures).toEqual(new Map([['b', { value: 100, estimate: false }]]))
  })
})

describe('a merge is refused', () => {
  const on = day('2025-07-01')
  const history: History = {
    terms: [term('a', null, '2025-07-01'), term('b', null, '2025-07-01'), term('new', '2025-07-01', null)],
    heirs: [],
  }
  test.each<[string, Heir[], string[]]>([
    ['with nothing to merge', [], ['nothing-to-merge']],
    ['into itself', [whole('a', 'a', on)], ['own-heir', 'heir-not-living', 'cycle']],
    ['of a unit that did not live the day before', [whole('ghost', 'new', on)], ['not-living-before']],
    ['into a unit that does not live', [whole('a', 'b', on)], ['heir-not-living']],
    ['with two record keepers', [whole('a', 'new', on), { ...whole('a', 'new', on), share: 0 }], ['several-keepers']],
    ['with more than the whole', [whole('a', 'new', on), { ...whole('a', 'new', on), keepsRecords: false }], ['shares-exceed']],
  ])('%s', (_, heirs, problems) => expect(mergeProblems(history, { on, heirs })).toEqual(problems))
  test('in a circle', () => {
    expect(mergeProblems({ ...history, heirs: [whole('new', 'a', on)] }, { on, heirs: [whole('a', 'new', on)] })).toContain('cycle')
  })
  test('but not when all is well', () => {
    expect(mergeProblems(history, { on, heirs: [whole('a', 'new', on), whole('b', 'new', on)] })).toEqual([])
  })
})
