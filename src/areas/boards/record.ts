import { newId, sql, type Tx } from '../../kernel/db/index.ts'
import { endTenure, recordPerson, recordPost, recordTenure, splitName } from '../../registry/index.ts'
import { recordAllowance } from './allowance-record.ts'
import type { Kind, Undoable } from './appointment.ts'
import type { Appointment } from './appointment-queries.ts'
import type { TermDecision } from './queries.ts'

export interface Act {
  by: string
  at: Temporal.Instant
}

export interface Draft {
  kind: Kind
  nomineeId: string | null
  nominee: string
  birthYear: number | null
  homeBodyId: string | null
  homeTitle: string
  startsOn: Temporal.PlainDate
  endsOn: Temporal.PlainDate | null
  reason: string
  coefficient: number | null
  amount: number | null
  allowanceBasis: string
}

export interface SeatOf {
  centreId: string
  postId: string | null
  role: string
  line: string
}

const draftColumns = (draft: Draft) => ({
  kind: draft.kind,
  nominee_id: draft.nomineeId,
  nominee_name: draft.nominee,
  nominee_birth_year: draft.birthYear,
  home_body_id: draft.homeBodyId,
  home_title: draft.homeTitle,
  starts_on: draft.startsOn,
  ends_on: draft.endsOn,
  reason: draft.reason,
  allowance_coefficient: draft.coefficient,
  allowance_amount: draft.amount,
  allowance_basis: draft.allowanceBasis,
})

export async function recordDraft(tx: Tx, seat: SeatOf, draft: Draft, { by, at }: Act): Promise<string> {
  const id = newId()
  await tx
    .insertInto('appointments')
    .values({
      id,
      centre_id: seat.centreId,
      post_id: seat.postId,
      role: seat.role,
      line: seat.line,
      drafted_at: at,
      drafted_by: by,
      ...draftColumns(draft),
    })
    .execute()
  return id
}

type Step = Partial<Parameters<ReturnType<typeof updating>['set']>[0]> & object
const updating = (tx: Tx) => tx.updateTable('appointments')

async function step(tx: Tx, id: string, set: Step): Promise<void> {
  await updating(tx)
    .set({ ...set, version: sql`version + 1` } as never)
    .where('id', '=', id)
    .execute()
}

export const recordChanged = (tx: Tx, id: string, draft: Draft) => step(tx, id, draftColumns(draft))

type EntryKind =
  | 'submitted'
  | 'party'
  | 'agreed'
  | 'disagreed'
  | 'approved'
  | 'refused'
  | 'numbered'
  | 'announced'
  | 'dropped'
  | `${Undoable}-back`

const entry = (tx: Tx, id: string, kind: EntryKind, note: string, { by, at }: Act) =>
  tx.insertInto('appointment_entries').values({ id: newId(), appointment_id: id, at, by, kind, note }).execute()

export async function recordSubmission(tx: Tx, id: string, act: Act): Promise<void> {
  await step(tx, id, { submitted_at: act.at, submitted_by: act.by })
  await entry(tx, id, 'submitted', '', act)
}

/** Number and day, nothing more; with it the society or the school is asked. */
export async function recordParty(
  tx: Tx,
  id: string,
  party: { code: string; on: Temporal.PlainDate },
  asked: string[],
  act: Act,
): Promise<void> {
  await step(tx, id, { party_at: act.at, party_by: act.by, party_code: party.code, party_on: party.on })
  for (const body_id of asked)
    await tx.insertInto('appointment_opinions').values({ appointment_id: id, body_id, requested_at: act.at }).execute()
  await entry(tx, id, 'party', '', act)
}

