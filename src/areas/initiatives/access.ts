import { verb } from '../../kernel/access.ts'
import { centreBoard, centreReaders } from '../../registry/index.ts'

/** What a centre invented is there to be copied: every office of its territory reads it. */
export const readInitiatives = verb('initiative.read', 'place', centreReaders)
export const keepInitiatives = verb('initiative.keep', 'own', centreBoard)
export const recogniseInitiatives = verb('initiative.recognise', 'managed', ['committee-chair'])
