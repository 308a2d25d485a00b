import { type Db, sql } from '../../kernel/db/index.ts'
import { measure } from '../../measures/index.ts'
import { endOfBody, figuresBegin, joinName } from '../../registry/index.ts'
import { readAppointments, readBoards } from './access.ts'

const roles = sql`('centre-director', 'centre-deputy-director', 'accountant', 'treasurer')`
type Day = Temporal.PlainDate

const boardTitles = async (db: Db, records: string[]) => {
  const { rows } = await sql<{ id: string; title: string }>`
    select e.id, p.title || ' – ' || people.name as title from tenures as e join posts as p on p.id = e.post_id join people on people.id = e.person_id
    where e.id = any(${records}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, title }) => [id, title]))
}
const centreNames = async (db: Db, records: string[]) => {
  const { rows } = await sql<{ id: string; title: string }>`
    select distinct on (body_id) body_id as id, name as title from body_terms where body_id = any(${records}::uuid[]) order by body_id, lower(valid) desc nulls last`.execute(
    db,
  )
  return new Map(rows.map(({ id, title }) => [id, title]))
}

/** Days on which completeness can change: terms begin and end, norms do, centres do. */
const changes = sql`
  select p.body_id as centre, lower(e.valid) as day from tenures as e join posts as p on p.id = e.post_id join bodies as b on b.id = p.body_id and b.kind = 'learning-centre'
  union select p.body_id, upper(e.valid) from tenures as e join posts as p on p.id = e.post_id join bodies as b on b.id = p.body_id and b.kind = 'learning-centre' where not upper_inf(e.valid)
  union select t.body_id, upper(t.valid) from body_terms as t join bodies as b on b.id = t.body_id and b.kind = 'learning-centre' where not upper_inf(t.valid)
  union select t.body_id, lower(n.valid) from body_terms as t join bodies as b on b.id = t.body_id and b.kind = 'learning-centre' join board_norms as n on lower(n.valid) <@ t.valid
  union select t.body_id, upper(n.valid) from body_terms as t join bodies as b on b.id = t.body_id and b.kind = 'learning-centre' join board_norms as n on upper(n.valid) <@ t.valid`

/** Letter §2 "đủ về số lượng": spans of days on which every post of that day's norm was held in full, neighbours joined so that the first day stays known. */
const completeSpans = sql<{ unit: string; from: Day; until: Day | null }>`(
  select centre as unit, min(day) as "from", (array_agg(next order by day desc))[1] as until from (
    select marked.*, count(*) filter (where not whole) over (partition by centre order by day) as island from (
      select centre, day, lead(day) over (partition by centre order by day) as next, board_complete_on(centre, day) as whole from (${changes}) as points
    ) as marked
  ) as spans where whole group by centre, island)`

export const boardComplete = measure({
  id: 'board.complete',
  adds: 'stock',
  binds: true,
  opens: readBoards,
  reads: ['tenures', 'posts', 'bodies', 'body_terms', 'board_norms'],
  ruledBy: ['board_norms'],
  href: (record) => `/centres/${record}/board`,
  titles: centreNames,
  words: { vi: 'Trung tâm có ban giám đốc đủ theo định mức', en: 'Centres whose board is complete by the norm' },
  rows: (db) =>
    db
      .selectFrom(completeSpans.as('c'))
      .select([
        'c.unit',
        'c.unit as subject',
        'c.unit as record',
        sql<string>`''`.as('slice'),
        sql<number>`1`.as('weight'),
        'c.from',
        'c.until',
      ]) as never,
})

/** Of a centre whose beginning is not on record nothing is said to lack before the figures begin. */
const living = sql`exists (
  select from body_terms where body_id = centre and valid @> day and (not lower_inf(valid) or day >= ${figuresBegin}))`
/** The first day of a centre too: what it has lacked from then on may change on no other day. */
const changesAndStarts = sql`
  ${changes}
  union select t.body_id, coalesce(lower(t.valid), ${figuresBegin}) from body_terms as t join bodies as b on b.id = t.body_id and b.kind = 'learning-centre'`

/** By how many full holders a centre is short of that day's norm in each role, whether the post stood empty, had somebody acting or never existed: the sum that its board's page says. */
const lackingSpans = sql<{ unit: string; slice: string; weight: number; from: Day; until: Day | null }>`(
  select unit, slice, weight, min(day) as "from", (array_agg(next order by day desc))[1] as until from (
    select marked.*, count(*) filter (where begins) over (partition by unit, slice order by day) as island from (
      select short.*, coalesce(lag(next) over roles <> day or lag(weight) over roles <> weight, true) as begins from (
        select asked.centre as unit, asked.day, asked.next, n.role as slice, (sum(n.count) - (
          select count(*) from tenures as e join posts as p on p.id = e.post_id
          where p.body_id = asked.centre and p.role = n.role and not e.acting and e.valid @> asked.day))::int as weight
        from (
          select centre, day, next, board_norms_on(centre, day) as norm from (
            select centre, day, lead(day) over (partition by centre order by day) as next from (${changesAndStarts}) as points
          ) as spans where ${living}
        ) as asked join board_norms as n on n.id = asked.norm group by asked.centre, asked.day, asked.next, n.role
      ) as short where weight > 0 window roles as (partition by unit, slice order by day)
    ) as marked
  ) as islands group by unit, slice, weight, island)`

export const boardLacking = measure({
  id: 'board.lacking',
  adds: 'stock',
  opens: readBoards,
  reads: ['tenures', 'posts', 'bodies', 'body_terms', 'board_norms'],
  ruledBy: ['board_norms'],
  href: (record) => `/centres/${record}/board`,
  titles: centreNames,
  words: {
    vi: 'Chức danh ban giám đốc còn thiếu so với định mức, kể cả đang giao phụ trách',
    en: 'Posts that boards lack by the norm, those with somebody acting among them',
  },
  rows: (db) =>
    db
      .selectFrom(lackingSpans.as('l'))
      .select(['l.unit', 'l.unit as subject', 'l.unit as record', 'l.slice', 'l.weight', 'l.from', 'l.until']) as never,
})

const terms = (db: Db) =>
  db
    .selectFrom('tenures as e')
    .innerJoin('posts as p', 'p.id', 'e.post_id')
    .innerJoin('bodies as b', 'b.id', 'p.body_id')
    .where('b.kind', '=', 'learning-centre')
    .where(sql<boolean>`p.role in ${roles}`)
const counted = ['p.body_id as unit', 'e.id as subject', 'e.id as record', 'p.role as slice', sql<number>`1`.as('weight')] as const
/** A closed centre has no posts. */
const untilCloses = sql<Day | null>`least(upper(e.valid), ${endOfBody('p.body_id')})`.as('until')
const ofTerms = {
  opens: readBoards,
  href: (record: string) => `/board/${record}`,
  titles: boardTitles,
}

export const boardActing = measure({
  ...ofTerms,
  id: 'board.acting',
  adds: 'stock',
  reads: ['tenures', 'posts', 'bodies', 'body_terms'],
  words: { vi: 'Chức danh ban giám đốc đang giao phụ trách', en: 'Posts of boards with somebody acting' },
  rows: (db) =>
    terms(db)
      .where('e.acting', '=', true)
      .select([...counted, sql<Day>`lower(e.valid)`.as('from'), untilCloses]),
})

/** From the day after a full holder left to the next one's first day, or the end of the centre; a post that nobody ever held has no such day and counts as lacking. */
export const postVacant = measure({
  ...ofTerms,
  id: 'board.vacant-post',
  adds: 'stock',
  reads: ['tenures', 'posts', 'bodies', 'body_terms'],
  words: { vi: 'Chức danh ban giám đốc trống từ khi người giữ thôi giữ', en: 'Posts of boards empty since their holder left' },
  rows: (db) =>
    terms(db)
      .where('e.acting', '=', false)
      .where(sql<boolean>`not upper_inf(e.valid)`)
      .where(
        sql<boolean>`not exists (select from tenures as n where n.post_id = e.post_id and not n.acting and lower(n.valid) = upper(e.valid))`,
      )
      .select([
        ...counted,
        sql<Day>`upper(e.valid)`.as('from'),
        sql<Day | null>`least((select min(lower(n.valid)) from tenures as n where n.post_id = e.post_id and not n.acting and lower(n.valid) > upper(e.valid)),
          ${endOfBody('p.body_id')})`.as('until'),
      ]),
})

/** Terms from the day on which the limits of their last day ask for a reminder, until they end. */
export const termEnding = measure({
  ...ofTerms,
  id: 'board.term-ending',
  adds: 'stock',
  reads: ['tenures', 'posts', 'bodies', 'body_terms', 'board_limits'],
  ruledBy: ['board_limits'],
  words: { vi: 'Nhiệm kỳ ban giám đốc sắp hết', en: 'Terms of boards about to end' },
  rows: (db) =>
    terms(db)
      .innerJoin('board_limits as l', (join) => join.on(sql<boolean>`l.id = board_limits_on(b.id, upper(e.valid) - 1)`))
      .where(sql<boolean>`not upper_inf(e.valid)`)
      .select([...counted, sql<Day>`greatest(lower(e.valid), upper(e.valid) - l.ending_days)`.as('from'), untilCloses]),
})

/** Without the nominee: whoever gave a task sees what was decided, not the papers of a person. */
const procedures = {
  opens: readAppointments,
  reads: ['appointments'] as ['appointments'],
  href: (record: string) => `/appointments/${record}`,
  async titles(db: Db, records: string[]) {
    const { rows } = await sql<{ id: string; title: string }>`
      select a.id, concat_ws(' – ', r.name_vi, term.name, nullif(a.decision_code, '')) as title
      from appointments as a join roles as r on r.code = a.role ${joinName('a.centre_id', 'term')} where a.id = any(${records}::uuid[])`.execute(
      db,
    )
    return new Map(rows.map(({ id, title }) => [id, title]))
  },
}
const procedure = (db: Db) =>
  db
    .selectFrom('appointments as a')
    .select(['a.centre_id as unit', 'a.id as subject', 'a.id as record', 'a.kind as slice', sql<number>`1`.as('weight')])
const local = (column: string) => sql<Day>`(${sql.ref(column)} at time zone 'Asia/Ho_Chi_Minh')::date`

export const appointmentsOpen = measure({
  ...procedures,
  id: 'appointment.open',
  adds: 'stock',
  words: { vi: 'Quy trình kiện toàn đang làm', en: 'Procedures of appointment under way' },
  rows: (db) =>
    procedure(db)
      .where('a.submitted_at', 'is not', null)
      .select([
        local('a.submitted_at').as('from'),
        sql<Day | null>`(coalesce(a.announced_at, a.dropped_at) at time zone 'Asia/Ho_Chi_Minh')::date`.as('until'),
      ]),
})

export const appointmentsDecided = measure({
  ...procedures,
  id: 'appointment.decided',
  adds: 'flow',
  binds: true,
  words: { vi: 'Quyết định kiện toàn ban giám đốc đã ban hành', en: 'Decisions on boards issued' },
  rows: (db) =>
    procedure(db)
      .where('a.decided_on', 'is not', null)
      .select([sql<Day>`a.decided_on`.as('from'), sql<Day | null>`null::date`.as('until')]),
})
