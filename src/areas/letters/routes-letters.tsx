import { z } from 'zod'
import type { Verb } from '../../kernel/access.ts'
import type { Tx } from '../../kernel/db/index.ts'
import { download, SecretFile } from '../../kernel/files.ts'
import { date, parseDate } from '../../kernel/format.ts'
import { type CommandInput, command, drawn, optionalUpload, page, refuse, routes, seeOther, shown } from '../../kernel/http/index.ts'
import { both } from '../../kernel/words.ts'
import { citedTexts, placesNamedIn } from '../../registry/index.ts'
import {
  arrivalStatus,
  arrivalStatuses,
  recordDocument,
  recordPurge,
  recordSight,
  type Letter as Stored,
  selectArrivals,
  selectCiting,
  selectIssued,
  selectLetter,
  selectLetterFile,
  selectTwins,
} from '../../work/documents/index.ts'
import { writeEdxml } from '../../work/exchange/index.ts'
import { sheet, xlsxType } from '../../work/sheets.ts'
import { selectTasksOfDocument } from '../../work/tasks/index.ts'
import { enterLetter, purgeLetter, readLetters } from './access.ts'
import { bodyNamed, recipientsOf, resolvedWithHeirs, spelled } from './bodies.ts'
import { extractPaper, Unreadable } from './extract.ts'
import { blankDate, dayOfPaper, documentFrom, lines, withoutMarks } from './intake.ts'
import { CheckPage, EnterPage } from './intake-pages.tsx'
import { LetterPage } from './letter-page.tsx'
import { dated, RegisterPage } from './list-pages.tsx'
import { packageOf, type Told, toldLetter, wordsOf } from './packages.ts'
import { type Legacy, readLetter, secrecyMark, toUnicode } from './reading/index.ts'
import { secret } from './secret.tsx'
import { sentences, statusWords, words } from './words.ts'

const Query = z.object({
  side: z.enum(['in', 'out']).catch('in'),
  status: z.enum(arrivalStatuses).optional().catch(undefined),
  q: z.string().max(200).catch(''),
  page: z.coerce.number().int().min(1).catch(1),
})
type Filter = z.output<typeof Query>

async function rowsOf({
  db,
  reach,
  query,
}: {
  db: Parameters<typeof selectArrivals>[0]
  reach: Parameters<typeof selectArrivals>[1]
  query: Filter
}) {
  if (query.side === 'out') return { arrivals: [], issued: await selectIssued(db, reach, query.q) }
  const all = await selectArrivals(db, reach, query.q)
  return { arrivals: all.filter((row) => !query.status || arrivalStatus(row) === query.status), issued: [] }
}

const Row = z.object({ id: z.string(), code: z.string(), subject: z.string(), issuer: z.string() })

/** Another area's page of letters being written, which shares the navigation row. */
export interface Drafts {
  verb: Verb
  href: string
}

const register = (drafts: Drafts) =>
  page(
    {
      path: '/letters',
      verb: readLetters,
      query: Query,
      view: z.object({ letters: z.array(Row) }),
      about: 'Register of incoming and outgoing letters',
    },
    async (input) => {
      const { arrivals, issued } = await rowsOf(input)
      const letters = [...arrivals.map((row) => ({ ...row, id: row.documentId })), ...issued].map(({ id, code, subject, issuer }) => ({
        id,
        code,
        subject,
        issuer,
      }))
      return shown(
        { letters },
        <RegisterPage
          filter={input.query}
          arrivals={arrivals}
          issued={issued}
          drafts={input.actor.may(drafts.verb) ? drafts.href : null}
        />,
      )
    },
  )

const registerSheet = page(
  { path: '/letters.xlsx', verb: readLetters, query: Query, audited: true, about: 'The same register as a spreadsheet' },
  async (input) => {
    const { arrivals, issued } = await rowsOf(input)
    const say = words[input.lang]
    const file =
      input.query.side === 'in'
        ? await sheet(
            say.incoming,
            [say.number, say.arrived, say.code, say.dated, say.subject, say.issuer, say.status, say.handleBy, say.result],
            arrivals.map((row) => [
              row.number,
              row.arrivedOn ? date(row.arrivedOn) : '',
              row.code,
              dated(row),
              row.subject,
              row.issuer,
              statusWords[input.lang][arrivalStatus(row)],
              row.dueOn ? date(row.dueOn) : '',
              row.handledAt ? row.result : '',
            ]),
          )
        : await sheet(
            say.outgoing,
            [say.code, say.dated, say.subject, say.seenShort],
            issued.map((row) => [row.code, dated(row), row.subject, say.of(row.unseen, row.recipients)]),
          )
    return download(file, `${say.letters}.xlsx`, xlsxType)
  },
)

