import { date } from '../../kernel/format.ts'
import { useWords } from '../../kernel/words.ts'
import { words } from './words.ts'

export interface Asked {
  /** The day of the borders; today unless the address says another. */
  on: Temporal.PlainDate
  /** What stands in the address for the day, when it is no day. */
  bad: string
  past: boolean
  q: string
  at: string
  page: number
}

export function unitsHref({ on, past, q, at, page }: Partial<Asked>, path = '/units'): string {
  const query = new URLSearchParams()
  if (past && on) query.set('on', date(on))
  if (q) query.set('q', q)
  if (at) query.set('at', at)
  if (page && page > 1) query.set('page', String(page))
  return query.size ? `${path}?${query}` : path
}

export const onDay = ({ on, past }: Pick<Asked, 'on' | 'past'>) => (past ? `?on=${date(on)}` : '')

/** "01/07/2025 – hết 30/06/2030", "đến hết 30/06/2025", "từ 01/07/2025". */
export function useEra(): (era: { from: Temporal.PlainDate | null; until: Temporal.PlainDate | null }) => string {
  const say = useWords(words)
  return ({ from, until }) => {
    const last = until && date(until.subtract({ days: 1 }))
    if (from && last) return say.span(date(from), last)
    return from ? say.since(date(from)) : last ? say.to(last) : say.always
  }
}
