import { type Db, sql } from '../../kernel/db/index.ts'
import { measure } from '../../measures/index.ts'
import { endOfBody } from '../../registry/index.ts'
import { readCoordination } from './access.ts'

/** Letter §4: co-ordination with agencies, unions and schools has its rules. */
export const coordinationInForce = measure({
  id: 'coordination.in-force',
  adds: 'stock',
  binds: true,
  reads: ['coordination_rules', 'body_terms'],
  opens: readCoordination,
  href: (record) => `/coordination/${record}`,
  async titles(db: Db, records: string[]) {
    const rows = await db
      .selectFrom('coordination_rules')
      .select(['id', 'code', 'title'])
      .where(sql<boolean>`id = any(${records}::uuid[])`)
      .execute()
    return new Map(rows.map(({ id, code, title }) => [id, [code, title].filter(Boolean).join(' – ')]))
  },
  words: { vi: 'Trung tâm có quy chế phối hợp đang hiệu lực', en: 'Centres with rules of co-ordination in force' },
  rows: (db) =>
    db
      .selectFrom('coordination_rules as r')
      .where('r.issued_at', 'is not', null)
      .where('r.withdrawn_at', 'is', null)
      .select(['r.centre_id as unit', 'r.id as subject', 'r.id as record', sql<string>`''`.as('slice'), sql<number>`1`.as('weight')])
      .select([
        sql<Temporal.PlainDate>`r.in_force_from`.as('from'),
        sql<Temporal.PlainDate | null>`least(r.ends_on, ${endOfBody('r.centre_id')},
          (select min(n.in_force_from) from coordination_rules as n
            where n.centre_id = r.centre_id and n.issued_at is not null and n.withdrawn_at is null and n.in_force_from > r.in_force_from))`.as(
          'until',
        ),
      ]),
})
