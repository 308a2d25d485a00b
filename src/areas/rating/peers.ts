export type Basis = 'villages' | 'rooms'
export const bases: Basis[] = ['villages', 'rooms']
/** Per cent by which a peer may be larger or smaller. */
export const widths = [20, 33, 50, 100] as const

export interface Sized {
  id: string
  size: number
  points: number
}

export interface Ranked<P> {
  one: P
  /** Those with the same points share a rank. */
  rank: number
}

const fewest = 4

/**
 * Centres of like size, ranked: ranking all centres together would only say who is large (feature I9). Where too few lie within the
 * width, those nearest in size are taken; of equals all.
 */
export function peersOf<P extends Sized>(all: P[], own: P, width: number): Ranked<P>[] {
  const apart = (one: P) => Math.abs(one.size - own.size)
  const others = all.filter((one) => one.id !== own.id)
  const within = others.filter((one) => apart(one) * 100 <= own.size * width)
  const nearest = others.map(apart).sort((a, b) => a - b)[Math.min(fewest, others.length) - 1]
  const taken = within.length >= fewest || nearest === undefined ? within : others.filter((one) => apart(one) <= nearest)
  const group = [own, ...taken].sort((a, b) => b.points - a.points)
  return group.map((one) => ({ one, rank: 1 + group.filter(({ points }) => points > one.points).length }))
}
