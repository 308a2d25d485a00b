import { z } from 'zod'
import type { Db } from '../../kernel/db/index.ts'
import { download } from '../../kernel/files.ts'
import { date, parseDate } from '../../kernel/format.ts'
import { command, many, page, type Refusal, refuse, routes, seeOther, shown } from '../../kernel/http/index.ts'
import { both } from '../../kernel/words.ts'
import { sheet, xlsxType } from '../../work/sheets.ts'
import { organiseTraining, readQualifications, readTraining } from './access.ts'
import { formName, loadCatalogue, selectTopics } from './catalogue.ts'
import { states, statusOf } from './course.ts'
import { CourseForm } from './course-form.tsx'
import { CoursePage } from './course-page.tsx'
import { type Course, entriesOf, participantsOf, participantsSeen, selectCourse, selectCourses, selectOwnCourse } from './courses.ts'
import { coursePath, daysOf, ListPage } from './list-page.tsx'
import { waitsOf } from './plan.ts'
import { type CourseFields, recordChange, recordCourse } from './record.ts'
import { lockCourse, seatsLeft } from './seats.ts'
import { sentences } from './sentences.ts'
import { staffBelow } from './staff.ts'
import { words } from './words.ts'

export const done = (key: keyof typeof words.vi & `done${string}`) => both(words.vi[key] as string, words.en[key] as string)
export const yearsUpTo = (today: Temporal.PlainDate) => Array.from({ length: 6 }, (_, i) => today.year + 1 - i)

export const Year = z.object({
  year: z.coerce.number().int().min(2008).max(2100).nullable().catch(null).default(null),
  state: z
    .enum(states as [(typeof states)[number]])
    .nullable()
    .catch(null)
    .default(null),
})

const list = page(
  {
    path: '/training',
    verb: readTraining,
    query: Year,
    view: z.object({
      courses: z.array(z.object({ id: z.string(), title: z.string(), state: z.string(), going: z.number(), attended: z.number() })),
    }),
    about: 'Training courses of the territory in a year',
  },
  async ({ db, reach, query, today, lang }) => {
    const year = query.year ?? today.year
    const all = await selectCourses(db, reach, year)
    const courses = all.map((one) => ({
      id: one.id,
      title: one.title,
      state: statusOf(one, today),
      going: one.going,
      attended: one.attended,
    }))
    return shown(
      { courses },
      <ListPage all={all} catalogue={await loadCatalogue(db, lang)} year={year} years={yearsUpTo(today)} state={query.state} />,
    )
  },
)

const listSheet = page(
  { path: '/training/list.xlsx', verb: readTraining, query: Year, about: 'The same list as .xlsx' },
  async ({ db, reach, query, today, lang }) => {
    const say = words[lang]
    const year = query.year ?? today.year
    const catalogue = await loadCatalogue(db, lang)
    const all = (await selectCourses(db, reach, year)).filter((one) => !query.state || statusOf(one, today) === query.state)
    const head = [say.course, say.strand, say.form, say.days, say.organiser, say.seats, say.going, say.came, say.state]
    const lines = all.map((one) => [
      one.title,
      say[`strand-${one.strand}`],
      formName(catalogue, one.form),
      daysOf(one),
      one.organiser,
      one.seats,
      one.going,
      one.closedAt ? one.attended : null,
      say[`state-${statusOf(one, today)}`],
    ])
    return download(await sheet(say.title, head, lines), `${say.fileName}-${year}.xlsx`, xlsxType)
  },
)

const whole = (text: string, least: number, most: number) => {
  const value = Number(text.trim())
  return text.trim() !== '' && Number.isInteger(value) && value >= least && value <= most ? value : null
}

const Form = z.object({
  title: z.string().trim().min(1, sentences.noTitle).max(300),
  strand: z.enum(['professional', 'political'], sentences.noStrand),
  topic: many(z.guid()),
  form: z.string().max(40),
  startsOn: z.string(),
  endsOn: z.string(),
  hours: z.string().max(10),
  place: z.string().trim().max(300),
  seats: z.string().max(10),
  gives: z.string().max(60),
})

