import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Calendar, dayOff, nextOf, nominalDay, rules, workingDay } from './due.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const calendar: Calendar = new Map([
  ['2026-08-22', { name: 'Làm bù', works: true }],
  ['2026-08-31', { name: 'Nghỉ hoán đổi', works: false }],
  ['2026-09-01', { name: 'Quốc khánh', works: false }],
  ['2026-09-02', { name: 'Quốc khánh', works: false }],
])
const none: Calendar = new Map()

test('2/9 is skipped: what falls on it is due on the next working day; a Saturday worked in exchange is none off', () => {
  expect(dayOff(day('2026-09-02'), calendar)).toEqual({ name: 'Quốc khánh' })
  expect(workingDay(day('2026-09-02'), calendar)).toEqual(day('2026-09-03'))
  expect(workingDay(day('2026-08-29'), calendar)).toEqual(day('2026-09-03'))
  expect([dayOff(day('2026-08-22'), calendar), dayOff(day('2026-08-23'), calendar)]).toEqual([null, 'sunday'])
})

test('the 31st of every month stays the 31st: a short month ends on its last day', () => {
  const monthly = { rule: 'monthly', anchor: day('2026-12-31') } as const
  expect([0, 1, 2, 3, 4].map((n) => nominalDay(monthly, n).toString())).toEqual([
    '2026-12-31',
    '2027-01-31',
    '2027-02-28',
    '2027-03-31',
    '2027-04-30',
  ])
})

test('the 25th monthly: closed early or on the day, the next month follows; closed late, what has passed is named and left out', () => {
  const monthly = { rule: 'monthly', anchor: day('2026-11-25'), workingDays: true } as const
  expect(nextOf(monthly, 0, day('2026-11-20'), none)).toEqual({ occurrence: 1, dueOn: day('2026-12-25'), skipped: [] })
  expect(nextOf(monthly, 0, day('2027-01-30'), none)).toEqual({
    occurrence: 3,
    dueOn: day('2027-02-25'),
    skipped: [day('2026-12-25'), day('2027-01-25')],
  })
})

test('for any rule and any day of closing the next one lies ahead, on a working day when asked for, and none before it does', () => {
  const days = fc.integer({ min: 0, max: 1500 }).map((n) => day('2025-01-01').add({ days: n }))
  fc.assert(
    fc.property(fc.constantFrom(...rules), days, days, fc.boolean(), fc.nat(5), (rule, anchor, on, workingDays, closed) => {
      const { occurrence, dueOn, skipped } = nextOf({ rule, anchor, workingDays }, closed, on, calendar)
      expect(Temporal.PlainDate.compare(dueOn, on)).toBe(1)
      expect(occurrence).toBe(closed + 1 + skipped.length)
      if (workingDays) expect(dayOff(dueOn, calendar)).toBeNull()
    }),
  )
})
