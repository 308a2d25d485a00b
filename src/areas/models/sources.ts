import type { RawBuilder } from 'kysely'
import { type Actor, within, withinPlace } from '../../kernel/access.ts'
import { type Db, sql } from '../../kernel/db/index.ts'
import { joinName } from '../../registry/index.ts'
import type { WaitingItem, WaitingSource } from '../../work/sources.ts'
import { adoptModel, draftModel, publishModel } from './access.ts'
import { words } from './words.ts'

type Kind = 'todoReview' | 'todoReturned' | 'todoSpread' | 'todoKept'

/** Submitted for the reviewer, returned and spread for the author, due for a look back for the adopter. */
function waits(actor: Actor, today: Temporal.PlainDate): RawBuilder<unknown> {
  const [own, adopting] = [actor.reach(draftModel), actor.reach(adoptModel)]
  const me = actor.person?.id ?? null
  return sql`(
    select 'todoReview' as kind, v.title, '/models/' || m.id || '/review' as href, term.name as "from", v.submitted_at as since
    from model_versions as v join models as m on m.id = v.model_id ${joinName('m.centre_id', 'term')} join places as home on home.id = home_of(m.centre_id)
    where v.published_at is null and m.withdrawn_on is null and v.submitted_at is not null and v.submitted_by <> ${me}::uuid and v.drafted_by <> ${me}::uuid
      and ${withinPlace(actor.reach(publishModel), 'home.custody_path')}
    union all
    select 'todoReturned', v.title, '/models/' || m.id || '/draft', v.return_note, v.returned_at
    from model_versions as v join models as m on m.id = v.model_id where v.published_at is null and m.withdrawn_on is null and v.returned_at is not null and v.submitted_at is null and ${within(own, 'm.centre_id')}
    union all
    select 'todoSpread', a.model_title, '/models/' || m.id || '#adopters', term.name, a.recorded_at
    from model_adoptions as a join models as m on m.id = a.model_id ${joinName('a.centre_id', 'term')}
    where a.author_seen_at is null and not a.mistaken and ${within(own, 'm.centre_id')}
    union all
    select 'todoKept', a.model_title, '/adoptions/' || a.id, a.author, (a.starts_on + make_interval(months => a.months))::timestamp at time zone 'Asia/Ho_Chi_Minh'
    from model_adoptions as a where a.ended_on is null and a.reviewed_on is null and a.starts_on + make_interval(months => a.months) <= ${today}::date
      and a.recorded_by <> ${me}::uuid and ${within(adopting, 'a.centre_id')}) as waits`
}

export const modelWaiting: WaitingSource = {
  id: 'models',
  async list(db: Db, actor, today, lang): Promise<WaitingItem[]> {
    const { rows } = await sql<{ kind: Kind; title: string; href: string; from: string; since: Temporal.Instant }>`
      select kind, title, href, "from", since from ${waits(actor, today)} order by since`.execute(db)
    return rows.map(({ kind, ...row }) => ({ ...row, todo: words[lang][kind], dueOn: null }))
  },
  count: (actor, today) => sql<number>`(select count(*)::int from ${waits(actor, today)})`,
}
