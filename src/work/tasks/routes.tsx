import { z } from 'zod'
import { download } from '../../kernel/files.ts'
import { date, parseDate } from '../../kernel/format.ts'
import { command, many, optionalUpload, page, refuse, routes, seeOther, shown, upload } from '../../kernel/http/index.ts'
import { both } from '../../kernel/words.ts'
import { bodiesBelow, bodiesOn, holdersOf } from '../../registry/index.ts'
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
import { matching, TasksPage } from './list-page.tsx'
import {
  type Judged,
  selectAssignment,
  selectAssignments,
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
  recordProgress,
  recordReceipt,
  recordReturn,
  recordSubmission,
} from './record.ts'
import { counters, shortfalls, statuses, statusOf } from './task.ts'
import { PassOnPage, TaskPage } from './task-page.tsx'
import { missing, sentences, words } from './words.ts'
import { assignmentsSheet } from './xlsx.ts'

const Query = z.object({
  side: z.enum(['received', 'given']).optional().catch(undefined),
  counter: z.enum(counters).optional().catch(undefined),
  status: z.enum(statuses).optional().catch(undefined),
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
  ({ subject }) => <TaskPage task={subject} />,
)

const show = page(
  {
    path: '/assignments/:id',
    verb: readAssignment,
    subject: selectAssignment,
    view: Part.extend({ products: z.number() }),
    about: 'One body’s part in a task',
  },
  async ({ db, reach, subject, today }) => {
    const people = subject.mine
      ? (await holdersOf(db, [subject.bodyId], today)).map((holder) => ({ id: holder.personId, name: holder.personName }))
      : []
    const passedOn = await selectPassedOn(db, reach, subject.id, today)
    const data = {
      ...partOf({ ...subject, status: statusOf(subject), timeliness: 'undated', counter: 'open-in-time' }),
      products: subject.products,
    }
    return shown(
      data,
      <AssignmentPage assignment={subject} people={[...new Map(people.map((one) => [one.id, one])).values()]} passedOn={passedOn} />,
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
    await recordReceipt(tx, { assignmentId: subject.id, by: actor.person!.id, at: now }, form.leader || null)
    return seeOther(`/assignments/${subject.id}`, both(words.vi.doneReceive, words.en.doneReceive))
  },
)

const text = (field: string, message = sentences.noText) => z.object({ [field]: z.string().trim().min(1, message).max(5000) })

const progress = command(
  { path: '/assignments/:id/progress', verb: workOnAssignment, subject: selectReceived, again: show, form: text('text') },
  async ({ subject, form, actor, tx, now }) => {
    if (subject.acceptedAt) return refuse(sentences.closed)
    if (!subject.receivedAt) return refuse(missing['not-received'])
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
    if (subject.acceptedAt) return refuse(sentences.closed)
    if (!subject.receivedAt) return refuse(missing['not-received'])
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
    if (subject.acceptedAt) return refuse(sentences.closed)
    if (!subject.receivedAt) return refuse(missing['not-received'])
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
    const lacking = shortfalls(subject)
    if (lacking.length) return refuse(lacking.map((one) => missing[one]))
    await recordSubmission(tx, { assignmentId: subject.id, by: actor.person!.id, at: now }, form.summary)
    return seeOther(`/assignments/${subject.id}`, both(words.vi.doneSubmit, words.en.doneSubmit))
  },
)

const acceptance = command(
  { path: '/assignments/:id/acceptance', verb: confirmAssignment, subject: selectGiven, again: show },
  async ({ subject, actor, tx, now }) => {
    if (!['submitted', 'fulfilled'].includes(statusOf(subject))) return refuse(sentences.notSubmitted)
    if (subject.submittedBy === actor.person!.id) return refuse(sentences.ownSubmission)
    await recordAcceptance(tx, { assignmentId: subject.id, by: actor.person!.id, at: now })
    return seeOther(`/assignments/${subject.id}`, both(words.vi.doneConfirm, words.en.doneConfirm))
  },
)

const giveBack = command(
  { path: '/assignments/:id/return', verb: confirmAssignment, subject: selectGiven, again: show, form: text('reason', sentences.noReason) },
  async ({ subject, form, actor, tx, now }) => {
    if (!['submitted', 'fulfilled'].includes(statusOf(subject))) return refuse(sentences.notSubmitted)
    await recordReturn(tx, { assignmentId: subject.id, by: actor.person!.id, at: now }, form.reason!)
    return seeOther(`/assignments/${subject.id}`, both(words.vi.doneReturn, words.en.doneReturn))
  },
)

const passOnPage = page(
  { path: '/assignments/:id/tasks/new', verb: assignTask, subject: selectReceived, about: 'Pass a task on within the body’s own line' },
  async ({ db, subject, today }) => {
    const [below, managed] = [await bodiesBelow(db, subject.bodyId, today), await bodiesOn(db, today, { managerId: subject.bodyId })]
    const bodies = [...(below.length ? await bodiesOn(db, today, { ids: below }) : []), ...managed]
    return <PassOnPage assignment={subject} bodies={bodies} />
  },
)

const PassOn = z.object({
  title: z.string().trim().min(1, sentences.noTitle).max(1000),
  bodies: many(z.uuid()),
  due: z.string(),
  product: z.string().trim().max(500),
})

const passOn = command(
  { path: '/assignments/:id/tasks', verb: assignTask, subject: selectReceived, again: passOnPage, form: PassOn },
  async ({ subject, form, actor, tx, now, today }) => {
    const dueOn = form.due.trim() ? parseDate(form.due) : null
    if (form.due.trim() && !dueOn) return refuse({ field: 'due', text: sentences.badDate })
    if (dueOn && Temporal.PlainDate.compare(dueOn, today) < 0)
      return refuse({ field: 'due', text: sentences.pastDate(date(dueOn), date(today)) })
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
        dueOn,
        leads: form.bodies,
        withs: [],
      })
    } catch (error) {
      if (error instanceof NotItsAuthority) return refuse({ field: 'bodies', text: sentences.notToCentre })
      throw error
    }
    return seeOther(`/assignments/${subject.id}`, both(words.vi.doneAssign, words.en.doneAssign))
  },
)

export const taskRoutes = routes(
  list,
  listSheet,
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
)
