import { z } from 'zod'
import type { Db } from '../../kernel/db/index.ts'
import { parseDate } from '../../kernel/format.ts'
import { command, page, refuse, routes, seeOther } from '../../kernel/http/index.ts'
import { both } from '../../kernel/words.ts'
import { centreInTerritory } from '../../registry/index.ts'
import { adoptModel, readModels, reviewAdoption } from './access.ts'
import { choosable, effectFor, recordsHref } from './adopters.ts'
import { AdoptionPage, AdoptPage } from './adoption-page.tsx'
import { adoptionStatus } from './model.ts'
import { selectAdoptable, selectAdoption, selectOwnAdoption, selectReviewable } from './queries.ts'
import { recordAdoption, recordEnd, recordPlan, recordReview } from './record.ts'
import { sentences, words } from './words.ts'

const Plan = {
  plan: z
    .string()
    .max(8000)
    .transform((text) => text.replaceAll('\r\n', '\n').normalize('NFC').trim())
    .pipe(z.string().min(1, sentences.noPlan)),
  responsible: z.string().trim().min(1, sentences.noResponsible).max(200),
  startsOn: z.string().trim().max(20),
  measure: z.string().trim().max(80),
  months: z
    .string()
    .trim()
    .regex(/^([1-9]|1[0-2])$/, sentences.badMonths),
}
type PlanForm = z.output<z.ZodObject<typeof Plan>>

async function planOf(db: Db, centreId: string, form: PlanForm, today: Temporal.PlainDate) {
  const startsOn = parseDate(form.startsOn)
  if (!startsOn) return { problem: { field: 'startsOn', text: sentences.badStart } }
  if (Math.abs(today.until(startsOn).days) > 731) return { problem: { field: 'startsOn', text: sentences.farStart } }
  if (form.measure && !(await choosable(db, centreId)).some(({ id }) => id === form.measure))
    return { problem: { field: 'measure', text: sentences.badMeasure } }
  const { plan, responsible, measure, months } = form
  return { plan: { plan, responsible, startsOn, measureId: measure || null, months: Number(months) } }
}

const start = page(
  { path: '/models/:id/adoption', verb: adoptModel, subject: selectAdoptable, about: 'Form to adopt a model' },
  async ({ db, subject, actor }) => <AdoptPage model={subject} measures={await choosable(db, actor.post!.bodyId)} />,
)

const adopt = command(
  {
    path: '/models/:id/adoption',
    verb: adoptModel,
    subject: selectAdoptable,
    again: start,
    form: z.object(Plan),
    about: 'Adopt a model with an own plan',
  },
  async ({ subject, form, tx, actor, now, today }) => {
    const centreId = actor.post!.bodyId
    const { plan, problem } = await planOf(tx, centreId, form, today)
    if (!plan) return refuse(problem)
    const id = await recordAdoption(tx, centreId, subject, plan, today, { by: actor.person!.id, at: now })
    return seeOther(`/adoptions/${id}`, both(words.vi.doneAdopt, words.en.doneAdopt))
  },
)

const show = page(
  { path: '/adoptions/:id', verb: readModels, subject: selectAdoption, about: 'An adoption: plan, state, figures before and after' },
  async ({ db, subject, actor, reach, today }) => {
    const mine = actor.may(adoptModel) && actor.post?.bodyId === subject.centreId
    const territory = (await centreInTerritory(db, reach, subject.centreId)) !== undefined
    return (
      <AdoptionPage
        one={subject}
        effect={await effectFor(db, subject, today)}
        href={recordsHref(actor, subject, territory)}
        mine={mine}
        reviews={actor.may(reviewAdoption) && territory}
        measures={mine ? await choosable(db, subject.centreId) : []}
      />
    )
  },
)

const plan = command(
  {
    path: '/adoptions/:id/plan',
    verb: adoptModel,
    subject: selectOwnAdoption,
    again: show,
    form: z.object(Plan),
    about: 'Change the plan',
  },
  async ({ subject, form, tx, today }) => {
    if (subject.endedOn) return refuse(sentences.ended)
    if (subject.reviewedOn && form.startsOn && parseDate(form.startsOn)?.equals(subject.startsOn) === false)
      return refuse({ field: 'startsOn', text: sentences.reviewed })
    const { plan: changed, problem } = await planOf(tx, subject.centreId, form, today)
    if (!changed) return refuse(problem)
    await recordPlan(tx, subject.id, changed)
    return seeOther(`/adoptions/${subject.id}`, both(words.vi.donePlan, words.en.donePlan))
  },
)

const review = command(
  {
    path: '/adoptions/:id/review',
    verb: reviewAdoption,
    subject: selectReviewable,
    again: show,
    form: z.object({ note: z.string().trim().min(1, sentences.noReviewNote).max(1000) }),
    about: 'Somebody else says after a while that it is kept',
  },
  async ({ subject, form, tx, actor, today }) => {
    if (subject.endedOn) return refuse(sentences.ended)
    if (subject.reviewedOn) return refuse(sentences.reviewed)
    if (adoptionStatus(subject, today) === 'planned') return refuse(sentences.early)
    if (subject.recordedById === actor.person!.id) return refuse(sentences.ownReview)
    await recordReview(tx, subject.id, today, form.note, actor.person!.id)
    return seeOther(`/adoptions/${subject.id}`, both(words.vi.doneReview, words.en.doneReview))
  },
)

const end = command(
  {
    path: '/adoptions/:id/end',
    verb: adoptModel,
    subject: selectOwnAdoption,
    again: show,
    form: z.object({ kind: z.enum(['now', 'mistake']), reason: z.string().trim().min(1, sentences.noReason).max(500) }),
    about: 'End an adoption with its reason',
  },
  async ({ subject, form, tx, actor, today }) => {
    if (subject.endedOn) return refuse(sentences.ended)
    await recordEnd(tx, subject.id, today, form.reason, form.kind === 'mistake', actor.person!.id)
    return seeOther(`/adoptions/${subject.id}`, both(words.vi.doneEnd, words.en.doneEnd))
  },
)

export const adoptRoutes = routes(start, adopt, show, plan, review, end)
