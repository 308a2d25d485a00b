import { type Line, type Reach, withinPlace } from '../../kernel/access.ts'
import { type Db, sql } from '../../kernel/db/index.ts'
import { type Body, fold, lives as livesOn, type Place, type PlaceKind, placeHistory, tidy } from '../../registry/index.ts'

type Day = Temporal.PlainDate

export interface LevelRow {
  id: string
  kind: PlaceKind
  code: string | null
  name: string
  from: Day | null
  until: Day | null
  /** Null when the unit is no longer there. */
  nameToday: string | null
  communes: number
  villages: number
  bodies: number
}

/** True on the day, but never by the index of periods: for each of ten thousand parents that index would give every place of the day. */
const lives = (day: Day) => livesOn('term.valid', day)

/** Places directly below one on the day, each with what its whole territory holds; without a parent the roots. */
export async function selectLevel(db: Db, parentId: string | null, on: Day, today = on): Promise<LevelRow[]> {
  const { rows } = await sql<LevelRow>`
    with recursive listed as (
      select place.id, place.kind, term.code, term.name, lower(term.valid) as "from", upper(term.valid) as until
      from place_terms as term join places as place on place.id = term.place_id
      where term.valid @> ${on}::date and ${parentId ? sql`term.parent_id = ${parentId}` : sql`term.parent_id is null`}
    ), tree (root, id) as (
      select id, id from listed
      union all
      select tree.root, term.place_id from place_terms as term join tree on term.parent_id = tree.id where ${lives(on)}
    ), held as (
      select tree.root, count(*) filter (where place.kind = 'commune')::int as communes,
             count(*) filter (where place.kind = 'village')::int as villages
      from tree join places as place on place.id = tree.id where tree.id <> tree.root group by tree.root
    ), seated as (
      select tree.root, count(*)::int as bodies
      from tree join body_terms as term on term.place_id = tree.id where ${lives(on)} group by tree.root
    )
    select listed.*, (select name from place_terms where place_id = listed.id and valid @> ${today}::date) as "nameToday",
           coalesce(communes, 0) as communes, coalesce(villages, 0) as villages, coalesce(bodies, 0) as bodies
    from listed left join held on held.root = listed.id left join seated on seated.root = listed.id
    order by listed.code, listed.name collate "vi-x-icu", listed.id`.execute(db)
  return rows
}

