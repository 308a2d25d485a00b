import { type Reach, within, withinPlace } from '../../kernel/access.ts'
import { type Db, sql } from '../../kernel/db/index.ts'
import type { Params } from '../../kernel/http/index.ts'
import { measureById } from '../../measures/index.ts'
import { joinName } from '../../registry/index.ts'
import type { Facts, Sight, Texts } from './assessment.ts'

export interface Grade {
  id: string
  level: number
  name: string
}

export interface Entry {
  at: Temporal.Instant
  by: string
  kind: 'submitted' | 'withdrawn' | 'opinion' | 'returned' | 'decided' | 'revoked'
  note: string
}

/** What the reader may not see of it is empty. */
export interface Assessment extends Facts, Texts {
  id: string
  version: number
  sight: Sight
  centreId: string
  centre: string
  place: string
  personId: string
  person: string
  post: string
  year: number
  scaleId: string
  selfGradeId: string | null
  opinion: string
  opinionCode: string
  opinionOn: Temporal.PlainDate | null
  opinionFileId: string | null
  opinionBy: string | null
  gradeId: string | null
  grade: string
  decisionCode: string
  decider: string
  decidedOn: Temporal.PlainDate | null
  /** The commune's chairman himself sits on the board. */
  isChairman: boolean
  entries: Entry[]
}

const manager = sql`(select manager_id from body_terms where body_id = a.centre_id order by upper(valid) desc nulls first limit 1)`

/** How much the post in use and its holder see of an assessment (personal data: as little as the step needs). */
const sight = (reach: Reach) => sql`case
  when a.person_id = ${reach.person}::uuid then 'whole'
  when exists (select from posts as eye where eye.id = ${reach.post}::uuid
    and (eye.role = 'centre-director' and eye.body_id = a.centre_id or eye.role = 'committee-chair' and eye.body_id = ${manager})) then 'whole'
  when exists (select from posts as eye where eye.id = ${reach.post}::uuid and eye.role in ('education-leader', 'education-officer')) then 'grade'
  else 'state' end`

const post = sql`(
  select p.title from posts as p join tenures as e on e.post_id = p.id
  where p.body_id = a.centre_id and e.person_id = a.person_id and p.role in ('centre-director', 'centre-deputy-director')
    and e.valid && daterange(make_date(a.year, 1, 1), make_date(a.year + 1, 1, 1)) order by p.role desc, upper(e.valid) desc nulls first limit 1)`

const entries = sql`
  coalesce((select jsonb_agg(jsonb_build_object('at', n.at, 'by', who.name, 'kind', n.kind, 'note', n.note) order by n.at, n.id)
    from assessment_entries as n join people as who on who.id = n.by where n.assessment_id = a.id), '[]')`

const whole = (column: string) => sql`case when eye.sight = 'whole' then ${sql.ref(column)} end`
const text = (column: string) => sql`coalesce(${whole(column)}, '')`

const assessments = (seen: ReturnType<typeof sql>, today: Temporal.PlainDate) => sql`
  select a.id, a.version, eye.sight, a.centre_id as "centreId", term.name as centre, place.name as place, a.person_id as "personId", person.name as person,
    coalesce(${post}, '') as post, a.year, a.scale_id as "scaleId", a.submitted_at as "submittedAt", a.opinion_at as "opinionAt", a.decided_at as "decidedAt",
    ${text('a.tasks')} as tasks, ${text('a.results')} as results, ${text('a.discipline')} as discipline, ${text('a.shortcomings')} as shortcomings,
    ${whole('a.self_grade_id')} as "selfGradeId", ${text('a.opinion')} as opinion, ${text('a.opinion_code')} as "opinionCode", a.opinion_on as "opinionOn",
    ${whole('a.opinion_file_id')} as "opinionFileId", a.opinion_by as "opinionBy",
    case when eye.sight <> 'state' then a.grade_id end as "gradeId", case when eye.sight <> 'state' then coalesce(grade.name, '') else '' end as grade,
    ${text('a.decision_code')} as "decisionCode", a.decider, a.decided_on as "decidedOn",
    exists (select from posts as p join tenures as e on e.post_id = p.id where p.body_id = ${manager} and p.role = 'committee-chair'
      and e.person_id = a.person_id and e.valid @> ${today}::date) as "isChairman",
    case when eye.sight = 'whole' then ${entries} else '[]' end as entries
  from assessments as a cross join lateral (select ${seen} as sight) as eye
  ${joinName('a.centre_id', 'term')} join places as home on home.id = home_of(a.centre_id)
  join lateral (select name from place_terms where place_id = home.id order by lower(valid) desc nulls last limit 1) as place on true
  join people as person on person.id = a.person_id left join assessment_grades as grade on grade.id = a.grade_id`

