export const audiences = ['holder', 'leader', 'giver'] as const
export type Audience = (typeof audiences)[number]

/** A rung of the ladder: so many days after the due date (before it when negative), this side hears of it. */
export interface Rung {
  code: string
  days: number
  audience: Audience
}

/** For each audience the last rung reached; a rung that was reached before the task was given says nothing new. */
export function rungsReached(
  part: { dueOn: Temporal.PlainDate; givenOn: Temporal.PlainDate },
  ladder: readonly Rung[],
  today: Temporal.PlainDate,
): Rung[] {
  const compare = Temporal.PlainDate.compare
  const reached = ladder.filter(({ days }) => {
    const on = part.dueOn.add({ days })
    return compare(on, today) <= 0 && compare(on, part.givenOn) > 0
  })
  return audiences.flatMap((audience) => {
    const own = reached.filter((rung) => rung.audience === audience)
    return own.length ? [own.reduce((last, rung) => (rung.days > last.days ? rung : last))] : []
  })
}
