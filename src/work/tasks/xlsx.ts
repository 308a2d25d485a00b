import { date } from '../../kernel/format.ts'
import type { Lang } from '../../kernel/words.ts'
import { sheet } from '../sheets.ts'
import type { Judged } from './queries.ts'
import { statusWords, timelinessWords, words } from './words.ts'

/** The rows as they stand on the page, in its order. */
export function assignmentsSheet(rows: Judged[], lang: Lang): Promise<Uint8Array> {
  const say = words[lang]
  return sheet(
    say.tasks,
    [say.title, say.office, say.from, say.role, say.nature, say.due, say.firstDue, say.status, say.lateness, say.holder, say.product],
    rows.map((row) => [
      row.title,
      row.body,
      row.assigner,
      say[row.role],
      say[row.nature],
      row.dueOn ? date(row.dueOn) : say.noDue,
      row.firstDueOn ? date(row.firstDueOn) : '',
      statusWords[lang][row.status],
      timelinessWords[lang][row.timeliness],
      row.holder ?? '',
      row.product,
    ]),
  )
}
