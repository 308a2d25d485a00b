export interface Norm {
  id: string
  role: string
  /** Line of the home post that is asked for; '' for any. */
  line: string
  homeRoles: string[]
  homeText: string
  count: number
  asks: string
  basis: string
}

/** A post that somebody holds beside the one at the centre. */
export interface Home {
  line: string
  role: string
  title: string
  body: string
}

export interface Holder {
  tenureId: string
  personId: string
  name: string
  acting: boolean
  from: Temporal.PlainDate
  until: Temporal.PlainDate | null
  /** Number and day of the decision, when one is on record. */
  code: string | null
  decidedOn: Temporal.PlainDate | null
  /** The procedure that it comes from; null for one that was written down by hand. */
  appointmentId: string | null
  homes: Home[]
}

export interface Seat {
  postId: string
  role: string
  title: string
  holder: Holder | null
  vacantSince: Temporal.PlainDate | null
  /** Where the last full holder came from: an empty post still belongs to its line. */
  lastHomes: Home[]
}

export type Held = 'held' | 'acting' | 'vacant' | 'missing'

export interface Line {
  /** Null: a post beyond the norm. */
  norm: Norm | null
  /** Null: the centre does not have the post at all. */
  seat: Seat | null
  held: Held
  /** False when the holder's home post is not of the line or role that the norm asks for. */
  fits: boolean
}

/** Norms and seats in the order in which official papers name a board. */
export const roleOrder = ['centre-director', 'centre-deputy-director', 'accountant', 'treasurer']
const rank = (role: string) => (roleOrder.includes(role) ? roleOrder.indexOf(role) : roleOrder.length)

export const answers = (norm: Norm, homes: readonly Home[]): boolean =>
  norm.line === '' || homes.some(({ line, role }) => line === norm.line && (norm.homeRoles.length === 0 || norm.homeRoles.includes(role)))

const heldAs = (seat: Seat | null): Held =>
  seat === null ? 'missing' : seat.holder === null ? 'vacant' : seat.holder.acting ? 'acting' : 'held'
const homesOf = ({ holder, lastHomes }: Seat) => holder?.homes ?? lastHomes

/** Each post asked for with the seat that answers to it: full holders before empty and acting ones, and of each first those that come from where the norm says. */
export function compare(norms: readonly Norm[], seats: readonly Seat[]): Line[] {
  const free = new Set(seats)
  const wanted = norms
    .toSorted((a, b) => rank(a.role) - rank(b.role))
    .flatMap((norm) => Array.from({ length: norm.count }, () => ({ norm, seat: null as Seat | null })))
  const take = (suits: (norm: Norm, seat: Seat) => boolean) => {
    for (const slot of wanted) {
      if (slot.seat) continue
      const seat = [...free].find((one) => one.role === slot.norm.role && suits(slot.norm, one))
      if (!seat) continue
      slot.seat = seat
      free.delete(seat)
    }
  }
  take((norm, seat) => seat.holder?.acting === false && answers(norm, homesOf(seat)))
  take((_, seat) => seat.holder?.acting === false)
  take((norm, seat) => answers(norm, homesOf(seat)))
  take(() => true)
  const lines = wanted.map(({ norm, seat }): Line => {
    const held = heldAs(seat)
    return { norm, seat, held, fits: held === 'vacant' || held === 'missing' || answers(norm, seat!.holder!.homes) }
  })
  const beyond = [...free].filter(({ holder }) => holder !== null).toSorted((a, b) => rank(a.role) - rank(b.role))
  return [...lines, ...beyond.map((seat): Line => ({ norm: null, seat, held: heldAs(seat), fits: true }))]
}

/** A centre without a norm is not complete: nothing says what complete would be. */
export const complete = (lines: readonly Line[]): boolean =>
  lines.some(({ norm }) => norm !== null) && lines.every(({ norm, held }) => norm === null || held === 'held')

export interface Limits {
  termMonths: number
  actingMonths: number
  endingDays: number
  baseSalary: number
}

export type Remark = 'ends-soon' | 'acting-too-long' | 'off-line' | 'no-decision'

/** What of a holder calls for attention today. */
export function remarks({ seat, fits }: Line, limits: Limits, today: Temporal.PlainDate): Remark[] {
  const holder = seat?.holder
  if (!holder) return []
  const found: Remark[] = []
  if (holder.until && Temporal.PlainDate.compare(holder.until, today.add({ days: limits.endingDays })) <= 0) found.push('ends-soon')
  if (holder.acting && Temporal.PlainDate.compare(holder.from.add({ months: limits.actingMonths }), today) < 0)
    found.push('acting-too-long')
  if (!fits) found.push('off-line')
  if (holder.code === null) found.push('no-decision')
  return found
}

/** Which of the authority's rows a post answers to. */
export const scopeOf = (role: string): 'board' | 'staff' => (role === 'accountant' || role === 'treasurer' ? 'staff' : 'board')
