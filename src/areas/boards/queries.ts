import { type Reach, withinPlace } from '../../kernel/access.ts'
import { type Db, sql } from '../../kernel/db/index.ts'
import { type CentreName, centreInTerritory, livingCentres } from '../../registry/index.ts'
import type { Home, Limits, Norm, Seat } from './norm.ts'

export interface Board {
  centre: CentreName
  norms: Norm[]
  seats: Seat[]
  limits: Limits
  /** Seats with an open procedure, as `seatKey`. */
  open: { id: string; postId: string | null; role: string; line: string }[]
}

type Read<T> = T & { centreId: string }

async function normsOf(db: Db, ids: string[], today: Temporal.PlainDate): Promise<Read<Norm>[]> {
  const { rows } = await sql<Read<Norm>>`
    select c.id as "centreId", n.id, n.role, n.line, n.home_roles as "homeRoles", n.home_text as "homeText", n.count, n.asks, n.basis
    from unnest(${ids}::uuid[]) as c (id) cross join lateral board_norms_on(c.id, ${today}::date) as wanted (id) join board_norms as n on n.id = wanted.id
    order by n.role, n.line desc`.execute(db)
  return rows
}

async function limitsOf(db: Db, ids: string[], today: Temporal.PlainDate): Promise<Read<Limits>[]> {
  const { rows } = await sql<Read<Limits>>`
    select c.id as "centreId", l.term_months as "termMonths", l.acting_months as "actingMonths", l.ending_days as "endingDays", l.base_salary as "baseSalary"
    from unnest(${ids}::uuid[]) as c (id) join board_limits as l on l.id = board_limits_on(c.id, ${today}::date)`.execute(db)
  return rows
}

/** Other posts of a person on a day, outside the centre. */
const homes = (person: string, centre: string, on: ReturnType<typeof sql>) => sql`
  coalesce((select jsonb_agg(jsonb_build_object('line', body.line, 'role', other.role, 'title', other.title, 'body', term.name) order by other.title)
    from tenures as beside join posts as other on other.id = beside.post_id join bodies as body on body.id = other.body_id
    join lateral (select name from body_terms where body_id = body.id order by lower(valid) desc nulls last limit 1) as term on true
    where beside.person_id = ${sql.ref(person)} and other.body_id <> ${sql.ref(centre)} and beside.valid @> ${on}), '[]')`

type SeatRow = Omit<Seat, 'holder'> & {
  centreId: string
  tenureId: string | null
  personId: string
  name: string
  acting: boolean
  from: Temporal.PlainDate
  until: Temporal.PlainDate | null
  code: string | null
  decidedOn: Temporal.PlainDate | null
  appointmentId: string | null
  homes: Home[]
}

async function seatsIn(db: Db, ids: string[], today: Temporal.PlainDate): Promise<Read<Seat>[]> {
  const { rows } = await sql<SeatRow>`
    select post.body_id as "centreId", post.id as "postId", post.role, post.title, held.id as "tenureId", held.person_id as "personId", held.name, held.acting,
      lower(held.valid) as "from", upper(held.valid) as until, decision.code, decision.decided_on as "decidedOn", decision.appointment_id as "appointmentId",
      case when held.id is null then '[]' else ${homes('held.person_id', 'post.body_id', sql`${today}::date`)} end as homes,
      case when held.id is null or held.acting then upper(past.valid) end as "vacantSince",
      case when past.id is null then '[]' else ${homes('past.person_id', 'post.body_id', sql`(upper(past.valid) - 1)`)} end as "lastHomes"
    from posts as post
    left join lateral (select e.id, e.person_id, e.acting, e.valid, people.name from tenures as e join people on people.id = e.person_id
      where e.post_id = post.id and e.valid @> ${today}::date order by e.acting, e.id limit 1) as held on true
    left join lateral (select e.id, e.person_id, e.valid from tenures as e where e.post_id = post.id and not e.acting and upper(e.valid) <= ${today}::date
      order by upper(e.valid) desc limit 1) as past on true
    left join tenure_decisions as decision on decision.tenure_id = held.id and decision.effect = 'begins'
    where post.body_id = any(${ids}::uuid[]) and post.role in ('centre-director', 'centre-deputy-director', 'accountant', 'treasurer')
    order by post.role, post.id`.execute(db)
  return rows.map(({ tenureId, personId, name, acting, from, until, code, decidedOn, appointmentId, homes, ...seat }) => ({
    ...seat,
    holder: tenureId ? { tenureId, personId, name, acting, from, until, code, decidedOn, appointmentId, homes } : null,
  }))
}

