import { centreTab } from '../../work/centre-tabs.tsx'
import { readBoards } from './access.ts'

export { boardRoutes } from './routes.tsx'
export { appointmentWaiting } from './sources.ts'

centreTab('/boards', readBoards)
