import { z } from 'zod'
import type { Db } from '../../kernel/db/index.ts'
import { parseDate } from '../../kernel/format.ts'
import { type CentreName, splitName } from '../../registry/index.ts'
import { endOf, kinds } from './appointment.ts'
import { chosen, type Opening } from './appointment-form.tsx'
import { selectCandidates, selectHomes } from './appointment-queries.ts'
import { sentences } from './appointment-words.ts'
import { readAllowance } from './money.ts'
import { compare } from './norm.ts'
import { boardOf } from './queries.ts'
import type { Draft, SeatOf } from './record.ts'

export const Asked = z.object({
  role: z
    .enum(['centre-director', 'centre-deputy-director', 'accountant', 'treasurer'])
    .catch('centre-director')
    .default('centre-director'),
  line: z.string().max(20).catch('').default(''),
  post: z.uuid().nullable().catch(null).default(null),
})

export const Typed = z.object({
  kind: z.enum(kinds),
  nominee: z.string().max(80),
  fresh: z.string().trim().max(100),
  birthYear: z.string().trim().max(10),
  home: z.string().max(40),
  homeTitle: z.string().trim().max(200),
  starts: z.string().trim().max(20),
  ends: z.string().trim().max(20),
  reason: z.string().trim().min(1, sentences.noReason).max(2000),
  coefficient: z.string().trim().max(10),
  amount: z.string().trim().max(15),
  allowanceBasis: z.string().trim().max(300),
})

/** What a procedure for a seat starts from; undefined when neither the norm nor the centre has such a seat. Which line a post fills, and so whom it asks, is read off the norm. */
export async function openingOf(
  db: Db,
  centre: CentreName,
  { role, line: asked, postId }: Omit<SeatOf, 'centreId'>,
  today: Temporal.PlainDate,
): Promise<Opening | undefined> {
  const board = await boardOf(db, centre, today)
  const lines = compare(board.norms, board.seats)
  const seated = postId ? lines.find(({ seat }) => seat?.postId === postId && seat.role === role) : undefined
  const norm = postId ? (seated?.norm ?? null) : (board.norms.find((one) => one.role === role && one.line === asked) ?? null)
  if (postId ? !seated : !norm) return undefined
  const [seat, line] = [seated?.seat ?? null, norm?.line ?? '']
  const [candidates, homes] = await Promise.all([selectCandidates(db, centre.id, today), selectHomes(db, centre.id, today)])
  return { centre, role, line, norm, holder: seat?.holder ?? null, limits: board.limits, candidates, homes }
}

type Problem = { field: string; text: string }
type Nominee = Pick<Draft, 'nomineeId' | 'nominee' | 'birthYear' | 'homeBodyId' | 'homeTitle'>

function nomineeOf(form: z.output<typeof Typed>, opening: Opening, today: Temporal.PlainDate): Nominee | Problem {
  if (form.nominee && form.fresh) return { field: 'fresh', text: sentences.twoNominees }
  const none = { birthYear: null }
  const { holder } = opening
  if (form.nominee === 'holder' && holder) {
    const home = opening.candidates.find(({ id, line }) => id === holder.personId && (opening.line === '' || line === opening.line))
    return { ...none, nomineeId: holder.personId, nominee: holder.name, homeBodyId: home?.bodyId ?? null, homeTitle: home?.title ?? '' }
  }
  const found = opening.candidates.find(({ id, bodyId }) => chosen(id, bodyId) === form.nominee)
  if (found) return { ...none, nomineeId: found.id, nominee: found.name, homeBodyId: found.bodyId, homeTitle: found.title }
  if (!form.fresh) return { field: 'nominee', text: sentences.noNominee }
  if (!splitName(form.fresh)) return { field: 'fresh', text: sentences.badName }
  const year = /^\d{4}$/.test(form.birthYear) ? Number(form.birthYear) : 0
  if (form.birthYear && !(year >= 1930 && year <= today.year - 18)) return { field: 'birthYear', text: sentences.badYear }
  const home = opening.homes.find(({ id }) => id === form.home)
  if (!form.birthYear || !home) return { field: form.birthYear ? 'home' : 'birthYear', text: sentences.needsBirth }
  return { nomineeId: null, nominee: form.fresh, birthYear: year, homeBodyId: home.id, homeTitle: form.homeTitle }
}

/** The draft as typed, or what is wrong with it. */
export function draftOf(form: z.output<typeof Typed>, opening: Opening, today: Temporal.PlainDate): Draft | Problem {
  const nominee = nomineeOf(form, opening, today)
  if ('field' in nominee) return nominee
  const held = form.kind === 'reappoint' || form.kind === 'relieve'
  if (held && (nominee.nomineeId !== opening.holder?.personId || opening.holder.acting))
    return { field: 'nominee', text: sentences.needsHolder }
  const startsOn = parseDate(form.starts)
  if (!startsOn) return { field: 'starts', text: sentences.badDay }
  const typed = form.ends ? parseDate(form.ends) : null
  if (form.ends && !typed) return { field: 'ends', text: sentences.badDay }
  const months = form.kind === 'acting' ? opening.limits.actingMonths : opening.limits.termMonths
  const endsOn = form.kind === 'relieve' ? null : typed ? typed.add({ days: 1 }) : endOf(startsOn, months)
  if (endsOn && Temporal.PlainDate.compare(endsOn, startsOn) <= 0) return { field: 'ends', text: sentences.endsFirst }
  const allowance = readAllowance(form)
  if ('field' in allowance) return allowance
  return { kind: form.kind, ...nominee, startsOn, endsOn, reason: form.reason, ...allowance, allowanceBasis: form.allowanceBasis }
}
