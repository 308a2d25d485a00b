import type { RawBuilder } from 'kysely'
import { type Reach, within } from '../../kernel/access.ts'
import { dayOf, zone } from '../../kernel/clock.ts'
import { type Db, sql } from '../../kernel/db/index.ts'
import { keptFile } from '../../kernel/files.ts'
import { joinName } from '../../registry/index.ts'

export type ArrivalStatus = 'unregistered' | 'registered' | 'presented' | 'noted' | 'forwarded' | 'handled'
export const arrivalStatuses: ArrivalStatus[] = ['unregistered', 'registered', 'presented', 'noted', 'forwarded', 'handled']

interface Steps {
  registeredAt: Temporal.Instant | null
  presentedAt: Temporal.Instant | null
  notedAt: Temporal.Instant | null
  forwardedAt: Temporal.Instant | null
  handledAt: Temporal.Instant | null
}

export function arrivalStatus(steps: Steps): ArrivalStatus {
  if (steps.handledAt) return 'handled'
  if (steps.forwardedAt) return 'forwarded'
  if (steps.notedAt) return 'noted'
  if (steps.presentedAt) return 'presented'
  return steps.registeredAt ? 'registered' : 'unregistered'
}

/** Late stays late: what was handled after its day is late for good. */
export function arrivalLate({ dueOn, handledAt }: Pick<ArrivalRow, 'dueOn' | 'handledAt'>, today: Temporal.PlainDate): boolean {
  return dueOn !== null && Temporal.PlainDate.compare(handledAt ? dayOf(handledAt) : today, dueOn) > 0
}

/** The same rule in SQL over `arrivals as a`. */
const arrivalStatusSql = sql<ArrivalStatus>`
  case when a.handled_at is not null then 'handled' when a.forwarded_at is not null then 'forwarded' when a.noted_at is not null then 'noted'
  when a.presented_at is not null then 'presented' when a.registered_at is not null then 'registered' else 'unregistered' end`

/** How many papers wait at the reach's bodies at one of these statuses, as an SQL expression. */
export function countArrivals(reach: Reach, statuses: ArrivalStatus[]): RawBuilder<number> {
  return sql<number>`(
    select count(*) from arrivals as a join documents as d on d.id = a.document_id
    where ${within(reach, 'a.body_id')} and a.handled_at is null and d.purged_at is null and ${arrivalStatusSql} = any(${statuses}))`
}

/** How many papers sent on to a post wait for it, as an SQL expression. */
export function countForwardedTo(postId: string): RawBuilder<number> {
  return sql<number>`(
    select count(*) from arrival_forwards as f join arrivals as a on a.id = f.arrival_id join documents as d on d.id = a.document_id
    where f.post_id = ${postId} and a.handled_at is null and d.purged_at is null)`
}

export interface ArrivalRow extends Steps {
  id: string
  documentId: string
  bodyId: string
  body: string
  number: number | null
  year: number | null
  arrivedOn: Temporal.PlainDate | null
  note: string
  dueOn: Temporal.PlainDate | null
  result: string
  code: string
  kind: string
  datedOn: Temporal.PlainDate | null
  datedAs: string
  subject: string
  issuer: string
  recordedAt: Temporal.Instant
  purged: boolean
  version: number
}

const arrivalColumns = sql`
  a.id, a.document_id as "documentId", a.body_id as "bodyId", own.name as body, a.number, a.year, a.arrived_on as "arrivedOn", a.note, a.due_on as "dueOn", a.result, a.version, d.code, d.kind, d.dated_on as "datedOn", d.dated_as as "datedAs",
  d.subject, d.issuer_name as issuer, d.recorded_at as "recordedAt", d.purged_at is not null as purged, a.registered_at as "registeredAt", a.presented_at as "presentedAt", a.noted_at as "notedAt",
  a.forwarded_at as "forwardedAt", a.handled_at as "handledAt"`

const arrivalFrom = sql`
  arrivals as a join documents as d on d.id = a.document_id
  ${joinName('a.body_id', 'own')}`

/** Papers that came to the reach's bodies, the latest first. */
export async function selectArrivals(db: Db, reach: Reach, text = '', limit = 2000): Promise<ArrivalRow[]> {
  const { rows } = await sql<ArrivalRow>`
    select ${arrivalColumns} from ${arrivalFrom} where ${within(reach, 'a.body_id')} and (${text} = '' or position(fold(${text}) in d.search) > 0)
    order by a.registered_at is not null, coalesce(a.year, 9999) desc, a.number desc, d.recorded_at desc limit ${limit}`.execute(db)
  return rows
}

export interface ForwardRow {
  postId: string
  bodyId: string
  body: string
  title: string
  holder: string | null
  role: 'lead' | 'with'
  at: Temporal.Instant
}

export interface Arrival extends ArrivalRow {
  forwards: ForwardRow[]
}

