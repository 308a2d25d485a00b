export { draftOutgoing, readLetters } from './access.ts'
export { type Cited, type Citing, selectCited, selectCiting } from './citations.ts'
export { type Facts, type Reliance, recordCorrectedEntry, recordCorrectedFacts, selectReliance } from './correct.ts'
export {
  type Arrival,
  type ArrivalRow,
  type ArrivalStatus,
  arrivalLate,
  arrivalStatus,
  arrivalStatuses,
  type ClauseRow,
  countArrivals,
  countForwardedTo,
  type DocumentRow,
  type ForwardedRow,
  type ForwardRow,
  findDocuments,
  type Letter,
  type ReaderRow,
  type StepDone,
  selectArrival,
  selectArrivals,
  selectForwardedTo,
  selectIssued,
  selectLetter,
  selectLetterFile,
  selectSteps,
} from './queries.ts'
export {
  type Forward,
  grantReading,
  type NewClause,
  type NewDocument,
  nextArrivalNumber,
  recordDocument,
  recordForwarding,
  recordHandled,
  recordLeaderNote,
  recordPresentation,
  recordPurge,
  recordRecall,
  recordRegistration,
  recordSight,
  type Step,
} from './record.ts'
export { type Relation, type RelationKind, recordRelation, relationKinds, selectRelations } from './relations.ts'
export { type Named, selectTwins, type Twin } from './twins.ts'
export { gaveWorkFrom, recordUndone, type Undoable } from './undo.ts'
