import { type Reach, within, withinPlace } from '../../kernel/access.ts'
import { type Db, sql } from '../../kernel/db/index.ts'
import { keptFile } from '../../kernel/files.ts'
import { allMeasures } from '../../measures/index.ts'
import { type CentreName, joinName } from '../../registry/index.ts'
import type { EntryKind, Values } from './criteria.ts'

/** Day at which a year is read: its last, or today while it runs. */
export const readingDay = (year: number, today: Temporal.PlainDate) =>
  year < today.year ? Temporal.PlainDate.from({ year, month: 12, day: 31 }) : today

/** The set in force for a centre in a year: that of its province where there is one, else the shipped one. */
const setOf = (centre: ReturnType<typeof sql.ref>, year: ReturnType<typeof sql>) => sql`
  select s.id from criteria_sets as s left join places as p on p.id = home_of(s.body_id)
  where s.issued_at is not null and s.years @> ${year} and (s.body_id is null or p.custody_path @> (select custody_path from places where id = home_of(${centre})))
  order by s.body_id is null, nlevel(p.custody_path) desc limit 1`

export async function setFor(db: Db, centreId: string, year: number): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select chosen.id from bodies as c join lateral (${setOf(sql.ref('c.id'), sql`${year}::int`)}) as chosen on true where c.id = ${centreId}`.execute(
    db,
  )
  return rows[0]?.id
}

const flows = () => allMeasures().flatMap(({ id, adds }) => (adds === 'flow' ? [id] : []))

/** What the records of centres show for every step of a set: a stock on the day, a flow over the year until then. */
export async function selectValues(db: Db, setId: string, centreIds: string[], on: Temporal.PlainDate): Promise<Map<string, Values>> {
  const month = on.with({ day: 1 })
  // Month by month through the key of the cells: joined to all cells of the centres, 300 of them cost three times as much.
  const { rows } = await sql<{ centre: string; step: string; value: number }>`
    select cell.unit_id as centre, s.id as step, sum(cell.numerator)::float8 as value
    from criterion_steps as s join criteria as c on c.id = s.criterion_id
    cross join generate_series(case when s.measure_id = any(${flows()}) then date_trunc('year', ${month}::date) else ${month}::date end,
      ${month}::date, interval '1 month') as counted (month)
    join lateral (select unit_id, numerator from measure_cells
      where measure_id = s.measure_id and month = counted.month::date and unit_id = any(${centreIds}::uuid[]) and (s.slice_id is null or slice_id = s.slice_id)
      offset 0) as cell on true
    where c.set_id = ${setId} group by 1, 2`.execute(db)
  const found = new Map<string, Map<string, number>>(centreIds.map((id) => [id, new Map()]))
  for (const { centre, step, value } of rows) found.get(centre)!.set(step, value)
  return found
}

export interface ScoreRow {
  criterionId: string
  claimed: number
  evidence: string
  fileId: string | null
  fileName: string | null
  byRecords: number | null
  found: number | null
  remark: string
}

export interface Entry {
  at: Temporal.Instant
  by: string
  byId: string
  kind: EntryKind
  note: string
}

export interface Rating {
  id: string
  version: number
  centreId: string
  centre: string
  place: string
  year: number
  setId: string
  result: number | null
  band: string | null
  decisionCode: string
  decidedOn: Temporal.PlainDate | null
  scores: ScoreRow[]
  /** Step → value, as frozen when it was submitted. */
  frozen: Map<string, number>
  members: { id: string; name: string }[]
  entries: Entry[]
}

type Row = Omit<Rating, 'frozen' | 'entries'> & { frozen: Record<string, number>; entries: (Omit<Entry, 'at'> & { at: string })[] }

const ratings = sql`
  select r.id, r.version, r.centre_id as "centreId", term.name as centre, place.name as place, r.year, r.set_id as "setId", r.result, r.band,
    r.decision_code as "decisionCode", r.decided_on as "decidedOn",
    coalesce((select jsonb_agg(jsonb_build_object('criterionId', s.criterion_id, 'claimed', s.claimed, 'evidence', s.evidence, 'fileId', s.file_id, 'fileName', f.name,
      'byRecords', s.by_records, 'found', s.found, 'remark', s.remark)) from rating_scores as s left join files as f on f.id = s.file_id where s.rating_id = r.id), '[]') as scores,
    coalesce((select jsonb_object_agg(step_id, value) from rating_steps where rating_id = r.id), '{}') as frozen,
    coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by p.name) from rating_members as m join people as p on p.id = m.person_id
      where m.rating_id = r.id), '[]') as members,
    coalesce((select jsonb_agg(jsonb_build_object('at', e.at, 'by', p.name, 'byId', p.id, 'kind', e.kind, 'note', e.note) order by e.at, e.id) from rating_entries as e
      join people as p on p.id = e.by where e.rating_id = r.id), '[]') as entries
  from ratings as r ${joinName('r.centre_id', 'term')} join places as home on home.id = home_of(r.centre_id)
  join lateral (select name from place_terms where place_id = home.id order by lower(valid) desc nulls last limit 1) as place on true`

const read = ({ frozen, entries, ...row }: Row): Rating => ({
  ...row,
  frozen: new Map(Object.entries(frozen)),
  entries: entries.map((entry) => ({ ...entry, at: Temporal.Instant.from(entry.at) })),
})

const one = (where: (reach: Reach) => ReturnType<typeof sql>) => async (db: Db, reach: Reach, id: string) => {
  const { rows } = await sql<Row>`${ratings} where r.id = ${id} and ${where(reach)}`.execute(db)
  return rows[0] && read(rows[0])
}
export const selectRating = one((reach) => sql`${withinPlace(reach, 'home.custody_path')}`)
export const selectOwnRating = one((reach) => sql`${within(reach, 'r.centre_id')}`)

/** A file that a centre of the reader's territory gave as evidence. */
export async function selectEvidence(db: Db, reach: Reach, fileId: string) {
  const { rows } = await sql`
    select from rating_scores as s join ratings as r on r.id = s.rating_id join places as home on home.id = home_of(r.centre_id)
    where s.file_id = ${fileId} and ${withinPlace(reach, 'home.custody_path')}`.execute(db)
  return rows.length ? keptFile(db, fileId) : undefined
}

export async function ratingOf(db: Db, centreId: string, year: number): Promise<{ id: string } | undefined> {
  return db.selectFrom('ratings').select('id').where('centre_id', '=', centreId).where('year', '=', year).executeTakeFirst()
}

export interface YearRow extends CentreName {
  setId: string
  rating: {
    id: string
    result: number | null
    band: string | null
    /** Criterion → points claimed with evidence; a claim without any counts for nothing. */
    claims: Record<string, number>
    frozen: Record<string, number>
    /** The team's points, line by line. */
    found: number[]
    kinds: EntryKind[]
  } | null
}

/** Every centre of the reader's territory that lived at the year's end or was rated in it, with its rating; json, for building jsonb takes four times as long. */
export async function selectYear(db: Db, reach: Reach, year: number, today: Temporal.PlainDate): Promise<YearRow[]> {
  const on = readingDay(year, today)
  const { rows } = await sql<YearRow>`
    select c.id, term.name, home.id as "placeId", place.name as place, chosen.id as "setId",
      case when r.id is not null then json_build_object('id', r.id, 'result', r.result, 'band', r.band,
        'claims', coalesce(score.claims, '{}'), 'found', coalesce(score.found, '[]'),
        'frozen', coalesce((select json_object_agg(step_id, value) from rating_steps where rating_id = r.id), '{}'),
        'kinds', coalesce((select json_agg(kind order by at, id) from rating_entries where rating_id = r.id), '[]')) end as rating
    from bodies as c ${joinName('c.id', 'term', on)} join places as home on home.id = home_of(c.id)
    join lateral (select name from place_terms where place_id = home.id order by lower(valid) desc nulls last limit 1) as place on true
    left join ratings as r on r.centre_id = c.id and r.year = ${year}
    left join lateral (select json_object_agg(criterion_id, claimed) filter (where evidence <> '' or file_id is not null) as claims,
      json_agg(found) filter (where found is not null) as found from rating_scores where rating_id = r.id) as score on true
    join lateral (select coalesce(r.set_id, (${setOf(sql.ref('c.id'), sql`${year}::int`)})) as id) as chosen on chosen.id is not null
    where c.kind = 'learning-centre' and (term.living or r.id is not null) and ${withinPlace(reach, 'home.custody_path')}
    order by term.name collate "vi-x-icu", c.id limit 12000`.execute(db)
  return rows
}

export interface Size {
  id: string
  villages: number
  rooms: number
}

/** How large centres were on a day: the villages of their place, the rooms that they could use. */
export async function selectSizes(db: Db, ids: string[], on: Temporal.PlainDate): Promise<Size[]> {
  const { rows } = await sql<Size>`
    select c.id,
      (select count(*)::int from places as v join place_terms as t on t.place_id = v.id and t.valid @> ${on}::date
        where v.kind = 'village' and v.custody_path <@ home.custody_path) as villages,
      (select coalesce(sum(rooms), 0)::int from centre_premises where centre_id = c.id and valid @> ${on}::date) as rooms
    from bodies as c join places as home on home.id = home_of(c.id) where c.id = any(${ids}::uuid[])`.execute(db)
  return rows
}

/** People of a centre's commune who may be on its inspection team: in office, and not on its board. */
export async function selectCandidates(
  db: Db,
  centreId: string,
  today: Temporal.PlainDate,
): Promise<{ id: string; name: string; post: string }[]> {
  const { rows } = await sql<{ id: string; name: string; post: string }>`
    select person.id, person.name, string_agg(post.title, '; ' order by post.title) as post
    from tenures as e join posts as post on post.id = e.post_id join people as person on person.id = e.person_id
    where e.valid @> ${today}::date and post.role in ('committee-chair', 'committee-deputy-chair', 'culture-head', 'culture-officer', 'committee-office-head', 'society-chair', 'school-head', 'front-chair', 'union-head')
      and home_of(post.body_id) = home_of(${centreId}::uuid)
      and not exists (select from tenures as own join posts as seat on seat.id = own.post_id where seat.body_id = ${centreId} and own.person_id = e.person_id and own.valid @> ${today}::date)
    group by person.id, person.name order by person.name collate "vi-x-icu"`.execute(db)
  return rows
}

/** What people are by their posts on the day, for the papers that name them. */
export async function selectTitles(db: Db, personIds: string[], on: Temporal.PlainDate): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; titles: string }>`
    select e.person_id as id, string_agg(p.title, ', ' order by p.title) as titles from tenures as e join posts as p on p.id = e.post_id
    where e.person_id = any(${personIds}::uuid[]) and e.valid @> ${on}::date group by 1`.execute(db)
  return new Map(rows.map(({ id, titles }) => [id, titles]))
}

/** Whether the person sits on the centre's board today: such a person neither inspects nor decides about it. */
export async function onBoard(db: Db, centreId: string, personId: string, today: Temporal.PlainDate): Promise<boolean> {
  const { rows } = await sql`
    select from tenures as e join posts as p on p.id = e.post_id where p.body_id = ${centreId} and e.person_id = ${personId} and e.valid @> ${today}::date`.execute(
    db,
  )
  return rows.length > 0
}
