import { verb } from '../../kernel/access.ts'
import { readLetters } from '../documents/index.ts'

export const readDissemination = verb('dissemination.read', 'own', readLetters.roles)
export const recordDissemination = verb('dissemination.record', 'own', readLetters.roles)
