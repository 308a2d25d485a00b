import { dayOf } from '../../kernel/clock.ts'
import { dateRange, newId, sql, type Tx } from '../../kernel/db/index.ts'
import type { Act } from './record.ts'

export interface NewAllowance {
  coefficient: number | null
  amount: number | null
  basis: string
  from: Temporal.PlainDate
  until: Temporal.PlainDate | null
}

/** From its first day on; what the term had before ends then, what was to come falls away. False where one that has begun stands in the way. */
export async function recordAllowance(
  tx: Tx,
  tenureId: string,
  { coefficient, amount, basis, from, until }: NewAllowance,
  { by, at }: Act,
): Promise<boolean> {
  const today = dayOf(at)
  const begun = await sql`
    select from board_allowances where tenure_id = ${tenureId} and lower(valid) >= ${from}::date and lower(valid) <= ${today}::date`.execute(
    tx,
  )
  if (begun.rows.length > 0) return false
  await sql`delete from board_allowances where tenure_id = ${tenureId} and lower(valid) >= ${from}::date`.execute(tx)
  await sql`
    update board_allowances set valid = daterange(lower(valid), ${from}::date) where tenure_id = ${tenureId} and valid @> ${from}::date`.execute(
    tx,
  )
  await tx
    .insertInto('board_allowances')
    .values({
      id: newId(),
      tenure_id: tenureId,
      coefficient,
      amount,
      basis,
      valid: dateRange(from, until),
      recorded_at: at,
      recorded_by: by,
    })
    .execute()
  return true
}

/** No allowance from the day on. */
export async function endAllowance(tx: Tx, id: string, on: Temporal.PlainDate): Promise<void> {
  await sql`delete from board_allowances where id = ${id} and lower(valid) >= ${on}::date`.execute(tx)
  await sql`update board_allowances set valid = daterange(lower(valid), ${on}::date) where id = ${id} and valid @> ${on}::date`.execute(tx)
}
