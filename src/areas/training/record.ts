import { newId, sql, type Tx } from '../../kernel/db/index.ts'
import { qualifies, type Result } from './course.ts'
import type { Course, OwnParticipant, Participant } from './courses.ts'
import { givenBy, recordQualification, withdrawQualification } from './qualifications.ts'

export interface Act {
  by: string
  at: Temporal.Instant
}
export type Source = Participant['source']

export interface CourseFields {
  title: string
  strand: Course['strand']
  form: string
  startsOn: Temporal.PlainDate
  endsOn: Temporal.PlainDate
  hours: number
  place: string
  seats: number
  givesKind: string | null
  givesLevel: number | null
  topics: string[]
}

const columnsOf = (one: CourseFields) => ({
  title: one.title,
  strand: one.strand,
  form: one.form,
  starts_on: one.startsOn,
  ends_on: one.endsOn,
  hours: one.hours,
  place: one.place,
  seats: one.seats,
  gives_kind: one.givesKind,
  gives_level: one.givesLevel,
})

async function recordTopics(tx: Tx, courseId: string, topics: string[]): Promise<void> {
  await tx.deleteFrom('training_course_topics').where('course_id', '=', courseId).execute()
  const rows = [...new Set(topics)].map((topic_id) => ({ course_id: courseId, topic_id }))
  if (rows.length) await tx.insertInto('training_course_topics').values(rows).execute()
}

export async function recordEntry(tx: Tx, courseId: string, kind: string, note: string, { by, at }: Act): Promise<void> {
  await tx.insertInto('training_entries').values({ id: newId(), course_id: courseId, at, by, kind, note }).execute()
}

const touch = (tx: Tx, id: string) => tx.updateTable('training_courses').set({ version: sql`version + 1` }).where('id', '=', id).execute()

export async function recordCourse(tx: Tx, bodyId: string, fields: CourseFields, act: Act): Promise<string> {
  const id = newId()
  await tx
    .insertInto('training_courses')
    .values({ id, body_id: bodyId, ...columnsOf(fields), planned_at: act.at, planned_by: act.by })
    .execute()
  await recordTopics(tx, id, fields.topics)
  await recordEntry(tx, id, 'planned', '', act)
  return id
}

export async function recordChange(tx: Tx, id: string, fields: CourseFields, act: Act): Promise<void> {
  await tx.updateTable('training_courses').set(columnsOf(fields)).where('id', '=', id).execute()
  await recordTopics(tx, id, fields.topics)
  await recordEntry(tx, id, 'changed', '', act)
  await touch(tx, id)
}

