import type { RawBuilder } from 'kysely'
import { type Db, sql } from '../../kernel/db/index.ts'
import { joinName } from '../../registry/index.ts'
import { handOverSource, inTerritoryOf, type OpenThing } from '../../work/hand-over.ts'
import { decideRating, inspectRating, rateOwn } from './access.ts'
import { decides, inspects, unsubmitted } from './sources.ts'
import { words } from './words.ts'

async function select(db: Db, which: RawBuilder<unknown>): Promise<OpenThing[]> {
  const { rows } = await sql<{ id: string; year: number; centre: string }>`
    select r.id, r.year, term.name as centre from ratings as r ${joinName('r.centre_id', 'term')} where ${which} order by r.year, term.name, r.id`.execute(
    db,
  )
  return rows.map(({ id, year, centre }) => ({ id, code: '', title: `${words.vi.ofYear(String(year))} – ${centre}`, due: null }))
}

handOverSource({
  kind: 'rating-self',
  words: { vi: words.vi.overSelf, en: words.en.overSelf },
  list: async (db, { bodyId, role }) => (rateOwn.roles.includes(role) ? select(db, sql`r.centre_id = ${bodyId} and ${unsubmitted}`) : []),
})

/** Those of the post; a member of a team hands his place in it over by name. */
handOverSource({
  kind: 'rating-inspect',
  words: { vi: words.vi.overInspect, en: words.en.overInspect },
  list: async (db, leaving, today) =>
    inspectRating.roles.includes(leaving.role)
      ? select(db, sql`${inTerritoryOf(leaving, 'r.centre_id')} and ${inspects(leaving.personId, leaving.role, today)}`)
      : [],
})

handOverSource({
  kind: 'rating-decide',
  words: { vi: words.vi.overDecide, en: words.en.overDecide },
  list: async (db, leaving, today) =>
    decideRating.roles.includes(leaving.role)
      ? select(db, sql`${inTerritoryOf(leaving, 'r.centre_id')} and ${decides(leaving.personId, today)}`)
      : [],
})
