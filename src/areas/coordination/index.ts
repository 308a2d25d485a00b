export { coordinationRoutes } from './routes.tsx'
export { coordinationWaiting } from './sources.ts'
