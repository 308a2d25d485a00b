import { verb } from '../../kernel/access.ts'

const readers = [
  'party-clerk',
  'committee-clerk',
  'party-office-head',
  'party-officer',
  'committee-office-head',
  'party-secretary',
  'party-deputy-secretary',
  'committee-chair',
  'committee-deputy-chair',
  'education-leader',
  'culture-head',
  'education-officer',
  'front-chair',
  'union-head',
  'society-chair',
  'school-head',
  'centre-director',
  'culture-officer',
  'centre-deputy-director',
  'village-head',
  'accountant',
] as const
/** A document is read by its issuer, its recipients and those they forward it to (practice.md, "Lines, not one tree"). */
export const readLetters = verb('letter.read', 'party', readers)

/** Writes papers of the body; a village head has none. */
export const draftOutgoing = verb(
  'outgoing.draft',
  'own',
  readers.filter((role) => role !== 'village-head'),
)
