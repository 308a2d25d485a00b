import { z } from 'zod'
import type { Actor, Reach } from '../../kernel/access.ts'
import type { Db } from '../../kernel/db/index.ts'
import { download } from '../../kernel/files.ts'
import { date } from '../../kernel/format.ts'
import { type PageInput, page, routes, shown } from '../../kernel/http/index.ts'
import { renderDocx } from '../../work/papers/index.ts'
import { selectCalendar, workingDay } from '../../work/tasks/index.ts'
import { isDemo } from '../demo-mark.ts'
import { selectReporter } from '../upward/queries.ts'
import { leaders, readFollowUp } from './access.ts'
import { type Asked, address, FilterQuery, filterOf } from './filter.ts'
import { type ListData, ListPage } from './list.tsx'
import { type FollowUp, FollowUpPage } from './page.tsx'
import { bodiesPerPage, countAll, perPage, selectCells, selectDocuments, selectLateOffices, selectList, tasksPerPage } from './queries.ts'
import { listSheet, matrixSheet, type SheetContext } from './sheet.ts'
import { selectOffice, selectUrged, urgingPaper } from './urging.ts'
import { words } from './words.ts'

/** Days that a late office has to answer a letter. */
const answerDays = 5
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const last = (total: number, size: number) => Math.max(1, Math.ceil(total / size))

/** Four queries whatever the size: counters, documents, one page of cells, and the late offices. */
export async function followUp(db: Db, actor: Actor, reach: Reach, asked: Asked, today: Temporal.PlainDate): Promise<FollowUp> {
  const filter = filterOf(asked)
  const leads = actor.post !== null && leaders.includes(actor.post.role)
  const [counts, documents, late] = await Promise.all([
    countAll(db, reach, filter, today),
    selectDocuments(db, reach),
    selectLateOffices(db, reach, filter, today),
  ])
  const page = {
    row: Math.min(asked.rows, last(counts.bodies, bodiesPerPage)),
    col: Math.min(asked.cols, last(counts.tasks, tasksPerPage)),
  }
  return { filter, counts, documents, late, leads, page, cells: await selectCells(db, reach, filter, today, page) }
}

/** One query: the rows of the page with their total and the documents to choose from. */
export async function followUpList(db: Db, reach: Reach, asked: Asked, today: Temporal.PlainDate): Promise<ListData> {
  const filter = filterOf(asked)
  return { filter, page: asked.page, ...(await selectList(db, reach, filter, today, asked.page)) }
}

const Row = z.object({
  id: z.string(),
  taskId: z.string(),
  bodyId: z.string(),
  body: z.string(),
  title: z.string(),
  document: z.string().nullable(),
  role: z.string(),
  nature: z.string(),
  dueOn: z.unknown(),
  firstDueOn: z.unknown(),
  status: z.string(),
  timeliness: z.string(),
  counter: z.string(),
  holder: z.string().nullable(),
  updatedOn: z.unknown(),
  daysLate: z.number().nullable(),
})

const table = page(
  {
    path: '/follow-up',
    verb: readFollowUp,
    query: FilterQuery,
    view: z.object({ counts: z.unknown() }),
    about: 'Four counters and the office × task table of the tasks given by the body',
  },
  async ({ db, actor, reach, query, today }) => {
    const data = await followUp(db, actor, reach, query, today)
    return shown({ counts: data.counts }, <FollowUpPage {...data} />)
  },
)
const list = page(
  {
    path: '/follow-up/list',
    verb: readFollowUp,
    query: FilterQuery,
    view: z.object({ total: z.number(), page: z.number(), perPage: z.number(), rows: z.array(Row) }),
    about: 'Assignments of the tasks given by the body, 50 a page',
  },
  async ({ db, reach, query, today }) => {
    const data = await followUpList(db, reach, query, today)
    return shown({ total: data.total, page: data.page, perPage, rows: data.rows }, <ListPage {...data} />)
  },
)
const tableSheet = page(
  { path: '/follow-up/table.xlsx', verb: readFollowUp, query: FilterQuery, audited: true, about: 'The whole office × task table as .xlsx' },
  async (input) => matrixSheet(await selectCells(input.db, input.reach, filterOf(input.query), input.today, 'all'), await contextOf(input)),
)
const rowsSheet = page(
  { path: '/follow-up/list.xlsx', verb: readFollowUp, query: FilterQuery, audited: true, about: 'The list of assignments as .xlsx' },
  async (input) =>
    listSheet((await selectList(input.db, input.reach, filterOf(input.query), input.today, 'all')).rows, await contextOf(input)),
)

const Urge = z.object({ nature: z.enum(['order', 'request']).catch('order') })

const urging = page(
  {
    path: '/follow-up/offices/:id/urging.docx',
    verb: readFollowUp,
    subject: selectOffice,
    query: Urge,
    audited: true,
    about: 'The letter that urges a late office, or asks it to pay attention, as .docx',
  },
  async ({ db, actor, reach, subject, query: { nature }, today, lang }) => {
    const rows = await selectUrged(db, reach, subject.id, nature, today)
    if (rows.length === 0)
      return new Response(null, { status: 303, headers: { location: address('/follow-up/list', { office: subject.id }) } })
    const [reporter, calendar, sample] = await Promise.all([selectReporter(db, actor.post!.bodyId, today), selectCalendar(db), isDemo(db)])
    const answerBy = workingDay(today.add({ days: answerDays }), calendar)
    const paper = urgingPaper({
      reporter,
      party: actor.post!.line === 'party',
      office: subject.name,
      nature,
      rows,
      on: today,
      answerBy,
      sample,
    })
    const name = words[lang][nature === 'order' ? 'fileUrge' : 'fileAsk']
    return download(await renderDocx(paper), `${name}-${date(today).replaceAll('/', '-')}.docx`, docx)
  },
)

async function contextOf({ db, lang, today }: PageInput<unknown, unknown>): Promise<SheetContext> {
  return { lang, today, demo: await isDemo(db) }
}

export const followUpRoutes = routes(table, list, urging, tableSheet, rowsSheet)
