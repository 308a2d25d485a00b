import { z } from 'zod'
import type { Actor } from '../../kernel/access.ts'
import { constraintSays } from '../../kernel/errors.ts'
import { download } from '../../kernel/files.ts'
import { monthName } from '../../kernel/format.ts'
import { command, elsewhere, optionalUpload, page, refuse, routes, seeOther, shown } from '../../kernel/http/index.ts'
import { both } from '../../kernel/words.ts'
import { centreInTerritory, type LearningField, learningFields, ownCentre } from '../../registry/index.ts'
import { sheet, xlsxType } from '../../work/sheets.ts'
import { keepActivity, readActivity, readClassBooks } from './access.ts'
import { kinds, monthsOf, openYears, parseCount, planYears } from './activity.ts'
import { centrePath, monthPath } from './display.ts'
import { CorrectPage } from './forms.tsx'
import { CentrePage, ListPage } from './pages.tsx'
import {
  selectCentres,
  selectOwnTotal,
  selectPlanFile,
  selectTotal,
  selectTotalFile,
  selectTotals,
  selectYear,
  selectYearById,
} from './queries.ts'
import { correctTotal, recordTotal, removeTotal } from './record.ts'
import { sentences, words } from './words.ts'
import { yearRoute } from './year.tsx'

constraintSays('one_activity_total', sentences.twice, 'month')

const Year = z.object({ year: z.coerce.number().int().min(2008).max(2100).nullable().catch(null).default(null) })

const Month = Year.extend({ month: z.coerce.number().int().min(1).max(12).nullable().catch(null).default(null) })

const list = page(
  {
    path: '/activity',
    verb: readActivity,
    query: Year,
    view: z.object({ year: z.number(), centres: z.number(), classes: z.number(), attendances: z.number(), withPlan: z.number() }),
    about: 'Totals of the centres of the territory in a year',
  },
  async ({ db, reach, query, today }) => {
    const year = query.year ?? today.year
    const rows = await selectCentres(db, reach, year, today)
    const sum = (of: 'classes' | 'attendances') => rows.reduce((all, row) => all + row[of], 0)
    const data = { year, centres: rows.length, classes: sum('classes'), attendances: sum('attendances') }
    return shown({ ...data, withPlan: rows.filter(({ planCode }) => planCode).length }, <ListPage rows={rows} year={year} today={today} />)
  },
)

const listSheet = page(
  { path: '/activity/list.xlsx', verb: readActivity, query: Year, about: 'The list of a year as .xlsx' },
  async ({ db, reach, query, today, lang }) => {
    const say = words[lang]
    const year = query.year ?? today.year
    const rows = await selectCentres(db, reach, year, today)
    const head = [
      say.centre,
      say.place,
      say.classes,
      say.topics,
      say.sessions,
      say.attendances,
      say.last,
      say.plan,
      say.budget,
      say.spentHead,
    ]
    const lines = rows.map((row) => [
      row.name,
      row.place,
      row.classes,
      row.topics,
      row.sessions,
      row.attendances,
      row.lastMonth ? monthName(row.lastMonth) : null,
      row.planCode || null,
      row.allotted,
      row.spent,
    ])
    return download(await sheet(`${say.fileName}-${year}`, head, lines), `${say.fileName}-${year}.xlsx`, xlsxType)
  },
)

const keeps = (actor: Actor, centreId: string) => actor.may(keepActivity) && actor.post?.bodyId === centreId

const centre = page(
  {
    path: '/centres/:id/activity',
    verb: readActivity,
    subject: centreInTerritory,
    query: Month,
    about: 'A centre’s months, plan and money of a year',
  },
  async ({ db, subject, query, actor, today }) => {
    const year = query.year ?? today.year
    const [totals, papers, fields] = await Promise.all([
      selectTotals(db, subject.id, year),
      selectYear(db, subject.id, year),
      learningFields(db, today),
    ])
    const own = keeps(actor, subject.id)
    const month = query.month === null ? totals[0]?.month : Temporal.PlainDate.from({ year, month: query.month, day: 1 })
    return (
      <CentrePage
        centre={subject}
        year={year}
        month={month}
        totals={totals}
        papers={papers}
        fields={fields}
        mine={own && openYears(today).includes(year)}
        plans={own && planYears(today).includes(year)}
        books={actor.may(readClassBooks)}
      />
    )
  },
)

const count = (said: string, least: number) =>
  z
    .string()
    .transform(parseCount)
    .refine((value) => value !== null && value >= least, said)
    .transform((value) => value ?? 0)
