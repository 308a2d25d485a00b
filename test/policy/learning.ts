import type { Actor } from '../../src/kernel/access.ts'
import { type Db, sql } from '../../src/kernel/db/index.ts'
import { holds, liesIn, type Oracle, own } from './relations.ts'
import { seatedInTerritory } from './units.ts'

interface PooledRow {
  centre: string
  listed: boolean
  active: boolean
}
const pooled = async (db: Db, id: string) =>
  (
    await sql<PooledRow>`
      select centre_id as centre, ended_on is null as active,
        ended_on is null and exists (select from presenter_consents c where c.presenter_id = p.id and c.ended_at is null) as listed
      from presenters p where id = ${id}`.execute(db)
  ).rows[0]

/** Asked anew for every record and actor; no border moves meanwhile. */
const placesAbove = new WeakMap<Db, Map<string, Promise<string | undefined>>>()

/** The place of a kind at or above a body's seat, by today's terms. */
function above(db: Db, bodyId: string, kind: 'commune' | 'province'): Promise<string | undefined> {
  const known = placesAbove.get(db) ?? new Map<string, Promise<string | undefined>>()
  placesAbove.set(db, known)
  const found = known.get(bodyId + kind) ?? findAbove(db, bodyId, kind)
  known.set(bodyId + kind, found)
  return found
}

