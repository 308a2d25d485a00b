import { routes } from '../../kernel/http/index.ts'
import { centreTab } from '../../work/centre-tabs.tsx'
import { readModels } from './access.ts'
import { modelPages } from './routes.tsx'
import { adoptRoutes } from './routes-adopt.tsx'
import { draftRoutes } from './routes-draft.tsx'

export { modelSearch } from './search.ts'
export { modelWaiting } from './sources.ts'
export const modelRoutes = routes(draftRoutes, modelPages, adoptRoutes)

centreTab('/models', readModels)
