import type { Actor } from '../../src/kernel/access.ts'
import { type Db, sql } from '../../src/kernel/db/index.ts'
import { manages } from './boards.ts'
import { holds, liesIn, type Oracle, own } from './relations.ts'
import { seatedInTerritory } from './units.ts'

const ofOwnCentre: Oracle = (db, actor, id) => holds(db, sql`select from regulations where id = ${id} and centre_id = ${own(actor)}`)

/** Once issued, it is open to the offices of the centre's territory. */
const seesRegulation: Oracle = async (db, actor, id) => {
  const { rows } = await sql<{
    centre: string
  }>`select centre_id as centre from regulations where id = ${id} and issued_at is not null`.execute(db)
  return rows[0] !== undefined && seatedInTerritory(db, actor, rows[0].centre)
}
const centreRecordInTerritory: Oracle = async (db, actor, id) => {
  const { rows } = await sql<{ centre: string }>`
    select centre_id as centre from centre_premises where id = ${id} union all select centre_id from centre_equipment where id = ${id}`.execute(
    db,
  )
  return rows[0] !== undefined && seatedInTerritory(db, actor, rows[0].centre)
}
const centreOfActivity = async (db: Db, id: string) =>
  (
    await sql<{ centre: string }>`
      select centre_id as centre from activity_totals where id = ${id} union all select centre_id from centre_years where id = ${id}`.execute(
      db,
    )
  ).rows[0]?.centre
const activityInTerritory: Oracle = async (db, actor, id) => {
  const centre = await centreOfActivity(db, id)
  return centre !== undefined && seatedInTerritory(db, actor, centre)
}
const activityOfOwnCentre: Oracle = async (db, actor, id) => (await centreOfActivity(db, id)) === own(actor)
const centreOfShortcoming = async (db: Db, id: string) =>
  (await sql<{ centre: string }>`select centre_id as centre from shortcomings where id = ${id}`.execute(db)).rows[0]?.centre
const shortcomingInTerritory: Oracle = async (db, actor, id) => {
  const centre = await centreOfShortcoming(db, id)
  return centre !== undefined && seatedInTerritory(db, actor, centre)
}
const shortcomingOfOwnCentre: Oracle = async (db, actor, id) => (await centreOfShortcoming(db, id)) === own(actor)
const centreOfRating = async (db: Db, id: string) =>
  (await sql<{ centre: string }>`select centre_id as centre from ratings where id = ${id}`.execute(db)).rows[0]?.centre
const ratingInTerritory: Oracle = async (db, actor, id) => {
  const centre = await centreOfRating(db, id)
  return centre !== undefined && seatedInTerritory(db, actor, centre)
}
const ratingOfOwnCentre: Oracle = async (db, actor, id) => (await centreOfRating(db, id)) === own(actor)
const evidenceInTerritory: Oracle = async (db, actor, id) => {
  const { rows } = await sql<{ rating: string }>`select rating_id as rating from rating_scores where file_id = ${id}`.execute(db)
  return rows[0] !== undefined && ratingInTerritory(db, actor, rows[0].rating)
}

/** Whoever may read ratings sees the shipped table and what is in force of offices in or above the own territory; a draft only its own body. */
const seesCriteria: Oracle = async (db, actor, id) => {
  const { rows } = await sql<{ body: string | null; issued: boolean; at: string | null }>`
    select s.body_id as body, s.issued_at is not null as issued,
      (select place_id from body_terms where body_id = s.body_id order by lower(valid) desc nulls last limit 1) as at
    from criteria_sets s where s.id = ${id}`.execute(db)
  const [set] = rows
  if (!set) return false
  if (set.body === null || set.body === own(actor)) return true
  if (!set.issued || !set.at || !actor.post) return false
  const there = { post: { placeId: set.at } } as Actor
  return (await liesIn(db, actor, set.at)) || liesIn(db, there, actor.post.placeId)
}
const keepsCriteria: Oracle = (db, actor, id) => holds(db, sql`select from criteria_sets where id = ${id} and body_id = ${own(actor)}`)
const centreOfInitiative = async (db: Db, id: string) =>
  (await sql<{ centre: string }>`select centre_id as centre from initiatives where id = ${id}`.execute(db)).rows[0]?.centre
