import { boardsOracles } from './boards.ts'
import { centresOracles } from './centres.ts'
import { learningOracles } from './learning.ts'
import { unitsOracles } from './units.ts'
import { workOracles } from './work.ts'

export const oracles = {
  ...boardsOracles,
  ...centresOracles,
  ...learningOracles,
  ...unitsOracles,
  ...workOracles,
}
