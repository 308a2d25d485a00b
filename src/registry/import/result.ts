import type { Orphan } from '../place-queries.ts'

export interface Rejection {
  line: number
  reason: string
  text: string
}

export interface Tally {
  added: number
  changed: number
  unchanged: number
}

export const noTally = (): Tally => ({ added: 0, changed: 0, unchanged: 0 })

export interface UnitsImport extends Tally {
  kind: 'list-2023' | 'list-2026' | 'conversion-2025'
  /** Records under the header: those used and those rejected. */
  read: number
  /** The same counts for each kind of place and for heirs. */
  details: { [what in 'province' | 'district' | 'commune' | 'heir']: Tally }
  rejected: Rejection[]
  /** Units of the file's borders that are gone today and whose records have no known keeper. */
  unknownHeirs: Orphan[]
}

export function total(details: UnitsImport['details']): Tally {
  const sum = noTally()
  for (const one of Object.values(details)) {
    sum.added += one.added
    sum.changed += one.changed
    sum.unchanged += one.unchanged
  }
  return sum
}
