import { dayOf } from '../../kernel/clock.ts'
import { type Db, newId, sql, type Tx } from '../../kernel/db/index.ts'
import { bodiesOn } from '../../registry/index.ts'
import { type Binding, recordBoundOf } from './binding.ts'
import type { Recurrence } from './due.ts'
import { orderedBy } from './orders.ts'
import { openNext } from './recurrence.ts'
import { mayBeGiven, natureOf } from './task.ts'

export interface NewTask {
  documentId?: string | null
  clauseId?: string | null
  parentAssignmentId?: string | null
  assignerBodyId: string
  assignedBy: string
  at: Temporal.Instant
  title: string
  product: string
  dueOn: Temporal.PlainDate | null
  /** Comes again: the next occurrence is born when a body closes this one. */
  recurrence?: Recurrence | null
  binding?: Binding | null
  leads: string[]
  withs: string[]
}

export interface Assigned {
  taskId: string
  assignments: { id: string; bodyId: string }[]
}

/** A learning centre was named that the assigner does not manage on that day. */
export class NotItsAuthority extends Error {}

/** One child for each body; the nature is what the registry says on that day. Throws NotItsAuthority. */
export async function createTask(tx: Tx, task: NewTask): Promise<Assigned> {
  const on = dayOf(task.at)
  const named = [...new Set([...task.leads, ...task.withs])]
  const ordered = await orderedBy(tx, task.assignerBodyId, on)
  const refused = (await bodiesOn(tx, on, { ids: named })).find((body) => !mayBeGiven(body, task.assignerBodyId))
  if (refused) throw new NotItsAuthority(refused.name)
  const taskId = newId()
  const { recurrence } = task
  const seriesId = recurrence ? taskId : null
  await tx
    .insertInto('tasks')
    .values({
      id: taskId,
      document_id: task.documentId ?? null,
      clause_id: task.clauseId ?? null,
      parent_assignment_id: task.parentAssignmentId ?? null,
      assigner_body_id: task.assignerBodyId,
      assigned_by: task.assignedBy,
      assigned_at: task.at,
      title: task.title,
      product: task.product,
      due_on: task.dueOn,
      due_rule: recurrence?.rule ?? '',
      due_anchor: recurrence?.anchor ?? null,
      working_days: recurrence?.workingDays ?? false,
      series_id: seriesId,
      measure_id: task.binding?.measureId ?? null,
      threshold: task.binding?.threshold ?? null,
    })
    .execute()
  const assignments = named.map((bodyId) => ({ id: newId(), bodyId }))
  await tx
    .insertInto('assignments')
    .values(
      assignments.map(({ id, bodyId }) => ({
        id,
        task_id: taskId,
        body_id: bodyId,
        role: task.leads.includes(bodyId) ? 'lead' : 'with',
        nature: natureOf(bodyId, ordered),
        due_on: task.dueOn,
        first_due_on: task.dueOn,
        series_id: seriesId,
      })),
    )
    .execute()
  if (task.binding) await recordBoundOf(tx, taskId, on)
  if (task.documentId) await openDocument(tx, task.documentId, named, task.at)
  return { taskId, assignments }
}

/** Whoever works on a letter may read it. */
export async function openDocument(tx: Tx, documentId: string, bodyIds: string[], at: Temporal.Instant): Promise<void> {
  await tx
    .insertInto('document_readers')
    .values(bodyIds.map((body_id) => ({ document_id: documentId, body_id, via: 'forwarded', since: at })))
    .onConflict((on) => on.doNothing())
    .execute()
}

export interface Act {
  assignmentId: string
  by: string
  at: Temporal.Instant
}

type EntryKind =
  | 'receipt'
  | 'progress'
  | 'note'
  | 'submission'
  | 'return'
  | 'acceptance'
  | 'implementing'
  | 'extension'
  | 'extension-approved'
  | 'extension-refused'
  | 'suspension'
  | 'resumption'
  | 'delegation'
  | 'move'
  | 'end'
  | 'urging'

/** A line in the part's journal; notes stay with the receiving body. */
export async function enter(tx: Tx, { assignmentId, by, at }: Act, kind: EntryKind, text: string): Promise<void> {
  await tx
    .insertInto('assignment_entries')
    .values({ id: newId(), assignment_id: assignmentId, kind, text, shared: kind !== 'note', at, person_id: by })
    .execute()
}

