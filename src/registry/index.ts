import './words.ts'

export {
  type Account,
  accountOf,
  anyAccount,
  recordAccount,
  recordCode,
  recordDisabled,
  recordFailure,
  recordPassword,
  recordSignIn,
  recordTotp,
  selectAccount,
} from './accounts.ts'
export * from './actors.ts'
export * from './addressees.ts'
export * from './bodies.ts'
export * from './borders.ts'
export {
  adviserOf,
  type CentreHead,
  type CentreName,
  centreHead,
  centreInTerritory,
  committeeOf,
  livingCentres,
  ownCentre,
} from './centres.ts'
export { type Desk, selectDesk, selectDesks } from './desks.ts'
export { fold, tidy } from './fold.ts'
export { type LearningField, learningFields } from './learning-fields.ts'
export * from './legal.ts'
export * from './people.ts'
export * from './people-queries.ts'
export { lives } from './periods.ts'
export * from './place-changes.ts'
export * from './place-queries.ts'
export * from './places.ts'
export * from './posts.ts'
export { centreBoard, centreReaders, committeeLeaders, cultureOffice, educationOffice } from './roles.ts'
export { mergeSays, words as registryWords } from './words.ts'
