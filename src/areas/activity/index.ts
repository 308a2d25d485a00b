export { readActivity } from './access.ts'
export { activityRoutes } from './routes.tsx'
