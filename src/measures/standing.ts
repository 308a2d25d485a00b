import type { CountedRow } from './measure.ts'

export type Step = Pick<CountedRow, 'from' | 'until' | 'weight' | 'subject'>

export interface Standing {
  value: number
  /** First day from which the value has stood at the threshold until today; null while it is below. */
  since: Temporal.PlainDate | null
}

interface Change {
  on: Temporal.PlainDate
  by: number
}

const byDay = (a: { on: Temporal.PlainDate }, b: { on: Temporal.PlainDate }) => Temporal.PlainDate.compare(a.on, b.on)

/** What each record adds and when: a flow adds up, a stock leaves again, `distinct` counts a subject the first time. */
function changes(rows: Step[], adds: 'flow' | 'stock' | 'distinct'): Change[] {
  if (adds === 'stock') {
    return rows.flatMap(({ from, until, weight }) => [{ on: from, by: weight }, ...(until ? [{ on: until, by: -weight }] : [])])
  }
  const met = new Set<string>()
  return rows
    .map(({ from, weight, subject }) => ({ on: from, by: weight, subject }))
    .sort(byDay)
    .flatMap(({ on, by, subject }) => {
      if (adds === 'flow') return [{ on, by }]
      if (met.has(subject)) return []
      met.add(subject)
      return [{ on, by: 1 }]
    })
}

/** Where records stand against a threshold today, and since when. What is dated after today does not count yet. */
export function standing(rows: Step[], adds: 'flow' | 'stock' | 'distinct', threshold: number, today: Temporal.PlainDate): Standing {
  const past = changes(rows, adds)
    .filter(({ on }) => Temporal.PlainDate.compare(on, today) <= 0)
    .sort(byDay)
  let value = 0
  let since: Temporal.PlainDate | null = null
  for (const [i, { on, by }] of past.entries()) {
    value += by
    const dayIsOver = !past[i + 1]?.on.equals(on)
    if (dayIsOver) since = value >= threshold ? (since ?? on) : null
  }
  return { value, since }
}
