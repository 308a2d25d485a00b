import { type Db, sql } from '../../kernel/db/index.ts'
import { measure } from '../../measures/index.ts'
import { endOfBody } from '../../registry/index.ts'
import { readRegulations } from './access.ts'

/** From the day a regulation is in force to the next one's, or to the end of its centre. */
const until = sql<Temporal.PlainDate | null>`least(
  (select min(n.in_force_from) from regulations as n
    where n.centre_id = r.centre_id and n.issued_at is not null and n.withdrawn_at is null and n.in_force_from > r.in_force_from),
  ${endOfBody('r.centre_id')})`

/** Letter §4: every centre issues its own operating regulation. */
export const regulationInForce = measure({
  id: 'regulation.in-force',
  adds: 'stock',
  binds: true,
  reads: ['regulations', 'body_terms'],
  opens: readRegulations,
  href: (record) => `/regulations/${record}`,
  async titles(db: Db, records: string[]) {
    const rows = await db
      .selectFrom('regulations')
      .select(['id', 'code', 'title'])
      .where(sql<boolean>`id = any(${records}::uuid[])`)
      .execute()
    return new Map(rows.map(({ id, code, title }) => [id, [code, title].filter(Boolean).join(' – ')]))
  },
  words: { vi: 'Trung tâm có quy chế đang hiệu lực', en: 'Centres with a regulation in force' },
  rows: (db) =>
    db
      .selectFrom('regulations as r')
      .where('r.issued_at', 'is not', null)
      .where('r.withdrawn_at', 'is', null)
      .select([
        'r.centre_id as unit',
        'r.id as subject',
        'r.id as record',
        sql<string>`''`.as('slice'),
        sql<number>`1`.as('weight'),
        sql<Temporal.PlainDate>`r.in_force_from`.as('from'),
        until.as('until'),
      ]),
})
