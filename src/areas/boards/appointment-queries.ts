import { type Reach, within, withinPlace } from '../../kernel/access.ts'
import { type Db, sql } from '../../kernel/db/index.ts'
import { keptFile } from '../../kernel/files.ts'
import { joinName } from '../../registry/index.ts'
import type { Kind, Leader, Steps } from './appointment.ts'

export interface AskedOpinion {
  bodyId: string
  body: string
  requestedAt: Temporal.Instant
  givenAt: Temporal.Instant | null
  by: string | null
  agrees: boolean | null
  reason: string
}

export interface Entry {
  at: Temporal.Instant
  by: string
  kind: string
  note: string
}

export interface Appointment extends Omit<Steps, 'opinions'> {
  id: string
  version: number
  centreId: string
  centre: string
  place: string
  placeId: string
  postId: string | null
  role: string
  line: string
  /** Of the post, or of its role when the centre does not have it yet. */
  title: string
  kind: Kind
  nomineeId: string | null
  nominee: string
  birthYear: number | null
  homeBodyId: string | null
  home: string | null
  homeTitle: string
  startsOn: Temporal.PlainDate
  endsOn: Temporal.PlainDate | null
  reason: string
  coefficient: number | null
  amount: number | null
  allowanceBasis: string
  draftedAt: Temporal.Instant
  draftedBy: string
  submittedBy: string | null
  submitter: string | null
  partyCode: string
  partyOn: Temporal.PlainDate | null
  approvedBy: string | null
  approver: string | null
  approverRole: string | null
  approvalNote: string
  decisionCode: string
  decidedOn: Temporal.PlainDate | null
  fileId: string | null
  announcedOn: Temporal.PlainDate | null
  announcedPlace: string
  dropReason: string
  opinions: AskedOpinion[]
  entries: Entry[]
}

type Text<T> = { [K in keyof T]: T[K] extends Temporal.Instant ? string : T[K] extends Temporal.Instant | null ? string | null : T[K] }
type Row = Omit<Appointment, 'opinions' | 'entries'> & { opinions: Text<AskedOpinion>[]; entries: Text<Entry>[] }

const columns = sql`
  a.id, a.version, a.centre_id as "centreId", term.name as centre, place.name as place, home.id as "placeId", a.post_id as "postId", a.role, a.line,
  coalesce(post.title, role.name_vi) as title, a.kind, a.nominee_id as "nomineeId", a.nominee_name as nominee, a.nominee_birth_year as "birthYear",
  a.home_body_id as "homeBodyId", nest.name as home, a.home_title as "homeTitle", a.starts_on as "startsOn", a.ends_on as "endsOn", a.reason,
  a.allowance_coefficient as coefficient, a.allowance_amount as amount, a.allowance_basis as "allowanceBasis", a.drafted_at as "draftedAt", a.drafted_by as "draftedBy",
  a.submitted_at as "submittedAt", a.submitted_by as "submittedBy", submitter.name as submitter, a.party_at as "partyAt", a.party_code as "partyCode", a.party_on as "partyOn",
  a.approved_at as "approvedAt", a.approved_by as "approvedBy", approver.name as approver, signing.role as "approverRole", a.approval_note as "approvalNote",
  a.numbered_at as "numberedAt", a.decision_code as "decisionCode", a.decided_on as "decidedOn", a.decision_file_id as "fileId",
  a.announced_at as "announcedAt", a.announced_on as "announcedOn", a.announced_place as "announcedPlace", a.dropped_at as "droppedAt", a.drop_reason as "dropReason"`

const opinions = sql`
  coalesce((select jsonb_agg(jsonb_build_object('bodyId', o.body_id, 'body', asked.name, 'requestedAt', o.requested_at, 'givenAt', o.given_at, 'by', giver.name,
      'agrees', o.agrees, 'reason', o.reason) order by asked.name)
    from appointment_opinions as o join lateral (select name from body_terms where body_id = o.body_id order by lower(valid) desc nulls last limit 1) as asked on true
    left join people as giver on giver.id = o.given_by where o.appointment_id = a.id), '[]') as opinions`
const entries = sql`
  coalesce((select jsonb_agg(jsonb_build_object('at', e.at, 'by', p.name, 'kind', e.kind, 'note', e.note) order by e.at, e.id)
    from appointment_entries as e join people as p on p.id = e.by where e.appointment_id = a.id), '[]') as entries`

const from = sql`
  from appointments as a ${joinName('a.centre_id', 'term')} join places as home on home.id = home_of(a.centre_id) join roles as role on role.code = a.role
  join lateral (select name from place_terms where place_id = home.id order by lower(valid) desc nulls last limit 1) as place on true
  left join posts as post on post.id = a.post_id left join people as submitter on submitter.id = a.submitted_by left join people as approver on approver.id = a.approved_by
  left join posts as signing on signing.id = a.approved_post_id
  left join lateral (select name from body_terms where body_id = a.home_body_id order by lower(valid) desc nulls last limit 1) as nest on true`

const instant = (text: string | null) => (text === null ? null : Temporal.Instant.from(text))
const read = ({ opinions: asked, entries: kept, ...row }: Row): Appointment => ({
  ...row,
  opinions: asked.map((one) => ({ ...one, requestedAt: instant(one.requestedAt)!, givenAt: instant(one.givenAt) })),
  entries: kept.map((one) => ({ ...one, at: instant(one.at)! })),
})

