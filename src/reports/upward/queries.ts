import { type Reach, within } from '../../kernel/access.ts'
import { type Db, sql } from '../../kernel/db/index.ts'
import { type Counter, counterSql } from '../../work/tasks/index.ts'
import type { Filter } from '../follow-up/filter.ts'
import { given, matching } from '../follow-up/queries.ts'

export interface Directive {
  id: string
  code: string
  kind: string
  datedOn: Temporal.PlainDate | null
  datedAs: string
  subject: string
  issuerName: string
  /** The reporting body issued it itself. */
  own: boolean
}

/** A document whose tasks the reach's body gave; any other does not exist for the reporter. */
export async function selectDirective(db: Db, reach: Reach, id: string): Promise<Directive | undefined> {
  const { rows } = await sql<Directive>`
    select d.id, d.code, d.kind, d.dated_on as "datedOn", d.dated_as as "datedAs", d.subject,
      coalesce((select name from body_terms where body_id = d.issuer_body_id order by lower(valid) desc nulls last limit 1), d.issuer_name) as "issuerName",
      coalesce(${within(reach, 'd.issuer_body_id')}, false) as own
    from documents as d
    where d.id = ${id} and exists (select from tasks as t where t.document_id = d.id and ${within(reach, 't.assigner_body_id')})`.execute(
    db,
  )
  return rows[0]
}

export interface Reporter {
  kind: string
  name: string
  superior: string | null
  placeName: string
  placeKind: string
  signer: string | null
}

const signerRoles: Record<string, string> = {
  'party-committee': 'party-office-head',
  'party-office': 'party-office-head',
  'peoples-committee': 'committee-chair',
  office: 'committee-office-head',
  'specialised-office': 'culture-head',
  'education-department': 'education-leader',
}

/** The body that reports, as it is called today, and who signs for it; a Party committee's report is signed by the head of its office. */
export async function selectReporter(db: Db, bodyId: string, today: Temporal.PlainDate): Promise<Reporter> {
  const { rows } = await sql<Reporter>`
    select body.kind, term.name, superior.name as superior, place.name as "placeName", places.kind as "placeKind", (
      select people.name from posts as post
      join tenures as tenure on tenure.post_id = post.id and tenure.valid @> ${today}::date
      join people on people.id = tenure.person_id
      join body_terms as seat on seat.body_id = post.body_id and seat.valid @> ${today}::date
      where post.role = (${JSON.stringify(signerRoles)}::jsonb ->> body.kind)
        and (post.body_id = body.id or (body.kind = 'party-committee' and seat.superior_id = body.id))
      order by post.body_id = body.id desc, tenure.acting limit 1) as signer
    from bodies as body
    join body_terms as term on term.body_id = body.id and term.valid @> ${today}::date
    join places on places.id = term.place_id
    join place_terms as place on place.place_id = term.place_id and place.valid @> ${today}::date
    left join body_terms as superior on superior.body_id = term.superior_id and superior.valid @> ${today}::date
    where body.id = ${bodyId}`.execute(db)
  return rows[0]!
}

export interface ClauseCount {
  id: string | null
  label: string
  text: string
  total: number
  counters: Record<Counter, number>
}

/** The same four counters clause by clause, in the order of the document; tasks that name no clause come last. */
export async function countByClause(db: Db, reach: Reach, filter: Filter, today: Temporal.PlainDate): Promise<ClauseCount[]> {
  const { rows } = await sql<Omit<ClauseCount, 'counters'> & Record<Counter, number>>`
    select clause_id as id, coalesce(c.label, '') as label, coalesce(c.text, '') as text, count(*) as total,
      count(*) filter (where counter = 'done-on-time') as "done-on-time", count(*) filter (where counter = 'done-late') as "done-late",
      count(*) filter (where counter = 'open-in-time') as "open-in-time", count(*) filter (where counter = 'open-late') as "open-late"
    from (select t.clause_id, ${counterSql(today)} as counter from ${given(reach, today)} where ${matching(filter, today)}) as tracked
    left join document_clauses as c on c.id = clause_id
    group by clause_id, c.ord, c.label, c.text order by c.ord nulls last`.execute(db)
  return rows.map(({ id, label, text, total, ...counters }) => ({ id, label, text, total, counters }))
}

export interface Noted {
  id: string
  bodyId: string
  body: string
  title: string
  dueOn: Temporal.PlainDate | null
  counter: Counter
  daysLate: number | null
  leader: string | null
  /** The latest shared entry of the office itself; null when it has told nothing. */
  reason: string | null
}

const mostNoted = 300

/** What a report names one by one: everything late, with the reason its office recorded, and everything without a due date. */
export async function selectNoted(db: Db, reach: Reach, filter: Filter, today: Temporal.PlainDate): Promise<Noted[]> {
  const { rows } = await sql<Noted>`
    select tracked.*, leader.name as leader, entry.text as reason,
      case when counter in ('open-late', 'done-late') then coalesce(decided, ${today}::date) - "dueOn" end as "daysLate"
    from (
      select a.id, a.body_id as "bodyId", term.name as body, t.title, a.due_on as "dueOn", a.leader_in_charge, a.decided_on as decided, ${counterSql(today)} as counter
      from ${given(reach, today)} where ${matching(filter, today)}
    ) as tracked
    left join people as leader on leader.id = tracked.leader_in_charge
    left join lateral (
      select text from assignment_entries as e
      where e.assignment_id = tracked.id and e.shared and e.text <> '' and e.kind not in ('return', 'acceptance', 'extension-approved', 'extension-refused', 'suspension', 'resumption', 'delegation', 'move', 'recurrence', 'urging') order by e.at desc, e.id desc limit 1
    ) as entry on true
    where counter in ('open-late', 'done-late') or "dueOn" is null
    order by counter = 'open-late' desc, "dueOn" nulls last, body collate "vi-x-icu", id limit ${mostNoted}`.execute(db)
  return rows
}
