export { disseminationRoutes } from './routes.tsx'
