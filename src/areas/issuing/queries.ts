import type { RawBuilder } from 'kysely'
import { type Reach, within } from '../../kernel/access.ts'
import { type Db, sql } from '../../kernel/db/index.ts'
import { bodiesOn, type Desk, joinName, resolveAddressees, type Seat, seatsOf, selectDesks } from '../../registry/index.ts'
import { signOutgoing } from './access.ts'
import { advising, namesNobody, type Printed, type Status, type Steps } from './paper.ts'

export interface OutgoingRow extends Steps {
  id: string
  /** The issuing body and the desk that drafts for it. */
  bodyId: string
  office: string
  deskId: string
  desk: string
  kind: Printed['kind']
  subject: string
  notation: string
  numberAs: string
  datedOn: Temporal.PlainDate | null
  signerPostId: string | null
  signer: string | null
  drafter: string
  draftedBy: string
  draftedAt: Temporal.Instant
  documentId: string | null
}

/** The same rule as `statusOf`, over `outgoing_papers as o` joined with `newer`. */
export const statusSql = sql<Status>`
  case when o.recalled_at is not null then 'recalled' when o.issued_at is not null then case when newer.id is null then 'issued' else 'replaced' end
  when o.signed_at is not null then 'signed' when o.submitted_at is not null then 'submitted' else 'draft' end`

const from = sql`
  outgoing_papers as o ${joinName('o.body_id', 'own')} ${joinName('o.drafting_body_id', 'desk')} join people as author on author.id = o.drafted_by
  left join posts as post on post.id = o.signer_post_id
  left join lateral (select n.id from outgoing_papers as n where n.replaces_id = o.id and n.issued_at is not null limit 1) as newer on true`

const columns = sql`
  o.id, o.body_id as "bodyId", own.name as office, o.drafting_body_id as "deskId", desk.name as desk, o.kind, o.subject, o.notation, o.number_as as "numberAs",
  o.dated_on as "datedOn", o.signer_post_id as "signerPostId", post.title as signer, author.name as drafter, o.drafted_by as "draftedBy", o.drafted_at as "draftedAt",
  o.document_id as "documentId", o.submitted_at as "submittedAt", o.returned_at as "returnedAt", o.signed_at as "signedAt", o.numbered_at as "numberedAt", o.issued_at as "issuedAt",
  o.recalled_at as "recalledAt", newer.id as "replacedBy"`

/** A draft is its desk's own until it has been submitted once; then the issuing body sees it as well. */
const submittedOnce = sql`(o.submitted_at is not null or o.returned_at is not null)`
const mine = (reach: Reach) =>
  sql<boolean>`(${within(reach, 'o.drafting_body_id')} or (${submittedOnce} and ${within(reach, 'o.body_id')}))`

export interface Filter {
  status: Status | 'open' | 'all'
  kind?: Printed['kind']
  q: string
}

export async function selectOutgoing(db: Db, reach: Reach, { status, kind = undefined, q }: Filter): Promise<OutgoingRow[]> {
  const at = status === 'all' ? sql`true` : status === 'open' ? sql`o.issued_at is null` : sql`${statusSql} = ${status}`
  const ofKind = kind ? sql`o.kind = ${kind}` : sql`true`
  const { rows } = await sql<OutgoingRow>`
    select ${columns} from ${from} where ${mine(reach)} and ${at} and ${ofKind} and (${q} = '' or position(fold(${q}) in o.search) > 0)
    order by o.issued_at is not null, coalesce(o.numbered_at, o.signed_at, o.submitted_at, o.drafted_at) desc, o.id limit 2000`.execute(db)
  return rows
}

export interface Outgoing extends OutgoingRow, Omit<Printed, keyof OutgoingRow> {
  version: number
  explanation: string
  submittedBy: string | null
  submitter: string | null
  returnReason: string
  number: number | null
  ownSeries: boolean | null
  scanFileId: string | null
  recallReason: string
  returner: string | null
  numberer: string | null
  issuer: string | null
  recaller: string | null
  assignment: { id: string; title: string } | null
  replaces: { id: string; documentId: string; numberAs: string; notation: string; subject: string } | null
}

