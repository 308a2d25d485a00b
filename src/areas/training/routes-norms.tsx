import { z } from 'zod'
import { constraintSays } from '../../kernel/errors.ts'
import { download } from '../../kernel/files.ts'
import { date, parseDate } from '../../kernel/format.ts'
import { command, page, refuse, routes, seeOther } from '../../kernel/http/index.ts'
import { sheet, xlsxType } from '../../work/sheets.ts'
import { keepNorms, readQualifications, readTraining } from './access.ts'
import { levelInFull, loadCatalogue, selectNormRows, selectTopics } from './catalogue.ts'
import { type CoveredPerson, type Strand, selectCoverage, selectCoveredPeople, sinceOf, spans, strands, trainedIn } from './coverage.ts'
import { CoveragePage, CoveredPage } from './coverage-page.tsx'
import { centreRoles, recordNorm, recordTopic } from './norm-record.ts'
import { NormsPage } from './norms-page.tsx'
import { qualificationWords as words } from './qualification-words.ts'
import { done } from './routes-courses.tsx'
import { sentences } from './sentences.ts'

constraintSays('norm_once_at_a_time', sentences.normTwice, 'from')

const norms = page(
  { path: '/training/norms', verb: readTraining, about: 'What each role of a centre asks, and on what ground' },
  async ({ db, reach, actor, today, lang }) => (
    <NormsPage
      norms={await selectNormRows(db, reach)}
      topics={await selectTopics(db, actor.post!.bodyId, today)}
      catalogue={await loadCatalogue(db, lang)}
      roles={await centreRoles(db, lang)}
      keeps={actor.may(keepNorms)}
    />
  ),
)

const normsSheet = page({ path: '/training/norms.xlsx', verb: readTraining, about: 'The norms as .xlsx' }, async ({ db, reach, lang }) => {
  const say = words[lang]
  const catalogue = await loadCatalogue(db, lang)
  const lines = (await selectNormRows(db, reach)).map((row) => [
    row.roleName,
    levelInFull(catalogue, row.kind, row.level),
    row.required ? say.required : say.waived,
    row.withinYears,
    date(row.from),
    row.until && date(row.until.subtract({ days: 1 })),
    row.basis,
    row.body ?? say.shipped,
  ])
  const head = [say.post, say.atLeast, say.isRequired, say.validForYears, say.fromDay, say.untilDay, say.basis, say.keptBy]
  return download(await sheet(say.normsTitle, head, lines), `${say.normsFile}.xlsx`, xlsxType)
})

const norm = command(
  {
    path: '/training/norms',
    verb: keepNorms,
    again: norms,
    form: z.object({
      role: z.string().max(60),
      level: z.string().max(60),
      required: z.enum(['yes', 'no']),
      withinYears: z.string().max(3),
      from: z.string(),
      basis: z.string().trim().min(1, sentences.noBasis).max(500),
    }),
    about: 'Decide an own norm from a day on',
  },
  async ({ form, tx, actor, now, today, lang }) => {
    const level = (await loadCatalogue(tx, lang)).levels.find(({ kind, rank }) => `${kind}/${rank}` === form.level)
    if (!level) return refuse({ field: 'level', text: sentences.noLevel })
    if (!(await centreRoles(tx, lang)).some(({ code }) => code === form.role)) return refuse({ field: 'role', text: sentences.noRole })
    const years = form.withinYears.trim() === '' ? null : Number(form.withinYears)
    if (years !== null && !(Number.isInteger(years) && years > 0)) return refuse({ field: 'withinYears', text: sentences.badYears })
    const from = parseDate(form.from)
    if (!from) return refuse({ field: 'from', text: sentences.badDate })
    const one = {
      role: form.role,
      kind: level.kind,
      level: level.rank,
      withinYears: years,
      required: form.required === 'yes',
      basis: form.basis,
      from,
    }
    const recorded = await recordNorm(tx, actor.post!.bodyId, one, { by: actor.person!.id, at: now }, today)
    if (!recorded) return refuse({ field: 'from', text: sentences.normBegun })
    return seeOther('/training/norms', done('doneNorm'))
  },
)

const topic = command(
  {
    path: '/training/topics',
    verb: keepNorms,
    again: norms,
    form: z.object({
      name: z.string().trim().min(1, sentences.noTitle).max(300),
      strand: z.enum(['professional', 'political']),
      kind: z.string().max(60),
    }),
    about: 'Add a topic',
  },
  async ({ form, tx, actor, today, lang }) => {
    const kind = (await loadCatalogue(tx, lang)).kinds.find(({ code }) => code === form.kind)?.code ?? null
    if ((await selectTopics(tx, actor.post!.bodyId, today)).some(({ name }) => name === form.name))
      return refuse({ field: 'name', text: sentences.topicThere })
    await recordTopic(tx, actor.post!.bodyId, { name: form.name, strand: form.strand, kind })
    return seeOther('/training/norms#topics', done('doneTopic'))
  },
)

const Span = z.object({
  span: z.enum(spans).catch('year').default('year'),
  centre: z.guid().nullable().catch(null).default(null),
  strand: z.enum(strands).nullable().catch(null).default(null),
})

const coverage = page(
  { path: '/training/coverage', verb: readTraining, query: Span, about: 'Share of posts whose holder was trained' },
  async ({ db, reach, query, today }) => {
    const since = sinceOf(query.span, today)
    return <CoveragePage rows={await selectCoverage(db, reach, since, today)} span={query.span} since={since} />
  },
)

const coverageSheet = page(
  { path: '/training/coverage.xlsx', verb: readTraining, query: Span, about: 'The same shares as .xlsx' },
  async ({ db, reach, query, today, lang }) => {
    const say = words[lang]
    const rows = await selectCoverage(db, reach, sinceOf(query.span, today), today)
    const head = [say.centre, say.commune, say.inOffice, say['strand-professional'], say['strand-political'], say.anyStrand]
    const lines = rows.map((row) => [row.centre, row.place, row.posts, row.professional, row.political, row.any])
    return download(await sheet(say.coverageTitle, head, lines), `${say.coverageFile}.xlsx`, xlsxType)
  },
)

const of = (rows: CoveredPerson[], { centre, strand }: { centre: string | null; strand: Strand | null }) =>
  rows.filter((row) => (!centre || row.centreId === centre) && (!strand || trainedIn(row, strand)))

const covered = page(
  { path: '/training/coverage/people', verb: readQualifications, query: Span, audited: true, about: 'The people behind the shares' },
  async ({ db, reach, query, today, url }) => (
    <CoveredPage
      rows={of(await selectCoveredPeople(db, reach, sinceOf(query.span, today), today), query)}
      filter={query}
      search={url.search}
    />
  ),
)

const coveredSheet = page(
  { path: '/training/coverage/people.xlsx', verb: readQualifications, query: Span, audited: true, about: 'The same people as .xlsx' },
  async ({ db, reach, query, today, lang }) => {
    const say = words[lang]
    const rows = of(await selectCoveredPeople(db, reach, sinceOf(query.span, today), today), query)
    const head = [say.person, say.post, say.centre, say.commune, say['strand-professional'], say['strand-political']]
    const lines = rows.map((row) => [
      row.name,
      row.title,
      row.centre,
      row.place,
      row.professional && date(row.professional),
      row.political && date(row.political),
    ])
    return download(await sheet(say.coveredTitle, head, lines), `${say.coverageFile}.xlsx`, xlsxType)
  },
)

export const normRoutes = routes(norms, normsSheet, norm, topic, coverage, coverageSheet, covered, coveredSheet)
