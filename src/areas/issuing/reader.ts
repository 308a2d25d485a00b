import type { Tx } from '../../kernel/db/index.ts'
import type { NewDocument } from '../../work/documents/index.ts'

/** The parts of a paper as the register of documents keeps them. */
export interface Told {
  system: 'party' | 'state'
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

/** What the area of letters knows about texts, handed in by the composition root: areas do not import each other. */
export interface Reader {
  /** Does the text bear a secrecy mark? */
  secret(text: string): boolean
  refused(tx: Tx, refusal: { personId: string; bodyId: string; at: Temporal.Instant }): Promise<void>
  /** The paper taken apart into clauses, deadlines and cited texts, so that its readers can work from it. */
  document(told: Told, text: string, known: Pick<NewDocument, 'issuerBodyId' | 'fileId' | 'keeperBodyId' | 'recipients'>): NewDocument
}
