import { type Db, sql } from '../kernel/db/index.ts'

export interface LearningField {
  code: string
  vi: string
  en: string
}

/** Fields of learning of the day, in the order of the list. */
export async function learningFields(db: Db, on: Temporal.PlainDate): Promise<LearningField[]> {
  const { rows } = await sql<LearningField>`
    select code, name_vi as vi, name_en as en from learning_fields where valid @> ${on}::date order by position`.execute(db)
  return rows
}
