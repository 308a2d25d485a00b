import { z } from 'zod'
import { download } from '../../kernel/files.ts'
import { command, elsewhere, many, optionalUpload, page, refuse, routes, seeOther, shown, upload } from '../../kernel/http/index.ts'
import { both } from '../../kernel/words.ts'
import { bodiesOn, holdersOf, seatsOf } from '../../registry/index.ts'
import { xlsxType } from '../sheets.ts'
import {
  assignTask,
  confirmAssignment,
  readAssignment,
  readTasks,
  receiveAssignment,
  submitAssignment,
  workOnAssignment,
} from './access.ts'
import { AssignmentPage } from './assignment-page.tsx'
import { readBinding, selectStanding } from './binding.ts'
import { bindingSays, bindingShape } from './binding-fields.tsx'
import { callRoutes } from './calls.tsx'
import { courseRoutes } from './course.tsx'
import { courseWords } from './course-words.ts'
import { selectChain } from './delegations.ts'
import { dueRemark, dueShape, readDue } from './due-fields.tsx'
import { selectExtensions } from './extensions.ts'
import { matching, TasksPage } from './list-page.tsx'
import { orderedBy } from './orders.ts'
import {
  type Assignment,
  type Judged,
  selectAssignment,
  selectAssignments,
  selectByCode,
  selectFile,
  selectGiven,
  selectPassedOn,
  selectReceived,
  selectTask,
} from './queries.ts'
import {
  createTask,
  NotItsAuthority,
  recordAcceptance,
  recordFile,
  recordImplementing,
  recordNote,
  recordOpened,
  recordProgress,
  recordReceipt,
  recordReturn,
  recordSubmission,
} from './record.ts'
import { selectCalendar } from './recurrence.ts'
import { replacementRoutes } from './replaced.tsx'
import { counters, followed, shortfalls, statuses, statusOf } from './task.ts'
import { PassOnPage, TaskPage } from './task-page.tsx'
import { missing, sentences, words } from './words.ts'
import { assignmentsSheet } from './xlsx.ts'

const Query = z.object({
  side: z.enum(['received', 'given']).optional().catch(undefined),
  counter: z.enum(counters).optional().catch(undefined),
  status: z.enum(followed).optional().catch(undefined),
  q: z.string().max(200).catch(''),
  page: z.coerce.number().int().min(1).catch(1),
})

const Part = z.object({
  id: z.string(),
  title: z.string(),
  office: z.string(),
  assigner: z.string(),
  role: z.string(),
  nature: z.string(),
  due: z.string().nullable(),
  status: z.enum(statuses),
  counter: z.enum(counters),
})
const partOf = (row: Judged) => ({
  id: row.id,
  title: row.title,
  office: row.body,
  assigner: row.assigner,
  role: row.role,
  nature: row.nature,
  due: row.dueOn?.toString() ?? null,
  status: row.status,
  counter: row.counter,
})

const list = page(
  {
    path: '/tasks',
    verb: readTasks,
    query: Query,
    view: z.object({ tasks: z.array(Part) }),
    about: 'Tasks received or given by the body of the post in use',
  },
  async ({ db, reach, query, today, actor }) => {
    const canGive = actor.may(assignTask)
    const received = query.side === 'given' ? [] : await selectAssignments(db, reach, 'received', today, query.q)
    const side = query.side ?? (canGive && received.length === 0 ? 'given' : 'received')
    const all = side === 'given' ? await selectAssignments(db, reach, 'given', today, query.q) : received
    return shown({ tasks: matching(all, query).map(partOf) }, <TasksPage all={all} filter={{ ...query, side }} canGive={canGive} />)
  },
)

const listSheet = page(
  { path: '/tasks.xlsx', verb: readTasks, query: Query, audited: true, about: 'The same list as a spreadsheet' },
  async ({ db, reach, query, today, lang }) => {
    const all = await selectAssignments(db, reach, query.side ?? 'received', today, query.q)
    return download(await assignmentsSheet(matching(all, query), lang), `${words[lang].tasks}.xlsx`, xlsxType)
  },
)

const showTask = page(
  { path: '/tasks/:id', verb: assignTask, subject: selectTask, about: 'A task given, with every body’s part' },
  async ({ db, subject }) => <TaskPage task={subject} calendar={await selectCalendar(db)} />,
)

