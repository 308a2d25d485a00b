import { centreTab } from '../../work/centre-tabs.tsx'
import { readActivity } from './access.ts'

export { readActivity } from './access.ts'
export { activityRoutes } from './routes.tsx'

centreTab('/activity', readActivity)
