import { verb } from '../../kernel/access.ts'
import { centreBoard, centreReaders } from '../../registry/index.ts'

/** What a centre says of itself is open to every office of its territory. */
export const readCentres = verb('centre.read', 'place', centreReaders)
export const keepCentre = verb('centre.keep', 'own', centreBoard)
