export { readLetters } from './access.ts'

import { assignmentRoutes } from './routes-assignment.tsx'
import { correctionRoutes } from './routes-correction.tsx'
import { flowRoutes } from './routes-flow.tsx'
import { type Drafts, letterPages } from './routes-letters.tsx'

export const letterRoutes = (drafts: Drafts) => [...letterPages(drafts), ...assignmentRoutes, ...flowRoutes, ...correctionRoutes]
export { letterSearch, letterWaiting } from './sources.ts'
