import { type Db, sql } from '../../kernel/db/index.ts'
import { joinName } from '../../registry/index.ts'
import type { Steps } from './course.ts'

/** A course to which a person was called, as he sees it. */
export interface Call extends Steps {
  id: string
  courseId: string
  title: string
  strand: 'professional' | 'political'
  form: string
  place: string
  hours: number
  organiser: string
  summonsCode: string
  calledAt: Temporal.Instant
  reply: 'confirmed' | 'declined' | null
  replyReason: string
  cancelReason: string
  toldAt: Temporal.Instant | null
  attended: boolean | null
  attendedHours: number
  certificate: string
  certificateOn: Temporal.PlainDate | null
}

const calls = sql`
  select p.id, c.id as "courseId", c.title, c.strand, c.form, c.place, c.hours, term.name as organiser, c.summons_code as "summonsCode", p.invited_at as "calledAt",
    c.starts_on as "startsOn", c.ends_on as "endsOn", c.invited_at as "invitedAt", c.closed_at as "closedAt", c.cancelled_at as "cancelledAt", c.cancel_reason as "cancelReason",
    p.reply, p.reply_reason as "replyReason", p.told_at as "toldAt", p.attended, p.hours as "attendedHours", p.certificate, p.certificate_on as "certificateOn"
  from training_participants as p join training_courses as c on c.id = p.course_id ${joinName('c.body_id', 'term')}
  where p.invited_at is not null`

/** Everything that a person was ever called to, the latest first. */
export async function callsOf(db: Db, personId: string): Promise<Call[]> {
  const { rows } = await sql<Call>`${calls} and p.person_id = ${personId} order by c.starts_on desc, c.id`.execute(db)
  return rows
}

/** Whether a board's year of his was decided on, which his own page shows. */
export async function wasAssessed(db: Db, personId: string): Promise<boolean> {
  const { rows } = await sql`select from assessments where person_id = ${personId} and decided_at is not null limit 1`.execute(db)
  return rows.length > 0
}

export const callOf = async (db: Db, personId: string, id: string): Promise<Call | undefined> =>
  (await callsOf(db, personId)).find((call) => call.id === id)

/** SQL conditions over `p` and `c`, the same for the list and the count. */
export const toAnswer = (personId: string, today: Temporal.PlainDate) => sql`(
  p.person_id = ${personId} and p.invited_at is not null and p.reply is null and c.cancelled_at is null and c.closed_at is null and c.ends_on >= ${today}::date)`
export const toNotice = (personId: string) => sql`(
  p.person_id = ${personId} and p.invited_at is not null and c.cancelled_at is not null and p.told_at is null)`
