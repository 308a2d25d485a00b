import type { RawBuilder } from 'kysely'
import { Actor, noBodies, nobody, type Post } from '../kernel/access.ts'
import { type Db, sql } from '../kernel/db/index.ts'
import { lives } from './periods.ts'

interface Loaded {
  name: string
  posts: (Omit<Post, 'from' | 'until'> & { from: string; until: string | null })[]
}

const day = (text: string | null) => (text ? Temporal.PlainDate.from(text) : null)

/** Bodies below one in its line on the day. */
const below = ({ bodyId, line }: Post, today: Temporal.PlainDate) => sql<string>`
  with recursive below (id) as (
    select body_id from body_terms where superior_id = ${bodyId} and ${lives('valid', today)}
    union
    select under.body_id from body_terms as under join below on under.superior_id = below.id where ${lives('under.valid', today)}
  )
  select below.id from below join bodies as other on other.id = below.id and other.line = ${line}`

const managed = ({ bodyId }: Post, today: Temporal.PlainDate) =>
  sql<string>`select body_id from body_terms where manager_id = ${bodyId} and ${lives('valid', today)}`

/** A village has no centre and no office of its own: what is open to a territory is open to it for its commune. */
const territory = sql`(case when place.kind = 'village' then subpath(place.custody_path, 0, -1) else place.custody_path end)::text`

/** Full posts before acting ones, the longest held first: the first is the one in use after signing in. */
const postsInForce = (today: Temporal.PlainDate) => sql`
  select jsonb_agg(to_jsonb(held) order by held.acting, held."from", held.id) from (
    select post.id, post.body_id as "bodyId", term.name as "bodyName", term.place_id as "placeId", ${territory} as "placePath",
      body.line, post.role, post.title as "roleName", tenure.acting, lower(tenure.valid) as "from", upper(tenure.valid) as "until"
    from tenures as tenure
    join posts as post on post.id = tenure.post_id
    join bodies as body on body.id = post.body_id
    join body_terms as term on term.body_id = body.id and term.valid @> ${today}::date
    join places as place on place.id = term.place_id
    where tenure.person_id = person.id and tenure.valid @> ${today}::date
  ) as held`

interface Held {
  personId: string
  postId: string | null
}

/** A session, or whoever else a query names, with the person's posts in force today; ended posts and posts at dissolved bodies are absent. */
export async function loadVisitor<H extends Held>(
  db: Db,
  held: RawBuilder<H>,
  today: Temporal.PlainDate,
): Promise<{ held: H; actor: Actor } | null> {
  const { rows } = await sql<H & Loaded>`
    with held as materialized (${held})
    select held.*, person.name, coalesce((${postsInForce(today)}), '[]') as posts from held join people as person on person.id = held."personId"`.execute(
    db,
  )
  return rows[0] ? { held: rows[0], actor: actorOf(rows[0], today) } : null
}

export async function loadActor(db: Db, personId: string, postId: string | null, today: Temporal.PlainDate): Promise<Actor> {
  const visitor = await loadVisitor(db, sql<Held>`select ${personId}::uuid as "personId", ${postId}::uuid as "postId"`, today)
  return visitor?.actor ?? nobody
}

function actorOf({ personId, postId, name, posts: loaded }: Held & Loaded, today: Temporal.PlainDate): Actor {
  const posts = loaded.map(({ from, until, ...post }): Post => ({ ...post, from: day(from)!, until: day(until) }))
  const post = (postId === null ? posts[0] : posts.find((one) => one.id === postId)) ?? null
  const reaches = post ? { below: below(post, today), managed: managed(post, today) } : { below: noBodies, managed: noBodies }
  return new Actor({ person: { id: personId, name }, post, posts, ...reaches })
}
