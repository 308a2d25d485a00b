import { centreTab } from '../../work/centre-tabs.tsx'
import { readCoordination } from './access.ts'

export { coordinationRoutes } from './routes.tsx'
export { coordinationWaiting } from './sources.ts'

centreTab('/coordination', readCoordination)