const initiativeInTerritory: Oracle = async (db, actor, id) => {
  const centre = await centreOfInitiative(db, id)
  return centre !== undefined && seatedInTerritory(db, actor, centre)
}
const initiativeOfOwnCentre: Oracle = async (db, actor, id) => (await centreOfInitiative(db, id)) === own(actor)
const initiativeOfManagedCentre: Oracle = async (db, actor, id) => {
  const centre = await centreOfInitiative(db, id)
  return centre !== undefined && manages(db, actor, centre)
}
const recognitionInTerritory: Oracle = async (db, actor, id) => {
  const { rows } = await sql<{ initiative: string }>`
    select initiative_id as initiative from initiative_recognitions where id = ${id} and file_id is not null`.execute(db)
  return rows[0] !== undefined && initiativeInTerritory(db, actor, rows[0].initiative)
}
const heirCentres = async (db: Db, from: string) =>
  (
    await sql<{ to: string }>`
      select h.to_id as to from body_heirs h, bodies b, body_terms t
      where h.from_id = ${from} and b.id = h.from_id and b.kind = 'learning-centre' and t.body_id = h.to_id and upper(t.valid) is null`.execute(
      db,
    )
  ).rows.map(({ to }) => to)
const mergedIntoTerritory: Oracle = async (db, actor, id) => {
  for (const to of await heirCentres(db, id)) if (await seatedInTerritory(db, actor, to)) return true
  return false
}
const mergedIntoOwn: Oracle = async (db, actor, id) => (await heirCentres(db, id)).includes(own(actor))
const receiverOf = async (db: Db, id: string) =>
  (await sql<{ to: string }>`select to_id as to from merger_hand_overs where id = ${id}`.execute(db)).rows[0]?.to
const handOverInTerritory: Oracle = async (db, actor, id) => {
  const to = await receiverOf(db, id)
  return to !== undefined && seatedInTerritory(db, actor, to)
}
const receivesHandOver: Oracle = async (db, actor, id) => (await receiverOf(db, id)) === own(actor)
const centreOfRules = async (db: Db, id: string, more = sql`true`) =>
  (await sql<{ centre: string }>`select centre_id as centre from coordination_rules where id = ${id} and ${more}`.execute(db)).rows[0]
    ?.centre
const seesCoordination: Oracle = async (db, actor, id) => {
  const centre = await centreOfRules(db, id, sql`issued_at is not null`)
  return centre !== undefined && seatedInTerritory(db, actor, centre)
}
const coordinationOfOwnCentre: Oracle = async (db, actor, id) => (await centreOfRules(db, id)) === own(actor)
const askedToCoordinate: Oracle = (db, actor, id) =>
  holds(
    db,
    sql`select from coordination_partners p, coordination_rules r where p.rule_id = ${id} and p.body_id = ${own(actor)} and r.id = p.rule_id and r.asked_at is not null`,
  )

export const centresOracles = {
  seesCoordination,
  coordinationOfOwnCentre,
  askedToCoordinate,
  mergedIntoTerritory,
  mergedIntoOwn,
  handOverInTerritory,
  receivesHandOver,
  initiativeInTerritory,
  initiativeOfOwnCentre,
  initiativeOfManagedCentre,
  recognitionInTerritory,
  activityInTerritory,
  activityOfOwnCentre,
  ratingInTerritory,
  ratingOfOwnCentre,
  evidenceInTerritory,
  seesCriteria,
  keepsCriteria,
  shortcomingInTerritory,
  shortcomingOfOwnCentre,
  centreRecordInTerritory,
  ofOwnCentre,
  seesRegulation,
}
