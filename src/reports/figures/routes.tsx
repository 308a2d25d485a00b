import { z } from 'zod'
import { download } from '../../kernel/files.ts'
import { inSentence } from '../../kernel/format.ts'
import { elsewhere, type PageInput, page, routes, shown } from '../../kernel/http/index.ts'
import { allMeasures, cellsOf, figuresAt, measureById, recordsOf } from '../../measures/index.ts'
import { placeOn } from '../../registry/index.ts'
import { sheet, xlsxType } from '../../work/sheets.ts'
import { demoMark, isDemo } from '../demo-mark.ts'
import { openTo, readPlaceFigures } from '../places/access.ts'
import { readFigures } from './access.ts'
import { FiguresPage, RecordsPage, type Territory } from './pages.tsx'
import { type FigureRow, monthsUntil, ownRows, rowsOf } from './table.ts'
import { words } from './words.ts'

const Line = z.object({
  id: z.string(),
  name: z.string(),
  adds: z.string(),
  months: z.array(z.object({ month: z.string(), value: z.number() })),
})

type Input = PageInput<unknown, unknown>

async function lines({ db, reach, today, lang, actor }: Input) {
  const months = monthsUntil(today)
  const rows = rowsOf(allMeasures(), await cellsOf(db, reach, months[0]!, today), months, lang)
  return ownRows(rows, actor.post?.line === 'centre')
}

/** Sums of the post's own place for who reads it; a centre has its own figures. */
async function territoryOf({ db, actor, today, lang }: Input): Promise<Territory | null> {
  const { post } = actor
  if (!post || post.line === 'centre' || !actor.may(readPlaceFigures)) return null
  const months = monthsUntil(today)
  const measures = openTo(actor)
  const ids = measures.map(({ id }) => id)
  const [place, figures] = await Promise.all([placeOn(db, post.placeId, today), figuresAt(db, ids, [post.placeId], months[0]!, today)])
  return { name: inSentence(place?.name ?? ''), rows: rowsOf(measures, figures, months, lang) }
}

const plain = (rows: FigureRow[]) =>
  rows.map(({ months, ...row }) => ({ ...row, months: months.map(({ month, value }) => ({ month: month.toString(), value })) }))

const catalogue = page(
  {
    path: '/figures',
    verb: readFigures,
    view: z.object({ figures: z.array(Line), territory: z.array(Line) }),
    about: 'Figures of the own body, and of its territory for who reads it, month by month',
  },
  async (input) => {
    const [rows, territory] = await Promise.all([lines(input), territoryOf(input)])
    return shown({ figures: plain(rows), territory: plain(territory?.rows ?? []) }, <FiguresPage rows={rows} territory={territory} />)
  },
)

const catalogueSheet = page(
  { path: '/figures.xlsx', verb: readFigures, audited: true, about: 'The same table as a spreadsheet' },
  async (input) => {
    const say = words[input.lang]
    const [own, territory] = await Promise.all([lines(input), territoryOf(input)])
    const rows = [...own, ...(territory?.rows ?? []).map((row) => ({ ...row, name: `${row.name} (${territory!.name})` }))]
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
  async ({ db, reach, actor, subject: { measure, month }, today }) => {
    if (measure.opens && !actor.may(measure.opens)) return elsewhere('/figures')
    const found = await recordsOf(db, reach, measure, month, today)
    const plain = found.map(({ title, href, from, until }) => ({ title, href, from: from.toString(), until: until?.toString() ?? null }))
    return shown({ records: plain }, <RecordsPage measure={measure} month={month} records={found} />)
  },
)

export const figureRoutes = routes(catalogue, catalogueSheet, records)
