export { readFollowUp } from './follow-up/access.ts'
export { followUpRoutes } from './follow-up/routes.tsx'
export { upwardRoutes } from './upward/routes.tsx'
