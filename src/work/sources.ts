import type { RawBuilder } from 'kysely'
import type { Actor } from '../kernel/access.ts'
import type { Db } from '../kernel/db/index.ts'
import type { Lang } from '../kernel/words.ts'

/** One thing that waits for the post in use; every area that has such things registers a source. */
export interface WaitingItem {
  /** What is to be done, as a verb phrase in the reader's language: "Vào sổ văn bản đến". */
  todo: string
  title: string
  href: string
  from: string
  dueOn: Temporal.PlainDate | null
  since: Temporal.Instant
}

export interface WaitingSource {
  id: string
  list(db: Db, actor: Actor, today: Temporal.PlainDate, lang: Lang): Promise<WaitingItem[]>
  /** How many the list holds, as an SQL expression: the menu on every page counts all sources in one query. */
  count(actor: Actor, today: Temporal.PlainDate): RawBuilder<number>
}

export interface SearchHit {
  kind: string
  title: string
  href: string
  detail: string
  /** True when the text holds the query with its accents as typed; such hits come first. */
  exact: boolean
}

export interface SearchSource {
  id: string
  /** Address of the list that takes the same query as `q`, for a search that finds more than it shows. */
  list?: string
  find(db: Db, actor: Actor, query: string, lang: Lang, limit: number, today: Temporal.PlainDate): Promise<SearchHit[]>
}
