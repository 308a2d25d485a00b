import { verb } from '../../kernel/access.ts'
import { centreBoard, centreReaders } from '../../registry/index.ts'

export const readMergers = verb('merger.read', 'place', centreReaders)
/** The new centre draws up the list and counts. */
export const keepMergerLists = verb('merger.keep', 'own', centreBoard)
/** The new director signs for what he receives. */
export const signMergerLists = verb('merger.sign', 'own', ['centre-director'])
