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
/** Asks for a later date in the name of the body. */
export const askExtension = verb('assignment.extend', 'own', [...leaders, ...followers, 'centre-deputy-director'])
/** Inside the body: a leader hands the part to a post, whoever holds it hands it on. */
export const delegateAssignment = verb('assignment.delegate', 'own', everyone)
export const isLeader = (role: string) => [...leaders, ...followers].includes(role as (typeof leaders)[number])
/** Says that a document replaces another and decides on the tasks that rest on the old one. */
export const decideReplaced = verb('replacement.decide', 'own', [...leaders, ...followers])
/** Whom to call because they have not opened what they were given. */
export const readCallList = verb('task.calls', 'own', [...leaders, ...followers])
/** Sees the telephone numbers of that list; to everyone else they are masked. */
export const seePhones = verb('task.phones', 'own', [
  'party-deputy-secretary',
  'party-office-head',
  'committee-chair',
  'committee-deputy-chair',
  'committee-office-head',
  'education-officer',
  'education-leader',
])
