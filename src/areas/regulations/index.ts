export { regulationRoutes } from './routes.tsx'
