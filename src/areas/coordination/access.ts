import { verb } from '../../kernel/access.ts'

const board = ['centre-director', 'centre-deputy-director'] as const

/** Issued rules are open to the offices of the territory; a draft to the centre and to the partners that were asked. */
export const readCoordination = verb('coordination.read', 'place', [
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
export const draftCoordination = verb('coordination.draft', 'own', board)
export const issueCoordination = verb('coordination.issue', 'own', ['centre-director'])
/** Whoever heads a partner speaks for it. */
export const answerCoordination = verb('coordination.answer', 'party', [
  'front-chair',
  'union-head',
  'society-chair',
  'school-head',
  'culture-head',
])
