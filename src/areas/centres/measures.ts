import { type Db, sql } from '../../kernel/db/index.ts'
import { measure } from '../../measures/index.ts'
import { endOfBody, figuresBegin, joinName } from '../../registry/index.ts'
import { readCentres } from './access.ts'

const from = (table: string) => sql<Temporal.PlainDate>`lower(${sql.ref(`${table}.valid`)})`
/** What a centre holds ends with it, when it was not given up before. */
const until = (table: string, centre: string) =>
  sql<Temporal.PlainDate | null>`least(upper(${sql.ref(`${table}.valid`)}), ${endOfBody(centre)})`

const names = async (db: Db, table: 'centre_premises' | 'centre_equipment', column: string, records: string[]) => {
  const { rows } = await sql<{ id: string; title: string }>`
    select id, ${sql.ref(column)} as title from ${sql.table(table)} where id = any(${records}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, title }) => [id, title]))
}

const premises = (db: Db) =>
  db
    .selectFrom('centre_premises as p')
    .select([
      'p.centre_id as unit',
      'p.id as subject',
      'p.id as record',
      'p.tenure as slice',
      from('p').as('from'),
      until('p', 'p.centre_id').as('until'),
    ])

/** Indicator 4001 of the national statistics: how many centres there are. */
export const centresOpen = measure({
  id: 'centre.open',
  adds: 'stock',
  reads: ['bodies', 'body_terms'],
  opens: readCentres,
  href: (record) => `/centres/${record}`,
  async titles(db, records) {
    const { rows } = await sql<{ id: string; title: string }>`
      select c.id, term.name as title from bodies as c ${joinName('c.id', 'term')} where c.id = any(${records}::uuid[])`.execute(db)
    return new Map(rows.map(({ id, title }) => [id, title]))
  },
  words: { vi: 'Trung tâm đang hoạt động', en: 'Centres' },
  rows: (db) =>
    db
      .selectFrom('bodies as c')
      .where('c.kind', '=', 'learning-centre')
      .select([
        'c.id as unit',
        'c.id as subject',
        'c.id as record',
        sql<string>`''`.as('slice'),
        sql<number>`1`.as('weight'),
        sql<Temporal.PlainDate>`(select case when bool_or(lower_inf(valid)) then ${figuresBegin} else min(lower(valid)) end from body_terms where body_id = c.id)`.as(
          'from',
        ),
        endOfBody('c.id').as('until'),
      ]),
})

/** Own, shared and borrowed ones apart (feature C1). */
export const premisesUsed = measure({
  id: 'centre.premises',
  adds: 'stock',
  binds: true,
  opens: readCentres,
  reads: ['centre_premises', 'body_terms'],
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
  reads: ['centre_premises', 'body_terms'],
  href: (record) => `/premises/${record}`,
  titles: (db, records) => names(db, 'centre_premises', 'name', records),
  words: { vi: 'Phòng của trung tâm', en: 'Rooms of centres' },
  rows: (db) => premises(db).select('p.rooms as weight'),
})

/** Computers, bookcases, books …, by kind (QĐ 1716/QĐ-TTg: networked computer, community library). */
export const equipment = measure({
  id: 'centre.equipment',
  adds: 'stock',
  reads: ['centre_equipment', 'body_terms'],
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
        until('e', 'e.centre_id').as('until'),
      ]),
})

/** Full holders of a post of the board; who acts for somebody does not fill the post (domain.md §1). */
const boardPost = (id: string, role: string, words: { vi: string; en: string }) =>
  measure({
    id,
    adds: 'stock',
    binds: true,
    opens: readCentres,
    reads: ['tenures', 'posts', 'bodies', 'body_terms'],
    href: (record) => `/board/${record}`,
    async titles(db, records) {
      const { rows } = await sql<{ id: string; title: string }>`
        select e.id, p.title || ' – ' || people.name as title from tenures as e join posts as p on p.id = e.post_id join people on people.id = e.person_id
        where e.id = any(${records}::uuid[])`.execute(db)
      return new Map(rows.map(({ id, title }) => [id, title]))
    },
    words,
    rows: (db) =>
      db
        .selectFrom('tenures as e')
        .innerJoin('posts as p', 'p.id', 'e.post_id')
        .innerJoin('bodies as b', 'b.id', 'p.body_id')
        .where('b.kind', '=', 'learning-centre')
        .where('p.role', '=', role)
        .where('e.acting', '=', false)
        .select([
          'p.body_id as unit',
          'e.person_id as subject',
          'e.id as record',
          'p.role as slice',
          sql<number>`1`.as('weight'),
          from('e').as('from'),
          until('e', 'p.body_id').as('until'),
        ]),
  })

export const directors = boardPost('board.director', 'centre-director', {
  vi: 'Giám đốc trung tâm đang giữ chức',
  en: 'Directors in office',
})
export const deputies = boardPost('board.deputy', 'centre-deputy-director', {
  vi: 'Phó Giám đốc trung tâm đang giữ chức',
  en: 'Deputy directors in office',
})
export const accountants = boardPost('board.accountant', 'accountant', { vi: 'Kế toán trung tâm', en: 'Accountants of centres' })
export const treasurers = boardPost('board.treasurer', 'treasurer', { vi: 'Thủ quỹ trung tâm', en: 'Treasurers of centres' })
