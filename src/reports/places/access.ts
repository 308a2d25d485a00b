import { readCentres } from '../../areas/centres/index.ts'
import { type Actor, verb } from '../../kernel/access.ts'
import { allMeasures, type Measure } from '../../measures/index.ts'

/** Sums of a territory, of those measures whose records are open to its offices (`Measure.opens`). */
export const readPlaceFigures = verb('figures.place', 'place', readCentres.roles)

/** Measures whose records the reader could open; the sums of others would tell of papers that cross the lines. */
export const openTo = (actor: Actor): Measure[] => allMeasures().filter(({ opens }) => opens && actor.may(opens))
