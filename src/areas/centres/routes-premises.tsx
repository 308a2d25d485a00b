import { z } from 'zod'
import type { Db } from '../../kernel/db/index.ts'
import { date } from '../../kernel/format.ts'
import { command, page, pastDay, refuse, routes, seeOther } from '../../kernel/http/index.ts'
import { both } from '../../kernel/words.ts'
import { keepCentre } from './access.ts'
import { canResume, centrePath } from './centre.ts'
import { PremisesPage } from './premises.tsx'
import { beginningOf, selectOwnCentre, selectOwnPremises } from './queries.ts'
import { correctPremises, endPremises, type NewPremises, recordPremises, resumePremises } from './record.ts'
import { show } from './show.tsx'
import { sentences, words } from './words.ts'

export const count = (from: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{0,6}$/, from > 0 ? sentences.badRooms : sentences.badNumber)
    .transform((text) => (text === '' ? null : Number(text)))

const PremisesForm = z.object({
  name: z.string().trim().min(1, sentences.noName).max(200),
  tenure: z.enum(['own', 'shared', 'borrowed'], sentences.noTenure),
  rooms: count(1).refine((rooms) => (rooms ?? 0) > 0, sentences.badRooms),
  seats: count(0).refine((seats) => seats !== 0, sentences.badNumber),
  hasOffice: z.string().optional(),
  from: z.string().trim().max(20),
})

/** The premises as typed, or what is wrong with their first day: neither ahead nor before there was a centre. */
async function typedPremises(
  db: Db,
  centreId: string,
  form: z.output<typeof PremisesForm>,
  today: Temporal.PlainDate,
): Promise<NewPremises | { field: string; text: string }> {
  const from = pastDay('from', form.from, today, sentences)
  if ('text' in from) return from
  const began = await beginningOf(db, centreId)
  if (began && Temporal.PlainDate.compare(from, began) < 0) return { field: 'from', text: sentences.beforeCentre(date(began)) }
  const { name, tenure, rooms, seats } = form
  return { name, tenure, rooms: rooms!, seats, hasOffice: form.hasOffice === 'yes', from }
}

const addPremises = command(
  {
    path: '/centres/:id/premises',
    verb: keepCentre,
    subject: selectOwnCentre,
    again: show,
    form: PremisesForm,
    about: 'Add premises',
  },
  async ({ subject, form, tx, actor, now, today }) => {
    const premises = await typedPremises(tx, subject.id, form, today)
    if ('field' in premises) return refuse(premises)
    await recordPremises(tx, subject.id, premises, { by: actor.person!.id, at: now })
    return seeOther(`${centrePath(subject.id)}#premises`, both(words.vi.donePremises, words.en.donePremises))
  },
)

const editPremises = page(
  {
    path: '/centres/:id/premises/:premisesId/edit',
    verb: keepCentre,
    subject: selectOwnPremises,
    about: 'Form to correct what was written of premises',
  },
  ({ subject }) => <PremisesPage premises={subject} />,
)

const savePremises = command(
  {
    path: '/centres/:id/premises/:premisesId/edit',
    verb: keepCentre,
    subject: selectOwnPremises,
    again: editPremises,
    form: PremisesForm,
    about: 'Correct what was written of premises',
  },
  async ({ subject, form, tx, today }) => {
    const premises = await typedPremises(tx, subject.centre.id, form, today)
    if ('field' in premises) return refuse(premises)
    if (subject.until && Temporal.PlainDate.compare(premises.from, subject.until) >= 0)
      return refuse({ field: 'from', text: sentences.afterEnd(date(subject.until)) })
    await correctPremises(tx, subject.id, premises)
    return seeOther(`${centrePath(subject.centre.id)}#premises`, both(words.vi.doneEditPremises, words.en.doneEditPremises))
  },
)

const leavePremises = command(
  {
    path: '/centres/:id/premises/:premisesId/end',
    verb: keepCentre,
    subject: selectOwnPremises,
    again: show,
    about: 'Premises no longer used',
  },
  async ({ subject, tx, today }) => {
    if (!(await endPremises(tx, subject.centre.id, subject.id, today))) return refuse(sentences.gone)
    return seeOther(`${centrePath(subject.centre.id)}#premises`, both(words.vi.doneLeave, words.en.doneLeave))
  },
)

const resume = command(
  {
    path: '/centres/:id/premises/:premisesId/resume',
    verb: keepCentre,
    subject: selectOwnPremises,
    again: show,
    about: 'Take the ending of premises back',
  },
  async ({ subject, tx }) => {
    if (subject.until === null) return refuse(sentences.stillUsed, 409)
    if (!canResume(subject, subject.centre.premises)) return refuse(sentences.usedAgain, 409)
    await resumePremises(tx, subject.id)
    return seeOther(`${centrePath(subject.centre.id)}#premises`, both(words.vi.doneResume, words.en.doneResume))
  },
)

export const premisesRoutes = routes(addPremises, editPremises, savePremises, leavePremises, resume)
