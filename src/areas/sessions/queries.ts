import { type Db, sql } from '../../kernel/db/index.ts'

export interface Held {
  postId: string
  title: string
  body: string
  acting: boolean
  from: Temporal.PlainDate
  until: Temporal.PlainDate | null
}

/** Every post that the person holds, held or will hold, the present ones first. */
export async function heldBy(db: Db, personId: string, today: Temporal.PlainDate): Promise<Held[]> {
  const { rows } = await sql<Held>`
    select post.id as "postId", post.title, term.name as body, tenure.acting, lower(tenure.valid) as "from", upper(tenure.valid) as "until"
    from tenures as tenure
    join posts as post on post.id = tenure.post_id
    join lateral (
      select name from body_terms where body_id = post.body_id
      order by valid @> least(${today}::date, upper(tenure.valid) - 1) desc, lower(valid) desc nulls last limit 1
    ) as term on true
    where tenure.person_id = ${personId}
    order by tenure.valid @> ${today}::date desc, tenure.acting, lower(tenure.valid) desc, post.id`.execute(db)
  return rows
}
