import { centreTab } from '../../work/centre-tabs.tsx'
import { readShortcomings } from './access.ts'

export { recordFound } from './queries.ts'
export { remediationRoutes } from './routes.tsx'
export { remediationWaiting } from './sources.ts'

centreTab('/shortcomings', readShortcomings)