const show = page(
  {
    path: '/assignments/:id',
    verb: readAssignment,
    subject: selectAssignment,
    view: Part.extend({ products: z.number() }),
    about: 'One body’s part in a task',
  },
  async ({ db, reach, subject, today, actor, now }) => {
    if (subject.mine && !subject.seenAt) await recordOpened(db, { assignmentId: subject.id, by: actor.person!.id, at: now })
    const inside = subject.mine ? [subject.bodyId] : []
    const [holders, seats, passedOn, chain, extensions, calendar, stood] = await Promise.all([
      holdersOf(db, inside, today),
      seatsOf(db, inside, today),
      selectPassedOn(db, reach, subject.id, today),
      selectChain(db, subject, today),
      selectExtensions(db, subject),
      selectCalendar(db),
      subject.bound ? selectStanding(db, subject.id, today) : null,
    ])
    const people = new Map(holders.map(({ personId, personName }) => [personId, { id: personId, name: personName }]))
    const data = {
      ...partOf({ ...subject, status: statusOf(subject), timeliness: 'undated', counter: 'open-in-time' }),
      products: subject.products,
    }
    return shown(
      data,
      <AssignmentPage assignment={subject} people={[...people.values()]} {...{ passedOn, seats, chain, extensions, calendar, stood }} />,
    )
  },
)

const file = page(
  { path: '/assignments/:id/files/:fileId', verb: readAssignment, subject: selectFile, audited: true, about: 'A file of evidence' },
  async ({ subject, files }) => download(await files.read(subject.sha256), subject.name, subject.mediaType),
)

const receipt = command(
  {
    path: '/assignments/:id/receipt',
    verb: receiveAssignment,
    subject: selectReceived,
    again: show,
    form: z.object({ leader: z.string() }),
  },
  async ({ subject, form, actor, tx, now }) => {
    if (subject.receivedAt) return refuse(sentences.alreadyReceived)
    if (subject.endedAt) return refuse(sentences.closed)
    await recordReceipt(tx, { assignmentId: subject.id, by: actor.person!.id, at: now }, form.leader || null)
    return seeOther(`/assignments/${subject.id}`, both(words.vi.doneReceive, words.en.doneReceive))
  },
)

/** Work goes on only between receipt and the end, and not during a pause. */
function barredFromWork({ acceptedAt, endedAt, suspendedAt, receivedAt }: Assignment): string | null {
  if (acceptedAt || endedAt) return sentences.closed
  if (suspendedAt) return sentences.suspended
  return receivedAt ? null : missing['not-received']
}

const text = (field: string, message = sentences.noText) => z.object({ [field]: z.string().trim().min(1, message).max(5000) })

const progress = command(
  { path: '/assignments/:id/progress', verb: workOnAssignment, subject: selectReceived, again: show, form: text('text') },
  async ({ subject, form, actor, tx, now }) => {
    const barred = barredFromWork(subject)
    if (barred) return refuse(barred)
    await recordProgress(tx, { assignmentId: subject.id, by: actor.person!.id, at: now }, form.text!)
    return seeOther(`/assignments/${subject.id}`, both(words.vi.doneProgress, words.en.doneProgress))
  },
)

const note = command(
  { path: '/assignments/:id/notes', verb: workOnAssignment, subject: selectReceived, again: show, form: text('note') },
  async ({ subject, form, actor, tx, now }) => {
    await recordNote(tx, { assignmentId: subject.id, by: actor.person!.id, at: now }, form.note!)
    return seeOther(`/assignments/${subject.id}`, both(words.vi.doneNote, words.en.doneNote))
  },
)

const product = command(
  {
    path: '/assignments/:id/products',
    verb: workOnAssignment,
    subject: selectReceived,
    again: show,
    form: z.object({ file: upload(sentences.noFile) }),
  },
  async ({ subject, form, actor, tx, now, files }) => {
    const barred = barredFromWork(subject)
    if (barred) return refuse(barred)
    const kept = await files.keep(tx, form.file, actor.person!.id, now)
    await recordFile(tx, { assignmentId: subject.id, by: actor.person!.id, at: now }, kept.id, 'product')
    return seeOther(`/assignments/${subject.id}`, both(words.vi.doneAttach, words.en.doneAttach))
  },
)

const implementing = command(
  {
    path: '/assignments/:id/implementing',
    verb: workOnAssignment,
    subject: selectReceived,
    again: show,
    form: z.object({ implementing: z.string().trim().min(1, sentences.noText).max(2000), implementingFile: optionalUpload() }),
  },
  async ({ subject, form, actor, tx, now, files }) => {
    const barred = barredFromWork(subject)
    if (barred) return refuse(barred)
    const act = { assignmentId: subject.id, by: actor.person!.id, at: now }
    if (form.implementingFile) await recordFile(tx, act, (await files.keep(tx, form.implementingFile, act.by, now)).id, 'implementing')
    await recordImplementing(tx, act, form.implementing)
    return seeOther(`/assignments/${subject.id}`, both(words.vi.doneImplementing, words.en.doneImplementing))
  },
)

const submission = command(
  {
    path: '/assignments/:id/submission',
    verb: submitAssignment,
    subject: selectReceived,
    again: show,
    form: z.object({ summary: z.string().trim().min(1, sentences.noText).max(5000) }),
  },
  async ({ subject, form, actor, tx, now }) => {
    if (subject.endedAt) return refuse(sentences.closed)
    if (subject.suspendedAt) return refuse(sentences.suspended)
    const lacking = shortfalls(subject)
    if (lacking.length) return refuse(lacking.map((one) => missing[one]))
    await recordSubmission(tx, { assignmentId: subject.id, by: actor.person!.id, at: now }, form.summary)
    return seeOther(`/assignments/${subject.id}`, both(words.vi.doneSubmit, words.en.doneSubmit))
  },
)

