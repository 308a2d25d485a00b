import { verb } from '../../kernel/access.ts'
import { centreBoard, cultureOffice, educationOffice } from '../../registry/index.ts'

/** A published model and who works by it are open to every centre and office: they tell of work, not of people. */
export const readModels = verb('model.read', 'place', [
  ...centreBoard,
  ...cultureOffice,
  ...educationOffice,
  'committee-chair',
  'committee-deputy-chair',
  'committee-office-head',
  'party-secretary',
  'party-deputy-secretary',
  'party-office-head',
  'society-chair',
  'school-head',
  'front-chair',
  'union-head',
])
export const draftModel = verb('model.draft', 'own', centreBoard)
/** The province's education office guides, the commune's culture and social office advises (TT 15/2025, TT 45/2026). */
export const publishModel = verb('model.publish', 'place', [...educationOffice, ...cultureOffice])
export const adoptModel = verb('model.adopt', 'own', centreBoard)
/** Whether it is kept is said by somebody else than who recorded the adoption. */
export const reviewAdoption = verb('model.review', 'place', [...centreBoard, ...cultureOffice])
