import { z } from 'zod'
import type { Verb } from '../../kernel/access.ts'
import { dayOf } from '../../kernel/clock.ts'
import { download } from '../../kernel/files.ts'
import { date, parseDate } from '../../kernel/format.ts'
import {
  type CommandInput,
  command,
  elsewhere,
  optionalUpload,
  page,
  refuse,
  routes,
  seeOther,
  shown,
  upload,
} from '../../kernel/http/index.ts'
import { isDemo } from '../../kernel/settings.ts'
import { both } from '../../kernel/words.ts'
import { recordRecall as recordDocumentRecall } from '../../work/documents/index.ts'
import {
  docxType,
  kindForms,
  profileOn,
  renderDocx,
  renderPdf,
  sheetOf,
  submissionSlip,
  textOf,
  wordFile,
} from '../../work/papers/index.ts'
import { declareSeries, draftOutgoing, issueOutgoing, numberOutgoing, readOutgoing, recallOutgoing, signOutgoing } from './access.ts'
import { SeriesPage } from './draft-pages.tsx'
import { dateFault, numberAs, type Status, seriesOf, shortfalls, statuses, statusOf } from './paper.ts'
import { type NextNumber, PaperPage } from './paper-page.tsx'
import { fileName, paperOf } from './print.ts'
import {
  draftingOffice,
  type Outgoing,
  receiversOf,
  selectDraft,
  selectLast,
  selectPaper,
  selectScan,
  selectSeries,
  selectSubmitted,
  signersOf,
} from './queries.ts'
import type { Reader } from './reader.ts'
import {
  recordIssue,
  recordNumber,
  recordRecall,
  recordReturn,
  recordScan,
  recordSeries,
  recordSignature,
  recordSubmission,
  takeNumber,
} from './record.ts'
import { keptScan, register, showInTask, showOnUrged } from './register.ts'
import { printedCode } from './show.tsx'
import { attendanceOf } from './templates.ts'
import { kindWords, missing, sentences, words } from './words.ts'

async function nextNumber(db: Parameters<typeof selectSeries>[0], paper: Outgoing, today: Temporal.PlainDate): Promise<NextNumber> {
  const { ownSeries, term } = await selectSeries(db, paper.bodyId)
  const series = seriesOf(paper.system, paper.kind, term, today.year)
  return { ownSeries, series, last: ownSeries ? (await selectLast(db, paper.bodyId, series)).last : 0 }
}

const show = page(
  {
    path: '/issuing/:id',
    verb: readOutgoing,
    subject: selectPaper,
    view: z.object({ id: z.string(), code: z.string(), subject: z.string(), status: z.enum(statuses), text: z.string() }),
    about: 'One outgoing paper with the step that is due',
  },
  async ({ db, subject: paper, today }) => {
    const shape = paperOf(paper, today, await isDemo(db))
    const receivers = paper.issuedAt ? [] : await receiversOf(db, paper, today)
    const next = paper.signedAt && !paper.numberedAt ? await nextNumber(db, paper, today) : null
    const data = {
      id: paper.id,
      code: paper.numberAs ? printedCode(paper) : '',
      subject: paper.subject,
      status: statusOf(paper),
      text: textOf(shape),
    }
    return shown(data, <PaperPage paper={paper} sheet={sheetOf(shape)} receivers={receivers} next={next} />)
  },
)

const word = page(
  { path: '/issuing/:id/paper.docx', verb: readOutgoing, subject: selectPaper, audited: true, about: 'The paper as a Word file' },
  async ({ db, subject: paper, today }) =>
    download(await renderDocx(paperOf(paper, today, await isDemo(db))), fileName(paper, 'docx'), docxType),
)

const pdf = page(
  { path: '/issuing/:id/paper.pdf', verb: readOutgoing, subject: selectPaper, audited: true, about: 'The paper as a tagged PDF' },
  async ({ db, subject: paper, today }) =>
    download(await renderPdf(paperOf(paper, today, await isDemo(db))), fileName(paper, 'pdf'), 'application/pdf'),
)

const slip = page(
  { path: '/issuing/:id/slip.docx', verb: readOutgoing, subject: selectPaper, audited: true, about: 'The submission slip as a Word file' },
  async ({ db, subject: paper, today }) => {
    const shape = paperOf(paper, today, await isDemo(db))
    const form = submissionSlip({
      profile: shape.profile,
      issuer: shape.issuer,
      place: paper.place,
      on: paper.submittedAt ? dayOf(paper.submittedAt) : today,
      sample: shape.sample,
      paper: `${kindWords.vi[paper.kind].toLowerCase()} ${paper.subject}`,
      to: paper.signer ?? '',
      drafter: paper.submitter ?? paper.drafter,
      office: await draftingOffice(db, paper, today),
      legalBasis: paper.legalBasis,
      explanation: paper.explanation,
      attached: [],
    })
    return download(await renderDocx(form), `${words.vi.slip.replace(/^In /, '')} ${paper.subject.slice(0, 60)}.docx`, docxType)
  },
)

