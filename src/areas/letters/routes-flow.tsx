import { z } from 'zod'
import type { Actor, Verb } from '../../kernel/access.ts'
import type { Db } from '../../kernel/db/index.ts'
import { parseDate } from '../../kernel/format.ts'
import { type CommandInput, command, many, page, refuse, routes, seeOther } from '../../kernel/http/index.ts'
import { both } from '../../kernel/words.ts'
import { bodiesOn, seatsOf } from '../../registry/index.ts'
import {
  type Arrival,
  type ArrivalStatus,
  arrivalStatus,
  nextArrivalNumber,
  recordForwarding,
  recordHandled,
  recordLeaderNote,
  recordPresentation,
  recordRegistration,
  recordSight,
  selectArrival,
} from '../../work/documents/index.ts'
import { forwardArrival, handleArrival, noteArrival, presentArrival, readArrival, registerArrival } from './access.ts'
import { ArrivalPage, type PostOption } from './arrival-page.tsx'
import { sentences, words } from './words.ts'

/** Posts that a paper can be sent on to: of the own body and of its departments and bodies below. */
async function postOptions(db: Db, actor: Actor, today: Temporal.PlainDate): Promise<PostOption[]> {
  const own = actor.post!.bodyId
  const departments = await bodiesOn(db, today, { superiorIds: [own] })
  const names = new Map([[own, actor.post!.bodyName], ...departments.map((body): [string, string] => [body.id, body.name])])
  const seats = await seatsOf(db, [...names.keys()], today)
  return seats.flatMap((seat) =>
    seat.holder
      ? [{ id: seat.id, bodyId: seat.bodyId, text: `${seat.title} – ${seat.holder.name}`, group: names.get(seat.bodyId) ?? '' }]
      : [],
  )
}

const show = page(
  {
    path: '/arrivals/:id',
    verb: readArrival,
    subject: (db, reach, id) => selectArrival(db, reach, id, reach.post),
    about: 'One incoming paper at one body',
  },
  async ({ subject, db, actor, today }) => {
    const status = arrivalStatus(subject)
    const posts = status === 'noted' ? await postOptions(db, actor, today) : []
    const nextNumber = status === 'unregistered' ? await nextNumberShown(db, subject.bodyId, today.year) : 0
    return <ArrivalPage arrival={subject} nextNumber={nextNumber} posts={posts} />
  },
)

async function nextNumberShown(db: Db, bodyId: string, year: number): Promise<number> {
  const row = await db
    .selectFrom('arrivals')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('body_id', '=', bodyId)
    .where('year', '=', year)
    .executeTakeFirst()
  return Number(row?.last ?? 0) + 1
}

type Flow<F> = CommandInput<Arrival, F> & { arrival: Arrival }

/** A step of the flow: only from the status before it, only at the own body, only by who holds its verb. */
function step<F extends z.ZodObject>(
  name: string,
  verb: Verb,
  from: ArrivalStatus,
  form: F,
  done: 'doneRegistered' | 'donePresented' | 'doneNoted' | 'doneForwarded' | 'doneHandled',
  act: (flow: Flow<z.output<F>>) => Promise<ReturnType<typeof refuse> | undefined>,
) {
  return command<Arrival, F>(
    {
      path: `/arrivals/:id/${name}`,
      verb,
      subject: (db, reach, id) => selectArrival(db, reach, id, reach.post),
      again: show,
      form,
      about: words.en[done],
    },
    async (input) => {
      if (arrivalStatus(input.subject) !== from) return refuse(sentences.notYet)
      const refused = await act({ ...input, arrival: input.subject })
      return refused ?? seeOther(`/arrivals/${input.subject.id}`, both(words.vi[done], words.en[done]))
    },
  )
}

const stepOf = ({ arrival, actor, now }: Flow<unknown>) => ({ arrivalId: arrival.id, by: actor.person!.id, at: now })

const registration = step(
  'registration',
  registerArrival,
  'unregistered',
  z.object({ number: z.string(), arrivedOn: z.string() }),
  'doneRegistered',
  async (flow) => {
    const { form, tx, arrival, actor, now } = flow
    const number = Number(form.number)
    const arrivedOn = parseDate(form.arrivedOn)
    if (!Number.isInteger(number) || number < 1) return refuse({ field: 'number', text: sentences.badNumber })
    if (!arrivedOn) return refuse({ field: 'arrivedOn', text: sentences.badDate })
    await nextArrivalNumber(tx, arrival.bodyId, arrivedOn.year)
    await recordRegistration(tx, stepOf(flow), number, arrivedOn)
    await recordSight(tx, arrival.documentId, arrival.bodyId, actor.person!.id, now)
  },
)

const presentation = step('presentation', presentArrival, 'registered', z.object({}), 'donePresented', async (flow) => {
  await recordPresentation(flow.tx, stepOf(flow))
  return undefined
})

const note = step(
  'note',
  noteArrival,
  'presented',
  z.object({ note: z.string().trim().min(1, sentences.noNote).max(2000) }),
  'doneNoted',
  async (flow) => {
    await recordLeaderNote(flow.tx, stepOf(flow), flow.form.note)
    return undefined
  },
)

const forwarding = step(
  'forwarding',
  forwardArrival,
  'noted',
  z.object({ lead: z.string(), withs: many(z.uuid()) }),
  'doneForwarded',
  async (flow) => {
    const { form, tx, arrival, actor, db, today } = flow
    const options = new Map((await postOptions(db, actor, today)).map((post) => [post.id, post]))
    const lead = options.get(form.lead)
    if (!lead) return refuse({ field: 'lead', text: sentences.noPost })
    const withs = form.withs.flatMap((id) =>
      id !== lead.id && options.has(id) ? [{ postId: id, bodyId: options.get(id)!.bodyId, role: 'with' as const }] : [],
    )
    await recordForwarding(tx, stepOf(flow), arrival.documentId, [{ postId: lead.id, bodyId: lead.bodyId, role: 'lead' }, ...withs])
  },
)

const handling = step('handling', handleArrival, 'forwarded', z.object({}), 'doneHandled', async (flow) => {
  await recordHandled(flow.tx, stepOf(flow))
  return undefined
})

export const flowRoutes = routes(show, registration, presentation, note, forwarding, handling)
