import { centreTab } from '../../work/centre-tabs.tsx'
import { readCentres } from './access.ts'

export { readCentres } from './access.ts'
export { centreRoutes } from './routes.tsx'

centreTab('/centres', readCentres)
