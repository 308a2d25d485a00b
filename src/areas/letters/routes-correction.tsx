import { z } from 'zod'
import type { Reach } from '../../kernel/access.ts'
import type { Db } from '../../kernel/db/index.ts'
import { parseDate } from '../../kernel/format.ts'
import { type CommandInput, command, page, refuse, routes, seeOther } from '../../kernel/http/index.ts'
import { both, pick } from '../../kernel/words.ts'
import {
  type Arrival,
  type Reliance,
  recordCorrectedEntry,
  recordCorrectedFacts,
  selectArrival,
  selectReliance,
} from '../../work/documents/index.ts'
import { correctArrival } from './access.ts'
import { CorrectionPage } from './arrival-correction.tsx'
import { bodyNamed } from './bodies.ts'
import { dayOfPaper } from './intake.ts'
import { secrecyMark } from './reading/index.ts'
import { secret } from './secret.tsx'
import { sentences, words } from './words.ts'

async function selectOwn(db: Db, reach: Reach, id: string): Promise<Arrival | undefined> {
  const found = await selectArrival(db, reach, id, null)
  return found && !found.purged ? found : undefined
}

const reasonOf = (reliance: Reliance | null) => reliance && sentences.relied[reliance.why](reliance.body)

const edit = page(
  { path: '/arrivals/:id/edit', verb: correctArrival, subject: selectOwn, about: 'Form to correct what the register says' },
  async ({ db, subject, lang }) => {
    const reason = reasonOf(await selectReliance(db, subject.id))
    return <CorrectionPage arrival={subject} locked={reason && pick(lang, reason)} />
  },
)

const Correction = z.object({
  number: z.string().trim().optional(),
  arrivedOn: z.string().trim().optional(),
  code: z.string().trim().max(60).optional(),
  date: z.string().trim().optional(),
  subject: z.string().trim().min(1, sentences.noSubject).max(2000).optional(),
  issuer: z.string().trim().min(1, sentences.noIssuer).max(300).optional(),
})
type Correcting = CommandInput<Arrival, z.output<typeof Correction>>

const correct = command(
  {
    path: '/arrivals/:id/edit',
    verb: correctArrival,
    subject: selectOwn,
    again: edit,
    form: Correction,
    about: 'Correct what the register says',
  },
  async (input) => {
    const { form, subject } = input
    if (secrecyMark([form.code, form.subject, form.issuer].filter(Boolean).join('\n'))) return secret(input)
    const refused = (await correctEntry(input)) ?? (await correctFacts(input))
    return refused ?? seeOther(`/arrivals/${subject.id}`, both(words.vi.doneEdit, words.en.doneEdit))
  },
)

async function correctEntry({ tx, subject, form, actor, now }: Correcting) {
  if (!subject.arrivedOn) return undefined
  const [number, arrivedOn] = [Number(form.number), parseDate(form.arrivedOn ?? '')]
  if (!Number.isInteger(number) || number < 1) return refuse({ field: 'number', text: sentences.badNumber })
  if (!arrivedOn) return refuse({ field: 'arrivedOn', text: sentences.badDate })
  await recordCorrectedEntry(tx, { arrivalId: subject.id, by: actor.person!.id, at: now }, number, arrivedOn)
  return undefined
}

async function correctFacts({ tx, subject, form, actor, now, today }: Correcting) {
  const { code, subject: text, issuer, date } = form
  if (code === undefined || text === undefined || issuer === undefined || date === undefined) return undefined
  const reason = reasonOf(await selectReliance(tx, subject.id))
  if (reason) return refuse(reason, 409)
  const datedOn = parseDate(date)
  if (date && !datedOn) return refuse({ field: 'date', text: sentences.badDate })
  const on = dayOfPaper(datedOn, subject.datedAs, today)
  const issuerBodyId = await bodyNamed(tx, issuer, '', on, actor.post!.bodyId)
  await recordCorrectedFacts(tx, subject.documentId, { code, subject: text, issuerName: issuer, issuerBodyId, datedOn }, now)
  return undefined
}

export const correctionRoutes = routes(edit, correct)
