import { z } from 'zod'
import { download } from '../../kernel/files.ts'
import { date, parseDate } from '../../kernel/format.ts'
import { command, many, page, refuse, routes, seeOther } from '../../kernel/http/index.ts'
import { sheet, xlsxType } from '../../work/sheets.ts'
import { assistAnswer, organiseTraining, readQualifications } from './access.ts'
import { type Catalogue, formName, loadCatalogue, selectTopics } from './catalogue.ts'
import { done } from './routes-courses.tsx'
import { planRights } from './routes-qualifications.tsx'
import { sentences } from './sentences.ts'
import { selectStaff, staffOf } from './staff.ts'
import { AnswersPage, AssistPage, NewSurveyPage, SurveyPage, SurveysPage, surveyPath } from './survey-pages.tsx'
import { surveyWords as words } from './survey-words.ts'
import {
  type Answer,
  answerOf,
  answersSeen,
  mostTopics,
  openOn,
  recordAnswer,
  recordSurvey,
  recordSurveyClosed,
  type Survey,
  selectOwnSurvey,
  selectSurvey,
  selectSurveys,
  surveyOfCentre,
  times,
} from './surveys.ts'

const list = page({ path: '/training/surveys', verb: readQualifications, about: 'Surveys of training needs' }, async ({ db, reach }) => (
  <SurveysPage surveys={await selectSurveys(db, reach)} />
))

const listSheet = page(
  { path: '/training/surveys/list.xlsx', verb: readQualifications, about: 'The same list as .xlsx' },
  async ({ db, reach, lang }) => {
    const say = words[lang]
    const lines = (await selectSurveys(db, reach)).map((one) => [one.title, one.organiser, date(one.opensOn), date(one.closesOn)])
    return download(
      await sheet(say.surveysTitle, [say.survey, say.asker, say.opensOn, say.closesOn], lines),
      `${say.surveyFile}.xlsx`,
      xlsxType,
    )
  },
)

const newPage = page(
  { path: '/training/surveys/new', verb: organiseTraining, about: 'Ask what people want to learn' },
  async ({ db, actor, today }) => <NewSurveyPage topics={await selectTopics(db, actor.post!.bodyId, today)} />,
)

const create = command(
  {
    path: '/training/surveys/new',
    verb: organiseTraining,
    again: newPage,
    form: z.object({
      title: z.string().trim().min(1, sentences.noTitle).max(300),
      opensOn: z.string(),
      closesOn: z.string(),
      topic: many(z.guid()),
    }),
    about: 'Open a survey',
  },
  async ({ form, tx, actor, now, today }) => {
    const [opensOn, closesOn] = [parseDate(form.opensOn), parseDate(form.closesOn)]
    if (!opensOn) return refuse({ field: 'opensOn', text: sentences.badDate })
    if (!closesOn) return refuse({ field: 'closesOn', text: sentences.badDate })
    if (Temporal.PlainDate.compare(closesOn, opensOn) < 0) return refuse({ field: 'closesOn', text: sentences.endsFirst(date(opensOn)) })
    const offered = await selectTopics(tx, actor.post!.bodyId, today)
    if (form.topic.length === 0 || form.topic.some((id) => !offered.some((one) => one.id === id)))
      return refuse({ field: 'topic', text: sentences.noTopic })
    const id = await recordSurvey(
      tx,
      actor.post!.bodyId,
      { title: form.title, opensOn, closesOn, topics: form.topic },
      { by: actor.person!.id, at: now },
    )
    return seeOther(surveyPath(id), done('doneSurvey'))
  },
)

const show = page(
  { path: '/training/surveys/:id', verb: readQualifications, subject: selectSurvey, about: 'What was answered, ranked' },
  async ({ db, reach, subject, actor, today, lang }) => {
    const answers = await answersSeen(db, reach, subject.id)
    const asked = new Set((await selectStaff(db, reach, today)).map(({ personId }) => personId)).size
    const mine = actor.may(organiseTraining) && actor.post?.bodyId === subject.bodyId
    const assists = actor.may(assistAnswer) && (await surveyOfCentre(db, actor.reach(assistAnswer), subject.id)) !== undefined
    return (
      <SurveyPage
        survey={subject}
        answers={answers}
        asked={asked}
        catalogue={await loadCatalogue(db, lang)}
        mine={mine}
        assists={assists}
      />
    )
  },
)

const Drill = z.object({
  topic: z.guid().nullable().catch(null).default(null),
  form: z.string().max(40).nullable().catch(null).default(null),
  time: z.enum(times).nullable().catch(null).default(null),
  centre: z.guid().nullable().catch(null).default(null),
})

const drilled = (answers: Answer[], { topic, form, time, centre }: z.output<typeof Drill>) =>
  answers.filter(
    (one) =>
      (!topic || one.topics.some(({ id }) => id === topic)) &&
      (!form || one.form === form) &&
      (!time || one.time === time) &&
      (!centre || one.centreId === centre),
  )

