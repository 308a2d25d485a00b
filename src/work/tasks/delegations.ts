import { type Db, newId, sql, type Tx } from '../../kernel/db/index.ts'
import { type Act, change, enter } from './record.ts'

export interface Hand {
  post: string
  /** Who holds the post today; null while it is vacant. */
  person: string | null
  note: string
  at: Temporal.Instant
  by: string
}

/** The chain inside the body, from the first hand to the one that holds the part now. */
export async function selectChain(db: Db, { id }: { id: string }, today: Temporal.PlainDate): Promise<Hand[]> {
  const { rows } = await sql<Hand>`
    select post.title as post, held.name as person, d.note, d.at, giver.name as by
    from assignment_delegations as d join posts as post on post.id = d.to_post_id join people as giver on giver.id = d.by
    left join lateral (
      select people.name from tenures join people on people.id = tenures.person_id
      where tenures.post_id = post.id and tenures.valid @> ${today}::date order by tenures.acting, tenures.id limit 1
    ) as held on true
    where d.assignment_id = ${id} order by d.at, d.id`.execute(db)
  return rows
}

export async function recordDelegation(
  tx: Tx,
  act: Act,
  to: { fromPostId: string | null; postId: string; said: string; note: string },
): Promise<void> {
  await change(tx, act).set({ holder_post_id: to.postId }).execute()
  await tx
    .insertInto('assignment_delegations')
    .values({
      id: newId(),
      assignment_id: act.assignmentId,
      from_post_id: to.fromPostId,
      to_post_id: to.postId,
      note: to.note,
      at: act.at,
      by: act.by,
    })
    .execute()
  await enter(tx, act, 'delegation', [to.said, to.note].filter(Boolean).join('. '))
}
