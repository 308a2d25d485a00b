import type { Actor } from '../../src/kernel/access.ts'
import { type Db, sql } from '../../src/kernel/db/index.ts'
import { holds, type Oracle, own } from './relations.ts'
import { seatedInTerritory } from './units.ts'

const termInTerritory: Oracle = async (db, actor, id) => {
  const { rows } = await sql<{ centre: string }>`
    select b.id as centre from tenures e, posts p, bodies b where e.id = ${id} and p.id = e.post_id and b.id = p.body_id and b.kind = 'learning-centre'`.execute(
    db,
  )
  return rows[0] !== undefined && seatedInTerritory(db, actor, rows[0].centre)
}
const centreOfAppointment = async (db: Db, id: string) =>
  (await sql<{ centre: string }>`select centre_id as centre from appointments where id = ${id}`.execute(db)).rows[0]?.centre
const appointmentInTerritory: Oracle = async (db, actor, id) => {
  const centre = await centreOfAppointment(db, id)
  return centre !== undefined && seatedInTerritory(db, actor, centre)
}

/** Asked is the post's own body, and only of what was submitted. */
const askedForOpinion: Oracle = (db, actor, id) =>
  holds(
    db,
    sql`select from appointments a join appointment_opinions o on o.appointment_id = a.id where a.id = ${id} and a.submitted_at is not null and o.body_id = ${own(actor)}`,
  )
const keepsRule: Oracle = (db, actor, id) =>
  holds(
    db,
    sql`select from (select id, body_id from board_norms union all select id, body_id from board_authorities union all select id, body_id from board_limits) r
      where r.id = ${id} and r.body_id = ${own(actor)}`,
  )
const allowanceInTerritory: Oracle = async (db, actor, id) => {
  const { rows } = await sql<{ centre: string }>`
    select p.body_id as centre from board_allowances w, tenures e, posts p where w.id = ${id} and e.id = w.tenure_id and p.id = e.post_id`.execute(
    db,
  )
  return rows[0] !== undefined && seatedInTerritory(db, actor, rows[0].centre)
}
const assessed = async (db: Db, id: string) =>
  (
    await sql<{
      centre: string
      person: string
    }>`select centre_id as centre, person_id as person from assessments where id = ${id}`.execute(db)
  ).rows[0]
const assessmentInTerritory: Oracle = async (db, actor, id) => {
  const one = await assessed(db, id)
  return one !== undefined && seatedInTerritory(db, actor, one.centre)
}
export const manages = (db: Db, actor: Actor, centre: string) =>
  holds(db, sql`select from body_terms where body_id = ${centre} and manager_id = ${own(actor)} and upper(valid) is null`)

/** The member himself, the director of his centre, the chairman of the committee that manages it. */
const seesAllOfAssessment: Oracle = async (db, actor, id) => {
  const one = await assessed(db, id)
  if (!one || !(await seatedInTerritory(db, actor, one.centre))) return false
  if (one.person === actor.person?.id) return true
  if (actor.post?.role === 'centre-director') return one.centre === own(actor)
  return actor.post?.role === 'committee-chair' && manages(db, actor, one.centre)
}
const isAssessed: Oracle = async (db, actor, id) => {
  const one = await assessed(db, id)
  return one !== undefined && one.person === actor.person?.id && one.centre === own(actor)
}
const assessesColleague: Oracle = async (db, actor, id) => {
  const one = await assessed(db, id)
  return one !== undefined && one.person !== actor.person?.id && one.centre === own(actor)
}
const managesAssessed: Oracle = async (db, actor, id) => {
  const one = await assessed(db, id)
  return one !== undefined && manages(db, actor, one.centre)
}
const keepsScale: Oracle = (db, actor, id) => holds(db, sql`select from assessment_scales where id = ${id} and body_id = ${own(actor)}`)

export const boardsOracles = {
  assessmentInTerritory,
  seesAllOfAssessment,
  isAssessed,
  assessesColleague,
  managesAssessed,
  keepsScale,
  appointmentInTerritory,
  askedForOpinion,
  keepsRule,
  allowanceInTerritory,
  termInTerritory,
}
