import { sql } from '../../kernel/db/index.ts'
import { joinName } from '../../registry/index.ts'
import { handOverSource, type OpenThing } from '../../work/hand-over.ts'
import { keepMergerLists } from './access.ts'
import { unsigned } from './sources.ts'
import { words } from './words.ts'

/** What former centres have still to hand over: no list yet, a list being counted or one that waits for the signatures. */
handOverSource({
  kind: 'merger-list',
  words: { vi: words.vi.overList, en: words.en.overList },
  async list(db, { bodyId, role }) {
    if (!keepMergerLists.roles.includes(role)) return []
    const { rows } = await sql<OpenThing>`
      select coalesce(list.id, heir.from_id) as id, '' as code, term.name as title, null::date as due
      from ${unsigned} ${joinName('heir.from_id', 'term')} where heir.to_id = ${bodyId} and list.signed_at is null order by list.drafted_at, term.name, 1`.execute(
      db,
    )
    return rows
  },
})
