import { z } from 'zod'
import { download } from '../../kernel/files.ts'
import { date } from '../../kernel/format.ts'
import { type CommandInput, command, elsewhere, many, page, refuse, routes, seeOther, shown } from '../../kernel/http/index.ts'
import { isDemo } from '../../kernel/settings.ts'
import { both } from '../../kernel/words.ts'
import { addresseeGroups, selectDesks } from '../../registry/index.ts'
import { draftKinds, sheetOf } from '../../work/papers/index.ts'
import { sheet, xlsxType } from '../../work/sheets.ts'
import { draftOutgoing, readOutgoing } from './access.ts'
import { contentFrom, firstContent, groundFrom } from './compose.ts'
import { EditPage, StartPage } from './draft-pages.tsx'
import { ListPage } from './list-page.tsx'
import { statuses, statusOf } from './paper.ts'
import { paperOf } from './print.ts'
import {
  issuersFor,
  neighboursOf,
  type Outgoing,
  selectAssignmentBasis,
  selectDraft,
  selectOutgoing,
  selectPaper,
  signersOf,
} from './queries.ts'
import type { Reader } from './reader.ts'
import { recordContent, recordDraft, removeDraft } from './record.ts'
import { declared, refuseSecret } from './secret.tsx'
import { codeOf } from './show.tsx'
import { starts } from './templates.ts'
import { kindWords, sentences, statusWords, words } from './words.ts'

const Query = z.object({
  status: z.enum([...statuses, 'open', 'all']).catch('open'),
  kind: z.enum(draftKinds).optional().catch(undefined),
  q: z.string().max(200).catch(''),
  page: z.coerce.number().int().min(1).catch(1),
})
const Row = z.object({ id: z.string(), code: z.string(), kind: z.string(), subject: z.string(), status: z.enum(statuses) })

const list = page(
  {
    path: '/issuing',
    verb: readOutgoing,
    query: Query,
    view: z.object({ papers: z.array(Row) }),
    about: 'Outgoing papers from draft to issue',
  },
  async ({ db, reach, query }) => {
    const rows = await selectOutgoing(db, reach, query)
    const papers = rows.map((row) => ({ id: row.id, code: codeOf(row, 'en'), kind: row.kind, subject: row.subject, status: statusOf(row) }))
    return shown({ papers }, <ListPage rows={rows} filter={query} />)
  },
)

const listSheet = page(
  { path: '/issuing.xlsx', verb: readOutgoing, query: Query, audited: true, about: 'The same list as a spreadsheet' },
  async ({ db, reach, query, lang }) => {
    const say = words[lang]
    const rows = await selectOutgoing(db, reach, query)
    const heads = [say.code, say.dated, say.kind, say.subject, say.office, say.desk, say.signer, say.status]
    const cells = rows.map((row) => [
      codeOf(row, lang),
      row.datedOn ? date(row.datedOn) : '',
      kindWords[lang][row.kind],
      row.subject,
      row.office,
      row.desk,
      row.signer ?? '',
      statusWords[lang][statusOf(row)],
    ])
    return download(await sheet(say.allTitle, heads, cells), `${say.allTitle}.xlsx`, xlsxType)
  },
)

const startPage = page(
  {
    path: '/issuing/new',
    verb: draftOutgoing,
    query: z.object({ assignment: z.uuid().optional().catch(undefined) }),
    about: 'Begin an outgoing paper',
  },
  async ({ db, reach, actor, query, typed, today }) => {
    const asked = query.assignment ?? ([typed.assignment ?? []].flat()[0] || undefined)
    const [issuers, earlier, basis] = await Promise.all([
      issuersFor(db, actor.post!.bodyId, today),
      selectOutgoing(db, reach, { status: 'issued', q: '' }),
      asked && z.uuid().safeParse(asked).success ? selectAssignmentBasis(db, reach, asked) : undefined,
    ])
    return <StartPage issuers={issuers} earlier={earlier.slice(0, 100)} basis={basis} />
  },
)

const Start = z.object({
  kind: z.enum(starts, sentences.badKind),
  office: z.uuid(sentences.badOffice),
  subject: z.string().trim().min(1, sentences.noSubject).max(500),
  from: z.union([z.uuid(), z.literal('')]).default(''),
  assignment: z.union([z.uuid(), z.literal('')]).default(''),
  declared,
})

const optional = (max: number) => z.string().trim().max(max).default('')
const Written = z.object({
  subject: z.string().trim().min(1, sentences.noSubject).max(500),
  addressees: optional(8000),
  decider: optional(300),
  grounds: optional(8000),
  body: optional(200_000),
  distribution: optional(8000),
  picked: many(z.string().max(300)),
  archive: optional(200),
  signer: z.union([z.uuid(), z.literal('')]),
  authority: optional(300),
  position: optional(100),
  secretary: optional(100),
  explanation: optional(3000),
  parent: optional(300),
  issuer: z.string().trim().min(1, sentences.noHead).max(300),
  notation: z.string().trim().min(1, sentences.noNotation).max(40),
  place: z.string().trim().min(1, sentences.noPlace).max(100),
})

