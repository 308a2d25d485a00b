import { z } from 'zod'
import type { Actor } from '../../kernel/access.ts'
import type { Db } from '../../kernel/db/index.ts'
import { download } from '../../kernel/files.ts'
import { date, parseDate } from '../../kernel/format.ts'
import { command, page, refuse, routes, seeOther, shown } from '../../kernel/http/index.ts'
import { both } from '../../kernel/words.ts'
import { centreInTerritory, livingCentres } from '../../registry/index.ts'
import { sheet, xlsxType } from '../../work/sheets.ts'
import { inspectCentre, planRemediation, readShortcomings } from './access.ts'
import { ListPage, ShortcomingPage, states } from './pages.tsx'
import { type Kept, selectOwn, selectShortcoming, selectShortcomings, stillShort } from './queries.ts'
import { recordAction, recordDone, recordInspection, recordRecheck } from './record.ts'
import { allKinds, causes, statusOf } from './shortcoming.ts'
import { sentences, words } from './words.ts'

const Query = z.object({
  state: z
    .enum(states as [(typeof states)[number]])
    .nullable()
    .catch(null)
    .default(null),
  centre: z.guid().nullable().catch(null).default(null),
})

const list = page(
  {
    path: '/shortcomings',
    verb: readShortcomings,
    query: Query,
    view: z.object({ open: z.number(), closed: z.number() }),
    about: 'Shortcomings of the centres of the territory',
  },
  async ({ db, reach, query, actor, today }) => {
    const all = await selectShortcomings(db, reach, query.centre, today)
    const inspected = actor.may(inspectCentre) ? await livingCentres(db, actor.reach(inspectCentre)) : []
    const open = all.filter((one) => one.closedOn === null).length
    return shown(
      { open, closed: all.length - open },
      <ListPage all={all} state={query.state} centre={query.centre} inspected={inspected} />,
    )
  },
)

const listSheet = page(
  { path: '/shortcomings/list.xlsx', verb: readShortcomings, query: Query, about: 'The list as .xlsx' },
  async ({ db, reach, query, today, lang }) => {
    const say = words[lang]
    const rows = (await selectShortcomings(db, reach, query.centre, today)).filter((one) =>
      query.state ? statusOf(one) === query.state : one.closedOn === null,
    )
    const head = [say.centre, say.what, say.state, say.since, say.cause, say.note, say.plan]
    const lines = rows.map((one) => [
      one.centre,
      say[one.kind],
      say[statusOf(one)],
      date(one.foundOn),
      one.cause && say[one.cause],
      one.note,
      one.actions.map(({ text, owner, dueOn }) => `${text} (${owner}, ${date(dueOn)})`).join('; '),
    ])
    return download(await sheet(say.fileName, head, lines), `${say.fileName}-${date(today).replaceAll('/', '-')}.xlsx`, xlsxType)
  },
)

const own = (actor: Actor, one: Kept) => actor.may(planRemediation) && actor.post?.bodyId === one.centreId
const inspects = async (db: Db, actor: Actor, one: Kept) =>
  actor.may(inspectCentre) && (await centreInTerritory(db, actor.reach(inspectCentre), one.centreId)) !== undefined

const show = page(
  { path: '/shortcomings/:id', verb: readShortcomings, subject: selectShortcoming, about: 'A shortcoming: plan, actions, rechecks' },
  async ({ db, subject, actor, today }) => {
    const short = await stillShort(db, subject.id, subject.kind, today)
    return (
      <ShortcomingPage
        one={{ ...subject, mended: short === false }}
        short={short}
        plans={own(actor, subject)}
        inspects={await inspects(db, actor, subject)}
      />
    )
  },
)

const inspection = command(
  {
    path: '/centres/:id/shortcomings',
    verb: inspectCentre,
    subject: centreInTerritory,
    again: list,
    form: z.object({
      kind: z.enum(allKinds as [(typeof allKinds)[number]]),
      note: z.string().trim().min(1, sentences.noInspection).max(2000),
    }),
    about: 'Record what an inspection found',
  },
  async ({ subject, form, tx, actor, now, today }) => {
    const id = await recordInspection(tx, { centreId: subject.id, ...form, on: today }, { by: actor.person!.id, at: now })
    return seeOther(`/shortcomings/${id}`, both(words.vi.doneInspect, words.en.doneInspect))
  },
)

const addAction = command(
  {
    path: '/shortcomings/:id/actions',
    verb: planRemediation,
    subject: selectOwn,
    again: show,
    form: z.object({
      cause: z.enum(causes, sentences.noCause),
      text: z.string().trim().min(1, sentences.noText).max(1000),
      owner: z.string().trim().min(1, sentences.noOwner).max(200),
      dueOn: z.string().trim().max(20),
    }),
    about: 'Add an action to the plan',
  },
  async ({ subject, form, tx, actor, now, today }) => {
    if (subject.closedOn) return refuse(sentences.closed)
    const dueOn = parseDate(form.dueOn)
    if (!dueOn) return refuse({ field: 'dueOn', text: sentences.badDue })
    if (Temporal.PlainDate.compare(dueOn, today) < 0) return refuse({ field: 'dueOn', text: sentences.pastDue })
    await recordAction(tx, subject.id, { ...form, dueOn }, { by: actor.person!.id, at: now })
    return seeOther(`/shortcomings/${subject.id}`, both(words.vi.doneAction, words.en.doneAction))
  },
)

const finish = command(
  {
    path: '/shortcomings/:id/actions/:actionId/done',
    verb: planRemediation,
    subject: selectOwn,
    again: show,
    form: z.object({ result: z.string().trim().min(1, sentences.noResult).max(1000) }),
    about: 'An action is done, with its result',
  },
  async ({ subject, form, params, tx, actor, now }) => {
    if (subject.closedOn) return refuse(sentences.closed)
    if (!(await recordDone(tx, subject.id, params.actionId!, form.result, { by: actor.person!.id, at: now })))
      return refuse(sentences.doneAlready)
    return seeOther(`/shortcomings/${subject.id}`, both(words.vi.doneResult, words.en.doneResult))
  },
)

const recheck = command(
  {
    path: '/shortcomings/:id/recheck',
    verb: inspectCentre,
    subject: selectShortcoming,
    again: show,
    form: z.object({ passed: z.enum(['yes', 'no'], sentences.noVerdict), note: z.string().trim().min(1, sentences.noNote).max(2000) }),
    about: 'Recheck: passed closes, not passed asks for more',
  },
  async ({ subject, form, tx, actor, now, today }) => {
    if (subject.closedOn) return refuse(sentences.closed)
    const short = await stillShort(tx, subject.id, subject.kind, today)
    if (subject.actions.length === 0 && short !== false) return refuse(sentences.noPlan)
    const by = actor.person!.id
    if (subject.actions.some(({ plannedBy, doneBy }) => plannedBy === by || doneBy === by)) return refuse(sentences.own)
    const passed = form.passed === 'yes'
    if (passed && subject.actions.some(({ doneAt }) => doneAt === null)) return refuse({ field: 'passed', text: sentences.openActions })
    if (passed && short === true) return refuse({ field: 'passed', text: sentences.short })
    await recordRecheck(tx, subject.id, { passed, note: form.note, on: today }, { by, at: now })
    const said = passed ? both(words.vi.donePassed, words.en.donePassed) : both(words.vi.doneFailed, words.en.doneFailed)
    return seeOther(`/shortcomings/${subject.id}`, said)
  },
)

export const remediationRoutes = routes(list, listSheet, show, inspection, addAction, finish, recheck)
