import { type Db, sql } from '../../kernel/db/index.ts'
import { measure } from '../../measures/index.ts'
import { readCentres } from './access.ts'

const from = (table: string) => sql<Temporal.PlainDate>`lower(${sql.ref(`${table}.valid`)})`
const until = (table: string) => sql<Temporal.PlainDate | null>`upper(${sql.ref(`${table}.valid`)})`

const names = async (db: Db, table: 'centre_premises' | 'centre_equipment', column: string, records: string[]) => {
  const { rows } = await sql<{ id: string; title: string }>`
    select id, ${sql.ref(column)} as title from ${sql.table(table)} where id = any(${records}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, title }) => [id, title]))
}

const premises = (db: Db) =>
  db
    .selectFrom('centre_premises as p')
    .select(['p.centre_id as unit', 'p.id as subject', 'p.id as record', 'p.tenure as slice', from('p').as('from'), until('p').as('until')])

/** Own, shared and borrowed ones apart (feature C1). */
export const premisesUsed = measure({
  id: 'centre.premises',
  adds: 'stock',
  binds: true,
  opens: readCentres,
  reads: ['centre_premises'],
  href: (record) => `/premises/${record}`,
  titles: (db, records) => names(db, 'centre_premises', 'name', records),
  words: { vi: 'Địa điểm hoạt động của trung tâm', en: 'Premises of centres' },
  rows: (db) => premises(db).select(sql<number>`1`.as('weight')),
})

export const rooms = measure({
  id: 'centre.rooms',
  adds: 'stock',
  binds: true,
  opens: readCentres,
  reads: ['centre_premises'],
  href: (record) => `/premises/${record}`,
  titles: (db, records) => names(db, 'centre_premises', 'name', records),
  words: { vi: 'Phòng của trung tâm', en: 'Rooms of centres' },
  rows: (db) => premises(db).select('p.rooms as weight'),
})

/** Computers, bookcases, books …, by kind (QĐ 1716/QĐ-TTg: networked computer, community library). */
export const equipment = measure({
  id: 'centre.equipment',
  adds: 'stock',
  reads: ['centre_equipment'],
  opens: readCentres,
  href: (record) => `/equipment/${record}`,
  titles: (db, records) => names(db, 'centre_equipment', 'kind', records),
  words: { vi: 'Thiết bị của trung tâm', en: 'Equipment of centres' },
  rows: (db) =>
    db
      .selectFrom('centre_equipment as e')
      .select([
        'e.centre_id as unit',
        'e.id as subject',
        'e.id as record',
        'e.kind as slice',
        'e.quantity as weight',
        from('e').as('from'),
        until('e').as('until'),
      ]),
})
