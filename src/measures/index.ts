export { recompute } from './compute.ts'
export { countAnew, recomputeAll, recomputeStale, type Touched, workOffDirty } from './engine.ts'
export { allMeasures, bindableMeasures, type CountedRow, type Measure, measure, measureById } from './measure.ts'
export {
  type BehindFigure,
  cellsOf,
  type Figure,
  figuresAt,
  figuresOfBodiesAt,
  monthsOf,
  type PlaceFigure,
  recordsBehind,
  recordsOf,
  type Stood,
  standingOf,
} from './read.ts'
export type { Standing } from './standing.ts'