const attendance = page(
  {
    path: '/issuing/:id/attendance.docx',
    verb: readOutgoing,
    subject: selectPaper,
    audited: true,
    about: 'The list to sign of those whom an invitation asks, as a Word file',
  },
  async ({ db, subject: paper, today }) => {
    if (paper.kind !== 'GM') return new Response(null, { status: 303, headers: { location: `/issuing/${paper.id}` } })
    const shape = paperOf(paper, today, await isDemo(db))
    const list = attendanceOf(shape, paper, await receiversOf(db, paper, paper.datedOn ?? today), today)
    return wordFile(list, `${words.vi.attendanceFile} ${paper.subject.slice(0, 60)}`)
  },
)

const scanFile = page(
  { path: '/issuing/:id/scan', verb: readOutgoing, subject: selectPaper, audited: true, about: 'The signed scan' },
  async ({ subject: paper, db, reach, files }) => {
    const found = await selectScan(db, reach, paper.id)
    if (!found) return elsewhere(`/issuing/${paper.id}`)
    return download(await files.read(found.sha256), found.name, found.mediaType)
  },
)

type Flow<F> = CommandInput<Outgoing, F> & { paper: Outgoing; step: { id: string; by: string; at: Temporal.Instant } }
type Done = 'doneSubmit' | 'doneReturn' | 'doneWithdraw' | 'doneSign' | 'doneNumber' | 'doneScan' | 'doneIssue' | 'doneRecall'

/** A step of the flow: only from the status before it, only on its own side, only by who holds its verb. */
function step<F extends z.ZodObject>(
  name: string,
  { verb, side, from, wrong, done }: { verb: Verb; side: typeof selectPaper; from: Status; wrong: string; done: Done },
  form: F,
  act: (flow: Flow<z.output<F>>) => Promise<ReturnType<typeof refuse> | undefined>,
) {
  return command<Outgoing, F>(
    { path: `/issuing/:id/${name}`, verb, subject: side, again: show, form, about: words.en[done] },
    async (input) => {
      if (statusOf(input.subject) !== from) return refuse(wrong)
      const at = { id: input.subject.id, by: input.actor.person!.id, at: input.now }
      const refused = await act({ ...input, paper: input.subject, step: at })
      return refused ?? seeOther(`/issuing/${input.subject.id}`, both(words.vi[done], words.en[done]))
    },
  )
}

const nothing = z.object({})
const Reason = z.object({ reason: z.string().trim().min(1, sentences.noReason).max(2000) })

const submission = step(
  'submission',
  { verb: draftOutgoing, side: selectDraft, from: 'draft', wrong: sentences.notDraft, done: 'doneSubmit' },
  nothing,
  async ({ paper, tx, step: at, today }) => {
    const lacks = shortfalls(paper, kindForms[paper.kind])
    if (lacks.length) return refuse(lacks.map((one) => missing[one]))
    if (!(await signersOf(tx, paper.bodyId, today)).some(({ id }) => id === paper.signerPostId)) return refuse(sentences.badSigner)
    await recordSubmission(tx, at)
  },
)

const withdrawal = step(
  'withdrawal',
  { verb: draftOutgoing, side: selectDraft, from: 'submitted', wrong: sentences.notSubmitted, done: 'doneWithdraw' },
  nothing,
  async ({ tx, step: at }) => {
    await recordReturn(tx, at, words.vi.withdrawn)
    return undefined
  },
)

/** Nobody approves what he submitted, and the paper waits for the post that it was submitted to. */
const signature = step(
  'signature',
  { verb: signOutgoing, side: selectSubmitted, from: 'submitted', wrong: sentences.notSubmitted, done: 'doneSign' },
  nothing,
  async ({ paper, tx, actor, step: at, today }) => {
    if (paper.signerPostId !== actor.post!.id) return refuse(sentences.otherSigner(paper.signer ?? ''))
    if (paper.submittedBy === actor.person!.id) {
      const others = (await signersOf(tx, paper.bodyId, today)).filter(({ holder }) => holder!.personId !== actor.person!.id)
      return refuse(sentences.ownSubmission(others.map(({ title, holder }) => `${title} ${holder!.name}`)))
    }
    await recordSignature(tx, at, actor.person!.name)
  },
)

const giveBack = step(
  'return',
  { verb: signOutgoing, side: selectSubmitted, from: 'submitted', wrong: sentences.notSubmitted, done: 'doneReturn' },
  Reason,
  async ({ form, tx, step: at }) => {
    await recordReturn(tx, at, form.reason)
    return undefined
  },
)

