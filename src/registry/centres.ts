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
