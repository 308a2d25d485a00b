import { z } from 'zod'
import type { Reach } from '../../kernel/access.ts'
import type { Db } from '../../kernel/db/index.ts'
import { constraintSays } from '../../kernel/errors.ts'
import { download, keptFile, sniff } from '../../kernel/files.ts'
import { date, parseDate } from '../../kernel/format.ts'
import { command, page, refuse, routes, seeOther, shown, upload } from '../../kernel/http/index.ts'
import { both } from '../../kernel/words.ts'
import { centreInTerritory, ownCentre } from '../../registry/index.ts'
import { signingCopy } from '../../work/issued-paper.ts'
import { filledIn, shortfalls } from '../../work/issued-texts.ts'
import { sheet, xlsxType } from '../../work/sheets.ts'
import { draftRegulation, issueRegulation, readRegulations, writeTemplate } from './access.ts'
import { ListPage } from './list-page.tsx'
import { CentrePage, centrePath, DraftPage, mayDraftFor, PreviewPage, RegulationPage, TemplatePage } from './pages.tsx'
import { type CentreFilter, selectCentres, selectIssued, selectOwn, selectTemplate, selectVersions, templateFor } from './queries.ts'
import { recordDraft, recordIssue, recordTemplate, recordText, recordWithdrawal, removeDraft, removeTemplate } from './record.ts'
import { sentences, words } from './words.ts'

constraintSays('one_regulation_draft_per_centre', sentences.hasDraft)
constraintSays('one_regulation_begins_on_a_day', sentences.sameDay, 'inForceFrom')
constraintSays('regulation_in_force_after_decision', sentences.early, 'inForceFrom')

const Query = z.object({
  q: z.string().trim().max(100).catch('').default(''),
  state: z.enum(['all', 'lack', 'in-force']).catch('all').default('all'),
  page: z.coerce.number().int().min(1).max(1000).catch(1).default(1),
})

const list = page(
  {
    path: '/regulations',
    verb: readRegulations,
    query: Query,
    view: z.object({ centres: z.number(), lacking: z.number() }),
    about: 'Centres of the territory with the regulation in force; who lacks one',
  },
  async ({ db, reach, query, today }) => {
    const found = await selectCentres(db, reach, { q: query.q, state: 'all' }, today)
    const lacking = found.filter((row) => row.regulationId === null).length
    return shown({ centres: found.length, lacking }, <ListPage found={found} filter={query} />)
  },
)

const listSheet = page(
  { path: '/regulations/list.xlsx', verb: readRegulations, query: Query, about: 'The list as .xlsx' },
  async ({ db, reach, query, today, lang }) => {
    const say = words[lang]
    const rows = await selectCentres(db, reach, query as CentreFilter, today)
    const head = [say.centre, say.place, say.state, say.regulation, say.since]
    const lines = rows.map((row) => [
      row.name,
      row.place,
      row.regulationId ? say['in-force'] : row.drafting ? say.drafting : say.none,
      row.code,
      row.inForceFrom ? date(row.inForceFrom) : null,
    ])
    return download(await sheet(say.fileName, head, lines), `${say.fileName}-${date(today).replaceAll('/', '-')}.xlsx`, xlsxType)
  },
)

const centre = page(
  { path: '/centres/:id/regulations', verb: readRegulations, subject: centreInTerritory, about: 'Versions of a centre’s regulation' },
  async ({ db, subject, actor }) => {
    const mine = mayDraftFor(actor, subject.id)
    return <CentrePage centre={subject} versions={await selectVersions(db, subject.id, mine)} mine={mine} />
  },
)

const start = command(
  {
    path: '/centres/:id/regulations/draft',
    verb: draftRegulation,
    subject: ownCentre,
    again: centre,
    about: 'Draft from the template',
  },
  async ({ subject, tx, actor, now }) => {
    const { title, body } = await templateFor(tx, subject.placeId)
    const names = { centre: subject.name, place: subject.place }
    const id = await recordDraft(
      tx,
      subject.id,
      { title: filledIn(title, names), body: filledIn(body, names) },
      { by: actor.person!.id, at: now },
    )
    return seeOther(`/regulations/${id}/draft`, both(words.vi.doneStart, words.en.doneStart))
  },
)

const show = page(
  { path: '/regulations/:id', verb: readRegulations, subject: selectIssued, about: 'An issued regulation' },
  ({ subject, actor }) => <RegulationPage regulation={subject} mine={mayDraftFor(actor, subject.centreId)} />,
)

async function selectSignedCopy(db: Db, reach: Reach, id: string) {
  const regulation = await selectIssued(db, reach, id)
  if (!regulation?.fileId) return undefined
  return keptFile(db, regulation.fileId)
}

const signedCopy = page(
  { path: '/regulations/:id/file', verb: readRegulations, subject: selectSignedCopy, about: 'The signed copy' },
  async ({ subject, files }) => download(await files.read(subject.sha256), subject.name, subject.mediaType),
)

const draft = page({ path: '/regulations/:id/draft', verb: draftRegulation, subject: selectOwn, about: 'Edit a draft' }, ({ subject }) =>
  subject.issuedAt ? <RegulationPage regulation={subject} mine /> : <DraftPage regulation={subject} />,
)

const copy = page(
  { path: '/regulations/:id/text.docx', verb: draftRegulation, subject: selectOwn, about: 'The text as a Word file, to be signed' },
  ({ db, subject, today }) => signingCopy(db, subject, today),
)

