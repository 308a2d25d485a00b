import { type Db, sql } from '../../kernel/db/index.ts'
import { measure } from '../../measures/index.ts'
import { endOfBody } from '../../registry/index.ts'
import { readTraining } from './access.ts'

const never = sql<Temporal.PlainDate | null>`null::date`
const one = sql<number>`1`

const courseHref = (record: string) => `/training/courses/${record}`

/** Courses only, never people: whoever reads figures need not see who was there. */
async function courseTitles(db: Db, records: string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{
    id: string
    title: string
  }>`select id, title from training_courses where id = any(${records}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, title }) => [id, title]))
}

const present = (db: Db) =>
  db
    .selectFrom('training_participants as p')
    .innerJoin('training_courses as c', 'c.id', 'p.course_id')
    .where('p.counted_on', 'is not', null)
    .select([
      'p.centre_id as unit',
      'p.person_id as subject',
      'c.id as record',
      'c.strand as slice',
      sql<Temporal.PlainDate>`p.counted_on`.as('from'),
      never.as('until'),
    ])

/** People of a centre who were at a closed course (QĐ 1716/QĐ-TTg: 100% of managers, teachers, reporters trained). */
export const trained = measure({
  id: 'training.attended',
  adds: 'distinct',
  binds: true,
  opens: readTraining,
  reads: ['training_participants', 'training_courses'],
  href: courseHref,
  titles: courseTitles,
  words: { vi: 'Người của trung tâm được tập huấn', en: 'People of centres trained' },
  rows: (db) => present(db).select(one.as('weight')),
})

export const hours = measure({
  id: 'training.hours',
  adds: 'flow',
  binds: true,
  opens: readTraining,
  reads: ['training_participants', 'training_courses'],
  href: courseHref,
  titles: courseTitles,
  words: { vi: 'Số giờ tập huấn đã dự', en: 'Hours of training attended' },
  rows: (db) => present(db).select('p.hours as weight'),
})

/** Courses an office held, by the day they ended. */
export const held = measure({
  id: 'training.course-held',
  adds: 'flow',
  binds: true,
  opens: readTraining,
  reads: ['training_courses'],
  href: courseHref,
  titles: courseTitles,
  words: { vi: 'Lớp tập huấn đã tổ chức', en: 'Training courses held' },
  rows: (db) =>
    db
      .selectFrom('training_courses as c')
      .where('c.closed_at', 'is not', null)
      .select([
        'c.body_id as unit',
        'c.id as subject',
        'c.id as record',
        'c.form as slice',
        one.as('weight'),
        'c.ends_on as from',
        never.as('until'),
      ]),
})

/** Norms that bind a post over time: the office's own where it has one for the role and kind, else the shipped one. */
const binding = sql`
  select n.kind, n.level, n.within_years, n.required, datemultirange(n.valid) - coalesce((
    select range_agg(o.valid) from qualification_norms as o
    where n.body_id is null and o.body_id is not null and o.role = n.role and o.kind = n.kind and governs(o.body_id, p.body_id)), '{}'::datemultirange) as force
  from qualification_norms as n where n.role = p.role and (n.body_id is null or governs(n.body_id, p.body_id))`

/** Days on which what the person holds meets the norm. */
const met = sql`
  select range_agg(daterange(q.obtained_on, case when b.within_years is not null then (q.obtained_on + make_interval(years => b.within_years))::date end))
  from qualifications as q where q.person_id = e.person_id and q.withdrawn_at is null and q.kind = b.kind and q.level >= b.level`

/** A term of office less the days on which a norm in force is not met; without any norm nothing is claimed. */
const terms = sql<{ unit: string; subject: string; record: string; slice: string; days: unknown }>`(
  select p.body_id as unit, e.person_id as subject, e.id as record, p.role as slice, unnest(
    datemultirange(e.valid * daterange(null, ${endOfBody('p.body_id')}))
    * coalesce((select range_agg(b.force) from (${binding}) as b where b.required), '{}'::datemultirange)
    - coalesce((select range_agg(b.force - coalesce((${met}), '{}'::datemultirange)) from (${binding}) as b where b.required), '{}'::datemultirange)) as days
  from tenures as e join posts as p on p.id = e.post_id join bodies as c on c.id = p.body_id
  where c.kind = 'learning-centre' and not e.acting)`

/** Holders of posts of a centre who have what the norm of the day asks. */
export const gapFree = measure({
  id: 'training.gap-free',
  adds: 'stock',
  binds: true,
  opens: readTraining,
  reads: ['tenures', 'posts', 'bodies', 'body_terms', 'qualification_norms', 'qualifications'],
  ruledBy: ['qualification_norms'],
  href: (record) => `/board/${record}`,
  async titles(db, records) {
    const { rows } = await sql<{ id: string; title: string }>`
      select e.id, p.title from tenures as e join posts as p on p.id = e.post_id where e.id = any(${records}::uuid[])`.execute(db)
    return new Map(rows.map(({ id, title }) => [id, title]))
  },
  words: { vi: 'Chức danh trung tâm có người đạt chuẩn trình độ', en: 'Posts of centres whose holder meets the norm' },
  rows: (db) =>
    db
      .selectFrom(terms.as('m'))
      .select([
        'm.unit',
        'm.subject',
        'm.record',
        'm.slice',
        one.as('weight'),
        sql<Temporal.PlainDate>`lower(m.days)`.as('from'),
        sql<Temporal.PlainDate | null>`upper(m.days)`.as('until'),
      ]),
})

/** People of a centre who said what they want to learn (letter §3: "khảo sát"). */
export const answered = measure({
  id: 'training.need-answered',
  adds: 'flow',
  binds: true,
  opens: readTraining,
  reads: ['training_answers'],
  href: (record) => `/training/surveys/${record}`,
  async titles(db, records) {
    const { rows } = await sql<{
      id: string
      title: string
    }>`select id, title from training_surveys where id = any(${records}::uuid[])`.execute(db)
    return new Map(rows.map(({ id, title }) => [id, title]))
  },
  words: { vi: 'Phiếu khảo sát nhu cầu tập huấn', en: 'Answers on training needs' },
  rows: (db) =>
    db
      .selectFrom('training_answers as a')
      .select([
        'a.centre_id as unit',
        'a.person_id as subject',
        'a.survey_id as record',
        sql<string>`case when a.entered_by = a.person_id then 'self' else 'assisted' end`.as('slice'),
        one.as('weight'),
        'a.answered_on as from',
        never.as('until'),
      ]),
})
