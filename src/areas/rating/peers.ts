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

function rank<P extends Sized>(group: P[]): Ranked<P>[] {
  return group
    .toSorted((a, b) => b.points - a.points)
    .map((one) => ({ one, rank: 1 + group.filter(({ points }) => points > one.points).length }))
}

/** Whether those ranked are of like size, only the nearest, or of a size that nobody has on record. */
export type Likeness = 'like' | 'nearest' | 'unknown'

const fewest = 4
/** A centre without villages or rooms has none on record; it is not like another of which nothing is known. */
const known = ({ size }: Sized) => size > 0

/**
 * Centres of like size, ranked: ranking all centres together would only say who is large (feature I9). Where too few lie within the
 * width, those nearest in size are taken, of equals all, and called so.
 */
export function peersOf<P extends Sized>(all: P[], own: P, width: number): { likeness: Likeness; ranked: Ranked<P>[] } {
  if (!known(own)) return { likeness: 'unknown', ranked: rank([own]) }
  const apart = (one: P) => Math.abs(one.size - own.size)
  const others = all.filter((one) => one.id !== own.id && known(one))
  const within = others.filter((one) => apart(one) * 100 <= own.size * width)
  const nearest = others.map(apart).sort((a, b) => a - b)[Math.min(fewest, others.length) - 1]
  const taken = within.length >= fewest || nearest === undefined ? within : others.filter((one) => apart(one) <= nearest)
  return { likeness: taken.length > within.length ? 'nearest' : 'like', ranked: rank([own, ...taken]) }
}
