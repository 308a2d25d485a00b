import type { SearchSource } from '../../work/sources.ts'
import { readPresenters } from './access.ts'
import { selectPool } from './queries.ts'
import { words } from './words.ts'

export const presenterSearch: SearchSource = {
  id: 'presenters',
  list: '/presenters',
  async find(db, actor, query, lang, limit, today) {
    if (!actor.may(readPresenters)) return []
    const rows = await selectPool(db, actor.reach(readPresenters), { q: query, field: '', commune: '', state: 'active' }, today, limit)
    const typed = query.toLocaleLowerCase('vi')
    return rows.map(({ id, name, commune, topics }) => ({
      kind: words[lang].searchKind,
      title: name,
      href: `/presenters/${id}`,
      detail: `${commune} · ${topics.split('\n').join('; ')}`,
      exact: `${name} ${topics}`.toLocaleLowerCase('vi').includes(typed),
    }))
  },
}
