import { readCentres } from '../../areas/centres/index.ts'
import { verb } from '../../kernel/access.ts'

/** Sums of a territory, of those measures whose records are open to its offices (`Measure.opens`). */
export const readPlaceFigures = verb('figures.place', 'place', readCentres.roles)
