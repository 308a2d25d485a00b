export { readCentres } from './access.ts'
export { centreRoutes } from './routes.tsx'
