import { z } from 'zod'
import type { Reach } from '../../kernel/access.ts'
import type { Db } from '../../kernel/db/index.ts'
import { download, keptFile, sniff } from '../../kernel/files.ts'
import { command, optionalUpload, page, refuse, routes, seeOther } from '../../kernel/http/index.ts'
import { both } from '../../kernel/words.ts'
import { learningFields } from '../../registry/index.ts'
import { draftModel, publishModel } from './access.ts'
import { DraftPage, NewPage, ReviewPage } from './draft-page.tsx'
import { shortfalls } from './model.ts'
import { selectDraft, selectOwnPublished, selectSubmitted, type Version } from './queries.ts'
import {
  recordModel,
  recordNext,
  recordPublication,
  recordReturn,
  recordSeen,
  recordSubmission,
  recordText,
  recordWithdrawal,
  removeDraft,
} from './record.ts'
import { showModel } from './routes.tsx'
import { sentences, words } from './words.ts'

const part = z
  .string()
  .max(8000)
  .transform((text) => text.replaceAll('\r\n', '\n').normalize('NFC').trim())
const Text = {
  title: z.string().trim().min(1, sentences.noTitle).max(200),
  field: z.string().trim().min(1, sentences.noField).max(60),
  problem: part,
  steps: part,
  conditions: part,
  cost: part,
  people: part,
  results: part,
}
const known = async (db: Db, today: Temporal.PlainDate, field: string) =>
  (await learningFields(db, today)).some(({ code }) => code === field)

const start = page({ path: '/models/new', verb: draftModel, about: 'Form for a new model' }, async ({ db, today }) => (
  <NewPage fields={await learningFields(db, today)} />
))

const create = command(
  { path: '/models/new', verb: draftModel, again: start, form: z.object(Text), about: 'Draft a model' },
  async ({ form, tx, actor, now, today }) => {
    if (!(await known(tx, today, form.field))) return refuse({ field: 'field', text: sentences.noField })
    const id = await recordModel(tx, actor.post!.bodyId, form, { by: actor.person!.id, at: now })
    return seeOther(`/models/${id}/draft`, both(words.vi.doneSave, words.en.doneSave))
  },
)

const draft = page(
  { path: '/models/:id/draft', verb: draftModel, subject: selectDraft, about: 'Edit a draft' },
  async ({ db, subject, today }) => <DraftPage one={subject} fields={await learningFields(db, today)} />,
)

