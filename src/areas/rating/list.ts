import type { Reach } from '../../kernel/access.ts'
import type { Db } from '../../kernel/db/index.ts'
import { resultOf, scoreAll, statusOf, type Values } from './criteria.ts'
import type { ListRow } from './list-page.tsx'
import { type Basis, peersOf } from './peers.ts'
import type { PeerGroup } from './peers-section.tsx'
import { readingDay, selectSizes, selectValues, selectYear, type YearRow } from './queries.ts'
import { type CriteriaSet, loadSets } from './sets.ts'

const none: Values = new Map()

/** Every centre of the territory with its points of the year: as submitted, or by today's records while it works on them. */
export async function yearList(
  db: Db,
  reach: Reach,
  year: number,
  today: Temporal.PlainDate,
): Promise<{ rows: ListRow[]; sets: CriteriaSet[] }> {
  const centres = await selectYear(db, reach, year, today)
  const sets = await loadSets(db, [...new Set(centres.map(({ setId }) => setId))])
  const open = (row: YearRow) => row.rating === null || statusOf(row.rating.kinds.map((kind) => ({ kind }))) === 'self'
  const live = new Map<string, Values>()
  for (const set of sets.values()) {
    const ids = centres.filter((row) => row.setId === set.id && open(row)).map(({ id }) => id)
    for (const [id, values] of await selectValues(db, set.id, ids, readingDay(year, today))) live.set(id, values)
  }
  const rows = centres.map((row): ListRow => {
    const { kind, criteria } = sets.get(row.setId)!
    const { rating } = row
    const claims = new Map(Object.entries(rating?.claims ?? {}).map(([id, claimed]) => [id, { claimed, evidenced: true }]))
    const values = open(row) ? (live.get(row.id) ?? none) : new Map(Object.entries(rating?.frozen ?? {}))
    const totals = scoreAll(kind, criteria, values, claims).map(({ total }) => total)
    const status = rating && statusOf(rating.kinds.map((one) => ({ kind: one })))
    return {
      id: row.id,
      ratingId: rating?.id ?? null,
      name: row.name,
      place: row.place,
      kind,
      state: status ?? 'notStarted',
      own: resultOf(kind, totals),
      found: status === 'inspected' || status === 'decided' ? (rating?.result ?? resultOf(kind, rating?.found ?? [])) : null,
      result: rating?.result ?? null,
      band: rating?.band ?? null,
    }
  })
  return { rows, sets: [...sets.values()] }
}

/** Decided centres of the reader's territory and year that are of like size with one of them; null while it is not decided. */
export async function peerGroup(
  db: Db,
  reach: Reach,
  { centreId, year }: { centreId: string; year: number },
  { basis, width }: { basis: Basis; width: number },
  today: Temporal.PlainDate,
): Promise<PeerGroup | null> {
  const decided = (await selectYear(db, reach, year, today)).flatMap(({ id, name, place, rating }) =>
    rating?.result == null ? [] : [{ id, name, place, ratingId: rating.id, points: rating.result, band: rating.band ?? '' }],
  )
  if (!decided.some(({ id }) => id === centreId)) return null
  const sizes = await selectSizes(
    db,
    decided.map(({ id }) => id),
    readingDay(year, today),
  )
  const sizeOf = new Map(sizes.map((size) => [size.id, size[basis]]))
  const rated = decided.map((one) => ({ ...one, size: sizeOf.get(one.id)! }))
  return { basis, width, ...peersOf(rated, rated.find(({ id }) => id === centreId)!, width) }
}
