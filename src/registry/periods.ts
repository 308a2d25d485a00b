import type { RawBuilder } from 'kysely'
import { sql } from '../kernel/db/index.ts'

/** SQL condition: the daterange column holds the day. */
export function holds(column: string, day: Temporal.PlainDate): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(column)} @> ${day}::date`
}

/** First day of the term; null when it always existed as far as is known. */
export function startOf(column: string): RawBuilder<Temporal.PlainDate | null> {
  return sql<Temporal.PlainDate | null>`lower(${sql.ref(column)})`
}