const enterPage = page({ path: '/letters/new', verb: enterLetter, about: 'Bring a paper in' }, () => <EnterPage />)

const Paper = z.object({ declared: z.literal('yes', sentences.notDeclared), text: z.string().max(4_000_000), file: optionalUpload() })

/** Reads without storing anything: what comes back is a page, the transaction is rolled back, no audit row is left. */
const reading = command(
  {
    path: '/letters/reading',
    verb: enterLetter,
    again: enterPage,
    form: Paper,
    audit: 'names-only',
    about: 'Read a paper and propose its parts; stores nothing',
  },
  async (input) => {
    const { form } = input
    let text = withoutMarks(form.text)
    let told: Told | null = null
    let from: Legacy | null | undefined
    if (form.file) {
      try {
        ;({ text, told, from } = await extractPaper(new Uint8Array(await form.file.arrayBuffer()), form.file.name))
      } catch (error) {
        if (error instanceof Unreadable) return refuse({ field: 'file', text: error.message })
        throw error
      }
    }
    const unicode = toUnicode(text.normalize('NFC').replaceAll('\r\n', '\n'))
    text = unicode.text
    from ??= unicode.from
    if (!text.trim()) return refuse({ field: 'text', text: sentences.noText })
    if (secrecyMark(text) || (told && secrecyMark(wordsOf(told)))) return secret(input)
    const read = readLetter(text)
    const letter = await spelled(input.db, told ? toldLetter(read, told) : read)
    return drawn(
      <CheckPage
        text={text}
        letter={letter}
        hadFile={Boolean(form.file)}
        packed={told !== null}
        from={from}
        places={await placesNamedIn(input.db, letter.subject ?? '', input.actor.post!.placeId)}
      />,
    )
  },
)

const optional = z.string().trim().max(2000)
const Saved = z.object({
  declared: z.literal('yes', sentences.notDeclared),
  text: z.string().max(4_000_000),
  direction: z.enum(['incoming', 'own']),
  system: z.enum(['party', 'state'], sentences.noSystem),
  kind: z.string().trim().max(10),
  parent: optional,
  issuer: z.string().trim().min(1, sentences.noIssuer).max(300),
  code: z.string().trim().max(60),
  place: z.string().trim().max(100),
  date: z.string().trim(),
  subject: z.string().trim().min(1, sentences.noSubject).max(2000),
  addressees: optional,
  distribution: optional,
  authority: optional,
  position: optional,
  signer: optional,
  twice: z.literal('yes').optional(),
  file: optionalUpload(),
})
type Saving = CommandInput<undefined, z.output<typeof Saved>>

/** After a refusal the proposal comes back from what was typed; nothing was stored meanwhile. */
const checkAgain = page(
  { path: '/letters/check', verb: enterLetter, about: 'The proposal again, after a refusal' },
  async ({ db, reach, actor, typed }) => {
    const said = (name: string) => [typed[name] ?? ''].flat()[0] ?? ''
    const text = said('text')
    if (!text || secrecyMark(text)) return <EnterPage />
    const named = { code: said('code'), issuer: said('issuer'), subject: said('subject'), datedOn: parseDate(said('date')) }
    const letter = await spelled(db, readLetter(text))
    const places = await placesNamedIn(db, letter.subject ?? '', actor.post!.placeId)
    return <CheckPage text={text} letter={letter} hadFile={false} twins={await selectTwins(db, reach, named)} places={places} />
  },
)

const save = command(
  { path: '/letters', verb: enterLetter, again: checkAgain, form: Saved, audit: 'names-only', about: 'Save a checked paper' },
  async (input) => {
    const { form, actor, now, tx, note, reach } = input
    const text = form.text.replaceAll('\r\n', '\n').normalize('NFC')
    if (secrecyMark(text) || secrecyMark(form.subject)) return secret(input)
    const own = form.direction === 'own'
    if (form.date && !parseDate(form.date)) return refuse({ field: 'date', text: sentences.badDate })
    const twins = form.twice ? [] : await selectTwins(tx, reach, { ...form, datedOn: parseDate(form.date) })
    if (twins.length > 0) return refuse({ field: 'twice', text: sentences.twice })
    const fileId = form.file ? await keptFile(input, form.file) : null
    if (fileId === 'secret') return secret(input)
    const { issuerBodyId, recipients } = await parties(tx, input, text, own)
    const id = await recordDocument(
      tx,
      documentFrom({ ...form, date: form.date }, text, readLetter(text), {
        issuerBodyId,
        fileId,
        keeperBodyId: actor.post!.bodyId,
        recipients,
      }),
      actor.person!.id,
      now,
    )
    await recordSight(tx, id, actor.post!.bodyId, actor.person!.id, now)
    note({ document: id, code: form.code })
    const mine = own
      ? undefined
      : await tx
          .selectFrom('arrivals')
          .select('id')
          .where('document_id', '=', id)
          .where('body_id', '=', actor.post!.bodyId)
          .executeTakeFirst()
    return seeOther(mine ? `/arrivals/${mine.id}` : `/letters/${id}`, both(words.vi.doneSaved, words.en.doneSaved))
  },
)

