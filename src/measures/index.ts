export { recompute } from './compute.ts'
export { recomputeAll, recomputeStale, workOffDirty } from './engine.ts'
export { allMeasures, type CountedRow, type Measure, measure, measureById } from './measure.ts'
export { type Figure, figures, recordsBehind } from './read.ts'
