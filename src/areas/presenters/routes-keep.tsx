import { z } from 'zod'
import type { Reach } from '../../kernel/access.ts'
import type { Db, Tx } from '../../kernel/db/index.ts'
import { parseDate } from '../../kernel/format.ts'
import { command, many, page, pastDay, refuse, routes, seeOther } from '../../kernel/http/index.ts'
import { both } from '../../kernel/words.ts'
import { fullName, learningFields, recordName, recordPerson, splitName } from '../../registry/index.ts'
import { keepPresenters } from './access.ts'
import { EditPage, NewPage } from './form-page.tsx'
import { consentFaults, forms, hows, levels, plainPhone } from './presenter.ts'
import { hasNamesake, selectKept, selectKnown, selectOwnCentres } from './queries.ts'
import { type Act, recordConsent, recordConsentEnd, recordEnd, recordPresenter, recordTeaching } from './record.ts'
import { showPresenter } from './routes.tsx'
import { sentences, words } from './words.ts'

const line = z.string().trim().max(300)
const Teaching = {
  occupation: line,
  residence: line,
  topics: z.string().trim().min(1, sentences.noTopics).max(2000),
  mainField: z.string().trim().min(1, sentences.noField).max(60),
  further: many(z.string().max(60)),
  forms: many(z.enum(forms)),
  freeWhen: line,
  fee: line,
  phone: z
    .string()
    .trim()
    .max(30)
    .transform(plainPhone)
    .pipe(z.string().regex(/^(0\d{9})?$/, sentences.badPhone)),
}
const Named = {
  name: z.string().trim().max(120).optional(),
  birthYear: z
    .string()
    .trim()
    .regex(/^(\d{4})?$/, sentences.badYear)
    .optional(),
}
const Consent = { level: z.enum(levels), consentOn: z.string().trim().max(20), consentHow: z.enum(['', ...hows]) }
type ConsentForm = z.output<z.ZodObject<typeof Consent>>

const lines = (topics: string) =>
  topics
    .split(/\r?\n/)
    .map((topic) => topic.trim())
    .filter(Boolean)
    .join('\n')

/** The problem with what was said of the consent, or what is to be recorded; null for none given. */
function consentOf(form: ConsentForm, today: Temporal.PlainDate, ownCentre: boolean) {
  const [givenOn, how] = [parseDate(form.consentOn), form.consentHow || null]
  const [fault] = consentFaults({ level: form.level, givenOn, how }, today, ownCentre)
  if (fault)
    return {
      problem: {
        field: fault === 'no-how' ? 'consentHow' : fault === 'office-needs-consent' ? 'level' : 'consentOn',
        text: sentences[fault],
      },
    }
  return form.level === 'centre' ? { consent: null } : { consent: { level: form.level, givenOn: givenOn!, how: how! } }
}

const knownFields = async (db: Db, today: Temporal.PlainDate, codes: string[]) => {
  const known = new Set((await learningFields(db, today)).map(({ code }) => code))
  return codes.every((code) => known.has(code))
}

const start = page(
  {
    path: '/presenters/new',
    verb: keepPresenters,
    query: z.object({ q: z.string().trim().max(100).catch('').default(''), person: z.guid().nullable().catch(null).default(null) }),
    about: 'Form for a new presenter',
  },
  async ({ db, reach, query, typed, today }) => {
    const person = (typeof typed.person === 'string' && typed.person) || query.person
    return (
      <NewPage
        centres={await selectOwnCentres(db, reach, today)}
        fields={await learningFields(db, today)}
        known={query.q ? await selectKnown(db, reach, { q: query.q }, today) : null}
        chosen={(person && (await selectKnown(db, reach, { id: person }, today))[0]) || null}
      />
    )
  },
)

interface Chosen {
  id: string | null
  name: string
  birthYear: number | null
}

/** A person of the commune's offices by identifier, or the name and year that were typed. */
async function personOf(db: Db, reach: Reach, form: { person?: string; name?: string; birthYear?: string }, today: Temporal.PlainDate) {
  if (form.person) {
    const [known] = await selectKnown(db, reach, { id: form.person }, today)
    return known ? { known: { id: known.id, name: known.name, birthYear: known.birthYear } } : { problem: { text: sentences.noKnown } }
  }
  return namedAs(form, today)
}

function namedAs(form: { name?: string; birthYear?: string }, today: Temporal.PlainDate) {
  const name = splitName(form.name ?? '')
  if (!name) return { problem: { field: 'name', text: sentences.badName } }
  const year = form.birthYear ? Number(form.birthYear) : null
  if (year !== null && !(year >= 1920 && year <= today.year - 14)) return { problem: { field: 'birthYear', text: sentences.badYear } }
  return { known: { id: null, name: fullName(name), birthYear: year } }
}

const recordNamed = (tx: Tx, { id, name, birthYear }: Chosen) => id ?? recordPerson(tx, { ...splitName(name)!, birthYear })