/** An arrival for its own body, or for a post that it was sent on to (`postId`). */
export async function selectArrival(db: Db, reach: Reach, id: string, postId: string | null): Promise<Arrival | undefined> {
  const { rows } = await sql<ArrivalRow>`
    select ${arrivalColumns} from ${arrivalFrom} where a.id = ${id}
      and (${within(reach, 'a.body_id')} or exists (select from arrival_forwards f where f.arrival_id = a.id and f.post_id = ${postId}::uuid))`.execute(
    db,
  )
  const row = rows[0]
  if (!row) return undefined
  const forwards = await sql<ForwardRow>`
    select f.post_id as "postId", p.body_id as "bodyId", own.name as body, p.title, person.name as holder, f.role, f.at from arrival_forwards as f join posts as p on p.id = f.post_id
    left join lateral (select people.name from tenures join people on people.id = tenures.person_id where tenures.post_id = p.id and tenures.valid @> now()::date order by tenures.acting limit 1) as person on true
    ${joinName('p.body_id', 'own')}
    where f.arrival_id = ${id} order by f.role, p.title`.execute(db)
  return { ...row, forwards: forwards.rows }
}

export interface StepDone {
  step: 'saved' | Exclude<ArrivalStatus, 'unregistered'>
  at: Temporal.Instant
  personId: string
  name: string
  /** What the person was then: at the body, or where the paper was sent on to. */
  title: string | null
}

/** The steps of an arrival with who took them, the latest first. */
export async function selectSteps(db: Db, arrivalId: string): Promise<StepDone[]> {
  const { rows } = await sql<StepDone>`
    select step.name as step, step.at, people.id as "personId", people.name, held.title from arrivals as a join documents as d on d.id = a.document_id
    cross join lateral (values (1, 'saved', d.recorded_at, d.recorded_by), (2, 'registered', a.registered_at, a.registered_by), (3, 'presented', a.presented_at, a.presented_by),
      (4, 'noted', a.noted_at, a.noted_by), (5, 'forwarded', a.forwarded_at, a.forwarded_by), (6, 'handled', a.handled_at, a.handled_by)) as step (ord, name, at, by)
    join people on people.id = step.by
    left join lateral (
      select posts.title from tenures join posts on posts.id = tenures.post_id
      where tenures.person_id = step.by and tenures.valid @> (step.at at time zone ${zone})::date
        and (posts.body_id in (a.body_id, d.keeper_body_id) or exists (select from arrival_forwards f where f.arrival_id = a.id and f.post_id = posts.id))
      order by posts.body_id = a.body_id desc, tenures.acting, tenures.id limit 1) as held on true
    where a.id = ${arrivalId} order by step.ord desc`.execute(db)
  return rows
}

export interface ForwardedRow extends ArrivalRow {
  as: 'lead' | 'with'
}

/** Arrivals sent on to a post that nobody has marked as handled. */
export async function selectForwardedTo(db: Db, postId: string): Promise<ForwardedRow[]> {
  const { rows } = await sql<ForwardedRow>`
    select ${arrivalColumns}, f.role as "as" from ${arrivalFrom} join arrival_forwards f on f.arrival_id = a.id where f.post_id = ${postId} and a.handled_at is null and d.purged_at is null order by f.at limit 200`.execute(
    db,
  )
  return rows
}

export interface DocumentRow {
  id: string
  code: string
  kind: string
  subject: string
  issuer: string
  datedOn: Temporal.PlainDate | null
  datedAs: string
  recordedAt: Temporal.Instant
  recipients: number
  unseen: number
}

/** Papers that the reach's bodies issued. */
export async function selectIssued(db: Db, reach: Reach, text = ''): Promise<DocumentRow[]> {
  const { rows } = await sql<DocumentRow>`
    select d.id, d.code, d.kind, d.subject, d.issuer_name as issuer, d.dated_on as "datedOn", d.dated_as as "datedAs", d.recorded_at as "recordedAt",
      (select count(*) from document_readers r where r.document_id = d.id and r.via = 'recipient') as recipients,
      (select count(*) from document_readers r where r.document_id = d.id and r.via = 'recipient' and r.seen_at is null) as unseen
    from documents as d where ${within(reach, 'd.issuer_body_id')} and (${text} = '' or position(fold(${text}) in d.search) > 0) order by d.recorded_at desc limit 2000`.execute(
    db,
  )
  return rows
}

export interface ClauseRow {
  id: string
  parentId: string | null
  level: number
  label: string
  text: string
  offset: number
  length: number
  actors: { name: string; role: string }[]
  deadlines: { text: string; date: string | null; recurrence: string | null }[]
}

export interface ReaderRow {
  bodyId: string
  body: string
  via: string
  seenAt: Temporal.Instant | null
  seenBy: string | null
}

