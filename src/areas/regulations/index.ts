import { centreTab } from '../../work/centre-tabs.tsx'
import { readRegulations } from './access.ts'

export { regulationRoutes } from './routes.tsx'
export { regulationSearch } from './search.ts'

centreTab('/regulations', readRegulations)
