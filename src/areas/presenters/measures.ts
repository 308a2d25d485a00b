import { type Db, sql } from '../../kernel/db/index.ts'
import { measure } from '../../measures/index.ts'
import { endOfBody } from '../../registry/index.ts'
import { readPresenters, readTalks } from './access.ts'

/** A person's name reads in a list of records only while he is listed; his own centre opens the record all the same. */
async function names(db: Db, records: string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; title: string }>`
    select p.id, case when consent.level is null or p.ended_on is not null then 'Báo cáo viên' else person.name end || ' – ' || f.name_vi as title
    from presenters as p join people as person on person.id = p.person_id join learning_fields as f on f.code = p.main_field
    left join presenter_consents as consent on consent.presenter_id = p.id and consent.ended_at is null
    where p.id = any(${records}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, title }) => [id, title]))
}

const ofPresenter = { opens: readPresenters, titles: names, href: (record: string) => `/presenters/${record}` }
const span = [
  sql<Temporal.PlainDate>`p.from_on`.as('from'),
  sql<Temporal.PlainDate | null>`least(p.ended_on, ${endOfBody('p.centre_id')})`.as('until'),
] as const

export const presentersActive = measure({
  ...ofPresenter,
  id: 'presenter.active',
  adds: 'stock',
  binds: true,
  reads: ['presenters', 'body_terms'],
  words: { vi: 'Báo cáo viên đang nhận lời', en: 'Presenters available' },
  rows: (db) =>
    db
      .selectFrom('presenters as p')
      .select(['p.centre_id as unit', 'p.person_id as subject', 'p.id as record', 'p.main_field as slice', sql<number>`1`.as('weight')])
      .select(span),
})

export const presenterTopics = measure({
  ...ofPresenter,
  id: 'presenter.topics',
  adds: 'stock',
  reads: ['presenters', 'presenter_fields', 'body_terms'],
  words: { vi: 'Lượt lĩnh vực mà báo cáo viên nhận trình bày', en: 'Fields covered by presenters (each presenter × field)' },
  rows: (db) =>
    db
      .selectFrom('presenter_fields as pf')
      .innerJoin('presenters as p', 'p.id', 'pf.presenter_id')
      .select(['p.centre_id as unit', 'p.person_id as subject', 'p.id as record', 'pf.field as slice', sql<number>`1`.as('weight')])
      .select(span),
})

const ofTalk = {
  opens: readTalks,
  href: (record: string) => `/presenter-talks/${record}`,
  async titles(db: Db, records: string[]) {
    const rows = await db.selectFrom('presenter_talks').select(['id', 'topic']).where(sql<boolean>`id = any(${records}::uuid[])`).execute()
    return new Map(rows.map(({ id, topic }) => [id, topic]))
  },
  adds: 'flow',
  binds: true,
  reads: ['presenter_talks'],
} satisfies Partial<Parameters<typeof measure>[0]>

const talks = (db: Db, weight: string) =>
  db
    .selectFrom('presenter_talks as t')
    .where('t.withdrawn_at', 'is', null)
    .select(['t.centre_id as unit', 't.id as subject', 't.id as record', 't.field as slice', sql<number>`${sql.raw(weight)}`.as('weight')])
    .select([sql<Temporal.PlainDate>`t.on_day`.as('from'), sql<Temporal.PlainDate | null>`null::date`.as('until')])

export const presenterTalks = measure({
  ...ofTalk,
  id: 'presenter.talks',
  words: { vi: 'Buổi báo cáo viên trình bày (trung tâm ghi)', en: 'Talks given by presenters (typed by the centre)' },
  rows: (db) => talks(db, '1'),
})

export const presenterListeners = measure({
  ...ofTalk,
  id: 'presenter.listeners',
  words: { vi: 'Lượt người nghe báo cáo viên (trung tâm ghi)', en: 'Attendances at presenters’ talks (typed by the centre)' },
  rows: (db) => talks(db, 't.listened'),
})
