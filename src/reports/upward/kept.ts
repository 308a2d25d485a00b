import { type OutgoingRow, selectMade } from '../../areas/issuing/index.ts'
import type { Reach } from '../../kernel/access.ts'
import { type Db, newId, type Tx } from '../../kernel/db/index.ts'
import type { Filter } from '../follow-up/filter.ts'
import type { Directive } from './queries.ts'

type Period = Pick<Filter, 'from' | 'until'>

export interface NewReport {
  directive: Directive
  period: Period
  bodyId: string
  paperId: string
  by: string
  at: Temporal.Instant
}

/** The report remembers which outgoing paper it became. */
export async function recordReport(tx: Tx, { directive, period, bodyId, paperId, by, at }: NewReport): Promise<void> {
  await tx
    .insertInto('upward_reports')
    .values({
      id: newId(),
      body_id: bodyId,
      document_id: directive.id,
      from_on: period.from ?? null,
      until_on: period.until ?? null,
      outgoing_id: paperId,
      made_at: at,
      made_by: by,
    })
    .execute()
}

/** Outgoing papers that the body's report on a directive and period became. */
export async function selectReports(db: Db, reach: Reach, directive: Directive, { from, until }: Period): Promise<OutgoingRow[]> {
  const rows = await db
    .selectFrom('upward_reports')
    .select('outgoing_id')
    .where('document_id', '=', directive.id)
    .where('from_on', 'is not distinct from', from ?? null)
    .where('until_on', 'is not distinct from', until ?? null)
    .execute()
  return selectMade(
    db,
    reach,
    rows.map((row) => row.outgoing_id),
  )
}
