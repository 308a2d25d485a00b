import { z } from 'zod'
import type { Actor, Reach } from '../../kernel/access.ts'
import type { Db } from '../../kernel/db/index.ts'
import { constraintSays } from '../../kernel/errors.ts'
import { download, keptFile, sniff } from '../../kernel/files.ts'
import { date, parseDate } from '../../kernel/format.ts'
import { command, many, page, refuse, routes, seeOther, shown, upload } from '../../kernel/http/index.ts'
import { both } from '../../kernel/words.ts'
import { centreInTerritory, ownCentre } from '../../registry/index.ts'
import { signingCopy } from '../../work/issued-paper.ts'
import { filledIn, shortfalls } from '../../work/issued-texts.ts'
import { sheet, xlsxType } from '../../work/sheets.ts'
import { answerCoordination, draftCoordination, issueCoordination, readCoordination } from './access.ts'
import { standingOf, withPartners } from './coordination.ts'
import { AnswerPage, DraftPage } from './draft-pages.tsx'
import { CentrePage, ListPage, RulesPage, shownBy } from './pages.tsx'
import { selectAsked, selectCandidates, selectCentres, selectIssued, selectOwn, selectVersions } from './queries.ts'
import {
  recordAnswer,
  recordAsked,
  recordDraft,
  recordIssue,
  recordTakenBack,
  recordText,
  recordWithdrawal,
  removeDraft,
} from './record.ts'
import { shipped } from './template.ts'
import { sentences, words } from './words.ts'

constraintSays('one_coordination_draft_per_centre', sentences.hasDraft)
constraintSays('one_coordination_begins_on_a_day', sentences.sameDay, 'inForceFrom')

const Query = z.object({
  q: z.string().trim().max(100).catch('').default(''),
  show: z.enum(['all', 'lack', 'in-force']).catch('all').default('all'),
  page: z.coerce.number().int().min(1).max(1000).catch(1).default(1),
})
const mayDraft = (actor: Actor, centreId: string) => actor.may(draftCoordination) && actor.post?.bodyId === centreId

const list = page(
  {
    path: '/coordination',
    verb: readCoordination,
    query: Query,
    view: z.object({ centres: z.number(), lacking: z.number() }),
    about: 'Centres of the territory with the rules of co-ordination in force; who lacks them',
  },
  async ({ db, reach, query, today }) => {
    const found = await selectCentres(db, reach, query.q, today)
    return shown({ centres: found.length, lacking: shownBy(found, 'lack').length }, <ListPage found={found} filter={query} />)
  },
)

const listSheet = page(
  { path: '/coordination/list.xlsx', verb: readCoordination, query: Query, about: 'The list as .xlsx' },
  async ({ db, reach, query, today, lang }) => {
    const say = words[lang]
    const lines = shownBy(await selectCentres(db, reach, query.q, today), query.show).map((row) => [
      row.name,
      row.place,
      row.rulesId ? say['in-force'] : row.drafting ? say.drafting : say.none,
      row.rulesId ? row.code : '',
      row.rulesId && row.inForceFrom ? date(row.inForceFrom) : '',
      row.rulesId ? row.partners : null,
    ])
    const head = [say.centre, say.place, say.state, say.rules, say.since, say.partners]
    return download(await sheet(say.fileName, head, lines), `${say.fileName}-${date(today).replaceAll('/', '-')}.xlsx`, xlsxType)
  },
)

const centre = page(
  { path: '/centres/:id/coordination', verb: readCoordination, subject: centreInTerritory, about: 'Versions of a centre’s rules' },
  async ({ db, subject, actor }) => {
    const mine = mayDraft(actor, subject.id)
    return <CentrePage centre={subject} versions={await selectVersions(db, subject.id, mine)} mine={mine} />
  },
)

const start = command(
  { path: '/centres/:id/coordination/draft', verb: draftCoordination, subject: ownCentre, again: centre, about: 'Draft from the template' },
  async ({ subject, tx, actor, now }) => {
    const names = { centre: subject.name, place: subject.place }
    const draft = { title: filledIn(shipped.title, names), body: filledIn(shipped.body, names) }
    const id = await recordDraft(tx, subject.id, draft, { by: actor.person!.id, at: now })
    return seeOther(`/coordination/${id}/draft`, both(words.vi.doneStart, words.en.doneStart))
  },
)

