import { type Actor, within } from '../../kernel/access.ts'
import { sql } from '../../kernel/db/index.ts'
import { joinName } from '../../registry/index.ts'
import type { WaitingSource } from '../../work/sources.ts'
import { keepMergerLists, signMergerLists } from './access.ts'
import { words } from './words.ts'

/** Former centres, their heirs and lists: supplements that are open, and of each pair its first list even when signed, lest the pair seem to have none. */
export const unsigned = sql`
  body_heirs as heir join bodies as c on c.id = heir.from_id and c.kind = 'learning-centre'
  left join merger_hand_overs as list on list.from_id = heir.from_id and list.to_id = heir.to_id and (list.signed_at is null or list.supplements_id is null)`

/** What of the own centre's mergers is open: no list yet, a list to count, a list to sign. */
const open = (actor: Actor) => sql`
  select heir.from_id, list.id as list_id, list.checked_at, coalesce(list.checked_at, list.drafted_at, heir.on_date::timestamp at time zone 'Asia/Ho_Chi_Minh') as since
  from ${unsigned}
  where ${within(actor.reach(keepMergerLists), 'heir.to_id')} and list.signed_at is null and (list.checked_at is null or ${actor.may(signMergerLists)})`

export const mergerWaiting: WaitingSource = {
  id: 'mergers',
  async list(db, actor, _today, lang) {
    if (!actor.may(keepMergerLists)) return []
    const say = words[lang]
    const { rows } = await sql<{
      fromId: string
      name: string
      listId: string | null
      checkedAt: Temporal.Instant | null
      since: Temporal.Instant
    }>`
      select one.from_id as "fromId", term.name, one.list_id as "listId", one.checked_at as "checkedAt", one.since
      from (${open(actor)}) as one ${joinName('one.from_id', 'term')} order by one.since, term.name`.execute(db)
    return rows.map(({ fromId, name, listId, checkedAt, since }) => ({
      todo: checkedAt ? say.todoSign : listId ? say.todoCount : say.todoStart,
      title: name,
      href: listId ? `/mergers/lists/${listId}` : `/mergers/${fromId}`,
      from: say.title,
      dueOn: null,
      since,
    }))
  },
  count: (actor) => (actor.may(keepMergerLists) ? sql<number>`(select count(*)::int from (${open(actor)}) as open)` : sql<number>`0`),
}
