import { type Reach, verb, withinPlace } from '../../kernel/access.ts'
import { sql } from '../../kernel/db/index.ts'

const board = ['centre-director', 'centre-deputy-director'] as const
const culture = ['culture-head', 'culture-officer'] as const
const education = ['education-leader', 'education-officer'] as const

/** Courses and shares of a territory, without anybody's name. */
export const readTraining = verb('training.read', 'place', [
  ...board,
  ...culture,
  ...education,
  'party-secretary',
  'party-deputy-secretary',
  'party-office-head',
  'party-officer',
  'committee-chair',
  'committee-deputy-chair',
  'committee-office-head',
  'accountant',
  'treasurer',
  'society-chair',
  'school-head',
  'front-chair',
  'union-head',
  'village-head',
])
/** The education office of a province and the culture office of a commune ask, plan and hold. */
export const organiseTraining = verb('training.organise', 'own', [...culture, ...education])
export const assistAnswer = verb('training.assist', 'own', board)
export const keepNorms = verb('qualification.norms', 'own', education)
/** What somebody has learnt is personal: his own centre, the culture office of the commune, the education office of the territory. */
export const readQualifications = verb('qualification.read', 'place', [...board, ...culture, ...education, 'unit-admin'])
export const keepQualifications = verb('qualification.keep', 'place', [...board, ...culture, 'unit-admin'])
/** One's own invitations and answers, whatever post is in use. */
export const answerTraining = verb('training.answer', 'signed-in', [])

/** SQL condition: the people of a centre are the reader's to see. A post at a centre sees that centre only, another of the same commune not. */
export const seesPeopleOf = (reach: Reach, centre: string, path: string) => sql<boolean>`(${withinPlace(reach, path)} and (
  ${sql.ref(centre)} = (select body_id from posts where id = ${reach.post}::uuid)
  or not exists (select from posts as used join bodies as desk on desk.id = used.body_id where used.id = ${reach.post}::uuid and desk.kind = 'learning-centre')))`
