import type { Reach } from '../../kernel/access.ts'
import { type Db, sql } from '../../kernel/db/index.ts'
import { joinName } from '../../registry/index.ts'
import { seesPeopleOf } from './access.ts'
import type { Held } from './gap.ts'

export interface Staff {
  personId: string
  name: string
  centreId: string
  centre: string
  place: string
  /** Custody path of the centre's place. */
  path: string
  posts: { role: string; title: string }[]
  /** He can sign in and answer for himself. */
  hasAccount: boolean
  held: Held[]
}

type Row = Omit<Staff, 'held'> & { held: { kind: string; level: number; on: string }[] }

/** People in office at the centres, once for each centre, with what they have learnt. */
const staff = (today: Temporal.PlainDate) => sql`
  select person.id as "personId", person.name, c.id as "centreId", term.name as centre, place.name as place, home.custody_path::text as path,
    jsonb_agg(distinct jsonb_build_object('role', post.role, 'title', post.title)) as posts,
    exists (select from accounts where person_id = person.id and disabled_at is null) as "hasAccount",
    coalesce((select jsonb_agg(jsonb_build_object('kind', q.kind, 'level', q.level, 'on', q.obtained_on) order by q.obtained_on desc) from qualifications as q
      where q.person_id = person.id and q.withdrawn_at is null), '[]') as held
  from tenures as e join posts as post on post.id = e.post_id join bodies as c on c.id = post.body_id and c.kind = 'learning-centre'
  join people as person on person.id = e.person_id ${joinName('c.id', 'term', today)} join places as home on home.id = home_of(c.id)
  join lateral (select name from place_terms where place_id = home.id order by lower(valid) desc nulls last limit 1) as place on true
  where e.valid @> ${today}::date and term.living`

const grouped = sql`
  group by person.id, c.id, term.name, place.name, home.id
  order by place.name collate "vi-x-icu", term.name collate "vi-x-icu", person.given_name collate "vi-x-icu", person.family_name collate "vi-x-icu", person.id`

const read = ({ held, ...row }: Row): Staff => ({ ...row, held: held.map((one) => ({ ...one, on: Temporal.PlainDate.from(one.on) })) })

/** Those whom the reader may see. */
export async function selectStaff(db: Db, reach: Reach, today: Temporal.PlainDate): Promise<Staff[]> {
  const { rows } = await sql<Row>`${staff(today)} and ${seesPeopleOf(reach, 'c.id', 'home.custody_path')} ${grouped} limit 50000`.execute(
    db,
  )
  return rows.map(read)
}

/** One of them; undefined when the person serves at no centre that the reader may see. */
export async function staffMember(db: Db, reach: Reach, personId: string, today: Temporal.PlainDate): Promise<Staff | undefined> {
  const { rows } = await sql<Row>`
    ${staff(today)} and person.id = ${personId} and ${seesPeopleOf(reach, 'c.id', 'home.custody_path')} ${grouped} limit 1`.execute(db)
  return rows[0] && read(rows[0])
}

/** Centres at or below the organiser's place at which the person serves, the first by name; for what a person is added to. */
export async function memberBelow(db: Db, bodyId: string, personId: string, today: Temporal.PlainDate): Promise<Staff | undefined> {
  const { rows } = await sql<Row>`${staff(today)} and person.id = ${personId} and governs(${bodyId}, c.id) ${grouped} limit 1`.execute(db)
  return rows[0] && read(rows[0])
}

/** Everybody at or below the organiser's place. */
export async function staffBelow(db: Db, bodyId: string, today: Temporal.PlainDate): Promise<Staff[]> {
  const { rows } = await sql<Row>`${staff(today)} and governs(${bodyId}, c.id) ${grouped} limit 50000`.execute(db)
  return rows.map(read)
}

/** The people of one centre. */
export async function staffOf(db: Db, centreId: string, today: Temporal.PlainDate): Promise<Staff[]> {
  const { rows } = await sql<Row>`${staff(today)} and c.id = ${centreId} ${grouped}`.execute(db)
  return rows.map(read)
}

/** The centre for which a person answers and is called: of several the first by name. */
export async function centresOf(db: Db, personId: string, today: Temporal.PlainDate): Promise<Staff[]> {
  const { rows } = await sql<Row>`${staff(today)} and person.id = ${personId} ${grouped}`.execute(db)
  return rows.map(read)
}

export const postsOf = ({ posts }: Pick<Staff, 'posts'>) => posts.map(({ title }) => title).join('; ')
