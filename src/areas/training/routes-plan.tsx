import { z } from 'zod'
import type { Actor } from '../../kernel/access.ts'
import type { Db } from '../../kernel/db/index.ts'
import { constraintSays } from '../../kernel/errors.ts'
import { download } from '../../kernel/files.ts'
import { command, page, refuse, routes, seeOther } from '../../kernel/http/index.ts'
import { isDemo } from '../../kernel/settings.ts'
import { both } from '../../kernel/words.ts'
import { selectDesk } from '../../registry/index.ts'
import { wordFile } from '../../work/papers/index.ts'
import { sheet, xlsxType } from '../../work/sheets.ts'
import { organiseTraining, readQualifications } from './access.ts'
import { formName, loadCatalogue, selectTopics } from './catalogue.ts'
import { coursesOf, participantsOf } from './courses.ts'
import { daysOf } from './list-page.tsx'
import { planPaper } from './paper.ts'
import { addToPlan, dropWait, selectOwnWait, waitsOf } from './plan.ts'
import { type Needs, PlanPage } from './plan-page.tsx'
import { done, Year, yearsUpTo } from './routes-courses.tsx'
import { gapRows, gaps } from './routes-qualifications.tsx'
import { sentences } from './sentences.ts'
import { memberBelow } from './staff.ts'
import { answersSeen, selectSurveys } from './surveys.ts'
import { words } from './words.ts'

/** What the year asks for: who lacks what, and what the office's own surveys of the year say. */
async function needsOf(db: Db, actor: Actor, year: number, today: Temporal.PlainDate): Promise<Needs> {
  const reach = actor.reach(readQualifications)
  const counts = Map.groupBy(
    (await gapRows(db, reach, today)).flatMap(({ missing }) => missing),
    ({ kind }) => kind,
  )
  const mine = (await selectSurveys(db, reach)).filter(
    ({ bodyId, opensOn }) => bodyId === actor.post!.bodyId && opensOn.year >= year - 1 && opensOn.year <= year,
  )
  const surveys = await Promise.all(
    mine.map(async ({ id, title }) => {
      const answers = await answersSeen(db, reach, id)
      const topics = [
        ...Map.groupBy(
          answers.flatMap((one) => one.topics),
          ({ name }) => name,
        ),
      ].sort((a, b) => b[1].length - a[1].length)
      return { id, title, answers: answers.length, first: topics[0]?.[0] ?? '' }
    }),
  )
  return { gaps: [...counts].map(([kind, all]) => ({ kind, count: all.length })).sort((a, b) => b.count - a.count), surveys }
}

const plan = page(
  { path: '/training/plan', verb: organiseTraining, query: Year, audited: true, about: 'The training plan of the own office' },
  async ({ db, actor, query, today, lang }) => {
    const year = query.year ?? today.year
    const bodyId = actor.post!.bodyId
    const [courses, waits, needs, catalogue] = await Promise.all([
      coursesOf(db, bodyId, year),
      waitsOf(db, bodyId),
      needsOf(db, actor, year, today),
      loadCatalogue(db, lang),
    ])
    return (
      <PlanPage
        year={year}
        years={yearsUpTo(today)}
        courses={courses.filter(({ cancelledAt }) => !cancelledAt)}
        waits={waits}
        needs={needs}
        catalogue={catalogue}
      />
    )
  },
)

const planDocx = page(
  { path: '/training/plan.docx', verb: organiseTraining, query: Year, audited: true, about: 'The plan as an official paper' },
  async ({ db, actor, query, today }) => {
    const year = query.year ?? today.year
    const { bodyId, roleName: title, acting } = actor.post!
    const courses = (await coursesOf(db, bodyId, year)).filter(({ cancelledAt }) => !cancelledAt)
    const people = new Map(
      await Promise.all(
        courses.map(async ({ id }) => [id, (await participantsOf(db, id, today)).filter(({ reply }) => reply !== 'declined')] as const),
      ),
    )
    const paper = planPaper({
      year,
      office: (await selectDesk(db, bodyId, today))!,
      courses,
      people,
      waits: await waitsOf(db, bodyId),
      needs: await needsOf(db, actor, year, today),
      catalogue: await loadCatalogue(db, 'vi'),
      signer: { title, name: actor.person!.name, acting },
      today,
      sample: await isDemo(db),
    })
    return wordFile(paper, `${words.vi.planFile}-${year}`)
  },
)

const planSheet = page(
  {
    path: '/training/plan.xlsx',
    verb: organiseTraining,
    query: Year,
    audited: true,
    about: 'The plan as .xlsx: courses with their people, then who waits',
  },
  async ({ db, actor, query, today, lang }) => {
    const say = words[lang]
    const year = query.year ?? today.year
    const catalogue = await loadCatalogue(db, lang)
    const courses = (await coursesOf(db, actor.post!.bodyId, year)).filter(({ cancelledAt }) => !cancelledAt)
    const lines = await Promise.all(
      courses.map(async (one) => {
        const people = await participantsOf(db, one.id, today)
        const of = [one.title, say[`strand-${one.strand}`], formName(catalogue, one.form), daysOf(one), one.hours]
        return people.length ? people.map(({ name, posts, place }) => [...of, name, posts, place]) : [[...of, null, null, null]]
      }),
    )
    const waiting = (await waitsOf(db, actor.post!.bodyId)).map(({ topic, name, place }) => [
      `${say.waitingList}: ${topic}`,
      null,
      null,
      null,
      null,
      name,
      null,
      place,
    ])
    const head = [say.course, say.strand, say.form, say.days, say.hours, say.person, say.post, say.commune]
    return download(await sheet(say.planTitle(String(year)), head, [...lines.flat(), ...waiting]), `${say.planFile}-${year}.xlsx`, xlsxType)
  },
)

constraintSays('wait_once_per_topic', sentences.inPlanAlready)

const addition = command(
  {
    path: '/training/plan/additions',
    verb: organiseTraining,
    again: gaps,
    form: z.object({ person: z.guid(), topic: z.guid(), source: z.enum(['gap', 'survey']) }),
    about: 'One click: a person into the plan',
  },
  async ({ form, tx, actor, now, today }) => {
    const bodyId = actor.post!.bodyId
    const who = await memberBelow(tx, bodyId, form.person, today)
    if (!who) return refuse(sentences.notStaff)
    const topic = (await selectTopics(tx, bodyId, today)).find(({ id }) => id === form.topic)
    if (!topic) return refuse(sentences.noTopic)
    const added = await addToPlan(tx, bodyId, topic.id, who, form.source, { by: actor.person!.id, at: now }, today)
    if (added === 'already') return refuse(sentences.inPlanAlready, 409)
    const said = both(
      words.vi.doneInto(who.name, added.course ?? '', topic.name),
      words.en.doneInto(who.name, added.course ?? '', topic.name),
    )
    return seeOther(form.source === 'gap' ? `/qualifications#p-${who.personId}` : '/training/plan', said)
  },
)

const removal = command(
  { path: '/training/waits/:id/removal', verb: organiseTraining, subject: selectOwnWait, again: gaps, about: 'Undo: off the waiting list' },
  async ({ subject, tx }) => {
    await dropWait(tx, subject.id)
    return seeOther(subject.source === 'gap' ? `/qualifications#p-${subject.personId}` : '/training/plan', done('doneOut'))
  },
)

export const planRoutes = routes(plan, planDocx, planSheet, addition, removal)
