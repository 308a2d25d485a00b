export const zone = 'Asia/Ho_Chi_Minh'

export interface Clock {
  now(): Temporal.Instant
}

export const systemClock: Clock = { now: () => Temporal.Now.instant() }

export function dayOf(instant: Temporal.Instant): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(zone).toPlainDate()
}

/** A clock that tests and the demo can move; starts at `at`. */
export function movableClock(at: Temporal.Instant): Clock & { moveTo(at: Temporal.Instant): void } {
  let current = at
  return {
    now: () => current,
    moveTo: (next) => {
      current = next
    },
  }
}
