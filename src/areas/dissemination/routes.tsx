import { z } from 'zod'
import type { Reach } from '../../kernel/access.ts'
import type { Db } from '../../kernel/db/index.ts'
import { download, keptFile } from '../../kernel/files.ts'
import { date, parseDate } from '../../kernel/format.ts'
import { command, many, optionalUpload, page, refuse, routes, seeOther, shown } from '../../kernel/http/index.ts'
import { both } from '../../kernel/words.ts'
import {
  audiences,
  forms,
  rateOf,
  reachedOf,
  readDissemination,
  recordDissemination,
  recordSession,
  recordVoid,
  selectCoverage,
  selectOwnSession,
  selectSession,
  selectSessions,
} from '../../work/dissemination/index.ts'
import { selectLetter } from '../../work/documents/index.ts'
import { sheet, xlsxType } from '../../work/sheets.ts'
import { CoveragePage, coveragePath, SessionPage, totalOf } from './pages.tsx'
import { sentences, words } from './words.ts'

const Query = z.object({ body: z.uuid().optional().catch(undefined), audience: z.enum(audiences).optional().catch(undefined) })

const coverage = page(
  {
    path: '/letters/:id/dissemination',
    verb: readDissemination,
    subject: selectLetter,
    query: Query,
    view: z.object({ sessions: z.number(), present: z.number(), without: z.number() }),
    about: 'How far a document was told, by body and audience',
  },
  async ({ db, reach, subject, query, today }) => {
    const [rows, sessions] = await Promise.all([selectCoverage(db, reach, subject.id, today), selectSessions(db, reach, subject.id, query)])
    const data = {
      sessions: rows.reduce((sum, row) => sum + row.sessions, 0),
      present: rows.reduce((sum, row) => sum + totalOf(row.reached), 0),
      without: rows.filter((row) => row.sessions === 0).length,
    }
    return shown(data, <CoveragePage letter={subject} coverage={rows} sessions={sessions} filter={query} />)
  },
)

const coverageSheet = page(
  {
    path: '/letters/:id/dissemination/coverage.xlsx',
    verb: readDissemination,
    subject: selectLetter,
    audited: true,
    about: 'The coverage as .xlsx',
  },
  async ({ db, reach, subject, today, lang }) => {
    const say = words[lang]
    const rows = await selectCoverage(db, reach, subject.id, today)
    const head = [say.body, say.sessions, ...audiences.map((audience) => say[audience]), say.total, say.rate]
    const lines = rows.map((row) => [
      row.body,
      row.sessions,
      ...audiences.map((audience) => row.reached.find((one) => one.audience === audience)?.present ?? null),
      totalOf(row.reached),
      rateOf(row.reached),
    ])
    return download(await sheet(say.coverage, head, lines), `${say.fileName}-${date(today).replaceAll('/', '-')}.xlsx`, xlsxType)
  },
)

const Typed = z.object({
  form: z.enum(forms),
  heldOn: z.string().trim().max(20),
  place: z.string().trim().max(300),
  presenter: z.string().trim().max(200),
  present: many(z.string().trim().max(10)),
  expected: many(z.string().trim().max(10)),
  file: optionalUpload(),
})

/** The sentence that refuses the day; null when a session may have been held on it. */
function refusedDay(heldOn: Temporal.PlainDate | null, letterDay: Temporal.PlainDate | null, today: Temporal.PlainDate): string | null {
  if (!heldOn) return sentences.badDate
  if (Temporal.PlainDate.compare(heldOn, today) > 0) return sentences.ahead(date(heldOn), date(today))
  return letterDay && Temporal.PlainDate.compare(heldOn, letterDay) < 0 ? sentences.early(date(heldOn), date(letterDay)) : null
}

const record = command(
  {
    path: '/letters/:id/dissemination',
    verb: recordDissemination,
    subject: selectLetter,
    again: coverage,
    form: Typed,
    about: 'Record a session',
  },
  async ({ subject, form, actor, tx, files, now, today }) => {
    const heldOn = parseDate(form.heldOn)
    const refused = refusedDay(heldOn, subject.datedOn, today)
    if (refused) return refuse({ field: 'heldOn', text: refused })
    const reached = reachedOf(form)
    if (!reached) return refuse({ field: 'present', text: sentences.badNumber })
    if (reached.length === 0) return refuse({ field: 'present', text: sentences.nobody })
    const by = actor.person!.id
    const fileId = form.file ? (await files.keep(tx, form.file, by, now)).id : null
    const { form: kind, place, presenter } = form
    await recordSession(
      tx,
      { documentId: subject.id, bodyId: actor.post!.bodyId, form: kind, heldOn: heldOn!, place, presenter, fileId, reached },
      by,
      now,
    )
    return seeOther(coveragePath(subject.id), both(words.vi.doneRecord, words.en.doneRecord))
  },
)

const show = page(
  { path: '/dissemination/:id', verb: readDissemination, subject: selectSession, about: 'A session at which a document was told' },
  ({ subject }) => <SessionPage session={subject} />,
)

async function selectEvidence(db: Db, reach: Reach, id: string) {
  const session = await selectSession(db, reach, id)
  if (!session?.fileId) return undefined
  return keptFile(db, session.fileId)
}

const evidence = page(
  { path: '/dissemination/:id/file', verb: readDissemination, subject: selectEvidence, audited: true, about: 'Evidence of a session' },
  async ({ subject, files }) => download(await files.read(subject.sha256), subject.name, subject.mediaType),
)

const withdrawal = command(
  {
    path: '/dissemination/:id/withdrawal',
    verb: recordDissemination,
    subject: selectOwnSession,
    again: show,
    form: z.object({ reason: z.string().trim().min(1, sentences.noReason).max(500) }),
    about: 'Withdraw a wrong record with its reason',
  },
  async ({ subject, form, actor, tx, now }) => {
    if (subject.voidedAt) return refuse(sentences.gone)
    await recordVoid(tx, subject.id, form.reason, actor.person!.id, now)
    return seeOther(`/dissemination/${subject.id}`, both(words.vi.doneVoid, words.en.doneVoid))
  },
)

export const disseminationRoutes = routes(coverage, coverageSheet, record, show, evidence, withdrawal)
