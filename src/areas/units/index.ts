import { date } from '../../kernel/format.ts'
import { findPlaces, fold } from '../../registry/index.ts'
import type { SearchHit, SearchSource } from '../../work/sources.ts'
import { selectBodyHits, selectSuccessors } from './queries.ts'
import { words } from './words.ts'

export { type Beside, unitRoutes } from './routes.tsx'

/** Places and bodies by today's and former names; a former one says what it became. */
export const unitSearch: SearchSource = {
  id: 'units',
  list: '/units',
  async find(db, _actor, query, lang, limit, today) {
    const say = words[lang]
    const gone = (until: Temporal.PlainDate | null) => until !== null && Temporal.PlainDate.compare(until, today) <= 0
    const [places, bodies] = [await findPlaces(db, query, today, limit), await selectBodyHits(db, query, today, today, limit)]
    const heirs = [
      ...(await selectSuccessors(
        db,
        'place',
        places.map((one) => one.id),
        today,
      )),
      ...(await selectSuccessors(
        db,
        'body',
        bodies.map((one) => one.id),
        today,
      )),
    ].filter((heir) => heir.living)
    const hit = (
      path: string,
      row: { id: string; name: string; until: Temporal.PlainDate | null; nameToday: string | null },
      detail: string,
    ): SearchHit => {
      const own = heirs.filter((heir) => heir.startId === row.id)
      const became = row.nameToday
        ? say.renamedTo(row.nameToday)
        : own.length > 0
          ? own.map((heir) => `→ ${heir.name} ${say.since(date(heir.onDate))}`).join('; ')
          : say.unknown
      return {
        kind: say.searchKind,
        title: gone(row.until) ? say.old(row.name) : row.name,
        href: `/units/${path}/${row.id}`,
        detail: gone(row.until) ? became : detail,
        exact: row.name.toLocaleLowerCase('vi').includes(query.normalize('NFC').toLocaleLowerCase('vi')),
      }
    }
    return [...places.map((row) => hit('places', row, row.parentName ?? '')), ...bodies.map((row) => hit('bodies', row, row.placeName))]
      .sort((a, b) => Number(fold(b.title) === fold(query)) - Number(fold(a.title) === fold(query)))
      .slice(0, limit)
  },
}
