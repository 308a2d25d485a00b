import { centreTab } from '../../work/centre-tabs.tsx'
import { readInitiatives } from './access.ts'

export { initiativeRoutes } from './routes.tsx'
export { initiativeSearch } from './search.ts'

centreTab('/initiatives', readInitiatives)
