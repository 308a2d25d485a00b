import { type CommandInput, seeOther } from '../../kernel/http/index.ts'
import { both } from '../../kernel/words.ts'
import { type DraftKind, type Paper, profileById, textFromBody, textOf } from '../../work/papers/index.ts'
import { signersOf } from './queries.ts'
import type { Reader } from './reader.ts'
import { recordDraft } from './record.ts'
import { refuseSecret } from './secret.tsx'
import { words } from './words.ts'

export type Drafting = Pick<CommandInput<unknown, unknown>, 'tx' | 'outside' | 'actor' | 'now' | 'today'>
export type DraftPaper = Paper & { kind: DraftKind }

/**
 * A draft of the post's own body from a paper that another part of the system has written; it is corrected, submitted, signed, numbered and issued like any other.
 * `then` keeps what the writer knows of it, in the same transaction.
 */
export async function draftFromPaper(input: Drafting, reader: Reader, paper: DraftPaper, then: (paperId: string) => Promise<void>) {
  const { tx, actor, now, today } = input
  if (reader.secret(textOf(paper))) return refuseSecret(input, reader)
  const body = actor.post!.bodyId
  const signers = await signersOf(tx, body, today)
  const signer = signers.find(({ holder }) => holder!.name === paper.signature.name) ?? signers[0]
  const draft = {
    ...contentOf(paper),
    bodyId: body,
    deskId: body,
    signerPostId: signer?.id ?? null,
    explanation: '',
    assignmentId: null,
    replacesId: null,
  }
  const id = await recordDraft(tx, draft, actor.person!.id, now)
  await then(id)
  return seeOther(`/issuing/${id}/edit`, both(words.vi.doneStart, words.en.doneStart))
}

const contentOf = (paper: DraftPaper) => ({
  system: profileById(paper.profile).line,
  kind: paper.kind,
  subject: paper.subject,
  issuerParent: paper.issuer.parent ?? '',
  issuerName: paper.issuer.name,
  notation: paper.notation,
  place: paper.place,
  addressees: paper.addressees,
  legalBasis: paper.legalBasis,
  body: textFromBody(paper.body),
  distribution: paper.distribution,
  archive: paper.archive,
  decider: paper.decider ?? '',
  authority: paper.signature.authority ?? '',
  position: paper.signature.position ?? '',
  secretary: paper.secretary?.name ?? '',
})
