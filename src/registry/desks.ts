import type { Line } from '../kernel/access.ts'
import { type Db, sql } from '../kernel/db/index.ts'

/** A body as its letterhead needs it. */
export interface Desk {
  id: string
  kind: string
  line: Line
  name: string
  placeId: string
  placeName: string
  superiorId: string | null
  /** Next above in its line, or the authority that manages it. */
  above: { name: string; placeName: string } | null
}

export async function selectDesks(db: Db, ids: string[], on: Temporal.PlainDate): Promise<Desk[]> {
  const { rows } = await sql<Omit<Desk, 'above'> & { aboveName: string | null; abovePlace: string }>`
    select b.id, b.kind, b.line, t.name, t.place_id as "placeId", p.name as "placeName", t.superior_id as "superiorId", up.name as "aboveName", upper_place.name as "abovePlace"
    from bodies as b join body_terms as t on t.body_id = b.id and t.valid @> ${on}::date
    join lateral (select name from place_terms where place_id = t.place_id order by lower(valid) desc nulls last limit 1) as p on true
    left join body_terms as up on up.body_id = coalesce(t.superior_id, t.manager_id) and up.valid @> ${on}::date
    left join lateral (select name from place_terms where place_id = up.place_id order by lower(valid) desc nulls last limit 1) as upper_place on true
    where b.id = any(${ids}::uuid[])`.execute(db)
  return rows.map(({ aboveName, abovePlace, ...row }) => ({ ...row, above: aboveName ? { name: aboveName, placeName: abovePlace } : null }))
}

export async function selectDesk(db: Db, id: string, on: Temporal.PlainDate): Promise<Desk | undefined> {
  return (await selectDesks(db, [id], on))[0]
}
