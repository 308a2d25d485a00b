import { type Reach, withinPlace } from '../../kernel/access.ts'
import { type Db, sql } from '../../kernel/db/index.ts'
import { joinName } from '../../registry/index.ts'
import { seesPeopleOf } from './access.ts'

export const spans = ['year', '3', '5'] as const
export type Span = (typeof spans)[number]

/** First day that counts: of the year, or so many years back. */
export const sinceOf = (span: Span, today: Temporal.PlainDate) =>
  span === 'year' ? today.with({ month: 1, day: 1 }) : today.subtract({ years: Number(span) }).add({ days: 1 })

export const strands = ['any', 'professional', 'political'] as const
export type Strand = (typeof strands)[number]

export interface Covered {
  /** The reader may see its people. */
  opens: boolean
  centreId: string
  centre: string
  place: string
  posts: number
  professional: number
  political: number
  any: number
}

const at = (strand: 'professional' | 'political' | null, since: Temporal.PlainDate, today: Temporal.PlainDate) => sql`exists (
  select from training_participants as p join training_courses as k on k.id = p.course_id
  where p.person_id = e.person_id and p.counted_on between ${since}::date and ${today}::date and ${strand === null ? sql`true` : sql`k.strand = ${strand}`})`

const inOffice = (today: Temporal.PlainDate) => sql`
  from tenures as e join posts as post on post.id = e.post_id join bodies as c on c.id = post.body_id and c.kind = 'learning-centre' ${joinName('c.id', 'term', today)}
  join places as home on home.id = home_of(c.id)
  join lateral (select name from place_terms where place_id = home.id order by lower(valid) desc nulls last limit 1) as place on true
  join people as person on person.id = e.person_id
  where e.valid @> ${today}::date and term.living`

/** Posts in office at each centre of the territory, and how many of their holders were trained; counts only. */
export async function selectCoverage(db: Db, reach: Reach, since: Temporal.PlainDate, today: Temporal.PlainDate): Promise<Covered[]> {
  const { rows } = await sql<Covered>`
    select c.id as "centreId", ${seesPeopleOf(reach, 'c.id', 'home.custody_path')} as opens, term.name as centre, place.name as place, count(*)::int as posts, count(*) filter (where ${at('professional', since, today)})::int as professional,
      count(*) filter (where ${at('political', since, today)})::int as political, count(*) filter (where ${at(null, since, today)})::int as "any"
    ${inOffice(today)} and ${withinPlace(reach, 'home.custody_path')}
    group by c.id, home.custody_path, term.name, place.name order by place.name collate "vi-x-icu", term.name collate "vi-x-icu" limit 12000`.execute(
    db,
  )
  return rows
}

export interface CoveredPerson {
  personId: string
  name: string
  title: string
  centreId: string
  centre: string
  place: string
  /** Last day of the last course of each strand in the span. */
  professional: Temporal.PlainDate | null
  political: Temporal.PlainDate | null
}

/** Whether the person counts in the figure of a strand. */
export const trainedIn = ({ professional, political }: CoveredPerson, strand: Strand): boolean =>
  ({ any: professional !== null || political !== null, professional: professional !== null, political: political !== null })[strand]

const last = (strand: string, since: Temporal.PlainDate, today: Temporal.PlainDate) => sql<Temporal.PlainDate | null>`(
  select max(p.counted_on) from training_participants as p join training_courses as k on k.id = p.course_id
  where p.person_id = e.person_id and k.strand = ${strand} and p.counted_on between ${since}::date and ${today}::date)`

/** The people behind the counts, for whoever may see them. */
export async function selectCoveredPeople(
  db: Db,
  reach: Reach,
  since: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Promise<CoveredPerson[]> {
  const { rows } = await sql<CoveredPerson>`
    select e.person_id as "personId", person.name, post.title, c.id as "centreId", term.name as centre, place.name as place,
      ${last('professional', since, today)} as professional, ${last('political', since, today)} as political
    ${inOffice(today)} and ${seesPeopleOf(reach, 'c.id', 'home.custody_path')}
    order by place.name collate "vi-x-icu", person.given_name collate "vi-x-icu", person.family_name collate "vi-x-icu", e.id limit 50000`.execute(
    db,
  )
  return rows
}
