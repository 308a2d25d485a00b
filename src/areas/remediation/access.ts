import { verb } from '../../kernel/access.ts'
import { centreBoard } from '../../registry/index.ts'

const authority = ['committee-chair', 'committee-deputy-chair', 'culture-head', 'culture-officer'] as const

export const readShortcomings = verb('shortcoming.read', 'place', [
  ...centreBoard,
  ...authority,
  'party-secretary',
  'party-deputy-secretary',
  'party-office-head',
  'committee-office-head',
  'education-leader',
  'education-officer',
  'society-chair',
])
export const planRemediation = verb('shortcoming.plan', 'own', centreBoard)
/** The commune sets up the inspection (CV 5155), its culture and social office among it; it finds, and it rechecks. */
export const inspectCentre = verb('shortcoming.inspect', 'place', authority)
