import type { Reach } from '../../kernel/access.ts'
import { type Db, newId, sql, type Tx } from '../../kernel/db/index.ts'
import { keptFile } from '../../kernel/files.ts'
import type { Params } from '../../kernel/http/index.ts'
import { sawPeopleOf, seesPeopleOf } from './access.ts'

export interface Qualification {
  id: string
  kind: string
  level: number
  on: Temporal.PlainDate
  evidence: string
  fileId: string | null
  fileName: string | null
  courseId: string | null
  by: string
  at: Temporal.Instant
  withdrawnAt: Temporal.Instant | null
  withdrawReason: string
}

export interface Profile {
  id: string
  name: string
  qualifications: Qualification[]
}

type Row = Omit<Profile, 'qualifications'> & {
  qualifications: (Omit<Qualification, 'on' | 'at' | 'withdrawnAt'> & { on: string; at: string; withdrawnAt: string | null })[]
}

const profiles = sql`
  select person.id, person.name, coalesce((select jsonb_agg(jsonb_build_object('id', q.id, 'kind', q.kind, 'level', q.level, 'on', q.obtained_on, 'evidence', q.evidence,
    'fileId', q.file_id, 'fileName', f.name, 'courseId', q.course_id, 'by', author.name, 'at', q.recorded_at, 'withdrawnAt', q.withdrawn_at, 'withdrawReason', q.withdraw_reason)
    order by q.obtained_on desc, q.id) from qualifications as q join people as author on author.id = q.recorded_by left join files as f on f.id = q.file_id
    where q.person_id = person.id), '[]') as qualifications
  from people as person`

const read = ({ qualifications, ...row }: Row): Profile => ({
  ...row,
  qualifications: qualifications.map((one) => ({
    ...one,
    on: Temporal.PlainDate.from(one.on),
    at: Temporal.Instant.from(one.at),
    withdrawnAt: one.withdrawnAt ? Temporal.Instant.from(one.withdrawnAt) : null,
  })),
})

const termsAt = (which: ReturnType<typeof sql>) => sql`exists (
  select from tenures as e join posts as p on p.id = e.post_id join bodies as c on c.id = p.body_id and c.kind = 'learning-centre' join places as home on home.id = home_of(c.id)
  where e.person_id = person.id and ${which})`
const serves = (reach: Reach, today: Temporal.PlainDate) =>
  termsAt(sql`e.valid @> ${today}::date and ${seesPeopleOf(reach, 'c.id', 'home.custody_path')}`)
const isRead = (reach: Reach, today: Temporal.PlainDate) =>
  sql`(${serves(reach, today)} or ${termsAt(sawPeopleOf(reach, 'home.custody_path'))})`

const selectBy =
  (condition: typeof serves) =>
  async (db: Db, reach: Reach, id: string, _params: Params, today: Temporal.PlainDate): Promise<Profile | undefined> => {
    const { rows } = await sql<Row>`${profiles} where person.id = ${id} and ${condition(reach, today)}`.execute(db)
    return rows[0] && read(rows[0])
  }

/** Somebody who serves at a centre whose people the reader may see, or for an office served there. */
export const selectProfile = selectBy(isRead)
/** Somebody who serves there today. */
export const selectServing = selectBy(serves)

/** One's own. */
export async function ownProfile(db: Db, personId: string): Promise<Profile> {
  const { rows } = await sql<Row>`${profiles} where person.id = ${personId}`.execute(db)
  return read(rows[0]!)
}

/** The file behind a qualification, for whoever may see the person. */
export async function selectProof(db: Db, reach: Reach, fileId: string, _params: Params, today: Temporal.PlainDate) {
  const { rows } = await sql`
    select from qualifications as q join people as person on person.id = q.person_id where q.file_id = ${fileId} and ${isRead(reach, today)}`.execute(
    db,
  )
  return rows.length ? keptFile(db, fileId) : undefined
}

interface Act {
  by: string
  at: Temporal.Instant
}

export interface NewQualification {
  kind: string
  level: number
  on: Temporal.PlainDate
  evidence: string
  fileId?: string | null
  courseId?: string | null
}

export async function recordQualification(tx: Tx, personId: string, one: NewQualification, { by, at }: Act): Promise<string> {
  const id = newId()
  await tx
    .insertInto('qualifications')
    .values({
      id,
      person_id: personId,
      kind: one.kind,
      level: one.level,
      obtained_on: one.on,
      evidence: one.evidence,
      file_id: one.fileId ?? null,
      course_id: one.courseId ?? null,
      recorded_at: at,
      recorded_by: by,
    })
    .execute()
  return id
}

/** A wrong entry no longer counts; it stays readable with the reason. False: it is withdrawn already or not the person's. */
export async function withdrawQualification(tx: Tx, personId: string, id: string, reason: string, { by, at }: Act): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('qualifications')
    .set({ withdrawn_at: at, withdrawn_by: by, withdraw_reason: reason })
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** What a course gave to a person and still counts. */
export const givenBy = (db: Db, courseId: string, personId: string) =>
  db
    .selectFrom('qualifications')
    .select('id')
    .where('course_id', '=', courseId)
    .where('person_id', '=', personId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