const one = (where: (reach: Reach) => ReturnType<typeof sql>) => async (db: Db, reach: Reach, id: string) => {
  const { rows } = await sql<Row>`select ${columns}, ${opinions}, ${entries} ${from} where a.id = ${id} and ${where(reach)}`.execute(db)
  return rows[0] && read(rows[0])
}
export const selectAppointment = one((reach) => sql`${withinPlace(reach, 'home.custody_path')}`)
/** A row whose reach was asked before, such as the one just written. */
export async function appointmentById(db: Db, id: string): Promise<Appointment> {
  const { rows } = await sql<Row>`select ${columns}, ${opinions}, ${entries} ${from} where a.id = ${id}`.execute(db)
  return read(rows[0]!)
}
/** Asked of the reader's own body. */
export const selectAsked = one(
  (reach) =>
    sql`a.submitted_at is not null and exists (select from appointment_opinions as o where o.appointment_id = a.id and ${within(reach, 'o.body_id')})`,
)

export async function selectAppointments(db: Db, reach: Reach, centreId: string | null): Promise<Appointment[]> {
  const { rows } = await sql<Row>`
    select ${columns}, ${opinions}, '[]'::jsonb as entries ${from}
    where ${withinPlace(reach, 'home.custody_path')} and (${centreId}::uuid is null or a.centre_id = ${centreId})
    order by a.announced_at is not null or a.dropped_at is not null, a.drafted_at desc, a.id limit 5000`.execute(db)
  return rows.map(read)
}

/** The signed decision of a procedure of the reader's territory. */
export async function selectDecisionFile(db: Db, reach: Reach, id: string) {
  const found = await selectAppointment(db, reach, id)
  return found?.fileId ? keptFile(db, found.fileId) : undefined
}

/** Head and deputies of the body on the day. */
export async function leadersOf(
  db: Db,
  bodyId: string,
  today: Temporal.PlainDate,
): Promise<(Leader & { title: string; name: string; acting: boolean })[]> {
  const { rows } = await sql<Leader & { title: string; name: string; acting: boolean }>`
    select e.person_id as "personId", p.role, p.title, people.name, e.acting from posts as p join tenures as e on e.post_id = p.id join people on people.id = e.person_id
    where p.body_id = ${bodyId} and p.role in ('committee-chair', 'committee-deputy-chair') and e.valid @> ${today}::date order by p.role, e.acting, people.name`.execute(
    db,
  )
  return rows
}

export async function levelOf(db: Db, placeId: string): Promise<string> {
  return (await db.selectFrom('places').select('kind').where('id', '=', placeId).executeTakeFirstOrThrow()).kind
}

export interface Candidate {
  id: string
  name: string
  bodyId: string
  body: string
  line: string
  title: string
}

/** People in office at the centre's commune today, each with the posts outside the centre and outside the Party's line. */
export async function selectCandidates(db: Db, centreId: string, today: Temporal.PlainDate): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    select person.id, person.name, b.id as "bodyId", term.name as body, b.line, post.title
    from tenures as e join posts as post on post.id = e.post_id join bodies as b on b.id = post.body_id join people as person on person.id = e.person_id
    ${joinName('b.id', 'term', today)}
    where e.valid @> ${today}::date and home_of(b.id) = home_of(${centreId}::uuid) and b.line not in ('party', 'council', 'centre') and post.role not in ('unit-admin', 'system-admin')
    order by person.given_name collate "vi-x-icu", person.name, post.title`.execute(db)
  return rows
}

/** Bodies of the commune from which somebody new may come. */
export async function selectHomes(
  db: Db,
  centreId: string,
  today: Temporal.PlainDate,
): Promise<{ id: string; name: string; line: string }[]> {
  const { rows } = await sql<{ id: string; name: string; line: string }>`
    select b.id, term.name, b.line from bodies as b ${joinName('b.id', 'term', today)}
    where term.living and home_of(b.id) = home_of(${centreId}::uuid) and b.line in ('state', 'society', 'school', 'front') order by term.name collate "vi-x-icu"`.execute(
    db,
  )
  return rows
}

/** Whom the seat's line asks: the nominee's own society or school; the commune's society for a seat of the society whoever comes. Never a body where only the nominee could answer. */
export async function selectAskedBodies(
  db: Db,
  { centreId, line, homeBodyId, nomineeId }: Pick<Appointment, 'centreId' | 'line' | 'homeBodyId' | 'nomineeId'>,
  today: Temporal.PlainDate,
): Promise<string[]> {
  if (line !== 'society' && line !== 'school') return []
  const { rows } = await sql<{ id: string }>`
    select b.id from bodies as b ${joinName('b.id', 'term', today)}
    where term.living and b.line = ${line} and home_of(b.id) = home_of(${centreId}::uuid) and (b.id = ${homeBodyId}::uuid or (${line} = 'society' and b.kind = 'study-promotion-society'))
      and exists (select from posts as p join tenures as e on e.post_id = p.id where p.body_id = b.id and p.role in ('society-chair', 'school-head') and e.valid @> ${today}::date
        and e.person_id is distinct from ${nomineeId}::uuid)`.execute(db)
  return rows.map(({ id }) => id)
}