export interface Letter {
  id: string
  version: number
  system: 'party' | 'state'
  kind: string
  issuerParent: string
  issuerName: string
  issuerBodyId: string | null
  keeperBodyId: string
  code: string
  place: string
  datedOn: Temporal.PlainDate | null
  datedAs: string
  subject: string
  text: string
  signerAuthority: string
  signerPosition: string
  signerName: string
  fileId: string | null
  fileName: string | null
  recordedAt: Temporal.Instant
  purgedAt: Temporal.Instant | null
  /** Taken back by its issuer, with the reason. */
  recalledAt: Temporal.Instant | null
  recallReason: string
  clauses: ClauseRow[]
  addressees: string[]
  distribution: string[]
  citations: { kind: string; code: string; datedOn: Temporal.PlainDate | null; issuer: string; inRegister: string | null }[]
  readers: ReaderRow[]
}

/** A document for its issuer, its recipients and those it was forwarded to; nobody else. */
export async function selectLetter(db: Db, reach: Reach, id: string): Promise<Letter | undefined> {
  const { rows } = await sql<Omit<Letter, 'clauses' | 'addressees' | 'distribution' | 'citations' | 'readers'>>`
    select d.id, d.version, d.system, d.kind, d.issuer_parent as "issuerParent", d.issuer_name as "issuerName", d.issuer_body_id as "issuerBodyId", d.keeper_body_id as "keeperBodyId", d.code, d.place,
      d.dated_on as "datedOn", d.dated_as as "datedAs", d.subject, d.body_text as text, d.signer_authority as "signerAuthority", d.signer_position as "signerPosition", d.signer_name as "signerName",
      d.file_id as "fileId", f.name as "fileName", d.recorded_at as "recordedAt", d.purged_at as "purgedAt", d.recalled_at as "recalledAt", d.recall_reason as "recallReason"
    from documents as d left join files as f on f.id = d.file_id
    where d.id = ${id} and exists (select from document_readers r where r.document_id = d.id and ${within(reach, 'r.body_id')})`.execute(db)
  const letter = rows[0]
  if (!letter) return undefined
  const clauses =
    await sql<ClauseRow>`select id, parent_id as "parentId", level, label, text, "offset", length, actors, deadlines from document_clauses where document_id = ${id} and length > 0 order by ord`.execute(
      db,
    )
  const phrases = await db
    .selectFrom('document_addressees')
    .select(['phrase', 'role'])
    .where('document_id', '=', id)
    .orderBy('ord')
    .execute()
  return {
    ...letter,
    clauses: clauses.rows,
    addressees: phrases.filter((one) => one.role === 'addressee').map((one) => one.phrase),
    distribution: phrases.filter((one) => one.role === 'distribution').map((one) => one.phrase),
    citations: await selectCitations(db, reach, id),
    readers: await selectReaders(db, id),
  }
}

async function selectCitations(db: Db, reach: Reach, id: string): Promise<Letter['citations']> {
  const { rows } = await sql<Letter['citations'][number]>`
    select distinct on (c.kind, c.code) c.kind, c.code, c.dated_on as "datedOn", c.issuer,
      (select d.id from documents d join document_readers r on r.document_id = d.id and ${within(reach, 'r.body_id')} where d.code = c.code and d.id <> ${id} limit 1) as "inRegister"
    from document_citations as c where c.document_id = ${id} order by c.kind, c.code, c.dated_on nulls last`.execute(db)
  return rows
}

async function selectReaders(db: Db, id: string): Promise<ReaderRow[]> {
  const { rows } = await sql<ReaderRow>`
    select r.body_id as "bodyId", term.name as body, r.via, r.seen_at as "seenAt", p.name as "seenBy" from document_readers as r left join people as p on p.id = r.seen_by
    ${joinName('r.body_id', 'term')}
    where r.document_id = ${id} order by r.via, term.name collate "vi-x-icu"`.execute(db)
  return rows
}

export async function selectLetterFile(db: Db, reach: Reach, id: string): ReturnType<typeof keptFile> {
  const letter = await selectLetter(db, reach, id)
  return letter?.fileId ? keptFile(db, letter.fileId) : undefined
}

export async function findDocuments(db: Db, reach: Reach, query: string, limit: number): Promise<(DocumentRow & { exact: boolean })[]> {
  const { rows } = await sql<DocumentRow & { exact: boolean }>`
    select d.id, d.code, d.kind, d.subject, d.issuer_name as issuer, d.dated_on as "datedOn", d.dated_as as "datedAs", d.recorded_at as "recordedAt", 0 as recipients, 0 as unseen,
      position(lower(${query}) in lower(d.subject || ' ' || d.code || ' ' || d.issuer_name || ' ' || d.body_text)) > 0 as exact
    from documents as d where d.purged_at is null and position(fold(${query}) in d.search) > 0
      and exists (select from document_readers r where r.document_id = d.id and ${within(reach, 'r.body_id')})
    order by exact desc, d.recorded_at desc limit ${limit}`.execute(db)
  return rows
}
