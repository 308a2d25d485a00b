import { routes } from '../../kernel/http/index.ts'
import { memberRoutes } from './routes.tsx'
import { stepRoutes } from './routes-steps.tsx'

export { readAssessments } from './access.ts'
export { assessmentWaiting } from './sources.ts'
export const assessmentRoutes = routes(memberRoutes, stepRoutes)
