export { recordFound } from './queries.ts'
export { remediationRoutes } from './routes.tsx'
export { remediationWaiting } from './sources.ts'
