import { sql } from '../../kernel/db/index.ts'
import { joinName } from '../../registry/index.ts'
import { handOverSource, type OpenThing } from '../../work/hand-over.ts'
import { answerCoordination, draftCoordination } from './access.ts'
import { words } from './words.ts'

/** A draft belongs to the centre until it is issued, also while its partners are asked. */
handOverSource({
  kind: 'draft-coordination',
  words: { vi: words.vi.overDraft, en: words.en.overDraft },
  async list(db, { bodyId, role }) {
    if (!draftCoordination.roles.includes(role)) return []
    const { rows } = await sql<OpenThing>`
      select id, '' as code, title, null::date as due from coordination_rules where centre_id = ${bodyId} and issued_at is null order by drafted_at, id`.execute(
      db,
    )
    return rows
  },
})

handOverSource({
  kind: 'coordination-answer',
  words: { vi: words.vi.overAnswer, en: words.en.overAnswer },
  async list(db, { bodyId, role }) {
    if (!answerCoordination.roles.includes(role)) return []
    const { rows } = await sql<OpenThing>`
      select r.id, '' as code, r.title || ' – ' || term.name as title, null::date as due
      from coordination_rules as r join coordination_partners as p on p.rule_id = r.id ${joinName('r.centre_id', 'term')}
      where p.body_id = ${bodyId} and p.agreed is null and r.asked_at is not null and r.issued_at is null order by r.asked_at, r.id`.execute(
      db,
    )
    return rows
  },
})
