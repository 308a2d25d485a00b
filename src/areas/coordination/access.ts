import { verb } from '../../kernel/access.ts'
import { centreBoard, centreReaders } from '../../registry/index.ts'

/** Issued rules are open to the offices of the territory; a draft to the centre and to the partners that were asked. */
export const readCoordination = verb('coordination.read', 'place', centreReaders)
export const draftCoordination = verb('coordination.draft', 'own', centreBoard)
export const issueCoordination = verb('coordination.issue', 'own', ['centre-director'])
/** Whoever heads a partner speaks for it. */
export const answerCoordination = verb('coordination.answer', 'party', [
  'front-chair',
  'union-head',
  'society-chair',
  'school-head',
  'culture-head',
])
