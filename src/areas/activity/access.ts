import { verb } from '../../kernel/access.ts'
import { centreBoard, cultureOffice, educationOffice } from '../../registry/index.ts'

/** What a centre did, planned and may spend is open to the offices of its territory. */
export const readActivity = verb('activity.read', 'place', [
  ...centreBoard,
  'accountant',
  'party-secretary',
  'party-deputy-secretary',
  'party-office-head',
  'committee-chair',
  'committee-deputy-chair',
  'committee-office-head',
  'culture-head',
  'culture-officer',
  'education-leader',
  'education-officer',
  'society-chair',
  'village-head',
])
/** Class books and lists name participants: the centre, and the offices of culture and education that check them. */
export const readClassBooks = verb('activity.books', 'place', [...centreBoard, 'accountant', ...cultureOffice, ...educationOffice])
export const keepActivity = verb('activity.keep', 'own', [...centreBoard, 'accountant'])
