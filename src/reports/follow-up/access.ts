import { verb } from '../../kernel/access.ts'

const followers = [
  'party-office-head',
  'party-deputy-secretary',
  'party-secretary',
  'party-officer',
  'committee-chair',
  'committee-deputy-chair',
  'committee-office-head',
  'culture-head',
  'education-officer',
  'education-leader',
]

/** Follow-up is of the tasks that the post's own body gave; what other lines gave at the same place stays closed. */
export const readFollowUp = verb('follow-up.read', 'own', followers)

/** Makes an outgoing paper of a report or of a letter that urges; its way on is that of every paper. */
export const draftFromFollowUp = verb('follow-up.draft', 'own', followers)

/** Roles whose first look is five figures and the late offices (practice.md, "The demo"). */
export const leaders: readonly string[] = ['party-deputy-secretary', 'party-secretary', 'committee-chair']
