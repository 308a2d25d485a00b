import type { Actor } from '../../src/kernel/access.ts'
import { type Db, sql } from '../../src/kernel/db/index.ts'

/** Whether an actor may have a subject before him, said a second time and in another way than the application says it: plain relations, one question per row. */
export type Oracle = (db: Db, actor: Actor, id: string) => Promise<boolean>

export async function holds(db: Db, question: ReturnType<typeof sql>): Promise<boolean> {
  const { rows } = await sql<{ holds: boolean }>`select exists (${question}) as holds`.execute(db)
  return rows[0]!.holds
}
export const own = (actor: Actor) => actor.post?.bodyId ?? '00000000-0000-0000-0000-000000000000'

/** Next above a place: its parent while it lives, else its record keeper, else the last parent it had. Borders stand still in these tests. */
const nextAbove = new Map<string, Promise<string | null>>()

async function askNextAbove(db: Db, at: string): Promise<string | null> {
  const { rows } = await sql<{ above: string | null }>`
    select case when exists (select from place_terms where place_id = ${at} and upper(valid) is null)
      then (select parent_id from place_terms where place_id = ${at} and upper(valid) is null)
      else coalesce((select to_id from place_heirs where from_id = ${at} and keeps_records),
                    (select parent_id from place_terms where place_id = ${at} order by lower(valid) desc nulls last limit 1)) end as above`.execute(
    db,
  )
  return rows[0]?.above ?? null
}

/** A village's territory is its commune. */
const territories = new Map<string, Promise<string | null>>()

async function askTerritory(db: Db, place: string): Promise<string | null> {
  return (await holds(db, sql`select from places where id = ${place} and kind = 'village'`)) ? askNextAbove(db, place) : place
}

/** Is the post's territory met on the way up from a place? */
export async function liesIn(db: Db, actor: Actor, placeId: string | undefined): Promise<boolean> {
  const place = actor.post?.placeId
  if (!place) return false
  const asked = territories.get(place) ?? askTerritory(db, place)
  territories.set(place, asked)
  const territory = await asked
  for (let at: string | null | undefined = placeId; at; ) {
    if (at === territory) return true
    const next: Promise<string | null> = nextAbove.get(at) ?? askNextAbove(db, at)
    nextAbove.set(at, next)
    at = await next
  }
  return false
}