const show = page(
  { path: '/coordination/:id', verb: readCoordination, subject: selectIssued, about: 'Issued rules of co-ordination' },
  ({ subject, actor }) => <RulesPage rules={subject} mine={mayDraft(actor, subject.centreId)} />,
)

async function selectSignedCopy(db: Db, reach: Reach, id: string) {
  const rules = await selectIssued(db, reach, id)
  return rules?.fileId ? keptFile(db, rules.fileId) : undefined
}

const signedCopy = page(
  { path: '/coordination/:id/file', verb: readCoordination, subject: selectSignedCopy, about: 'The signed copy' },
  async ({ subject, files }) => download(await files.read(subject.sha256), subject.name, subject.mediaType),
)

const draft = page(
  { path: '/coordination/:id/draft', verb: draftCoordination, subject: selectOwn, about: 'A draft and its partners' },
  async ({ db, subject, today }) =>
    subject.issuedAt ? (
      <RulesPage rules={subject} mine />
    ) : (
      <DraftPage rules={subject} candidates={await selectCandidates(db, subject.centreId, today)} />
    ),
)

const copy = page(
  {
    path: '/coordination/:id/text.docx',
    verb: draftCoordination,
    subject: selectOwn,
    about: 'The text as a Word file, with a line for each partner to sign',
  },
  ({ db, subject, today }) =>
    signingCopy(
      db,
      subject,
      today,
      subject.partners.map(({ name }) => name),
    ),
)

const Text = z.object({
  title: z.string().trim().min(1, sentences.noTitle).max(300),
  partner: many(z.guid()),
  body: z
    .string()
    .max(200_000)
    .transform((typed) => typed.replaceAll('\r\n', '\n').normalize('NFC').trim())
    .pipe(z.string().min(1, sentences.noText)),
})

const save = command(
  {
    path: '/coordination/:id/draft',
    verb: draftCoordination,
    subject: selectOwn,
    again: draft,
    form: Text,
    about: 'Save text and partners',
  },
  async ({ subject: one, form, tx, today }) => {
    if (one.issuedAt) return refuse(sentences.issued)
    if (one.askedAt) return refuse(sentences.isAsked)
    const candidates = await selectCandidates(tx, one.centreId, today)
    const chosen = candidates.filter(({ id }) => form.partner.includes(id))
    if (chosen.length < new Set(form.partner).size) return refuse({ field: 'partner', text: sentences.strange })
    const names = chosen.map(({ name }) => name)
    await recordText(
      tx,
      one.id,
      withPartners(form, names),
      chosen.map(({ id }) => id),
    )
    return seeOther(`/coordination/${one.id}/draft`, both(words.vi.doneSave, words.en.doneSave))
  },
)

const asking = command(
  {
    path: '/coordination/:id/asking',
    verb: draftCoordination,
    subject: selectOwn,
    again: draft,
    about: 'Ask the partners for their consent',
  },
  async ({ subject: one, tx, actor, now }) => {
    if (one.issuedAt) return refuse(sentences.issued)
    if (one.askedAt) return refuse(sentences.isAsked)
    if (one.partners.length === 0 || shortfalls(one.body).length > 0) return refuse(sentences.notReady)
    await recordAsked(tx, one.id, { by: actor.person!.id, at: now })
    return seeOther(`/coordination/${one.id}/draft`, both(words.vi.doneAsk, words.en.doneAsk))
  },
)

const takingBack = command(
  {
    path: '/coordination/:id/taking-back',
    verb: draftCoordination,
    subject: selectOwn,
    again: draft,
    about: 'Back to the desk, to change it',
  },
  async ({ subject: one, tx }) => {
    if (one.issuedAt) return refuse(sentences.issued)
    if (!one.askedAt) return refuse(sentences.notAsked)
    await recordTakenBack(tx, one.id)
    return seeOther(`/coordination/${one.id}/draft`, both(words.vi.doneTakeBack, words.en.doneTakeBack))
  },
)

const removal = command(
  { path: '/coordination/:id/removal', verb: draftCoordination, subject: selectOwn, again: draft, about: 'Delete a draft' },
  async ({ subject: one, tx }) => {
    if (one.issuedAt) return refuse(sentences.issued)
    if (one.askedAt) return refuse(sentences.isAsked)
    await removeDraft(tx, one.id)
    return seeOther(`/centres/${one.centreId}/coordination`, both(words.vi.doneRemove, words.en.doneRemove))
  },
)

