import { type Actor, within } from '../../kernel/access.ts'
import { type Db, sql } from '../../kernel/db/index.ts'
import { joinName } from '../../registry/index.ts'
import type { WaitingSource } from '../../work/sources.ts'
import { answerCoordination, draftCoordination, issueCoordination } from './access.ts'
import { words } from './words.ts'

const partner = (condition: ReturnType<typeof sql>) =>
  sql`exists (select from coordination_partners as p where p.rule_id = r.id and ${condition})`
const open = sql`r.asked_at is not null and r.issued_at is null`

const toAnswer = (actor: Actor) =>
  sql`(${open} and ${partner(sql`p.agreed is null and ${within(actor.reach(answerCoordination), 'p.body_id')}`)})`
const toChange = (actor: Actor) =>
  sql`(${open} and ${within(actor.reach(draftCoordination), 'r.centre_id')} and ${partner(sql`p.agreed = false`)})`
const toIssue = (actor: Actor) =>
  sql`(${open} and ${within(actor.reach(issueCoordination), 'r.centre_id')} and not ${partner(sql`p.agreed is distinct from true`)})`

interface Row {
  id: string
  title: string
  centre: string
  since: Temporal.Instant
}

async function select(db: Db, which: ReturnType<typeof sql>): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select r.id, r.title, term.name as centre, r.asked_at as since from coordination_rules as r ${joinName('r.centre_id', 'term')} where ${which} order by r.asked_at, r.id`.execute(
    db,
  )
  return rows
}

export const coordinationWaiting: WaitingSource = {
  id: 'coordination',
  async list(db, actor, _today, lang) {
    const say = words[lang]
    const [answers, changes, issues] = await Promise.all([
      actor.may(answerCoordination) ? select(db, toAnswer(actor)) : [],
      actor.may(draftCoordination) ? select(db, toChange(actor)) : [],
      actor.may(issueCoordination) ? select(db, toIssue(actor)) : [],
    ])
    const waits = (todo: string, part: 'answer' | 'draft') => (row: Row) => ({
      todo,
      title: row.title,
      href: `/coordination/${row.id}/${part}`,
      from: row.centre,
      dueOn: null,
      since: row.since,
    })
    return [
      ...answers.map(waits(say.todoAnswer, 'answer')),
      ...changes.map(waits(say.todoChange, 'draft')),
      ...issues.map(waits(say.todoIssue, 'draft')),
    ]
  },
  count(actor) {
    const each = [
      actor.may(answerCoordination) && toAnswer(actor),
      actor.may(draftCoordination) && toChange(actor),
      actor.may(issueCoordination) && toIssue(actor),
    ].filter((part) => part !== false)
    return each.length === 0
      ? sql<number>`0`
      : sql<number>`(select count(*)::int from coordination_rules as r where ${sql.join(each, sql` or `)})`
  },
}
