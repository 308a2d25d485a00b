import { type Line, type Reach, within, withinPlace } from '../../kernel/access.ts'
import { type Db, sql } from '../../kernel/db/index.ts'
import { joinName } from '../../registry/index.ts'
import { handOverSources } from '../../work/hand-over.ts'
import { statusSql } from '../../work/tasks/index.ts'
import type { Account, SeatOption, Tenure } from './person.ts'
import type { Known } from './staff-list.ts'

type Day = Temporal.PlainDate

/** Tenures with their body as last known and whether it lies in the territory. */
const tenures = (reach: Reach) => sql`
  select tenure.person_id, post.id as "postId", post.title, post.role, post.body_id as "bodyId", term.name as body, body.line, tenure.acting,
         lower(tenure.valid) as "from", upper(tenure.valid) as until, ${withinPlace(reach, 'place.custody_path')} as near
  from tenures as tenure
  join posts as post on post.id = tenure.post_id
  join bodies as body on body.id = post.body_id
  join lateral (
    select name, place_id from body_terms where body_id = post.body_id order by lower(valid) desc nulls last limit 1
  ) as term on true
  join places as place on place.id = term.place_id`

export const states = ['holding', 'ended', 'no-account', 'disabled'] as const
export type State = (typeof states)[number]

export interface Filter {
  q: string
  body?: string
  role?: string
  state?: State
  page: number
}

type Loaded<T> = Omit<T, 'from' | 'until'> & { from: string; until: string | null }
const day = (text: string | null) => (text === null ? null : Temporal.PlainDate.from(text))
const dated = <T>({ from, until, ...rest }: Loaded<T>) => ({ ...rest, from: day(from)!, until: day(until) }) as T

export interface Listed {
  id: string
  name: string
  /** Null when the person has none, dots when it is not the reader's to see. */
  contact: string | null
  account: Account | null
  tenures: Tenure[]
  exact: boolean
}
interface ListedRow {
  id: string
  name: string
  contact: string | null
  login: string | null
  hasPassword: boolean
  codeExpiresAt: Temporal.Instant | null
  disabledAt: Temporal.Instant | null
  tenures: Loaded<Tenure>[]
  total: number
  exact: boolean
}

interface Look {
  today: Day
  /** Whether telephone and e-mail are the reader's to see. */
  contacts: boolean
  limit?: number
}

/** People who hold or held a post in the territory, by given name; of their posts only those in it. */
export async function selectPeople(
  db: Db,
  reach: Reach,
  filter: Filter,
  { today, contacts, limit = 50 }: Look,
): Promise<{ rows: Listed[]; total: number }> {
  const { q, body, role, state, page } = filter
  const living = sql`(held.until is null or held.until > ${today}::date)`
  const { rows } = await sql<ListedRow>`
    with held as (select * from (${tenures(reach)}) as every_one where near), people_held as (
      select person_id, jsonb_agg(to_jsonb(held) - 'person_id' order by held.until desc nulls first, held.acting, held."from") as tenures, bool_or(${living}) as holding
      from held group by person_id
      having bool_or((${body ?? null}::uuid is null or "bodyId" = ${body ?? null}::uuid) and (${role ?? null}::text is null or role = ${role ?? null}::text)
        and (${state ?? ''} <> 'holding' or ${living}))
    )
    select person.id, person.name, mine.tenures, account.login, account.password_hash is not null as "hasPassword",
      account.code_expires_at as "codeExpiresAt", account.disabled_at as "disabledAt", count(*) over () as total,
      case when ${contacts} then concat_ws(' · ', person.phone, person.email) when coalesce(person.phone, person.email) is not null then '•••' end as contact,
      position(lower(${q}) in lower(person.name)) > 0 as exact
    from people_held as mine join people as person on person.id = mine.person_id left join accounts as account on account.person_id = person.id
    where (${q} = '' or position(fold(${q}) in person.search) > 0)
      and case ${state ?? ''} when 'ended' then not mine.holding when 'no-account' then account.person_id is null
          when 'disabled' then account.disabled_at is not null else true end
    order by person.given_name collate "vi-x-icu", person.family_name collate "vi-x-icu", person.middle_name collate "vi-x-icu", person.id
    limit ${limit} offset ${(page - 1) * limit}`.execute(db)
  return { rows: rows.map(listed), total: rows[0]?.total ?? 0 }
}

const listed = ({ id, name, contact, exact, login, hasPassword, codeExpiresAt, disabledAt, ...row }: ListedRow): Listed => ({
  id,
  name,
  contact: contact || null,
  exact,
  account: login === null ? null : { login, hasPassword, codeExpiresAt, disabledAt },
  tenures: row.tenures.map(dated<Tenure>),
})

