import type { RawBuilder } from 'kysely'
import { type Reach, within } from '../../kernel/access.ts'
import { type Db, sql, type Tx } from '../../kernel/db/index.ts'
import { type Relation, selectRelations } from '../documents/index.ts'
import { enter, openDocument, recordEnd } from './record.ts'

export interface OpenTask {
  id: string
  title: string
  dueOn: Temporal.PlainDate | null
  open: number
}

export interface Replaced {
  id: string
  code: string
  subject: string
  /** The latest document that replaces it, as far as the body may read it. */
  by: Relation | null
  /** Tasks that the body gave from it and that are still open. */
  tasks: OpenTask[]
}

const opened = sql`a.accepted_at is null and a.ended_at is null`

/** A document that the body reads, with what replaces it and the body's own open tasks. */
export async function selectReplaced(db: Db, reach: Reach, id: string): Promise<Replaced | undefined> {
  const { rows } = await sql<Pick<Replaced, 'id' | 'code' | 'subject'>>`
    select d.id, d.code, d.subject from documents as d
    where d.id = ${id} and exists (select from document_readers as r where r.document_id = d.id and ${within(reach, 'r.body_id')})`.execute(
    db,
  )
  if (!rows[0]) return undefined
  const by = (await selectRelations(db, reach, id, 'to')).find(({ kind }) => kind === 'replaces') ?? null
  const tasks = await sql<OpenTask>`
    select t.id, t.title, t.due_on as "dueOn", count(*) as open from tasks as t join assignments as a on a.task_id = t.id and ${opened}
    where t.document_id = ${id} and ${within(reach, 't.assigner_body_id')} group by t.id order by t.due_on nulls last, t.id`.execute(db)
  return { ...rows[0], by, tasks: tasks.rows }
}

/** Documents that may replace one: not older, within reach, those of the same issuer first. */
export async function selectCandidates(db: Db, reach: Reach, id: string): Promise<{ id: string; code: string; subject: string }[]> {
  const { rows } = await sql<{ id: string; code: string; subject: string }>`
    select d.id, d.code, d.subject from documents as d join documents as old on old.id = ${id}
    where d.id <> ${id} and d.purged_at is null and (d.dated_on >= old.dated_on) is not false and exists (select from document_readers as r where r.document_id = d.id and ${within(reach, 'r.body_id')})
    order by fold(d.issuer_name) = fold(old.issuer_name) desc, d.dated_on desc nulls last, d.recorded_at desc, d.id limit 200`.execute(db)
  return rows
}

const undecidedWhere = (reach: Reach) => sql<boolean>`
  ${within(reach, 't.assigner_body_id')} and exists (select from assignments as a where a.task_id = t.id and ${opened})
  and exists (select from document_relations as rel join document_readers as r on r.document_id = rel.document_id and ${within(reach, 'r.body_id')}
    where rel.other_id = t.document_id and rel.kind = 'replaces')`

export interface Undecided {
  id: string
  title: string
  documentId: string
  document: string
  dueOn: Temporal.PlainDate | null
  since: Temporal.Instant
}

/** Open tasks that still rest on a replaced document. */
export async function selectUndecided(db: Db, reach: Reach): Promise<Undecided[]> {
  const { rows } = await sql<Undecided>`
    select t.id, t.title, t.document_id as "documentId", coalesce(nullif(d.code, ''), d.subject) as document, t.due_on as "dueOn",
      (select max(recorded_at) from document_relations where other_id = t.document_id and kind = 'replaces') as since
    from tasks as t join documents as d on d.id = t.document_id where ${undecidedWhere(reach)} order by t.due_on nulls last, t.id`.execute(
    db,
  )
  return rows
}

export const countUndecided = (reach: Reach): RawBuilder<number> =>
  sql<number>`(select count(*) from tasks as t where ${undecidedWhere(reach)})`

interface Decision {
  taskId: string
  by: string
  at: Temporal.Instant
  text: string
}

const openParts = (tx: Tx, taskId: string) =>
  tx
    .selectFrom('assignments')
    .select(['id', 'body_id'])
    .where('task_id', '=', taskId)
    .where('accepted_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute()

/** The work goes on, resting on the new document; every body that works on it may read it. */
export async function recordMove(tx: Tx, { taskId, by, at, text }: Decision, documentId: string): Promise<void> {
  const parts = await openParts(tx, taskId)
  await tx
    .updateTable('tasks')
    .set({ document_id: documentId, clause_id: null, version: sql`version + 1` })
    .where('id', '=', taskId)
    .execute()
  await openDocument(tx, documentId, [...new Set(parts.map((part) => part.body_id))], at)
  for (const part of parts) await enter(tx, { assignmentId: part.id, by, at }, 'move', text)
}

export async function recordTaskEnd(tx: Tx, { taskId, by, at, text }: Decision): Promise<void> {
  for (const part of await openParts(tx, taskId)) await recordEnd(tx, { assignmentId: part.id, by, at }, text)
}
