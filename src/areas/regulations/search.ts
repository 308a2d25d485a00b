import { withinPlace } from '../../kernel/access.ts'
import { sql } from '../../kernel/db/index.ts'
import { date } from '../../kernel/format.ts'
import { joinName } from '../../registry/index.ts'
import type { SearchSource } from '../../work/sources.ts'
import { readRegulations } from './access.ts'
import { words } from './words.ts'

/** Issued regulations of the territory's centres, by number, title and centre; the latest first. */
export const regulationSearch: SearchSource = {
  id: 'regulations',
  async find(db, actor, query, lang, limit) {
    if (!actor.may(readRegulations)) return []
    const { rows } = await sql<{ id: string; title: string; code: string; centre: string; from: Temporal.PlainDate }>`
      select r.id, r.title, r.code, term.name as centre, r.in_force_from as "from"
      from regulations as r ${joinName('r.centre_id', 'term')} join places as home on home.id = home_of(r.centre_id)
      where r.issued_at is not null and r.withdrawn_at is null and ${withinPlace(actor.reach(readRegulations), 'home.custody_path')}
        and has_words(words_of(r.title || ' ' || r.code || ' ' || term.name), ${query})
      order by r.in_force_from desc, r.id limit ${limit}`.execute(db)
    const typed = query.toLocaleLowerCase('vi')
    return rows.map(({ id, title, code, centre, from }) => ({
      kind: words[lang].searchKind,
      title: code ? `${code}: ${title}` : title,
      href: `/regulations/${id}`,
      detail: `${centre} · ${words[lang].searchFrom(date(from))}`,
      exact: `${code} ${title}`.toLocaleLowerCase('vi').includes(typed),
    }))
  },
}
