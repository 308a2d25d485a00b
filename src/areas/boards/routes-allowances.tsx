import { z } from 'zod'
import { type Reach, withinPlace } from '../../kernel/access.ts'
import { type Db, sql } from '../../kernel/db/index.ts'
import { download } from '../../kernel/files.ts'
import { monthName, parseDate } from '../../kernel/format.ts'
import { command, page, refuse, routes, seeOther, shown } from '../../kernel/http/index.ts'
import { both } from '../../kernel/words.ts'
import { centreInTerritory } from '../../registry/index.ts'
import { sheet, xlsxType } from '../../work/sheets.ts'
import { keepAllowances, readAllowances } from './access.ts'
import { selectAllowances } from './allowance-queries.ts'
import { endAllowance, recordAllowance } from './allowance-record.ts'
import { AllowancesPage, said } from './allowances-page.tsx'
import { readAllowance } from './money.ts'
import { selectTerm } from './queries.ts'
import { sentences, words } from './words.ts'

const Query = z.object({
  month: z
    .string()
    .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
    .nullable()
    .catch(null)
    .default(null),
})
const monthOf = (query: { month: string | null }, today: Temporal.PlainDate) =>
  query.month ? Temporal.PlainYearMonth.from(query.month) : today.toPlainYearMonth()

const show = page(
  {
    path: '/centres/:id/allowances',
    verb: readAllowances,
    subject: centreInTerritory,
    query: Query,
    view: z.object({ month: z.string(), total: z.number() }),
    about: 'Allowances of a centre’s board in a month, to sign for',
  },
  async ({ db, subject, query, today, actor }) => {
    const month = monthOf(query, today)
    const { lines, baseSalary } = await selectAllowances(db, subject.id, month)
    const total = lines.reduce((sum, line) => sum + line.sum, 0)
    const keeps = actor.may(keepAllowances) && (await centreInTerritory(db, actor.reach(keepAllowances), subject.id)) !== undefined
    return shown(
      { month: month.toString(), total },
      <AllowancesPage centre={subject} month={month} lines={lines} baseSalary={baseSalary} total={total} keeps={keeps} />,
    )
  },
)

const asSheet = page(
  {
    path: '/centres/:id/allowances.xlsx',
    verb: readAllowances,
    subject: centreInTerritory,
    query: Query,
    audited: true,
    about: 'The list as .xlsx',
  },
  async ({ db, subject, query, today, lang }) => {
    const say = words[lang]
    const month = monthOf(query, today)
    const { lines } = await selectAllowances(db, subject.id, month)
    const head = [say.number, say.name, say.post, say.allowance, say.allowanceBasis, say.sum, say.sign]
    const rows: (string | number | null)[][] = lines.map((line, i) => [
      i + 1,
      line.name,
      line.title,
      said(say, line),
      line.basis,
      line.sum,
      null,
    ])
    rows.push([null, say.total, null, null, null, lines.reduce((sum, line) => sum + line.sum, 0), null])
    return download(await sheet(monthName(month).replace('/', '-'), head, rows), `${say.allowanceFile}-${month}.xlsx`, xlsxType)
  },
)

const add = command(
  {
    path: '/centres/:id/allowances',
    verb: keepAllowances,
    subject: centreInTerritory,
    again: show,
    form: z.object({
      tenure: z.uuid(sentences.noTerm),
      coefficient: z.string().trim().max(10),
      amount: z.string().trim().max(15),
      allowanceBasis: z.string().trim().max(300),
      from: z.string().trim().max(20),
    }),
    about: 'An allowance of somebody on the board from a day on',
  },
  async ({ subject, form, tx, reach, actor, now }) => {
    const term = await selectTerm(tx, reach, form.tenure)
    if (term?.centreId !== subject.id) return refuse({ field: 'tenure', text: sentences.noTerm })
    const allowance = readAllowance(form)
    if ('field' in allowance) return refuse(allowance)
    if (allowance.coefficient === null && allowance.amount === null) return refuse({ field: 'coefficient', text: sentences.oneOfBoth })
    const from = parseDate(form.from)
    if (!from) return refuse({ field: 'from', text: sentences.badDay })
    if (Temporal.PlainDate.compare(from, term.from) < 0) return refuse({ field: 'from', text: sentences.beforeTerm })
    const act = { by: actor.person!.id, at: now }
    if (!(await recordAllowance(tx, term.id, { ...allowance, basis: form.allowanceBasis, from, until: null }, act)))
      return refuse({ field: 'from', text: sentences.allowancePaid })
    return seeOther(
      `/centres/${subject.id}/allowances?month=${from.toPlainYearMonth()}`,
      both(words.vi.doneAllowance, words.en.doneAllowance),
    )
  },
)

async function selectAllowance(db: Db, reach: Reach, id: string): Promise<{ id: string; centreId: string } | undefined> {
  const { rows } = await sql<{ id: string; centreId: string }>`
    select w.id, p.body_id as "centreId" from board_allowances as w join tenures as e on e.id = w.tenure_id join posts as p on p.id = e.post_id
    join places as home on home.id = home_of(p.body_id) where w.id = ${id} and ${withinPlace(reach, 'home.custody_path')}`.execute(db)
  return rows[0]
}

const end = command(
  { path: '/board-allowances/:id/end', verb: keepAllowances, subject: selectAllowance, about: 'An allowance ends today' },
  async ({ subject, tx, today }) => {
    await endAllowance(tx, subject.id, today)
    return seeOther(`/centres/${subject.centreId}/allowances`, both(words.vi.doneEndAllowance, words.en.doneEndAllowance))
  },
)

export const allowanceRoutes = routes(show, asSheet, add, end)
