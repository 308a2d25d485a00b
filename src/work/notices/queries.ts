import type { RawBuilder } from 'kysely'
import type { Actor, Reach } from '../../kernel/access.ts'
import { type Db, sql, type Tx } from '../../kernel/db/index.ts'
import { joinName } from '../../registry/index.ts'
import { assignTask, confirmAssignment, receiveAssignment, statusSql, working } from '../tasks/index.ts'
import type { Audience, Rung } from './reminders.ts'

/** The ladder in use, in the order in which it is climbed. */
export async function selectLadder(db: Db): Promise<Rung[]> {
  const { rows } = await sql<Rung>`select code, days, audience from reminder_rungs where active order by days, audience`.execute(db)
  return rows
}

const given = sql`(t.assigned_at at time zone 'Asia/Ho_Chi_Minh')::date`
const openPart = sql`a.accepted_at is null and a.ended_at is null and a.submitted_at is null and ${statusSql()} = any(${[...working]})`

/**
 * `rungsReached` said in SQL over all open parts at once; what was said for a rung and a due date is never said again.
 * The leader is the post of the leader in charge; where nobody is in charge, the leaders of the body.
 */
export async function recordReminders(db: Db, today: Temporal.PlainDate, at: Temporal.Instant): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into notices (id, assignment_id, rung, days, audience, due_on, body_id, post_id, made_at)
    select gen_random_uuid(), a.id, reached.code, reached.days, reached.audience, a.due_on,
      case reached.audience when 'giver' then t.assigner_body_id else a.body_id end,
      case reached.audience when 'holder' then a.holder_post_id when 'leader' then (
        select post.id from posts as post join tenures as tenure on tenure.post_id = post.id
        where post.body_id = a.body_id and tenure.person_id = a.leader_in_charge and tenure.valid @> ${today}::date order by tenure.acting, post.id limit 1
      ) end, ${at}
    from assignments as a join tasks as t on t.id = a.task_id ${joinName('a.body_id', 'term', today)}
    cross join lateral (
      select distinct on (rung.audience) rung.* from reminder_rungs as rung
      where rung.active and a.due_on + rung.days <= ${today}::date and a.due_on + rung.days > ${given} order by rung.audience, rung.days desc
    ) as reached
    where a.due_on <= ${today}::date - (select min(days) from reminder_rungs) and ${openPart}
      and not exists (select from notices as said where said.assignment_id = a.id and said.rung = reached.code and said.due_on = a.due_on)
    on conflict (assignment_id, rung, due_on) do nothing`.execute(db)
  return Number(numAffectedRows ?? 0)
}

export interface Notice {
  id: string
  assignmentId: string
  audience: Audience
  title: string
  body: string
  assigner: string
  dueOn: Temporal.PlainDate
  madeAt: Temporal.Instant
}

/** A post hears what is sent to it, and what is sent to its body on a side that is its to act on. */
export interface Hearing {
  reach: Reach
  audiences: Audience[]
}

export function hearingOf(actor: Actor): Hearing {
  const sides: [Audience, boolean][] = [
    ['holder', actor.may(receiveAssignment)],
    ['leader', actor.may(assignTask)],
    ['giver', actor.may(confirmAssignment)],
  ]
  return { reach: actor.reach(receiveAssignment), audiences: sides.flatMap(([side, may]) => (may ? [side] : [])) }
}

/** Whoever holds the part now is reminded, even when it was another when the message was made. */
const addressee = sql`case when n.audience = 'holder' then a.holder_post_id else n.post_id end`

/** A message stands until what it asks for is done: reported, closed, paused, or given a later date. Only the latest of a side is shown. */
const standing = ({ reach, audiences }: Hearing, today: Temporal.PlainDate) => sql<boolean>`
  n.body_id = any(${reach.bodies}::uuid[]) and n.cleared_at is null and n.due_on = a.due_on and ${openPart} and a.extension_asked_at is null
  and n.audience = any(${audiences}) and (${addressee} is null or ${addressee} = ${reach.post}::uuid
    or not exists (select from tenures where tenures.post_id = ${addressee} and tenures.valid @> ${today}::date))
  and not exists (select from notices as later where later.assignment_id = n.assignment_id and later.audience = n.audience and later.due_on = n.due_on and later.days > n.days)`

const from = (today: Temporal.PlainDate) => sql`
  notices as n join assignments as a on a.id = n.assignment_id join tasks as t on t.id = a.task_id ${joinName('a.body_id', 'term', today)}`

export async function selectNotices(db: Db, hearing: Hearing, today: Temporal.PlainDate): Promise<Notice[]> {
  const { rows } = await sql<Notice>`
    select n.id, n.assignment_id as "assignmentId", n.audience, t.title, term.name as body, giver.name as assigner, n.due_on as "dueOn", n.made_at as "madeAt"
    from ${from(today)} ${joinName('t.assigner_body_id', 'giver', today)} where ${standing(hearing, today)} order by n.due_on, n.id`.execute(
    db,
  )
  return rows
}

export const countNotices = (hearing: Hearing, today: Temporal.PlainDate): RawBuilder<number> =>
  sql<number>`(select count(*) from ${from(today)} where ${standing(hearing, today)})`

/** A message of the post or its body, standing or not. */
export async function selectNotice(db: Db, reach: Reach, id: string): Promise<{ id: string } | undefined> {
  const { rows } = await sql<{ id: string }>`
    select n.id from notices as n join assignments as a on a.id = n.assignment_id
    where n.id = ${id} and n.body_id = any(${reach.bodies}::uuid[]) and coalesce(${addressee}, ${reach.post}::uuid) = ${reach.post}::uuid`.execute(
    db,
  )
  return rows[0]
}

export async function recordCleared(tx: Tx, id: string, by: string, at: Temporal.Instant): Promise<void> {
  await tx.updateTable('notices').set({ cleared_at: at, cleared_by: by }).where('id', '=', id).where('cleared_at', 'is', null).execute()
}
