/** What a role asks of its holder on a day; the office's own where it has one, else the shipped one. */
export interface Norm {
  id: string
  bodyId: string | null
  /** Custody path of the office's place; null for what is shipped. */
  path: string | null
  role: string
  kind: string
  level: number
  /** For how many years a qualification counts; null: for ever. */
  withinYears: number | null
  required: boolean
  basis: string
}

export interface Held {
  kind: string
  level: number
  on: Temporal.PlainDate
}

/** First day on which a qualification no longer meets the norm; null: never. */
export const lapses = (held: Held, norm: Norm) => (norm.withinYears === null ? null : held.on.add({ years: norm.withinYears }))

const meets = (norm: Norm, held: Held, on: Temporal.PlainDate) => {
  const until = lapses(held, norm)
  const begun = Temporal.PlainDate.compare(held.on, on) <= 0
  return held.kind === norm.kind && held.level >= norm.level && begun && (until === null || Temporal.PlainDate.compare(on, until) < 0)
}

/** Norms of the day that bind a role at a place. */
export function normsFor(norms: Norm[], role: string, path: string): Norm[] {
  const here = norms.filter((norm) => norm.role === role && (norm.path === null || `${path}.`.startsWith(`${norm.path}.`)))
  const own = (kind: string) => here.some((norm) => norm.kind === kind && norm.bodyId !== null)
  return here.filter((norm) => norm.required && (norm.bodyId !== null || !own(norm.kind)))
}

/** What the holder of a role lacks on a day. Empty: the norm is met. */
export const missing = (norms: Norm[], held: Held[], on: Temporal.PlainDate): Norm[] =>
  norms.filter((norm) => !held.some((one) => meets(norm, one, on)))

/** Several posts at one centre ask for the highest that one of them asks for. */
export function missingOf(posts: { role: string }[], norms: Norm[], path: string, held: Held[], on: Temporal.PlainDate): Norm[] {
  const all = posts.flatMap(({ role }) => missing(normsFor(norms, role, path), held, on))
  return all.filter(
    (norm, i) => !all.some((other, j) => other.kind === norm.kind && (other.level > norm.level || (other.level === norm.level && j < i))),
  )
}
