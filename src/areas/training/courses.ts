import { type Reach, within } from '../../kernel/access.ts'
import { type Db, sql } from '../../kernel/db/index.ts'
import type { Params } from '../../kernel/http/index.ts'
import { joinName } from '../../registry/index.ts'
import { seesPeopleOf } from './access.ts'
import type { Steps } from './course.ts'
import { going } from './seats.ts'

export interface Course extends Steps {
  id: string
  version: number
  bodyId: string
  organiser: string
  title: string
  strand: 'professional' | 'political'
  form: string
  hours: number
  place: string
  seats: number
  givesKind: string | null
  givesLevel: number | null
  summonsCode: string
  cancelReason: string
  topics: { id: string; name: string }[]
  /** On the list, those who declined left out. */
  going: number
  confirmed: number
  unanswered: number
  attended: number
}

const count = (which: ReturnType<typeof sql>) =>
  sql`(select count(*)::int from training_participants as p where p.course_id = c.id and ${which})`

const courses = sql`
  select c.id, c.version, c.body_id as "bodyId", term.name as organiser, c.title, c.strand, c.form, c.starts_on as "startsOn", c.ends_on as "endsOn", c.hours, c.place, c.seats,
    c.gives_kind as "givesKind", c.gives_level as "givesLevel", c.invited_at as "invitedAt", c.summons_code as "summonsCode", c.closed_at as "closedAt",
    c.cancelled_at as "cancelledAt", c.cancel_reason as "cancelReason",
    coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) order by t.position, t.name) from training_course_topics as ct
      join training_topics as t on t.id = ct.topic_id where ct.course_id = c.id), '[]') as topics,
    ${going} as going, ${count(sql`p.reply = 'confirmed'`)} as confirmed,
    ${count(sql`p.invited_at is not null and p.reply is null`)} as unanswered, ${count(sql`p.attended`)} as attended
  from training_courses as c ${joinName('c.body_id', 'term')} join places as home on home.id = home_of(c.body_id)`

/** Courses of the offices at, above and below the reader's place: the province's are open to its communes, those of another commune not. */
const seen = (reach: Reach) => sql`(home.custody_path <@ ${reach.placePath}::ltree or home.custody_path @> ${reach.placePath}::ltree)`

export async function selectCourses(db: Db, reach: Reach, year: number): Promise<Course[]> {
  const { rows } = await sql<Course>`
    ${courses} where ${seen(reach)} and extract(year from c.starts_on) = ${year} order by c.starts_on desc, c.id limit 2000`.execute(db)
  return rows
}

export async function selectCourse(db: Db, reach: Reach, id: string): Promise<Course | undefined> {
  const { rows } = await sql<Course>`${courses} where c.id = ${id} and ${seen(reach)}`.execute(db)
  return rows[0]
}

/** A course of the own office. */
export async function selectOwnCourse(db: Db, reach: Reach, id: string): Promise<Course | undefined> {
  const { rows } = await sql<Course>`${courses} where c.id = ${id} and ${within(reach, 'c.body_id')}`.execute(db)
  return rows[0]
}

export async function coursesOf(db: Db, bodyId: string, year: number): Promise<Course[]> {
  const { rows } = await sql<Course>`
    ${courses} where c.body_id = ${bodyId} and extract(year from c.starts_on) = ${year} order by c.starts_on, c.id`.execute(db)
  return rows
}

export interface Participant {
  id: string
  version: number
  personId: string
  name: string
  centreId: string
  centre: string
  place: string
  posts: string
  source: 'gap' | 'survey' | 'list'
  invitedAt: Temporal.Instant | null
  reply: 'confirmed' | 'declined' | null
  replyReason: string
  /** The organiser wrote down what the person said. */
  assisted: boolean
  attended: boolean | null
  hours: number
  certificate: string
  certificateOn: Temporal.PlainDate | null
}

const participants = (today: Temporal.PlainDate) => sql`
  select p.id, p.version, p.course_id as "courseId", p.person_id as "personId", person.name, p.centre_id as "centreId", term.name as centre, place.name as place,
    coalesce((select string_agg(post.title, '; ' order by post.title) from tenures as e join posts as post on post.id = e.post_id
      where e.person_id = p.person_id and post.body_id = p.centre_id and e.valid @> ${today}::date), '') as posts,
    p.source, p.invited_at as "invitedAt", p.reply, p.reply_reason as "replyReason", p.replied_by is not null and p.replied_by <> p.person_id as assisted,
    p.attended, p.hours, p.certificate, p.certificate_on as "certificateOn"
  from training_participants as p join people as person on person.id = p.person_id ${joinName('p.centre_id', 'term')} join places as home on home.id = home_of(p.centre_id)
  join lateral (select name from place_terms where place_id = home.id order by lower(valid) desc nulls last limit 1) as place on true`

const byName = sql`order by place.name collate "vi-x-icu", person.given_name collate "vi-x-icu", person.family_name collate "vi-x-icu", p.id`

/** The people of a course whom the reader may see: a province's course holds those of many communes. */
export async function participantsSeen(db: Db, reach: Reach, courseId: string, today: Temporal.PlainDate): Promise<Participant[]> {
  const { rows } = await sql<Participant>`
    ${participants(today)} where p.course_id = ${courseId} and ${seesPeopleOf(reach, 'p.centre_id', 'home.custody_path')} ${byName}`.execute(
    db,
  )
  return rows
}

/** All of them, for the organiser. */
export async function participantsOf(db: Db, courseId: string, today: Temporal.PlainDate): Promise<Participant[]> {
  const { rows } = await sql<Participant>`${participants(today)} where p.course_id = ${courseId} ${byName}`.execute(db)
  return rows
}

export interface OwnParticipant extends Participant {
  courseId: string
  course: Course
}

/** Somebody on a course of the own office. */
export async function selectOwnParticipant(
  db: Db,
  reach: Reach,
  id: string,
  _params: Params,
  today: Temporal.PlainDate,
): Promise<OwnParticipant | undefined> {
  const { rows } = await sql<Omit<OwnParticipant, 'course'>>`${participants(today)} where p.id = ${id}`.execute(db)
  const course = rows[0] && (await selectOwnCourse(db, reach, rows[0].courseId))
  return course && { ...rows[0]!, course }
}

export interface Entry {
  at: Temporal.Instant
  by: string
  kind: string
  note: string
}

export async function entriesOf(db: Db, courseId: string): Promise<Entry[]> {
  const { rows } = await sql<Entry>`
    select e.at, p.name as by, e.kind, e.note from training_entries as e join people as p on p.id = e.by where e.course_id = ${courseId} order by e.at, e.id`.execute(
    db,
  )
  return rows
}

/** By identifier alone: for what has just recorded it. */
export async function loadCourse(db: Db, id: string): Promise<Course | undefined> {
  const { rows } = await sql<Course>`${courses} where c.id = ${id}`.execute(db)
  return rows[0]
}
