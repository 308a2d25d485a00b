import { type Db, sql } from '../../kernel/db/index.ts'
import { measure } from '../../measures/index.ts'
import { readShortcomings } from './access.ts'
import { words } from './words.ts'

const common = {
  reads: ['shortcomings'] as ['shortcomings'],
  opens: readShortcomings,
  href: (record: string) => `/shortcomings/${record}`,
  async titles(db: Db, records: string[]) {
    const rows = await db.selectFrom('shortcomings').select(['id', 'kind']).where(sql<boolean>`id = any(${records}::uuid[])`).execute()
    return new Map(rows.map(({ id, kind }) => [id, words.vi[kind as 'other'] ?? kind]))
  },
}

const rows = (db: Db) =>
  db
    .selectFrom('shortcomings as s')
    .select(['s.centre_id as unit', 's.id as subject', 's.id as record', 's.kind as slice', sql<number>`1`.as('weight')])

export const shortcomingsOpen = measure({
  ...common,
  id: 'shortcoming.open',
  adds: 'stock',
  words: { vi: 'Tồn tại chưa khắc phục', en: 'Shortcomings open' },
  rows: (db) => rows(db).select(['s.found_on as from', 's.closed_on as until']),
})

export const shortcomingsClosed = measure({
  ...common,
  id: 'shortcoming.closed',
  adds: 'flow',
  binds: true,
  words: { vi: 'Tồn tại đã khắc phục, kiểm tra lại đạt', en: 'Shortcomings mended and rechecked' },
  rows: (db) =>
    rows(db)
      .where('s.closed_on', 'is not', null)
      .select([sql<Temporal.PlainDate>`s.closed_on`.as('from'), sql<Temporal.PlainDate | null>`null::date`.as('until')]),
})
