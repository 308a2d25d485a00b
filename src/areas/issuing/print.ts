import { bodyFromText, type Paper, printedSubject, profileOn } from '../../work/papers/index.ts'
import type { Printed } from './paper.ts'
import type { Outgoing } from './queries.ts'
import { printedCode } from './show.tsx'
import { kindWords } from './words.ts'

/** The draft in the layout of its day; number and day stay blank until the clerk has given them. */
export function paperOf(draft: Printed, today: Temporal.PlainDate, sample: boolean): Paper {
  const on = draft.datedOn ?? today
  const profile = draft.profile ?? profileOn(draft.system, on).id
  return {
    profile,
    kind: draft.kind,
    issuer: { parent: draft.issuerParent || null, name: draft.issuerName },
    number: draft.numberAs || null,
    notation: draft.notation,
    place: draft.place,
    date: draft.datedOn,
    month: on.toPlainYearMonth(),
    subject: printedSubject(draft.kind, profile, draft.subject),
    addressees: draft.addressees,
    legalBasis: draft.legalBasis,
    ...(draft.decider ? { decider: draft.decider } : {}),
    body: bodyFromText(draft.body),
    distribution: draft.distribution,
    archive: draft.archive,
    signature: { authority: draft.authority || null, position: draft.position || null, name: draft.signerName || null },
    ...(draft.secretary ? { secretary: { position: 'Thư ký', name: draft.secretary } } : {}),
    sample,
  }
}

export const fileName = (paper: Outgoing, ending: string): string =>
  `${[kindWords.vi[paper.kind], paper.numberAs && printedCode(paper).replaceAll('/', '-'), paper.subject.slice(0, 60)].filter(Boolean).join(' ')}.${ending}`
