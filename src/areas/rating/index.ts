export { readRatings } from './access.ts'
export { ratingRoutes } from './routes.tsx'
export { ratingWaiting } from './sources.ts'
