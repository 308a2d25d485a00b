import { routes } from '../../kernel/http/index.ts'
import { centreTab } from '../../work/centre-tabs.tsx'
import { readPresenters } from './access.ts'
import { presenterPages } from './routes.tsx'
import { keepRoutes } from './routes-keep.tsx'
import { talkRoutes } from './routes-talks.tsx'

export { presenterSearch } from './sources.ts'
export const presenterRoutes = routes(keepRoutes, presenterPages, talkRoutes)

centreTab('/presenters', readPresenters)