async function findAbove(db: Db, bodyId: string, kind: 'commune' | 'province'): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    with recursive up as (
      select place_id as id from (select place_id from body_terms where body_id = ${bodyId} order by lower(valid) desc nulls last limit 1) as seat
      union select t.parent_id from up join place_terms t on t.place_id = up.id and upper(t.valid) is null where t.parent_id is not null)
    select up.id from up join places on places.id = up.id where places.kind = ${kind}`.execute(db)
  return rows[0]?.id
}
const meetsIn = async (db: Db, actor: Actor, centre: string, kind: 'commune' | 'province') => {
  const [mine, its] = [await above(db, own(actor), kind), await above(db, centre, kind)]
  return mine !== undefined && mine === its
}

/** Everyone of the own centre; of the province whoever agreed to be listed. */
const seesPresenter: Oracle = async (db, actor, id) => {
  const one = await pooled(db, id)
  return one !== undefined && (one.centre === own(actor) || (one.listed && (await meetsIn(db, actor, one.centre, 'province'))))
}
const seesActivePresenter: Oracle = async (db, actor, id) => ((await pooled(db, id))?.active ?? false) && seesPresenter(db, actor, id)

/** His centre; an office of its commune, another centre being none, only while he is listed. */
const keepsPresenter: Oracle = async (db, actor, id) => {
  const one = await pooled(db, id)
  if (!one || one.centre === own(actor)) return one !== undefined
  return one.listed && actor.post?.line !== 'centre' && (await meetsIn(db, actor, one.centre, 'commune'))
}
const centreOfTalk = async (db: Db, id: string) =>
  (await sql<{ centre: string }>`select centre_id as centre from presenter_talks where id = ${id}`.execute(db)).rows[0]?.centre
const talkInTerritory: Oracle = async (db, actor, id) => {
  const centre = await centreOfTalk(db, id)
  return centre !== undefined && seatedInTerritory(db, actor, centre)
}
const talkOfOwnCentre: Oracle = async (db, actor, id) => (await centreOfTalk(db, id)) === own(actor)
const published = sql`exists (select from model_versions v where v.model_id = m.id and v.published_at is not null)`
const modelPublished: Oracle = (db, _actor, id) => holds(db, sql`select from models m where m.id = ${id} and ${published}`)
const modelPublishedWithFile: Oracle = (db, _actor, id) =>
  holds(
    db,
    sql`select from model_versions v where v.model_id = ${id} and v.file_id is not null and v.published_at is not null
      and not exists (select from model_versions n where n.model_id = v.model_id and n.published_at is not null and n.number > v.number)`,
  )
const modelOfOwnCentre: Oracle = (db, actor, id) =>
  holds(db, sql`select from models m where m.id = ${id} and m.centre_id = ${own(actor)} and ${published}`)
const modelDraftOfOwnCentre: Oracle = (db, actor, id) =>
  holds(
    db,
    sql`select from models m join model_versions v on v.model_id = m.id where m.id = ${id} and m.centre_id = ${own(actor)} and v.published_at is null and m.withdrawn_on is null`,
  )
const modelOfAnotherCentre: Oracle = (db, actor, id) =>
  holds(db, sql`select from models m where m.id = ${id} and m.centre_id <> ${own(actor)} and m.withdrawn_on is null and ${published}`)

/** Handed in and not yet published; the file, too, only when there is one. */
const modelSubmitted = async (db: Db, actor: Actor, id: string, withFile: boolean) => {
  const { rows } = await sql<{ centre: string }>`
    select m.centre_id as centre from models m join model_versions v on v.model_id = m.id
    where m.id = ${id} and v.submitted_at is not null and v.published_at is null and m.withdrawn_on is null and (not ${withFile} or v.file_id is not null)`.execute(
    db,
  )
  return rows[0] !== undefined && seatedInTerritory(db, actor, rows[0].centre)
}
const modelSubmittedInTerritory: Oracle = (db, actor, id) => modelSubmitted(db, actor, id, false)
const modelSubmittedWithFile: Oracle = (db, actor, id) => modelSubmitted(db, actor, id, true)
const centreOfAdoption = async (db: Db, id: string) =>
  (await sql<{ centre: string }>`select centre_id as centre from model_adoptions where id = ${id}`.execute(db)).rows[0]?.centre
const adoptionInTerritory: Oracle = async (db, actor, id) => {
  const centre = await centreOfAdoption(db, id)
  return centre !== undefined && seatedInTerritory(db, actor, centre)
}
const adoptionOfOwnCentre: Oracle = async (db, actor, id) => (await centreOfAdoption(db, id)) === own(actor)
const seatOf = async (db: Db, bodyId: string) =>
  (
    await sql<{
      at: string
    }>`select place_id as at from body_terms where body_id = ${bodyId} order by lower(valid) desc nulls last limit 1`.execute(db)
  ).rows[0]?.at
const bodyIn = async (db: Db, table: string, id: string) =>
  (await sql<{ body: string }>`select body_id as body from ${sql.table(table)} where id = ${id}`.execute(db)).rows[0]?.body

/** What an office holds is open to those below its place and to those above it; next door it is not. */
const openAlongTheTree =
  (table: string): Oracle =>
  async (db, actor, id) => {
    const seat = await seatOf(db, (await bodyIn(db, table, id)) ?? '')
    if (!seat || !actor.post) return false
    const below = await holds(
      db,
      sql`select from places a, places b where a.id = ${actor.post.placeId} and b.id = ${seat} and a.custody_path <@ b.custody_path`,
    )
    return below || liesIn(db, actor, seat)
  }
const seesCourse = openAlongTheTree('training_courses')
const seesSurvey = openAlongTheTree('training_surveys')
const holdsCourse: Oracle = async (db, actor, id) => (await bodyIn(db, 'training_courses', id)) === own(actor)
const asksSurvey: Oracle = async (db, actor, id) => (await bodyIn(db, 'training_surveys', id)) === own(actor)
const keepsWait: Oracle = async (db, actor, id) => (await bodyIn(db, 'training_waits', id)) === own(actor)
const holdsCourseOfParticipant: Oracle = (db, actor, id) =>
  holds(
    db,
    sql`select from training_participants p join training_courses c on c.id = p.course_id where p.id = ${id} and c.body_id = ${own(actor)}`,
  )
const isAskedBySurvey: Oracle = async (db, actor, id) => {
  const seat = await seatOf(db, (await bodyIn(db, 'training_surveys', id)) ?? '')
  return holds(
    db,
    sql`select from places a, places b where a.id = ${actor.post!.placeId} and b.id = ${seat} and a.custody_path <@ b.custody_path`,
  )
}
const termsAtCentres = async (db: Db, person: string) =>
  (
    await sql<{ centre: string; serves: boolean }>`
      select b.id as centre, t.valid @> date '2026-11-23' as serves from tenures t join posts p on p.id = t.post_id join bodies b on b.id = p.body_id
      where t.person_id = ${person} and b.kind = 'learning-centre'`.execute(db)
  ).rows

/** Whoever holds a post at a centre is known to that centre, and with those who held one to the offices of its territory; not to another centre there. */
const seesLearner: Oracle = async (db, actor, id) => {
  for (const { centre, serves } of await termsAtCentres(db, id)) {
    if (actor.post?.line === 'centre' ? serves && centre === own(actor) : await seatedInTerritory(db, actor, centre)) return true
  }
  return false
}

/** Written down only where somebody serves today. */
const keepsLearner: Oracle = async (db, actor, id) => {
  for (const { centre, serves } of await termsAtCentres(db, id)) {
    if (serves && (actor.post?.line === 'centre' ? centre === own(actor) : await seatedInTerritory(db, actor, centre))) return true
  }
  return false
}
const seesProof: Oracle = async (db, actor, id) => {
  const { rows } = await sql<{ person: string }>`select person_id as person from qualifications where file_id = ${id}`.execute(db)
  for (const { person } of rows) if (await seesLearner(db, actor, person)) return true
  return false
}

export const learningOracles = {
  seesCourse,
  holdsCourse,
  holdsCourseOfParticipant,
  keepsWait,
  seesSurvey,
  asksSurvey,
  isAskedBySurvey,
  seesLearner,
  keepsLearner,
  seesProof,
  modelPublished,
  modelPublishedWithFile,
  modelOfOwnCentre,
  modelDraftOfOwnCentre,
  modelOfAnotherCentre,
  modelSubmittedInTerritory,
  modelSubmittedWithFile,
  adoptionInTerritory,
  adoptionOfOwnCentre,
  seesPresenter,
  seesActivePresenter,
  keepsPresenter,
  talkInTerritory,
  talkOfOwnCentre,
}
