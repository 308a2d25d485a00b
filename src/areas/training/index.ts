import { centreTab } from '../../work/centre-tabs.tsx'
import { readTraining } from './access.ts'

export { keepQualifications } from './access.ts'
export { trainingRoutes } from './routes.tsx'
export { trainingWaiting } from './sources.ts'

centreTab('/training', readTraining)
