import { type Db, sql } from '../../kernel/db/index.ts'
import type { LearningField } from '../../registry/index.ts'

export interface PublicPresenter {
  id: string
  name: string
  commune: string
  topics: string
  fields: string[]
}

/** Runs on the database role that can read nothing but public_* views. */
export async function selectPublic(db: Db, { q, field }: { q: string; field: string }): Promise<PublicPresenter[]> {
  const { rows } = await sql<PublicPresenter>`
    select id, name, commune, topics, field_codes as fields from public_presenters
    where (${q} = '' or has_words(search, ${q})) and (${field} = '' or ${field} = any(field_codes))
    order by position(lower(${q}) in lower(topics || ' ' || name)) > 0 desc, given_name collate "vi-x-icu", name collate "vi-x-icu", id limit 2000`.execute(
    db,
  )
  return rows
}

export async function publicFields(db: Db): Promise<LearningField[]> {
  const { rows } =
    await sql<LearningField>`select code, name_vi as vi, name_en as en from public_learning_fields order by position`.execute(db)
  return rows
}