async function selectWhole(db: Db, condition: RawBuilder<unknown>): Promise<Outgoing | undefined> {
  const { rows } = await sql<Outgoing>`
    select ${columns}, o.version, o.system, o.issuer_parent as "issuerParent", o.issuer_name as "issuerName", o.place, o.addressees, o.legal_basis as "legalBasis", o.body, o.distribution,
      o.archive, o.decider, o.authority, o.position, o.secretary, o.explanation, o.profile, o.submitted_by as "submittedBy", sender.name as submitter, o.return_reason as "returnReason",
      returner.name as returner, numberer.name as numberer, sent.name as issuer, recaller.name as recaller,
      coalesce(nullif(o.signer_name, ''), holder.name, '') as "signerName", o.number, o.own_series as "ownSeries", o.scan_file_id as "scanFileId", o.recall_reason as "recallReason",
      case when a.id is not null then jsonb_build_object('id', a.id, 'title', t.title) end as assignment,
      case when old.id is not null then jsonb_build_object('id', old.id, 'documentId', old.document_id, 'numberAs', old.number_as, 'notation', old.notation, 'subject', old.subject) end as replaces
    from ${from} left join people as sender on sender.id = o.submitted_by left join people as returner on returner.id = o.returned_by
    left join people as numberer on numberer.id = o.numbered_by left join people as sent on sent.id = o.issued_by left join people as recaller on recaller.id = o.recalled_by
    left join assignments as a on a.id = o.assignment_id left join tasks as t on t.id = a.task_id
    left join outgoing_papers as old on old.id = o.replaces_id
    left join lateral (select people.name from tenures join people on people.id = tenures.person_id
      where tenures.post_id = o.signer_post_id and tenures.valid @> now()::date order by tenures.acting limit 1) as holder on true
    where ${condition}`.execute(db)
  return rows[0]
}

/** For the desk that drafts it, and for the issuing body once it was submitted. */
export const selectPaper = (db: Db, reach: Reach, id: string) => selectWhole(db, sql`o.id = ${id} and ${mine(reach)}`)
/** For what only the drafting desk does. */
export const selectDraft = (db: Db, reach: Reach, id: string) =>
  selectWhole(db, sql`o.id = ${id} and ${within(reach, 'o.drafting_body_id')}`)
/** For what only the issuing body does. */
export const selectSubmitted = (db: Db, reach: Reach, id: string) =>
  selectWhole(db, sql`o.id = ${id} and ${submittedOnce} and ${within(reach, 'o.body_id')}`)

export async function selectScan(
  db: Db,
  reach: Reach,
  id: string,
): Promise<{ name: string; mediaType: string; sha256: string } | undefined> {
  const { rows } = await sql<{ name: string; mediaType: string; sha256: string }>`
    select f.name, f.media_type as "mediaType", f.sha256 from outgoing_papers as o join files as f on f.id = o.scan_file_id
    where o.id = ${id} and f.purged_at is null and ${mine(reach)}`.execute(db)
  return rows[0]
}

/** Papers known by their ids, as whoever had them made shows them; the latest first. */
export async function selectMade(db: Db, reach: Reach, ids: string[]): Promise<OutgoingRow[]> {
  const { rows } = await sql<OutgoingRow>`
    select ${columns} from ${from} where o.id = any(${ids}::uuid[]) and ${mine(reach)} order by o.drafted_at desc, o.id desc`.execute(db)
  return rows
}

/** Letters of the reach's own body that urge a body's parts of one nature; the latest first. */
export async function selectUrgings(db: Db, reach: Reach, bodyId: string, nature: 'order' | 'request'): Promise<OutgoingRow[]> {
  const { rows } = await sql<OutgoingRow>`
    select ${columns} from ${from} where ${within(reach, 'o.body_id')} and exists (
      select from outgoing_urged as u join assignments as a on a.id = u.assignment_id where u.paper_id = o.id and a.body_id = ${bodyId} and a.nature = ${nature})
    order by o.drafted_at desc, o.id desc limit 20`.execute(db)
  return rows
}

export async function selectUrgedParts(db: Db, paperId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('outgoing_urged')
    .select('assignment_id')
    .where('paper_id', '=', paperId)
    .orderBy('assignment_id')
    .execute()
  return rows.map((row) => row.assignment_id)
}

/** In whose name the desk may draft: its own, and that of the committee it advises at the same place. */
export async function issuersFor(db: Db, deskId: string, on: Temporal.PlainDate): Promise<Desk[]> {
  const [own] = await selectDesks(db, [deskId], on)
  if (!own) return []
  const above = own.superiorId && advising.includes(own.kind) ? await selectDesks(db, [own.superiorId], on) : []
  return [...above.filter((body) => body.placeId === own.placeId), own]
}

/** Who has drafted, by name: what a committee drafts itself, its office has drafted. */
export async function draftingOffice(db: Db, { bodyId, deskId, desk }: OutgoingRow, on: Temporal.PlainDate): Promise<string> {
  if (deskId !== bodyId) return desk
  const [office] = await bodiesOn(db, on, { superiorIds: [bodyId], kinds: ['party-office', 'office'] })
  return office?.name ?? desk
}

/** Posts of the issuing body whose holders sign, its head first. */
export async function signersOf(db: Db, bodyId: string, on: Temporal.PlainDate): Promise<Seat[]> {
  const rank = ({ role }: Seat) => signOutgoing.roles.indexOf(role)
  return (await seatsOf(db, [bodyId], on)).filter((seat) => seat.holder && rank(seat) >= 0).sort((a, b) => rank(a) - rank(b))
}

export interface Receiver {
  phrase: string
  role: 'recipient' | 'copy'
  bodies: { id: string; name: string }[]
}

