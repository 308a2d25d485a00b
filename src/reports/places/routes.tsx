import { z } from 'zod'
import { type Reach, withinPlace } from '../../kernel/access.ts'
import { type Db, sql } from '../../kernel/db/index.ts'
import { download } from '../../kernel/files.ts'
import { elsewhere, type PageInput, page, routes, shown } from '../../kernel/http/index.ts'
import { figuresAt, figuresOfBodiesAt, type Measure, measureById, type PlaceFigure, recordsBehind } from '../../measures/index.ts'
import { placesOn } from '../../registry/index.ts'
import { sheet, xlsxType } from '../../work/sheets.ts'
import { openTo, readPlaceFigures } from './access.ts'
import { type At, MeasurePage, PlacePage, RecordsPage } from './pages.tsx'
import { type Line, linesOf, yearUntil } from './table.ts'
import { words } from './words.ts'

const Place = z.object({ place: z.guid().nullable().catch(null).default(null), body: z.guid().nullable().catch(null).default(null) })
type Input = PageInput<unknown, z.output<typeof Place>>

interface Standpoint {
  place: At & { kind: string }
  parent: At | null
}

/** The place that the address names, or the reader's own; one outside the territory is as if it were not there. */
async function standpoint(db: Db, reach: Reach, asked: string | null, own: string): Promise<Standpoint | undefined> {
  const { rows } = await sql<{ id: string; name: string; kind: string; parentId: string | null; parentName: string | null }>`
    select p.id, term.name, p.kind, up.id as "parentId", up_term.name as "parentName" from places as p
    join lateral (select name, parent_id from place_terms where place_id = p.id order by lower(valid) desc nulls last limit 1) as term on true
    left join places as up on up.id = term.parent_id and ${withinPlace(reach, 'up.custody_path')}
    left join lateral (select name from place_terms where place_id = up.id order by lower(valid) desc nulls last limit 1) as up_term on true
    where p.id = ${asked ?? own} and ${withinPlace(reach, 'p.custody_path')}`.execute(db)
  const found = rows[0]
  if (!found) return undefined
  const { id, name, kind, parentId, parentName } = found
  return { place: { id, name, kind }, parent: parentId && parentName ? { id: parentId, name: parentName } : null }
}

const here = (input: Input) => standpoint(input.db, input.reach, input.query.place, input.actor.post!.placeId)

const Figures = z.object({
  place: z.string(),
  months: z.array(z.string()),
  lines: z.array(z.object({ name: z.string(), values: z.array(z.number()) })),
})
const plain = (place: At, months: Temporal.PlainDate[], lines: Line[]) => ({
  place: place.name,
  months: months.map((month) => month.toPlainYearMonth().toString()),
  lines: lines.map(({ name, values }) => ({ name, values })),
})

const overview = page(
  { path: '/place-figures', verb: readPlaceFigures, query: Place, view: Figures, about: 'Every open measure of a place, month by month' },
  async (input) => {
    const { db, actor, today, lang } = input
    const found = await here(input)
    if (!found) return elsewhere('/place-figures')
    const months = yearUntil(today)
    const measures = openTo(actor)
    const figures = await figuresAt(
      db,
      measures.map(({ id }) => id),
      [found.place.id],
      months[0]!,
      today,
    )
    const keys = measures.map(({ id, adds, words: said }) => ({ key: id, name: said[lang], adds }))
    const lines = linesOf(keys, ({ measureId }) => measureId, figures, months)
    return shown(plain(found.place, months, lines), <PlacePage place={found.place} parent={found.parent} lines={lines} months={months} />)
  },
)

/** The units below a place, or at a commune its bodies, each with its months, and the place's own sum. */
async function below(input: Input, measure: Measure, { place }: Standpoint) {
  const { db, today, lang } = input
  const months = yearUntil(today)
  const bodies = place.kind === 'commune' || place.kind === 'village'
  const children = bodies ? [] : await placesOn(db, today, { parentId: place.id })
  const sums = await figuresAt(db, [measure.id], [place.id, ...children.map(({ id }) => id)], months[0]!, today)
  const single = bodies ? await figuresOfBodiesAt(db, measure.id, place.id, months[0]!, today) : []
  const units = bodies
    ? await namesOf(
        db,
        single.map(({ placeId }) => placeId),
      )
    : children
  const keyOf = ({ placeId }: PlaceFigure) => placeId
  const { adds } = measure
  const lines = linesOf(
    units.map(({ id, name }) => ({ key: id, name, adds })),
    keyOf,
    bodies ? single : sums,
    months,
  )
  const [total] = linesOf([{ key: place.id, name: words[lang].all, adds }], keyOf, sums, months)
  return { months, bodies, lines, total: total! }
}

async function namesOf(db: Db, ids: string[]): Promise<At[]> {
  const { rows } = await sql<At>`
    select distinct on (body_id) body_id as id, name from body_terms where body_id = any(${ids}::uuid[])
    order by body_id, lower(valid) desc nulls last`.execute(db)
  return rows.sort((a, b) => a.name.localeCompare(b.name, 'vi'))
}

const selectMeasure = async (_db: unknown, _reach: unknown, _id: string, { measure = '' }: Record<string, string>) => {
  const found = measureById(measure.replace(/\.xlsx$/, ''))
  return found?.opens ? found : undefined
}

const byUnit = page(
  {
    path: '/place-figures/:measure',
    verb: readPlaceFigures,
    subject: selectMeasure,
    query: Place,
    view: Figures,
    about: 'A measure of the units below a place; as .xlsx with that ending',
  },
  async (input) => {
    const { subject: measure, actor, params, lang } = input
    const found = await here(input)
    if (!found || !actor.may(measure.opens!)) return elsewhere('/place-figures')
    const { months, bodies, lines, total } = await below(input, measure, found)
    if (params.measure!.endsWith('.xlsx')) {
      const say = words[lang]
      const head = [say.unit, ...months.map(({ month, year }) => say.month(month, year))]
      const rows = [...lines, total].map(({ name, values }) => [name, ...values])
      return download(await sheet(measure.words[lang], head, rows), `${say.fileName}.xlsx`, xlsxType)
    }
    const node = (
      <MeasurePage
        measure={measure}
        place={found.place}
        parent={found.parent}
        lines={lines}
        total={total}
        months={months}
        bodies={bodies}
      />
    )
    return shown(plain(found.place, months, lines), node)
  },
)

const records = page(
  {
    path: '/place-figures/:measure/:month',
    verb: readPlaceFigures,
    subject: selectMeasure,
    query: Place,
    about: 'The records behind a figure of a place',
  },
  async (input) => {
    const { db, reach, query, subject: measure, actor, params, today } = input
    const found = await here(input)
    if (!found || !actor.may(measure.opens!) || !/^\d{4}-(0[1-9]|1[0-2])$/.test(params.month!)) return elsewhere('/place-figures')
    const month = Temporal.PlainDate.from(`${params.month}-01`)
    const all = await recordsBehind(db, reach, measure, found.place.id, month, today)
    const shownOnes = query.body ? all.filter(({ unit }) => unit === query.body) : all
    const bodies = await namesOf(
      db,
      shownOnes.map(({ unit }) => unit),
    )
    const names = new Map(bodies.map(({ id, name }) => [id, name]))
    const listed = shownOnes.map(({ unit, ...record }) => ({ ...record, body: names.get(unit) ?? '' }))
    return <RecordsPage measure={measure} place={found.place} month={month} records={listed} />
  },
)

export const placeFigureRoutes = routes(overview, byUnit, records)
