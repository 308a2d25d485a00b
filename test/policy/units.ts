import { sql } from '../../src/kernel/db/index.ts'
import { holds, liesIn, type Oracle, own } from './relations.ts'

/** Places and bodies are public nouns: whoever is signed in may read them. */
const publicNoun: Oracle = async (_db, actor) => actor.person !== null
const inTerritory: Oracle = (db, actor, id) => liesIn(db, actor, id)
const belowTerritory: Oracle = async (db, actor, id) => id !== actor.post?.placeId && (await liesIn(db, actor, id))
const mayHoldPlaces: Oracle = async (db, actor, id) =>
  (await liesIn(db, actor, id)) && holds(db, sql`select from places where id = ${id} and kind in ('nation', 'province', 'commune')`)
export const seatedInTerritory: Oracle = async (db, actor, id) => {
  const { rows } = await sql<{ at: string }>`
    select place_id as at from body_terms where body_id = ${id} order by lower(valid) desc nulls last limit 1`.execute(db)
  return liesIn(db, actor, rows[0]?.at)
}

/** Somebody is known where he holds or held a post: a body whose seat, or the heir of its seat, lies below the post's place. */
const servedInTerritory: Oracle = async (db, actor, id) => {
  const { rows } = await sql<{ at: string }>`
    select (select place_id from body_terms where body_id = p.body_id order by lower(valid) desc nulls last limit 1) as at
    from tenures t join posts p on p.id = t.post_id where t.person_id = ${id}`.execute(db)
  for (const { at } of rows) if (await liesIn(db, actor, at)) return true
  return false
}
const ofOwnPost: Oracle = (db, actor, id) =>
  holds(db, sql`select from hand_overs h join posts p on p.id = h.post_id where h.id = ${id} and p.body_id = ${own(actor)}`)
const isOwnBody: Oracle = async (_db, actor, id) => id === own(actor)

export const unitsOracles = {
  isOwnBody,
  publicNoun,
  inTerritory,
  belowTerritory,
  mayHoldPlaces,
  seatedInTerritory,
  servedInTerritory,
  ofOwnPost,
}