/** What was typed as a course, or what is wrong with it. */
async function fieldsOf(db: Db, bodyId: string, form: z.output<typeof Form>, today: Temporal.PlainDate): Promise<CourseFields | Refusal> {
  const [startsOn, endsOn] = [parseDate(form.startsOn), parseDate(form.endsOn || form.startsOn)]
  if (!startsOn) return refuse({ field: 'startsOn', text: sentences.badDate })
  if (!endsOn) return refuse({ field: 'endsOn', text: sentences.badDate })
  if (Temporal.PlainDate.compare(endsOn, startsOn) < 0) return refuse({ field: 'endsOn', text: sentences.endsFirst(date(startsOn)) })
  const [hours, seats] = [whole(form.hours, 1, 2000), whole(form.seats, 1, 5000)]
  if (hours === null) return refuse({ field: 'hours', text: sentences.badHours })
  if (seats === null) return refuse({ field: 'seats', text: sentences.badSeats })
  const catalogue = await loadCatalogue(db, 'vi')
  if (!catalogue.forms.some(({ code }) => code === form.form)) return refuse({ field: 'form', text: sentences.noForm })
  const offered = await selectTopics(db, bodyId, today)
  if (form.topic.length === 0 || form.topic.some((id) => !offered.some((one) => one.id === id)))
    return refuse({ field: 'topic', text: sentences.noTopic })
  const gives = catalogue.levels.find(({ kind, rank }) => `${kind}/${rank}` === form.gives)
  const { title, strand, place } = form
  return {
    title,
    strand,
    form: form.form,
    startsOn,
    endsOn,
    hours,
    place,
    seats,
    givesKind: gives?.kind ?? null,
    givesLevel: gives?.rank ?? null,
    topics: form.topic,
  }
}

const newPage = page(
  { path: '/training/courses/new', verb: organiseTraining, about: 'Plan a course' },
  async ({ db, actor, today, lang }) => (
    <CourseForm catalogue={await loadCatalogue(db, lang)} topics={await selectTopics(db, actor.post!.bodyId, today)} />
  ),
)

const create = command(
  { path: '/training/courses/new', verb: organiseTraining, again: newPage, form: Form, about: 'Plan a course' },
  async ({ form, tx, actor, now, today }) => {
    const fields = await fieldsOf(tx, actor.post!.bodyId, form, today)
    if ('kind' in fields) return fields
    return seeOther(coursePath(await recordCourse(tx, actor.post!.bodyId, fields, { by: actor.person!.id, at: now })), done('doneCourse'))
  },
)

const show = page(
  {
    path: '/training/courses/:id',
    verb: readTraining,
    subject: selectCourse,
    audited: true,
    about: 'A course; its people as far as the reader may see them',
  },
  async ({ db, subject, actor, today, lang }) => {
    const mine = actor.may(organiseTraining) && actor.post?.bodyId === subject.bodyId
    const sees = actor.may(readQualifications)
    const people = mine
      ? await participantsOf(db, subject.id, today)
      : sees
        ? await participantsSeen(db, actor.reach(readQualifications), subject.id, today)
        : null
    const on = new Set(people?.map(({ personId }) => personId))
    const candidates = mine ? (await staffBelow(db, subject.bodyId, today)).filter(({ personId }) => !on.has(personId)) : []
    const waiting = mine
      ? (await waitsOf(db, subject.bodyId)).filter(({ topicId }) => subject.topics.some(({ id }) => id === topicId)).length
      : 0
    return (
      <CoursePage
        course={subject}
        catalogue={await loadCatalogue(db, lang)}
        people={people}
        entries={mine ? await entriesOf(db, subject.id) : []}
        mine={mine}
        candidates={candidates}
        waiting={waiting}
      />
    )
  },
)

const editPage = page(
  { path: '/training/courses/:id/edit', verb: organiseTraining, subject: selectOwnCourse, about: 'Change a planned course' },
  async ({ db, subject, today, lang }) => (
    <CourseForm course={subject} catalogue={await loadCatalogue(db, lang)} topics={await selectTopics(db, subject.bodyId, today)} />
  ),
)

/** Why a course can no longer be changed as a plan. */
export const settled = (course: Course, today: Temporal.PlainDate): Refusal | null => {
  const state = statusOf(course, today)
  if (state === 'cancelled') return refuse(sentences.cancelled, 409)
  if (state === 'closed') return refuse(sentences.closed, 409)
  return state === 'planned' || state === 'invited' ? null : refuse(sentences.begun, 409)
}

const edit = command(
  {
    path: '/training/courses/:id/edit',
    verb: organiseTraining,
    subject: selectOwnCourse,
    again: editPage,
    form: Form,
    about: 'Change a planned course',
  },
  async ({ subject, form, tx, actor, now, today }) => {
    const refusal = settled(subject, today)
    if (refusal) return refusal
    const fields = await fieldsOf(tx, subject.bodyId, form, today)
    if ('kind' in fields) return fields
    await lockCourse(tx, subject.id)
    const taken = subject.seats - (await seatsLeft(tx, subject.id))
    if (fields.seats < taken) return refuse({ field: 'seats', text: sentences.fewerSeats(String(taken)) })
    await recordChange(tx, subject.id, fields, { by: actor.person!.id, at: now })
    return seeOther(coursePath(subject.id), done('doneChange'))
  },
)

export const courseRoutes = routes(list, listSheet, newPage, create, show, editPage, edit)
export const showCourse = show
