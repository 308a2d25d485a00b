import type { RawBuilder } from 'kysely'
import { type Db, sql } from '../kernel/db/index.ts'

/** A post that changes hands, with who leaves it. */
export interface Leaving {
  postId: string
  bodyId: string
  role: string
  personId: string
}

export interface OpenThing {
  id: string
  code: string
  title: string
  due: Temporal.PlainDate | null
}

/** What is open in a post beyond tasks and papers; each area that keeps such things declares its own, and the list that both sides sign has a part for it. */
export interface HandOverSource {
  /** Stable: it is kept in lists that were signed. */
  kind: string
  words: { vi: string; en: string }
  list(db: Db, leaving: Leaving, today: Temporal.PlainDate): Promise<OpenThing[]>
}

const catalogue = new Map<string, HandOverSource>()

export function handOverSource(source: HandOverSource): HandOverSource {
  if (catalogue.has(source.kind)) throw new Error(`hand-over source ${source.kind} is declared twice`)
  catalogue.set(source.kind, source)
  return source
}

export const handOverSources = (): HandOverSource[] => [...catalogue.values()].sort((a, b) => (a.kind < b.kind ? -1 : 1))

/** SQL condition: the column names a body in the territory of the post's body. */
export const inTerritoryOf = ({ bodyId }: Leaving, bodyColumn: string): RawBuilder<boolean> => sql<boolean>`
  (select custody_path from places where id = home_of(${sql.ref(bodyColumn)})) <@ (select custody_path from places where id = home_of(${bodyId}::uuid))`
