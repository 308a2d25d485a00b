import { routes } from '../../kernel/http/index.ts'
import { courseRoutes } from './routes-courses.tsx'
import { flowRoutes } from './routes-flow.tsx'
import { mineRoutes } from './routes-mine.tsx'
import { normRoutes } from './routes-norms.tsx'
import { participantRoutes } from './routes-people.tsx'
import { planRoutes } from './routes-plan.tsx'
import { qualificationRoutes } from './routes-qualifications.tsx'
import { surveyRoutes } from './routes-surveys.tsx'

export const trainingRoutes = routes(
  courseRoutes,
  flowRoutes,
  participantRoutes,
  planRoutes,
  surveyRoutes,
  normRoutes,
  qualificationRoutes,
  mineRoutes,
)