export async function recordOpinion(
  tx: Tx,
  id: string,
  bodyId: string,
  opinion: { agrees: boolean; reason: string },
  act: Act,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('appointment_opinions')
    .set({ given_at: act.at, given_by: act.by, ...opinion })
    .where('appointment_id', '=', id)
    .where('body_id', '=', bodyId)
    .where('given_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await entry(tx, id, opinion.agrees ? 'agreed' : 'disagreed', opinion.reason, act)
  return true
}

export async function recordApproval(tx: Tx, id: string, approval: { postId: string; note: string }, act: Act): Promise<void> {
  await step(tx, id, { approved_at: act.at, approved_by: act.by, approved_post_id: approval.postId, approval_note: approval.note })
  await entry(tx, id, 'approved', approval.note, act)
}

const unsaid = { party_at: null, party_by: null, party_code: '', party_on: null }
const unsubmitted = { submitted_at: null, submitted_by: null, ...unsaid }

/** Back to the drafting office with the reasons; what others said of that draft goes with it, their words stay in the course of the procedure. */
export async function recordRefusal(tx: Tx, id: string, reason: string, act: Act): Promise<void> {
  await tx.deleteFrom('appointment_opinions').where('appointment_id', '=', id).execute()
  await step(tx, id, unsubmitted)
  await entry(tx, id, 'refused', reason, act)
}

export async function recordNumber(
  tx: Tx,
  id: string,
  decision: { code: string; on: Temporal.PlainDate; fileId: string },
  act: Act,
): Promise<void> {
  await step(tx, id, {
    numbered_at: act.at,
    numbered_by: act.by,
    decision_code: decision.code,
    decided_on: decision.on,
    decision_file_id: decision.fileId,
  })
  await entry(tx, id, 'numbered', decision.code, act)
}

const undone: Record<Exclude<Undoable, 'opinion'>, object> = {
  submitted: unsubmitted,
  party: unsaid,
  approved: { approved_at: null, approved_by: null, approved_post_id: null, approval_note: '' },
  numbered: { numbered_at: null, numbered_by: null, decision_code: '', decided_on: null, decision_file_id: null },
}

/** A step taken back, with its reason, by the post that took it. */
export async function recordBack(tx: Tx, id: string, what: Undoable, reason: string, act: Act & { bodyId: string }): Promise<void> {
  if (what === 'opinion')
    await tx
      .updateTable('appointment_opinions')
      .set({ given_at: null, given_by: null, agrees: null, reason: '' })
      .where('appointment_id', '=', id)
      .where('body_id', '=', act.bodyId)
      .execute()
  else await step(tx, id, undone[what])
  if (what === 'party') await tx.deleteFrom('appointment_opinions').where('appointment_id', '=', id).execute()
  await entry(tx, id, `${what}-back`, reason, act)
}

export async function recordDropped(tx: Tx, id: string, reason: string, act: Act): Promise<void> {
  await step(tx, id, { dropped_at: act.at, dropped_by: act.by, drop_reason: reason })
  await entry(tx, id, 'dropped', reason, act)
}

async function recordTermDecision(tx: Tx, tenureId: string, effect: 'begins' | 'ends', one: Appointment, { by, at }: Act): Promise<void> {
  await tx
    .insertInto('tenure_decisions')
    .values({
      tenure_id: tenureId,
      effect,
      appointment_id: one.id,
      code: one.decisionCode,
      decided_on: one.decidedOn!,
      recorded_at: at,
      recorded_by: by,
    })
    .execute()
}

/** Terms that the decision ends on its first day: of the former full holder and of whoever acts for him; an acting period leaves a full holder in place. */
async function endTerms(tx: Tx, one: Appointment, act: Act): Promise<void> {
  if (!one.postId) return
  const ends = one.kind === 'acting' ? sql`e.acting` : one.kind === 'relieve' ? sql`e.person_id = ${one.nomineeId}` : sql`true`
  const { rows } = await sql<{ id: string; personId: string; from: Temporal.PlainDate }>`
    select e.id, e.person_id as "personId", lower(e.valid) as "from" from tenures as e
    where e.post_id = ${one.postId} and e.valid @> ${one.startsOn}::date and ${ends}`.execute(tx)
  for (const { id, personId, from } of rows) {
    await endTenure(tx, personId, one.postId, one.startsOn)
    if (Temporal.PlainDate.compare(from, one.startsOn) < 0) await recordTermDecision(tx, id, 'ends', one, act)
  }
}

async function seat(tx: Tx, one: Appointment, title: string): Promise<{ postId: string; personId: string }> {
  const postId = one.postId ?? (await recordPost(tx, { bodyId: one.centreId, role: one.role, title }))
  const personId = one.nomineeId ?? (await recordPerson(tx, { ...splitName(one.nominee)!, birthYear: one.birthYear }))
  await step(tx, one.id, { post_id: postId, nominee_id: personId })
  return { postId, personId }
}

/** Announced: the term is written into the registry, with its decision and its allowance; whom it replaces leaves on that day. */
export async function recordAnnouncement(
  tx: Tx,
  one: Appointment,
  announced: { on: Temporal.PlainDate; place: string; title: string },
  act: Act,
): Promise<void> {
  await endTerms(tx, one, act)
  if (one.kind !== 'relieve') {
    const { postId, personId } = await seat(tx, one, announced.title)
    const acting = one.kind === 'acting'
    const tenureId = await recordTenure(tx, { personId, postId, from: one.startsOn, until: one.endsOn, acting })
    await recordTermDecision(tx, tenureId, 'begins', one, act)
    if (one.coefficient !== null || one.amount !== null)
      await recordAllowance(
        tx,
        tenureId,
        { coefficient: one.coefficient, amount: one.amount, basis: one.allowanceBasis, from: one.startsOn, until: one.endsOn },
        act,
      )
  }
  await step(tx, one.id, { announced_at: act.at, announced_by: act.by, announced_on: announced.on, announced_place: announced.place })
  await entry(tx, one.id, 'announced', announced.place, act)
}

/** Number and day as they should have been written; what stood there is kept with the reason. */
export async function recordCorrectedDecision(
  tx: Tx,
  { termId, code, decidedOn }: TermDecision,
  right: { code: string; on: Temporal.PlainDate },
  reason: string,
  { by, at }: Act,
): Promise<void> {
  await tx
    .insertInto('tenure_decision_corrections')
    .values({ id: newId(), tenure_id: termId, code, decided_on: decidedOn, reason, corrected_at: at, corrected_by: by })
    .execute()
  await tx
    .updateTable('tenure_decisions')
    .set({ code: right.code, decided_on: right.on })
    .where('tenure_id', '=', termId)
    .where('effect', '=', 'begins')
    .execute()
}

/** The decision of a term that began before the system did; false where the term has its decision. */
export async function recordOldDecision(
  tx: Tx,
  tenureId: string,
  decision: { code: string; on: Temporal.PlainDate },
  { by, at }: Act,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('tenure_decisions')
    .values({ tenure_id: tenureId, effect: 'begins', code: decision.code, decided_on: decision.on, recorded_at: at, recorded_by: by })
    .onConflict((on) => on.columns(['tenure_id', 'effect']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}
