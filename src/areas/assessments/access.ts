import { verb } from '../../kernel/access.ts'
import { centreBoard, educationOffice } from '../../registry/index.ts'

/** How much of it the reader sees is decided for each record: the member himself, his director and who decides see all of it, the education office the grade. */
export const readAssessments = verb('assessment.read', 'place', [
  ...centreBoard,
  ...educationOffice,
  'committee-chair',
  'committee-deputy-chair',
])
/** The papers of an assessment, for those who see all of it. */
export const readAssessmentPapers = verb('assessment.papers', 'place', [...centreBoard, 'committee-chair'])
/** What was decided on oneself, whatever post is in use or none. */
export const readOwnAssessments = verb('assessment.mine', 'signed-in', [])
export const assessOneself = verb('assessment.self', 'own', centreBoard)
/** Writes down what the board's meeting said of another member. */
export const recordOpinions = verb('assessment.opinion', 'own', centreBoard)
/** Since 1/7/2025 the commune's chairman manages the centre (TT 11/2025/TT-BGDĐT); the deputy only writes down what was decided above on the chairman himself. */
export const decideAssessments = verb('assessment.decide', 'managed', ['committee-chair', 'committee-deputy-chair'])
export const keepScales = verb('assessment.scale', 'own', educationOffice)