/** The original's own text is checked as well: it need not be the text that was corrected on the page. */
async function keptFile({ files, tx, actor, now }: Saving, file: File): Promise<string | 'secret'> {
  try {
    return (await files.keep(tx, file, actor.person!.id, now)).id
  } catch (error) {
    if (error instanceof SecretFile) return 'secret'
    throw error
  }
}

async function parties(tx: Tx, { form, actor, today }: Saving, text: string, own: boolean) {
  const keeper = actor.post!.bodyId
  const on = dayOfPaper(parseDate(form.date), form.date ? '' : blankDate(text), today)
  const issuerBodyId = own ? keeper : await bodyNamed(tx, form.issuer, form.parent, on, keeper)
  const recipients = own ? await recipientsOf(tx, lines(form.addressees), keeper, on) : []
  return { issuerBodyId, recipients }
}

const show = page(
  {
    path: '/letters/:id',
    verb: readLetters,
    subject: selectLetter,
    view: Row.extend({ clauses: z.array(z.object({ label: z.string(), text: z.string() })) }),
    about: 'A letter for those who may read it',
  },
  async ({ db, reach, subject, actor, today }) => {
    const on = dayOfPaper(subject.datedOn, subject.datedAs, today)
    const resolved = await resolvedWithHeirs(db, subject.addressees, subject.issuerBodyId ?? subject.keeperBodyId, on, today)
    const tasks = await selectTasksOfDocument(db, reach, subject.id)
    const [library, citing] = await Promise.all([
      citedTexts(
        db,
        subject.citations.map((one) => one.code),
        on,
      ),
      selectCiting(db, reach, subject.code),
    ])
    const unconfirmed = subject.readers.some((reader) => reader.bodyId === actor.post?.bodyId && !reader.seenAt)
    const data = {
      id: subject.id,
      code: subject.code,
      subject: subject.subject,
      issuer: subject.issuerName,
      clauses: subject.clauses.map(({ label, text }) => ({ label, text })),
    }
    return shown(
      data,
      <LetterPage letter={subject} resolved={resolved} tasks={tasks} unconfirmed={unconfirmed} library={library} citing={citing} />,
    )
  },
)

const file = page(
  { path: '/letters/:id/file', verb: readLetters, subject: selectLetterFile, audited: true, about: 'The original file' },
  async ({ subject, files }) => download(await files.read(subject.sha256), subject.name, subject.mediaType),
)

const exchange = page(
  {
    path: '/letters/:id/package.edxml',
    verb: readLetters,
    subject: selectLetter,
    audited: true,
    about: 'The letter as a package for exchange (edXML)',
  },
  async ({ db, reach, subject, files, now }) => {
    const stored = await selectLetterFile(db, reach, subject.id)
    const attached = stored && { ...stored, bytes: await files.read(stored.sha256) }
    const name = `${(subject.code || 'van-ban').replaceAll(/[^\p{L}\d]+/gu, '-')}.edxml`
    return download(Buffer.from(writeEdxml(packageOf(subject, attached ?? null, now))), name, 'application/xml')
  },
)

const receipt = command<Stored>(
  { path: '/letters/:id/receipt', verb: readLetters, subject: selectLetter, again: show, about: 'Acknowledge receipt for the own body' },
  async ({ tx, subject, actor, now }) => {
    await recordSight(tx, subject.id, actor.post!.bodyId, actor.person!.id, now)
    return seeOther(`/letters/${subject.id}`, both(words.vi.doneSeen, words.en.doneSeen))
  },
)

const purge = command(
  {
    path: '/letters/:id/purge',
    verb: purgeLetter,
    subject: selectLetter,
    again: show,
    form: z.object({ reason: z.string().trim().min(1, sentences.noReason).max(500) }),
    audit: 'names-only',
    about: 'Remove the content of a wrongly entered letter',
  },
  async ({ tx, subject, actor, now, form, note, afterCommit, files, outside }) => {
    if (subject.purgedAt) return refuse(sentences.notYet)
    const content = await recordPurge(tx, subject.id, actor.person!.id, now)
    note({ reason: form.reason })
    if (content) afterCommit(() => files.purge(outside, content))
    return seeOther(`/letters/${subject.id}`, both(words.vi.donePurged, words.en.donePurged))
  },
)

export const letterPages = (drafts: Drafts) =>
  routes(register(drafts), registerSheet, enterPage, reading, checkAgain, save, show, file, exchange, receipt, purge)
