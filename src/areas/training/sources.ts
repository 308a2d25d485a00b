import { type Actor, within } from '../../kernel/access.ts'
import { type Db, sql } from '../../kernel/db/index.ts'
import { joinName } from '../../registry/index.ts'
import type { WaitingSource } from '../../work/sources.ts'
import { answerTraining, organiseTraining } from './access.ts'
import { toAnswer, toNotice } from './mine.ts'
import { words } from './words.ts'

type Row = { id: string; title: string; since: Temporal.Instant; from: string; due: Temporal.PlainDate | null }
type Sql = ReturnType<typeof sql>

const none: Row[] = []
/** Summons go out a month ahead at the latest. */
const ahead = 30

const called = (which: Sql) => sql<Row>`
  select p.id, c.title, coalesce(c.cancelled_at, p.invited_at) as since, term.name as "from", case when c.cancelled_at is null then c.starts_on end as due
  from training_participants as p join training_courses as c on c.id = p.course_id ${joinName('c.body_id', 'term')} where ${which} order by c.starts_on, p.id`

/** Surveys that ask the person and have no answer of his own. */
const asked = (personId: string, today: Temporal.PlainDate) => sql`
  from training_surveys as s where s.closed_at is null and s.opens_on <= ${today}::date and s.closes_on >= ${today}::date
    and exists (select from tenures as e join posts as p on p.id = e.post_id join bodies as c on c.id = p.body_id and c.kind = 'learning-centre'
      where e.person_id = ${personId} and e.valid @> ${today}::date and governs(s.body_id, c.id))
    and not exists (select from training_answers as a where a.survey_id = s.id and a.person_id = ${personId} and a.entered_by = ${personId})`

const toCall = (actor: Actor, today: Temporal.PlainDate) => sql`
  from training_courses as c where ${within(actor.reach(organiseTraining), 'c.body_id')} and c.closed_at is null and c.cancelled_at is null and c.invited_at is null
    and c.starts_on between ${today}::date and ${today}::date + ${ahead}::int`
const toClose = (actor: Actor, today: Temporal.PlainDate) => sql`
  from training_courses as c where ${within(actor.reach(organiseTraining), 'c.body_id')} and c.closed_at is null and c.cancelled_at is null and c.ends_on < ${today}::date`
const toSum = (actor: Actor, today: Temporal.PlainDate) => sql`
  from training_surveys as s where ${within(actor.reach(organiseTraining), 's.body_id')} and s.closed_at is null and s.closes_on < ${today}::date`

const course = (from: Sql) => sql<Row>`
  select c.id, c.title, c.planned_at as since, (select name from body_terms where body_id = c.body_id order by lower(valid) desc nulls last limit 1) as "from", c.ends_on as due ${from} order by c.starts_on, c.id`
const survey = (from: Sql) => sql<Row>`
  select s.id, s.title, s.opened_at as since, (select name from body_terms where body_id = s.body_id order by lower(valid) desc nulls last limit 1) as "from", s.closes_on as due ${from} order by s.closes_on, s.id`

const run = async (db: Db, query: ReturnType<typeof sql<Row>>): Promise<Row[]> => (await query.execute(db)).rows

export const trainingWaiting: WaitingSource = {
  id: 'training',
  async list(db, actor, today, lang) {
    const say = words[lang]
    const me = actor.may(answerTraining) ? actor.person!.id : null
    const leads = actor.may(organiseTraining)
    const [calls, cancelled, questions, uncalled, open, sums] = await Promise.all([
      me ? run(db, called(toAnswer(me, today))) : none,
      me ? run(db, called(toNotice(me))) : none,
      me ? run(db, survey(asked(me, today))) : none,
      leads ? run(db, course(toCall(actor, today))) : none,
      leads ? run(db, course(toClose(actor, today))) : none,
      leads ? run(db, survey(toSum(actor, today))) : none,
    ])
    const waits =
      (todo: string, href: (row: Row) => string) =>
      ({ due, ...row }: Row) => ({ todo, title: row.title, href: href({ due, ...row }), from: row.from, dueOn: due, since: row.since })
    return [
      ...calls.map(waits(say.todoReply, ({ id }) => `/my-training#call-${id}`)),
      ...cancelled.map(waits(say.todoCancelled, ({ id }) => `/my-training#call-${id}`)),
      ...questions.map(waits(say.todoSurvey, ({ id }) => `/my-training/surveys/${id}`)),
      ...uncalled.map(waits(say.todoInvite, ({ id }) => `/training/courses/${id}`)),
      ...open.map(waits(say.todoClose, ({ id }) => `/training/courses/${id}`)),
      ...sums.map(waits(say.todoSum, ({ id }) => `/training/surveys/${id}`)),
    ]
  },
  count(actor, today) {
    const me = actor.may(answerTraining) ? actor.person!.id : null
    const mine = me
      ? sql`(select count(*) from training_participants as p join training_courses as c on c.id = p.course_id where p.person_id = ${me} and (${toAnswer(me, today)} or ${toNotice(me)}))
          + (select count(*) ${asked(me, today)})`
      : sql`0`
    const theirs = actor.may(organiseTraining)
      ? sql`(select count(*) ${toCall(actor, today)}) + (select count(*) ${toClose(actor, today)}) + (select count(*) ${toSum(actor, today)})`
      : sql`0`
    return sql<number>`((${mine}) + (${theirs}))::int`
  },
}
