export { readAudit } from './access.ts'
export { auditRoutes } from './routes.tsx'
