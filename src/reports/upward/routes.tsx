import { z } from 'zod'
import { declared, draftFromPaper, type Reader } from '../../areas/issuing/index.ts'
import type { Actor, Reach } from '../../kernel/access.ts'
import type { Db } from '../../kernel/db/index.ts'
import { download } from '../../kernel/files.ts'
import { date } from '../../kernel/format.ts'
import { command, elsewhere, page, refuse, routes, seeOther } from '../../kernel/http/index.ts'
import { both } from '../../kernel/words.ts'
import { selectCoverage } from '../../work/dissemination/index.ts'
import { docxType, sheetOf } from '../../work/papers/index.ts'
import { isDemo } from '../demo-mark.ts'
import { onItsWay, stillDrafted } from '../drafts.tsx'
import { draftFromFollowUp, readFollowUp } from '../follow-up/access.ts'
import { address, type Filter, FilterQuery } from '../follow-up/filter.ts'
import { countAll, selectDocuments } from '../follow-up/queries.ts'
import { type Facts, narrativeOf } from './draft.ts'
import { recordReport, selectReports } from './kept.ts'
import { ChoosePage, PreviewPage, path } from './page.tsx'
import { profileName, renderReport, toPaper } from './paper.ts'
import { countByClause, type Directive, selectDirective, selectNoted, selectReporter } from './queries.ts'
import { words } from './words.ts'

const Period = FilterQuery.pick({ from: true, until: true })

const choose = page(
  {
    path,
    verb: readFollowUp,
    query: FilterQuery.pick({ document: true, from: true, until: true }),
    about: 'Choose the document and the period to report on',
  },
  async ({ db, reach, query: { document, from, until } }) => {
    if (document && document !== 'none') return elsewhere(address(`${path}/${document}`, { from, until }))
    const documents = await selectDocuments(db, reach)
    if (documents.length === 1) return elsewhere(`${path}/${documents[0]!.id}`)
    return <ChoosePage documents={documents} />
  },
)

export const filterOf = (directive: Directive, { from, until }: Pick<Filter, 'from' | 'until'>): Filter => ({
  document: directive.id,
  from,
  until,
})

/** The same rules and the same moment as the follow-up, so the totals are equal. */
export async function factsOf(
  db: Db,
  actor: Actor,
  reach: Reach,
  directive: Directive,
  filter: Filter,
  on: Temporal.PlainDate,
): Promise<Facts> {
  const post = actor.post! // a reach with rows comes from a post
  const [reporter, counts, clauses, noted, coverage] = await Promise.all([
    selectReporter(db, post.bodyId, on),
    countAll(db, reach, filter, on),
    countByClause(db, reach, filter, on),
    selectNoted(db, reach, filter, on),
    selectCoverage(db, reach, directive.id, on),
  ])
  const told = {
    sessions: coverage.reduce((sum, row) => sum + row.sessions, 0),
    present: coverage.flatMap((row) => row.reached).reduce((sum, one) => sum + one.present, 0),
  }
  return { directive, reporter, party: post.line === 'party', on, counts, clauses, noted, told }
}

const preview = page(
  { path: `${path}/:id`, verb: readFollowUp, subject: selectDirective, query: Period, about: 'The drafted report on a document' },
  async ({ db, actor, reach, subject: directive, query, today, now }) => {
    const filter = filterOf(directive, query)
    const [facts, demo] = await Promise.all([factsOf(db, actor, reach, directive, filter, today), isDemo(db)])
    const sheet = sheetOf(toPaper({ facts, filter, narrative: narrativeOf(facts), origin: '', now, demo, sourced: true }))
    const made = await selectReports(db, reach, directive, filter)
    return <PreviewPage facts={facts} filter={filter} profile={profileName(facts)} sheet={sheet} made={made} />
  },
)

const line = (vi: string, en: string) => z.string().trim().min(1, both(vi, en)).max(4000)
const Text = z.object({
  recipient: line('Chưa ghi nơi kính gửi. Ghi tên cơ quan nhận báo cáo.', 'Write who receives the report.'),
  opening: line('Chưa có phần mở đầu. Ghi một câu.', 'Write the opening.'),
  assessment: line('Chưa có phần đánh giá chung. Ghi một câu.', 'Write the assessment.'),
  proposals: z.string().trim().max(8000),
  position: line('Chưa ghi chức vụ người ký. Ghi chức vụ.', 'Write the position of the signer.'),
  signer: z.string().trim().max(200),
  declared: z.literal('yes').optional(),
})

/** A download: what was typed goes into the file and into the audit log, nowhere else. */
const file = command(
  { path: `${path}/:id`, verb: readFollowUp, subject: selectDirective, form: Text, again: preview, about: 'The report as .docx' },
  async ({ tx, actor, reach, subject: directive, form, today, now, url, lang }) => {
    const period = Period.safeParse(Object.fromEntries(url.searchParams))
    const filter = filterOf(directive, period.data ?? {})
    const facts = await factsOf(tx, actor, reach, directive, filter, today)
    if (facts.counts.total === 0) return seeOther(`${path}/${directive.id}`)
    const bytes = await renderReport({ facts, filter, narrative: form, origin: url.origin, now, demo: await isDemo(tx), sourced: true })
    return download(bytes, `${words[lang].file}-${date(today).replaceAll('/', '-')}.docx`, docxType)
  },
)

/** The same paper as a draft of the body's outgoing papers. */
const paper = (reader: Reader) =>
  command(
    {
      path: `${path}/:id/paper`,
      verb: draftFromFollowUp,
      subject: selectDirective,
      form: Text.extend({ declared }),
      again: preview,
      audit: 'names-only',
      about: 'Make an outgoing paper of the report',
    },
    async (input) => {
      const { tx, actor, reach, subject: directive, form, today, now, url } = input
      const filter = filterOf(directive, Period.safeParse(Object.fromEntries(url.searchParams)).data ?? {})
      if (onItsWay(await selectReports(tx, reach, directive, filter))) return refuse(stillDrafted.report)
      const facts = await factsOf(tx, actor, reach, directive, filter, today)
      if (facts.counts.total === 0) return seeOther(`${path}/${directive.id}`)
      const shape = toPaper({ facts, filter, narrative: form, origin: url.origin, now, demo: await isDemo(tx), sourced: false })
      const kept = { directive, period: filter, bodyId: actor.post!.bodyId, by: actor.person!.id, at: now }
      return draftFromPaper(input, reader, shape, (paperId) => recordReport(tx, { ...kept, paperId }))
    },
  )

export const upwardRoutes = (reader: Reader) => routes(choose, preview, file, paper(reader))
