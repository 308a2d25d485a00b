import type { RawBuilder } from 'kysely'
import { sql } from '../kernel/db/index.ts'

/** SQL condition: the daterange column holds the day. */
export function holds(column: string, day: Temporal.PlainDate): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(column)} @> ${day}::date`
}

/** The same for rows that another index finds, such as the children in a recursion; the index of periods would read everything in force that day. */
export function lives(column: string, day: Temporal.PlainDate): RawBuilder<boolean> {
  return sql<boolean>`(${sql.ref(column)} @> ${day}::date) is true`
}

/** First day of the term; null when it always existed as far as is known. */
export function startOf(column: string): RawBuilder<Temporal.PlainDate | null> {
  return sql<Temporal.PlainDate | null>`lower(${sql.ref(column)})`
}
