import { dayOf } from '../../kernel/clock.ts'
import { type Db, sql, type Tx } from '../../kernel/db/index.ts'
import { bindableMeasures, measureById, type Stood, standingOf, type Touched } from '../../measures/index.ts'
import { answeredToBy, answeringTo } from '../../registry/index.ts'

/** A task is fulfilled by records: a measure of the office and all that answer to it, and the value that it must reach (feature T10). */
export interface Binding {
  measureId: string
  threshold: number
}

const named = (measureId: string) => bindableMeasures().find(({ id }) => id === measureId)

/** What the officer chose, null for none, or the field that is wrong. */
export function readBinding({ measure, threshold }: { measure: string; threshold: string }): Binding | null | { refused: 'threshold' } {
  if (!named(measure)) return null
  const value = Number(threshold || '1')
  return Number.isInteger(value) && value > 0 && value < 1_000_000 ? { measureId: measure, threshold: value } : { refused: 'threshold' }
}

interface Bound {
  id: string
  bodyId: string
  measureId: string
  threshold: number
  assignedAt: Temporal.Instant
  fulfilledOn: Temporal.PlainDate | null
}

const stood = async (db: Db, part: Omit<Bound, 'id' | 'fulfilledOn'>, today: Temporal.PlainDate): Promise<Stood | null> => {
  const measure = measureById(part.measureId)
  if (!measure) return null
  const units = await answeringTo(db, part.bodyId, today)
  return standingOf(db, measure, units, { threshold: part.threshold, since: dayOf(part.assignedAt) }, today)
}

/** Progress of one part as its records prove it, with the records themselves; null for a task without a binding. */
export async function selectStanding(db: Db, assignmentId: string, today: Temporal.PlainDate): Promise<(Stood & Binding) | null> {
  const part = (await selectBound(db, sql`a.id = ${assignmentId}`))[0]
  const found = part && (await stood(db, part, today))
  return found ? { ...found, measureId: part.measureId, threshold: part.threshold } : null
}

async function selectBound(db: Db, which: ReturnType<typeof sql>): Promise<Bound[]> {
  const { rows } = await sql<Bound>`
    select a.id, a.body_id as "bodyId", t.measure_id as "measureId", t.threshold, t.assigned_at as "assignedAt", a.fulfilled_on as "fulfilledOn"
    from assignments as a join tasks as t on t.id = a.task_id where t.measure_id is not null and ${which}`.execute(db)
  return rows
}

const open = sql`a.accepted_at is null and a.ended_at is null`

/** The day on which records made a part true is kept beside it, with the day on which they were there to be counted, and taken back when they no longer do; what was confirmed stays as it was confirmed. */
async function recordFulfilment(tx: Tx, parts: Bound[], today: Temporal.PlainDate): Promise<void> {
  for (const part of parts) {
    const since = (await stood(tx, part, today))?.since ?? null
    if (since?.toString() === part.fulfilledOn?.toString()) continue
    await tx
      .updateTable('assignments')
      .set({ fulfilled_on: since, fulfilled_seen_on: since && today })
      .where('id', '=', part.id)
      .execute()
  }
}

/** Open parts whose records changed: of the touched bodies, and of whom they answer to. */
export async function recordTouched(tx: Tx, touched: Touched[], today: Temporal.PlainDate): Promise<void> {
  for (const { measureId, units } of touched) {
    const bodies = named(measureId) ? await answeredToBy(tx, units, today) : []
    if (bodies.length === 0) continue
    const which = sql`${open} and t.measure_id = ${measureId} and a.body_id = any(${bodies}::uuid[])`
    await recordFulfilment(tx, await selectBound(tx, which), today)
  }
}

/** Every open part; for what changes by the calendar alone. */
export async function recordAllBound(tx: Tx, today: Temporal.PlainDate): Promise<void> {
  await recordFulfilment(tx, await selectBound(tx, open), today)
}

/** Parts of a task that was just given: records may make them true from the start. */
export async function recordBoundOf(tx: Tx, taskId: string, today: Temporal.PlainDate): Promise<void> {
  await recordFulfilment(tx, await selectBound(tx, sql`a.task_id = ${taskId}`), today)
}
