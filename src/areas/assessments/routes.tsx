import { z } from 'zod'
import type { Actor, Reach } from '../../kernel/access.ts'
import type { Db } from '../../kernel/db/index.ts'
import { constraintSays } from '../../kernel/errors.ts'
import { download, keptFile } from '../../kernel/files.ts'
import { date } from '../../kernel/format.ts'
import { command, type Params, page, refuse, routes, seeOther, shown } from '../../kernel/http/index.ts'
import { isDemo } from '../../kernel/settings.ts'
import { both } from '../../kernel/words.ts'
import { centreHead, ownCentre } from '../../registry/index.ts'
import { docxType } from '../../work/papers/index.ts'
import { sheet, xlsxType } from '../../work/sheets.ts'
import { assessOneself, decideAssessments, readAssessmentPapers, readAssessments, readOwnAssessments, recordOpinions } from './access.ts'
import { decisionProblem, dueIn, lacks, parts, stateOf, yearOf } from './assessment.ts'
import { ListPage, rowState, states } from './list-pages.tsx'
import { AssessmentPage, OwnPage } from './pages.tsx'
import { renderAssessment } from './paper.ts'
import {
  decidedOn,
  loadScale,
  type MemberFilter,
  satOnBoard,
  scaleFor,
  selectAssessment,
  selectMembers,
  selectOwn,
  selectScales,
  selectShown,
  selectWhole,
} from './queries.ts'
import { recordOpening, recordReturn, recordSelf, recordSubmission } from './record.ts'
import { sentences, words } from './words.ts'

constraintSays('one_assessment_a_year', sentences.twice)
constraintSays('self_grade_of_the_scale', sentences.badGrade, 'selfGradeId')

const Query = z.object({
  year: z.coerce.number().int().min(2020).max(2100).nullable().catch(null).default(null),
  centre: z.guid().nullable().catch(null).default(null),
  q: z.string().trim().max(100).catch('').default(''),
  state: z.enum(states).nullable().catch(null).default(null),
  page: z.coerce.number().int().min(1).max(1000).catch(1).default(1),
})

/** The year that is being assessed by the reader's list. */
async function theYear(db: Db, actor: Actor, today: Temporal.PlainDate): Promise<number> {
  const body = actor.post!.bodyId
  const { opens } = actor.may(assessOneself) ? await scaleFor(db, body, today.year) : (await selectScales(db, body))[0]!
  return yearOf(today, opens)
}

const list = page(
  {
    path: '/assessments',
    verb: readAssessments,
    query: Query,
    view: z.object({
      members: z.array(z.object({ person: z.string(), centre: z.string(), state: z.string(), grade: z.string() })),
    }),
    about: 'Board members of the territory with the state of their yearly assessment',
  },
  async ({ db, reach, query, actor, today }) => {
    const own = actor.may(assessOneself) ? actor.post!.bodyId : null
    const year = query.year ?? (await theYear(db, actor, today))
    const filter = { year, centreId: query.centre, q: query.q, state: query.state, page: query.page }
    const rows = await selectMembers(db, reach, filter, today)
    const first = rows[0] && (await scaleFor(db, rows[0].centreId, year))
    const mine = rows.find(({ personId, centreId }) => personId === actor.person!.id && centreId === own)
    const members = rows.map((row) => ({
      person: row.person,
      centre: row.centre,
      state: rowState(row),
      grade: row.assessment?.grade ?? '',
    }))
    return shown(
      { members },
      <ListPage
        found={rows}
        filter={filter}
        years={Array.from({ length: 4 }, (_, i) => today.year - i)}
        dues={first ? { self: dueIn(year, first.selfDue), decide: dueIn(year, first.decideDue) } : null}
        start={mine && !mine.assessment ? `/centres/${own}/assessments` : null}
      />,
    )
  },
)

const listSheet = page(
  { path: '/assessments/list.xlsx', verb: readAssessments, query: Query, audited: true, about: 'The list as .xlsx' },
  async ({ db, reach, query, actor, today, lang }) => {
    const say = words[lang]
    const year = query.year ?? (await theYear(db, actor, today))
    const filter: MemberFilter = { year, centreId: query.centre, q: query.q }
    const rows = (await selectMembers(db, reach, filter, today)).filter((row) => query.state === null || rowState(row) === query.state)
    const lines = rows.map((row) => [
      row.person,
      row.post,
      row.centre,
      row.place,
      say[rowState(row)],
      row.assessment?.grade ?? '',
      row.assessment?.decisionCode ?? '',
      row.assessment?.decidedOn ? date(row.assessment.decidedOn) : '',
    ])
    const head = [say.member, say.post, say.centre, say.place, say.state, say.grade, say.decisionCode, say.decidedOn]
    return download(await sheet(`${say.fileName}-${year}`, head, lines), `${say.fileName}-${year}.xlsx`, xlsxType)
  },
)

