import type { Actor } from '../../kernel/access.ts'
import { within, withinPlace } from '../../kernel/access.ts'
import { type Db, sql } from '../../kernel/db/index.ts'
import { joinName } from '../../registry/index.ts'
import type { WaitingSource } from '../../work/sources.ts'
import { decideRating, inspectRating, rateOwn } from './access.ts'
import { words } from './words.ts'

/** The last step that changed anything; naming the team does not. */
const last = sql`(select kind from rating_entries where rating_id = r.id and kind <> 'team' order by at desc, id desc limit 1)`
const notOnBoard = (person: string, today: Temporal.PlainDate) => sql`not exists (
  select from tenures as e join posts as p on p.id = e.post_id where p.body_id = r.centre_id and e.person_id = ${person} and e.valid @> ${today}::date)`

/** Submitted ones for the team, or without a team for whoever inspects; never for the centre's own board. */
export const inspects = (person: string, role: string | undefined, today: Temporal.PlainDate) => sql`(
  ${last} = 'submitted' and ${notOnBoard(person, today)}
  and case when exists (select from rating_members where rating_id = r.id)
    then exists (select from rating_members where rating_id = r.id and person_id = ${person})
    else ${role === 'culture-head' || role === 'culture-officer'} end)`

export const decides = (person: string, today: Temporal.PlainDate) => sql`(
  ${last} in ('inspected', 'revoked') and ${notOnBoard(person, today)}
  and not exists (select from rating_entries as e where e.rating_id = r.id and e.kind = 'inspected' and e.by = ${person}))`

export const unsubmitted = sql`coalesce(${last}, 'withdrawn') in ('withdrawn', 'returned')`

const toInspect = (actor: Actor, today: Temporal.PlainDate) =>
  sql`(${withinPlace(actor.reach(inspectRating), 'home.custody_path')} and ${inspects(actor.person!.id, actor.post?.role, today)})`
const toDecide = (actor: Actor, today: Temporal.PlainDate) =>
  sql`(${withinPlace(actor.reach(decideRating), 'home.custody_path')} and ${decides(actor.person!.id, today)})`
const toFinish = (actor: Actor) => sql`(${unsubmitted} and ${within(actor.reach(rateOwn), 'r.centre_id')})`

type Row = { id: string; year: number; centre: string; since: Temporal.Instant }

async function rows(db: Db, which: ReturnType<typeof sql>): Promise<Row[]> {
  const { rows: found } = await sql<Row>`
    select r.id, r.year, term.name as centre, coalesce((select max(at) from rating_entries where rating_id = r.id), r.opened_at) as since
    from ratings as r ${joinName('r.centre_id', 'term')} join places as home on home.id = home_of(r.centre_id) where ${which} order by r.year, term.name, r.id`.execute(
    db,
  )
  return found
}

export const ratingWaiting: WaitingSource = {
  id: 'ratings',
  async list(db, actor, today, lang) {
    const say = words[lang]
    const [own, inspect, decide] = await Promise.all([
      actor.may(rateOwn) ? rows(db, toFinish(actor)) : [],
      actor.may(inspectRating) ? rows(db, toInspect(actor, today)) : [],
      actor.may(decideRating) ? rows(db, toDecide(actor, today)) : [],
    ])
    const waits = (todo: string) => (row: Row) => ({
      todo,
      title: say.ofYear(String(row.year)),
      href: `/ratings/${row.id}`,
      from: row.centre,
      dueOn: null,
      since: row.since,
    })
    return [...own.map(waits(say.todoSelf)), ...inspect.map(waits(say.todoInspect)), ...decide.map(waits(say.todoDecide))]
  },
  count: (actor, today) => {
    const parts = [
      actor.may(rateOwn) && toFinish(actor),
      actor.may(inspectRating) && toInspect(actor, today),
      actor.may(decideRating) && toDecide(actor, today),
    ].filter((part) => part !== false)
    if (parts.length === 0) return sql<number>`0`
    const each = sql.join(
      parts.map((part) => sql`(case when ${part} then 1 else 0 end)`),
      sql` + `,
    )
    return sql<number>`(select coalesce(sum(${each}), 0)::int from ratings as r join places as home on home.id = home_of(r.centre_id))`
  },
}
