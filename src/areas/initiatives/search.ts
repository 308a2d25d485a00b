import type { SearchSource } from '../../work/sources.ts'
import { readInitiatives } from './access.ts'
import { selectInitiatives } from './queries.ts'
import { words } from './words.ts'

/** Initiatives of the territory, by their words and authors. */
export const initiativeSearch: SearchSource = {
  id: 'initiatives',
  list: '/initiatives',
  async find(db, actor, query, lang, limit) {
    if (!actor.may(readInitiatives)) return []
    const rows = await selectInitiatives(db, actor.reach(readInitiatives), { q: query, centreId: null })
    const typed = query.toLocaleLowerCase('vi')
    return rows.slice(0, limit).map(({ id, title, centre, place }) => ({
      kind: words[lang].searchKind,
      title,
      href: `/initiatives/${id}`,
      detail: `${centre} · ${place}`,
      exact: title.toLocaleLowerCase('vi').includes(typed),
    }))
  },
}
