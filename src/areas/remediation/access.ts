import { verb } from '../../kernel/access.ts'

const board = ['centre-director', 'centre-deputy-director'] as const
const authority = ['committee-chair', 'committee-deputy-chair', 'culture-head', 'culture-officer'] as const

export const readShortcomings = verb('shortcoming.read', 'place', [
  ...board,
  ...authority,
  'party-secretary',
  'party-deputy-secretary',
  'party-office-head',
  'committee-office-head',
  'education-leader',
  'education-officer',
  'society-chair',
])
export const planRemediation = verb('shortcoming.plan', 'own', board)
/** The commune sets up the inspection (CV 5155), its culture and social office among it; it finds, and it rechecks. */
export const inspectCentre = verb('shortcoming.inspect', 'place', authority)
