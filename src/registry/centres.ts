import { type Reach, within, withinPlace } from '../kernel/access.ts'
import { type Db, sql } from '../kernel/db/index.ts'
import { joinName } from './bodies.ts'

export interface CentreName {
  id: string
  name: string
  placeId: string
  place: string
}

/** Every learning centre that there is or was, by its latest name, at the place for which its records count today. */
const centres = sql`
  select c.id, term.name, home.id as "placeId", place.name as place from bodies as c ${joinName('c.id', 'term')} join places as home on home.id = home_of(c.id)
  join lateral (select name from place_terms where place_id = home.id order by lower(valid) desc nulls last limit 1) as place on true
  where c.kind = 'learning-centre'`

/** A centre of the reader's territory, closed ones included: what they did stays on record. */
export async function centreInTerritory(db: Db, reach: Reach, id: string): Promise<CentreName | undefined> {
  const { rows } = await sql<CentreName>`${centres} and c.id = ${id} and ${withinPlace(reach, 'home.custody_path')}`.execute(db)
  return rows[0]
}

/** The post's own body, when it is a centre. */
export async function ownCentre(db: Db, reach: Reach, id: string): Promise<CentreName | undefined> {
  const { rows } = await sql<CentreName>`${centres} and c.id = ${id} and ${within(reach, 'c.id')}`.execute(db)
  return rows[0]
}

/** Living centres of the reader's territory, by name. */
export async function livingCentres(db: Db, reach: Reach): Promise<CentreName[]> {
  const { rows } = await sql<CentreName>`
    ${centres} and ${withinPlace(reach, 'home.custody_path')} and exists (select from body_terms where body_id = c.id and upper_inf(valid))
    order by term.name collate "vi-x-icu"`.execute(db)
  return rows
}

/** What stands above a centre's name on its papers, and where they are signed. */
export interface CentreHead {
  manager: string | null
  place: string
}

export async function centreHead(db: Db, id: string): Promise<CentreHead> {
  const { rows } = await sql<CentreHead>`
    select above.name as manager, place.name as place from places as home
    join lateral (select name from place_terms where place_id = home.id order by lower(valid) desc nulls last limit 1) as place on true
    left join lateral (select manager_id from body_terms where body_id = ${id} order by upper(valid) desc nulls first limit 1) as term on true
    left join lateral (select name from body_terms where body_id = term.manager_id order by upper(valid) desc nulls first limit 1) as above on true
    where home.id = home_of(${id})`.execute(db)
  return rows[0]!
}

/** The committee that manages the centre: at its place, or the nearest one above it. */
export async function committeeOf(db: Db, centreId: string, today: Temporal.PlainDate): Promise<{ id: string; level: string } | undefined> {
  const { rows } = await sql<{ id: string; level: string }>`
    select b.id, seat.kind as level from bodies as b join body_terms as term on term.body_id = b.id and term.valid @> ${today}::date join places as seat on seat.id = term.place_id
    where b.kind = 'peoples-committee' and seat.custody_path @> (select custody_path from places where id = home_of(${centreId}::uuid))
    order by nlevel(seat.custody_path) desc limit 1`.execute(db)
  return rows[0]
}

/** The office that advises at a place: whose head submissions name. */
export async function adviserOf(
  db: Db,
  placeId: string,
  on: Temporal.PlainDate,
): Promise<{ bodyId: string; title: string; name: string } | undefined> {
  const { rows } = await sql<{ bodyId: string; title: string; name: string }>`
    select p.body_id as "bodyId", p.title, people.name from posts as p join tenures as e on e.post_id = p.id join people on people.id = e.person_id
    where p.role = 'culture-head' and home_of(p.body_id) = ${placeId} and e.valid @> ${on}::date order by e.acting limit 1`.execute(db)
  return rows[0]
}
