import { dayOf } from '../../kernel/clock.ts'
import { newId, sql, type Tx } from '../../kernel/db/index.ts'
import { bodiesBelow, bodiesOn } from '../../registry/index.ts'
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
  dueRule?: string
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
  const [below, managed, bodies] = [
    new Set(await bodiesBelow(tx, task.assignerBodyId, on)),
    new Set((await bodiesOn(tx, on, { managerId: task.assignerBodyId })).map((body) => body.id)),
    await bodiesOn(tx, on, { ids: named }),
  ]
  const refused = bodies.find(
    (body) => !mayBeGiven({ kind: body.kind, managerId: managed.has(body.id) ? task.assignerBodyId : null }, task.assignerBodyId),
  )
  if (refused) throw new NotItsAuthority(refused.name)
  const taskId = newId()
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
      due_rule: task.dueRule ?? '',
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
        nature: natureOf(bodyId, below, managed),
        due_on: task.dueOn,
        first_due_on: task.dueOn,
      })),
    )
    .execute()
  if (task.documentId) await openDocument(tx, task.documentId, named, task.at)
  return { taskId, assignments }
}

/** Whoever works on a letter may read it. */
async function openDocument(tx: Tx, documentId: string, bodyIds: string[], at: Temporal.Instant): Promise<void> {
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

type EntryKind = 'receipt' | 'progress' | 'note' | 'submission' | 'return' | 'acceptance' | 'implementing'

async function enter(tx: Tx, { assignmentId, by, at }: Act, kind: EntryKind, text: string): Promise<void> {
  await tx
    .insertInto('assignment_entries')
    .values({ id: newId(), assignment_id: assignmentId, kind, text, shared: kind !== 'note', at, person_id: by })
    .execute()
}

const change = (tx: Tx, { assignmentId }: Act) =>
  tx.updateTable('assignments').where('id', '=', assignmentId).set({ version: sql`version + 1` })

export async function recordReceipt(tx: Tx, act: Act, leaderId: string | null): Promise<void> {
  await change(tx, act).set({ received_at: act.at, received_by: act.by, leader_in_charge: leaderId }).execute()
  await enter(tx, act, 'receipt', '')
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
}

/** Open parts of a body that one person answers for or received pass to another, as when a post is handed over. */
export async function passOpenWork(tx: Tx, move: { bodyId: string; from: string; to: string; ids: string[] }): Promise<void> {
  await tx
    .updateTable('assignments')
    .set({ leader_in_charge: move.to })
    .where('body_id', '=', move.bodyId)
    .where('accepted_at', 'is', null)
    .where(sql<boolean>`id = any(${move.ids}::uuid[])`)
    .where((eb) => eb.or([eb('leader_in_charge', '=', move.from), eb('leader_in_charge', 'is', null)]))
    .execute()
}
