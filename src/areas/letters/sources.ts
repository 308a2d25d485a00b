import type { Actor, Reach, Verb } from '../../kernel/access.ts'
import { type Db, sql } from '../../kernel/db/index.ts'
import { date } from '../../kernel/format.ts'
import {
  type ArrivalRow,
  type ArrivalStatus,
  arrivalStatus,
  countArrivals,
  countForwardedTo,
  findDocuments,
  selectArrivals,
  selectForwardedTo,
} from '../../work/documents/index.ts'
import type { SearchSource, WaitingItem, WaitingSource } from '../../work/sources.ts'
import { forwardArrival, handleArrival, noteArrival, presentArrival, readLetters, registerArrival } from './access.ts'
import { standsIn } from './arrival-turn.ts'
import { words } from './words.ts'

type Todo = 'todoRegister' | 'todoPresent' | 'todoNote' | 'todoForward'

/** Whose turn it is at each status; each person sees only his own step. */
const turns: Partial<Record<ArrivalStatus, { verb: Verb; todo: Todo }>> = {
  unregistered: { verb: registerArrival, todo: 'todoRegister' },
  registered: { verb: presentArrival, todo: 'todoPresent' },
  presented: { verb: noteArrival, todo: 'todoNote' },
  noted: { verb: forwardArrival, todo: 'todoForward' },
}

/** SQL: whoever keeps the body's register sits, so that nobody stands in. */
const clerkSits = ({ post }: Actor, today: Temporal.PlainDate) => sql<boolean>`
  exists (select from posts join tenures on tenures.post_id = posts.id where posts.body_id = ${post!.bodyId}
    and posts.role = any(${registerArrival.roles}) and tenures.valid @> ${today}::date)`

async function isTaken(db: Db, actor: Actor, today: Temporal.PlainDate): Promise<boolean> {
  if (!standsIn(actor)) return false
  return (await sql<{ sits: boolean }>`select ${clerkSits(actor, today)} as sits`.execute(db)).rows[0]!.sits
}

/** The statuses at which it is the actor's turn; all those steps reach the own body. */
function turnsOf(actor: Actor): { statuses: ArrivalStatus[]; reach: Reach } | null {
  const mine = Object.entries(turns).filter(([, { verb }]) => actor.may(verb))
  return mine[0] ? { statuses: mine.map(([status]) => status as ArrivalStatus), reach: actor.reach(mine[0][1].verb) } : null
}

const item = (row: ArrivalRow, todo: string, dueOn: Temporal.PlainDate | null = null): WaitingItem => ({
  todo,
  title: row.code ? `${row.code}: ${row.subject}` : row.subject,
  href: `/arrivals/${row.id}`,
  from: row.issuer,
  dueOn,
  since: row.recordedAt,
})

export const letterWaiting: WaitingSource = {
  id: 'letters',
  async list(db, actor, today, lang) {
    if (!actor.post) return []
    const turn = (await isTaken(db, actor, today)) ? null : turnsOf(actor)
    const mine = turn ? await selectArrivals(db, turn.reach) : []
    const forwarded = actor.may(handleArrival) ? await selectForwardedTo(db, actor.post.id) : []
    return [
      ...mine.flatMap((row) => {
        const status = arrivalStatus(row)
        return turn?.statuses.includes(status) && !row.purged ? [item(row, words[lang][turns[status]!.todo])] : []
      }),
      ...forwarded.map((row) => item(row, words[lang][row.as === 'lead' ? 'todoHandle' : 'todoJoin'], row.dueOn)),
    ]
  },
  count(actor, today) {
    if (!actor.post) return sql<number>`0`
    const mine = turnsOf(actor)
    const forwarded = actor.may(handleArrival) ? countForwardedTo(actor.post.id) : sql`0`
    const turns = mine ? countArrivals(mine.reach, mine.statuses) : sql`0`
    return sql`${standsIn(actor) ? sql`case when ${clerkSits(actor, today)} then 0 else ${turns} end` : turns} + ${forwarded}`
  },
}

export const letterSearch: SearchSource = {
  id: 'letters',
  list: '/letters',
  async find(db, actor, query, lang, limit) {
    const rows = await findDocuments(db, actor.reach(readLetters), query, limit)
    return rows.map((row) => ({
      kind: words[lang].searchKind,
      title: row.code ? `${row.code}: ${row.subject}` : row.subject,
      href: `/letters/${row.id}`,
      detail: `${row.issuer} · ${row.datedOn ? date(row.datedOn) : row.datedAs}`,
      exact: row.exact,
    }))
  },
}
