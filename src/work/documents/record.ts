import { newId, sql, type Tx } from '../../kernel/db/index.ts'
import { markPurged } from '../../kernel/files.ts'

export interface NewClause {
  parent: number | null
  level: number
  label: string
  text: string
  offset: number
  length: number
  actors: unknown[]
  deadlines: unknown[]
}

export interface NewDocument {
  system: 'party' | 'state'
  kind: string
  issuerParent: string
  issuerName: string
  issuerBodyId: string | null
  code: string
  place: string
  datedOn: Temporal.PlainDate | null
  datedAs: string
  subject: string
  text: string
  signer: { authority: string; position: string; name: string }
  fileId: string | null
  keeperBodyId: string
  clauses: NewClause[]
  addressees: string[]
  distribution: string[]
  citations: { kind: string; code: string; datedOn: Temporal.PlainDate | null; issuer: string; offset: number; length: number }[]
  /** Bodies that received it; each gets its own arrival to register. */
  recipients: string[]
  /** Bodies on the distribution list alone: a copy to register, no work in it. */
  copies?: string[]
  /** Papers of bodies that are gone have nothing left to register. */
  archived?: boolean
}

/** Writes a document with everything read from it. The caller has checked it for secrecy marks. */
export async function recordDocument(tx: Tx, doc: NewDocument, by: string, at: Temporal.Instant): Promise<string> {
  const id = newId()
  await tx
    .insertInto('documents')
    .values({
      id,
      system: doc.system,
      kind: doc.kind,
      issuer_parent: doc.issuerParent,
      issuer_name: doc.issuerName,
      issuer_body_id: doc.issuerBodyId,
      code: doc.code,
      place: doc.place,
      dated_on: doc.datedOn,
      dated_as: doc.datedAs,
      subject: doc.subject,
      body_text: doc.text,
      signer_authority: doc.signer.authority,
      signer_position: doc.signer.position,
      signer_name: doc.signer.name,
      file_id: doc.fileId,
      keeper_body_id: doc.keeperBodyId,
      recorded_at: at,
      recorded_by: by,
      secrecy_declared_by: by,
      issued_at: doc.issuerBodyId === doc.keeperBodyId ? at : null,
    })
    .execute()
  await recordParts(tx, id, doc)
  await recordReaders(tx, id, doc, at)
  return id
}

async function recordParts(tx: Tx, id: string, { clauses, addressees, distribution, citations }: NewDocument): Promise<void> {
  const ids = clauses.map(() => newId())
  if (clauses.length) {
    await tx
      .insertInto('document_clauses')
      .values(
        clauses.map((clause, ord) => ({
          id: ids[ord]!,
          document_id: id,
          parent_id: clause.parent === null ? null : ids[clause.parent]!,
          ord,
          level: clause.level,
          label: clause.label,
          text: clause.text,
          offset: clause.offset,
          length: clause.length,
          actors: JSON.stringify(clause.actors),
          deadlines: JSON.stringify(clause.deadlines),
        })),
      )
      .execute()
  }
  const phrases = [
    ...addressees.map((phrase, ord) => ({ phrase, ord, role: 'addressee' })),
    ...distribution.map((phrase, ord) => ({ phrase, ord, role: 'distribution' })),
  ]
  if (phrases.length)
    await tx
      .insertInto('document_addressees')
      .values(phrases.map((one) => ({ document_id: id, ...one })))
      .execute()
  if (citations.length) {
    await tx
      .insertInto('document_citations')
      .values(citations.map(({ datedOn, ...one }) => ({ id: newId(), document_id: id, dated_on: datedOn, ...one })))
      .execute()
  }
}

async function recordReaders(tx: Tx, id: string, doc: NewDocument, at: Temporal.Instant): Promise<void> {
  const ways = new Map<string, string>([[doc.keeperBodyId, 'keeper']])
  for (const body of doc.copies ?? []) ways.set(body, 'copy')
  for (const body of doc.recipients) ways.set(body, 'recipient')
  if (doc.issuerBodyId) ways.set(doc.issuerBodyId, 'issuer')
  await tx
    .insertInto('document_readers')
    .values([...ways].map(([body_id, via]) => ({ document_id: id, body_id, via, since: at })))
    .execute()
  if (doc.archived) return
  const sentTo = [...new Set([...doc.recipients, ...(doc.copies ?? [])])]
  const incoming = doc.issuerBodyId === doc.keeperBodyId ? sentTo : [...new Set([doc.keeperBodyId, ...sentTo])]
  const receiving = incoming.filter((body) => body !== doc.issuerBodyId)
  if (receiving.length)
    await tx
      .insertInto('arrivals')
      .values(receiving.map((body_id) => ({ id: newId(), document_id: id, body_id })))
      .execute()
}

export interface Step {
  arrivalId: string
  by: string
  at: Temporal.Instant
}