const counts = {
  held: count(sentences.badHeld, 1),
  sessions: count(sentences.badSessions, 1),
  attendances: count(sentences.badAttendances, 0),
  file: optionalUpload(),
}

const goesWith = (field: LearningField | undefined, kind: string) => field && (kind === 'class' ? field.ofClass : field.ofTopic)

const add = command(
  {
    path: '/centres/:id/activity-totals',
    verb: keepActivity,
    subject: ownCentre,
    again: centre,
    form: z.object({ month: z.string().max(10), kind: z.enum(kinds, sentences.badKind), field: z.string().max(40), ...counts }),
    about: 'Totals of a month, by kind and field',
  },
  async ({ subject, form, tx, actor, files, now, today }) => {
    const { file, ...rest } = form
    const month = openYears(today)
      .flatMap((year) => monthsOf(year, today))
      .find((one) => one.toString() === form.month)
    if (!month) return refuse({ field: 'month', text: sentences.badMonth })
    const field = (await learningFields(tx, today)).find(({ code }) => code === form.field)
    if (!goesWith(field, form.kind)) return refuse({ field: 'field', text: sentences.badField })
    if (form.sessions < form.held) return refuse({ field: 'sessions', text: sentences.badSessions })
    const by = actor.person!.id
    const fileId = file ? (await files.keep(tx, file, by, now)).id : null
    await recordTotal(tx, subject.id, { ...rest, month, fileId }, { by, at: now })
    return seeOther(monthPath(subject.id, month), both(words.vi.doneTotal, words.en.doneTotal))
  },
)

const edit = page(
  { path: '/activity/:id/edit', verb: keepActivity, subject: selectOwnTotal, about: 'Correct totals of a month' },
  async ({ db, subject, today }) => <CorrectPage total={subject} fields={await learningFields(db, today)} />,
)

const correct = command(
  {
    path: '/activity/:id/edit',
    verb: keepActivity,
    subject: selectOwnTotal,
    again: edit,
    form: z.object(counts),
    about: 'Save the correction',
  },
  async ({ subject, form, tx, actor, files, now, today, note }) => {
    if (!openYears(today).includes(subject.month.year)) return refuse(sentences.badYear)
    const { file, ...rest } = form
    if (form.sessions < form.held) return refuse({ field: 'sessions', text: sentences.badSessions })
    const by = actor.person!.id
    const fileId = file ? (await files.keep(tx, file, by, now)).id : null
    const { held, sessions, attendances } = subject
    note({ before: { held, sessions, attendances } })
    await correctTotal(tx, subject.id, { ...rest, fileId }, { by, at: now })
    return seeOther(monthPath(subject.centreId, subject.month), both(words.vi.doneCorrect, words.en.doneCorrect))
  },
)

const removal = command(
  { path: '/activity/:id/removal', verb: keepActivity, subject: selectOwnTotal, again: edit, about: 'Remove totals written by mistake' },
  async ({ subject, tx, today, note }) => {
    if (!openYears(today).includes(subject.month.year)) return refuse(sentences.badYear)
    const { month, kind, field, held, sessions, attendances } = subject
    note({ before: { month: month.toString(), kind, field, held, sessions, attendances } })
    await removeTotal(tx, subject.id)
    return seeOther(monthPath(subject.centreId, month), both(words.vi.doneRemove, words.en.doneRemove))
  },
)

const total = page(
  { path: '/activity/:id', verb: readActivity, subject: selectTotal, about: 'Totals that a figure counts, on the page of their centre' },
  ({ subject }) => elsewhere(monthPath(subject.centreId, subject.month)),
)
const yearBehind = page(
  {
    path: '/activity-years/:id',
    verb: readActivity,
    subject: selectYearById,
    about: 'A year that a figure counts, on the page of its centre',
  },
  ({ subject }) => elsewhere(`${centrePath(subject.centreId)}?year=${subject.year}#year`),
)

const book = page(
  {
    path: '/activity/:id/file',
    verb: readClassBooks,
    subject: selectTotalFile,
    audited: true,
    about: 'The class book or list of participants behind totals',
  },
  async ({ subject: kept, files }) => download(await files.read(kept.sha256), kept.name, kept.mediaType),
)
const plan = page(
  { path: '/activity-years/:id/file', verb: readActivity, subject: selectPlanFile, about: 'The approved plan of a year' },
  async ({ subject: kept, files }) => download(await files.read(kept.sha256), kept.name, kept.mediaType),
)

export const activityRoutes = routes(list, listSheet, centre, add, edit, correct, removal, total, book, yearRoute(centre), yearBehind, plan)