const preview = page(
  { path: '/regulations/:id/preview', verb: draftRegulation, subject: selectOwn, about: 'A draft as it will read' },
  ({ subject }) => <PreviewPage regulation={subject} />,
)

const Text = z.object({
  title: z.string().trim().min(1, sentences.noTitle).max(300),
  body: z
    .string()
    .max(200_000)
    .transform((text) => text.replaceAll('\r\n', '\n').normalize('NFC').trim())
    .pipe(z.string().min(1, sentences.noText)),
})

const save = command(
  { path: '/regulations/:id/draft', verb: draftRegulation, subject: selectOwn, again: draft, form: Text, about: 'Save a draft' },
  async ({ subject, form, tx }) => {
    if (subject.issuedAt) return refuse(sentences.issued)
    await recordText(tx, subject.id, form)
    return seeOther(`/regulations/${subject.id}/draft`, both(words.vi.doneSave, words.en.doneSave))
  },
)

const removal = command(
  { path: '/regulations/:id/removal', verb: draftRegulation, subject: selectOwn, again: draft, about: 'Delete a draft' },
  async ({ subject, tx }) => {
    if (subject.issuedAt) return refuse(sentences.issued)
    await removeDraft(tx, subject.id)
    return seeOther(centrePath(subject.centreId), both(words.vi.doneRemove, words.en.doneRemove))
  },
)

const signedCopies = ['application/pdf', 'image/png', 'image/jpeg']

const issue = command(
  {
    path: '/regulations/:id/issue',
    verb: issueRegulation,
    subject: selectOwn,
    again: draft,
    form: z.object({
      code: z.string().trim().max(60),
      issuer: z.string().trim().min(1, sentences.noIssuer).max(200),
      decidedOn: z.string().trim().max(20),
      inForceFrom: z.string().trim().max(20),
      file: upload(sentences.noFile),
    }),
    about: 'Record that it was issued, with the signed copy',
  },
  async ({ subject, form, tx, actor, files, now, today }) => {
    if (subject.issuedAt) return refuse(sentences.issued)
    if (shortfalls(subject.body).length > 0) return refuse(sentences.notReady)
    const [decidedOn, inForceFrom] = [parseDate(form.decidedOn), parseDate(form.inForceFrom)]
    if (!decidedOn) return refuse({ field: 'decidedOn', text: sentences.badDecided })
    if (Temporal.PlainDate.compare(decidedOn, today) > 0) return refuse({ field: 'decidedOn', text: sentences.aheadDecided })
    if (!inForceFrom) return refuse({ field: 'inForceFrom', text: sentences.badInForce })
    if (Temporal.PlainDate.compare(inForceFrom, decidedOn) < 0) return refuse({ field: 'inForceFrom', text: sentences.early })
    const type = sniff(new Uint8Array(await form.file.slice(0, 16).arrayBuffer()), form.file.name)
    if (!signedCopies.includes(type ?? '')) return refuse({ field: 'file', text: sentences.badFile })
    const by = actor.person!.id
    const fileId = (await files.keep(tx, form.file, by, now)).id
    await recordIssue(tx, subject.id, { code: form.code, issuer: form.issuer, decidedOn, inForceFrom, fileId }, { by, at: now })
    return seeOther(`/regulations/${subject.id}`, both(words.vi.doneIssue, words.en.doneIssue))
  },
)

const withdrawal = command(
  {
    path: '/regulations/:id/withdrawal',
    verb: issueRegulation,
    subject: selectOwn,
    again: show,
    form: z.object({ reason: z.string().trim().min(1, sentences.noReason).max(500) }),
    about: 'Withdraw a wrong record with its reason',
  },
  async ({ subject, form, tx, actor, now }) => {
    if (!subject.issuedAt || subject.withdrawnAt) return refuse(sentences.gone)
    await recordWithdrawal(tx, subject.id, form.reason, { by: actor.person!.id, at: now })
    return seeOther(`/regulations/${subject.id}`, both(words.vi.doneWithdraw, words.en.doneWithdraw))
  },
)

const template = page(
  { path: '/regulations/template', verb: writeTemplate, about: 'The template that centres of the territory draft from' },
  async ({ db, actor }) => <TemplatePage own={await selectTemplate(db, actor.post!.bodyId)} />,
)

const saveTemplate = command(
  { path: '/regulations/template', verb: writeTemplate, again: template, form: Text, about: 'Save the template' },
  async ({ form, tx, actor, now }) => {
    await recordTemplate(tx, actor.post!.bodyId, form, { by: actor.person!.id, at: now })
    return seeOther('/regulations/template', both(words.vi.doneTemplate, words.en.doneTemplate))
  },
)

const dropTemplate = command(
  { path: '/regulations/template/removal', verb: writeTemplate, about: 'Back to the shipped template' },
  async ({ tx, actor }) => {
    await removeTemplate(tx, actor.post!.bodyId)
    return seeOther('/regulations/template', both(words.vi.doneDrop, words.en.doneDrop))
  },
)

export const regulationRoutes = routes(
  list,
  listSheet,
  template,
  saveTemplate,
  dropTemplate,
  centre,
  start,
  show,
  signedCopy,
  draft,
  copy,
  preview,
  save,
  removal,
  issue,
  withdrawal,
)
