import { dateRange, newId, sql, type Tx } from '../../kernel/db/index.ts'
import type { Authority } from './appointment.ts'
import type { Limits, Norm } from './norm.ts'

interface Act {
  by: string
  at: Temporal.Instant
}

type Table = 'board_norms' | 'board_authorities' | 'board_limits'

/** The body's row of the same thing ends where the new one begins; one that begins on that day or later stands in the way. */
async function clear(tx: Tx, table: Table, same: ReturnType<typeof sql>, from: Temporal.PlainDate): Promise<boolean> {
  const later = await sql`select from ${sql.table(table)} where ${same} and lower(valid) >= ${from}::date`.execute(tx)
  if (later.rows.length > 0) return false
  await sql`
    update ${sql.table(table)} set valid = daterange(lower(valid), ${from}::date) where ${same} and valid @> ${from}::date`.execute(tx)
  return true
}

export async function recordNorm(
  tx: Tx,
  bodyId: string,
  norm: Omit<Norm, 'id'>,
  from: Temporal.PlainDate,
  { by, at }: Act,
): Promise<boolean> {
  const { role, line, homeRoles, homeText, count, asks, basis } = norm
  if (!(await clear(tx, 'board_norms', sql`body_id = ${bodyId} and role = ${role} and line = ${line}`, from))) return false
  await tx
    .insertInto('board_norms')
    .values({
      id: newId(),
      body_id: bodyId,
      role,
      line,
      home_roles: homeRoles,
      home_text: homeText,
      count,
      asks,
      basis,
      valid: dateRange(from, null),
      recorded_at: at,
      recorded_by: by,
    })
    .execute()
  return true
}

export type NewAuthority = Authority & { scope: 'board' | 'staff'; adviser: string; grounds: string[]; basis: string }

export async function recordAuthority(
  tx: Tx,
  bodyId: string,
  one: NewAuthority,
  from: Temporal.PlainDate,
  { by, at }: Act,
): Promise<boolean> {
  if (!(await clear(tx, 'board_authorities', sql`body_id = ${bodyId} and scope = ${one.scope}`, from))) return false
  await tx
    .insertInto('board_authorities')
    .values({
      id: newId(),
      body_id: bodyId,
      scope: one.scope,
      decider: one.decider,
      decider_level: one.deciderLevel,
      decider_role: one.deciderRole,
      deputy_role: one.deputyRole,
      adviser: one.adviser,
      grounds: one.grounds,
      basis: one.basis,
      valid: dateRange(from, null),
      recorded_at: at,
      recorded_by: by,
    })
    .execute()
  return true
}

export async function recordLimits(
  tx: Tx,
  bodyId: string,
  limits: Limits & { basis: string },
  from: Temporal.PlainDate,
  { by, at }: Act,
): Promise<boolean> {
  if (!(await clear(tx, 'board_limits', sql`body_id = ${bodyId}`, from))) return false
  await tx
    .insertInto('board_limits')
    .values({
      id: newId(),
      body_id: bodyId,
      term_months: limits.termMonths,
      acting_months: limits.actingMonths,
      ending_days: limits.endingDays,
      base_salary: limits.baseSalary,
      basis: limits.basis,
      valid: dateRange(from, null),
      recorded_at: at,
      recorded_by: by,
    })
    .execute()
  return true
}

/** Ends a rule today, after which the next wider one holds again; one that has not begun goes. */
export async function endRule(
  tx: Tx,
  table: Table,
  rule: { id: string; from: Temporal.PlainDate },
  today: Temporal.PlainDate,
): Promise<void> {
  if (Temporal.PlainDate.compare(rule.from, today) >= 0) await tx.deleteFrom(table).where('id', '=', rule.id).execute()
  else await sql`update ${sql.table(table)} set valid = daterange(lower(valid), ${today}::date) where id = ${rule.id}`.execute(tx)
}
