import { type Db, sql } from '../../kernel/db/index.ts'
import { measure } from '../../measures/index.ts'
import { endOfBody, joinName } from '../../registry/index.ts'
import { readMergers } from './access.ts'

async function titles(db: Db, records: string[]) {
  const { rows } = await sql<{ id: string; title: string }>`
    select c.id, term.name as title from bodies as c ${joinName('c.id', 'term')} where c.id = any(${records}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, title }) => [id, title]))
}
const common = { opens: readMergers, titles, href: (record: string) => `/mergers/${record}` } as const

/** Former centres whose assets, books, records and seal were handed over by a signed list, on the day that it names. */
export const handedOver = measure({
  ...common,
  id: 'merger.handed-over',
  adds: 'flow',
  binds: true,
  reads: ['merger_hand_overs'],
  words: { vi: 'Trung tâm cũ đã bàn giao bằng biên bản', en: 'Former centres handed over' },
  rows: (db) =>
    db
      .selectFrom('merger_hand_overs as l')
      .where('l.signed_at', 'is not', null)
      .where('l.supplements_id', 'is', null)
      .select([
        'l.to_id as unit',
        'l.from_id as subject',
        'l.from_id as record',
        sql<string>`''`.as('slice'),
        sql<number>`1`.as('weight'),
        'l.held_on as from',
        sql<Temporal.PlainDate | null>`null::date`.as('until'),
      ]),
})

/** From the merger until the list is signed, or until the heir itself ends. */
export const pending = measure({
  ...common,
  id: 'merger.pending',
  adds: 'stock',
  reads: ['body_heirs', 'bodies', 'merger_hand_overs', 'body_terms'],
  words: { vi: 'Trung tâm cũ chưa bàn giao', en: 'Former centres not handed over yet' },
  rows: (db) =>
    db
      .selectFrom('body_heirs as h')
      .innerJoin('bodies as c', 'c.id', 'h.from_id')
      .where('c.kind', '=', 'learning-centre')
      .select([
        'h.to_id as unit',
        'h.from_id as subject',
        'h.from_id as record',
        sql<string>`''`.as('slice'),
        sql<number>`1`.as('weight'),
        'h.on_date as from',
        sql<Temporal.PlainDate | null>`least(
          (select l.held_on from merger_hand_overs as l where l.from_id = h.from_id and l.to_id = h.to_id and l.supplements_id is null and l.signed_at is not null),
          ${endOfBody('h.to_id')})`.as('until'),
      ]),
})
