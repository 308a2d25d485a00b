import type { RawBuilder } from 'kysely'
import type { Reach } from '../../kernel/access.ts'
import { type Db, sql } from '../../kernel/db/index.ts'
import type { Params } from '../../kernel/http/index.ts'
import { joinName, keptWithin } from '../../registry/index.ts'
import type { Form, How, Level } from './presenter.ts'

export interface Presenter {
  id: string
  version: number
  centreId: string
  centre: string
  commune: string
  name: string
  occupation: string
  topics: string
  mainField: string
  fields: string[]
  forms: Form[]
  freeWhen: string
  fee: string
  hasPhone: boolean
  /** Talks on record, and how many heard them. */
  talks: number
  listened: number
  fromOn: Temporal.PlainDate
  endedOn: Temporal.PlainDate | null
  endReason: string
  level: Level
  /** The reader's own commune. */
  near: boolean
  /** The reader's body keeps him and may have his number: his centre or its heir, or an office of its commune while he is listed. */
  kept: boolean
}

/** Further fields, for those who keep him. */
export interface KeptPresenter extends Presenter {
  personId: string
  hasAccount: boolean
  birthYear: number | null
  residence: string
  phone: string
  consentOn: Temporal.PlainDate | null
  consentHow: How | null
  recordedAt: Temporal.Instant
  recordedBy: string
}

const me = (reach: Reach) => sql`${reach.bodies[0] ?? null}::uuid`
type Day = Temporal.PlainDate
const ofOwnCentre = (reach: Reach, today: Day) => keptWithin(reach, 'p.centre_id', today)
const listed = sql`(consent.level is not null and p.ended_on is null)`
const inCommune = sql`(mine.kind = 'commune' and home.custody_path <@ mine.custody_path)`
const atOffice = (reach: Reach) =>
  sql`(${inCommune} and not exists (select from bodies where id = ${me(reach)} and kind = 'learning-centre'))`
const inProvince = sql`exists (select from places as province where province.kind = 'province' and province.custody_path @> mine.custody_path and province.custody_path @> home.custody_path)`

const source = (reach: Reach) => sql`
  presenters as p join people as person on person.id = p.person_id ${joinName('p.centre_id', 'term')}
  join places as home on home.id = home_of(p.centre_id) left join places as mine on mine.id = home_of(${me(reach)})
  join lateral (select name from place_terms where place_id = home.id order by lower(valid) desc nulls last limit 1) as place on true
  left join presenter_consents as consent on consent.presenter_id = p.id and consent.ended_at is null`

const kept = (reach: Reach, today: Day): RawBuilder<boolean> =>
  sql<boolean>`(${ofOwnCentre(reach, today)} or (${listed} and ${atOffice(reach)}))`
const seen = (reach: Reach, today: Day): RawBuilder<boolean> =>
  sql<boolean>`(${ofOwnCentre(reach, today)} or (${listed} and (${inCommune} or ${inProvince})))`

const columns = (reach: Reach, today: Day) => sql`
  p.id, p.version, p.centre_id as "centreId", term.name as centre, place.name as commune, person.name, p.occupation, p.topics, p.main_field as "mainField",
  coalesce((select array_agg(pf.field order by pf.field <> p.main_field, f.position) from presenter_fields as pf join learning_fields as f on f.code = pf.field
    where pf.presenter_id = p.id), '{}') as fields,
  p.forms, p.free_when as "freeWhen", p.fee, p.phone <> '' as "hasPhone", p.from_on as "fromOn", p.ended_on as "endedOn", p.end_reason as "endReason",
  coalesce(consent.level, 'centre') as level, coalesce(${inCommune}, false) as near, ${kept(reach, today)} as kept, told.talks, told.listened`
const told = sql`join lateral (select count(*)::int as talks, coalesce(sum(listened), 0)::int as listened from presenter_talks
  where presenter_id = p.id and withdrawn_at is null) as told on true`

export interface PoolFilter {
  q: string
  field: string
  commune: string
  state: 'active' | 'ended'
}

const fieldWords = sql`coalesce((select words_of(string_agg(f.name_vi, ' ')) from presenter_fields as pf join learning_fields as f on f.code = pf.field where pf.presenter_id = p.id), '')`

/** Whom the reader may find, his own commune first, then those whose words have the query's accents. */
export async function selectPool(
  db: Db,
  reach: Reach,
  { q, field, commune, state }: PoolFilter,
  today: Day,
  limit = 3000,
): Promise<Presenter[]> {
  const { rows } = await sql<Presenter>`
    select ${columns(reach, today)} from ${source(reach)} ${told}
    where ${seen(reach, today)} and (p.ended_on is null) = ${state === 'active'}
      and (${field} = '' or exists (select from presenter_fields as pf where pf.presenter_id = p.id and pf.field = ${field}))
      and (${commune} = '' or place.name = ${commune})
      and (${q} = '' or has_words(p.search || words_of(person.name || ' ' || place.name) || ${fieldWords}, ${q}))
    order by ${inCommune} desc nulls last, position(lower(${q}) in lower(p.topics || ' ' || person.name)) > 0 desc,
      person.given_name collate "vi-x-icu", person.name collate "vi-x-icu", p.id limit ${limit}`.execute(db)
  return rows
}

