export { readLetters } from './access.ts'

import { assignmentRoutes } from './routes-assignment.tsx'
import { flowRoutes } from './routes-flow.tsx'
import { letterPages } from './routes-letters.tsx'

export const letterRoutes = [...letterPages, ...assignmentRoutes, ...flowRoutes]
export { letterSearch, letterWaiting } from './sources.ts'
