export { recompute } from './compute.ts'
export { recomputeAll, recomputeStale, workOffDirty } from './engine.ts'
export { allMeasures, type CountedRow, type Measure, measure, measureById } from './measure.ts'
export { type BehindFigure, cellsOf, type Figure, figures, recordsBehind, recordsOf } from './read.ts'
