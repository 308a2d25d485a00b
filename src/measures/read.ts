import { type Reach, withinPlace } from '../kernel/access.ts'
import { type Db, sql } from '../kernel/db/index.ts'
import type { CountedRow, Measure } from './measure.ts'

export interface Figure {
  month: Temporal.PlainDate
  slice: string
  numerator: number
  denominator: number
}

/** Monthly sums of one place, from `from` to `until` (months, inclusive). */
export async function figures(
  db: Db,
  measureId: string,
  placeId: string,
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
): Promise<Figure[]> {
  return db
    .selectFrom('measure_sums')
    .select(['month', 'slice_id as slice', 'numerator', 'denominator'])
    .where('measure_id', '=', measureId)
    .where('place_id', '=', placeId)
    .where('month', '>=', from)
    .where('month', '<=', until)
    .orderBy('month')
    .orderBy('slice_id')
    .execute()
}

/** The records behind a figure: a place, a month, within the reader's territory. */
export async function recordsBehind(
  db: Db,
  reach: Reach,
  measure: Measure,
  placeId: string,
  month: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Promise<CountedRow[]> {
  const last = month.with({ day: month.daysInMonth })
  const at = Temporal.PlainDate.compare(last, today) < 0 ? last : today
  const holds =
    measure.adds === 'stock'
      ? sql`r."from" <= ${at} and (r."until" is null or r."until" > ${at})`
      : sql`date_trunc('month', r."from") = ${month}::date and r."from" <= ${at}`
  const { rows } = await sql<CountedRow>`
    select r.* from (${measure.rows(db) as ReturnType<typeof sql>}) as r
    join places home on home.id = home_of(r.unit) join places up on home.custody_path <@ up.custody_path
    where up.id = ${placeId} and ${withinPlace(reach, 'home.custody_path')} and ${holds} order by r."from", r.record limit 1000`.execute(db)
  return rows
}
