export { readRegulations } from './access.ts'
export { regulationRoutes } from './routes.tsx'
