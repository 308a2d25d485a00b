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
const standing = (db: Db) =>
  db
    .selectFrom('initiatives as i')
    .where('i.withdrawn_at', 'is', null)
    .select(['i.centre_id as unit', 'i.id as subject', 'i.id as record', one.as('weight'), never.as('until')])

/** Letter §1: initiative of boards. */
export const initiativesRecorded = measure({
  ...common,
  id: 'initiative.recorded',
  reads: ['initiatives'],
  words: { vi: 'Sáng kiến ghi vào sổ', en: 'Initiatives recorded' },
  rows: (db) => standing(db).select([sql<string>`''`.as('slice'), 'i.recorded_on as from']),
})

export const initiativesRecognised = measure({
  ...common,
  id: 'initiative.recognised',
  reads: ['initiatives', 'initiative_recognitions'],
  words: { vi: 'Sáng kiến được công nhận', en: 'Initiatives recognised' },
  rows: (db) =>
    standing(db)
      .innerJoin('initiative_recognitions as r', 'r.initiative_id', 'i.id')
      .where('r.withdrawn_at', 'is', null)
      .select(['r.level as slice', 'r.decided_on as from']),
})
