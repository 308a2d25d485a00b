import type { RawBuilder } from 'kysely'
import { sql } from '../../kernel/db/index.ts'
import type { Counter, Status, Timeliness } from './task.ts'

// The rules of task.ts said again in SQL over `assignments as a` and its body's term `term.living`, so that counting and paging stay in the database; a property proves them equal.

const late = (today: Temporal.PlainDate) => sql<boolean>`coalesce(coalesce(a.decided_on, ${today}::date) > a.due_on, false)`

export const counterSql = (today: Temporal.PlainDate): RawBuilder<Counter> => sql<Counter>`
  case when a.accepted_at is not null then case when ${late(today)} then 'done-late' else 'done-on-time' end
  else case when ${late(today)} then 'open-late' else 'open-in-time' end end`

export const statusSql = (): RawBuilder<Status> => sql<Status>`
  case when a.accepted_at is not null then 'done' when a.ended_at is not null then 'ended' when not term.living then 'no-subject'
  when a.suspended_at is not null then 'suspended' when a.extension_asked_at is not null then 'extension'
  when a.submitted_at is not null then 'submitted' when a.fulfilled_on is not null then 'fulfilled' when a.returned_at is not null then 'returned'
  when a.started_at is not null then 'doing' when a.received_at is not null then 'received' else 'not-received' end`

export const timelinessSql = (today: Temporal.PlainDate): RawBuilder<Timeliness> => sql<Timeliness>`
  case when a.due_on is null then 'undated' when a.accepted_at is not null then case when ${late(today)} then 'done-late' else 'done-on-time' end
  when ${late(today)} then 'late'
  when a.decided_on is null and a.due_on <= ${today}::date + 7 then 'soon' else 'in-time' end`
