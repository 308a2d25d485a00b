import { type Db, sql } from '../../kernel/db/index.ts'
import { measure } from '../../measures/index.ts'
import { readAssessments } from './access.ts'

const never = sql<Temporal.PlainDate | null>`null::date`
const one = sql<number>`1`

/** Members of boards whose year was decided; sliced by the level of the grade, 1 the best. Its list names years, not people. */
export const assessmentsDone = measure({
  id: 'assessment.done',
  adds: 'flow',
  binds: true,
  opens: readAssessments,
  reads: ['assessments', 'assessment_grades'],
  href: (record) => `/assessments/${record}`,
  async titles(db: Db, records: string[]) {
    const rows = await db.selectFrom('assessments').select(['id', 'year']).where(sql<boolean>`id = any(${records}::uuid[])`).execute()
    return new Map(rows.map(({ id, year }) => [id, `Đánh giá thành viên Ban Giám đốc năm ${year}`]))
  },
  words: { vi: 'Thành viên Ban Giám đốc đã được đánh giá, xếp loại', en: 'Board members assessed' },
  rows: (db) =>
    db
      .selectFrom('assessments as a')
      .innerJoin('assessment_grades as g', 'g.id', 'a.grade_id')
      .where('a.decided_on', 'is not', null)
      .select([
        'a.centre_id as unit',
        'a.person_id as subject',
        'a.id as record',
        sql<string>`'level-' || g.level`.as('slice'),
        one.as('weight'),
        sql<Temporal.PlainDate>`a.decided_on`.as('from'),
        never.as('until'),
      ]),
})
