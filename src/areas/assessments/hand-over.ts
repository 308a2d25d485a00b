import type { RawBuilder } from 'kysely'
import { type Db, sql } from '../../kernel/db/index.ts'
import { handOverSource, type OpenThing } from '../../work/hand-over.ts'
import { decideAssessments, recordOpinions } from './access.ts'
import { decides, opinionWaits } from './sources.ts'
import { words } from './words.ts'

async function select(db: Db, which: RawBuilder<unknown>): Promise<OpenThing[]> {
  const { rows } = await sql<{ id: string; person: string; year: number }>`
    select a.id, person.name as person, a.year from assessments as a join people as person on person.id = a.person_id where ${which} order by a.year, a.id`.execute(
    db,
  )
  return rows.map(({ id, person, year }) => ({ id, code: '', title: words.vi.of(person, String(year)), due: null }))
}

/** What somebody writes of himself is his own and stays with him; what the others owe it goes with the post. */
handOverSource({
  kind: 'assessment-opinion',
  words: { vi: words.vi.overOpinion, en: words.en.overOpinion },
  list: async (db, { bodyId, role, personId }) =>
    recordOpinions.roles.includes(role) ? select(db, sql`a.centre_id = ${bodyId} and ${opinionWaits(personId)}`) : [],
})

handOverSource({
  kind: 'assessment-decide',
  words: { vi: words.vi.overDecide, en: words.en.overDecide },
  list: async (db, { bodyId, role, personId }, today) =>
    decideAssessments.roles.includes(role)
      ? select(
          db,
          sql`a.centre_id in (select body_id from body_terms where manager_id = ${bodyId} and valid @> ${today}::date)
            and ${decides({ bodyId, role, personId }, today)}`,
        )
      : [],
})
