import type { Actor } from '../../kernel/access.ts'
import { within } from '../../kernel/access.ts'
import { type Db, sql } from '../../kernel/db/index.ts'
import { joinName } from '../../registry/index.ts'
import type { WaitingSource } from '../../work/sources.ts'
import { assessOneself, decideAssessments, recordOpinions } from './access.ts'
import { dueIn } from './assessment.ts'
import { words } from './words.ts'

/** The year that each own centre assesses now, by its list, while the member has not submitted his. */
const toWrite = (actor: Actor, today: Temporal.PlainDate) => sql`
  select c.id as centre_id, now.year, s.opens, s.self_due, a.id as assessment_id
  from bodies as c join assessment_scales as first on first.id = assessment_scale_for(c.id, extract(year from ${today}::date)::int)
  cross join lateral (
    select extract(year from ${today}::date)::int - (to_char(${today}::date, 'MM-DD') < first.opens)::int as year) as now
  join assessment_scales as s on s.id = assessment_scale_for(c.id, now.year)
  left join assessments as a on a.centre_id = c.id and a.person_id = ${actor.person!.id} and a.year = now.year
  where ${within(actor.reach(assessOneself), 'c.id')} and a.submitted_at is null and exists (
    select from posts as p join tenures as e on e.post_id = p.id where p.body_id = c.id and e.person_id = ${actor.person!.id}
      and p.role in ('centre-director', 'centre-deputy-director') and e.valid && daterange(make_date(now.year, 1, 1), make_date(now.year + 1, 1, 1)))`

export const opinionWaits = (person: string) => sql`(a.submitted_at is not null and a.opinion_at is null and a.person_id <> ${person})`
const submitted = (actor: Actor) => sql`(${opinionWaits(actor.person!.id)} and ${within(actor.reach(recordOpinions), 'a.centre_id')})`

interface Decider {
  personId: string
  bodyId: string | null
  role: string | undefined
}
/** The rule of `decisionProblem`: the chairman on all but himself and what he reported; his deputy on him alone. */
export const decides = ({ personId, bodyId, role }: Decider, today: Temporal.PlainDate) => sql`(
  a.opinion_at is not null and a.decided_at is null and a.person_id <> ${personId} and a.opinion_by <> ${personId}
  and (${role === 'committee-chair'} or exists (
    select from posts as p join tenures as e on e.post_id = p.id
    where p.body_id = ${bodyId}::uuid and p.role = 'committee-chair' and e.person_id = a.person_id and e.valid @> ${today}::date)))`
const toDecide = (actor: Actor, today: Temporal.PlainDate) => {
  const decider = { personId: actor.person!.id, bodyId: actor.post?.bodyId ?? null, role: actor.post?.role }
  return sql`(${within(actor.reach(decideAssessments), 'a.centre_id')} and ${decides(decider, today)})`
}

interface Row {
  id: string
  person: string
  centre: string
  year: number
  selfDue: string
  decideDue: string
  since: Temporal.Instant
}

async function selectRows(db: Db, which: ReturnType<typeof sql>): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select a.id, person.name as person, term.name as centre, a.year, s.self_due as "selfDue", s.decide_due as "decideDue", coalesce(a.opinion_at, a.submitted_at) as since
    from assessments as a ${joinName('a.centre_id', 'term')} join people as person on person.id = a.person_id
    join assessment_scales as s on s.id = a.scale_id where ${which} order by a.year, a.id`.execute(db)
  return rows
}

interface Own {
  centre: string
  year: number
  opens: string
  selfDue: string
  assessmentId: string | null
}

async function selectOwn(db: Db, actor: Actor, today: Temporal.PlainDate): Promise<Own[]> {
  const { rows } = await sql<Own>`
    select term.name as centre, mine.year, mine.opens, mine.self_due as "selfDue", mine.assessment_id as "assessmentId"
    from (${toWrite(actor, today)}) as mine ${joinName('mine.centre_id', 'term')}`.execute(db)
  return rows
}

export const assessmentWaiting: WaitingSource = {
  id: 'assessments',
  async list(db, actor, today, lang) {
    const say = words[lang]
    const [own, opinions, decisions] = await Promise.all([
      actor.may(assessOneself) ? selectOwn(db, actor, today) : [],
      actor.may(recordOpinions) ? selectRows(db, submitted(actor)) : [],
      actor.may(decideAssessments) ? selectRows(db, toDecide(actor, today)) : [],
    ])
    const waits = (todo: string, due: 'selfDue' | 'decideDue') => (row: Row) => ({
      todo,
      title: say.of(row.person, String(row.year)),
      href: `/assessments/${row.id}`,
      from: row.centre,
      dueOn: dueIn(row.year, row[due]),
      since: row.since,
    })
    return [
      ...own.map(({ centre, year, opens, selfDue, assessmentId }) => ({
        todo: say.todoSelf,
        title: say.ofYear(String(year)),
        href: assessmentId ? `/assessments/${assessmentId}` : `/assessments?year=${year}`,
        from: centre,
        dueOn: dueIn(year, selfDue),
        since: dueIn(year, opens).toZonedDateTime('Asia/Ho_Chi_Minh').toInstant(),
      })),
      ...opinions.map(waits(say.todoOpinion, 'decideDue')),
      ...decisions.map(waits(say.todoDecide, 'decideDue')),
    ]
  },
  count(actor, today) {
    const each = [
      actor.may(assessOneself) && sql`(select count(*) from (${toWrite(actor, today)}) as own)`,
      actor.may(recordOpinions) && sql`(select count(*) from assessments as a where ${submitted(actor)})`,
      actor.may(decideAssessments) && sql`(select count(*) from assessments as a where ${toDecide(actor, today)})`,
    ].filter((part) => part !== false)
    return each.length === 0 ? sql<number>`0` : sql<number>`(${sql.join(each, sql` + `)})::int`
  },
}
