import { sql } from '../../kernel/db/index.ts'
import { measure } from '../../measures/index.ts'
import { readRatings } from './access.ts'

/** Ratings decided, by the day of their decision; the year they speak of is the slice. */
export const ratingsDecided = measure({
  id: 'rating.decided',
  adds: 'flow',
  binds: true,
  opens: readRatings,
  reads: ['ratings'],
  href: (record) => `/ratings/${record}`,
  async titles(db, records) {
    const { rows } = await sql<{ id: string; title: string }>`
      select id, year || ' – ' || coalesce(band, '') as title from ratings where id = any(${records}::uuid[])`.execute(db)
    return new Map(rows.map(({ id, title }) => [id, title]))
  },
  words: { vi: 'Trung tâm được xếp loại', en: 'Centres rated' },
  rows: (db) =>
    db
      .selectFrom('ratings as r')
      .where('r.decided_on', 'is not', null)
      .select([
        'r.centre_id as unit',
        'r.id as subject',
        'r.id as record',
        sql<string>`r.year::text`.as('slice'),
        sql<number>`1`.as('weight'),
        sql<Temporal.PlainDate>`r.decided_on`.as('from'),
        sql<Temporal.PlainDate | null>`null::date`.as('until'),
      ]),
})
