import { sql } from '../../kernel/db/index.ts'
import { useWords } from '../../kernel/words.ts'
import type { StatusKind } from '../../ui/index.ts'
import {
  type Counter,
  counters,
  counterWords,
  type Status,
  statuses,
  statusWords,
  type Timeliness,
  timelinessWords,
} from '../../work/tasks/index.ts'

export { type Counter, counters, counterWords, type Status, statuses, statusWords, type Timeliness, timelinessWords }

export const counterKind: Record<Counter, StatusKind> = {
  'done-on-time': 'done',
  'done-late': 'soon',
  'open-in-time': 'doing',
  'open-late': 'late',
}
export const statusKind: Record<Status, StatusKind> = {
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

// The pure rules of work/tasks said again in SQL, so that counting and paging stay in the database; reports.test.ts proves them equal.

/** The day that decides on time or late. */
export const reportedOn = sql<Temporal.PlainDate | null>`coalesce(a.fulfilled_on, (a.submitted_at at time zone 'Asia/Ho_Chi_Minh')::date)`

const late = (today: Temporal.PlainDate) => sql<boolean>`coalesce(coalesce(${reportedOn}, ${today}::date) > a.due_on, false)`

export const counterSql = (today: Temporal.PlainDate) => sql<Counter>`
  case when a.accepted_at is not null then case when ${late(today)} then 'done-late' else 'done-on-time' end
  else case when ${late(today)} then 'open-late' else 'open-in-time' end end`

export const statusSql = () => sql<Status>`
  case when a.accepted_at is not null then 'done' when not term.living then 'no-subject' when a.suspended_at is not null then 'suspended'
  when a.submitted_at is not null then 'submitted' when a.fulfilled_on is not null then 'fulfilled' when a.returned_at is not null then 'returned'
  when a.started_at is not null then 'doing' when a.received_at is not null then 'received' else 'not-received' end`

export const timelinessSql = (today: Temporal.PlainDate) => sql<Timeliness>`
  case when a.due_on is null then 'undated' when ${late(today)} then 'late'
  when ${reportedOn} is null and a.due_on <= ${today}::date + 7 then 'soon' else 'in-time' end`

export const useStatusWords = () => useWords(statusWords)
export const useTimelinessWords = () => useWords(timelinessWords)
export const useCounterWords = () => useWords(counterWords)
