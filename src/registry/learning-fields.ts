import { type Db, sql } from '../kernel/db/index.ts'

export interface LearningField {
  code: string
  vi: string
  en: string
  /** Counted among the classes, and among the topics (CV 5155, lines 5.1 and 5.2). */
  ofClass: boolean
  ofTopic: boolean
}

/** Fields of learning of the day, in the order of the list. */
export async function learningFields(db: Db, on: Temporal.PlainDate): Promise<LearningField[]> {
  const { rows } = await sql<LearningField>`
    select code, name_vi as vi, name_en as en, of_class as "ofClass", of_topic as "ofTopic" from learning_fields where valid @> ${on}::date order by position`.execute(
    db,
  )
  return rows
}
