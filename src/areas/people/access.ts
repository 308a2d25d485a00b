import { verb } from '../../kernel/access.ts'

const admins = ['unit-admin', 'system-admin'] as const
/** Heads of office keep the staff lists of their territory, without telephone numbers and without touching an account. */
const readers = [...admins, 'committee-office-head', 'party-office-head'] as const

export const readPeople = verb('people.read', 'place', readers)
export const createPerson = verb('people.create', 'place', admins)
export const importPeople = verb('people.import', 'place', admins)
export const giveCodeTo = verb('people.code', 'place', admins)
export const switchAccount = verb('people.account', 'place', admins)
export const givePost = verb('people.post', 'place', admins)
export const endPost = verb('people.post-end', 'place', admins)
export const handOverPost = verb('people.hand-over', 'place', admins)

/** What is handed over belongs to the body: its own people read the list, the administrator who records it does not. */
const everyone = [
  'party-secretary',
  'party-deputy-secretary',
  'party-office-head',
  'party-officer',
  'party-clerk',
  'committee-chair',
  'committee-deputy-chair',
  'committee-office-head',
  'committee-clerk',
  'culture-head',
  'culture-officer',
  'education-leader',
  'education-officer',
  'centre-director',
  'centre-deputy-director',
  'accountant',
  'society-chair',
  'school-head',
  'front-chair',
  'union-head',
  'village-head',
  ...admins,
] as const
export const readHandOver = verb('hand-over.read', 'own', everyone)
export const receiveHandOver = verb('hand-over.receive', 'own', everyone)
