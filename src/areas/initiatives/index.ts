export { initiativeRoutes } from './routes.tsx'
