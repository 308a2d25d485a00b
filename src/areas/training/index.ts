export { keepQualifications } from './access.ts'
export { trainingRoutes } from './routes.tsx'
export { trainingWaiting } from './sources.ts'