export interface Person {
  id: string
  name: string
  phone: string | null
  email: string | null
  account: Account | null
  /** All of them, so that the rules see them; the reader is shown those that are near. */
  tenures: Tenure[]
}

/** A person who holds or held a post in the territory. */
export async function selectPerson(db: Db, reach: Reach, id: string): Promise<Person | undefined> {
  const row = await db
    .selectFrom('people as person')
    .leftJoin('accounts as account', 'account.person_id', 'person.id')
    .select(['person.id', sql<string>`person.name`.as('name'), 'person.phone', 'person.email', 'account.login'])
    .select([sql<boolean>`account.password_hash is not null`.as('hasPassword'), 'account.code_expires_at as codeExpiresAt'])
    .select('account.disabled_at as disabledAt')
    .where('person.id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const { rows } = await sql<Tenure & { person_id?: string }>`
    select * from (${tenures(reach)} where tenure.person_id = ${id}) as held order by until desc nulls first, acting, "from"`.execute(db)
  if (!rows.some(({ near }) => near)) return undefined
  const { login, hasPassword, codeExpiresAt, disabledAt, ...person } = row
  return {
    ...person,
    account: login === null ? null : { login, hasPassword, codeExpiresAt, disabledAt },
    tenures: rows.map(({ person_id: _, ...tenure }) => tenure),
  }
}

export interface Namesake {
  id: string
  name: string
  body: string
}

/** Others of the same name in a body where the person holds or held a post: perhaps one person entered twice. */
export async function selectNamesakes(
  db: Db,
  reach: Reach,
  name: string,
  bodyIds: string[],
  but: string | null = null,
): Promise<Namesake[]> {
  const { rows } = await sql<Namesake>`
    select distinct person.id, person.name, held.body from (${tenures(reach)}) as held join people as person on person.id = held.person_id
    where held.near and person.search = fold(${name}) and held."bodyId" = any(${bodyIds}::uuid[]) and person.id is distinct from ${but}::uuid
    order by held.body, person.id`.execute(db)
  return rows
}

export async function lastSignIn(db: Db, personId: string): Promise<Temporal.Instant | null> {
  const row = await db
    .selectFrom('sessions')
    .select((eb) => eb.fn.max('started_at').as('at'))
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row?.at ?? null
}

export interface Act {
  at: Temporal.Instant
  verb: string
  by: string | null
  reason: string | null
}

/** What administrators did to the account and the posts, the latest first. */
export async function selectActs(db: Db, personId: string): Promise<Act[]> {
  const { rows } = await sql<Act>`
    select log.at, coalesce(log.detail ->> 'act', log.verb) as verb, person.name as by, log.detail -> 'form' ->> 'reason' as reason
    from audit_log as log left join people as person on person.id = log.person_id
    where log.subject_id = ${personId} and log.verb like 'people.%' and log.verb <> 'people.read' order by log.at desc, log.seq desc limit 30`.execute(
    db,
  )
  return rows
}

export interface BodyOption {
  id: string
  name: string
  kind: string
  line: Line
  place: string
}

/** Bodies of the territory on the day, by place: the narrower place last. */
export async function selectBodies(
  db: Db,
  reach: Reach,
  on: Day,
  { q = '', id = null, limit = 400 }: { q?: string; id?: string | null; limit?: number } = {},
): Promise<BodyOption[]> {
  const { rows } = await sql<BodyOption>`
    select body.id, term.name, body.kind, body.line, coalesce(seat.name, '') as place
    from body_terms as term join bodies as body on body.id = term.body_id join places as place on place.id = term.place_id
    left join place_terms as seat on seat.place_id = coalesce(case when place.kind = 'village' then
      (select parent_id from place_terms where place_id = place.id and valid @> ${on}::date) end, place.id) and seat.valid @> ${on}::date
    where term.valid @> ${on}::date and ${withinPlace(reach, 'place.custody_path')} and (${id}::uuid is null or body.id = ${id}::uuid)
      and (${q} = '' or position(fold(${q}) in term.search || ' ' || coalesce(seat.search, '')) > 0)
    order by seat.name collate "vi-x-icu", array_position(array['party', 'council', 'state', 'front', 'society', 'school', 'centre'], body.line),
      place.kind = 'village', term.name collate "vi-x-icu", body.id limit ${limit}`.execute(db)
  return rows
}

export interface Role {
  code: string
  name: string
  nameEn: string
  line: Line | null
}

export function selectRoles(db: Db): Promise<Role[]> {
  return db
    .selectFrom('roles')
    .select(['code', 'name_vi as name', 'name_en as nameEn', sql<Line | null>`line`.as('line')])
    .orderBy(sql`array_position(array['party', 'council', 'state', 'front', 'society', 'school', 'centre'], line) nulls last`)
    .orderBy(sql`name_vi collate "vi-x-icu"`)
    .execute()
}

/** The posts of a body, and which are held in full from the day on. */
export async function selectSeats(db: Db, bodyId: string, from: Day): Promise<SeatOption[]> {
  const { rows } = await sql<SeatOption>`
    select post.id, post.role, post.title,
      exists (select from tenures where post_id = post.id and not acting and (upper(valid) is null or upper(valid) > ${from}::date)) as taken
    from posts as post where post.body_id = ${bodyId} order by post.id`.execute(db)
  return rows
}

/** What a pasted list is compared with. */
export async function selectKnown(db: Db, reach: Reach, today: Day): Promise<Known> {
  const titles = await sql<Known['titles'][number]>`
    select distinct body.kind, post.title, post.role from posts as post join bodies as body on body.id = post.body_id order by 1, 2, 3`.execute(
    db,
  )
  const people = await sql<Known['people'][number]>`
    select distinct person.id, person.name, held."bodyId" from (${tenures(reach)}) as held join people as person on person.id = held.person_id where held.near`.execute(
    db,
  )
  const taken = await sql<Known['taken'][number]>`
    select "bodyId", role from (${tenures(reach)}) as held where near and not acting and (until is null or until > ${today}::date)`.execute(
    db,
  )
  return {
    bodies: await selectBodies(db, reach, today, { limit: 100_000 }),
    roles: await selectRoles(db),
    titles: titles.rows,
    people: people.rows,
    taken: taken.rows,
  }
}

/** Logins that begin with the proposed one. */
export async function selectLogins(db: Db, base: string): Promise<Set<string>> {
  const { rows } = await sql<{ login: string }>`select login from accounts where starts_with(login, ${base})`.execute(db)
  return new Set(rows.map((row) => row.login))
}

export interface Successor {
  id: string
  name: string
  post: string
}

/** People with a post in the same commune, or at the same seat of a province, who may take a post over. */
export async function selectSuccessors(db: Db, reach: Reach, bodyId: string, but: string, on: Day): Promise<Successor[]> {
  const { rows } = await sql<Successor>`
    with seat as (
      select case place.kind when 'village' then subpath(place.custody_path, 0, -1) else place.custody_path end as path, place.kind in ('village', 'commune') as whole
      from body_terms as term join places as place on place.id = term.place_id where term.body_id = ${bodyId} and term.valid @> ${on}::date
    )
    select person.id, person.name, string_agg(held.title, '; ' order by held.acting, held.title) as post
    from (${tenures(reach)}) as held join people as person on person.id = held.person_id
    where held.near and person.id <> ${but} and (held.until is null or held.until > ${on}::date) and held."bodyId" in (
      select term.body_id from seat join places as place on place.custody_path = seat.path or (seat.whole and place.custody_path <@ seat.path)
      join body_terms as term on term.place_id = place.id and term.valid @> ${on}::date)
    group by person.id order by person.given_name collate "vi-x-icu", person.name collate "vi-x-icu", person.id limit 500`.execute(db)
  return rows
}

/** Title of another post that the person holds in full in the same body on a day. */
export async function otherPost(
  db: Db,
  personId: string,
  { bodyId, postId }: { bodyId: string; postId: string },
  on: Day,
): Promise<string | undefined> {
  const { rows } = await sql<{ title: string }>`
    select p.title from tenures as e join posts as p on p.id = e.post_id
    where e.person_id = ${personId} and p.body_id = ${bodyId} and p.id <> ${postId} and not e.acting and e.valid @> ${on}::date limit 1`.execute(
    db,
  )
  return rows[0]?.title
}

/** Tasks, tasks given, papers sent on; further kinds are those of the registered sources. */
export type ItemKind = string

/** One open thing; its title is for the body's own people only. */
export interface OpenItem {
  id: string
  kind: ItemKind
  code: string
  title: string
  due: string | null
  status: string
}

/** What the person has open in the post: parts that he answers for or works on, tasks that he gave, papers sent on to the post. */
export async function selectOpenItems(db: Db, postId: string, personId: string, today: Day): Promise<OpenItem[]> {
  const { rows } = await sql<OpenItem>`
    with post as (select id, body_id from posts where id = ${postId})
    select a.id, 'task' as kind, coalesce(document.code, '') as code, task.title, a.due_on::text as due, ${statusSql()} as status
    from assignments as a join tasks as task on task.id = a.task_id join post on post.body_id = a.body_id ${joinName('a.body_id', 'term', today)}
    left join documents as document on document.id = task.document_id
    where a.accepted_at is null and a.ended_at is null and (a.leader_in_charge = ${personId} or (a.leader_in_charge is null and (a.received_by = ${personId}
      or exists (select from assignment_entries as entry where entry.assignment_id = a.id and entry.person_id = ${personId}))))
    union all
    select task.id, 'given', coalesce(document.code, ''), task.title, task.due_on::text, ''
    from tasks as task join post on post.body_id = task.assigner_body_id left join documents as document on document.id = task.document_id
    where task.assigned_by = ${personId} and exists (select from assignments as part where part.task_id = task.id and part.accepted_at is null and part.ended_at is null)
    union all
    select arrival.id, 'letter', document.code, document.subject, null, ''
    from arrival_forwards as sent join post on post.id = sent.post_id join arrivals as arrival on arrival.id = sent.arrival_id join documents as document on document.id = arrival.document_id
    where arrival.handled_at is null and document.purged_at is null
    order by 2, 5 nulls last, 3, 1`.execute(db)
  return [...rows, ...(await selectFurther(db, postId, personId, today))]
}

async function selectFurther(db: Db, postId: string, personId: string, today: Day): Promise<OpenItem[]> {
  const post = await db.selectFrom('posts').select(['body_id as bodyId', 'role']).where('id', '=', postId).executeTakeFirstOrThrow()
  const found: OpenItem[] = []
  for (const { kind, list } of handOverSources())
    for (const { due, ...thing } of await list(db, { postId, ...post, personId }, today))
      found.push({ ...thing, kind, due: due?.toString() ?? null, status: '' })
  return found
}

export interface HandOver {
  id: string
  title: string
  bodyId: string
  body: string
  line: Line
  kind: string
  superior: string | null
  place: string
  from: { id: string; name: string }
  to: { id: string; name: string }
  on: Day
  items: OpenItem[]
  note: string
  recordedAt: Temporal.Instant
  receivedAt: Temporal.Instant | null
  /** The post whose new holder receives it. */
  postId: string
}

/** A hand-over of a post of the own body. */
export async function selectHandOver(db: Db, reach: Reach, id: string): Promise<HandOver | undefined> {
  const { rows } = await sql<Omit<HandOver, 'from' | 'to'> & { fromId: string; fromName: string; toId: string; toName: string }>`
    select over.id, post.title, post.id as "postId", post.body_id as "bodyId", own.name as body, body.line, body.kind, over.on_date as "on", over.items, over.note,
      over.recorded_at as "recordedAt", over.received_at as "receivedAt", former.id as "fromId", former.name as "fromName", next.id as "toId", next.name as "toName",
      (select name from body_terms where body_id = coalesce(term.superior_id, term.manager_id) order by lower(valid) desc nulls last limit 1) as superior,
      (select name from place_terms where place_id = term.place_id order by lower(valid) desc nulls last limit 1) as place
    from hand_overs as over join posts as post on post.id = over.post_id join bodies as body on body.id = post.body_id
    join people as former on former.id = over.from_person_id join people as next on next.id = over.to_person_id
    ${joinName('post.body_id', 'own')}
    join lateral (select superior_id, manager_id, place_id from body_terms where body_id = body.id order by lower(valid) desc nulls last limit 1) as term on true
    where over.id = ${id} and ${within(reach, 'post.body_id')}`.execute(db)
  const row = rows[0]
  if (!row) return undefined
  const { fromId, fromName, toId, toName, ...rest } = row
  return { ...rest, from: { id: fromId, name: fromName }, to: { id: toId, name: toName } }
}

export interface HandOverLine {
  id: string
  title: string
  body: string
  from: string
  to: string
  on: Day
  /** The reader belongs to the body and may open the list. */
  own: boolean
}

export async function selectHandOvers(db: Db, reach: Reach, personId: string, ownBodyId: string): Promise<HandOverLine[]> {
  const { rows } = await sql<HandOverLine>`
    select over.id, post.title, own.name as body, former.name as "from", next.name as "to", over.on_date as "on", post.body_id = ${ownBodyId} as own
    from hand_overs as over join posts as post on post.id = over.post_id join people as former on former.id = over.from_person_id
    join people as next on next.id = over.to_person_id ${joinName('post.body_id', 'own')}
    join lateral (select place_id from body_terms where body_id = post.body_id order by lower(valid) desc nulls last limit 1) as term on true
    join places as place on place.id = term.place_id
    where ${personId} in (over.from_person_id, over.to_person_id) and ${withinPlace(reach, 'place.custody_path')} order by over.on_date desc, over.id`.execute(
    db,
  )
  return rows
}
