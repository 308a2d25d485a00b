import { z } from 'zod'
import type { Db } from '../../kernel/db/index.ts'
import { command, elsewhere, page, refuse, routes, seeOther } from '../../kernel/http/index.ts'
import { answerTraining } from './access.ts'
import { loadCatalogue } from './catalogue.ts'
import { statusOf } from './course.ts'
import { callOf, callsOf, wasAssessed } from './mine.ts'
import { MinePage, OwnAnswerPage } from './mine-page.tsx'
import { ownProfile } from './qualifications.ts'
import { recordReply, recordTold } from './record.ts'
import { done } from './routes-courses.tsx'
import { AnswerForm, answerProblem } from './routes-surveys.tsx'
import { lockCourse, mayConfirm } from './seats.ts'
import { sentences } from './sentences.ts'
import { centresOf } from './staff.ts'
import { answerOf, recordAnswer, type Survey, surveysFor } from './surveys.ts'

const mine = page(
  { path: '/my-training', verb: answerTraining, about: 'One’s own summons, surveys and qualifications' },
  async ({ db, actor, today, lang }) => {
    const me = actor.person!.id
    const [profile, calls, surveys, catalogue, assessed] = await Promise.all([
      ownProfile(db, me),
      callsOf(db, me),
      surveysFor(db, me, today),
      loadCatalogue(db, lang),
      wasAssessed(db, me),
    ])
    return <MinePage profile={profile} calls={calls} surveys={surveys} catalogue={catalogue} assessed={assessed} />
  },
)

const reply = command(
  {
    path: '/my-training/replies',
    verb: answerTraining,
    again: mine,
    form: z.object({ call: z.guid(), reply: z.enum(['confirmed', 'declined']), reason: z.string().trim().max(500).default('') }),
    about: 'Confirm a summons, or decline it with the reason',
  },
  async ({ form, tx, actor, now, today }) => {
    const call = await callOf(tx, actor.person!.id, form.call)
    if (!call) return refuse(sentences.notCalled)
    const state = statusOf(call, today)
    if (state === 'cancelled') return refuse(sentences.cancelled, 409)
    if (state === 'closed' || state === 'ended') return refuse(sentences.tooLate, 409)
    if (form.reply === 'declined' && form.reason === '') return refuse({ field: 'reason', text: sentences.noReason })
    await lockCourse(tx, call.courseId)
    if (form.reply === 'confirmed' && !(await mayConfirm(tx, call.courseId, call.id))) return refuse(sentences.seatGone)
    await recordReply(tx, call.id, form.reply, form.reply === 'declined' ? form.reason : '', { by: actor.person!.id, at: now })
    return seeOther('/my-training', done('doneReply'))
  },
)

const told = command(
  {
    path: '/my-training/notices',
    verb: answerTraining,
    again: mine,
    form: z.object({ call: z.guid() }),
    about: 'Seen that a course is cancelled',
  },
  async ({ form, tx, actor, now }) => {
    const call = await callOf(tx, actor.person!.id, form.call)
    if (!call?.cancelledAt) return refuse(sentences.notCalled)
    await recordTold(tx, call.id, now)
    return seeOther('/my-training')
  },
)

const askedIn = async (db: Db, personId: string, id: string, today: Temporal.PlainDate): Promise<Survey | undefined> =>
  (await surveysFor(db, personId, today)).find((one) => one.id === id)

const answerPage = page(
  { path: '/my-training/surveys/:survey', verb: answerTraining, about: 'Say what one wants to learn' },
  async ({ db, params, actor, today, lang }) => {
    const survey = await askedIn(db, actor.person!.id, params.survey!, today)
    if (!survey) return elsewhere('/my-training')
    return (
      <OwnAnswerPage survey={survey} catalogue={await loadCatalogue(db, lang)} answer={await answerOf(db, survey.id, actor.person!.id)} />
    )
  },
)

const answer = command(
  {
    path: '/my-training/surveys/:survey',
    verb: answerTraining,
    again: answerPage,
    form: z.object(AnswerForm),
    about: 'Answer a survey; until it closes the answer may be changed',
  },
  async ({ form, params, tx, actor, now, today, lang }) => {
    const me = actor.person!.id
    const survey = await askedIn(tx, me, params.survey!, today)
    const [centre] = await centresOf(tx, me, today)
    if (!survey || !centre) return refuse(sentences.surveyNotOpen, 409)
    const problem = answerProblem(survey, await loadCatalogue(tx, lang), form, today)
    if (problem) return problem
    await recordAnswer(
      tx,
      survey.id,
      centre,
      { topics: form.topic, form: form.form, time: form.time, remark: form.remark },
      { by: me, at: now },
      today,
    )
    return seeOther('/my-training', done('doneAnswer'))
  },
)

export const mineRoutes = routes(mine, reply, told, answerPage, answer)
