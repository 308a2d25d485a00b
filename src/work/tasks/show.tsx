import { date } from '../../kernel/format.ts'
import { useWords } from '../../kernel/words.ts'
import { Status, type StatusKind } from '../../ui/index.ts'
import { courseWords } from './course-words.ts'
import type { Calendar } from './due.ts'
import { dayInWords } from './due-fields.tsx'
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
  extension: 'waiting',
  suspended: 'none',
  done: 'done',
  'no-subject': 'none',
  ended: 'none',
}
/** Late stays late after the work is done, but nobody has to be called for it any more. */
export const timelinessKind: Record<Timeliness, StatusKind> = {
  'in-time': 'none',
  soon: 'soon',
  late: 'late',
  'done-on-time': 'done',
  'done-late': 'soon',
  undated: 'none',
}
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

/** The due date with the first one beside it once it was moved, or honestly none; with a calendar also its weekday and whether it is a day off. */
export function Due({ part, calendar }: { part: Pick<Judged, 'dueOn' | 'firstDueOn'>; calendar?: Calendar }) {
  const say = useWords(words)
  const course = useWords(courseWords)
  if (!part.dueOn) return <>{say.noDue}</>
  const moved = part.firstDueOn && !part.firstDueOn.equals(part.dueOn)
  return (
    <>
      {calendar ? dayInWords(part.dueOn, calendar, course) : date(part.dueOn)}
      {moved ? ` (${say.firstDue} ${date(part.firstDueOn!)})` : ''}
    </>
  )
}
