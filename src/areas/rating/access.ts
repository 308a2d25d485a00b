import { verb } from '../../kernel/access.ts'
import { centreBoard, committeeLeaders, cultureOffice, educationOffice } from '../../registry/index.ts'

export const readRatings = verb('rating.read', 'place', [
  ...centreBoard,
  ...committeeLeaders,
  ...cultureOffice,
  ...educationOffice,
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
export const rateOwn = verb('rating.self', 'own', centreBoard)
/** The commune's committee sets up the inspection team (CV 5155) and decides. */
export const nameTeam = verb('rating.team', 'place', committeeLeaders)
export const decideRating = verb('rating.decide', 'place', committeeLeaders)
/** Whoever the team is made of; without a team the culture and social office. */
export const inspectRating = verb('rating.inspect', 'place', [
  ...committeeLeaders,
  ...cultureOffice,
  'committee-office-head',
  'society-chair',
  'school-head',
  'front-chair',
  'union-head',
])
export const keepCriteria = verb('criteria.keep', 'own', educationOffice)
