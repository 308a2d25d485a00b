import { verb } from '../../kernel/access.ts'

const board = ['centre-director', 'centre-deputy-director'] as const

/** What a centre says of itself is open to every office of its territory. */
export const readCentres = verb('centre.read', 'place', [
  ...board,
  'party-secretary',
  'party-deputy-secretary',
  'party-office-head',
  'party-officer',
  'committee-chair',
  'committee-deputy-chair',
  'committee-office-head',
  'culture-head',
  'culture-officer',
  'education-leader',
  'education-officer',
  'accountant',
  'treasurer',
  'society-chair',
  'school-head',
  'front-chair',
  'union-head',
  'village-head',
])
export const keepCentre = verb('centre.keep', 'own', board)
