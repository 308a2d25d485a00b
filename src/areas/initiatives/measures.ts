import { type Db, sql } from '../../kernel/db/index.ts'
import { measure } from '../../measures/index.ts'
import { readInitiatives } from './access.ts'

const never = sql<Temporal.PlainDate | null>`null::date`
const one = sql<number>`1`

async function titles(db: Db, records: string[]) {
  const rows = await db.selectFrom('initiatives').select(['id', 'title']).where(sql<boolean>`id = any(${records}::uuid[])`).execute()
  return new Map(rows.map(({ id, title }) => [id, title]))
}
const common = { adds: 'flow', binds: true, opens: readInitiatives, titles, href: (record: string) => `/initiatives/${record}` } as const
/** Letter §1: initiative of boards. */
export const initiativesRecorded = measure({
  ...common,
  id: 'initiative.recorded',
  reads: ['initiatives'],
  words: { vi: 'Sáng kiến ghi vào sổ', en: 'Initiatives recorded' },
  rows: (db) =>
    db
      .selectFrom('initiatives as i')
      .where('i.withdrawn_at', 'is', null)
      .select(['i.centre_id as unit', 'i.id as subject', 'i.id as record', sql<string>`''`.as('slice'), one.as('weight')])
      .select(['i.recorded_on as from', never.as('until')]),
})

/** An initiative leaves the register only once its recognition was taken back, so the recognition alone is counted. */
export const initiativesRecognised = measure({
  ...common,
  id: 'initiative.recognised',
  reads: ['initiative_recognitions'],
  words: { vi: 'Sáng kiến được công nhận', en: 'Initiatives recognised' },
  rows: (db) =>
    db
      .selectFrom('initiative_recognitions as r')
      .where('r.withdrawn_at', 'is', null)
      .select(['r.centre_id as unit', 'r.initiative_id as subject', 'r.initiative_id as record', 'r.level as slice', one.as('weight')])
      .select(['r.decided_on as from', never.as('until')]),
})
