export { assignTask, confirmAssignment, decideReplaced, isLeader, readAssignment, readTasks, receiveAssignment } from './access.ts'
export { type Binding, readBinding, recordAllBound, recordTouched } from './binding.ts'
export { BindingFields, bindingInWords, bindingSays, useBindingLabel } from './binding-fields.tsx'
export { courseSentences } from './course-words.ts'
export { type Calendar, type Rule, rules, workingDay } from './due.ts'
export { DueFields, dueInWords, readDue } from './due-fields.tsx'
export { counterSql, statusSql, timelinessSql } from './judged.ts'
export { orderedBy } from './orders.ts'
export { holderSql, type Judged, joinLeader, judge, type Side, selectAssignments, selectTasksOfDocument } from './queries.ts'
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
  recordUrging,
} from './record.ts'
export { selectCalendar } from './recurrence.ts'
export { replacementWaiting } from './replaced.tsx'
export { replacementPath } from './replaced-words.ts'
export { taskRoutes } from './routes.tsx'
export { counterKind, statusKind, timelinessKind } from './show.tsx'
export { taskSearch, taskWaiting } from './sources.ts'
export {
  type Counter,
  counterOf,
  counters,
  type Facts,
  followed,
  type Nature,
  natureOf,
  reportedOn,
  type Status,
  statuses,
  statusOf,
  type Timeliness,
  timeliness,
  working,
} from './task.ts'
export { counterWords, statusWords, timelinessWords } from './words.ts'
