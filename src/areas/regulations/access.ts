import { verb } from '../../kernel/access.ts'
import { centreBoard, educationOffice } from '../../registry/index.ts'

/** An issued regulation is open to the offices of its territory, Party and State alike; a draft to its centre only. */
export const readRegulations = verb('regulation.read', 'place', [
  ...centreBoard,
  ...educationOffice,
  'party-secretary',
  'party-deputy-secretary',
  'party-office-head',
  'committee-chair',
  'committee-deputy-chair',
  'committee-office-head',
  'culture-head',
  'culture-officer',
  'society-chair',
])
/** The director writes the internal rules of the centre, the deputies help (QĐ 09/2008/QĐ-BGDĐT, amended by TT 40/2010). */
export const draftRegulation = verb('regulation.draft', 'own', centreBoard)
export const issueRegulation = verb('regulation.issue', 'own', ['centre-director'])
export const writeTemplate = verb('regulation.template', 'own', educationOffice)
