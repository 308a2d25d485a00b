import { sql } from '../../kernel/db/index.ts'
import type { SearchSource, WaitingSource } from '../../work/sources.ts'
import { readHandOver, readPeople } from './access.ts'
import { ended } from './person.ts'
import { selectPeople } from './queries.ts'
import { words } from './words.ts'

/** Names and posts of the territory, for those who keep its staff list. */
export const peopleSearch: SearchSource = {
  id: 'people',
  list: '/people',
  async find(db, actor, query, lang, limit, today) {
    if (!actor.may(readPeople)) return []
    const { rows } = await selectPeople(db, actor.reach(readPeople), { q: query, page: 1 }, { today, contacts: false, limit })
    return rows.map(({ id, name, exact, tenures }) => {
      const post = tenures.find((tenure) => !ended(tenure, today)) ?? tenures[0]!
      return { kind: words[lang].searchKind, title: name, href: `/people/${id}`, detail: `${post.title} – ${post.body}`, exact }
    })
  },
}

const waits = (personId: string | undefined, postId: string | undefined, today: Temporal.PlainDate) => sql`
  hand_overs as over join posts as post on post.id = over.post_id join people as former on former.id = over.from_person_id
  where over.received_at is null and over.on_date <= ${today}::date and over.to_person_id = ${personId ?? null}::uuid and over.post_id = ${postId ?? null}::uuid`

/** The successor's first duty in the post: to receive it. */
export const handOverWaiting: WaitingSource = {
  id: 'hand-overs',
  async list(db, actor, today, lang) {
    if (!actor.may(readHandOver)) return []
    const { rows } = await sql<{ id: string; title: string; from: string; since: Temporal.Instant }>`
      select over.id, post.title, former.name as "from", over.recorded_at as since from ${waits(actor.person?.id, actor.post?.id, today)}`.execute(
      db,
    )
    return rows.map(({ id, title, from, since }) => ({
      todo: words[lang].todoReceive,
      title,
      href: `/hand-overs/${id}`,
      from,
      dueOn: null,
      since,
    }))
  },
  count: (actor, today) => sql<number>`(select count(*) from ${waits(actor.person?.id, actor.post?.id, today)})`,
}
