import type { RawBuilder } from 'kysely'
import { type Actor, within, withinPlace } from '../../kernel/access.ts'
import { type Db, sql } from '../../kernel/db/index.ts'
import { joinName } from '../../registry/index.ts'
import type { WaitingSource } from '../../work/sources.ts'
import { decideAppointment, draftAppointment, giveOpinion, numberAppointment } from './access.ts'
import { words } from './appointment-words.ts'
import { postName } from './list-page.tsx'
import { words as boardWords } from './words.ts'

type Todo = 'todoSubmit' | 'todoParty' | 'todoOpinion' | 'todoDecide' | 'todoNumber' | 'todoAnnounce'
type Fragment = RawBuilder<unknown>

const open = sql`a.dropped_at is null and a.announced_at is null`
const unanswered = sql`exists (select from appointment_opinions as o where o.appointment_id = a.id and o.given_at is null)`

/** SQL of `refusedTo`: the head of the level that decides today, or a deputy when no head is left whom the matter does not concern. */
function toDecide(actor: Actor, today: Temporal.PlainDate): Fragment {
  const { person, post } = actor
  return sql`(${open} and a.party_at is not null and a.approved_at is null and not ${unanswered} and ${withinPlace(actor.reach(decideAppointment), 'home.custody_path')}
    and a.nominee_id is distinct from ${person!.id}::uuid and a.submitted_by <> ${person!.id}
    and exists (select from board_authorities as n where n.id = board_authority_on(a.centre_id, case when a.role in ('accountant', 'treasurer') then 'staff' else 'board' end, ${today}::date)
      and n.decider_level = (select kind from places where id = ${post!.placeId})
      and (n.decider_role = ${post!.role} or (n.deputy_role = ${post!.role} and not exists (
        select from posts as p join tenures as e on e.post_id = p.id where p.body_id = ${post!.bodyId} and p.role = n.decider_role and e.valid @> ${today}::date
          and e.person_id is distinct from a.nominee_id and e.person_id <> a.submitted_by)))))`
}

/** Whose turn it is: each post sees only its own step. */
function turns(actor: Actor, today: Temporal.PlainDate): [Todo, Fragment][] {
  const drafts = withinPlace(actor.reach(draftAppointment), 'home.custody_path')
  const list: [Todo, boolean, () => Fragment][] = [
    ['todoSubmit', actor.may(draftAppointment), () => sql`(${open} and a.submitted_at is null and ${drafts})`],
    ['todoParty', actor.may(draftAppointment), () => sql`(${open} and a.submitted_at is not null and a.party_at is null and ${drafts})`],
    ['todoAnnounce', actor.may(draftAppointment), () => sql`(${open} and a.numbered_at is not null and ${drafts})`],
    [
      'todoOpinion',
      actor.may(giveOpinion),
      () => sql`(${open} and a.nominee_id is distinct from ${actor.person!.id}::uuid and exists (select from appointment_opinions as o
        where o.appointment_id = a.id and o.given_at is null and ${within(actor.reach(giveOpinion), 'o.body_id')}))`,
    ],
    ['todoDecide', actor.may(decideAppointment), () => toDecide(actor, today)],
    [
      'todoNumber',
      actor.may(numberAppointment),
      () =>
        sql`(${open} and a.approved_at is not null and a.numbered_at is null and ${withinPlace(actor.reach(numberAppointment), 'home.custody_path')})`,
    ],
  ]
  return list.flatMap(([todo, may, which]): [Todo, Fragment][] => (may && actor.person ? [[todo, which()]] : []))
}

interface Row {
  id: string
  nominee: string
  role: string
  line: string
  centre: string
  since: Temporal.Instant
}

async function rows(db: Db, which: Fragment): Promise<Row[]> {
  const { rows: found } = await sql<Row>`
    select a.id, a.nominee_name as nominee, a.role, a.line, term.name as centre,
      coalesce((select max(at) from appointment_entries where appointment_id = a.id), a.drafted_at) as since
    from appointments as a ${joinName('a.centre_id', 'term')} join places as home on home.id = home_of(a.centre_id) where ${which} order by since, a.id`.execute(
    db,
  )
  return found
}

export const appointmentWaiting: WaitingSource = {
  id: 'appointments',
  async list(db, actor, today, lang) {
    const found = await Promise.all(turns(actor, today).map(async ([todo, which]) => (await rows(db, which)).map((row) => ({ todo, row }))))
    return found.flat().map(({ todo, row }) => ({
      todo: words[lang][todo],
      title: `${postName(boardWords[lang], row.role, row.line)}: ${row.nominee}`,
      href: `/appointments/${row.id}${todo === 'todoOpinion' ? '/opinion' : ''}`,
      from: row.centre,
      dueOn: null,
      since: row.since,
    }))
  },
  count(actor, today) {
    const mine = turns(actor, today)
    if (mine.length === 0) return sql<number>`0`
    const each = sql.join(
      mine.map(([, which]) => sql`(case when ${which} then 1 else 0 end)`),
      sql` + `,
    )
    return sql<number>`(select coalesce(sum(${each}), 0)::int from appointments as a join places as home on home.id = home_of(a.centre_id) where ${open})`
  },
}
