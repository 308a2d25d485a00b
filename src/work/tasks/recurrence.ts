import { dayOf } from '../../kernel/clock.ts'
import { type Db, newId, sql, type Tx } from '../../kernel/db/index.ts'
import { date } from '../../kernel/format.ts'
import { recordBoundOf } from './binding.ts'
import { type Calendar, type Next, nextOf, type Rule } from './due.ts'

export async function selectCalendar(db: Db): Promise<Calendar> {
  const rows = await db.selectFrom('holidays').select(['day', 'name', 'works']).execute()
  return new Map(rows.map(({ day, name, works }) => [day.toString(), { name, works }]))
}

interface Closed {
  taskId: string
  seriesId: string
  occurrence: number
  rule: Rule
  anchor: Temporal.PlainDate
  workingDays: boolean
  bodyId: string
}

async function selectClosed(tx: Tx, assignmentId: string): Promise<Closed | undefined> {
  const { rows } = await sql<Closed>`
    select t.id as "taskId", t.series_id as "seriesId", t.occurrence, t.due_rule as rule, t.due_anchor as anchor, t.working_days as "workingDays", a.body_id as "bodyId"
    from assignments as a join tasks as t on t.id = a.task_id where a.id = ${assignmentId} and t.series_id is not null`.execute(tx)
  return rows[0]
}

/** One task for each occurrence of a series, whoever closes first makes it. */
async function occurrenceOf(tx: Tx, closed: Closed, { occurrence, dueOn }: Next, at: Temporal.Instant): Promise<string> {
  await sql`
    insert into tasks (id, document_id, clause_id, parent_assignment_id, assigner_body_id, assigned_by, assigned_at, title, product, due_on, due_rule, due_anchor, working_days,
      series_id, occurrence, measure_id, threshold)
    select ${newId()}, document_id, clause_id, parent_assignment_id, assigner_body_id, assigned_by, ${at}, title, product, ${dueOn}, due_rule, due_anchor, working_days,
      series_id, ${occurrence}, measure_id, threshold
    from tasks where id = ${closed.taskId} on conflict (series_id, occurrence) do nothing`.execute(tx)
  const found = await tx
    .selectFrom('tasks')
    .select('id')
    .where('series_id', '=', closed.seriesId)
    .where('occurrence', '=', occurrence)
    .executeTakeFirstOrThrow()
  return found.id
}

/** A body that closed its part of a recurring task gets the next one, and never two at a time (the index one_open_part_of_a_series_per_body). */
export async function openNext(tx: Tx, act: { assignmentId: string; by: string; at: Temporal.Instant }): Promise<void> {
  const closed = await selectClosed(tx, act.assignmentId)
  if (!closed) return
  const next = nextOf(closed, closed.occurrence, dayOf(act.at), await selectCalendar(tx))
  const taskId = await occurrenceOf(tx, closed, next, act.at)
  const id = newId()
  await sql`
    insert into assignments (id, task_id, body_id, role, nature, due_on, first_due_on, series_id, leader_in_charge, holder_post_id)
    select ${id}, ${taskId}, body_id, role, nature, ${next.dueOn}, ${next.dueOn}, series_id, leader_in_charge, holder_post_id
    from assignments where id = ${act.assignmentId}`.execute(tx)
  await recordBoundOf(tx, taskId, dayOf(act.at))
  if (next.skipped.length === 0) return
  await tx
    .insertInto('assignment_entries')
    .values({
      id: newId(),
      assignment_id: id,
      kind: 'recurrence',
      text: next.skipped.map(date).join(', '),
      at: act.at,
      person_id: act.by,
    })
    .execute()
}
