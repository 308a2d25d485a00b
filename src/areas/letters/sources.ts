import type { Verb } from '../../kernel/access.ts'
import { date } from '../../kernel/format.ts'
import {
  type ArrivalRow,
  type ArrivalStatus,
  arrivalStatus,
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
    const verbs = Object.values(turns).map((turn) => turn.verb)
    const mine = verbs.some((one) => actor.may(one)) ? await selectArrivals(db, actor.reach(verbs.find((one) => actor.may(one))!)) : []
    const forwarded = actor.may(handleArrival) ? await selectForwardedTo(db, actor.post.id) : []
    return [
      ...mine.flatMap((row) => {
        const turn = turns[arrivalStatus(row)]
        return turn && actor.may(turn.verb) && !row.purged ? [item(row, words[lang][turn.todo])] : []
      }),
      ...forwarded.map((row) => item(row, words[lang].todoHandle)),
    ]
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
