import { Actor, nobody, type Post } from '../kernel/access.ts'
import { type Db, sql } from '../kernel/db/index.ts'

interface Loaded {
  name: string
  posts: (Omit<Post, 'from' | 'until'> & { from: string; until: string | null; below: string[]; managed: string[] })[]
}

const day = (text: string | null) => (text ? Temporal.PlainDate.from(text) : null)

/** Bodies below the post's own in its line on the day. */
const below = (today: Temporal.PlainDate) => sql`
  with recursive below (id) as (
    select body_id from body_terms where superior_id = post.body_id and valid @> ${today}::date
    union
    select under.body_id from body_terms as under join below on under.superior_id = below.id where under.valid @> ${today}::date
  )
  select below.id from below join bodies as other on other.id = below.id and other.line = body.line`

/** Full posts before acting ones, the longest held first: the first is the one in use after signing in. */
const postsInForce = (today: Temporal.PlainDate) => sql`
  select jsonb_agg(to_jsonb(held) order by held.acting, held."from", held.id) from (
    select post.id, post.body_id as "bodyId", term.name as "bodyName", term.place_id as "placeId", place.custody_path::text as "placePath",
      body.line, post.role, post.title as "roleName", tenure.acting, lower(tenure.valid) as "from", upper(tenure.valid) as "until",
      array(${below(today)}) as below, array(select body_id from body_terms where manager_id = post.body_id and valid @> ${today}::date) as managed
    from tenures as tenure
    join posts as post on post.id = tenure.post_id
    join bodies as body on body.id = post.body_id
    join body_terms as term on term.body_id = body.id and term.valid @> ${today}::date
    join places as place on place.id = term.place_id
    where tenure.person_id = person.id and tenure.valid @> ${today}::date
  ) as held`

/** The person with the posts in force today; ended posts and posts at dissolved bodies are absent. One query: it stands before every page. */
export async function loadActor(db: Db, personId: string, postId: string | null, today: Temporal.PlainDate): Promise<Actor> {
  const { rows } = await sql<Loaded>`
    select person.name, coalesce((${postsInForce(today)}), '[]') as posts from people as person where person.id = ${personId}`.execute(db)
  const loaded = rows[0]
  if (!loaded) return nobody
  const posts = loaded.posts.map(
    ({ below: _below, managed: _managed, from, until, ...post }): Post => ({ ...post, from: day(from)!, until: day(until) }),
  )
  const at = postId === null ? 0 : posts.findIndex((one) => one.id === postId)
  const { below: under = [], managed = [] } = loaded.posts[at] ?? {}
  return new Actor({ person: { id: personId, name: loaded.name }, post: posts[at] ?? null, posts, below: under, managed })
}
