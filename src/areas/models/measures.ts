import { type Db, sql } from '../../kernel/db/index.ts'
import { measure } from '../../measures/index.ts'
import { readModels } from './access.ts'

export const modelsPublished = measure({
  id: 'model.published',
  adds: 'stock',
  binds: true,
  reads: ['models', 'model_versions'],
  opens: readModels,
  href: (record) => `/models/${record}`,
  async titles(db: Db, records: string[]) {
    const { rows } = await sql<{ id: string; title: string }>`
      select distinct on (model_id) model_id as id, title from model_versions where model_id = any(${records}::uuid[]) and published_at is not null
      order by model_id, number desc`.execute(db)
    return new Map(rows.map(({ id, title }) => [id, title]))
  },
  words: { vi: 'Mô hình đang công bố', en: 'Models published' },
  rows: (db) =>
    db
      .selectFrom('model_versions as v')
      .innerJoin('models as m', 'm.id', 'v.model_id')
      .where('v.number', '=', 1)
      .where('v.published_on', 'is not', null)
      .select(['m.centre_id as unit', 'm.id as subject', 'm.id as record', 'v.field as slice', sql<number>`1`.as('weight')])
      .select([sql<Temporal.PlainDate>`v.published_on`.as('from'), sql<Temporal.PlainDate | null>`m.withdrawn_on`.as('until')]),
})

const ofAdoption = {
  reads: ['model_adoptions'] as ['model_adoptions'],
  opens: readModels,
  href: (record: string) => `/adoptions/${record}`,
  async titles(db: Db, records: string[]) {
    const rows = await db
      .selectFrom('model_adoptions')
      .select(['id', 'model_title as title'])
      .where(sql<boolean>`id = any(${records}::uuid[])`)
      .execute()
    return new Map(rows.map(({ id, title }) => [id, title]))
  },
}
const adoptions = (db: Db) =>
  db
    .selectFrom('model_adoptions as a')
    .where('a.mistaken', '=', false)
    .select(['a.centre_id as unit', 'a.id as subject', 'a.id as record', sql<string>`''`.as('slice'), sql<number>`1`.as('weight')])

export const modelsAdopted = measure({
  ...ofAdoption,
  id: 'model.adopted',
  adds: 'flow',
  binds: true,
  words: { vi: 'Lượt trung tâm quyết định áp dụng mô hình của nơi khác', en: 'Decisions of centres to adopt a model' },
  rows: (db) =>
    adoptions(db).select([sql<Temporal.PlainDate>`a.recorded_on`.as('from'), sql<Temporal.PlainDate | null>`null::date`.as('until')]),
})

export const modelsKept = measure({
  ...ofAdoption,
  id: 'model.kept',
  adds: 'stock',
  binds: true,
  words: { vi: 'Mô hình áp dụng được duy trì sau khi xem lại', en: 'Adopted models kept after review' },
  rows: (db) =>
    adoptions(db)
      .where('a.reviewed_on', 'is not', null)
      .select([sql<Temporal.PlainDate>`a.reviewed_on`.as('from'), sql<Temporal.PlainDate | null>`a.ended_on`.as('until')]),
})