/** The one place directly below on the day; null when there are none or several. */
export async function selectOnlyChild(db: Db, parentId: string | null, on: Day): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select place_id as id from place_terms as term
    where ${lives(on)} and ${parentId ? sql`parent_id = ${parentId}` : sql`parent_id is null`} limit 2`.execute(db)
  return rows.length === 1 ? rows[0]!.id : null
}

/** How many units stood directly below a place on each later day on which that changed. */
export async function selectSizes(db: Db, parentId: string, after: Day, today: Day): Promise<{ day: Day; count: number }[]> {
  const { rows } = await sql<{ day: Day; count: number }>`
    with days as (
      select lower(valid) as day from place_terms where parent_id = ${parentId}
      union select upper(valid) from place_terms where parent_id = ${parentId}
    )
    select day, (select count(*)::int from place_terms where parent_id = ${parentId} and valid @> day) as count
    from days where day > ${after}::date and day <= ${today}::date order by day`.execute(db)
  return rows
}

export interface Named {
  id: string
  name: string
}

/** What the place belonged to on the day, the widest first. */
export async function selectAbove(db: Db, id: string, on: Day): Promise<Named[]> {
  const { rows } = await sql<Named>`
    with recursive above (id, depth) as (
      select parent_id, 1 from place_terms where place_id = ${id} and valid @> ${on}::date
      union all
      select term.parent_id, depth + 1 from place_terms as term join above on term.place_id = above.id where term.valid @> ${on}::date
    )
    select above.id, term.name from above join place_terms as term on term.place_id = above.id and term.valid @> ${on}::date
    order by depth desc`.execute(db)
  return rows
}

export type UnitSort = 'place' | 'body'
const tables = {
  place: { heirs: sql.table('place_heirs'), terms: sql.table('place_terms'), unit: sql.ref('place_id') },
  body: { heirs: sql.table('body_heirs'), terms: sql.table('body_terms'), unit: sql.ref('body_id') },
}

export interface Successor extends Named {
  startId: string
  onDate: Day
  /** Of the first unit; null when a part of unknown size. */
  share: number | null
  keepsRecords: boolean
  living: boolean
  note: string
}

/** Heirs of the units and the heirs' heirs, in the order of time; those that live today end the chains. */
export async function selectSuccessors(db: Db, sort: UnitSort, ids: string[], today: Day): Promise<Successor[]> {
  const { heirs, terms, unit } = tables[sort]
  const { rows } = await sql<Successor>`
    with recursive onward (start_id, id, on_date, share, keeps_records, note) as (
      select from_id, to_id, on_date, share, keeps_records, note from ${heirs} where from_id = any(${ids}::uuid[]) and on_date <= ${today}::date
      union all
      select onward.start_id, heir.to_id, heir.on_date, onward.share * heir.share, onward.keeps_records and heir.keeps_records, heir.note
      from ${heirs} as heir join onward on heir.from_id = onward.id where heir.on_date <= ${today}::date
    )
    select onward.start_id as "startId", onward.id, latest.name, latest.living, max(on_date) as "onDate", sum(share)::float8 as share,
           bool_or(keeps_records) as "keepsRecords", string_agg(distinct nullif(note, ''), '; ') as note
    from onward join lateral (
      select name, coalesce(valid @> ${today}::date, false) as living from ${terms} where ${unit} = onward.id
      order by valid @> ${today}::date desc, lower(valid) desc nulls last limit 1
    ) as latest on true
    group by 1, 2, 3, 4 order by max(on_date), bool_or(keeps_records) desc, latest.name collate "vi-x-icu"`.execute(db)
  return rows.map((row) => ({ ...row, note: row.note ?? '' }))
}

export type Predecessor = Omit<Successor, 'startId' | 'living'>

/** Units that passed to this one, by their last names. */
export async function selectPredecessors(db: Db, sort: UnitSort, id: string): Promise<Predecessor[]> {
  const { heirs, terms, unit } = tables[sort]
  const { rows } = await sql<Predecessor>`
    select heir.from_id as id, latest.name, heir.on_date as "onDate", heir.share::float8 as share, heir.keeps_records as "keepsRecords", heir.note
    from ${heirs} as heir join lateral (
      select name from ${terms} where ${unit} = heir.from_id order by lower(valid) desc nulls last limit 1
    ) as latest on true
    where heir.to_id = ${id} order by heir.on_date, latest.name collate "vi-x-icu"`.execute(db)
  return rows
}

export interface PlaceUnit {
  id: string
  kind: PlaceKind
  /** Oldest first. */
  terms: Place[]
}

export async function selectPlace(db: Db, _reach: unknown, id: string): Promise<PlaceUnit | undefined> {
  const terms = await placeHistory(db, id)
  return terms[0] && { id, kind: terms[0].kind, terms }
}

export interface BodyTerm extends Body {
  placeName: string
  superiorName: string | null
  managerName: string | null
}

export interface BodyUnit {
  id: string
  kind: string
  kindVi: string
  kindEn: string
  line: Line
  terms: BodyTerm[]
}

export async function selectBody(db: Db, _reach: unknown, id: string): Promise<BodyUnit | undefined> {
  const { rows } = await sql<BodyTerm & { kindVi: string; kindEn: string }>`
    select body.id, body.kind, kind.name_vi as "kindVi", kind.name_en as "kindEn", body.line, term.name, term.place_id as "placeId",
           term.superior_id as "superiorId", term.manager_id as "managerId", lower(term.valid) as "from", upper(term.valid) as until,
           (select name from place_terms where place_id = term.place_id order by valid && term.valid desc, lower(valid) desc nulls last limit 1) as "placeName",
           (select name from body_terms where body_id = term.superior_id order by valid && term.valid desc, lower(valid) desc nulls last limit 1) as "superiorName",
           (select name from body_terms where body_id = term.manager_id order by valid && term.valid desc, lower(valid) desc nulls last limit 1) as "managerName"
    from body_terms as term join bodies as body on body.id = term.body_id join body_kinds as kind on kind.code = body.kind
    where body.id = ${id} order by lower(term.valid) nulls first`.execute(db)
  const first = rows[0]
  return first && { id, kind: first.kind, kindVi: first.kindVi, kindEn: first.kindEn, line: first.line, terms: rows }
}

export interface BodyHit extends Named {
  line: Line
  from: Day | null
  until: Day | null
  nameToday: string | null
  placeName: string
  exact: boolean
}

const all = (conditions: ReturnType<typeof sql<boolean>>[]) => sql<boolean>`(${sql.join(conditions, sql` and `)})`
const literal = (text: string) => text.replaceAll(/[\\%_]/g, '\\$&')
/** Some word of the name begins with it; the first condition is the index's. */
const begun = (word: string) =>
  sql<boolean>`term.search like ${`%${literal(fold(word))}%`} and position(${` ${fold(word)}`} in ' ' || term.search) > 0`

/** Bodies whose name has every word, without accents: those of the day first, then the words in one piece, then learning centres, which most are looked for. */
export async function selectBodyHits(db: Db, text: string, on: Day, today: Day, limit: number): Promise<BodyHit[]> {
  const name = tidy(text)
  if (!name) return []
  const words = name.split(' ')
  const { rows } = await sql<BodyHit>`
    select body.id, body.line, term.name, lower(term.valid) as "from", upper(term.valid) as until,
           ${all(words.map((word) => sql<boolean>`position(lower(${word}) in lower(term.name)) > 0`))} as exact,
           (select name from body_terms where body_id = body.id and valid @> ${today}::date) as "nameToday",
           (select name from place_terms where place_id = term.place_id order by valid && term.valid desc, lower(valid) desc nulls last limit 1) as "placeName"
    from body_terms as term join bodies as body on body.id = term.body_id
    where term.search like ${`%${literal(fold(name))}%`} or ${all(words.map(begun))}
    order by term.valid @> ${on}::date desc, position(${fold(name)} in term.search) > 0 desc, 6 desc, body.kind = 'learning-centre' desc, length(term.name), term.name collate "vi-x-icu", body.id limit ${limit}`.execute(
    db,
  )
  return rows
}

export interface ManagedPlace {
  id: string
  kind: PlaceKind
  name: string
  code: string | null
  parentId: string | null
  from: Day | null
  until: Day | null
}

function latestWithin(db: Db, reach: Reach, id: string) {
  return db
    .selectFrom('places as place')
    .innerJoin('place_terms as term', 'term.place_id', 'place.id')
    .select(['place.id', sql<PlaceKind>`place.kind`.as('kind'), 'term.name', 'term.code', 'term.parent_id as parentId'])
    .select([sql<Day | null>`lower(term.valid)`.as('from'), sql<Day | null>`upper(term.valid)`.as('until')])
    .where('place.id', '=', id)
    .where(withinPlace(reach, 'place.custody_path'))
    .orderBy(sql`lower(term.valid) desc nulls last`)
}

/** A place of the administrator's territory, its own root among them: things are added and merged below it. */
export function selectManaged(db: Db, reach: Reach, id: string): Promise<ManagedPlace | undefined> {
  return latestWithin(db, reach, id).executeTakeFirst()
}

/** A place below the root of the territory: nobody renames or dissolves the ground he stands on. */
export function selectInner(db: Db, reach: Reach, id: string): Promise<ManagedPlace | undefined> {
  return latestWithin(db, reach, id).where(sql<boolean>`place.custody_path <> ${reach.placePath}::ltree`).executeTakeFirst()
}

export async function selectManagedBody(db: Db, reach: Reach, id: string): Promise<Body | undefined> {
  const row = await db
    .selectFrom('body_terms as term')
    .innerJoin('bodies as body', 'body.id', 'term.body_id')
    .innerJoin('places as place', 'place.id', 'term.place_id')
    .select(['body.id', 'body.kind', sql<Line>`body.line`.as('line'), 'term.name', 'term.place_id as placeId'])
    .select(['term.superior_id as superiorId', 'term.manager_id as managerId'])
    .select([sql<Day | null>`lower(term.valid)`.as('from'), sql<Day | null>`upper(term.valid)`.as('until')])
    .where('body.id', '=', id)
    .where(withinPlace(reach, 'place.custody_path'))
    .orderBy(sql`lower(term.valid) desc nulls last`)
    .executeTakeFirst()
  return row
}

/** Which of the places lie in the territory, its root not among them. */
export async function selectManagedIds(db: Db, reach: Reach, ids: string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('places')
    .select('id')
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .where(withinPlace(reach, 'custody_path'))
    .where(sql<boolean>`custody_path <> ${reach.placePath}::ltree`)
    .execute()
  return new Set(rows.map((row) => row.id))
}

export interface BodyKind {
  code: string
  nameVi: string
  nameEn: string
  line: Line
}

export function selectBodyKinds(db: Db): Promise<BodyKind[]> {
  return db
    .selectFrom('body_kinds')
    .select(['code', 'name_vi as nameVi', 'name_en as nameEn', sql<Line>`line`.as('line')])
    .orderBy(sql`array_position(array['party', 'council', 'state', 'front', 'society', 'school', 'centre'], line)`)
    .orderBy(sql`name_vi collate "vi-x-icu"`)
    .execute()
}

/** Units that still name one of the ended ones as the unit above them on or after the day. */
export async function countLeftBelow(db: Db, sort: UnitSort, ids: string[], on: Day): Promise<number> {
  const above =
    sort === 'place'
      ? sql`place_terms where parent_id = any(${ids}::uuid[])`
      : sql`body_terms where (superior_id = any(${ids}::uuid[]) or manager_id = any(${ids}::uuid[]))`
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ${above} and (upper(valid) is null or upper(valid) > ${on}::date)`.execute(db)
  return rows[0]!.count
}

