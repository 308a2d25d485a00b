import { routes } from '../../kernel/http/index.ts'
import { presenterPages } from './routes.tsx'
import { keepRoutes } from './routes-keep.tsx'
import { talkRoutes } from './routes-talks.tsx'

export { presenterSearch } from './sources.ts'
export const presenterRoutes = routes(keepRoutes, presenterPages, talkRoutes)
