import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Deciding, decider, refusedTo, type Stage, type Steps, stageOf, stages, undoable } from './appointment.ts'
import { compare, complete, type Holder, type Home, type Norm, remarks, type Seat } from './norm.ts'

const today = Temporal.PlainDate.from('2026-11-23')
const at = Temporal.Instant.from('2026-11-01T00:00:00Z')
const limits = { termMonths: 60, actingMonths: 6, endingDays: 90, baseSalary: 2_530_000 }

const norm = (role: string, line: string, count = 1): Norm => ({
  id: role + line,
  role,
  line,
  homeRoles: [],
  homeText: '',
  count,
  asks: '',
  basis: '',
})
const home = (line: string): Home => ({ line, role: 'x', title: '', body: '' })
const holder = (line: string, more: Partial<Holder> = {}): Holder => ({
  tenureId: 't',
  personId: 'p',
  name: 'n',
  acting: false,
  from: today.subtract({ days: 30 }),
  until: null,
  code: '1',
  decidedOn: today,
  appointmentId: null,
  homes: [home(line)],
  ...more,
})
let nth = 0
const seat = (role: string, held: Holder | null, lastHomes: Home[] = []): Seat => ({
  postId: `${nth++}`,
  role,
  title: role,
  holder: held,
  vacantSince: held && !held.acting ? null : today.subtract({ days: 146 }),
  lastHomes,
})
const deputy = 'centre-deputy-director'
const norms = [norm('centre-director', 'state'), norm(deputy, 'society'), norm(deputy, 'school')]

test('an empty post belongs to the line that its last holder came from, whoever else holds the other', () => {
  const lines = compare(norms, [
    seat(deputy, holder('society')),
    seat(deputy, null, [home('school')]),
    seat('centre-director', holder('state')),
  ])
  expect(lines.map(({ norm: asked, held, fits }) => [asked?.line, held, fits])).toEqual([
    ['state', 'held', true],
    ['society', 'held', true],
    ['school', 'vacant', true],
  ])
  expect(complete(lines)).toBe(false)
})

test('who comes from elsewhere fills the post and is said not to fit; who acts does not fill it; beyond the norm is said too', () => {
  const lines = compare(norms, [
    seat('centre-director', holder('state', { acting: true, from: today.subtract({ days: 200 }) })),
    seat(deputy, holder('society')),
    seat(deputy, holder('front')),
    seat(deputy, holder('school')),
  ])
  expect(lines.map(({ norm: asked, held, fits }) => [asked?.line ?? null, held, fits])).toEqual([
    ['state', 'acting', true],
    ['society', 'held', true],
    ['school', 'held', true],
    [null, 'held', true],
  ])
  expect(remarks(lines[0]!, limits, today)).toEqual(['acting-too-long'])
  const off = compare([norm(deputy, 'school')], [seat(deputy, holder('front', { until: today.add({ days: 40 }), code: null }))])
  expect(complete(off), 'counted by number').toBe(true)
  expect(remarks(off[0]!, limits, today)).toEqual(['ends-soon', 'off-line', 'no-decision'])
  expect(complete([]), 'without a norm nothing is complete').toBe(false)
})

test('complete is exactly: of each role as many full holders as the norm sums to', () => {
  const role = fc.constantFrom('centre-director', deputy, 'accountant')
  const anySeat = fc.record({
    role,
    line: fc.constantFrom('state', 'society', 'school', 'front'),
    state: fc.constantFrom('held', 'acting', 'empty'),
  })
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.record({ role, line: fc.constantFrom('', 'state', 'society', 'school'), count: fc.nat(2) }), {
        minLength: 1,
        selector: (one) => `${one.role}/${one.line}`,
      }),
      fc.array(anySeat, { maxLength: 8 }),
      (asked, held) => {
        const seats = held.map((one) => seat(one.role, one.state === 'empty' ? null : holder(one.line, { acting: one.state === 'acting' })))
        const wanted = (code: string) => asked.filter((one) => one.role === code).reduce((sum, { count }) => sum + count, 0)
        const full = (code: string) => held.filter((one) => one.role === code && one.state === 'held').length
        const enough = ['centre-director', deputy, 'accountant'].every((code) => full(code) >= wanted(code))
        const total = asked.reduce((sum, { count }) => sum + count, 0)
        const lines = compare(
          asked.map(({ role: code, line, count }) => norm(code, line, count)),
          seats,
        )
        if (total > 0) expect(complete(lines)).toBe(enough)
        expect(new Set(lines.flatMap(({ seat: one }) => one ?? [])).size, 'no seat twice').toBe(lines.filter(({ seat: one }) => one).length)
      },
    ),
  )
})

const none: Steps = {
  submittedAt: null,
  partyAt: null,
  opinions: [],
  approvedAt: null,
  numberedAt: null,
  announcedAt: null,
  droppedAt: null,
}

test('the steps follow one another, and only the last one is taken back', () => {
  const asked = { ...none, submittedAt: at, partyAt: at, opinions: [{ bodyId: 'b', givenAt: null, agrees: null }] }
  const given = { ...asked, opinions: [{ bodyId: 'b', givenAt: at, agrees: false }] }
  const told: [Steps, Stage, string[]][] = [
    [none, 'draft', []],
    [{ ...none, submittedAt: at }, 'party', ['submitted']],
    [asked, 'opinions', ['party']],
    [given, 'decision', ['opinion']],
    [{ ...asked, opinions: [] }, 'decision', ['party']],
    [{ ...given, approvedAt: at }, 'number', ['approved']],
    [{ ...given, approvedAt: at, numberedAt: at }, 'announcement', ['numbered']],
    [{ ...given, approvedAt: at, numberedAt: at, announcedAt: at }, 'done', []],
    [{ ...given, droppedAt: at }, 'dropped', []],
  ]
  for (const [steps, stage, back] of told) expect([stageOf(steps), undoable(steps)]).toEqual([stage, back])
  expect(new Set(told.map(([, stage]) => stage))).toEqual(new Set(stages))
})

test('nobody decides on himself or on what he submitted; a deputy only when no free head is left; another level not at all', () => {
  const authority = { decider: '', deciderLevel: 'commune', deciderRole: 'committee-chair', deputyRole: 'committee-deputy-chair' }
  const chair = { personId: 'chair', role: 'committee-chair' }
  const second = { personId: 'second', role: 'committee-deputy-chair' }
  const base: Deciding = { authority, level: 'commune', leaders: [chair, second], nomineeId: 'x', submittedBy: 'culture' }
  expect([decider(base), refusedTo(chair, base), refusedTo(second, base)]).toEqual(['chair', null, 'not-in-turn'])
  const own = { ...base, nomineeId: 'chair' }
  expect([decider(own), refusedTo(chair, own), refusedTo(second, own)]).toEqual(['deputy', 'own-person', null])
  const alone = { ...own, leaders: [chair] }
  expect([decider(alone), refusedTo(chair, alone)]).toEqual(['nobody', 'nobody-left'])
  expect(refusedTo(second, { ...base, nomineeId: 'second' }), 'the chairman does').toBe('own-person')
  expect(refusedTo(chair, { ...base, submittedBy: 'chair' })).toBe('own-submission')
  expect(refusedTo(chair, { ...base, level: 'district' })).toBe('authority-elsewhere')
  expect(refusedTo(chair, { ...base, authority: null })).toBe('authority-unknown')
})
