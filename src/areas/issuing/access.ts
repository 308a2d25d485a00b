import { verb } from '../../kernel/access.ts'

const clerks = ['party-clerk', 'committee-clerk'] as const
const offices = ['party-office-head', 'party-officer', 'committee-office-head'] as const
const chiefs = ['party-secretary', 'party-deputy-secretary', 'committee-chair', 'committee-deputy-chair', 'education-leader'] as const
/** Heads of bodies too small for a clerk: they number and issue as well. */
const alone = ['culture-head', 'education-officer', 'front-chair', 'union-head', 'society-chair', 'school-head', 'centre-director'] as const
const staff = ['culture-officer', 'centre-deputy-director', 'accountant'] as const

export const readOutgoing = verb('outgoing.read', 'own', [...clerks, ...offices, ...chiefs, ...alone, ...staff])
export { draftOutgoing } from '../../work/documents/index.ts'
/** Of the issuing body; approving is not issuing (practice.md, "Papers and who touches them"). */
export const signOutgoing = verb('outgoing.sign', 'own', [
  ...chiefs,
  ...alone,
  'party-office-head',
  'committee-office-head',
  'centre-deputy-director',
])
export const numberOutgoing = verb('outgoing.number', 'own', [...clerks, ...alone])
export const issueOutgoing = verb('outgoing.issue', 'own', [...clerks, ...alone])
export const recallOutgoing = verb('outgoing.recall', 'own', [...chiefs, ...alone, 'party-office-head', 'committee-office-head'])
export const declareSeries = verb('outgoing.series', 'own', [...offices, ...chiefs, ...alone])
