import { verb } from '../../kernel/access.ts'
import { centreBoard } from '../../registry/index.ts'

const keepers = [...centreBoard, 'culture-head', 'culture-officer', 'society-chair'] as const
const readers = [
  ...keepers,
  'committee-chair',
  'committee-deputy-chair',
  'committee-office-head',
  'education-leader',
  'education-officer',
  'party-secretary',
  'party-deputy-secretary',
  'party-office-head',
  'school-head',
  'front-chair',
  'union-head',
] as const

/** What one sees follows from the own body: everyone of the own centre, and of the province whoever agreed to be listed. */
export const readPresenters = verb('presenter.read', 'own', readers)
/** The centre's board, and for its commune the culture and social office and the society. */
export const keepPresenters = verb('presenter.keep', 'own', keepers)
/** A number of another commune is opened for a purpose, and the opening is on record. */
export const openPhone = verb('presenter.phone', 'own', readers)
export const invitePresenter = verb('presenter.invite', 'own', keepers)
export const recordTalks = verb('presenter.talk', 'own', centreBoard)
/** Talks are work of a centre, open to the offices of its territory. */
export const readTalks = verb('presenter.talk-read', 'place', readers)