const create = command(
  {
    path: '/presenters/new',
    verb: keepPresenters,
    again: start,
    form: z.object({
      ...Teaching,
      ...Consent,
      person: z.guid().optional(),
      ...Named,
      same: z.literal('yes').optional(),
      centre: z.guid(sentences.noCentre),
      fromOn: z.string().trim().max(20),
    }),
    about: 'Record a presenter',
  },
  async ({ form, tx, db, reach, actor, now, today }) => {
    const centre = (await selectOwnCentres(db, reach, today)).find(({ id }) => id === form.centre)
    if (!centre) return refuse({ field: 'centre', text: sentences.noCentre })
    if (!(await knownFields(db, today, [form.mainField, ...form.further]))) return refuse({ field: 'mainField', text: sentences.noField })
    const fromOn = pastDay('fromOn', form.fromOn, today, { badDay: sentences.badFrom, ahead: sentences.fromAhead })
    if ('text' in fromOn) return refuse(fromOn)
    const { known, problem } = await personOf(db, reach, form, today)
    if (!known) return refuse(problem)
    const said = consentOf(form, today, actor.post!.bodyId === centre.id)
    if (said.problem) return refuse(said.problem)
    if (!form.same && (await hasNamesake(db, centre.id, known.name, known.birthYear)))
      return refuse({ field: 'same', text: sentences.namesake })
    const act: Act = { by: actor.person!.id, at: now }
    const personId = await recordNamed(tx, known)
    const of = { centreId: centre.id, personId, recorderId: actor.post!.bodyId, fromOn }
    const id = await recordPresenter(tx, of, { ...form, topics: lines(form.topics) }, act)
    if (said.consent) await recordConsent(tx, id, said.consent, act)
    return seeOther(`/presenters/${id}`, both(words.vi.doneAdd, words.en.doneAdd))
  },
)

const edit = page(
  { path: '/presenters/:id/edit', verb: keepPresenters, subject: selectKept, about: 'Form to change a presenter' },
  async ({ db, subject, today }) => <EditPage one={subject} fields={await learningFields(db, today)} />,
)

const save = command(
  {
    path: '/presenters/:id/edit',
    verb: keepPresenters,
    subject: selectKept,
    again: edit,
    form: z.object({ ...Teaching, ...Named }),
    about: 'Change what a presenter teaches; of somebody without an account, the name',
  },
  async ({ subject, form, tx, db, today }) => {
    if (subject.endedOn) return refuse(sentences.gone)
    if (!(await knownFields(db, today, [form.mainField, ...form.further]))) return refuse({ field: 'mainField', text: sentences.noField })
    if (form.name !== undefined) {
      if (subject.hasAccount) return refuse({ field: 'name', text: sentences.holdsAccount })
      const { known, problem } = namedAs(form, today)
      if (!known) return refuse(problem)
      await recordName(tx, subject.personId, { ...splitName(known.name)!, birthYear: known.birthYear })
    }
    await recordTeaching(tx, subject.id, { ...form, topics: lines(form.topics) })
    return seeOther(`/presenters/${subject.id}`, both(words.vi.doneSave, words.en.doneSave))
  },
)

const consent = command(
  {
    path: '/presenters/:id/consent',
    verb: keepPresenters,
    subject: selectKept,
    again: showPresenter,
    form: z.object({ ...Consent, level: z.enum(['centres', 'public']) }),
    about: 'Record what the presenter agreed to',
  },
  async ({ subject, form, tx, actor, now, today }) => {
    if (subject.endedOn) return refuse(sentences.gone)
    const said = consentOf(form, today, true)
    if (said.problem) return refuse(said.problem)
    const act: Act = { by: actor.person!.id, at: now }
    await recordConsentEnd(tx, subject.id, words.vi.changeConsent, act)
    await recordConsent(tx, subject.id, said.consent!, act)
    return seeOther(`/presenters/${subject.id}`, both(words.vi.doneConsent, words.en.doneConsent))
  },
)

const withdrawal = command(
  {
    path: '/presenters/:id/withdrawal',
    verb: keepPresenters,
    subject: selectKept,
    again: showPresenter,
    form: z.object({ reason: z.string().trim().min(1, sentences.noReason).max(300) }),
    about: 'Withdraw the consent: hidden everywhere at once',
  },
  async ({ subject, form, tx, actor, now }) => {
    if (subject.level === 'centre') return refuse(sentences.noConsent)
    await recordConsentEnd(tx, subject.id, form.reason, { by: actor.person!.id, at: now })
    const own = actor.post!.bodyId === subject.centreId
    return seeOther(own ? `/presenters/${subject.id}` : '/presenters', both(words.vi.doneWithdraw, words.en.doneWithdraw))
  },
)

const end = command(
  {
    path: '/presenters/:id/end',
    verb: keepPresenters,
    subject: selectKept,
    again: showPresenter,
    form: z.object({ kind: z.enum(['now', 'mistake']), endReason: z.string().trim().min(1, sentences.noReason).max(300) }),
    about: 'No longer available, or recorded by mistake',
  },
  async ({ subject, form, tx, actor, today }) => {
    if (subject.endedOn) return refuse(sentences.gone)
    await recordEnd(tx, subject.id, form.kind === 'mistake' ? subject.fromOn : today, form.endReason)
    const own = actor.post!.bodyId === subject.centreId
    return seeOther(own ? `/presenters/${subject.id}` : '/presenters', both(words.vi.doneEnd, words.en.doneEnd))
  },
)

export const keepRoutes = routes(start, create, edit, save, consent, withdrawal, end)
