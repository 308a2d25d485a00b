import { z } from 'zod'
import type { Actor, Reach, Verb } from '../../kernel/access.ts'
import type { Db } from '../../kernel/db/index.ts'
import { date, parseDate } from '../../kernel/format.ts'
import { type CommandInput, command, elsewhere, many, page, refuse, routes, seeOther } from '../../kernel/http/index.ts'
import { isDemo } from '../../kernel/settings.ts'
import { both } from '../../kernel/words.ts'
import { bodiesOn, seatsOf, selectDesk } from '../../registry/index.ts'
import {
  type Arrival,
  type ArrivalStatus,
  arrivalStatus,
  gaveWorkFrom,
  nextArrivalNumber,
  recordForwarding,
  recordHandled,
  recordLeaderNote,
  recordPresentation,
  recordRegistration,
  recordSight,
  recordUndone,
  type StepDone,
  selectArrival,
  selectSteps,
  type Undoable,
} from '../../work/documents/index.ts'
import { wordFile } from '../../work/papers/index.ts'
import { forwardArrival, handleArrival, noteArrival, presentArrival, readArrival, registerArrival, undoArrival } from './access.ts'
import { ArrivalPage, type PostOption, seatOf } from './arrival-page.tsx'
import { slipOf } from './arrival-slip.ts'
import { deskOf, leadOf, type Turn, turnOf } from './arrival-turn.ts'
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

const deskNow = async (db: Db, arrival: Arrival, today: Temporal.PlainDate) =>
  deskOf(arrival, await seatsOf(db, [arrival.bodyId, ...arrival.forwards.map(({ bodyId }) => bodyId)], today))

const subject = (db: Db, reach: Reach, id: string) => selectArrival(db, reach, id, reach.post)

const show = page(
  { path: '/arrivals/:id', verb: readArrival, subject, about: 'One incoming paper at one body' },
  async ({ subject, db, actor, today }) => {
    const turn = turnOf(subject, actor, await deskNow(db, subject, today))
    const steps = await selectSteps(db, subject.id)
    const posts = turn === 'forwarding' ? await postOptions(db, actor, today) : []
    const nextNumber = turn === 'registration' ? await nextNumberShown(db, subject.bodyId, today.year) : 0
    const undo = ownLast(subject, steps, actor) !== null
    return <ArrivalPage arrival={subject} steps={steps} turn={turn} undo={undo} nextNumber={nextNumber} posts={posts} />
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

/** A step of the flow: only from the status before it, only by who holds the paper then. */
function step<F extends z.ZodObject>(
  name: Turn,
  verb: Verb,
  from: ArrivalStatus,
  form: F,
  done: 'doneRegistered' | 'donePresented' | 'doneNoted' | 'doneForwarded' | 'doneHandled',
  act: (flow: Flow<z.output<F>>) => Promise<ReturnType<typeof refuse> | undefined>,
) {
  return command<Arrival, F>({ path: `/arrivals/:id/${name}`, verb, subject, again: show, form, about: words.en[done] }, async (input) => {
    const { subject: arrival, actor, tx, today } = input
    if (arrivalStatus(arrival) !== from) return refuse(sentences.notYet)
    if (turnOf(arrival, actor, await deskNow(tx, arrival, today)) !== name) return refuse(heldElsewhere(arrival), 409)
    const refused = await act({ ...input, arrival })
    return refused ?? seeOther(`/arrivals/${arrival.id}`, both(words.vi[done], words.en[done]))
  })
}

function heldElsewhere(arrival: Arrival): string {
  const lead = leadOf(arrival)
  return lead ? sentences.heldBy(seatOf(lead)) : sentences.notYours
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
  z.object({ lead: z.string(), withs: many(z.uuid()), due: z.string().trim().default('') }),
  'doneForwarded',
  async (flow) => {
    const { form, tx, arrival, actor, db, today } = flow
    const options = new Map((await postOptions(db, actor, today)).map((post) => [post.id, post]))
    const lead = options.get(form.lead)
    if (!lead) return refuse({ field: 'lead', text: sentences.noPost })
    const dueOn = parseDate(form.due)
    if (form.due && !dueOn) return refuse({ field: 'due', text: sentences.badDate })
    if (dueOn && Temporal.PlainDate.compare(dueOn, today) < 0)
      return refuse({ field: 'due', text: sentences.past(date(dueOn), date(today)) })
    const withs = form.withs.flatMap((id) =>
      id !== lead.id && options.has(id) ? [{ postId: id, bodyId: options.get(id)!.bodyId, role: 'with' as const }] : [],
    )
    await recordForwarding(tx, stepOf(flow), arrival.documentId, [{ postId: lead.id, bodyId: lead.bodyId, role: 'lead' }, ...withs], dueOn)
  },
)

const handling = step(
  'handling',
  handleArrival,
  'forwarded',
  z.object({ result: z.string().trim().max(2000).default('') }),
  'doneHandled',
  async (flow) => {
    await recordHandled(flow.tx, stepOf(flow), flow.form.result)
    return undefined
  },
)

const undoable = new Set<string>(['presented', 'noted', 'forwarded', 'handled'] satisfies Undoable[])
const isUndoable = (step: string): step is Undoable => undoable.has(step)

/** The last step, where the actor took it himself and may take it back. */
function ownLast({ purged }: Arrival, [last]: StepDone[], actor: Actor): Undoable | null {
  return last && !purged && isUndoable(last.step) && last.personId === actor.person?.id ? last.step : null
}

const withdrawal = command<Arrival>(
  { path: '/arrivals/:id/withdrawal', verb: undoArrival, subject, again: show, about: 'Take the own last step back' },
  async ({ subject: arrival, tx, actor }) => {
    const last = ownLast(arrival, await selectSteps(tx, arrival.id), actor)
    if (!last) return refuse(sentences.notUndone, 409)
    const working = last === 'forwarded' && (await gaveWorkFrom(tx, arrival.id))
    if (working) return refuse(sentences.workGiven(working), 409)
    await recordUndone(tx, arrival.id, last)
    return seeOther(`/arrivals/${arrival.id}`, both(words.vi.doneUndo, words.en.doneUndo))
  },
)

const slip = page(
  {
    path: '/arrivals/:id/slip.docx',
    verb: readArrival,
    subject,
    audited: true,
    about: 'The slip that goes round with the paper, as .docx',
  },
  async ({ db, subject: arrival, today }) => {
    const office = await selectDesk(db, arrival.bodyId, arrival.arrivedOn ?? today)
    if (!office) return elsewhere(`/arrivals/${arrival.id}`)
    const paper = slipOf({ arrival, steps: await selectSteps(db, arrival.id), office, today, sample: await isDemo(db) })
    return wordFile(paper, [words.vi.slipFile, arrival.number && `${arrival.number}-${arrival.year}`].filter(Boolean).join(' '))
  },
)

export const flowRoutes = routes(show, registration, presentation, note, forwarding, handling, withdrawal, slip)
