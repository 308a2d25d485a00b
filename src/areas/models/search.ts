import type { SearchSource } from '../../work/sources.ts'
import { readModels } from './access.ts'
import { selectModels } from './queries.ts'
import { words } from './words.ts'

/** Published models, by their words. */
export const modelSearch: SearchSource = {
  id: 'models',
  list: '/models',
  async find(db, actor, query, lang, limit, today) {
    if (!actor.may(readModels)) return []
    const rows = await selectModels(db, actor.reach(readModels), { q: query, field: '', size: '' }, today)
    const typed = query.toLocaleLowerCase('vi')
    return rows.slice(0, limit).map(({ id, title, centre, commune }) => ({
      kind: words[lang].searchKind,
      title,
      href: `/models/${id}`,
      detail: `${centre} · ${commune}`,
      exact: title.toLocaleLowerCase('vi').includes(typed),
    }))
  },
}
