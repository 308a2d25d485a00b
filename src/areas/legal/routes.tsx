import { z } from 'zod'
import { signedIn } from '../../kernel/access.ts'
import { download } from '../../kernel/files.ts'
import { date, parseDate } from '../../kernel/format.ts'
import { command, page, refuse, routes, seeOther, shown } from '../../kernel/http/index.ts'
import { both, type Lang } from '../../kernel/words.ts'
import {
  changeLegalText,
  citedTexts,
  findLegalTexts,
  type LegalText,
  legalRelations,
  legalRelationsOf,
  legalState,
  legalText,
  type NewLegalText,
  recordLegalRelation,
  recordLegalText,
} from '../../registry/index.ts'
import { readLetters, selectCited, selectCiting } from '../../work/documents/index.ts'
import { sheet, xlsxType } from '../../work/sheets.ts'
import { manageLegal } from './access.ts'
import { EditPage, LibraryPage, MissingPage, TextPage } from './pages.tsx'
import { sentences, words } from './words.ts'

const Query = z.object({
  q: z.string().trim().max(200).catch(''),
  state: z.enum(['in-force', 'ended', 'not-yet']).optional().catch(undefined),
})
type Asked = z.output<typeof Query>
const Row = z.object({ id: z.string(), code: z.string(), title: z.string(), state: z.string() })

const narrowed = (texts: LegalText[], { state }: Asked, today: Temporal.PlainDate) =>
  texts.filter((text) => !state || legalState(text, today) === state)

const library = page(
  { path: '/legal', verb: signedIn, query: Query, view: z.object({ texts: z.array(Row) }), about: 'The legal library' },
  async ({ db, query, today, actor }) => {
    const texts = narrowed(await findLegalTexts(db, query.q), query, today)
    const plain = texts.map((text) => ({ id: text.id, code: text.code, title: text.title, state: legalState(text, today) }))
    return shown({ texts: plain }, <LibraryPage texts={texts} filter={query} canManage={actor.may(manageLegal)} />)
  },
)

function sheetOf(texts: LegalText[], lang: Lang, today: Temporal.PlainDate): Promise<Uint8Array> {
  const say = words[lang]
  const day = (on: Temporal.PlainDate | null) => (on ? date(on) : '')
  return sheet(
    say.title,
    [say.kind, say.code, say.textTitle, say.issuer, say.dated, say.from, say.until, say.state, say.note],
    texts.map((text) => [
      text.kind,
      text.code,
      text.title,
      text.issuer,
      day(text.datedOn),
      day(text.from),
      day(text.until),
      say[legalState(text, today)],
      text.note,
    ]),
  )
}

const librarySheet = page(
  { path: '/legal.xlsx', verb: signedIn, query: Query, about: 'The same list as a spreadsheet' },
  async ({ db, query, today, lang }) => {
    const texts = narrowed(await findLegalTexts(db, query.q), query, today)
    return download(await sheetOf(texts, lang, today), `${words[lang].title}.xlsx`, xlsxType)
  },
)

const missing = page(
  { path: '/legal/missing', verb: readLetters, about: 'Codes cited by papers within reach that the library does not have' },
  async ({ db, reach, today, actor }) => {
    const cited = await selectCited(db, reach)
    const known = await citedTexts(
      db,
      cited.map((one) => one.code),
      today,
    )
    return <MissingPage cited={cited.filter((one) => !known.has(one.code))} canManage={actor.may(manageLegal)} />
  },
)

const select = (db: Parameters<typeof legalText>[0], _reach: unknown, id: string) => legalText(db, id)

const show = page(
  { path: '/legal/:id', verb: signedIn, subject: select, view: Row, about: 'A text with its relations' },
  async ({ db, subject: text, actor, today }) => {
    const related = (await legalRelationsOf(db, [text.id])).get(text.id) ?? []
    const citing = await selectCiting(db, actor.reach(readLetters), text.code)
    const data = { id: text.id, code: text.code, title: text.title, state: legalState(text, today) }
    return shown(data, <TextPage text={text} related={related} citing={citing} canManage={actor.may(manageLegal)} />)
  },
)

const day = z
  .string()
  .trim()
  .default('')
  .refine((text) => text === '' || parseDate(text) !== null, sentences.badDate)
  .transform((text) => parseDate(text))
const Form = z
  .object({
    kind: z.string().trim().min(1, sentences.noKind).max(20),
    code: z.string().trim().min(1, sentences.noCode).max(60),
    issuer: z.string().trim().max(200).default(''),
    title: z.string().trim().min(1, sentences.noTitle).max(1000),
    datedOn: day,
    from: day,
    until: day,
    note: z.string().trim().max(1000).default(''),
  })
  .refine(({ from, until }) => !from || !until || Temporal.PlainDate.compare(from, until) < 0, {
    error: sentences.backwards,
    path: ['until'],
  })

const saved = (id: string) => seeOther(`/legal/${id}`, both(words.vi.doneSaved, words.en.doneSaved))
const Prefill = z.object({ kind: z.string().max(20).catch(''), code: z.string().max(60).catch(''), issuer: z.string().max(200).catch('') })

const addPage = page({ path: '/legal/new', verb: manageLegal, query: Prefill, about: 'Add a text' }, ({ query }) => (
  <EditPage start={query} />
))
const add = command({ path: '/legal/new', verb: manageLegal, again: addPage, form: Form, about: 'Add a text' }, async ({ tx, form }) =>
  saved(await recordLegalText(tx, form satisfies NewLegalText)),
)

const editPage = page({ path: '/legal/:id/edit', verb: manageLegal, subject: select, about: 'Change a text' }, ({ subject }) => (
  <EditPage text={subject} />
))
const edit = command(
  { path: '/legal/:id/edit', verb: manageLegal, subject: select, again: editPage, form: Form, about: 'Change a text' },
  async ({ tx, form, subject }) => {
    await changeLegalText(tx, subject.id, form)
    return saved(subject.id)
  },
)

const Relation = z.object({ relation: z.enum(legalRelations), other: z.string().trim().min(1, sentences.noCode).max(60) })
const relate = command(
  {
    path: '/legal/:id/relations',
    verb: manageLegal,
    subject: select,
    again: show,
    form: Relation,
    about: 'Record what the text does to another',
  },
  async ({ tx, form, subject, today }) => {
    const other = (await citedTexts(tx, [form.other], today)).get(form.other)
    if (!other) return refuse({ field: 'other', text: sentences.noOther })
    if (other.id === subject.id) return refuse({ field: 'other', text: sentences.itself })
    await recordLegalRelation(tx, subject, other.id, form.relation)
    return seeOther(`/legal/${subject.id}`, both(words.vi.doneRelated, words.en.doneRelated))
  },
)

export const legalRoutes = routes(library, librarySheet, missing, addPage, add, show, editPage, edit, relate)
