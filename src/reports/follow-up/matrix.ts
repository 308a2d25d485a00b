import { date, excerpt } from '../../kernel/format.ts'
import type { MatrixCell, StatusKind } from '../../ui/index.ts'
import { type Status, statusKind } from '../../work/tasks/index.ts'
import { address, type Filter } from './filter.ts'
import type { Cell } from './queries.ts'
import type { words } from './words.ts'

interface Speech {
  say: typeof words.vi
  statusWords: Record<Status, string>
  today: Temporal.PlainDate
}

/** What stands in a cell: lateness first, because that is what the reader looks for; otherwise the status. */
export function cellWord(
  { counter, status, timeliness, dueOn }: Pick<Cell, 'counter' | 'status' | 'timeliness' | 'dueOn'>,
  { say, statusWords, today }: Speech,
): string {
  if (counter === 'open-late' && dueOn) return status === 'submitted' ? say.reportedLate : say.lateBy(String(dueOn.until(today).days))
  if (counter === 'done-late') return say.doneLate
  return timeliness === 'soon' && dueOn ? say.soonBy(String(today.until(dueOn).days)) : statusWords[status]
}

export function cellKind({ counter, timeliness, status }: Pick<Cell, 'counter' | 'timeliness' | 'status'>): StatusKind {
  if (counter === 'open-late') return 'late'
  return timeliness === 'soon' && statusKind[status] !== 'done' ? 'soon' : statusKind[status]
}

/** One page of cells as rows and columns; an office without the task leaves its cell empty. */
export function toMatrix(cells: Cell[], speech: Speech & { filter: Filter }) {
  const { say, statusWords, filter } = speech
  const tasks = [...new Map(cells.map((cell) => [cell.taskId, cell])).values()].sort((a, b) => a.col - b.col)
  const offices = [...new Map(cells.map((cell) => [cell.bodyId, cell])).values()].sort((a, b) => a.row - b.row)
  const at = new Map(cells.map((cell) => [`${cell.row}/${cell.col}`, cell]))
  const draw = (cell: Cell): MatrixCell => ({
    href: `/assignments/${cell.id}`,
    kind: cellKind(cell),
    word: cellWord(cell, speech),
    title: `${statusWords[cell.status]} – ${cell.dueOn ? `${say.due} ${date(cell.dueOn)}` : say.noDue}`,
  })
  return {
    columns: tasks.map(({ taskId, title }) => ({ id: taskId, head: excerpt(title, 70), href: `/tasks/${taskId}`, title })),
    rows: offices.map(({ bodyId, body, row }) => ({
      id: bodyId,
      head: body,
      href: address('/follow-up/list', { ...filter, office: bodyId }),
      cells: tasks.map(({ col }) => {
        const cell = at.get(`${row}/${col}`)
        return cell ? draw(cell) : null
      }),
    })),
  }
}