type Row = Omit<Assessment, 'entries'> & { entries: (Omit<Entry, 'at'> & { at: string })[] }
const read = ({ entries: kept, ...row }: Row): Assessment => ({
  ...row,
  entries: kept.map((one) => ({ ...one, at: Temporal.Instant.from(one.at) })),
})

const selectBy =
  (condition: (reach: Reach) => ReturnType<typeof sql>) =>
  async (db: Db, reach: Reach, id: string, _params: Params, today: Temporal.PlainDate) => {
    const { rows } = await sql<Row>`${assessments(sight(reach), today)} where a.id = ${id} and ${condition(reach)}`.execute(db)
    return rows[0] && read(rows[0])
  }

/** What was decided on a person, all of it, the latest first. */
export async function decidedOn(db: Db, personId: string, today: Temporal.PlainDate): Promise<Assessment[]> {
  const { rows } = await sql<Row>`
    ${assessments(sql`'whole'`, today)} where a.person_id = ${personId} and a.decided_at is not null order by a.year desc, a.id`.execute(db)
  return rows.map(read)
}

export const selectAssessment = selectBy((reach) => sql`${withinPlace(reach, 'home.custody_path')}`)
/** For its papers. */
export const selectWhole = selectBy((reach) => sql`${withinPlace(reach, 'home.custody_path')} and eye.sight = 'whole'`)
export const selectOwn = selectBy((reach) => sql`${within(reach, 'a.centre_id')} and a.person_id = ${reach.person}::uuid`)
/** Of another member of the own board. */
export const selectColleague = selectBy((reach) => sql`${within(reach, 'a.centre_id')} and a.person_id <> ${reach.person}::uuid`)
export const selectManaged = selectBy((reach) => sql`${within(reach, 'a.centre_id')}`)

export interface MemberRow {
  centreId: string
  centre: string
  place: string
  personId: string
  person: string
  post: string
  assessment: Assessment | null
}

export interface MemberFilter {
  year: number
  centreId: string | null
  q: string
}

/** Everybody who sat in the year on a board of the territory that stood at its end, with the assessment of that year as far as the reader sees it. */
export async function selectMembers(
  db: Db,
  reach: Reach,
  { year, centreId, q }: MemberFilter,
  today: Temporal.PlainDate,
): Promise<MemberRow[]> {
  const { rows } = await sql<Omit<MemberRow, 'assessment'>>`
    select c.id as "centreId", term.name as centre, place.name as place, member.person_id as "personId", person.name as person, member.title as post
    from bodies as c ${joinName('c.id', 'term')} join places as home on home.id = home_of(c.id)
    join lateral (select name from place_terms where place_id = home.id order by lower(valid) desc nulls last limit 1) as place on true
    join lateral (
      select distinct on (e.person_id) e.person_id, p.title, p.role from posts as p join tenures as e on e.post_id = p.id
      where p.body_id = c.id and p.role in ('centre-director', 'centre-deputy-director')
        and e.valid && daterange(make_date(${year}::int, 1, 1), make_date(${year}::int + 1, 1, 1))
      order by e.person_id, p.role desc) as member on true
    join people as person on person.id = member.person_id
    where c.kind = 'learning-centre' and exists (select from body_terms where body_id = c.id and valid @> make_date(${year}::int, 12, 31))
      and ${withinPlace(reach, 'home.custody_path')} and (${centreId}::uuid is null or c.id = ${centreId}::uuid)
      and (${q} = '' or position(fold(${q}) in fold(person.name || ' ' || term.name || ' ' || place.name)) > 0)
    order by term.name collate "vi-x-icu", c.id, member.role desc, person.given_name collate "vi-x-icu", person.id limit 12000`.execute(db)
  const found = await sql<Row>`
    ${assessments(sight(reach), today)} where a.year = ${year} and ${withinPlace(reach, 'home.custody_path')} and (${centreId}::uuid is null or a.centre_id = ${centreId}::uuid)`.execute(
    db,
  )
  const of = new Map(found.rows.map((row) => [`${row.centreId}/${row.personId}`, read(row)]))
  return rows.map((row) => ({ ...row, assessment: of.get(`${row.centreId}/${row.personId}`) ?? null }))
}

