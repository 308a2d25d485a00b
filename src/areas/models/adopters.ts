import type { Actor } from '../../kernel/access.ts'
import type { Db } from '../../kernel/db/index.ts'
import { allMeasures, type Measure, measureById, monthsOf } from '../../measures/index.ts'
import { type Effect, effectOf, windows } from './effect.ts'
import { type Adoption, measuresOf } from './queries.ts'

/** What may be shown to other centres: counted work whose records are open beyond the body, in numbers that add up. */
const showable = ({ adds, opens }: Measure) => opens !== undefined && (adds === 'flow' || adds === 'stock')

/** Measures of the catalogue of which the centre has a figure. */
export async function choosable(db: Db, centreId: string): Promise<Measure[]> {
  const held = await measuresOf(db, centreId)
  return allMeasures().filter((measure) => showable(measure) && held.has(measure.id))
}

/** Months after the end of an adoption are none of its effect. */
export async function effectFor(
  db: Db,
  { centreId, measureId, startsOn, months, endedOn }: Adoption,
  today: Temporal.PlainDate,
): Promise<Effect | null> {
  const measure = measureId ? measureById(measureId) : undefined
  if (!measure || !showable(measure)) return null
  const last = endedOn ?? today
  const { before, after } = windows(startsOn, months, last)
  const cells = await monthsOf(db, centreId, measure.id, before[0]!, after.at(-1) ?? startsOn)
  return effectOf(startsOn, months, last, cells)
}

/** Where the records behind a month open: for the centre itself, and for offices of its territory that may open them. */
export function recordsHref(
  actor: Actor,
  { centreId, placeId, measureId }: Adoption,
  inTerritory: boolean,
): ((month: Temporal.PlainDate) => string) | null {
  const measure = measureId ? measureById(measureId) : undefined
  if (!measure) return null
  if (actor.post?.bodyId === centreId) return (month) => `/figures/${measure.id}/${month.toPlainYearMonth()}`
  if (!inTerritory || !measure.opens || !actor.may(measure.opens)) return null
  return (month) => `/place-figures/${measure.id}/${month.toPlainYearMonth()}?place=${placeId}&body=${centreId}`
}
