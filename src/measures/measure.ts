import type { SelectQueryBuilder } from 'kysely'
import type { Verb } from '../kernel/access.ts'
import type { Db } from '../kernel/db/index.ts'
import type { Tables } from '../kernel/db/tables.gen.ts'

/** One record as a measure counts it; `from`…`until` (exclusive) is when it holds. */
export interface CountedRow {
  unit: string
  /** What `distinct` counts once, such as a person. */
  subject: string
  from: Temporal.PlainDate
  until: Temporal.PlainDate | null
  slice: string
  weight: number
  /** Identifier of the record, for the way back from the figure. */
  record: string
}

type Rows = SelectQueryBuilder<Tables, never, { [K in keyof CountedRow]: CountedRow[K] }>

export interface Measure {
  /** Stable; appears in exports. */
  id: string
  /** flow: happened in the month · stock: holds at its end · ratio: numerator over rows · distinct: subjects once at every level. */
  adds: 'flow' | 'stock' | 'ratio' | 'distinct'
  /** Tables whose writes change the figure; a test compares them with the compiled SQL. */
  reads: (keyof Tables)[]
  /** Tables of rules that a body keeps for the centres of its place: when it or the borders move, every unit is counted anew. */
  ruledBy?: (keyof Tables)[]
  words: { vi: string; en: string }
  /** A task may be bound to it: work that offices do, not what became of tasks. */
  binds?: boolean
  rows(db: Db): unknown
  /** Names of records, as a list of them reads. */
  titles(db: Db, records: string[]): Promise<Map<string, string>>
  /** Page of a record, so that every figure opens its rows. */
  href(record: string): string
  /** Opens such a page beyond the body itself, so that whoever confirms a bound task sees the proof; left out, only the body's own people do. */
  opens?: Verb
}

const catalogue = new Map<string, Measure>()

/** Declares a measure once, beside the tables it counts. */
export function measure(declared: Omit<Measure, 'rows'> & { rows(db: Db): Rows }): Measure {
  if (catalogue.has(declared.id)) throw new Error(`measure ${declared.id} is declared twice`)
  catalogue.set(declared.id, declared)
  return declared
}

export function allMeasures(): Measure[] {
  return [...catalogue.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Measures that a task may be bound to; a ratio has no threshold that adds up. */
export const bindableMeasures = (): Measure[] => allMeasures().filter(({ binds, adds }) => binds && adds !== 'ratio')

export function measureById(id: string): Measure | undefined {
  return catalogue.get(id)
}
