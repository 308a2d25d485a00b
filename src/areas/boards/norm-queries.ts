import { type Reach, within } from '../../kernel/access.ts'
import { type Db, sql } from '../../kernel/db/index.ts'
import type { Authority } from './appointment.ts'
import type { Limits, Norm } from './norm.ts'

/** A rule with whose it is and when it holds. */
export interface Ruled {
  id: string
  /** Null: shipped with the system. */
  keeper: string | null
  keeperId: string | null
  from: Temporal.PlainDate
  until: Temporal.PlainDate | null
}
export type NormRow = Norm & Ruled
export type AuthorityRow = Authority & Ruled & { scope: 'board' | 'staff'; adviser: string; grounds: string[]; basis: string }
export type LimitsRow = Limits & Ruled & { basis: string }

const ruled = sql`
  r.id, keeper.name as keeper, r.body_id as "keeperId", lower(r.valid) as "from", upper(r.valid) as until`
const kept = sql`
  left join lateral (select name from body_terms where body_id = r.body_id order by lower(valid) desc nulls last limit 1) as keeper on true`
/** Shipped rules, and those of bodies at or above the reader's place, or below it. */
const concerns = (reach: Reach) => sql`
  (r.body_id is null or exists (select from places as seat where seat.id = home_of(r.body_id)
    and (seat.custody_path @> ${reach.placePath}::ltree or seat.custody_path <@ ${reach.placePath}::ltree)))`
const order = sql`lower(r.valid) desc, r.body_id is null`

export async function selectNorms(db: Db, reach: Reach): Promise<NormRow[]> {
  const { rows } = await sql<NormRow>`
    select ${ruled}, r.role, r.line, r.home_roles as "homeRoles", r.home_text as "homeText", r.count, r.asks, r.basis from board_norms as r ${kept}
    where ${concerns(reach)} order by array_position(array['centre-director', 'centre-deputy-director', 'accountant', 'treasurer'], r.role), r.line desc, ${order}`.execute(
    db,
  )
  return rows
}

const authority = sql`
  select ${ruled}, r.scope, r.decider, r.decider_level as "deciderLevel", r.decider_role as "deciderRole", r.deputy_role as "deputyRole", r.adviser, r.grounds, r.basis
  from board_authorities as r ${kept}`

export async function selectAuthorities(db: Db, reach: Reach): Promise<AuthorityRow[]> {
  const { rows } = await sql<AuthorityRow>`${authority} where ${concerns(reach)} order by r.scope, ${order}`.execute(db)
  return rows
}

/** Who decides about a centre's posts of a scope on a day, and on what grounds. */
export async function authorityOn(
  db: Db,
  centreId: string,
  scope: 'board' | 'staff',
  on: Temporal.PlainDate,
): Promise<AuthorityRow | undefined> {
  const { rows } = await sql<AuthorityRow>`${authority} where r.id = board_authority_on(${centreId}, ${scope}, ${on}::date)`.execute(db)
  return rows[0]
}

export async function selectLimits(db: Db, reach: Reach): Promise<LimitsRow[]> {
  const { rows } = await sql<LimitsRow>`
    select ${ruled}, r.term_months as "termMonths", r.acting_months as "actingMonths", r.ending_days as "endingDays", r.base_salary as "baseSalary", r.basis
    from board_limits as r ${kept} where ${concerns(reach)} order by ${order}`.execute(db)
  return rows
}

/** A rule of the reader's own body; what was shipped is nobody's to end. */
const own = (table: 'board_norms' | 'board_authorities' | 'board_limits') => async (db: Db, reach: Reach, id: string) => {
  const { rows } = await sql<{ id: string; from: Temporal.PlainDate; until: Temporal.PlainDate | null }>`
    select r.id, lower(r.valid) as "from", upper(r.valid) as until from ${sql.table(table)} as r where r.id = ${id} and ${within(reach, 'r.body_id')}`.execute(
    db,
  )
  return rows[0]
}
export const selectOwnNorm = own('board_norms')
export const selectOwnAuthority = own('board_authorities')
export const selectOwnLimits = own('board_limits')
