export { assignTask, confirmAssignment, readAssignment, readTasks } from './access.ts'
export { counterSql, reportedSql, statusSql, timelinessSql } from './judged.ts'
export { type Judged, judge, type Side, selectAssignments, selectTasksOfDocument } from './queries.ts'
export {
  type Act,
  type Assigned,
  createTask,
  type NewTask,
  NotItsAuthority,
  passOpenWork,
  recordAcceptance,
  recordFile,
  recordImplementing,
  recordProgress,
  recordReceipt,
  recordReturn,
  recordSubmission,
} from './record.ts'
export { taskRoutes } from './routes.tsx'
export { counterKind, statusKind } from './show.tsx'
export { taskSearch, taskWaiting } from './sources.ts'
export {
  type Counter,
  counterOf,
  counters,
  type Facts,
  type Nature,
  natureOf,
  reportedOn,
  type Status,
  statuses,
  statusOf,
  type Timeliness,
  timeliness,
} from './task.ts'
export { counterWords, sentences as taskSentences, statusWords, timelinessWords } from './words.ts'