const numbering = step(
  'number',
  { verb: numberOutgoing, side: selectSubmitted, from: 'signed', wrong: sentences.notSigned, done: 'doneNumber' },
  z.object({ number: z.string().default(''), date: z.string() }),
  async ({ paper, form, tx, step: at, today }) => {
    if (paper.numberedAt) return refuse(sentences.notSigned)
    const datedOn = parseDate(form.date)
    if (!datedOn) return refuse({ field: 'date', text: sentences.badDate })
    const { ownSeries, term } = await selectSeries(tx, paper.bodyId)
    const series = seriesOf(paper.system, paper.kind, term, datedOn.year)
    const typed = numberAs(form.number)
    const before = ownSeries ? await selectLast(tx, paper.bodyId, series) : { last: 0, on: null }
    if (!typed && (!ownSeries || before.last === 0)) return refuse({ field: 'number', text: sentences.badNumber })
    const given = ownSeries ? await takeNumber(tx, paper.bodyId, series, Number.parseInt(typed ?? '1', 10)) : null
    const last = ownSeries ? (await selectLast(tx, paper.bodyId, series)).on : null
    const fault = dateFault(datedOn, dayOf(paper.signedAt!), today, last)
    if (fault) return refuse({ field: 'date', text: faultText(fault, paper, last) })
    const profile = profileOn(paper.system, datedOn).id
    const shownAs = given === null ? typed! : String(given).padStart(2, '0')
    await recordNumber(tx, at, { number: given, numberAs: shownAs, series, ownSeries, datedOn, profile })
  },
)

function faultText(fault: 'future' | 'before-signature' | 'before-last', paper: Outgoing, last: Temporal.PlainDate | null): string {
  if (fault === 'future') return sentences.future
  return fault === 'before-last' ? sentences['before-last'](date(last!)) : sentences['before-signature'](date(dayOf(paper.signedAt!)))
}

const scan = step(
  'evidence',
  { verb: issueOutgoing, side: selectSubmitted, from: 'issued', wrong: sentences.notIssued, done: 'doneScan' },
  z.object({ scan: upload(sentences.noScan) }),
  async (flow) => {
    if (flow.paper.scanFileId) return refuse({ field: 'scan', text: sentences.hasScan })
    const id = await keptScan(flow, flow.form.scan)
    if (!id) return refuse({ field: 'scan', text: sentences.badScan })
    await recordScan(flow.tx, flow.paper.id, id)
  },
)

const issuing = (reader: Reader) =>
  step(
    'issue',
    { verb: issueOutgoing, side: selectSubmitted, from: 'signed', wrong: sentences.notNumbered, done: 'doneIssue' },
    z.object({ scan: optionalUpload() }),
    async (flow) => {
      const { paper, tx, form, step: at } = flow
      if (!paper.numberedAt) return refuse(sentences.notNumbered)
      const scanId = form.scan ? await keptScan(flow, form.scan) : null
      if (form.scan && !scanId) return refuse({ field: 'scan', text: sentences.badScan })
      if (scanId) await recordScan(tx, paper.id, scanId)
      const { documentId, fileId } = await register(flow, reader, scanId)
      await recordIssue(tx, at, documentId)
      await showInTask(flow, fileId)
      await showOnUrged(flow)
    },
  )

const recall = step(
  'recall',
  { verb: recallOutgoing, side: selectSubmitted, from: 'issued', wrong: sentences.notIssued, done: 'doneRecall' },
  Reason,
  async ({ paper, form, tx, now, step: at }) => {
    await recordRecall(tx, at, form.reason)
    await recordDocumentRecall(tx, paper.documentId!, form.reason, now)
    return undefined
  },
)

const seriesPage = page(
  { path: '/issuing/numbering', verb: declareSeries, about: 'How the body numbers its papers' },
  async ({ db, actor }) => <SeriesPage series={await selectSeries(db, actor.post!.bodyId)} party={actor.post!.line === 'party'} />,
)

const series = command(
  {
    path: '/issuing/numbering',
    verb: declareSeries,
    again: seriesPage,
    form: z.object({ own: z.enum(['yes', 'no']), term: z.string().trim().max(20).default(''), reason: z.string().trim().max(500) }),
    about: 'Declare how the body numbers its papers',
  },
  async ({ form, actor, tx, now }) => {
    const ownSeries = form.own === 'yes'
    if (ownSeries && actor.post!.line === 'party' && !form.term) return refuse({ field: 'term', text: sentences.noTerm })
    if (ownSeries && !form.reason) return refuse({ field: 'reason', text: sentences.noReason })
    await recordSeries(tx, actor.post!.bodyId, { ownSeries, term: form.term, reason: form.reason }, actor.person!.id, now)
    return seeOther('/issuing', both(words.vi.doneSeries, words.en.doneSeries))
  },
)

export const flowRoutes = (reader: Reader) =>
  routes(
    seriesPage,
    series,
    show,
    word,
    pdf,
    slip,
    attendance,
    scanFile,
    submission,
    withdrawal,
    signature,
    giveBack,
    numbering,
    scan,
    issuing(reader),
    recall,
  )