async function openOf(db: Db, ids: string[]): Promise<Read<Board['open'][number]>[]> {
  const { rows } = await sql<Read<Board['open'][number]>>`
    select centre_id as "centreId", id, post_id as "postId", role, line from appointments
    where centre_id = any(${ids}::uuid[]) and announced_at is null and dropped_at is null order by drafted_at`.execute(db)
  return rows
}

const noLimits: Limits = { termMonths: 60, actingMonths: 6, endingDays: 90, baseSalary: 0 }

const grouped = <T extends { centreId: string }>(rows: T[]) => {
  const groups = new Map<string, Omit<T, 'centreId'>[]>()
  for (const { centreId, ...row } of rows) groups.set(centreId, [...(groups.get(centreId) ?? []), row])
  return groups
}

/** Boards of the centres with what is asked of them today. */
export async function boardsOf(db: Db, centres: CentreName[], today: Temporal.PlainDate): Promise<Board[]> {
  const ids = centres.map(({ id }) => id)
  const [norms, limits, seats, open] = await Promise.all([
    normsOf(db, ids, today),
    limitsOf(db, ids, today),
    seatsIn(db, ids, today),
    openOf(db, ids),
  ])
  const [byNorm, byLimit, bySeat, byOpen] = [grouped(norms), grouped(limits), grouped(seats), grouped(open)]
  return centres.map((centre) => ({
    centre,
    norms: (byNorm.get(centre.id) ?? []) as Norm[],
    seats: (bySeat.get(centre.id) ?? []) as Seat[],
    limits: (byLimit.get(centre.id)?.[0] as Limits | undefined) ?? noLimits,
    open: byOpen.get(centre.id) ?? [],
  }))
}

export async function boardOf(db: Db, centre: CentreName, today: Temporal.PlainDate): Promise<Board> {
  return (await boardsOf(db, [centre], today))[0]!
}

export const selectBoards = async (db: Db, reach: Reach, today: Temporal.PlainDate): Promise<Board[]> =>
  boardsOf(db, await livingCentres(db, reach), today)

/** A term of office at a centre of the reader's territory. */
export async function selectTerm(
  db: Db,
  reach: Reach,
  id: string,
): Promise<{ id: string; centreId: string; from: Temporal.PlainDate } | undefined> {
  const { rows } = await sql<{ id: string; centreId: string; from: Temporal.PlainDate }>`
    select e.id, c.id as "centreId", lower(e.valid) as "from" from tenures as e join posts as p on p.id = e.post_id
    join bodies as c on c.id = p.body_id and c.kind = 'learning-centre' join places as home on home.id = home_of(c.id)
    where e.id = ${id} and ${withinPlace(reach, 'home.custody_path')}`.execute(db)
  return rows[0]
}

export interface Correction {
  at: Temporal.Instant
  by: string
  /** As they stood before. */
  code: string
  decidedOn: Temporal.PlainDate
  reason: string
}

/** By which decision somebody came to a post of a centre, and what was corrected of it. */
export interface TermDecision {
  centre: CentreName
  termId: string
  name: string
  title: string
  from: Temporal.PlainDate
  code: string
  decidedOn: Temporal.PlainDate
  appointmentId: string | null
  corrections: Correction[]
  version: number
}

export async function selectTermDecision(
  db: Db,
  reach: Reach,
  id: string,
  { termId }: Record<string, string>,
): Promise<TermDecision | undefined> {
  const centre = await centreInTerritory(db, reach, id)
  if (!centre) return undefined
  const { rows } = await sql<Omit<TermDecision, 'centre' | 'corrections' | 'version'>>`
    select e.id as "termId", people.name, p.title, lower(e.valid) as "from", d.code, d.decided_on as "decidedOn", d.appointment_id as "appointmentId"
    from tenures as e join posts as p on p.id = e.post_id join people on people.id = e.person_id join tenure_decisions as d on d.tenure_id = e.id and d.effect = 'begins'
    where e.id = ${termId}::uuid and p.body_id = ${centre.id}`.execute(db)
  const { rows: corrections } = await sql<Correction>`
    select c.corrected_at as at, people.name as by, c.code, c.decided_on as "decidedOn", c.reason
    from tenure_decision_corrections as c join people on people.id = c.corrected_by where c.tenure_id = ${termId}::uuid order by c.corrected_at, c.id`.execute(
    db,
  )
  return rows[0] && { ...rows[0], centre, corrections, version: corrections.length }
}
