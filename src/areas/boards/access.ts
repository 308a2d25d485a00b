import { verb } from '../../kernel/access.ts'

const board = ['centre-director', 'centre-deputy-director'] as const
const leaders = ['committee-chair', 'committee-deputy-chair'] as const
const culture = ['culture-head', 'culture-officer'] as const
const education = ['education-leader', 'education-officer'] as const

/** Who holds which post of a centre, and which stands empty, is open to every office of its territory, as the centre's profile is. */
export const readBoards = verb('board.read', 'place', [
  ...board,
  ...leaders,
  ...culture,
  ...education,
  'party-secretary',
  'party-deputy-secretary',
  'party-office-head',
  'party-officer',
  'committee-office-head',
  'accountant',
  'treasurer',
  'society-chair',
  'school-head',
  'front-chair',
  'union-head',
  'village-head',
])
export const keepNorms = verb('board.norms', 'own', education)
/** Writes down by which decision somebody holds a post that he had before the system. */
export const keepDecisions = verb('board.decisions', 'place', culture)

/** A procedure stays within the State line of its place and the centre: Party, Front, unions and villages do not see it. */
export const readAppointments = verb('appointment.read', 'place', [
  ...board,
  ...leaders,
  ...culture,
  ...education,
  'committee-office-head',
  'committee-clerk',
])
export const draftAppointment = verb('appointment.draft', 'place', culture)
/** Asked for its opinion is a body, so its own people see what they are asked. */
export const giveOpinion = verb('appointment.opinion', 'own', ['society-chair', 'school-head'])
export const decideAppointment = verb('appointment.decide', 'place', leaders)
export const numberAppointment = verb('appointment.number', 'place', ['committee-clerk', 'committee-office-head'])

export const readAllowances = verb('allowance.read', 'place', [...board, ...leaders, ...culture, ...education, 'accountant', 'treasurer'])
export const keepAllowances = verb('allowance.keep', 'place', culture)