const answerForm = page(
  { path: '/coordination/:id/answer', verb: answerCoordination, subject: selectAsked, about: 'The draft as a partner reads it' },
  ({ subject, actor }) => <AnswerPage rules={subject} own={subject.partners.find(({ bodyId }) => bodyId === actor.post!.bodyId)} />,
)

const answer = command(
  {
    path: '/coordination/:id/answer',
    verb: answerCoordination,
    subject: selectAsked,
    again: answerForm,
    form: z.object({ verdict: z.enum(['agree', 'change'], sentences.noVerdict), reason: z.string().trim().max(2000) }),
    about: 'A partner agrees or asks for a change',
  },
  async ({ subject: one, form, tx, actor, now }) => {
    if (one.issuedAt) return refuse(sentences.issued)
    const by = actor.person!.id
    if (one.askedBy === by) return refuse(sentences.ownDraft)
    const agreed = form.verdict === 'agree'
    if (!agreed && form.reason === '') return refuse({ field: 'reason', text: sentences.noReason })
    await recordAnswer(tx, one.id, actor.post!.bodyId, { agreed, reason: form.reason }, { by, at: now })
    return seeOther(`/coordination/${one.id}/answer`, both(words.vi.doneAnswer, words.en.doneAnswer))
  },
)

const signedCopies = ['application/pdf', 'image/png', 'image/jpeg']
const day = z.string().trim().max(20)

const issue = command(
  {
    path: '/coordination/:id/issue',
    verb: issueCoordination,
    subject: selectOwn,
    again: draft,
    form: z.object({
      code: z.string().trim().max(60),
      issuer: z.string().trim().min(1, sentences.noIssuer).max(200),
      decidedOn: day,
      inForceFrom: day,
      endsOn: day,
      file: upload(sentences.noFile),
    }),
    about: 'Record that they were issued, with the signed copy',
  },
  async ({ subject: one, form, tx, actor, files, now, today }) => {
    if (one.issuedAt) return refuse(sentences.issued)
    if (standingOf(one) !== 'agreed') return refuse(sentences.notAgreed)
    const [decidedOn, inForceFrom, endsOn] = [form.decidedOn, form.inForceFrom, form.endsOn].map(parseDate)
    if (!decidedOn) return refuse({ field: 'decidedOn', text: sentences.badDay })
    if (Temporal.PlainDate.compare(decidedOn, today) > 0) return refuse({ field: 'decidedOn', text: sentences.ahead })
    if (!inForceFrom) return refuse({ field: 'inForceFrom', text: sentences.badDay })
    if (Temporal.PlainDate.compare(inForceFrom, decidedOn) < 0) return refuse({ field: 'inForceFrom', text: sentences.early })
    if (!endsOn && form.endsOn !== '') return refuse({ field: 'endsOn', text: sentences.badDay })
    if (endsOn && Temporal.PlainDate.compare(endsOn, inForceFrom) <= 0) return refuse({ field: 'endsOn', text: sentences.endsEarly })
    const type = sniff(new Uint8Array(await form.file.slice(0, 16).arrayBuffer()), form.file.name)
    if (!signedCopies.includes(type ?? '')) return refuse({ field: 'file', text: sentences.noFile })
    const act = { by: actor.person!.id, at: now }
    const fileId = (await files.keep(tx, form.file, act.by, now)).id
    await recordIssue(tx, one.id, { code: form.code, issuer: form.issuer, decidedOn, inForceFrom, endsOn: endsOn ?? null, fileId }, act)
    return seeOther(`/coordination/${one.id}`, both(words.vi.doneIssue, words.en.doneIssue))
  },
)

const withdrawal = command(
  {
    path: '/coordination/:id/withdrawal',
    verb: issueCoordination,
    subject: selectOwn,
    again: show,
    form: z.object({ reason: z.string().trim().min(1, sentences.noWithdrawReason).max(500) }),
    about: 'Withdraw a wrong record with its reason',
  },
  async ({ subject: one, form, tx, actor, now }) => {
    if (!one.issuedAt || one.withdrawnAt) return refuse(sentences.gone)
    await recordWithdrawal(tx, one.id, form.reason, { by: actor.person!.id, at: now })
    return seeOther(`/coordination/${one.id}`, both(words.vi.doneWithdraw, words.en.doneWithdraw))
  },
)

export const coordinationRoutes = routes(
  list,
  listSheet,
  centre,
  start,
  show,
  signedCopy,
  draft,
  copy,
  save,
  asking,
  takingBack,
  removal,
  answerForm,
  answer,
  issue,
  withdrawal,
)
