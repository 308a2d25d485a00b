import { verb } from '../../kernel/access.ts'

/** A document is read by its issuer, its recipients and those they forward it to (practice.md, "Lines, not one tree"). */
export const readLetters = verb('letter.read', 'party', [
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
])
