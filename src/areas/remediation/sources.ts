import type { Actor } from '../../kernel/access.ts'
import { type Db, sql } from '../../kernel/db/index.ts'
import type { WaitingSource } from '../../work/sources.ts'
import { inspectCentre, planRemediation } from './access.ts'
import { concernsInspector, concernsOwn, needsPlan, selectWaiting, toRecheck } from './queries.ts'
import { words } from './words.ts'

/** For the board what has no plan, or a plan that did not suffice; for the commune what waits for its recheck. */
export const remediationWaiting: WaitingSource = {
  id: 'shortcomings',
  async list(db: Db, actor: Actor, today, lang) {
    const say = words[lang]
    const [plans, rechecks] = await Promise.all([
      actor.may(planRemediation) ? selectWaiting(db, sql`${needsPlan(today)} and ${concernsOwn(actor.reach(planRemediation))}`) : [],
      actor.may(inspectCentre) ? selectWaiting(db, sql`${toRecheck(today)} and ${concernsInspector(actor.reach(inspectCentre))}`) : [],
    ])
    const waits = (todo: string) => (row: Awaited<ReturnType<typeof selectWaiting>>[number]) => ({
      todo,
      title: say[row.kind],
      href: `/shortcomings/${row.id}`,
      from: row.centre,
      dueOn: null,
      since: row.since,
    })
    return [...plans.map(waits(say.todoPlan)), ...rechecks.map(waits(say.todoRecheck))]
  },
  count: (actor, today) => sql<number>`(
    select count(*)::int from shortcomings as s join places as home on home.id = home_of(s.centre_id)
    where (${needsPlan(today)} and ${concernsOwn(actor.reach(planRemediation))}) or (${toRecheck(today)} and ${concernsInspector(actor.reach(inspectCentre))}))`,
}
