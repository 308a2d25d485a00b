import { sql } from '../../kernel/db/index.ts'
import { joinName } from '../../registry/index.ts'
import { handOverSource, inTerritoryOf, type OpenThing } from '../../work/hand-over.ts'
import { adoptModel, draftModel, publishModel } from './access.ts'
import { words } from './words.ts'

/** A text belongs to its centre until it is published, also while it waits for the reviewer. */
handOverSource({
  kind: 'draft-model',
  words: { vi: words.vi.overDraft, en: words.en.overDraft },
  async list(db, { bodyId, role }) {
    if (!draftModel.roles.includes(role)) return []
    const { rows } = await sql<OpenThing>`
      select v.id, '' as code, v.title, null::date as due from model_versions as v join models as m on m.id = v.model_id
      where m.centre_id = ${bodyId} and m.withdrawn_on is null and v.published_at is null order by v.drafted_at, v.id`.execute(db)
    return rows
  },
})

handOverSource({
  kind: 'model-review',
  words: { vi: words.vi.overReview, en: words.en.overReview },
  async list(db, leaving) {
    if (!publishModel.roles.includes(leaving.role)) return []
    const { rows } = await sql<OpenThing>`
      select v.id, '' as code, v.title || ' – ' || term.name as title, null::date as due
      from model_versions as v join models as m on m.id = v.model_id ${joinName('m.centre_id', 'term')}
      where v.submitted_at is not null and v.published_at is null and m.withdrawn_on is null and ${inTerritoryOf(leaving, 'm.centre_id')}
      order by v.submitted_at, v.id`.execute(db)
    return rows
  },
})

/** Planned or under way, until somebody has said whether it is kept; due on the day of that look back. */
handOverSource({
  kind: 'model-adoption',
  words: { vi: words.vi.overAdoption, en: words.en.overAdoption },
  async list(db, { bodyId, role }) {
    if (!adoptModel.roles.includes(role)) return []
    const { rows } = await sql<OpenThing>`
      select id, '' as code, model_title || ' (' || responsible || ')' as title, (starts_on + make_interval(months => months))::date as due from model_adoptions
      where centre_id = ${bodyId} and ended_on is null and reviewed_on is null order by 4, id`.execute(db)
    return rows
  },
})