/** Whether the person sat on the centre's board in the year. */
export async function satOnBoard(db: Db, centreId: string, personId: string, year: number): Promise<boolean> {
  const { rows } = await sql`
    select from posts as p join tenures as e on e.post_id = p.id
    where p.body_id = ${centreId} and e.person_id = ${personId} and p.role in ('centre-director', 'centre-deputy-director')
      and e.valid && daterange(make_date(${year}::int, 1, 1), make_date(${year}::int + 1, 1, 1)) limit 1`.execute(db)
  return rows.length > 0
}

export interface Scale {
  id: string
  own: boolean
  fromYear: number
  basis: string
  opens: string
  selfDue: string
  decideDue: string
  used: boolean
  grades: Grade[]
}

const scales = (bodyId: string | null) => sql`
  select s.id, coalesce(s.body_id = ${bodyId}::uuid, false) as own, s.from_year as "fromYear", s.basis, s.opens, s.self_due as "selfDue", s.decide_due as "decideDue",
    exists (select from assessments where scale_id = s.id) as used,
    (select jsonb_agg(jsonb_build_object('id', g.id, 'level', g.level, 'name', g.name) order by g.level) from assessment_grades as g where g.scale_id = s.id) as grades
  from assessment_scales as s`

export async function loadScale(db: Db, id: string): Promise<Scale> {
  const { rows } = await sql<Scale>`${scales(null)} where s.id = ${id}`.execute(db)
  return rows[0]!
}

/** The list that holds for a centre in a year. */
export async function scaleFor(db: Db, centreId: string, year: number): Promise<Scale> {
  const { rows } = await sql<Scale>`${scales(null)} where s.id = assessment_scale_for(${centreId}, ${year})`.execute(db)
  return rows[0]!
}

/** The body's own lists and the shipped one, the latest first. */
export async function selectScales(db: Db, bodyId: string): Promise<Scale[]> {
  const { rows } = await sql<Scale>`
    ${scales(bodyId)} where s.body_id is null or s.body_id = ${bodyId} order by s.body_id is null, s.from_year desc`.execute(db)
  return rows
}

export async function selectOwnScale(db: Db, reach: Reach, id: string): Promise<Scale | undefined> {
  const { rows } = await sql<Scale>`${scales(reach.bodies[0] ?? null)} where s.id = ${id} and ${within(reach, 's.body_id')}`.execute(db)
  return rows[0]
}

/** Read beside the self-assessment: what the centre's records show of the year. */
const flows = [
  'task.done',
  'task.done-late',
  'shortcoming.closed',
  'dissemination.sessions',
  'initiative.recorded',
  'initiative.recognised',
]
const stocks = ['task.overdue', 'shortcoming.open']

export interface Shown {
  words: { vi: string; en: string }
  value: number
}

export async function selectShown(db: Db, centreId: string, year: number, today: Temporal.PlainDate): Promise<Shown[]> {
  const lastMonth = Temporal.PlainDate.from({ year, month: year < today.year ? 12 : today.month, day: 1 })
  const { rows } = await sql<{ id: string; value: number }>`
    select measure_id as id, sum(numerator)::float8 as value from measure_cells
    where unit_id = ${centreId} and (measure_id = any(${flows}) and month between make_date(${year}::int, 1, 1) and make_date(${year}::int, 12, 1)
      or measure_id = any(${stocks}) and month = ${lastMonth}::date) group by 1`.execute(db)
  const values = new Map(rows.map(({ id, value }) => [id, value]))
  return [...flows, ...stocks].flatMap((id) => {
    const measured = measureById(id)
    return measured ? [{ words: measured.words, value: values.get(id) ?? 0 }] : []
  })
}
