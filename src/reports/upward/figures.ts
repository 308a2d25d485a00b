import { type Counter, counterWords } from '../../work/tasks/index.ts'
import { address, type Filter } from '../follow-up/filter.ts'
import type { Facts } from './draft.ts'
import { sentences } from './words.ts'

export const listPath = '/follow-up/list'

export interface Figure {
  label: string
  value: number
  /** The list that the figure counts. */
  href: string
}

/** The paper is Vietnamese, whatever language the page is read in. */
export const counterName: Record<Counter, string> = counterWords.vi

/** Every figure of the report with the list behind it: totals first, then clause by clause. */
export function figuresOf({ counts, clauses }: Pick<Facts, 'counts' | 'clauses'>, filter: Filter): Figure[] {
  const totals: Figure[] = [
    { label: sentences.total, value: counts.total, href: address(listPath, filter) },
    ...(Object.keys(counterName) as Counter[]).map((counter) => ({
      label: counterName[counter],
      value: counts.counters[counter],
      href: address(listPath, { ...filter, counter }),
    })),
    { label: sentences.undated, value: counts.undated, href: address(listPath, { ...filter, undated: true as const }) },
  ]
  const each = clauses.map(({ id, label, total }) => ({
    label: id ? sentences.clauseShort(label) : sentences.noClause,
    value: total,
    href: address(listPath, { ...filter, clause: id ?? 'none' }),
  }))
  return [...totals, ...each]
}
