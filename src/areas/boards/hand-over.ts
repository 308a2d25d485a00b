import { sql } from '../../kernel/db/index.ts'
import { handOverSource, type OpenThing } from '../../work/hand-over.ts'
import { draftAppointment, giveOpinion } from './access.ts'
import { words } from './appointment-words.ts'

/** Open procedures of the place of an advising office, and for a society or school those that wait for its opinion. */
handOverSource({
  kind: 'appointment',
  words: { vi: words.vi.kindHandOver, en: words.en.kindHandOver },
  async list(db, { bodyId, role }) {
    const drafts = draftAppointment.roles.includes(role)
    if (!drafts && !giveOpinion.roles.includes(role)) return []
    const concerns = drafts
      ? sql`home_of(a.centre_id) = home_of(${bodyId}::uuid)`
      : sql`exists (select from appointment_opinions as o where o.appointment_id = a.id and o.body_id = ${bodyId} and o.given_at is null)`
    const { rows } = await sql<OpenThing>`
      select a.id, a.decision_code as code, r.name_vi || ': ' || a.nominee_name as title, null::date as due from appointments as a join roles as r on r.code = a.role
      where a.announced_at is null and a.dropped_at is null and ${concerns} order by a.drafted_at, a.id`.execute(db)
    return rows
  },
})
