import { verb } from '../../kernel/access.ts'

const clerks = ['party-clerk', 'committee-clerk'] as const
const offices = ['party-office-head', 'party-officer', 'committee-office-head'] as const
const chiefs = ['party-secretary', 'party-deputy-secretary', 'committee-chair', 'committee-deputy-chair', 'education-leader'] as const
/** Heads of bodies too small for a clerk: they do every step themselves. */
const alone = ['culture-head', 'education-officer', 'front-chair', 'union-head', 'society-chair', 'school-head', 'centre-director'] as const
const others = ['culture-officer', 'centre-deputy-director', 'village-head', 'accountant'] as const

export { readLetters } from '../../work/documents/index.ts'
export const enterLetter = verb('letter.enter', 'own', [...clerks, ...offices, ...alone])
export const readArrival = verb('arrival.read', 'own', [...clerks, ...offices, ...chiefs, ...alone, ...others])
export const registerArrival = verb('arrival.register', 'own', [...clerks, ...alone])
export const presentArrival = verb('arrival.present', 'own', [...clerks, ...offices, ...alone])
export const noteArrival = verb('arrival.note', 'own', [...chiefs, ...alone])
export const forwardArrival = verb('arrival.forward', 'own', [...clerks, ...offices, ...alone])
export const handleArrival = verb('arrival.handle', 'own', [...clerks, ...offices, ...chiefs, ...alone, ...others])
/** Whoever keeps the register corrects it. */
export const correctArrival = verb('arrival.correct', 'own', registerArrival.roles)
export const undoArrival = verb('arrival.undo', 'own', readArrival.roles)
export const assignFromLetter = verb('letter.assign', 'party', [...offices, ...chiefs, ...alone])
export const purgeLetter = verb('letter.purge', 'party', ['party-office-head', 'committee-office-head', 'unit-admin', 'system-admin'])
