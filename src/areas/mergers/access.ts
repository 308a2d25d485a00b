import { verb } from '../../kernel/access.ts'

const board = ['centre-director', 'centre-deputy-director'] as const

export const readMergers = verb('merger.read', 'place', [
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
/** The new centre draws up the list and counts. */
export const keepMergerLists = verb('merger.keep', 'own', board)
/** The new director signs for what he receives. */
export const signMergerLists = verb('merger.sign', 'own', ['centre-director'])
