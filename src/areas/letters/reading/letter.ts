/** What a reading of a Party or State paper yields. Offsets are UTF-16 indexes into the text as it was given; unknown is null, never guessed. */
export interface Letter {
  system: 'party' | 'state' | null
  type: string | null
  issuer: Issuer
  code: string | null
  place: string | null
  date: string | null
  subject: string | null
  addressees: string[]
  citations: Citation[]
  clauses: Clause[]
  closing: Passage[]
  distribution: string[]
  signature: Signature
  footnotes: Footnote[]
  evidence: Evidence
}

export interface Issuer {
  parent: string | null
  name: string | null
}

export interface Span {
  offset: number
  length: number
}

export interface Citation extends Span {
  /** Code of the kind of paper, as in the paper's number (QĐ, TT, VBHN …). */
  type: string | null
  code: string
  date: string | null
  issuer: string | null
}

/** A paragraph that gives somebody something to do. */
export interface Passage extends Span {
  text: string
  actors: PartyToTask[]
  deadlines: Deadline[]
}

export interface Clause extends Passage {
  /** As printed, without the closing dot or bracket: "1", "I", "a", "Điều 1", "-", "+". */
  label: string
  /** 1 = top level of this paper. */
  level: number
  children: Clause[]
}

export interface PartyToTask {
  name: string
  role: 'lead' | 'with' | 'all'
}

export interface Deadline extends Span {
  text: string
  /** ISO day; a month or quarter counts as its last day. */
  date: string | null
  /** monthly, monthly:25, quarterly, half-yearly, yearly, yearly:12-15, weekly, daily, ongoing */
  recurrence: string | null
}

export interface Signature {
  authority: string | null
  position: string | null
  name: string | null
}

export interface Footnote extends Span {
  label: string
  text: string
}

export interface Proof extends Span {
  /** 0..1; below `sure` it is shown as a question. */
  confidence: number
}

export type HeaderField = 'system' | 'type' | 'issuer' | 'code' | 'place' | 'date' | 'subject' | 'signature'

export type Evidence = Partial<Record<HeaderField, Proof>> & { addressees: Proof[]; distribution: Proof[] }

export const sure = 0.8
