import { parseDate } from '../../kernel/format.ts'
import type { NewClause, NewDocument } from '../../work/documents/index.ts'
import { type Clause, type HeaderField, type Letter, type Passage, sure } from './reading/index.ts'

/** What the officer sees and corrects before anything is stored; strings as they stand in the form. */
export interface Proposal {
  system: 'party' | 'state' | ''
  kind: string
  parent: string
  issuer: string
  code: string
  place: string
  date: string
  subject: string
  addressees: string
  distribution: string
  authority: string
  position: string
  signer: string
}

const two = (value: number) => String(value).padStart(2, '0')
const shown = (iso: string | null) => (iso ? iso.split('-').reverse().join('/') : '')

export function proposalOf(letter: Letter): Proposal {
  return {
    system: letter.system ?? '',
    kind: letter.type ?? '',
    parent: letter.issuer.parent ?? '',
    issuer: letter.issuer.name ?? '',
    code: letter.code ?? '',
    place: letter.place ?? '',
    date: shown(letter.date),
    subject: letter.subject ?? '',
    addressees: letter.addressees.join('\n'),
    distribution: letter.distribution.join('\n'),
    authority: letter.signature.authority ?? '',
    position: letter.signature.position ?? '',
    signer: letter.signature.name ?? '',
  }
}

/** Form field that shows what was read of a header. */
const fieldOf: Record<HeaderField, keyof Proposal> = {
  system: 'system',
  type: 'kind',
  issuer: 'issuer',
  code: 'code',
  place: 'place',
  date: 'date',
  subject: 'subject',
  signature: 'signer',
}

export interface Question {
  field: keyof Proposal
  value: string
}

/** What was read without being sure of it: asked of the officer, never told him. */
export function questionsOf(letter: Letter): Question[] {
  const read = proposalOf(letter)
  return (Object.keys(fieldOf) as HeaderField[]).flatMap((header) => {
    const proof = letter.evidence[header]
    const field = fieldOf[header]
    return proof && proof.confidence < sure && read[field] ? [{ field, value: read[field] }] : []
  })
}

export const lines = (text: string) =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)

/** The tree as a flat list in reading order, each entry knowing its parent's place in it; closing passages follow as clauses of their own. */
export function flatten(clauses: Clause[], closing: Passage[]): NewClause[] {
  const flat: NewClause[] = []
  const add = (clause: Clause, parent: number | null) => {
    const at =
      flat.push({
        parent,
        level: clause.level,
        label: clause.label,
        text: clause.text,
        offset: clause.offset,
        length: clause.length,
        actors: clause.actors,
        deadlines: clause.deadlines,
      }) - 1
    for (const child of clause.children) add(child, at)
  }
  for (const clause of clauses) add(clause, null)
  for (const { text, offset, length, actors, deadlines } of closing)
    flat.push({ parent: null, level: 1, label: '', text, offset, length, actors, deadlines })
  return flat
}

/** Month and year that a paper with a blank day prints, as "tháng 8 năm 2023". */
export function blankDate(text: string): string {
  const found = /ngày[\s.…_]*tháng\s*(\d{1,2})\s*năm\s*(\d{4})/i.exec(text.slice(0, 3000))
  return found ? `tháng ${found[1]} năm ${found[2]}` : ''
}

/** Day on which addressees are resolved: the paper's own, else the first of its printed month, else today. */
export function dayOfPaper(date: Temporal.PlainDate | null, datedAs: string, today: Temporal.PlainDate): Temporal.PlainDate {
  if (date) return date
  const found = /tháng (\d{1,2}) năm (\d{4})/.exec(datedAs)
  return found ? Temporal.PlainDate.from(`${found[2]}-${two(Number(found[1]))}-01`) : today
}

/** A proposal that an officer has answered: what must be known is known. */
export type Answers = Proposal & { system: 'party' | 'state' }

export function documentFrom(
  form: Answers,
  text: string,
  letter: Letter,
  known: Pick<NewDocument, 'issuerBodyId' | 'fileId' | 'keeperBodyId' | 'recipients' | 'archived'>,
): NewDocument {
  return {
    ...known,
    system: form.system,
    kind: form.kind,
    issuerParent: form.parent,
    issuerName: form.issuer,
    code: form.code,
    place: form.place,
    datedOn: parseDate(form.date),
    datedAs: form.date ? '' : blankDate(text),
    subject: form.subject,
    text,
    signer: { authority: form.authority, position: form.position, name: form.signer },
    clauses: flatten(letter.clauses, letter.closing),
    addressees: lines(form.addressees),
    distribution: lines(form.distribution),
    citations: letter.citations.map((one) => ({
      kind: one.type ?? '',
      code: one.code,
      datedOn: one.date ? Temporal.PlainDate.from(one.date) : null,
      issuer: one.issuer ?? '',
      offset: one.offset,
      length: one.length,
    })),
  }
}

/** `**` and `__` around words are marks of an editor or a chat, no part of the paper; rules and blanks of the same signs stay. */
export function withoutMarks(pasted: string): string {
  return pasted
    .replace(/^(\*{1,3})(?=[^\s*])((?:[^\n*]+\n){1,3}[^\n*]*[^\s*])\1$/gmu, '$2')
    .replace(/(?<![*\p{L}\d])(\*{2,3})(?=[^\s*])([^\n]*?[^\s*])\1(?![*\p{L}\d])/gu, '$2')
    .replace(/(?<![_\p{L}\d])__(?=[^\s_])([^\n]*?[^\s_])__(?![_\p{L}\d])/gu, '$1')
}
