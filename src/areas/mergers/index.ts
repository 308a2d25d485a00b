import { routes } from '../../kernel/http/index.ts'
import { mergerRoutes as lists } from './routes.tsx'
import { mergerListRoutes } from './routes-list.tsx'

export { mergerWaiting } from './sources.ts'
export const mergerRoutes = routes(lists, mergerListRoutes)
