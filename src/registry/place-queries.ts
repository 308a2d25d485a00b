import { type Db, sql } from '../kernel/db/index.ts'
import { fold, tidy } from './fold.ts'
import { holds, startOf } from './periods.ts'
import type { Heir, HeirState, History, PlaceKind, Term } from './places.ts'

export interface Place {
  id: string
  kind: PlaceKind
  code: string | null
  name: string
  parentId: string | null
  custodyPath: string
  from: Temporal.PlainDate | null
  until: Temporal.PlainDate | null
  exact: boolean
}

/** Every term of every place, as Place rows. */
function placeTerms(db: Db) {
  return db
    .selectFrom('place_terms as term')
    .innerJoin('places as place', 'place.id', 'term.place_id')
    .select(['place.id', sql<PlaceKind>`place.kind`.as('kind'), 'term.code', 'term.name', 'term.parent_id as parentId'])
    .select([sql<string>`place.custody_path::text`.as('custodyPath'), startOf('term.valid').as('from'), 'term.exact'])
    .select(sql<Temporal.PlainDate | null>`upper(term.valid)`.as('until'))
}

/** The place as it was on the day; undefined when it did not exist then. */
export function placeOn(db: Db, id: string, on: Temporal.PlainDate): Promise<Place | undefined> {
  return placeTerms(db).where('place.id', '=', id).where(holds('term.valid', on)).executeTakeFirst()
}

/** All terms of a place, oldest first. */
export function placeHistory(db: Db, id: string): Promise<Place[]> {
  return placeTerms(db).where('place.id', '=', id).orderBy(sql`lower(term.valid) nulls first`).execute()
}

/** Places that existed on a day, by official code and Vietnamese name. */
export function placesOn(db: Db, on: Temporal.PlainDate, filter: { kind?: PlaceKind; parentId?: string } = {}): Promise<Place[]> {
  let query = placeTerms(db).where(holds('term.valid', on))
  if (filter.kind) query = query.where('place.kind', '=', filter.kind)
  if (filter.parentId) query = query.where('term.parent_id', '=', filter.parentId)
  return query.orderBy('term.code').orderBy(sql`term.name collate "vi-x-icu"`).execute()
}

