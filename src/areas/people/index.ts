import { routes } from '../../kernel/http/index.ts'
import { bulkRoutes } from './bulk.tsx'
import { handOverRoutes } from './hand-over.tsx'
import { listRoutes, personRoutes } from './routes.tsx'

export { handOverWaiting, peopleSearch } from './sources.ts'

/** Fixed paths before those with an id. */
export const peopleRoutes = routes(listRoutes, bulkRoutes, personRoutes, handOverRoutes)
