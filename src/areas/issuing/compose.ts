import type { Db } from '../../kernel/db/index.ts'
import { type Desk, selectDesks } from '../../registry/index.ts'
import { kindForms, kindNames, letterheadOf, notationOf, officialDay, profileOn, signingBlock } from '../../work/papers/index.ts'
import { type Basis, type Outgoing, signersOf } from './queries.ts'
import { beginningOf, kindOf, type Start } from './templates.ts'

/** "Căn cứ Công văn số 45-CV/ĐU ngày 15 tháng 9 năm 2026 của Đảng ủy xã Nhã Nam về …" */
export function groundFrom({ kind, code, datedOn, issuer, subject }: Basis): string[] {
  if (!issuer) return []
  const name = kindNames[kind as keyof typeof kindNames] ?? 'văn bản'
  const about = subject.replace(/^(V\/v|Về việc|Về)\s+/iu, '')
  return [
    ['Căn cứ', name, /\d/.test(code) && `số ${code}`, datedOn && officialDay(datedOn), `của ${issuer}`, about && `về ${about}`]
      .filter(Boolean)
      .join(' '),
  ]
}

const nothing = { addressees: [], legalBasis: [], secretary: '' }

/** A new draft with the head, the number's notation and the signer that the issuing body usually has. */
export async function firstContent(db: Db, desk: Desk, office: Desk, start: Start, about: string, today: Temporal.PlainDate) {
  const kind = kindOf(start)
  const head = letterheadOf(office)
  const drafter = desk.id === office.id ? '' : letterheadOf(desk).organ.replace(/^P/, '')
  const [signer] = await signersOf(db, office.id, today)
  const block = signer ? signingBlock(office.kind, signer.title, signer.holder?.acting ?? false) : { authority: null, position: '' }
  const minutes = kind === 'BB'
  const { subject, body } = beginningOf(start, { ...head, profile: profileOn(head.system, today).id, on: today }, about)
  return {
    ...nothing,
    distribution: kindForms[kind].addressed === 'always' ? ['Như trên'] : [],
    system: head.system,
    kind,
    subject,
    body,
    issuerParent: head.issuer.parent ?? '',
    issuerName: head.issuer.name,
    notation: notationOf(kind, head, drafter),
    place: head.place,
    archive: head.system === 'party' ? head.archive : drafter,
    decider: kind === 'QĐ' ? head.decider : '',
    authority: minutes ? '' : (block.authority ?? ''),
    position: minutes ? 'Chủ tọa' : block.position,
    signerPostId: signer?.id ?? null,
    explanation: '',
  }
}

/** The fields of the draft's form. */
export interface Typed {
  subject: string
  addressees: string
  decider: string
  grounds: string
  body: string
  distribution: string
  picked: string[]
  archive: string
  signer: string
  authority: string
  position: string
  secretary: string
  explanation: string
  parent: string
  issuer: string
  notation: string
  place: string
}

const lines = (text: string) =>
  [
    ...new Set(
      text.split(/\r?\n/).map((line) =>
        line
          .trim()
          .replace(/^[-–+]\s*/, '')
          .replace(/[;,]$/, '')
          .trim(),
      ),
    ),
  ].filter(Boolean)

/** The signer's authority and position follow a newly chosen signer, unless they were rewritten in the same go. */
export async function contentFrom(db: Db, draft: Outgoing, form: Typed, today: Temporal.PlainDate) {
  const seat = form.signer ? (await signersOf(db, draft.bodyId, today)).find(({ id }) => id === form.signer) : undefined
  if (form.signer && !seat) return null
  const [office] = await selectDesks(db, [draft.bodyId], today)
  const moved =
    seat && seat.id !== draft.signerPostId && form.authority === draft.authority && form.position === draft.position && draft.kind !== 'BB'
  const block = moved ? signingBlock(office?.kind ?? '', seat.title, seat.holder?.acting ?? false) : form
  const picked = form.picked.filter((name) => !lines(form.addressees).includes(name))
  const addressed = kindForms[draft.kind].addressed === 'always'
  return {
    ...draft,
    subject: form.subject,
    addressees: [...lines(form.addressees), ...(addressed ? picked : [])],
    decider: form.decider,
    legalBasis: lines(form.grounds),
    body: form.body.normalize('NFC').replaceAll('\r\n', '\n'),
    distribution: [...new Set([...lines(form.distribution), ...(addressed ? [] : picked)])],
    archive: form.archive,
    signerPostId: form.signer || null,
    authority: (block.authority ?? '').replaceAll('\r\n', '\n'),
    position: block.position,
    secretary: form.secretary,
    explanation: form.explanation,
    issuerParent: form.parent,
    issuerName: form.issuer,
    notation: form.notation,
    place: form.place,
  }
}