/** Names of places, today's and former, that a text holds in full, as "Xã Nhã Nam"; of the place at hand and those above it the bare name as well. */
export async function placesNamedIn(db: Db, text: string, placeId: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct name from (
      select name from place_terms union all
      select regexp_replace(above.name, '^(Tỉnh|Thành phố|Huyện|Quận|Thị xã|Thị trấn|Phường|Xã) ', '') from places as here
      join places as up on here.custody_path <@ up.custody_path join place_terms as above on above.place_id = up.id where here.id = ${placeId}
    ) as names where position(lower(name) in lower(normalize(${text}, NFC))) > 0`.execute(db)
  return rows.map(({ name }) => name)
}

export interface HeirOf {
  id: string
  name: string
  code: string | null
  onDate: Temporal.PlainDate
  share: number | null
  keepsRecords: boolean
  note: string
}

export interface FoundPlace extends Place {
  parentName: string | null
  /** Today's name of the place; null when it no longer exists. */
  nameToday: string | null
  state: HeirState
  heirs: HeirOf[]
}

/** Old codes and new ones: each unit that ever held the code, with its heirs and their day (feature J8). */
export async function placesByCode(db: Db, code: string, today: Temporal.PlainDate): Promise<FoundPlace[]> {
  const rows = await placeTerms(db).where('term.code', '=', code).orderBy(sql`lower(term.valid) desc nulls last`).execute()
  return withHeirs(db, rows, today)
}

/** Finds by name without accents, today's and former names alike; "xã Ngọc Vân (cũ)" asks for former ones only. */
export async function findPlaces(db: Db, text: string, today: Temporal.PlainDate, limit = 30): Promise<FoundPlace[]> {
  const dissolvedOnly = /\(\s*cu\s*\)/.test(fold(text))
  const name = tidy(text.replace(/\(\s*c[uũ]\s*\)/giu, ' '))
  if (!name) return []
  const living = holds('term.valid', today)
  let query = placeTerms(db).where(sql<boolean>`term.search like '%' || fold(${name}) || '%'`)
  if (dissolvedOnly) query = query.where(sql<boolean>`not ${living}`)
  const rows = await query
    .orderBy(sql`lower(term.name) = lower(${name})`, 'desc')
    .orderBy(sql`position(lower(${name}) in lower(term.name)) > 0`, 'desc')
    .orderBy(living, 'desc')
    .orderBy(sql`array_position(array['nation', 'province', 'district', 'commune', 'village'], place.kind)`)
    .orderBy(sql`term.name collate "vi-x-icu"`)
    .orderBy('place.id')
    .limit(limit)
    .execute()
  return withHeirs(db, rows, today)
}

async function withHeirs(db: Db, rows: Place[], today: Temporal.PlainDate): Promise<FoundPlace[]> {
  const heirs = await selectHeirs(
    db,
    rows.map((row) => row.id),
    today,
  )
  const parents = await namesOf(
    db,
    rows.flatMap((row) => row.parentId ?? []),
  )
  const now = await db
    .selectFrom('place_terms')
    .select(['place_id', 'name'])
    .where(holds('valid', today))
    .where(sql<boolean>`place_id = any(${rows.map((row) => row.id)}::uuid[])`)
    .execute()
  const names = new Map(now.map((row) => [row.place_id, row.name]))
  return rows.map((row) => {
    const own = heirs.filter((heir) => heir.fromId === row.id)
    const nameToday = names.get(row.id) ?? null
    const state: HeirState = nameToday ? 'living' : own.some((heir) => heir.keepsRecords) ? 'kept' : own.length > 0 ? 'split' : 'unknown'
    return { ...row, parentName: row.parentId ? (parents.get(row.parentId) ?? null) : null, nameToday, state, heirs: own }
  })
}

/** Heirs of the given places that count on the day, each by its latest name. */
export async function selectHeirs(db: Db, fromIds: string[], on: Temporal.PlainDate): Promise<(HeirOf & { fromId: string })[]> {
  const { rows } = await sql<HeirOf & { fromId: string }>`
    select heir.from_id as "fromId", heir.to_id as id, term.name, term.code, heir.on_date as "onDate",
           heir.share::float8 as share, heir.keeps_records as "keepsRecords", heir.note
    from place_heirs as heir
    join lateral (
      select name, code from place_terms where place_id = heir.to_id order by valid @> ${on}::date desc, lower(valid) desc nulls last limit 1
    ) as term on true
    where heir.from_id = any(${fromIds}::uuid[]) and heir.on_date <= ${on}::date
    order by heir.keeps_records desc, heir.share desc nulls last, term.name collate "vi-x-icu"`.execute(db)
  return rows
}

async function namesOf(db: Db, ids: string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select distinct on (place_id) place_id as id, name from place_terms where place_id = any(${ids}::uuid[])
    order by place_id, lower(valid) desc nulls last`.execute(db)
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** Terms and heirs of a place and of every unit its records ever passed to, for the pure rules. */
export async function historyOf(db: Db, id: string): Promise<History> {
  const heirs = await sql<Heir>`
    with recursive onward (id) as (
      select ${id}::uuid
      union select heir.to_id from place_heirs as heir join onward on heir.from_id = onward.id
    )
    select from_id as "fromId", to_id as "toId", on_date as "onDate", share::float8 as share, keeps_records as "keepsRecords"
    from place_heirs where from_id in (select id from onward)`.execute(db)
  const ids = [id, ...heirs.rows.map((heir) => heir.toId)]
  const terms = await sql<Term>`
    select place_id as "unitId", parent_id as "parentId", lower(valid) as "from", upper(valid) as "until"
    from place_terms where place_id = any(${ids}::uuid[])`.execute(db)
  return { terms: terms.rows, heirs: heirs.rows }
}

export interface Orphan {
  id: string
  kind: PlaceKind
  code: string | null
  name: string
  until: Temporal.PlainDate
  /** `unknown`: no heir is known; `split`: heirs are known, but not who keeps the records. */
  state: 'unknown' | 'split'
}

/** Dissolved places whose records have no known keeper ("chưa rõ đơn vị kế thừa"). */
export async function placesWithoutKeeper(db: Db, on: Temporal.PlainDate): Promise<Orphan[]> {
  const { rows } = await sql<Orphan>`
    select place.id, place.kind, last.code, last.name, upper(last.valid) as until,
           case when exists (select from place_heirs where from_id = place.id) then 'split' else 'unknown' end as state
    from places as place
    join (select distinct on (place_id) place_id, code, name, valid from place_terms order by place_id, lower(valid) desc nulls last) as last
      on last.place_id = place.id
    where upper(last.valid) <= ${on}::date
      and not exists (select from place_heirs where from_id = place.id and keeps_records)
    order by length(last.code), last.code, last.name collate "vi-x-icu"`.execute(db)
  return rows
}
