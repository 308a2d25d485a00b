import type { RawBuilder } from 'kysely'
import { type Line, type Reach, within } from '../kernel/access.ts'
import { type Db, dateRange, newId, sql, type Tx } from '../kernel/db/index.ts'
import { tidy } from './fold.ts'
import { type NewHeir, recordHeirsIn, recordKeeperIn } from './heirs.ts'
import { holds, lives, startOf } from './periods.ts'

export interface Body {
  id: string
  kind: string
  line: Line
  name: string
  placeId: string
  superiorId: string | null
  managerId: string | null
  from: Temporal.PlainDate | null
  until: Temporal.PlainDate | null
}

function bodyTerms(db: Db) {
  return db
    .selectFrom('body_terms as term')
    .innerJoin('bodies as body', 'body.id', 'term.body_id')
    .select(['body.id', 'body.kind', sql<Line>`body.line`.as('line'), 'term.name', 'term.place_id as placeId'])
    .select(['term.superior_id as superiorId', 'term.manager_id as managerId', startOf('term.valid').as('from')])
    .select(sql<Temporal.PlainDate | null>`upper(term.valid)`.as('until'))
}

/**
 * SQL join that adds a body's name on the day, or the last one it had: columns name, search, living (it exists on the day).
 * Without a day its latest name.
 */
export function joinName(bodyColumn: string, alias: string, on?: Temporal.PlainDate): RawBuilder<unknown> {
  const day = on ? sql`${on}::date` : sql`'infinity'::date`
  return sql`
    join lateral (
      select name, search, valid @> ${day} as living from body_terms
      where body_id = ${sql.ref(bodyColumn)} and coalesce(lower(valid), '-infinity'::date) <= ${day}
      order by coalesce(lower(valid), '-infinity'::date) desc limit 1
    ) as ${sql.ref(alias)} on true`
}

/** SQL: figures begin with the year of the directive; a body whose beginning is not on record was there before. */
export const figuresBegin = sql<Temporal.PlainDate>`date '2023-01-01'`

/** SQL: the day on which a body ended; null while it lives. What it held ends with it. */
export const endOfBody = (bodyColumn: string): RawBuilder<Temporal.PlainDate | null> =>
  sql<Temporal.PlainDate | null>`
    (select case when bool_or(upper_inf(valid)) then null else max(upper(valid)) end from body_terms where body_id = ${sql.ref(bodyColumn)})`

export function bodyOn(db: Db, id: string, on: Temporal.PlainDate): Promise<Body | undefined> {
  return bodyTerms(db).where('body.id', '=', id).where(holds('term.valid', on)).executeTakeFirst()
}

/** The body as it was last known, living or not: letters of dissolved bodies still need their names. */
export function bodyLatest(db: Db, id: string): Promise<Body | undefined> {
  return bodyTerms(db).where('body.id', '=', id).orderBy(sql`lower(term.valid) desc nulls last`).executeTakeFirst()
}

export interface BodyFilter {
  ids?: string[]
  kinds?: string[]
  line?: Line
  placeIds?: string[]
  superiorIds?: string[]
  managerId?: string
}

export function bodiesOn(db: Db, on: Temporal.PlainDate, filter: BodyFilter = {}): Promise<Body[]> {
  let query = bodyTerms(db).where(holds('term.valid', on))
  if (filter.ids) query = query.where(sql<boolean>`body.id = any(${filter.ids}::uuid[])`)
  if (filter.kinds) query = query.where(sql<boolean>`body.kind = any(${filter.kinds}::text[])`)
  if (filter.line) query = query.where('body.line', '=', filter.line)
  if (filter.placeIds) query = query.where(sql<boolean>`term.place_id = any(${filter.placeIds}::uuid[])`)
  if (filter.superiorIds) query = query.where(sql<boolean>`term.superior_id = any(${filter.superiorIds}::uuid[])`)
  if (filter.managerId) query = query.where('term.manager_id', '=', filter.managerId)
  return query.orderBy(sql`term.name collate "vi-x-icu"`).orderBy('body.id').execute()
}

export async function findBodies(db: Db, text: string, on: Temporal.PlainDate, limit = 30): Promise<Body[]> {
  const name = tidy(text)
  if (!name) return []
  return bodyTerms(db)
    .where(holds('term.valid', on))
    .where(sql<boolean>`term.search like '%' || fold(${name}) || '%'`)
    .orderBy(sql`position(lower(${name}) in lower(term.name)) > 0`, 'desc')
    .orderBy(sql`length(term.name)`)
    .orderBy('body.id')
    .limit(limit)
    .execute()
}

/** Bodies below one in its line on the day, at any depth, itself not among them. */
export async function bodiesBelow(db: Db, id: string, on: Temporal.PlainDate): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive below (id) as (
      select body_id from body_terms where superior_id = ${id} and ${lives('valid', on)}
      union
      select term.body_id from body_terms as term join below on term.superior_id = below.id where ${lives('term.valid', on)}
    )
    select below.id from below join bodies on bodies.id = below.id
    where bodies.line = (select line from bodies where id = ${id})`.execute(db)
  return rows.map((row) => row.id)
}

/** A body with all that answer to it on the day: below it, managed by it, at any depth and in any line. */
export async function answeringTo(db: Db, id: string, on: Temporal.PlainDate): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive down (id) as (
      select ${id}::uuid
      union
      select term.body_id from body_terms as term join down on down.id in (term.superior_id, term.manager_id) where ${lives('term.valid', on)}
    )
    select id from down`.execute(db)
  return rows.map((row) => row.id)
}

