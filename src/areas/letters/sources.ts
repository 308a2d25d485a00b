import type { Actor, Reach, Verb } from '../../kernel/access.ts'
import { sql } from '../../kernel/db/index.ts'
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
import { words } from './words.ts'

type Todo = 'todoRegister' | 'todoPresent' | 'todoNote' | 'todoForward'

/** Whose turn it is at each status; each person sees only his own step. */
const turns: Partial<Record<ArrivalStatus, { verb: Verb; todo: Todo }>> = {
  unregistered: { verb: registerArrival, todo: 'todoRegister' },
  registered: { verb: presentArrival, todo: 'todoPresent' },
  presented: { verb: noteArrival, todo: 'todoNote' },
  noted: { verb: forwardArrival, todo: 'todoForward' },
}

/** The statuses at which it is the actor's turn; all those steps reach the own body. */
function turnsOf(actor: Actor): { statuses: ArrivalStatus[]; reach: Reach } | null {
  const mine = Object.entries(turns).filter(([, { verb }]) => actor.may(verb))
  return mine[0] ? { statuses: mine.map(([status]) => status as ArrivalStatus), reach: actor.reach(mine[0][1].verb) } : null
}

const item = (row: ArrivalRow, todo: string): WaitingItem => ({
  todo,
  title: row.code ? `${row.code}: ${row.subject}` : row.subject,
  href: `/arrivals/${row.id}`,
  from: row.issuer,
  dueOn: null,
  since: row.recordedAt,
})

export const letterWaiting: WaitingSource = {
  id: 'letters',
  async list(db, actor, _today, lang) {
    if (!actor.post) return []
    const turn = turnsOf(actor)
    const mine = turn ? await selectArrivals(db, turn.reach) : []
    const forwarded = actor.may(handleArrival) ? await selectForwardedTo(db, actor.post.id) : []
    return [
      ...mine.flatMap((row) => {
        const status = arrivalStatus(row)
        return turn?.statuses.includes(status) && !row.purged ? [item(row, words[lang][turns[status]!.todo])] : []
      }),
      ...forwarded.map((row) => item(row, words[lang].todoHandle)),
    ]
  },
  count(actor) {
    if (!actor.post) return sql<number>`0`
    const mine = turnsOf(actor)
    const forwarded = actor.may(handleArrival) ? countForwardedTo(actor.post.id) : sql`0`
    return sql`${mine ? countArrivals(mine.reach, mine.statuses) : sql`0`} + ${forwarded}`
  },
}

export const letterSearch: SearchSource = {
  id: 'letters',
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
