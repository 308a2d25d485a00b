import { expect, test } from 'vitest'
import { kindForms } from '../../work/papers/index.ts'
import { dateFault, namesNobody, numberAs, seriesOf, shortfalls, statusOf } from './paper.ts'

const at = Temporal.Instant.from('2026-11-23T02:00:00Z')
const day = (text: string) => Temporal.PlainDate.from(text)
const none = { submittedAt: null, returnedAt: null, signedAt: null, numberedAt: null, issuedAt: null, recalledAt: null, replacedBy: null }

test('the status is the last step that was done', () => {
  const steps = [
    {},
    { submittedAt: at },
    { signedAt: at },
    { numberedAt: at },
    { issuedAt: at },
    { replacedBy: 'other' },
    { recalledAt: at },
  ]
  const all = steps.map((_, i) => statusOf(Object.assign({ ...none }, ...steps.slice(0, i + 1))))
  expect(all).toEqual(['draft', 'submitted', 'signed', 'signed', 'issued', 'replaced', 'recalled'])
  expect(statusOf({ ...none, replacedBy: 'draft of a replacement' })).toBe('draft')
})

const draft = {
  system: 'state' as const,
  kind: 'CV' as const,
  subject: 'x',
  issuerParent: '',
  issuerName: 'UBND',
  notation: 'UBND',
  place: 'Nhã Nam',
  addressees: ['Các thôn'],
  legalBasis: [],
  body: 'Mở lớp.',
  distribution: ['Như trên'],
  archive: '',
  decider: '',
  authority: '',
  position: '',
  secretary: '',
  signerPostId: 'post',
}

test.each([
  [{}, 'CV', []],
  [
    { body: ' \n', addressees: [], distribution: [], signerPostId: null },
    'CV',
    ['no-body', 'no-addressee', 'no-distribution', 'no-signer'],
  ],
  [{ addressees: [] }, 'KH', []],
  [{}, 'QĐ', ['no-decider']],
  [{ distribution: [] }, 'BB', ['no-secretary']],
] as const)('what a draft lacks: %j as %s → %j', (change, kind, lacks) => {
  expect(shortfalls({ ...draft, ...change } as typeof draft, kindForms[kind])).toEqual(lacks)
})

test('State numbers count through the year, Party numbers per type through the term', () => {
  expect(seriesOf('state', 'CV', '', 2026)).toBe(seriesOf('state', 'KH', '2025-2030', 2026))
  expect(seriesOf('state', 'CV', '', 2026)).not.toBe(seriesOf('state', 'CV', '', 2027))
  expect(seriesOf('party', 'CV', '2025-2030', 2026)).toBe(seriesOf('party', 'CV', '2025-2030', 2029))
  expect(seriesOf('party', 'CV', '2025-2030', 2026)).not.toBe(seriesOf('party', 'KH', '2025-2030', 2026))
})

test.each([
  ['5', '05'],
  ['005', '05'],
  [' 120 ', '120'],
  ['74/2026', '74/2026'],
  ['0', null],
  ['', null],
  ['12a', null],
  ['-3', null],
])('the number "%s" prints as %s', (typed, printed) => {
  expect(numberAs(typed)).toBe(printed)
})

test('a number’s day lies between signature and today, and not before the number ahead of it', () => {
  const [signed, today] = [day('2026-11-20'), day('2026-11-23')]
  expect(dateFault(day('2026-11-21'), signed, today, null)).toBeNull()
  expect(dateFault(day('2026-11-24'), signed, today, null)).toBe('future')
  expect(dateFault(day('2026-11-19'), signed, today, null)).toBe('before-signature')
  expect(dateFault(day('2026-11-21'), signed, today, day('2026-11-22'))).toBe('before-last')
  expect(dateFault(day('2026-11-22'), signed, today, day('2026-11-22'))).toBeNull()
})

test('references and the archive copy name nobody', () => {
  expect(['Như trên', 'Như Điều 3', 'Lưu: VT, VP', 'Lưu Văn phòng'].every(namesNobody)).toBe(true)
  expect(['Các thôn', 'Hội Nông dân xã'].some(namesNobody)).toBe(false)
})
