import { z } from 'zod'
import { constraintSays } from '../../kernel/errors.ts'
import { date, parseDate } from '../../kernel/format.ts'
import { command, optionalUpload, page, pastDay, refuse, routes, seeOther } from '../../kernel/http/index.ts'
import { both } from '../../kernel/words.ts'
import { decideAssessments, keepScales, recordOpinions } from './access.ts'
import { decisionProblem, gradesOf, scaleProblem, stateOf } from './assessment.ts'
import { ScalesPage } from './list-pages.tsx'
import { loadScale, selectColleague, selectManaged, selectOwnScale, selectScales } from './queries.ts'
import { recordDecision, recordOpinion, recordReturn, recordRevocation, recordScale, removeScale } from './record.ts'
import { show } from './routes.tsx'
import { sentences, words } from './words.ts'

constraintSays('one_scale_begins_in_a_year', sentences.scaleTwice, 'fromYear')
constraintSays('scale_days_follow', sentences.daysFollow, 'opens')
constraintSays('decision_follows_the_meeting', sentences.beforeMeeting, 'on')

const day = z.string().trim().max(20)
const Reason = z.object({ reason: z.string().trim().min(1, sentences.noReason).max(500) })

const opinion = command(
  {
    path: '/assessments/:id/opinion',
    verb: recordOpinions,
    subject: selectColleague,
    again: show,
    form: z.object({
      opinion: z.string().trim().min(1, sentences.noOpinion).max(5000),
      on: day,
      code: z.string().trim().max(60),
      file: optionalUpload(),
    }),
    audit: 'names-only',
    about: 'Record the opinion of the board’s meeting on another member',
  },
  async ({ subject: one, form, tx, actor, files, now, today }) => {
    if (stateOf(one) !== 'submitted') return refuse(sentences.notSubmitted)
    const on = pastDay('on', form.on, today, sentences)
    if (!(on instanceof Temporal.PlainDate)) return refuse(on)
    if (form.code === '' && !form.file) return refuse({ field: 'code', text: sentences.noMinutes })
    const by = actor.person!.id
    const fileId = form.file ? (await files.keep(tx, form.file, by, now)).id : null
    await recordOpinion(tx, one.id, { opinion: form.opinion, code: form.code, on, fileId }, { by, at: now })
    return seeOther(`/assessments/${one.id}`, both(words.vi.doneOpinion, words.en.doneOpinion))
  },
)

const giveBack = command(
  {
    path: '/assessments/:id/return',
    verb: recordOpinions,
    subject: selectColleague,
    again: show,
    form: Reason,
    audit: 'names-only',
    about: 'Send it back to its author before the decision',
  },
  async ({ subject: one, form, tx, actor, now, note }) => {
    if (!['submitted', 'opinion'].includes(stateOf(one))) return refuse(sentences.notSubmitted)
    await recordReturn(tx, one.id, 'returned', { by: actor.person!.id, at: now }, form.reason)
    note({ reason: form.reason })
    return seeOther(`/assessments/${one.id}`, both(words.vi.doneReturn, words.en.doneReturn))
  },
)

const decision = command(
  {
    path: '/assessments/:id/decision',
    verb: decideAssessments,
    subject: selectManaged,
    again: show,
    form: z.object({
      gradeId: z.guid(sentences.badGrade),
      code: z.string().trim().min(1, sentences.noCode).max(60),
      on: day,
      decider: z.string().trim().min(1, sentences.noDecider).max(200),
    }),
    about: 'Record the decision on the grade',
  },
  async ({ subject: one, form, tx, actor, now, today }) => {
    if (stateOf(one) !== 'opinion') return refuse(sentences.notSubmitted)
    const problem = decisionProblem({ personId: actor.person!.id, role: actor.post!.role }, one)
    if (problem) return refuse(sentences[problem])
    const on = pastDay('on', form.on, today, sentences)
    if (!(on instanceof Temporal.PlainDate)) return refuse(on)
    if (one.opinionOn && Temporal.PlainDate.compare(on, one.opinionOn) < 0) return refuse({ field: 'on', text: sentences.beforeMeeting })
    const { grades } = await loadScale(tx, one.scaleId)
    if (!grades.some(({ id }) => id === form.gradeId)) return refuse({ field: 'gradeId', text: sentences.badGrade })
    const { gradeId, code, decider } = form
    await recordDecision(tx, one.id, { gradeId, code, decider, on }, { by: actor.person!.id, at: now })
    return seeOther(`/assessments/${one.id}`, both(words.vi.doneDecide, words.en.doneDecide))
  },
)

