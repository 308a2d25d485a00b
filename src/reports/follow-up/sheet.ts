import { download } from '../../kernel/files.ts'
import { date } from '../../kernel/format.ts'
import type { Lang } from '../../kernel/words.ts'
import { sheet, xlsxType } from '../../work/sheets.ts'
import { counterWords, statusWords, timelinessWords } from '../../work/tasks/index.ts'
import { demoMark } from '../demo-mark.ts'
import { cellWord } from './matrix.ts'
import type { Cell, Row } from './queries.ts'
import { words } from './words.ts'

export interface SheetContext {
  lang: Lang
  today: Temporal.PlainDate
  demo: boolean
}

const answer = async (name: string, file: string, { today, demo }: SheetContext, head: string[], rows: (string | number | null)[][]) =>
  download(await sheet(demo ? demoMark : name, head, rows), `${file}-${date(today).replaceAll('/', '-')}.xlsx`, xlsxType)

/** The list as it stands on the page, all its rows in the same order. */
export function listSheet(rows: Row[], context: SheetContext): Promise<Response> {
  const { lang } = context
  const say = words[lang]
  const head = [
    say.body,
    say.task,
    say.document,
    say.role,
    say.nature,
    say.due,
    say.firstDueHead,
    say.status,
    say.timeliness,
    say.counter,
    say.holder,
    say.updated,
    say.daysLate,
  ]
  const line = (row: Row) => [
    row.body,
    row.title,
    row.document,
    say[row.role],
    say[row.nature],
    row.dueOn ? date(row.dueOn) : say.noDue,
    row.firstDueOn ? date(row.firstDueOn) : say.noDue,
    statusWords[lang][row.status],
    timelinessWords[lang][row.timeliness],
    counterWords[lang][row.counter],
    row.holder ?? say.noHolder,
    date(row.updatedOn),
    row.daysLate,
  ]
  return answer(say.sheetList, say.fileList, context, head, rows.map(line))
}

/** The whole office × task table: one row an office, one column a task, the same words as on the page. */
export function matrixSheet(cells: Cell[], context: SheetContext): Promise<Response> {
  const { lang, today } = context
  const say = words[lang]
  const tasks = [...new Map(cells.map((cell) => [cell.col, cell.title])).entries()].sort(([a], [b]) => a - b)
  const rows = [...Map.groupBy(cells, (cell) => cell.row).values()].map((row) => {
    const at = new Map(row.map((cell) => [cell.col, cellWord(cell, { say, statusWords: statusWords[lang], today })]))
    return [row[0]!.body, ...tasks.map(([col]) => at.get(col) ?? null)]
  })
  return answer(say.matrixTitle, say.fileMatrix, context, [say.body, ...tasks.map(([, title]) => title)], rows)
}
