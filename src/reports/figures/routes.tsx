import { z } from 'zod'
import { download } from '../../kernel/files.ts'
import { type PageInput, page, routes, shown } from '../../kernel/http/index.ts'
import { allMeasures, cellsOf, measureById, recordsOf } from '../../measures/index.ts'
import { sheet, xlsxType } from '../../work/sheets.ts'
import { demoMark, isDemo } from '../demo-mark.ts'
import { readFigures } from './access.ts'
import { FiguresPage, RecordsPage } from './pages.tsx'
import { monthsUntil, rowsOf } from './table.ts'
import { words } from './words.ts'

const Line = z.object({
  id: z.string(),
  name: z.string(),
  adds: z.string(),
  months: z.array(z.object({ month: z.string(), value: z.number() })),
})

async function lines({ db, reach, today, lang }: PageInput<unknown, unknown>) {
  const months = monthsUntil(today)
  return rowsOf(allMeasures(), await cellsOf(db, reach, months[0]!, today), months, lang)
}

const catalogue = page(
  {
    path: '/figures',
    verb: readFigures,
    view: z.object({ figures: z.array(Line) }),
    about: 'Every measure of the own body, month by month',
  },
  async (input) => {
    const rows = await lines(input)
    const figures = rows.map(({ months, ...row }) => ({
      ...row,
      months: months.map(({ month, value }) => ({ month: month.toString(), value })),
    }))
    return shown({ figures }, <FiguresPage rows={rows} />)
  },
)

const catalogueSheet = page(
  { path: '/figures.xlsx', verb: readFigures, audited: true, about: 'The same table as a spreadsheet' },
  async (input) => {
    const say = words[input.lang]
    const rows = await lines(input)
    const head = [say.measure, say.counted, ...monthsUntil(input.today).map(({ month, year }) => say.month(month, year))]
    const cells = rows.map(({ name, adds, months }) => [name, say[adds], ...months.map(({ value }) => value)])
    return download(await sheet((await isDemo(input.db)) ? demoMark : say.title, head, cells), `${say.title}.xlsx`, xlsxType)
  },
)

const Record = z.object({ title: z.string(), href: z.string(), from: z.string(), until: z.string().nullable() })

/** The figure that the address names: a measure and a month such as 2026-11. */
async function selectFigure(_db: unknown, _reach: unknown, _id: string, { measure: id = '', month = '' }: Record<string, string>) {
  const measure = measureById(id)
  return measure && /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? { measure, month: Temporal.PlainDate.from(`${month}-01`) } : undefined
}

const records = page(
  {
    path: '/figures/:measure/:month',
    verb: readFigures,
    subject: selectFigure,
    view: z.object({ records: z.array(Record) }),
    about: 'The records behind one figure of the own body',
  },
  async ({ db, reach, subject: { measure, month }, today }) => {
    const found = await recordsOf(db, reach, measure, month, today)
    const plain = found.map(({ title, href, from, until }) => ({ title, href, from: from.toString(), until: until?.toString() ?? null }))
    return shown({ records: plain }, <RecordsPage measure={measure} month={month} records={found} />)
  },
)

export const figureRoutes = routes(catalogue, catalogueSheet, records)
