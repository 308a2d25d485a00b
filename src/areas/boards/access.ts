import { verb } from '../../kernel/access.ts'
import { centreBoard, centreReaders, committeeLeaders, cultureOffice, educationOffice } from '../../registry/index.ts'

/** Who holds which post of a centre, and which stands empty, is open to every office of its territory, as the centre's profile is. */
export const readBoards = verb('board.read', 'place', centreReaders)
export const keepNorms = verb('board.norms', 'own', educationOffice)
/** Writes down by which decision somebody holds a post that he had before the system. */
export const keepDecisions = verb('board.decisions', 'place', cultureOffice)

/** A procedure stays within the State line of its place and the centre: Party, Front, unions and villages do not see it. */
export const readAppointments = verb('appointment.read', 'place', [
  ...centreBoard,
  ...committeeLeaders,
  ...cultureOffice,
  ...educationOffice,
  'committee-office-head',
  'committee-clerk',
])
export const draftAppointment = verb('appointment.draft', 'place', cultureOffice)
/** Asked for its opinion is a body, so its own people see what they are asked. */
export const giveOpinion = verb('appointment.opinion', 'own', ['society-chair', 'school-head'])
export const decideAppointment = verb('appointment.decide', 'place', committeeLeaders)
export const numberAppointment = verb('appointment.number', 'place', ['committee-clerk', 'committee-office-head'])

export const readAllowances = verb('allowance.read', 'place', [
  ...centreBoard,
  ...committeeLeaders,
  ...cultureOffice,
  ...educationOffice,
  'accountant',
  'treasurer',
])
export const keepAllowances = verb('allowance.keep', 'place', cultureOffice)
