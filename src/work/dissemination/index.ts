export { readDissemination, recordDissemination } from './access.ts'
export {
  type Covered,
  type Session,
  type SessionFilter,
  selectCoverage,
  selectOwnSession,
  selectSession,
  selectSessions,
} from './queries.ts'
export { type NewSession, recordSession, recordVoid } from './record.ts'
export { type Audience, audiences, type Form, forms, type Reached, rateOf, reachedOf } from './session.ts'