export const change = (tx: Tx, { assignmentId }: Pick<Act, 'assignmentId'>) =>
  tx.updateTable('assignments').where('id', '=', assignmentId).set({ version: sql`version + 1` })

export async function recordReceipt(tx: Tx, act: Act, leaderId: string | null): Promise<void> {
  await change(tx, act).set({ received_at: act.at, received_by: act.by, leader_in_charge: leaderId }).execute()
  await recordOpened(tx, act)
  await enter(tx, act, 'receipt', '')
}

/** Somebody of the receiving body has the part before him for the first time. */
export async function recordOpened(tx: Db, act: Act): Promise<void> {
  await tx
    .updateTable('assignments')
    .set({ seen_at: act.at, seen_by: act.by })
    .where('id', '=', act.assignmentId)
    .where('seen_at', 'is', null)
    .execute()
}

export async function recordProgress(tx: Tx, act: Act, text: string): Promise<void> {
  await change(tx, act)
    .set({ started_at: sql`coalesce(started_at, ${act.at})` })
    .execute()
  await enter(tx, act, 'progress', text)
}

export async function recordNote(tx: Tx, act: Act, text: string): Promise<void> {
  await enter(tx, act, 'note', text)
}

export async function recordFile(tx: Tx, act: Act, fileId: string, kind: 'product' | 'implementing'): Promise<void> {
  await tx.insertInto('assignment_files').values({ assignment_id: act.assignmentId, file_id: fileId, kind, at: act.at }).execute()
  await change(tx, act)
    .set({ started_at: sql`coalesce(started_at, ${act.at})` })
    .execute()
}

export async function recordImplementing(tx: Tx, act: Act, text: string): Promise<void> {
  await change(tx, act)
    .set({ started_at: sql`coalesce(started_at, ${act.at})` })
    .execute()
  await enter(tx, act, 'implementing', text)
}

export async function recordSubmission(tx: Tx, act: Act, text: string): Promise<void> {
  await change(tx, act)
    .set({ submitted_at: act.at, submitted_by: act.by, returned_at: null, returned_by: null, return_reason: '' })
    .execute()
  await enter(tx, act, 'submission', text)
}

/** A letter of the giver that urges the part went out. */
export async function recordUrging(tx: Tx, act: Act, text: string): Promise<void> {
  await enter(tx, act, 'urging', text)
}

/** The report no longer stands; the next one decides on time or late. */
export async function recordReturn(tx: Tx, act: Act, reason: string): Promise<void> {
  await change(tx, act)
    .set({ submitted_at: null, submitted_by: null, returned_at: act.at, returned_by: act.by, return_reason: reason })
    .execute()
  await enter(tx, act, 'return', reason)
}

export async function recordAcceptance(tx: Tx, act: Act): Promise<void> {
  await change(tx, act).set({ accepted_at: act.at, accepted_by: act.by }).execute()
  await enter(tx, act, 'acceptance', '')
  await openNext(tx, act)
}

/** The giver no longer asks for it, as when its directive was replaced; it leaves lists and counters, its history stays. */
export async function recordEnd(tx: Tx, act: Act, reason: string): Promise<void> {
  await change(tx, act).set({ ended_at: act.at, ended_by: act.by, end_reason: reason, extension_asked_at: null }).execute()
  await enter(tx, act, 'end', reason)
}

export async function recordSuspension(tx: Tx, act: Act, reason: string): Promise<void> {
  await change(tx, act).set({ suspended_at: act.at, suspended_by: act.by, suspend_reason: reason }).execute()
  await enter(tx, act, 'suspension', reason)
}

export async function recordResumption(tx: Tx, act: Act, reason: string): Promise<void> {
  await change(tx, act).set({ suspended_at: null, suspended_by: null, suspend_reason: '' }).execute()
  await enter(tx, act, 'resumption', reason)
}

/** Open parts of a body that one person answers for or received pass to another, as when a post is handed over. */
export async function passOpenWork(tx: Tx, move: { bodyId: string; from: string; to: string; ids: string[] }): Promise<void> {
  await tx
    .updateTable('assignments')
    .set({ leader_in_charge: move.to })
    .where('body_id', '=', move.bodyId)
    .where('accepted_at', 'is', null)
    .where('ended_at', 'is', null)
    .where(sql<boolean>`id = any(${move.ids}::uuid[])`)
    .where((eb) => eb.or([eb('leader_in_charge', '=', move.from), eb('leader_in_charge', 'is', null)]))
    .execute()
}