/** The decider's own two ways back, each with its reason: to the author before a decision, to the decision after a wrong record of it. */
const wayBack = (path: string, from: 'opinion' | 'decided', about: string) =>
  command(
    { path, verb: decideAssessments, subject: selectManaged, again: show, form: Reason, audit: 'names-only', about },
    async ({ subject: one, form, tx, actor, now, note }) => {
      if (stateOf(one) !== from) return refuse(sentences.notSubmitted)
      const problem = decisionProblem({ personId: actor.person!.id, role: actor.post!.role }, one)
      if (problem) return refuse(sentences[problem])
      const act = { by: actor.person!.id, at: now }
      if (from === 'opinion') await recordReturn(tx, one.id, 'returned', act, form.reason)
      else await recordRevocation(tx, one.id, form.reason, act)
      note({ reason: form.reason })
      const said = from === 'opinion' ? 'doneReturn' : 'doneRevoke'
      return seeOther(`/assessments/${one.id}`, both(words.vi[said], words.en[said]))
    },
  )
const decisionReturn = wayBack('/assessments/:id/decision/return', 'opinion', 'Send it back instead of deciding')
const revocation = wayBack('/assessments/:id/revocation', 'decided', 'Cancel a decision recorded wrongly')

const scales = page(
  { path: '/assessment-scales', verb: keepScales, about: 'Grades and days of the yearly assessment' },
  async ({ db, actor, today }) => <ScalesPage scales={await selectScales(db, actor.post!.bodyId)} year={today.year} />,
)

const monthDay = z
  .string()
  .trim()
  .transform((typed) => {
    const on = parseDate(`${typed}/2028`) // a leap year, so that 29/02 can be written
    return on && date(on).slice(0, 5).split('/').reverse().join('-')
  })
  .pipe(z.string(sentences.badMonthDay))

const addScale = command(
  {
    path: '/assessment-scales',
    verb: keepScales,
    again: scales,
    form: z.object({
      fromYear: z.coerce.number(sentences.badYear).int(sentences.badYear).min(2020, sentences.badYear).max(2100, sentences.badYear),
      basis: z.string().trim().min(1, sentences.noBasis).max(500),
      grades: z.string().max(2000).transform(gradesOf),
      opens: monthDay,
      selfDue: monthDay,
      decideDue: monthDay,
    }),
    about: 'Add a list of grades and days',
  },
  async ({ form, tx, actor, now }) => {
    const problem = scaleProblem(form.grades)
    if (problem) return refuse({ field: 'grades', text: sentences[problem === 'twice' ? 'twice-grade' : problem] })
    await recordScale(tx, actor.post!.bodyId, form, { by: actor.person!.id, at: now })
    return seeOther('/assessment-scales', both(words.vi.doneScale, words.en.doneScale))
  },
)

const dropScale = command(
  { path: '/assessment-scales/:id/removal', verb: keepScales, subject: selectOwnScale, again: scales, about: 'Remove a list not used yet' },
  async ({ subject, tx }) => {
    if (subject.used) return refuse(sentences.scaleUsed)
    await removeScale(tx, subject.id)
    return seeOther('/assessment-scales', both(words.vi.doneRemoveScale, words.en.doneRemoveScale))
  },
)

export const stepRoutes = routes(opinion, giveBack, decision, decisionReturn, revocation, scales, addScale, dropScale)