const change = (tx: Tx, { arrivalId }: Step) => tx.updateTable('arrivals').where('id', '=', arrivalId).set({ version: sql`version + 1` })

/** The next arrival number of the body's year; the lock keeps the series without gap and without double. */
export async function nextArrivalNumber(tx: Tx, bodyId: string, year: number): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext(${`arrival ${bodyId} ${year}`}))`.execute(tx)
  const { rows } = await sql<{
    next: number
  }>`select coalesce(max(number), 0) + 1 as next from arrivals where body_id = ${bodyId} and year = ${year}`.execute(tx)
  return rows[0]!.next
}

export async function recordRegistration(tx: Tx, step: Step, number: number, arrivedOn: Temporal.PlainDate): Promise<void> {
  await change(tx, step)
    .set({ number, year: arrivedOn.year, arrived_on: arrivedOn, registered_at: step.at, registered_by: step.by })
    .execute()
}

export async function recordPresentation(tx: Tx, step: Step): Promise<void> {
  await change(tx, step).set({ presented_at: step.at, presented_by: step.by }).execute()
}

export async function recordLeaderNote(tx: Tx, step: Step, note: string): Promise<void> {
  await change(tx, step).set({ note, noted_at: step.at, noted_by: step.by }).execute()
}

export interface Forward {
  postId: string
  bodyId: string
  role: 'lead' | 'with'
}

/** Each forwarded-to post's body may read the document from now on. */
export async function recordForwarding(
  tx: Tx,
  step: Step,
  documentId: string,
  forwards: Forward[],
  dueOn: Temporal.PlainDate | null = null,
): Promise<void> {
  await change(tx, step).set({ forwarded_at: step.at, forwarded_by: step.by, due_on: dueOn }).execute()
  await tx
    .insertInto('arrival_forwards')
    .values(forwards.map(({ postId, role }) => ({ arrival_id: step.arrivalId, post_id: postId, role, at: step.at })))
    .onConflict((on) => on.doNothing())
    .execute()
  await tx
    .insertInto('document_readers')
    .values(
      [...new Set(forwards.map((one) => one.bodyId))].map((body_id) => ({
        document_id: documentId,
        body_id,
        via: 'forwarded',
        since: step.at,
      })),
    )
    .onConflict((on) => on.doNothing())
    .execute()
}

export async function recordHandled(tx: Tx, step: Step, result = ''): Promise<void> {
  await change(tx, step).set({ handled_at: step.at, handled_by: step.by, result }).execute()
}

/** Opens a document to further bodies, such as those that took over the records of one that is gone. */
export async function grantReading(tx: Tx, documentId: string, bodyIds: string[], at: Temporal.Instant): Promise<void> {
  await tx
    .insertInto('document_readers')
    .values(bodyIds.map((body_id) => ({ document_id: documentId, body_id, via: 'forwarded', since: at })))
    .onConflict((on) => on.doNothing())
    .execute()
}

/** The body has the document before it: who, when. */
export async function recordSight(tx: Tx, documentId: string, bodyId: string, by: string, at: Temporal.Instant): Promise<void> {
  await tx
    .updateTable('document_readers')
    .set({ seen_at: at, seen_by: by })
    .where('document_id', '=', documentId)
    .where('body_id', '=', bodyId)
    .where('seen_at', 'is', null)
    .execute()
}

/** The issuer takes the paper back; whoever had it keeps it and sees that it no longer holds. */
export async function recordRecall(tx: Tx, documentId: string, reason: string, at: Temporal.Instant): Promise<void> {
  await tx
    .updateTable('documents')
    .set({ recalled_at: at, recall_reason: reason, version: sql`version + 1` })
    .where('id', '=', documentId)
    .execute()
}

/** Takes a wrongly entered document out of text, search and files; number, date and who purged it stay. Returns the content to remove from the store. */
export async function recordPurge(tx: Tx, documentId: string, by: string, at: Temporal.Instant): Promise<string | null> {
  const file = await tx
    .selectFrom('documents')
    .innerJoin('files', 'files.id', 'documents.file_id')
    .select(['files.id', 'files.sha256'])
    .where('documents.id', '=', documentId)
    .executeTakeFirst()
  await tx
    .updateTable('documents')
    .set({ body_text: '', subject: '', file_id: null, purged_at: at, purged_by: by, version: sql`version + 1` })
    .where('id', '=', documentId)
    .execute()
  await tx
    .updateTable('document_clauses')
    .set({ text: '', label: '', length: 0, actors: '[]', deadlines: '[]' })
    .where('document_id', '=', documentId)
    .execute()
  await tx.deleteFrom('document_addressees').where('document_id', '=', documentId).execute()
  await tx.deleteFrom('document_citations').where('document_id', '=', documentId).execute()
  if (file) await markPurged(tx, file.id, at)
  return file?.sha256 ?? null
}
