import { verb } from '../../kernel/access.ts'

const board = ['centre-director', 'centre-deputy-director'] as const
const leaders = ['committee-chair', 'committee-deputy-chair'] as const
const culture = ['culture-head', 'culture-officer'] as const
const education = ['education-leader', 'education-officer'] as const

export const readRatings = verb('rating.read', 'place', [
  ...board,
  ...leaders,
  ...culture,
  ...education,
  'party-secretary',
  'party-deputy-secretary',
  'party-office-head',
  'party-officer',
  'committee-office-head',
  'society-chair',
  'school-head',
  'front-chair',
  'union-head',
  'accountant',
  'treasurer',
])
export const rateOwn = verb('rating.self', 'own', board)
/** The commune's committee sets up the inspection team (CV 5155) and decides. */
export const nameTeam = verb('rating.team', 'place', leaders)
export const decideRating = verb('rating.decide', 'place', leaders)
/** Whoever the team is made of; without a team the culture and social office. */
export const inspectRating = verb('rating.inspect', 'place', [
  ...leaders,
  ...culture,
  'committee-office-head',
  'society-chair',
  'school-head',
  'front-chair',
  'union-head',
])
export const keepCriteria = verb('criteria.keep', 'own', education)
