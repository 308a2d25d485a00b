import { type Reach, within, withinPlace } from '../../kernel/access.ts'
import { type Db, sql } from '../../kernel/db/index.ts'
import { type CentreName, joinName } from '../../registry/index.ts'
import { shipped, type Template } from './template.ts'

export interface Regulation {
  id: string
  version: number
  centreId: string
  centre: string
  title: string
  body: string
  draftedAt: Temporal.Instant
  draftedBy: string
  code: string
  issuer: string
  decidedOn: Temporal.PlainDate | null
  inForceFrom: Temporal.PlainDate | null
  supersededOn: Temporal.PlainDate | null
  fileId: string | null
  issuedAt: Temporal.Instant | null
  issuedBy: string | null
  withdrawnAt: Temporal.Instant | null
  withdrawReason: string
}

export interface CentreRow extends CentreName {
  /** The one in force today. */
  regulationId: string | null
  code: string
  inForceFrom: Temporal.PlainDate | null
  drafting: boolean
}

const living = (today: Temporal.PlainDate) => sql`
  bodies as c join body_terms as term on term.body_id = c.id and term.valid @> ${today}::date
  join places as home on home.id = term.place_id
  join lateral (select name from place_terms where place_id = home.id order by valid @> ${today}::date desc, lower(valid) desc nulls last limit 1) as place on true`

export interface CentreFilter {
  q: string
  state: 'all' | 'lack' | 'in-force'
}

/** Centres of the reader's territory with the regulation in force, those without one first. */
export async function selectCentres(db: Db, reach: Reach, { q, state }: CentreFilter, today: Temporal.PlainDate): Promise<CentreRow[]> {
  const { rows } = await sql<CentreRow>`
    select c.id, term.name, home.id as "placeId", place.name as place, now.id as "regulationId", coalesce(now.code, '') as code, now.in_force_from as "inForceFrom",
      exists (select from regulations where centre_id = c.id and issued_at is null) as drafting
    from ${living(today)}
    left join lateral (
      select id, code, in_force_from from regulations where centre_id = c.id and issued_at is not null and withdrawn_at is null and in_force_from <= ${today}::date
      order by in_force_from desc limit 1) as now on true
    where c.kind = 'learning-centre' and ${withinPlace(reach, 'home.custody_path')}
      and (${q} = '' or position(fold(${q}) in fold(term.name || ' ' || place.name)) > 0)
      and (${state} = 'all' or (now.id is null) = (${state} = 'lack'))
    order by now.id is not null, term.name collate "vi-x-icu", c.id limit 12000`.execute(db)
  return rows
}

const regulations = sql`
  select r.id, r.version, r.centre_id as "centreId", term.name as centre, r.title, r.body_text as body, r.drafted_at as "draftedAt", author.name as "draftedBy", r.code, r.issuer,
    r.decided_on as "decidedOn", r.in_force_from as "inForceFrom", r.file_id as "fileId", r.issued_at as "issuedAt", issuing.name as "issuedBy",
    r.withdrawn_at as "withdrawnAt", r.withdraw_reason as "withdrawReason",
    (select min(n.in_force_from) from regulations as n where n.centre_id = r.centre_id and n.issued_at is not null and n.withdrawn_at is null
      and n.in_force_from > r.in_force_from) as "supersededOn"
  from regulations as r ${joinName('r.centre_id', 'term')} join people as author on author.id = r.drafted_by left join people as issuing on issuing.id = r.issued_by
  join places as home on home.id = home_of(r.centre_id)`

/** Versions of a centre, the latest first; drafts only for the centre itself. */
export async function selectVersions(db: Db, centreId: string, mine: boolean): Promise<Regulation[]> {
  const { rows } = await sql<Regulation>`
    ${regulations} where r.centre_id = ${centreId} and (${mine} or r.issued_at is not null)
    order by r.issued_at is not null, r.in_force_from desc, r.id desc limit 100`.execute(db)
  return rows
}

/** An issued one of the reader's territory. */
export async function selectIssued(db: Db, reach: Reach, id: string): Promise<Regulation | undefined> {
  const { rows } = await sql<Regulation>`
    ${regulations} where r.id = ${id} and r.issued_at is not null and ${withinPlace(reach, 'home.custody_path')}`.execute(db)
  return rows[0]
}

/** One of the reader's own centre, draft or not. */
export async function selectOwn(db: Db, reach: Reach, id: string): Promise<Regulation | undefined> {
  const { rows } = await sql<Regulation>`${regulations} where r.id = ${id} and ${within(reach, 'r.centre_id')}`.execute(db)
  return rows[0]
}

export interface OwnTemplate extends Template {
  version: number
  savedAt: Temporal.Instant
}

export async function selectTemplate(db: Db, bodyId: string): Promise<OwnTemplate | undefined> {
  return db
    .selectFrom('regulation_templates')
    .select(['title', 'body_text as body', 'version', 'saved_at as savedAt'])
    .where('body_id', '=', bodyId)
    .executeTakeFirst()
}

/** The template of the nearest office above the place that wrote one, else the shipped one. */
export async function templateFor(db: Db, placeId: string): Promise<Template> {
  const { rows } = await sql<Template>`
    select t.title, t.body_text as body from regulation_templates as t join places as home on home.id = home_of(t.body_id)
    join places as here on here.id = ${placeId} where home.custody_path @> here.custody_path order by nlevel(home.custody_path) desc limit 1`.execute(
    db,
  )
  return rows[0] ?? shipped
}