/** Whom each line of "Kính gửi" and "Nơi nhận" means on the day; a line that names none stays empty, never guessed. */
export async function receiversOf(
  db: Db,
  { bodyId, addressees, distribution }: Pick<Outgoing, 'bodyId' | 'addressees' | 'distribution'>,
  on: Temporal.PlainDate,
): Promise<Receiver[]> {
  const lines = [
    ...addressees.map((phrase) => ({ phrase, role: 'recipient' as const })),
    ...distribution.filter((phrase) => !namesNobody(phrase)).map((phrase) => ({ phrase, role: 'copy' as const })),
  ]
  const found: Receiver[] = []
  for (const line of lines) {
    const { bodies } = await resolveAddressees(db, line.phrase, bodyId, on)
    found.push({ ...line, bodies: bodies.filter((body) => body.id !== bodyId).map(({ id, name }) => ({ id, name })) })
  }
  return found
}

/** Bodies near the issuer that a draft's lists can be picked from. */
export async function neighboursOf(db: Db, { placeId, superiorId, id }: Desk, on: Temporal.PlainDate): Promise<string[]> {
  const near = await bodiesOn(db, on, { placeIds: [placeId] })
  const above = superiorId ? await bodiesOn(db, on, { ids: [superiorId] }) : []
  return [...above, ...near.filter((body) => body.id !== id && body.kind !== 'village-board')].map((body) => body.name)
}

export interface Basis {
  id: string
  title: string
  received: boolean
  kind: string
  code: string
  datedOn: Temporal.PlainDate | null
  issuer: string
  subject: string
}

/** A part in a task that the desk received, with the paper that it rests on. */
export async function selectAssignmentBasis(db: Db, reach: Reach, id: string): Promise<Basis | undefined> {
  const { rows } = await sql<Basis>`
    select a.id, t.title, a.received_at is not null as received, coalesce(d.kind, '') as kind, coalesce(d.code, '') as code, d.dated_on as "datedOn",
      coalesce(d.issuer_name, '') as issuer, coalesce(d.subject, '') as subject
    from assignments as a join tasks as t on t.id = a.task_id left join documents as d on d.id = t.document_id
    where a.id = ${id} and a.accepted_at is null and ${within(reach, 'a.body_id')}`.execute(db)
  return rows[0]
}

/** Whether the part of a task that a paper was written for is still open. */
export async function isOpenAssignment(db: Db, id: string): Promise<boolean> {
  return (
    (await db.selectFrom('assignments').select('id').where('id', '=', id).where('accepted_at', 'is', null).executeTakeFirst()) !== undefined
  )
}

export interface Series {
  ownSeries: boolean
  term: string
  reason: string
}

export async function selectSeries(db: Db, bodyId: string): Promise<Series> {
  const row = await db
    .selectFrom('number_series_choices')
    .select(['own_series', 'term', 'reason'])
    .where('body_id', '=', bodyId)
    .executeTakeFirst()
  return { ownSeries: row?.own_series ?? false, term: row?.term ?? '', reason: row?.reason ?? '' }
}

/** The last number of a series and its day. */
export async function selectLast(db: Db, bodyId: string, series: string): Promise<{ last: number; on: Temporal.PlainDate | null }> {
  const { rows } = await sql<{ last: number; on: Temporal.PlainDate | null }>`
    select s.last, (select max(o.dated_on) from outgoing_papers as o where o.body_id = s.body_id and o.series = s.series and o.own_series) as on
    from number_series as s where s.body_id = ${bodyId} and s.series = ${series}`.execute(db)
  return rows[0] ?? { last: 0, on: null }
}

/** What waits for a post at one step, as a condition over `outgoing_papers as o`. */
export const waitsFor = {
  signature: (reach: Reach) =>
    sql<boolean>`(o.submitted_at is not null and o.signed_at is null and o.signer_post_id = ${reach.post}::uuid and ${within(reach, 'o.body_id')})`,
  number: (reach: Reach) => sql<boolean>`(o.signed_at is not null and o.numbered_at is null and ${within(reach, 'o.body_id')})`,
  issue: (reach: Reach) => sql<boolean>`(o.numbered_at is not null and o.issued_at is null and ${within(reach, 'o.body_id')})`,
  correction: (reach: Reach, personId: string | null) =>
    sql<boolean>`(o.returned_at is not null and o.submitted_at is null and o.drafted_by = ${personId}::uuid and ${within(reach, 'o.drafting_body_id')})`,
}

export async function selectWaiting(db: Db, condition: RawBuilder<boolean>): Promise<OutgoingRow[]> {
  const { rows } = await sql<OutgoingRow>`select ${columns} from ${from} where ${condition} order by o.drafted_at, o.id`.execute(db)
  return rows
}

/** No paper is at two steps, so one count serves several. */
export const countWaiting = (conditions: RawBuilder<boolean>[]) =>
  sql<number>`(select count(*) from outgoing_papers as o where o.issued_at is null and (${sql.join(conditions, sql` or `)}))`
