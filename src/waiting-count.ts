import type { Actor } from './kernel/access.ts'
import { type Db, sql } from './kernel/db/index.ts'
import type { WaitingSource } from './work/sources.ts'

const freshMs = 5000
const most = 10_000

/**
 * How much waits for the post in use, as the menu says it on every page. Counting stands before each of them, so a count is kept for five seconds;
 * the front page counts anew, and so does the page after an act of the person. What others did shows five seconds later at most.
 */
export class WaitingCount {
  readonly #sources: WaitingSource[]
  readonly #kept = new Map<string, { of: string; count: number; at: number }>()

  constructor(sources: WaitingSource[]) {
    this.#sources = sources
  }

  async of(db: Db, actor: Actor, today: Temporal.PlainDate, anew: boolean): Promise<number> {
    const of = `${actor.post?.id} ${today}`
    const kept = this.#kept.get(actor.person!.id)
    if (kept?.of === of && !anew && performance.now() - kept.at < freshMs) return kept.count
    const counts = this.#sources.map((source) => source.count(actor, today))
    const { rows } = await sql<{ count: number }>`select ${sql.join(counts, sql` + `)} as count`.execute(db)
    if (this.#kept.size >= most) this.#kept.clear()
    this.#kept.set(actor.person!.id, { of, count: rows[0]!.count, at: performance.now() })
    return rows[0]!.count
  }

  /** Called when the person has done something. */
  forget(actor: Actor): void {
    if (actor.person) this.#kept.delete(actor.person.id)
  }
}