const attached = ['application/pdf', 'image/png', 'image/jpeg', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document']

const save = command(
  {
    path: '/models/:id/draft',
    verb: draftModel,
    subject: selectDraft,
    again: draft,
    form: z.object({ ...Text, file: optionalUpload() }),
    about: 'Save a draft',
  },
  async ({ subject, form, tx, actor, files, now, today }) => {
    if (subject.submittedAt) return refuse(sentences.submitted)
    if (!(await known(tx, today, form.field))) return refuse({ field: 'field', text: sentences.noField })
    const { file } = form
    if (file && !attached.includes(sniff(new Uint8Array(await file.arrayBuffer()), file.name) ?? ''))
      return refuse({ field: 'file', text: sentences.badFile })
    const fileId = file ? (await files.keep(tx, file, actor.person!.id, now)).id : null
    await recordText(tx, subject.versionId, form, fileId)
    return seeOther(`/models/${subject.id}/draft`, both(words.vi.doneSave, words.en.doneSave))
  },
)

const submission = command(
  { path: '/models/:id/submission', verb: draftModel, subject: selectDraft, again: draft, about: 'Submit for publication' },
  async ({ subject, tx, actor, now }) => {
    if (subject.submittedAt) return refuse(sentences.submitted)
    if (shortfalls(subject).length > 0) return refuse(sentences.notReady)
    await recordSubmission(tx, subject.versionId, { by: actor.person!.id, at: now })
    return seeOther(`/models/${subject.id}/draft`, both(words.vi.doneSubmit, words.en.doneSubmit))
  },
)

const removal = command(
  { path: '/models/:id/removal', verb: draftModel, subject: selectDraft, again: draft, about: 'Delete a draft' },
  async ({ subject, tx }) => {
    if (subject.submittedAt) return refuse(sentences.submitted)
    await removeDraft(tx, subject)
    return seeOther('/models', both(words.vi.doneRemove, words.en.doneRemove))
  },
)

const next = command(
  { path: '/models/:id/next', verb: draftModel, subject: selectOwnPublished, again: showModel, about: 'Draft the next version' },
  async ({ subject, tx, actor, now }) => {
    if (subject.withdrawnOn) return refuse(sentences.withdrawn)
    await recordNext(tx, subject, { by: actor.person!.id, at: now })
    return seeOther(`/models/${subject.id}/draft`, both(words.vi.doneNext, words.en.doneNext))
  },
)

const withdrawal = command(
  {
    path: '/models/:id/withdrawal',
    verb: draftModel,
    subject: selectOwnPublished,
    again: showModel,
    form: z.object({ reason: z.string().trim().min(1, sentences.noReason).max(500) }),
    about: 'Withdraw a model with its reason',
  },
  async ({ subject, form, tx, actor, today }) => {
    if (subject.withdrawnOn) return refuse(sentences.withdrawn)
    await recordWithdrawal(tx, subject.id, today, form.reason, actor.person!.id)
    return seeOther(`/models/${subject.id}`, both(words.vi.doneWithdraw, words.en.doneWithdraw))
  },
)

const seen = command(
  {
    path: '/models/:id/seen',
    verb: draftModel,
    subject: selectOwnPublished,
    again: showModel,
    about: 'The author has seen who adopted it',
  },
  async ({ subject, tx, now }) => {
    await recordSeen(tx, subject.id, now)
    return seeOther(`/models/${subject.id}`, both(words.vi.doneSeen, words.en.doneSeen))
  },
)

const isAuthor = (one: Version, personId: string) => one.submittedById === personId || one.draftedById === personId

const review = page(
  { path: '/models/:id/review', verb: publishModel, subject: selectSubmitted, about: 'A submitted model to publish or return' },
  async ({ db, subject, actor, today }) => (
    <ReviewPage one={subject} fields={await learningFields(db, today)} own={isAuthor(subject, actor.person!.id)} />
  ),
)

async function selectSubmittedFile(db: Db, reach: Reach, id: string) {
  const fileId = (await selectSubmitted(db, reach, id))?.fileId
  return fileId ? keptFile(db, fileId) : undefined
}

const reviewFile = page(
  { path: '/models/:id/review/file', verb: publishModel, subject: selectSubmittedFile, about: 'The document with a submitted model' },
  async ({ subject, files }) => download(await files.read(subject.sha256), subject.name, subject.mediaType),
)

const publication = command(
  { path: '/models/:id/publication', verb: publishModel, subject: selectSubmitted, again: review, about: 'Publish a model' },
  async ({ subject, tx, actor, now, today }) => {
    if (isAuthor(subject, actor.person!.id)) return refuse(sentences.ownSubmission)
    await recordPublication(tx, subject.versionId, actor.post!.bodyId, today, { by: actor.person!.id, at: now })
    return seeOther(`/models/${subject.id}`, both(words.vi.donePublish, words.en.donePublish))
  },
)

const giveBack = command(
  {
    path: '/models/:id/return',
    verb: publishModel,
    subject: selectSubmitted,
    again: review,
    form: z.object({ note: z.string().trim().min(1, sentences.noNote).max(1000) }),
    about: 'Return a model with what is missing',
  },
  async ({ subject, form, tx, now }) => {
    await recordReturn(tx, subject.versionId, form.note, now)
    return seeOther('/models', both(words.vi.doneReturn, words.en.doneReturn))
  },
)

export const draftRoutes = routes(
  start,
  create,
  draft,
  save,
  submission,
  removal,
  next,
  withdrawal,
  seen,
  review,
  reviewFile,
  publication,
  giveBack,
)