const editPage = page(
  { path: '/issuing/:id/edit', verb: draftOutgoing, subject: selectDraft, about: 'Edit a draft beside its preview' },
  async ({ db, subject: draft, typed, today }) => {
    const typing = Object.keys(typed).length > 0 // a refused save keeps what was typed in view
    if (statusOf(draft) !== 'draft' && !typing) return elsewhere(`/issuing/${draft.id}`)
    const [signers, [office], groups] = await Promise.all([
      signersOf(db, draft.bodyId, today),
      selectDesks(db, [draft.bodyId], today),
      addresseeGroups(db, null),
    ])
    const near = office ? await neighboursOf(db, office, today) : []
    return (
      <EditPage
        draft={draft}
        sheet={sheetOf(paperOf(draft, today, await isDemo(db)))}
        signers={signers.map(({ id, title, holder }) => ({ id, text: `${title} – ${holder?.name ?? ''}` }))}
        groups={[...groups.map(({ nameVi }) => nameVi), ...near]}
      />
    )
  },
)

export function draftRoutes(reader: Reader) {
  const start = command(
    {
      path: '/issuing',
      verb: draftOutgoing,
      again: startPage,
      form: Start,
      audit: 'names-only',
      about: 'Make a draft, new or from an earlier paper',
    },
    async (input) => {
      const { form, actor, reach, tx, now, today } = input
      if (reader.secret(form.subject)) return refuseSecret(input, reader)
      const issuers = await issuersFor(tx, actor.post!.bodyId, today)
      const [office, desk] = [issuers.find(({ id }) => id === form.office), issuers.at(-1)]
      if (!office || !desk) return refuse({ field: 'office', text: sentences.badOffice })
      const basis = form.assignment ? await selectAssignmentBasis(tx, reach, form.assignment) : undefined
      if (form.assignment && !basis?.received) return refuse(sentences.noAssignment)
      const model = form.from ? await selectPaper(tx, reach, form.from) : undefined
      const first = await firstContent(tx, desk, office, form.kind, form.subject, today)
      const { addressees, legalBasis, body, distribution, secretary, decider } = model ?? {
        ...first,
        legalBasis: basis ? groundFrom(basis) : [],
      }
      const content = {
        ...first,
        addressees,
        legalBasis,
        body,
        distribution,
        secretary,
        decider: first.kind === 'QĐ' ? decider || first.decider : '',
      }
      const where = { bodyId: office.id, deskId: desk.id, assignmentId: basis?.id ?? null, replacesId: null }
      const id = await recordDraft(tx, { ...content, ...where }, actor.person!.id, now)
      return seeOther(`/issuing/${id}/edit`, both(words.vi.doneStart, words.en.doneStart))
    },
  )

  const content = command(
    {
      path: '/issuing/:id/content',
      verb: draftOutgoing,
      subject: selectDraft,
      again: editPage,
      form: Written,
      audit: 'names-only',
      about: 'Save a draft',
    },
    async (input) => {
      const { subject: draft, form, tx, today } = input
      if (statusOf(draft) !== 'draft') return refuse(sentences.notDraft)
      if (reader.secret(Object.values(form).flat().join('\n'))) return refuseSecret(input, reader)
      const content = await contentFrom(tx, draft, form, today)
      if (!content) return refuse({ field: 'signer', text: sentences.badSigner })
      await recordContent(tx, draft.id, content)
      return seeOther(`/issuing/${draft.id}/edit`, both(words.vi.doneSave, words.en.doneSave))
    },
  )
  return routes(list, listSheet, startPage, start, editPage, content, removal, copy, replacement)
}

const removal = command(
  { path: '/issuing/:id/removal', verb: draftOutgoing, subject: selectDraft, about: 'Delete a draft that was never signed' },
  async ({ subject: draft, tx }) => {
    if (statusOf(draft) !== 'draft') return refuse(sentences.notDraft)
    await removeDraft(tx, draft.id)
    return seeOther('/issuing', both(words.vi.doneRemove, words.en.doneRemove))
  },
)

type Copying = Pick<CommandInput<Outgoing, unknown>, 'subject' | 'actor' | 'tx' | 'now' | 'today'>

async function copyOf({ subject: paper, actor, tx, now, today }: Copying, replacesId: string | null) {
  const issuers = await issuersFor(tx, actor.post!.bodyId, today)
  const [office, desk] = [issuers.find(({ id }) => id === paper.bodyId) ?? issuers.at(-1), issuers.at(-1)]
  if (!office || !desk) return refuse(sentences.badOffice)
  const first = await firstContent(tx, desk, office, paper.kind, paper.subject, today)
  const { addressees, legalBasis, body, distribution, secretary } = paper
  const content = { ...first, addressees, legalBasis, body, distribution, secretary, decider: paper.decider || first.decider }
  const id = await recordDraft(
    tx,
    { ...content, bodyId: office.id, deskId: desk.id, assignmentId: null, replacesId },
    actor.person!.id,
    now,
  )
  return seeOther(`/issuing/${id}/edit`, both(words.vi.doneStart, words.en.doneStart))
}

const copy = command(
  { path: '/issuing/:id/copy', verb: draftOutgoing, subject: selectPaper, about: 'Copy a paper to a new draft' },
  (input) => copyOf(input, null),
)

const replacement = command(
  { path: '/issuing/:id/replacement', verb: draftOutgoing, subject: selectDraft, about: 'Draft a paper that replaces an issued one' },
  (input) => (statusOf(input.subject) === 'issued' ? copyOf(input, input.subject.id) : refuse(sentences.notIssued)),
)