/** Only a report that stands is confirmed or returned, and not before the date that judges it is settled. */
function barredFromAnswer(part: Assignment): string | null {
  const status = statusOf(part)
  if (status === 'extension') return sentences.extensionOpen
  return status === 'submitted' || status === 'fulfilled' ? null : sentences.notSubmitted
}

const acceptance = command(
  { path: '/assignments/:id/acceptance', verb: confirmAssignment, subject: selectGiven, again: show },
  async ({ subject, actor, tx, now, today }) => {
    const barred = barredFromAnswer(subject)
    if (barred) return refuse(barred)
    if (subject.submittedBy === actor.person!.id) return refuse(sentences.ownSubmission)
    const proved = statusOf(subject) !== 'fulfilled' || (await selectStanding(tx, subject.id, today))?.since
    if (!proved) return refuse(sentences.recordsGone, 409)
    await recordAcceptance(tx, { assignmentId: subject.id, by: actor.person!.id, at: now })
    return seeOther(`/assignments/${subject.id}`, both(words.vi.doneConfirm, words.en.doneConfirm))
  },
)

const giveBack = command(
  { path: '/assignments/:id/return', verb: confirmAssignment, subject: selectGiven, again: show, form: text('reason', sentences.noReason) },
  async ({ subject, form, actor, tx, now }) => {
    const barred = barredFromAnswer(subject)
    if (barred) return refuse(barred)
    if (statusOf(subject) === 'fulfilled') return refuse(sentences.provedByRecords)
    await recordReturn(tx, { assignmentId: subject.id, by: actor.person!.id, at: now }, form.reason!)
    return seeOther(`/assignments/${subject.id}`, both(words.vi.doneReturn, words.en.doneReturn))
  },
)

const passOnPage = page(
  { path: '/assignments/:id/tasks/new', verb: assignTask, subject: selectReceived, about: 'Pass a task on within the body’s own line' },
  async ({ db, subject, today }) => {
    const bodies = await bodiesOn(db, today, { ids: [...(await orderedBy(db, subject.bodyId, today))] })
    return <PassOnPage assignment={subject} bodies={bodies} />
  },
)

const PassOn = z.object({
  title: z.string().trim().min(1, sentences.noTitle).max(1000),
  bodies: many(z.uuid()),
  ...dueShape,
  ...bindingShape,
  product: z.string().trim().max(500),
})

const passOn = command(
  { path: '/assignments/:id/tasks', verb: assignTask, subject: selectReceived, again: passOnPage, form: PassOn },
  async ({ subject, form, actor, tx, now, today }) => {
    const calendar = await selectCalendar(tx)
    const due = readDue(form, today, calendar)
    if ('refused' in due) return refuse({ field: 'due', text: due.refused })
    const binding = readBinding(form)
    if (binding && 'refused' in binding) return refuse({ field: binding.refused, text: bindingSays.threshold })
    if (form.bodies.length === 0) return refuse({ field: 'bodies', text: sentences.noLead })
    try {
      await createTask(tx, {
        parentAssignmentId: subject.id,
        documentId: subject.document?.id ?? null,
        clauseId: subject.clause?.id ?? null,
        assignerBodyId: subject.bodyId,
        assignedBy: actor.person!.id,
        at: now,
        title: form.title,
        product: form.product,
        ...due,
        binding,
        leads: form.bodies,
        withs: [],
      })
    } catch (error) {
      if (error instanceof NotItsAuthority) return refuse({ field: 'bodies', text: sentences.notToCentre })
      throw error
    }
    const remark = (lang: 'vi' | 'en') => dueRemark(form, due, calendar, courseWords[lang])
    return seeOther(
      `/assignments/${subject.id}`,
      both(`${words.vi.doneAssign} ${remark('vi')}`.trim(), `${words.en.doneAssign} ${remark('en')}`.trim()),
    )
  },
)

/** The short link of messages: 404 for everyone without reach. */
const shortLink = page(
  { path: '/t/:code', verb: readAssignment, subject: (db, reach, _, { code = '' }) => selectByCode(db, reach, code), about: 'Short link' },
  ({ subject }) => elsewhere(`/assignments/${subject.id}`),
)

export const taskRoutes = routes(
  list,
  listSheet,
  callRoutes,
  replacementRoutes,
  shortLink,
  showTask,
  show,
  file,
  receipt,
  progress,
  note,
  product,
  implementing,
  submission,
  acceptance,
  giveBack,
  passOnPage,
  passOn,
  courseRoutes(show),
)
