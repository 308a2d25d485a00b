export type * from './letter.ts'
export { sure } from './letter.ts'
export { readLetter } from './read.ts'
export { secrecyMark } from './secrecy.ts'
