import { date } from '../../kernel/format.ts'
import { useWords } from '../../kernel/words.ts'
import { Status, type StatusKind } from '../../ui/index.ts'
import type { Judged } from './queries.ts'
import type { Counter, Status as TaskState, Timeliness } from './task.ts'
import { statusWords, timelinessWords, words } from './words.ts'

export const statusKind: Record<TaskState, StatusKind> = {
  'not-received': 'todo',
  received: 'todo',
  doing: 'doing',
  submitted: 'waiting',
  fulfilled: 'waiting',
  returned: 'returned',
  suspended: 'none',
  done: 'done',
  'no-subject': 'none',
}
export const timelinessKind: Record<Timeliness, StatusKind> = { 'in-time': 'doing', soon: 'soon', late: 'late', undated: 'none' }
export const counterKind: Record<Counter, StatusKind> = {
  'done-on-time': 'done',
  'done-late': 'soon',
  'open-in-time': 'doing',
  'open-late': 'late',
}

export function TaskStatus({ status }: { status: TaskState }) {
  return <Status kind={statusKind[status]}>{useWords(statusWords)[status]}</Status>
}

export function TimelinessTag({ timeliness }: { timeliness: Timeliness }) {
  return <Status kind={timelinessKind[timeliness]}>{useWords(timelinessWords)[timeliness]}</Status>
}

/** The due date with the first one beside it once it was moved, or honestly none. */
export function Due({ part }: { part: Pick<Judged, 'dueOn' | 'firstDueOn'> }) {
  const say = useWords(words)
  if (!part.dueOn) return <>{say.noDue}</>
  const moved = part.firstDueOn && !part.firstDueOn.equals(part.dueOn)
  return (
    <>
      {date(part.dueOn)}
      {moved ? ` (${say.firstDue} ${date(part.firstDueOn!)})` : ''}
    </>
  )
}
