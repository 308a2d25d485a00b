export const forms = ['conference', 'party-cell', 'village-meeting', 'union-meeting', 'loudspeaker', 'online'] as const
export type Form = (typeof forms)[number]
export const audiences = ['party-members', 'officials', 'teachers', 'union-members', 'villagers'] as const
export type Audience = (typeof audiences)[number]

export interface Reached {
  audience: Audience
  present: number
  /** How many were called; null when nobody was counted beforehand. */
  expected: number | null
}

/** Typed numbers, in the order of `audiences`, as whom the session reached; null when one of them is no whole number. */
export function reachedOf(typed: { present: string[]; expected: string[] }): Reached[] | null {
  const whole = (text: string | undefined) => (text?.trim() ? Number(text.replaceAll('.', '')) : null)
  const rows = audiences.map((audience, i) => ({ audience, present: whole(typed.present[i]), expected: whole(typed.expected[i]) }))
  const valid = (value: number | null, least: number) => value === null || (Number.isInteger(value) && value >= least && value < 1_000_000)
  if (!rows.every(({ present, expected }) => valid(present, 0) && valid(expected, 1))) return null
  return rows.flatMap(({ audience, present, expected }) => (present ? [{ audience, present, expected }] : []))
}

/** Share of those called who came, in per cent, over the audiences that were counted beforehand; null when none was. */
export function rateOf(reached: readonly Pick<Reached, 'present' | 'expected'>[]): number | null {
  const counted = reached.filter(({ expected }) => expected !== null)
  const expected = counted.reduce((sum, one) => sum + one.expected!, 0)
  const present = counted.reduce((sum, one) => sum + one.present, 0)
  return expected === 0 ? null : Math.round((present / expected) * 1000) / 10
}
