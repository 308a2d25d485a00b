import { type Reach, within } from '../../kernel/access.ts'
import { type Db, newId, sql, type Tx } from '../../kernel/db/index.ts'
import { joinName } from '../../registry/index.ts'
import { type Act, recordParticipant, type Source } from './record.ts'
import { going, lockCourse, seatsLeft } from './seats.ts'

/** A person on an open course or on the waiting list of an office. */
export interface Planned {
  id: string
  personId: string
  topicId: string
  kind: string | null
  courseId: string | null
  course: string | null
  invited: boolean
}

export async function plannedOf(db: Db, bodyId: string): Promise<Planned[]> {
  const { rows } = await sql<Planned>`
    select p.id, p.person_id as "personId", t.id as "topicId", t.kind, c.id as "courseId", c.title as course, p.invited_at is not null as invited
    from training_participants as p join training_courses as c on c.id = p.course_id join training_course_topics as ct on ct.course_id = c.id
    join training_topics as t on t.id = ct.topic_id
    where c.body_id = ${bodyId} and c.closed_at is null and c.cancelled_at is null and p.reply is distinct from 'declined'
    union all
    select w.id, w.person_id, t.id, t.kind, null, null, false from training_waits as w join training_topics as t on t.id = w.topic_id where w.body_id = ${bodyId}`.execute(
    db,
  )
  return rows
}

export interface Wait {
  id: string
  topicId: string
  topic: string
  personId: string
  name: string
  centreId: string
  centre: string
  place: string
  source: Source
  at: Temporal.Instant
}

const waits = sql`
  select w.id, t.id as "topicId", t.name as topic, w.person_id as "personId", person.name, w.centre_id as "centreId", term.name as centre, place.name as place, w.source, w.added_at as at
  from training_waits as w join training_topics as t on t.id = w.topic_id join people as person on person.id = w.person_id ${joinName('w.centre_id', 'term')}
  join lateral (select name from place_terms where place_id = home_of(w.centre_id) order by lower(valid) desc nulls last limit 1) as place on true`

export async function waitsOf(db: Db, bodyId: string): Promise<Wait[]> {
  const { rows } = await sql<Wait>`
    ${waits} where w.body_id = ${bodyId} order by t.position, t.name, place.name collate "vi-x-icu", person.given_name collate "vi-x-icu", w.id`.execute(
    db,
  )
  return rows
}

export async function selectOwnWait(db: Db, reach: Reach, id: string): Promise<Wait | undefined> {
  const { rows } = await sql<Wait>`${waits} where w.id = ${id} and ${within(reach, 'w.body_id')}`.execute(db)
  return rows[0]
}

export const dropWait = (tx: Tx, id: string) => tx.deleteFrom('training_waits').where('id', '=', id).executeTakeFirstOrThrow()

const openWithSeat = (today: Temporal.PlainDate) => sql`
  c.closed_at is null and c.cancelled_at is null and c.starts_on > ${today}::date and ${going} < c.seats`

/** The next open course of the topic that still has a seat, locked. */
async function seatIn(
  tx: Tx,
  bodyId: string,
  topicId: string,
  today: Temporal.PlainDate,
): Promise<{ id: string; title: string } | undefined> {
  const { rows } = await sql<{ id: string; title: string }>`
    select c.id, c.title from training_courses as c join training_course_topics as ct on ct.course_id = c.id
    where c.body_id = ${bodyId} and ct.topic_id = ${topicId} and ${openWithSeat(today)} order by c.starts_on, c.id`.execute(tx)
  for (const one of rows) {
    await lockCourse(tx, one.id)
    const still = await sql`select from training_courses as c where c.id = ${one.id} and ${openWithSeat(today)}`.execute(tx)
    if (still.rows.length > 0) return one
  }
  return undefined
}

export type Added = { course: string } | { course: null } | 'already'

/** One click: onto the next course of the topic with a seat, else onto its waiting list. */
export async function addToPlan(
  tx: Tx,
  bodyId: string,
  topicId: string,
  who: { personId: string; centreId: string },
  source: Source,
  act: Act,
  today: Temporal.PlainDate,
): Promise<Added> {
  const course = await seatIn(tx, bodyId, topicId, today)
  const there = (await plannedOf(tx, bodyId)).some((one) => one.personId === who.personId && one.topicId === topicId)
  if (there) return 'already'
  if (course) return (await recordParticipant(tx, course.id, who, source, act)) ? { course: course.title } : 'already'
  await tx
    .insertInto('training_waits')
    .values({
      id: newId(),
      body_id: bodyId,
      topic_id: topicId,
      person_id: who.personId,
      centre_id: who.centreId,
      source,
      added_at: act.at,
      added_by: act.by,
    })
    .execute()
  return { course: null }
}

/** Those who wait for a topic of the course, onto it as far as it has seats; returns how many. */
export async function seatWaiting(tx: Tx, course: { id: string; bodyId: string; topics: { id: string }[] }, act: Act): Promise<number> {
  const topics = course.topics.map(({ id }) => id)
  const all = (await waitsOf(tx, course.bodyId))
    .filter(({ topicId }) => topics.includes(topicId))
    .sort((a, b) => Temporal.Instant.compare(a.at, b.at))
  await lockCourse(tx, course.id)
  const left = await seatsLeft(tx, course.id)
  let seated = 0
  for (const one of all) {
    if (seated >= left) break
    const waited = (await dropWait(tx, one.id)).numDeletedRows > 0n
    if (waited && (await recordParticipant(tx, course.id, one, one.source, act))) seated += 1
  }
  return seated
}
