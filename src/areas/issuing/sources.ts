import type { RawBuilder } from 'kysely'
import type { Actor } from '../../kernel/access.ts'
import { type Db, sql } from '../../kernel/db/index.ts'
import type { SearchSource, WaitingSource } from '../../work/sources.ts'
import { draftOutgoing, issueOutgoing, numberOutgoing, readOutgoing, signOutgoing } from './access.ts'
import { countWaiting, selectOutgoing, selectWaiting, waitsFor } from './queries.ts'
import { codeOf } from './show.tsx'
import { kindWords, words } from './words.ts'

type Todo = 'todoSign' | 'todoNumber' | 'todoIssue' | 'todoCorrect'

/** Whose turn it is: each post sees only its own step. */
function turns(actor: Actor): [Todo, RawBuilder<boolean>][] {
  const list: [Todo, RawBuilder<boolean>, boolean][] = [
    ['todoSign', waitsFor.signature(actor.reach(signOutgoing)), actor.may(signOutgoing)],
    ['todoNumber', waitsFor.number(actor.reach(numberOutgoing)), actor.may(numberOutgoing)],
    ['todoIssue', waitsFor.issue(actor.reach(issueOutgoing)), actor.may(issueOutgoing)],
    ['todoCorrect', waitsFor.correction(actor.reach(draftOutgoing), actor.person?.id ?? null), actor.may(draftOutgoing)],
  ]
  return list.flatMap(([todo, condition, may]): [Todo, RawBuilder<boolean>][] => (may ? [[todo, condition]] : []))
}

export const outgoingWaiting: WaitingSource = {
  id: 'outgoing',
  async list(db: Db, actor: Actor, _today, lang) {
    const found = await Promise.all(
      turns(actor).map(async ([todo, condition]) => (await selectWaiting(db, condition)).map((row) => ({ row, todo }))),
    )
    return found.flat().map(({ row, todo }) => ({
      todo: words[lang][todo],
      title: `${kindWords[lang][row.kind]}: ${row.subject}`,
      href: `/issuing/${row.id}`,
      from: row.desk,
      dueOn: null,
      since: row.numberedAt ?? row.signedAt ?? row.submittedAt ?? row.returnedAt ?? row.draftedAt,
    }))
  },
  count(actor) {
    const mine = turns(actor).map(([, condition]) => condition)
    return mine.length === 0 ? sql<number>`0` : countWaiting(mine)
  },
}

/** Drafts and papers on their way; what is issued is found among the letters. */
export const outgoingSearch: SearchSource = {
  id: 'outgoing',
  list: '/issuing',
  async find(db, actor, query, lang, limit) {
    if (!actor.may(readOutgoing)) return []
    const rows = await selectOutgoing(db, actor.reach(readOutgoing), { status: 'open', q: query })
    return rows.slice(0, limit).map((row) => ({
      kind: words[lang].title,
      title: `${kindWords[lang][row.kind]}: ${row.subject}`,
      href: `/issuing/${row.id}`,
      detail: [codeOf(row, lang), row.desk].join(' · '),
      exact: row.subject.toLowerCase().includes(query.toLowerCase()),
    }))
  },
}
