import { z } from 'zod'
import { declared, draftFromPaper, type Reader, recordUrged, selectUrgings } from '../../areas/issuing/index.ts'
import type { Actor, Reach } from '../../kernel/access.ts'
import type { Db } from '../../kernel/db/index.ts'
import { date } from '../../kernel/format.ts'
import { command, elsewhere, type PageInput, page, refuse, routes, seeOther, shown } from '../../kernel/http/index.ts'
import { sheetOf, wordFile } from '../../work/papers/index.ts'
import { type Nature, selectCalendar, workingDay } from '../../work/tasks/index.ts'
import { isDemo } from '../demo-mark.ts'
import { onItsWay, stillDrafted } from '../drafts.tsx'
import { selectReporter } from '../upward/queries.ts'
import { draftFromFollowUp, leaders, readFollowUp } from './access.ts'
import { type Asked, address, FilterQuery, filterOf } from './filter.ts'
import { type ListData, ListPage } from './list.tsx'
import { type FollowUp, FollowUpPage } from './page.tsx'
import { bodiesPerPage, countAll, perPage, selectCells, selectDocuments, selectLateOffices, selectList, tasksPerPage } from './queries.ts'
import { listSheet, matrixSheet, type SheetContext } from './sheet.ts'
import { selectOffice, selectUrged, urgingPaper } from './urging.ts'
import { UrgingPage } from './urging-page.tsx'
import { words } from './words.ts'

/** Days that a late office has to answer a letter. */
const answerDays = 5

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

/** The letter of the day with the tasks that it urges; null when there is nothing to urge. */
async function letterTo(
  { db, actor, reach, today }: Pick<PageInput<unknown, unknown>, 'db' | 'actor' | 'reach' | 'today'>,
  office: { id: string; name: string },
  nature: Nature,
) {
  const rows = await selectUrged(db, reach, office.id, nature, today)
  if (rows.length === 0) return null
  const [reporter, calendar, sample] = await Promise.all([selectReporter(db, actor.post!.bodyId, today), selectCalendar(db), isDemo(db)])
  const answerBy = workingDay(today.add({ days: answerDays }), calendar)
  const party = actor.post!.line === 'party'
  return { rows, paper: urgingPaper({ reporter, party, office: office.name, nature, rows, on: today, answerBy, sample }) }
}

const listOf = (office: { id: string }) => address('/follow-up/list', { office: office.id })

const urgingPage = page(
  {
    path: '/follow-up/offices/:id/urging',
    verb: readFollowUp,
    subject: selectOffice,
    query: Urge,
    about: 'The letter that urges a late office, and what became of earlier ones',
  },
  async (input) => {
    const { db, reach, subject: office, query } = input
    const letter = await letterTo(input, office, query.nature)
    if (!letter) return elsewhere(listOf(office))
    const made = await selectUrgings(db, reach, office.id, query.nature)
    return <UrgingPage office={office} nature={query.nature} sheet={sheetOf(letter.paper)} made={made} />
  },
)

const urgingFile = page(
  {
    path: '/follow-up/offices/:id/urging.docx',
    verb: readFollowUp,
    subject: selectOffice,
    query: Urge,
    audited: true,
    about: 'The letter that urges a late office, or asks it to pay attention, as .docx',
  },
  async (input) => {
    const { subject: office, query, today, lang } = input
    const letter = await letterTo(input, office, query.nature)
    if (!letter) return elsewhere(listOf(office))
    const name = words[lang][query.nature === 'order' ? 'fileUrge' : 'fileAsk']
    return wordFile(letter.paper, `${name}-${date(today).replaceAll('/', '-')}`)
  },
)

const urging = (reader: Reader) =>
  command(
    {
      path: '/follow-up/offices/:id/urging',
      verb: draftFromFollowUp,
      subject: selectOffice,
      again: urgingPage,
      form: z.object({ declared }),
      about: 'Make an outgoing paper of the letter that urges; its issue stands on the tasks',
    },
    async (input) => {
      const { tx, reach, subject: office, url } = input
      const { nature } = Urge.parse(Object.fromEntries(url.searchParams))
      if (onItsWay(await selectUrgings(tx, reach, office.id, nature))) return refuse(stillDrafted.urging)
      const letter = await letterTo({ ...input, db: tx }, office, nature)
      if (!letter) return seeOther(listOf(office))
      const parts = letter.rows.map(({ id }) => id)
      return draftFromPaper(input, reader, letter.paper, (paperId) => recordUrged(tx, paperId, parts))
    },
  )

async function contextOf({ db, lang, today }: PageInput<unknown, unknown>): Promise<SheetContext> {
  return { lang, today, demo: await isDemo(db) }
}

export const followUpRoutes = (reader: Reader) => routes(table, list, urgingPage, urgingFile, urging(reader), tableSheet, rowsSheet)
