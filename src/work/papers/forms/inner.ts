import type { Block, Paper, ProfileId } from '../paper.ts'

/** What every inner paper of an office shares. */
export interface Inner {
  profile: ProfileId
  issuer: Paper['issuer']
  place: string
  on: Temporal.PlainDate
  sample: boolean
}

/** Slips and lists that go round inside an office: its head and a signature, no number and no distribution. */
export function innerPaper(
  { profile, issuer, place, on, sample }: Inner,
  paper: Partial<Paper> & { form: string; subject: string },
): Paper {
  return {
    profile,
    kind: 'BB',
    issuer,
    number: null,
    notation: '',
    place,
    date: on,
    month: on.toPlainYearMonth(),
    addressees: [],
    legalBasis: [],
    body: [],
    distribution: [],
    archive: '',
    signature: { authority: null, position: null, name: null },
    sample,
    ...paper,
  }
}

export const para = (text: string): Block => ({ kind: 'paragraph', runs: [{ text }] })
export const labelled = (label: string, text: string): Block => ({
  kind: 'paragraph',
  runs: [{ text: `${label}: `, bold: true }, { text }],
})

/** Lines left free for what is written by hand. */
export const room = '\n\n\n\n'