const answers = page(
  {
    path: '/training/surveys/:id/answers',
    verb: readQualifications,
    subject: selectSurvey,
    query: Drill,
    audited: true,
    about: 'The answers behind a count',
  },
  async ({ db, reach, subject, query, url, actor, today, lang }) => (
    <AnswersPage
      survey={subject}
      answers={drilled(await answersSeen(db, reach, subject.id), query)}
      catalogue={await loadCatalogue(db, lang)}
      search={url.search}
      plan={await planRights(db, actor, today)}
    />
  ),
)

const answersSheet = page(
  {
    path: '/training/surveys/:id/answers.xlsx',
    verb: readQualifications,
    subject: selectSurvey,
    query: Drill,
    audited: true,
    about: 'The same answers as .xlsx',
  },
  async ({ db, reach, subject, query, lang }) => {
    const say = words[lang]
    const catalogue = await loadCatalogue(db, lang)
    const head = [say.person, say.centre, say.commune, say.topics, say.form, say.time, say.remark, say.enteredBy]
    const lines = drilled(await answersSeen(db, reach, subject.id), query).map((one) => [
      one.name,
      one.centre,
      one.place,
      one.topics.map(({ name }) => name).join('; '),
      formName(catalogue, one.form),
      say[`time-${one.time}`],
      one.remark,
      one.assistedBy ? say.assistedBy(one.assistedBy) : say.himself,
    ])
    return download(await sheet(say.answersTitle, head, lines), `${say.answersFile}.xlsx`, xlsxType)
  },
)

export const AnswerForm = {
  topic: many(z.guid()),
  form: z.string().max(40).default(''),
  time: z.enum(times, sentences.noTime),
  remark: z.string().trim().max(2000),
}

/** What is wrong with an answer; null when nothing is. */
export function answerProblem(
  survey: Survey,
  catalogue: Catalogue,
  { topic, form }: { topic: string[]; form: string },
  today: Temporal.PlainDate,
) {
  if (!openOn(survey, today)) return refuse(sentences.surveyNotOpen, 409)
  if (topic.length === 0 || topic.length > mostTopics || topic.some((id) => !survey.topics.some((one) => one.id === id)))
    return refuse({ field: 'topic', text: sentences.oneToThree })
  return catalogue.forms.some(({ code }) => code === form) ? null : refuse({ field: 'form', text: sentences.noForm })
}

const assistPage = page(
  {
    path: '/training/surveys/:id/assistance',
    verb: assistAnswer,
    subject: surveyOfCentre,
    about: 'Answer for somebody without an account',
  },
  async ({ db, subject, actor, today, lang }) => {
    const staff = (await staffOf(db, actor.post!.bodyId, today)).filter(({ hasAccount }) => !hasAccount)
    const open = await Promise.all(staff.map(async (one) => ((await answerOf(db, subject.id, one.personId)) ? [] : [one])))
    return <AssistPage survey={subject} catalogue={await loadCatalogue(db, lang)} staff={open.flat()} />
  },
)

const assist = command(
  {
    path: '/training/surveys/:id/assistance',
    verb: assistAnswer,
    subject: surveyOfCentre,
    again: assistPage,
    form: z.object({ person: z.string(), ...AnswerForm }),
    about: 'Answer for somebody; the answer says so',
  },
  async ({ subject, form, tx, actor, now, today, lang }) => {
    const who = (await staffOf(tx, actor.post!.bodyId, today)).find(({ personId }) => personId === form.person)
    if (!who) return refuse({ field: 'person', text: sentences.notStaff })
    if (who.hasAccount) return refuse({ field: 'person', text: sentences.holdsAccount })
    const problem = answerProblem(subject, await loadCatalogue(tx, lang), form, today)
    if (problem) return problem
    if (await answerOf(tx, subject.id, who.personId)) return refuse({ field: 'person', text: sentences.answeredAlready })
    await recordAnswer(
      tx,
      subject.id,
      who,
      { topics: form.topic, form: form.form, time: form.time, remark: form.remark },
      { by: actor.person!.id, at: now },
      today,
    )
    return seeOther(surveyPath(subject.id), done('doneAnswer'))
  },
)

const close = command(
  { path: '/training/surveys/:id/closing', verb: organiseTraining, subject: selectOwnSurvey, again: show, about: 'Close a survey' },
  async ({ subject, tx, actor, now }) => {
    if (subject.closedAt) return refuse(sentences.surveyNotOpen, 409)
    await recordSurveyClosed(tx, subject.id, { by: actor.person!.id, at: now })
    return seeOther(surveyPath(subject.id), done('doneSurveyClose'))
  },
)

export const surveyRoutes = routes(list, listSheet, newPage, create, show, answers, answersSheet, assistPage, assist, close)