/** Bodies with all that they answer to on the day. */
export async function answeredToBy(db: Db, ids: string[], on: Temporal.PlainDate): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive up (id) as (
      select unnest(${ids}::uuid[])
      union
      select above.id from up join body_terms as term on term.body_id = up.id and ${lives('term.valid', on)}
        cross join lateral (values (term.superior_id), (term.manager_id)) as above (id) where above.id is not null
    )
    select id from up`.execute(db)
  return rows.map((row) => row.id)
}

export interface BodyHeir {
  fromId: string
  id: string
  name: string
  onDate: Temporal.PlainDate
  share: number | null
  keepsRecords: boolean
}

/** Heirs of dissolved bodies that count on the day, the record keeper first. */
export async function bodyHeirs(db: Db, fromIds: string[], on: Temporal.PlainDate): Promise<BodyHeir[]> {
  const { rows } = await sql<BodyHeir>`
    select heir.from_id as "fromId", heir.to_id as id, term.name, heir.on_date as "onDate",
           heir.share::float8 as share, heir.keeps_records as "keepsRecords"
    from body_heirs as heir
    ${joinName('heir.to_id', 'term', on)}
    where heir.from_id = any(${fromIds}::uuid[]) and heir.on_date <= ${on}::date
    order by heir.keeps_records desc, term.name collate "vi-x-icu"`.execute(db)
  return rows
}

/** Body → who answers for its records on the day: itself, or the last of its record-keeping heirs; absent when that is not known. */
export async function bodyKeepers(db: Db, ids: string[], on: Temporal.PlainDate): Promise<Map<string, { id: string; name: string }>> {
  const { rows } = await sql<{ fromId: string; id: string; name: string }>`
    with recursive chain (from_id, id) as (
      select one, one from unnest(${ids}::uuid[]) as one
      union
      select chain.from_id, heir.to_id from chain join body_heirs as heir on heir.from_id = chain.id and heir.keeps_records and heir.on_date <= ${on}::date
      where not exists (select from body_terms where body_id = chain.id and valid @> ${on}::date))
    select chain.from_id as "fromId", chain.id, term.name from chain join body_terms as term on term.body_id = chain.id and term.valid @> ${on}::date`.execute(
    db,
  )
  return new Map(rows.map(({ fromId, ...keeper }) => [fromId, keeper]))
}

export async function bodyKeeper(db: Db, id: string, on: Temporal.PlainDate): Promise<Body | null> {
  const keeper = (await bodyKeepers(db, [id], on)).get(id)
  return keeper ? ((await bodyOn(db, keeper.id, on)) ?? null) : null
}

/** SQL condition: the column names a body of the reach, or one that ended and whose records such a body keeps. */
export function keptWithin(reach: Reach, bodyColumn: string, today: Temporal.PlainDate): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(bodyColumn)} in (
    with recursive kept (id) as (
      select id from bodies where ${within(reach, 'bodies.id')}
      union
      select heir.from_id from kept join body_heirs as heir on heir.to_id = kept.id and heir.keeps_records and heir.on_date <= ${today}::date
    )
    select id from kept)`
}

export interface NewBody {
  id?: string
  kind: string
  /** Left out: the usual line of the kind. */
  line?: Line
  name: string
  placeId: string
  superiorId?: string | null
  managerId?: string | null
  from: Temporal.PlainDate | null
  until?: Temporal.PlainDate | null
}

export async function recordBody(tx: Tx, body: NewBody): Promise<string> {
  const id = body.id ?? newId()
  const line = sql<string>`coalesce(${body.line ?? null}::text, (select line from body_kinds where code = ${body.kind}))`
  await tx.insertInto('bodies').values({ id, kind: body.kind, line }).execute()
  await recordBodyTerm(tx, { ...body, id })
  return id
}

export async function recordBodyTerm(tx: Tx, term: Omit<NewBody, 'kind' | 'line'> & { id: string }): Promise<void> {
  await tx
    .insertInto('body_terms')
    .values({
      id: newId(),
      body_id: term.id,
      name: tidy(term.name),
      place_id: term.placeId,
      superior_id: term.superiorId ?? null,
      manager_id: term.managerId ?? null,
      valid: dateRange(term.from, term.until ?? null),
    })
    .execute()
}

/** `on` is the first day without the body. */
export async function endBody(tx: Tx, id: string, on: Temporal.PlainDate): Promise<void> {
  await sql`update body_terms set valid = daterange(lower(valid), ${on}::date) where body_id = ${id} and valid @> (${on}::date - 1)`.execute(
    tx,
  )
}

export const recordBodyHeirs = (tx: Tx, heirs: NewHeir[]) => recordHeirsIn(tx, 'body_heirs', heirs)

export const recordBodyKeeper = (tx: Tx, heir: { fromId: string; toId: string; note: string }) => recordKeeperIn(tx, 'body_heirs', heir)

/** From `on` the body carries another name or stands under others; what it was before stays readable. */
export async function changeBody(
  tx: Tx,
  id: string,
  change: { name?: string; superiorId?: string | null; managerId?: string | null; on: Temporal.PlainDate },
): Promise<void> {
  const { on, ...changed } = change
  const term = await bodyTerms(tx).where('body.id', '=', id).where(holds('term.valid', on)).executeTakeFirstOrThrow()
  if (term.from?.equals(on)) {
    await tx
      .updateTable('body_terms')
      .set({
        name: tidy(changed.name ?? term.name),
        superior_id: changed.superiorId === undefined ? term.superiorId : changed.superiorId,
        manager_id: changed.managerId === undefined ? term.managerId : changed.managerId,
      })
      .where('body_id', '=', id)
      .where(sql<boolean>`valid @> ${on}::date`)
      .execute()
    return
  }
  await endBody(tx, id, on)
  await recordBodyTerm(tx, { ...term, ...changed, from: on })
}
