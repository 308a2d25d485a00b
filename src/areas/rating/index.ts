import { centreTab } from '../../work/centre-tabs.tsx'
import { readRatings } from './access.ts'

export { readRatings } from './access.ts'
export { ratingRoutes } from './routes.tsx'
export { ratingWaiting } from './sources.ts'

centreTab('/ratings', readRatings)