/** Living units of these kinds that bear exactly the name or code on the day; the check page shows which one was meant. */
export async function selectNamed(
  db: Db,
  kinds: PlaceKind[],
  text: string,
  on: Day,
  reach: Reach,
): Promise<(Named & { parent: string; code: string })[]> {
  const { rows } = await sql<Named & { parent: string; code: string; near: boolean }>`
    select place.id, term.name, coalesce(term.code, '') as code, ${withinPlace(reach, 'place.custody_path')} as near,
           coalesce((select name from place_terms where place_id = term.parent_id and valid @> ${on}::date), '') as parent
    from place_terms as term join places as place on place.id = term.place_id
    where term.valid @> ${on}::date and place.kind = any(${kinds}::text[]) and (term.code = ${tidy(text)} or term.search = ${fold(tidy(text))})
    order by term.code, 5`.execute(db)
  const near = rows.filter((row) => row.near)
  return near.length === 1 ? near : rows
}

export async function selectNamedBodies(
  db: Db,
  line: Line,
  text: string,
  on: Day,
  reach: Reach,
): Promise<(Named & { parent: string; code: string })[]> {
  const { rows } = await sql<Named & { parent: string; code: string; near: boolean }>`
    select body.id, term.name, '' as code, ${withinPlace(reach, 'place.custody_path')} as near,
           coalesce((select name from place_terms where place_id = place.id and valid @> ${on}::date), '') as parent
    from body_terms as term join bodies as body on body.id = term.body_id join places as place on place.id = term.place_id
    where term.valid @> ${on}::date and body.line = ${line} and term.search = ${fold(tidy(text))} order by 5`.execute(db)
  const near = rows.filter((row) => row.near)
  return near.length === 1 ? near : rows
}

/** People in a post of the bodies on the day. */
export async function countHolders(db: Db, bodyIds: string[], on: Day): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct tenure.person_id)::int as count from tenures as tenure join posts as post on post.id = tenure.post_id
    where post.body_id = any(${bodyIds}::uuid[]) and tenure.valid @> ${on}::date`.execute(db)
  return rows[0]!.count
}
