import type { Actor } from '../../kernel/access.ts'
import { type Db, sql } from '../../kernel/db/index.ts'
import { joinName } from '../../registry/index.ts'
import type { SearchSource, WaitingItem, WaitingSource } from '../sources.ts'
import { confirmAssignment, readAssignment, receiveAssignment } from './access.ts'
import { countWaiting, type Judged, selectWaiting } from './queries.ts'
import type { Status } from './task.ts'
import { words } from './words.ts'

const todoOf: Partial<Record<Judged['status'], 'todoReceive' | 'todoWork' | 'todoReturned'>> = {
  'not-received': 'todoReceive',
  received: 'todoWork',
  doing: 'todoWork',
  returned: 'todoReturned',
}
const confirmOf: Partial<Record<Judged['status'], 'todoConfirm' | 'todoFulfilled' | 'todoExtension'>> = {
  extension: 'todoExtension',
  submitted: 'todoConfirm',
  fulfilled: 'todoFulfilled',
}
const todos = Object.keys(todoOf) as Status[]
const confirmations = Object.keys(confirmOf) as Status[]

function waits(row: Judged, todo: string, from: string): WaitingItem {
  return {
    todo,
    title: row.title,
    href: `/assignments/${row.id}`,
    from,
    dueOn: row.dueOn,
    since: row.submittedAt ?? row.returnedAt ?? row.assignedAt,
  }
}

/** The receiver's open work, and for those who confirm: the reports that stand. */
export const taskWaiting: WaitingSource = {
  id: 'tasks',
  async list(db: Db, actor: Actor, today, lang) {
    const say = words[lang]
    const [received, given] = await Promise.all([
      actor.may(receiveAssignment) ? selectWaiting(db, actor.reach(receiveAssignment), 'received', todos, today) : [],
      actor.may(confirmAssignment) ? selectWaiting(db, actor.reach(confirmAssignment), 'given', confirmations, today) : [],
    ])
    return [
      ...received.map((row) => waits(row, say[todoOf[row.status]!], row.assigner)),
      ...given.map((row) => waits(row, say[confirmOf[row.status]!], row.body)),
    ]
  },
  count: (actor, today) => sql<number>`
    ${countWaiting(actor.reach(receiveAssignment), 'received', todos, today)}
    + ${countWaiting(actor.reach(confirmAssignment), 'given', confirmations, today)}`,
}

export const taskSearch: SearchSource = {
  id: 'tasks',
  list: '/tasks',
  async find(db, actor, query, lang, limit) {
    const reach = actor.reach(readAssignment)
    const { rows } = await sql<{ id: string; title: string; body: string; exact: boolean; file: string | null }>`
      with told as materialized (
        select f.file_id from file_texts as f where length(fold(${query})) > 2 and f.search like '%' || regexp_replace(fold(${query}), '([\\\\%_])', '\\\\\\1', 'g') || '%')
      select a.id, t.title, term.name as body, position(lower(${query}) in lower(t.title)) > 0 as exact, proof.name as file
      from assignments as a join tasks as t on t.id = a.task_id
      ${joinName('a.body_id', 'term')}
      left join lateral (
        select files.name from assignment_files as kept join told on told.file_id = kept.file_id join files on files.id = kept.file_id
        where kept.assignment_id = a.id order by kept.at desc limit 1) as proof on true
      where (a.body_id = any(${reach.bodies}::uuid[]) or t.assigner_body_id = any(${reach.bodies}::uuid[]))
        and (position(fold(${query}) in t.search) > 0 or proof.name is not null)
      order by exact desc, proof.name is not null, t.assigned_at desc limit ${limit}`.execute(db)
    return rows.map(({ id, title, body, exact, file }) => ({
      kind: words[lang].searchKind,
      title,
      href: `/assignments/${id}`,
      detail: file ? `${body} · ${file}` : body,
      exact,
    }))
  },
}
