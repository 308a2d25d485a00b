import { newId, sql, type Tx } from '../../kernel/db/index.ts'
import type { Band, Kind, Step } from './criteria.ts'
import type { CriteriaSet } from './sets.ts'

interface Act {
  by: string
  at: Temporal.Instant
}

export interface SetHead {
  name: string
  kind: Kind
  fromYear: number
  /** Month and day, such as 12-01. */
  selfDue: string
  decideDue: string
}

const years = (from: number, until: number | null) => `[${from},${until === null ? '' : until + 1})`

/** A draft with the lines of another set; changed to levels, what gave points belongs to the first level. */
export async function recordCopy(tx: Tx, from: CriteriaSet, bodyId: string, head: SetHead, { by, at }: Act): Promise<string> {
  const id = newId()
  const { name, kind, fromYear, selfDue, decideDue } = head
  await tx
    .insertInto('criteria_sets')
    .values({
      id,
      body_id: bodyId,
      kind,
      name,
      basis: from.basis,
      years: years(fromYear, null),
      self_due: selfDue,
      decide_due: decideDue,
      made_at: at,
      made_by: by,
    })
    .execute()
  const headings = new Map(from.headings.map((heading) => [heading.id, newId()]))
  for (const [position, { id: old, code, text }] of from.headings.entries())
    await tx
      .insertInto('criteria')
      .values({ id: headings.get(old)!, set_id: id, position, code, text })
      .execute()
  for (const [position, criterion] of from.criteria.entries()) {
    const steps = criterion.steps.map((step) => ({
      ...step,
      points: kind === 'levels' ? null : (step.points ?? 0.5),
      level: kind === 'levels' ? (step.level ?? 1) : null,
    }))
    await recordCriterion(tx, id, null, { ...criterion, heading: headings.get(criterion.heading)!, position, steps })
  }
  if (kind === 'points') await recordBands(tx, id, from.bands)
  return id
}

export interface NewCriterion {
  heading: string
  code: string
  text: string
  evidence: string
  points: number
  position: number
  steps: Omit<Step, 'id'>[]
}

/** Writes a line and what of it the records show; `known` is the line to replace. */
export async function recordCriterion(tx: Tx, setId: string, known: string | null, line: NewCriterion): Promise<void> {
  const id = known ?? newId()
  const { heading, code, text, evidence, points, position, steps } = line
  const values = { parent_id: heading, code, text, evidence, points }
  if (known) await tx.updateTable('criteria').set(values).where('id', '=', known).where('set_id', '=', setId).execute()
  else
    await tx
      .insertInto('criteria')
      .values({ id, set_id: setId, position, ...values })
      .execute()
  await tx.deleteFrom('criterion_steps').where('criterion_id', '=', id).execute()
  for (const [i, step] of steps.entries())
    await tx
      .insertInto('criterion_steps')
      .values({
        id: newId(),
        criterion_id: id,
        position: i,
        text: step.text,
        measure_id: step.measureId,
        slice_id: step.slice,
        least: step.least,
        points: step.points,
        level: step.level,
      })
      .execute()
  await touch(tx, setId)
}

const touch = (tx: Tx, id: string) => tx.updateTable('criteria_sets').set({ version: sql`version + 1` }).where('id', '=', id).execute()

export async function dropCriterion(tx: Tx, setId: string, id: string): Promise<void> {
  await tx.deleteFrom('criteria').where('id', '=', id).where('set_id', '=', setId).where('parent_id', 'is not', null).execute()
  await touch(tx, setId)
}

export async function recordBands(tx: Tx, setId: string, bands: Band[]): Promise<void> {
  await tx.deleteFrom('criteria_bands').where('set_id', '=', setId).execute()
  if (bands.length)
    await tx
      .insertInto('criteria_bands')
      .values(bands.map(({ name, least }) => ({ set_id: setId, name, least })))
      .execute()
  await touch(tx, setId)
}

/** Whether a centre under the body is rated for the year, or a later one, by another set already. */
export async function yearInUse(tx: Tx, set: CriteriaSet): Promise<boolean> {
  const { rows } = await sql`
    select from ratings as r join places as home on home.id = home_of(r.centre_id) join places as top on top.id = home_of(${set.bodyId}::uuid)
    where r.year >= ${set.fromYear} and r.set_id <> ${set.id} and home.custody_path <@ top.custody_path limit 1`.execute(tx)
  return rows.length > 0
}

/** In force from its year on; what the body had in force before ends with the year before, and a set that would never have held goes. */
export async function recordIssued(tx: Tx, set: CriteriaSet, { by, at }: Act): Promise<void> {
  await sql`delete from criteria_sets where body_id = ${set.bodyId} and id <> ${set.id} and issued_at is not null and lower(years) >= ${set.fromYear}`.execute(
    tx,
  )
  await sql`
    update criteria_sets set years = int4range(lower(years), ${set.fromYear}) where body_id = ${set.bodyId} and id <> ${set.id} and issued_at is not null
      and years @> ${set.fromYear}::int`.execute(tx)
  await tx.updateTable('criteria_sets').set({ issued_at: at, issued_by: by, version: sql`version + 1` }).where('id', '=', set.id).execute()
}

export async function dropSet(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('criteria_sets').where('id', '=', id).where('issued_at', 'is', null).execute()
}
