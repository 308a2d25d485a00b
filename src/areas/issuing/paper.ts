import type { DraftKind, ProfileId } from '../../work/papers/index.ts'

export const statuses = ['draft', 'submitted', 'signed', 'issued', 'replaced', 'recalled'] as const
export type Status = (typeof statuses)[number]

/** A status is read off the steps that were done, never stored. */
export interface Steps {
  submittedAt: Temporal.Instant | null
  returnedAt: Temporal.Instant | null
  signedAt: Temporal.Instant | null
  numberedAt: Temporal.Instant | null
  issuedAt: Temporal.Instant | null
  recalledAt: Temporal.Instant | null
  /** An issued paper that takes its place. */
  replacedBy: string | null
}

export function statusOf({ submittedAt, signedAt, issuedAt, recalledAt, replacedBy }: Steps): Status {
  if (recalledAt) return 'recalled'
  if (issuedAt) return replacedBy ? 'replaced' : 'issued'
  if (signedAt) return 'signed'
  return submittedAt ? 'submitted' : 'draft'
}

/** What a person writes on a draft. */
export interface Content {
  system: 'party' | 'state'
  kind: DraftKind
  subject: string
  issuerParent: string
  issuerName: string
  notation: string
  place: string
  addressees: string[]
  legalBasis: string[]
  body: string
  distribution: string[]
  archive: string
  decider: string
  authority: string
  position: string
  secretary: string
}

export type Shortfall = 'no-body' | 'blank' | 'no-signer' | 'no-addressee' | 'no-decider' | 'no-secretary' | 'no-distribution'

type Needs = { addressed: string; decides?: true; minuted?: true }

/** Places of an official form that are left open for the writer. */
const hasBlank = (text: string): boolean => /…{2,}/u.test(text)

/** What a draft still lacks before it can be submitted for signature. */
export function shortfalls(draft: Content & { signerPostId: string | null }, form: Needs): Shortfall[] {
  const lacks: [Shortfall, boolean][] = [
    ['no-body', draft.body.trim() === ''],
    ['blank', hasBlank(`${draft.subject}\n${draft.body}`)],
    ['no-addressee', form.addressed === 'always' && draft.addressees.length === 0],
    ['no-decider', Boolean(form.decides) && draft.decider === ''],
    ['no-secretary', Boolean(form.minuted) && draft.secretary === ''],
    ['no-distribution', !form.minuted && draft.distribution.length === 0],
    ['no-signer', draft.signerPostId === null],
  ]
  return lacks.flatMap(([name, lacking]) => (lacking ? [name] : []))
}

/** State papers count through the year; Party papers per type through the committee's term (NĐ 30/2020 Điều 15; HD 36, HD 05). */
export function seriesOf(system: 'party' | 'state', kind: DraftKind, term: string, year: number): string {
  return system === 'state' ? String(year) : `${kind} ${term || year}`
}

/** '5' → '05', '74/2026' as it stands; null when it is no number. */
export function numberAs(text: string): string | null {
  const tidy = text.trim()
  if (/^\d{1,5}$/.test(tidy) && Number(tidy) > 0) return tidy.replace(/^0+/, '').padStart(2, '0')
  return /^\d{1,5}\/\d{4}$/.test(tidy) ? tidy : null
}

export type DateFault = 'future' | 'before-signature' | 'before-last'

/** A number's day lies between the signature and today, and never before the day of the number ahead of it. */
export function dateFault(
  day: Temporal.PlainDate,
  signed: Temporal.PlainDate,
  today: Temporal.PlainDate,
  last: Temporal.PlainDate | null,
): DateFault | null {
  const before = (a: Temporal.PlainDate, b: Temporal.PlainDate) => a.toString() < b.toString()
  if (before(today, day)) return 'future'
  if (before(day, signed)) return 'before-signature'
  return last && before(day, last) ? 'before-last' : null
}

/** Lines of a list that name no body: the archive copy and references back to the text. */
export const namesNobody = (line: string): boolean => /^(như\s|lưu(\s|:|$))/iu.test(line)

/** The kind of body that drafts for the committee above it. */
export const advising = ['specialised-office', 'office', 'party-office', 'party-board', 'inspection-committee']

export interface Printed extends Content {
  numberAs: string
  datedOn: Temporal.PlainDate | null
  profile: ProfileId | null
  signerName: string
}
