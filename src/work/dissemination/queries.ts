import { type Reach, within } from '../../kernel/access.ts'
import { type Db, sql } from '../../kernel/db/index.ts'
import { joinName } from '../../registry/index.ts'
import type { Audience, Form, Reached } from './session.ts'

export interface Session {
  id: string
  documentId: string
  bodyId: string
  body: string
  form: Form
  heldOn: Temporal.PlainDate
  place: string
  presenter: string
  fileId: string | null
  recordedBy: string
  voidedAt: Temporal.Instant | null
  voidReason: string
  reached: Reached[]
  /** Of the reader's own body. */
  mine: boolean
}

export interface Covered {
  bodyId: string
  body: string
  sessions: number
  reached: Reached[]
}

/** Whose sessions a reader sees: his own body's, those of bodies that his body gave a task from the document, and of its recipients when his body issued it. */
const concerned = (reach: Reach, documentId: string) => sql`
  select unnest(${reach.bodies}::uuid[]) as body_id
  union select a.body_id from assignments as a join tasks as t on t.id = a.task_id
    where t.document_id = ${documentId} and a.ended_at is null and ${within(reach, 't.assigner_body_id')}
  union select r.body_id from document_readers as r join documents as d on d.id = r.document_id
    where d.id = ${documentId} and r.via = 'recipient' and ${within(reach, 'd.issuer_body_id')}`

/** How far the document was told, body by body; who has told nobody comes first. */
export async function selectCoverage(db: Db, reach: Reach, documentId: string, today: Temporal.PlainDate): Promise<Covered[]> {
  const { rows } = await sql<Covered>`
    select concerned.body_id as "bodyId", term.name as body, coalesce(held.sessions, 0)::int as sessions, coalesce(told.reached, '[]') as reached
    from (${concerned(reach, documentId)}) as concerned ${joinName('concerned.body_id', 'term', today)}
    left join lateral (
      select count(*) as sessions from dissemination_sessions as s
      where s.document_id = ${documentId} and s.body_id = concerned.body_id and s.voided_at is null
    ) as held on true
    left join lateral (
      select jsonb_agg(jsonb_build_object('audience', audience, 'present', present, 'expected', expected)) as reached from (
        select r.audience, sum(r.present) as present, sum(r.expected) as expected
        from dissemination_sessions as s join dissemination_audiences as r on r.session_id = s.id
        where s.document_id = ${documentId} and s.body_id = concerned.body_id and s.voided_at is null group by r.audience
      ) as sums
    ) as told on true
    order by coalesce(held.sessions, 0) > 0, term.name collate "vi-x-icu"`.execute(db)
  return rows
}

const columns = (reach: Reach) => sql`
  s.id, s.document_id as "documentId", s.body_id as "bodyId", term.name as body, s.form, s.held_on as "heldOn", s.place, s.presenter, s.file_id as "fileId",
  people.name as "recordedBy", s.voided_at as "voidedAt", s.void_reason as "voidReason", ${within(reach, 's.body_id')} as mine,
  (select coalesce(jsonb_agg(jsonb_build_object('audience', audience, 'present', present, 'expected', expected) order by audience), '[]')
    from dissemination_audiences where session_id = s.id) as reached`

const from = sql`dissemination_sessions as s ${joinName('s.body_id', 'term')} join people on people.id = s.recorded_by`

export interface SessionFilter {
  body?: string
  audience?: Audience
}

/** Sessions behind the coverage, the latest first; withdrawn ones are shown to the body that held them. */
export async function selectSessions(db: Db, reach: Reach, documentId: string, { body, audience }: SessionFilter): Promise<Session[]> {
  const { rows } = await sql<Session>`
    select ${columns(reach)} from ${from}
    where s.document_id = ${documentId} and s.body_id in (${concerned(reach, documentId)}) and (s.voided_at is null or ${within(reach, 's.body_id')})
      and (${body ?? null}::uuid is null or s.body_id = ${body ?? null})
      and (${audience ?? null}::text is null or exists (select from dissemination_audiences as r where r.session_id = s.id and r.audience = ${audience ?? null}))
    order by s.held_on desc, s.id desc limit 1000`.execute(db)
  return rows
}

export async function selectOwnSession(db: Db, reach: Reach, id: string): Promise<Session | undefined> {
  const { rows } = await sql<Session>`select ${columns(reach)} from ${from} where s.id = ${id} and ${within(reach, 's.body_id')}`.execute(
    db,
  )
  return rows[0]
}

/** A session for whoever sees it in the coverage of its document. */
export async function selectSession(db: Db, reach: Reach, id: string): Promise<Session | undefined> {
  const found = await db.selectFrom('dissemination_sessions').select('document_id').where('id', '=', id).executeTakeFirst()
  return found && (await selectSessions(db, reach, found.document_id, {})).find((session) => session.id === id)
}
