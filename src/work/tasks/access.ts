import { verb } from '../../kernel/access.ts'

const leaders = [
  'party-secretary',
  'party-deputy-secretary',
  'committee-chair',
  'committee-deputy-chair',
  'education-leader',
  'centre-director',
  'society-chair',
  'school-head',
  'front-chair',
  'union-head',
] as const
const followers = ['party-office-head', 'party-officer', 'committee-office-head', 'culture-head', 'education-officer'] as const
const staff = ['party-clerk', 'committee-clerk', 'culture-officer', 'centre-deputy-director', 'accountant', 'village-head'] as const
const everyone = [...leaders, ...followers, ...staff]

/** Gives tasks in the name of the body, or passes on what it received. */
export const assignTask = verb('task.assign', 'own', [...leaders, ...followers])
export const readTasks = verb('task.read', 'own', everyone)
export const readAssignment = verb('assignment.read', 'own', everyone)
export const receiveAssignment = verb('assignment.receive', 'own', everyone)
export const workOnAssignment = verb('assignment.work', 'own', everyone)
export const submitAssignment = verb('assignment.submit', 'own', [...leaders, ...followers, 'centre-deputy-director'])
/** Of the assigning body: leaders and those who follow up for them. */
export const confirmAssignment = verb('assignment.confirm', 'own', [...leaders, ...followers])
