export { boardRoutes } from './routes.tsx'
export { appointmentWaiting } from './sources.ts'
