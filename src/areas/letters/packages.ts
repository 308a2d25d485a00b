import type { Letter as Stored } from '../../work/documents/index.ts'
import { type Attachment, type Edxml, joinCode, type Organ, splitCode } from '../../work/exchange/index.ts'
import { kindNames } from '../../work/papers/index.ts'
import type { HeaderField, Letter } from './reading/index.ts'

/** What a package says of its paper, apart from the files in it. */
export type Told = Omit<Edxml, 'attachments'>

const names: Record<string, string> = kindNames
const organ = (name: string): Organ => ({ id: '', inCharge: '', name })

/** A stored letter as a package for exchange. Codes of organs stay empty: the registry has none yet, and none is invented. */
export function packageOf(letter: Stored, file: Attachment | null, sentAt: Temporal.Instant): Edxml {
  const first = letter.clauses
    .flatMap(({ deadlines }) => deadlines.map(({ date }) => date))
    .filter((date) => date !== null)
    .sort()[0]
  const recipients = letter.readers.filter(({ via }) => via === 'recipient').map(({ body }) => body)
  return {
    from: { ...organ(letter.issuerName), inCharge: letter.issuerParent },
    to: (letter.addressees.length ? letter.addressees : recipients).map(organ),
    ...splitCode(letter.code),
    place: letter.place,
    promulgatedOn: letter.datedOn,
    typeName: names[letter.kind] ?? '',
    subject: letter.subject,
    signer: { competence: letter.signerAuthority, position: letter.signerPosition, name: letter.signerName },
    dueOn: first ? Temporal.PlainDate.from(first) : null,
    toPlaces: letter.distribution,
    business: letter.recalledAt ? 'revoke' : 'new',
    sentAt,
    attachments: [file ?? { name: 'van-ban.txt', mediaType: 'text/plain', bytes: Buffer.from(letter.text) }],
  }
}

/** Every word of it, for the secrecy check that stands before anything else. */
export const wordsOf = (told: Told): string =>
  [told.from.name, told.typeName, told.subject, joinCode(told), told.signer.competence, told.signer.position, ...told.toPlaces].join('\n')

/** What a package says goes before what was read from the text, and needs no asking. */
export function toldLetter(read: Letter, told: Told): Letter {
  const code = joinCode(told)
  const said: Partial<Record<HeaderField, Partial<Letter>>> = {
    ...(told.from.name && { issuer: { issuer: { parent: told.from.inCharge || null, name: told.from.name } } }),
    ...(code && { code: { code } }),
    ...(told.place && { place: { place: told.place } }),
    ...(told.promulgatedOn && { date: { date: told.promulgatedOn.toString() } }),
    ...(told.subject && { subject: { subject: told.subject } }),
    ...(kindOf(told) && { type: { type: kindOf(told) } }),
    ...(told.signer.name && {
      signature: {
        signature: { authority: told.signer.competence || null, position: told.signer.position || null, name: told.signer.name },
      },
    }),
    ...(told.notation && { system: { system: told.notation.includes('/') && !/^\d{4}\//.test(told.notation) ? 'party' : 'state' } }),
  }
  const evidence = { ...read.evidence }
  for (const field of Object.keys(said) as HeaderField[]) delete evidence[field]
  return {
    ...read,
    ...Object.assign({}, ...Object.values(said)),
    addressees: told.to.length ? told.to.map(({ name }) => name) : read.addressees,
    distribution: told.toPlaces.length ? told.toPlaces : read.distribution,
    evidence: { ...evidence, ...(told.to.length && { addressees: [] }), ...(told.toPlaces.length && { distribution: [] }) },
  }
}

const kindOf = ({ typeName }: Told): string | null =>
  Object.entries(names).find(([, name]) => name.toLowerCase() === typeName.toLowerCase())?.[0] ?? null
