import { verb } from '../../kernel/access.ts'

const board = ['centre-director', 'centre-deputy-director'] as const

/** What a centre invented is there to be copied: every office of its territory reads it. */
export const readInitiatives = verb('initiative.read', 'place', [
  ...board,
  'education-leader',
  'education-officer',
  'party-secretary',
  'party-deputy-secretary',
  'party-office-head',
  'party-officer',
  'committee-chair',
  'committee-deputy-chair',
  'committee-office-head',
  'culture-head',
  'culture-officer',
  'accountant',
  'treasurer',
  'society-chair',
  'school-head',
  'front-chair',
  'union-head',
  'village-head',
])
export const keepInitiatives = verb('initiative.keep', 'own', board)
export const recogniseInitiatives = verb('initiative.recognise', 'managed', ['committee-chair'])
