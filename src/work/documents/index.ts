export { draftOutgoing, readLetters } from './access.ts'
export { type Cited, type Citing, selectCited, selectCiting } from './citations.ts'
export {
  type Arrival,
  type ArrivalRow,
  type ArrivalStatus,
  arrivalStatus,
  arrivalStatuses,
  type ClauseRow,
  countArrivals,
  countForwardedTo,
  type DocumentRow,
  findDocuments,
  type Letter,
  type ReaderRow,
  selectArrival,
  selectArrivals,
  selectForwardedTo,
  selectIssued,
  selectLetter,
  selectLetterFile,
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