/** False: the person is on it already. */
export async function recordParticipant(
  tx: Tx,
  courseId: string,
  who: { personId: string; centreId: string },
  source: Source,
  { by, at }: Act,
): Promise<boolean> {
  const row = await tx
    .insertInto('training_participants')
    .values({ id: newId(), course_id: courseId, person_id: who.personId, centre_id: who.centreId, source, added_at: at, added_by: by })
    .onConflict((on) => on.columns(['course_id', 'person_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Whoever was called stays on the list with his answer. */
export async function removeParticipant(tx: Tx, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('training_participants')
    .where('id', '=', id)
    .where('invited_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

/** Calls everybody on the list who was not called yet; returns how many that were. */
export async function recordInvitation(tx: Tx, courseId: string, code: string, act: Act): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('training_participants')
    .set({ invited_at: act.at })
    .where('course_id', '=', courseId)
    .where('invited_at', 'is', null)
    .executeTakeFirstOrThrow()
  await tx
    .updateTable('training_courses')
    .set({ invited_at: act.at, invited_by: act.by, summons_code: code, version: sql`version + 1` })
    .where('id', '=', courseId)
    .execute()
  await recordEntry(tx, courseId, 'invited', code, act)
  return Number(numUpdatedRows)
}

export async function recordReply(
  tx: Tx,
  participantId: string,
  reply: 'confirmed' | 'declined',
  reason: string,
  { by, at }: Act,
): Promise<void> {
  await tx
    .updateTable('training_participants')
    .set({ reply, reply_reason: reason, replied_at: at, replied_by: by, version: sql`version + 1` })
    .where('id', '=', participantId)
    .execute()
}

/** What a sheet says of each; the day of the certificate is the course's last unless another is given. */
export async function recordResults(tx: Tx, course: Course, results: Result[], act: Act): Promise<void> {
  for (const result of results) await writeResult(tx, course, result, course.endsOn, act)
  await recordEntry(tx, course.id, 'attendance', '', act)
  await touch(tx, course.id)
}

async function writeResult(tx: Tx, course: Course, one: Result, certificateOn: Temporal.PlainDate, { by, at }: Act): Promise<void> {
  await tx
    .updateTable('training_participants')
    .set({
      attended: one.attended,
      hours: one.attended ? one.hours : 0,
      certificate: one.attended ? one.certificate : '',
      certificate_on: one.attended && one.certificate ? certificateOn : null,
      counted_on: one.attended && course.closedAt ? course.endsOn : null,
      recorded_at: at,
      recorded_by: by,
      version: sql`version + 1`,
    })
    .where('course_id', '=', course.id)
    .where('person_id', '=', one.personId)
    .execute()
}

const proof = (course: Course, certificate: string) => `${course.title} – ${certificate}`

/** The course's list becomes training records; where it gives a qualification, numbered certificates become one. */
export async function recordClosing(tx: Tx, course: Course, people: Participant[], act: Act): Promise<number> {
  await tx
    .updateTable('training_courses')
    .set({ closed_at: act.at, closed_by: act.by, version: sql`version + 1` })
    .where('id', '=', course.id)
    .execute()
  await tx
    .updateTable('training_participants')
    .set({ counted_on: course.endsOn })
    .where('course_id', '=', course.id)
    .where('attended', 'is', true)
    .execute()
  const able = people.filter((one) => qualifies(course.givesKind !== null, { ...one, attended: one.attended === true }))
  for (const one of able) await give(tx, course, one.personId, one.certificate, one.certificateOn ?? course.endsOn, act)
  await recordEntry(tx, course.id, 'closed', '', act)
  return able.length
}

const give = (tx: Tx, course: Course, personId: string, certificate: string, on: Temporal.PlainDate, act: Act) =>
  recordQualification(
    tx,
    personId,
    { kind: course.givesKind!, level: course.givesLevel!, on, evidence: proof(course, certificate), courseId: course.id },
    act,
  )

/** After the closing: the record, and the qualification that hung on it, change with the reason. */
export async function recordCorrection(
  tx: Tx,
  one: OwnParticipant,
  result: Result & { certificateOn: Temporal.PlainDate },
  reason: string,
  act: Act,
): Promise<void> {
  const { course } = one
  await writeResult(tx, course, result, result.certificateOn, act)
  if (!course.closedAt) return void (await recordEntry(tx, course.id, 'attendance', one.name, act))
  const given = await givenBy(tx, course.id, one.personId)
  if (given) await withdrawQualification(tx, one.personId, given.id, reason, act)
  if (qualifies(course.givesKind !== null, result)) await give(tx, course, one.personId, result.certificate, result.certificateOn, act)
  await recordEntry(tx, course.id, 'corrected', `${one.name}: ${reason}`, act)
}

export async function recordCancellation(tx: Tx, courseId: string, reason: string, act: Act): Promise<void> {
  await tx
    .updateTable('training_courses')
    .set({ cancelled_at: act.at, cancelled_by: act.by, cancel_reason: reason, version: sql`version + 1` })
    .where('id', '=', courseId)
    .execute()
  await recordEntry(tx, courseId, 'cancelled', reason, act)
}

export async function recordTold(tx: Tx, participantId: string, at: Temporal.Instant): Promise<void> {
  await tx.updateTable('training_participants').set({ told_at: at }).where('id', '=', participantId).execute()
}