const start = command(
  {
    path: '/centres/:id/assessments',
    verb: assessOneself,
    subject: ownCentre,
    again: list,
    form: z.object({ year: z.coerce.number().int().min(2020).max(2100) }),
    about: 'Open the own assessment of a year',
  },
  async ({ subject, form: { year }, tx, actor, now, today }) => {
    const personId = actor.person!.id
    if (year > today.year) return refuse(sentences.future)
    if (!(await satOnBoard(tx, subject.id, personId, year))) return refuse(sentences.notMember)
    const scale = await scaleFor(tx, subject.id, year)
    const id = await recordOpening(tx, { centreId: subject.id, personId, year, scaleId: scale.id }, { at: now })
    return seeOther(`/assessments/${id}`, both(words.vi.doneStart, words.en.doneStart))
  },
)

export const show = page(
  {
    path: '/assessments/:id',
    verb: readAssessments,
    subject: selectAssessment,
    audited: true,
    about: 'An assessment, as far as the reader sees it',
  },
  async ({ db, subject: one, actor, today }) => {
    const mine = one.personId === actor.person!.id
    const onBoard = actor.post?.bodyId === one.centreId
    const problem = decisionProblem({ personId: actor.person!.id, role: actor.post!.role }, one)
    return (
      <AssessmentPage
        one={one}
        grades={(await loadScale(db, one.scaleId)).grades}
        shown={one.sight === 'whole' ? await selectShown(db, one.centreId, one.year, today) : []}
        mine={mine && onBoard}
        opines={!mine && onBoard && actor.may(recordOpinions)}
        decides={actor.may(decideAssessments) && problem === null}
      />
    )
  },
)

const mine = page(
  { path: '/my-assessments', verb: readOwnAssessments, about: 'What was decided on oneself, year by year' },
  async ({ db, actor, today }) => {
    const all = await decidedOn(db, actor.person!.id, today)
    const scales = await Promise.all(all.map(({ scaleId }) => loadScale(db, scaleId)))
    return <OwnPage all={all.map((one, i) => ({ one, grades: scales[i]!.grades }))} />
  },
)

async function selectMinutes(db: Db, reach: Reach, id: string, params: Params, today: Temporal.PlainDate) {
  const one = await selectWhole(db, reach, id, params, today)
  return one?.opinionFileId ? keptFile(db, one.opinionFileId) : undefined
}

const minutes = page(
  { path: '/assessments/:id/file', verb: readAssessmentPapers, subject: selectMinutes, audited: true, about: 'The minutes of the meeting' },
  async ({ subject, files }) => download(await files.read(subject.sha256), subject.name, subject.mediaType),
)

const paper = page(
  {
    path: '/assessments/:id/sheet.docx',
    verb: readAssessmentPapers,
    subject: selectWhole,
    audited: true,
    about: 'The form as a Word file',
  },
  async ({ db, subject: one, today }) => {
    const [{ grades }, head, demo] = await Promise.all([loadScale(db, one.scaleId), centreHead(db, one.centreId), isDemo(db)])
    const bytes = await renderAssessment(one, grades, head, today, demo)
    return download(bytes, `Phiếu đánh giá ${one.person} ${one.year}.docx`, docxType)
  },
)

const text = z
  .string()
  .max(5000)
  .transform((typed) => typed.replaceAll('\r\n', '\n').normalize('NFC').trim())

const save = command(
  {
    path: '/assessments/:id/self',
    verb: assessOneself,
    subject: selectOwn,
    again: show,
    form: z.object({
      ...(Object.fromEntries(parts.map((part) => [part, text])) as Record<(typeof parts)[number], typeof text>),
      selfGradeId: z.guid().optional(),
    }),
    audit: 'names-only',
    about: 'Save the self-assessment',
  },
  async ({ subject: one, form, tx }) => {
    if (stateOf(one) !== 'draft') return refuse(sentences.closed)
    await recordSelf(tx, one.id, { ...form, selfGradeId: form.selfGradeId ?? null })
    return seeOther(`/assessments/${one.id}`, both(words.vi.doneSave, words.en.doneSave))
  },
)

const submission = command(
  {
    path: '/assessments/:id/submission',
    verb: assessOneself,
    subject: selectOwn,
    again: show,
    audit: 'names-only',
    about: 'Submit it to the meeting',
  },
  async ({ subject: one, tx, actor, now }) => {
    if (stateOf(one) !== 'draft') return refuse(sentences.closed)
    if (lacks(one).length > 0) return refuse(sentences.incomplete)
    await recordSubmission(tx, one.id, { by: actor.person!.id, at: now })
    return seeOther(`/assessments/${one.id}`, both(words.vi.doneSubmit, words.en.doneSubmit))
  },
)

const withdrawal = command(
  {
    path: '/assessments/:id/withdrawal',
    verb: assessOneself,
    subject: selectOwn,
    again: show,
    audit: 'names-only',
    about: 'Take it back',
  },
  async ({ subject: one, tx, actor, now }) => {
    if (stateOf(one) !== 'submitted') return refuse(stateOf(one) === 'draft' ? sentences.notSubmitted : sentences.taken)
    await recordReturn(tx, one.id, 'withdrawn', { by: actor.person!.id, at: now })
    return seeOther(`/assessments/${one.id}`, both(words.vi.doneWithdraw, words.en.doneWithdraw))
  },
)

export const memberRoutes = routes(list, listSheet, start, show, mine, minutes, paper, save, submission, withdrawal)
