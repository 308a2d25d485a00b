import { type Reach, within } from '../../kernel/access.ts'
import { type Db, newId, sql, type Tx } from '../../kernel/db/index.ts'
import { joinName } from '../../registry/index.ts'
import { seesPeopleOf } from './access.ts'
import type { Act } from './record.ts'

export const times = ['weekday', 'evening', 'weekend', 'any'] as const
export type Time = (typeof times)[number]
export const mostTopics = 3

export interface Survey {
  id: string
  version: number
  bodyId: string
  organiser: string
  title: string
  opensOn: Temporal.PlainDate
  closesOn: Temporal.PlainDate
  closedAt: Temporal.Instant | null
  topics: { id: string; name: string }[]
}

const surveys = sql`
  select s.id, s.version, s.body_id as "bodyId", term.name as organiser, s.title, s.opens_on as "opensOn", s.closes_on as "closesOn", s.closed_at as "closedAt",
    coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) order by t.strand = 'political', t.position, t.name) from training_survey_topics as st
      join training_topics as t on t.id = st.topic_id where st.survey_id = s.id), '[]') as topics
  from training_surveys as s ${joinName('s.body_id', 'term')} join places as home on home.id = home_of(s.body_id)`

const seen = (reach: Reach) => sql`(home.custody_path <@ ${reach.placePath}::ltree or home.custody_path @> ${reach.placePath}::ltree)`

export const openOn = ({ opensOn, closesOn, closedAt }: Pick<Survey, 'opensOn' | 'closesOn' | 'closedAt'>, on: Temporal.PlainDate) =>
  closedAt === null && Temporal.PlainDate.compare(opensOn, on) <= 0 && Temporal.PlainDate.compare(on, closesOn) <= 0

export async function selectSurveys(db: Db, reach: Reach): Promise<Survey[]> {
  const { rows } = await sql<Survey>`${surveys} where ${seen(reach)} order by s.opens_on desc, s.id limit 500`.execute(db)
  return rows
}
export async function selectSurvey(db: Db, reach: Reach, id: string): Promise<Survey | undefined> {
  const { rows } = await sql<Survey>`${surveys} where s.id = ${id} and ${seen(reach)}`.execute(db)
  return rows[0]
}
export async function selectOwnSurvey(db: Db, reach: Reach, id: string): Promise<Survey | undefined> {
  const { rows } = await sql<Survey>`${surveys} where s.id = ${id} and ${within(reach, 's.body_id')}`.execute(db)
  return rows[0]
}
/** A survey that asks the people of the post's own body, a centre. */
export async function surveyOfCentre(db: Db, reach: Reach, id: string): Promise<Survey | undefined> {
  const { rows } = await sql<Survey>`${surveys} where s.id = ${id} and governs(s.body_id, ${reach.bodies[0] ?? null}::uuid)`.execute(db)
  return rows[0]
}

/** Those that ask a person today, with his answer where he gave one. */
export async function surveysFor(db: Db, personId: string, today: Temporal.PlainDate): Promise<(Survey & { answered: boolean })[]> {
  const { rows } = await sql<Survey & { answered: boolean }>`
    select asked.*, exists (select from training_answers as a where a.survey_id = asked.id and a.person_id = ${personId} and a.entered_by = ${personId}) as answered
    from (${surveys} where s.closed_at is null and s.opens_on <= ${today}::date and s.closes_on >= ${today}::date
      and exists (select from tenures as e join posts as p on p.id = e.post_id join bodies as c on c.id = p.body_id and c.kind = 'learning-centre'
        where e.person_id = ${personId} and e.valid @> ${today}::date and governs(s.body_id, c.id))) as asked order by asked."closesOn", asked.id`.execute(
    db,
  )
  return rows
}

export interface Answer {
  id: string
  personId: string
  name: string
  centreId: string
  centre: string
  place: string
  topics: { id: string; name: string }[]
  form: string
  time: Time
  remark: string
  on: Temporal.PlainDate
  /** Who typed it for him. */
  assistedBy: string | null
}

const answers = sql`
  select a.id, a.person_id as "personId", person.name, a.centre_id as "centreId", term.name as centre, place.name as place,
    (select jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) order by t.position, t.name) from training_answer_topics as x join training_topics as t on t.id = x.topic_id
      where x.answer_id = a.id) as topics,
    a.form, a.wanted_time as time, a.remark, a.answered_on as on, case when a.entered_by <> a.person_id then helper.name end as "assistedBy"
  from training_answers as a join people as person on person.id = a.person_id join people as helper on helper.id = a.entered_by ${joinName('a.centre_id', 'term')}
  join places as home on home.id = home_of(a.centre_id)
  join lateral (select name from place_terms where place_id = home.id order by lower(valid) desc nulls last limit 1) as place on true`

/** Answers of the people whom the reader may see. */
export async function answersSeen(db: Db, reach: Reach, surveyId: string): Promise<Answer[]> {
  const { rows } = await sql<Answer>`
    ${answers} where a.survey_id = ${surveyId} and ${seesPeopleOf(reach, 'a.centre_id', 'home.custody_path')}
    order by place.name collate "vi-x-icu", person.given_name collate "vi-x-icu", a.id`.execute(db)
  return rows
}

export async function answerOf(db: Db, surveyId: string, personId: string): Promise<Answer | undefined> {
  const { rows } = await sql<Answer>`${answers} where a.survey_id = ${surveyId} and a.person_id = ${personId}`.execute(db)
  return rows[0]
}

export interface NewSurvey {
  title: string
  opensOn: Temporal.PlainDate
  closesOn: Temporal.PlainDate
  topics: string[]
}

export async function recordSurvey(tx: Tx, bodyId: string, one: NewSurvey, { by, at }: Act): Promise<string> {
  const id = newId()
  await tx
    .insertInto('training_surveys')
    .values({ id, body_id: bodyId, title: one.title, opens_on: one.opensOn, closes_on: one.closesOn, opened_at: at, opened_by: by })
    .execute()
  await tx
    .insertInto('training_survey_topics')
    .values([...new Set(one.topics)].map((topic_id) => ({ survey_id: id, topic_id })))
    .execute()
  return id
}

export const recordSurveyClosed = (tx: Tx, id: string, { by, at }: Act) =>
  tx.updateTable('training_surveys').set({ closed_at: at, closed_by: by, version: sql`version + 1` }).where('id', '=', id).execute()

export interface NewAnswer {
  topics: string[]
  form: string
  time: Time
  remark: string
}

/** One answer a person: his own takes the place of what was typed for him. */
export async function recordAnswer(
  tx: Tx,
  surveyId: string,
  who: { personId: string; centreId: string },
  one: NewAnswer,
  { by, at }: Act,
  on: Temporal.PlainDate,
): Promise<void> {
  const said = {
    centre_id: who.centreId,
    form: one.form,
    wanted_time: one.time,
    remark: one.remark,
    answered_on: on,
    entered_at: at,
    entered_by: by,
  }
  const row = await tx
    .insertInto('training_answers')
    .values({ id: newId(), survey_id: surveyId, person_id: who.personId, ...said })
    .onConflict((conflict) => conflict.columns(['survey_id', 'person_id']).doUpdateSet(said))
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.deleteFrom('training_answer_topics').where('answer_id', '=', row.id).execute()
  await tx
    .insertInto('training_answer_topics')
    .values([...new Set(one.topics)].map((topic_id) => ({ answer_id: row.id, topic_id })))
    .execute()
}
