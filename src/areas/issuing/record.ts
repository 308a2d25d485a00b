import { newId, sql, type Tx } from '../../kernel/db/index.ts'
import type { Content } from './paper.ts'

export interface NewDraft extends Content {
  bodyId: string
  deskId: string
  signerPostId: string | null
  explanation: string
  assignmentId: string | null
  replacesId: string | null
}

const written = (draft: Content & Pick<NewDraft, 'signerPostId' | 'explanation'>) => ({
  subject: draft.subject,
  issuer_parent: draft.issuerParent,
  issuer_name: draft.issuerName,
  notation: draft.notation,
  place: draft.place,
  addressees: draft.addressees,
  legal_basis: draft.legalBasis,
  body: draft.body,
  distribution: draft.distribution,
  archive: draft.archive,
  decider: draft.decider,
  authority: draft.authority,
  position: draft.position,
  secretary: draft.secretary,
  signer_post_id: draft.signerPostId,
  explanation: draft.explanation,
})

export async function recordDraft(tx: Tx, draft: NewDraft, by: string, at: Temporal.Instant): Promise<string> {
  const id = newId()
  await tx
    .insertInto('outgoing_papers')
    .values({
      id,
      ...written(draft),
      body_id: draft.bodyId,
      drafting_body_id: draft.deskId,
      system: draft.system,
      kind: draft.kind,
      assignment_id: draft.assignmentId,
      replaces_id: draft.replacesId,
      drafted_at: at,
      drafted_by: by,
      secrecy_declared_by: by,
    })
    .execute()
  return id
}

/** The tasks that a letter urges. */
export async function recordUrged(tx: Tx, paperId: string, assignmentIds: string[]): Promise<void> {
  await tx
    .insertInto('outgoing_urged')
    .values(assignmentIds.map((assignment_id) => ({ paper_id: paperId, assignment_id })))
    .execute()
}

export interface Step {
  id: string
  by: string
  at: Temporal.Instant
}

const change = (tx: Tx, { id }: Pick<Step, 'id'>) =>
  tx.updateTable('outgoing_papers').where('id', '=', id).set({ version: sql`version + 1` })

export async function recordContent(tx: Tx, id: string, draft: Content & Pick<NewDraft, 'signerPostId' | 'explanation'>): Promise<void> {
  await change(tx, { id }).set(written(draft)).execute()
}

export async function recordSubmission(tx: Tx, step: Step): Promise<void> {
  await change(tx, step)
    .set({ submitted_at: step.at, submitted_by: step.by, returned_at: null, returned_by: null, return_reason: '' })
    .execute()
}

/** Back to the desk: by the signer with a reason, or taken back by the desk itself. */
export async function recordReturn(tx: Tx, step: Step, reason: string): Promise<void> {
  await change(tx, step)
    .set({ submitted_at: null, submitted_by: null, returned_at: step.at, returned_by: step.by, return_reason: reason })
    .execute()
}

export async function recordSignature(tx: Tx, step: Step, signerName: string): Promise<void> {
  await change(tx, step).set({ signed_at: step.at, signed_by: step.by, signer_name: signerName }).execute()
}

/** The next number of an own series; the series' row stays locked until the transaction ends, so there is no gap and no double. */
export async function takeNumber(tx: Tx, bodyId: string, series: string, first: number): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into number_series (body_id, series, last) values (${bodyId}, ${series}, ${first})
    on conflict (body_id, series) do update set last = number_series.last + 1 returning last`.execute(tx)
  return rows[0]!.last
}

export interface Numbering {
  number: number | null
  numberAs: string
  series: string
  ownSeries: boolean
  datedOn: Temporal.PlainDate
  profile: string
}

export async function recordNumber(
  tx: Tx,
  step: Step,
  { number, numberAs, series, ownSeries, datedOn, profile }: Numbering,
): Promise<void> {
  await change(tx, step)
    .set({
      number,
      number_as: numberAs,
      series,
      own_series: ownSeries,
      dated_on: datedOn,
      profile,
      numbered_at: step.at,
      numbered_by: step.by,
    })
    .execute()
}

export async function recordScan(tx: Tx, id: string, fileId: string): Promise<void> {
  await change(tx, { id }).set({ scan_file_id: fileId }).execute()
}

export async function recordIssue(tx: Tx, step: Step, documentId: string): Promise<void> {
  await change(tx, step).set({ issued_at: step.at, issued_by: step.by, document_id: documentId }).execute()
}

export async function recordRecall(tx: Tx, step: Step, reason: string): Promise<void> {
  await change(tx, step).set({ recalled_at: step.at, recalled_by: step.by, recall_reason: reason }).execute()
}

export async function removeDraft(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('outgoing_papers').where('id', '=', id).where('submitted_at', 'is', null).where('signed_at', 'is', null).execute()
}

export async function recordSeries(
  tx: Tx,
  bodyId: string,
  choice: { ownSeries: boolean; term: string; reason: string },
  by: string,
  at: Temporal.Instant,
) {
  const values = { own_series: choice.ownSeries, term: choice.term, reason: choice.reason, declared_at: at, declared_by: by }
  await tx
    .insertInto('number_series_choices')
    .values({ body_id: bodyId, ...values })
    .onConflict((on) => on.column('body_id').doUpdateSet(values))
    .execute()
}
