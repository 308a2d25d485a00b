import { sql } from '../../kernel/db/index.ts'
import { handOverSource, type OpenThing } from '../../work/hand-over.ts'
import { organiseTraining } from './access.ts'
import { words } from './words.ts'

/** Planned or held, until its organiser has written down who came. */
handOverSource({
  kind: 'training-course',
  words: { vi: words.vi.overCourse, en: words.en.overCourse },
  async list(db, { bodyId, role }) {
    if (!organiseTraining.roles.includes(role)) return []
    const { rows } = await sql<OpenThing>`
      select id, '' as code, title, ends_on as due from training_courses where body_id = ${bodyId} and closed_at is null and cancelled_at is null
      order by ends_on, id`.execute(db)
    return rows
  },
})

handOverSource({
  kind: 'training-survey',
  words: { vi: words.vi.overSurvey, en: words.en.overSurvey },
  async list(db, { bodyId, role }) {
    if (!organiseTraining.roles.includes(role)) return []
    const { rows } = await sql<OpenThing>`
      select id, '' as code, title, closes_on as due from training_surveys where body_id = ${bodyId} and closed_at is null order by closes_on, id`.execute(
      db,
    )
    return rows
  },
})