/** Communes of the pool, for the filter. */
export async function selectCommunes(db: Db, reach: Reach, today: Day): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from (select distinct place.name from ${source(reach)} where ${seen(reach, today)} and p.ended_on is null) as found
    order by name collate "vi-x-icu"`.execute(db)
  return rows.map(({ name }) => name)
}

export async function selectPresenter(db: Db, reach: Reach, id: string, _params: Params, today: Day): Promise<Presenter | undefined> {
  const { rows } =
    await sql<Presenter>`select ${columns(reach, today)} from ${source(reach)} ${told} where p.id = ${id} and ${seen(reach, today)}`.execute(
      db,
    )
  return rows[0]
}

export async function selectKept(db: Db, reach: Reach, id: string, _params: Params, today: Day): Promise<KeptPresenter | undefined> {
  const { rows } = await sql<KeptPresenter>`
    select ${columns(reach, today)}, p.person_id as "personId", exists (select from accounts where person_id = p.person_id) as "hasAccount", person.birth_year as "birthYear", p.residence, p.phone, consent.given_on as "consentOn", consent.how as "consentHow",
      p.recorded_at as "recordedAt", (select name from people where id = p.recorded_by) as "recordedBy"
    from ${source(reach)} ${told} where p.id = ${id} and ${kept(reach, today)}`.execute(db)
  return rows[0]
}

/** The number of somebody whom the reader sees, for a page whose opening is on record. */
export async function selectPhone(
  db: Db,
  reach: Reach,
  id: string,
  _params: Params,
  today: Day,
): Promise<{ id: string; name: string; phone: string } | undefined> {
  const { rows } = await sql<{ id: string; name: string; phone: string }>`
    select p.id, person.name, p.phone from ${source(reach)} where p.id = ${id} and ${seen(reach, today)} and p.ended_on is null`.execute(db)
  return rows[0]
}

export interface Opening {
  at: Temporal.Instant
  body: string
  purpose: string
}

/** Who opened the number, for those who keep him. */
export async function selectOpenings(db: Db, id: string): Promise<Opening[]> {
  const { rows } = await sql<Opening>`
    select log.at, coalesce(term.name, '–') as body, coalesce(log.detail #>> '{form,purpose}', '') as purpose from audit_log as log
    left join lateral (select name from body_terms where body_id = log.body_id order by lower(valid) desc nulls last limit 1) as term on true
    where log.subject_id = ${id} and log.verb = 'presenter.phone' order by log.at desc limit 50`.execute(db)
  return rows
}

/** Living centres for which the reader's body may record: itself, or those of its commune. */
export async function selectOwnCentres(db: Db, reach: Reach, today: Day): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select c.id, term.name from bodies as c ${joinName('c.id', 'term')} join places as home on home.id = home_of(c.id)
    left join places as mine on mine.id = home_of(${me(reach)})
    where c.kind = 'learning-centre' and exists (select from body_terms where body_id = c.id and valid @> ${today}::date)
      and (c.id = ${me(reach)} or ${atOffice(reach)})
    order by term.name collate "vi-x-icu"`.execute(db)
  return rows
}

/** Somebody of this name and birth year in the centre's commune already, listed or not. */
export async function hasNamesake(db: Db, centreId: string, name: string, birthYear: number | null): Promise<boolean> {
  const { rows } = await sql`
    select from presenters as p join people as person on person.id = p.person_id
    where p.ended_on is null and home_of(p.centre_id) = home_of(${centreId}) and person.search = fold(${name})
      and (person.birth_year is null or ${birthYear}::int is null or person.birth_year = ${birthYear}) limit 1`.execute(db)
  return rows.length > 0
}

export interface Known {
  id: string
  name: string
  birthYear: number | null
  post: string
}

/** People with a post in the reader's commune, who need not be typed again. */
export async function selectKnown(db: Db, reach: Reach, which: { q: string } | { id: string }, today: Day): Promise<Known[]> {
  const chosen = 'id' in which ? sql`person.id = ${which.id}` : sql`person.search like '%' || fold(${which.q}) || '%'`
  const { rows } = await sql<Known>`
    select distinct on (person.given_name, person.id) person.id, person.name, person.birth_year as "birthYear", post.title as post
    from people as person join tenures as held on held.person_id = person.id and held.valid @> ${today}::date join posts as post on post.id = held.post_id
    join places as home on home.id = home_of(post.body_id) join places as mine on mine.id = home_of(${me(reach)})
    where ${inCommune} and ${chosen} order by person.given_name, person.id limit 10`.execute(db)
  return rows
}
