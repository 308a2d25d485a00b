import type { Actor } from '../src/kernel/access.ts'
import { type Db, sql } from '../src/kernel/db/index.ts'

/** Whether an actor may have a subject before him, said a second time and in another way than the application says it: plain relations, one question per row. */
type Oracle = (db: Db, actor: Actor, id: string) => Promise<boolean>

async function holds(db: Db, question: ReturnType<typeof sql>): Promise<boolean> {
  const { rows } = await sql<{ holds: boolean }>`select exists (${question}) as holds`.execute(db)
  return rows[0]!.holds
}

const own = (actor: Actor) => actor.post?.bodyId ?? '00000000-0000-0000-0000-000000000000'

const readsDocument: Oracle = (db, actor, id) =>
  holds(db, sql`select from document_readers where document_id = ${id} and body_id = ${own(actor)}`)
/** A report upward is written on a directive that the body gave work from. */
const issuesOwnDirective: Oracle = (db, actor, id) =>
  holds(
    db,
    sql`select from documents d where d.id = ${id} and exists (select from tasks t where t.document_id = d.id and t.assigner_body_id = ${own(actor)})`,
  )
const hasArrival: Oracle = (db, actor, id) =>
  holds(
    db,
    sql`
  select from arrivals a where a.id = ${id} and (a.body_id = ${own(actor)}
    or exists (select from arrival_forwards f where f.arrival_id = a.id and f.post_id = ${actor.post?.id ?? null}::uuid))`,
  )
/** Who keeps the register corrects it; of a paper taken out nothing is left to correct. */
const keepsArrival: Oracle = (db, actor, id) =>
  holds(
    db,
    sql`select from arrivals a join documents d on d.id = a.document_id where a.id = ${id} and a.body_id = ${own(actor)} and d.purged_at is null`,
  )
const assigned: Oracle = (db, actor, id) => holds(db, sql`select from tasks where id = ${id} and assigner_body_id = ${own(actor)}`)
const receives: Oracle = (db, actor, id) => holds(db, sql`select from assignments where id = ${id} and body_id = ${own(actor)}`)
const seesAssignment: Oracle = (db, actor, id) =>
  holds(
    db,
    sql`
  select from assignments a join tasks t on t.id = a.task_id where a.id = ${id} and ${own(actor)} in (a.body_id, t.assigner_body_id)`,
  )
const assignedBy: Oracle = (db, actor, id) =>
  holds(
    db,
    sql`
  select from assignments a join tasks t on t.id = a.task_id where a.id = ${id} and t.assigner_body_id = ${own(actor)}`,
  )

const gaveWorkTo: Oracle = (db, actor, id) =>
  holds(db, sql`select from assignments a join tasks t on t.id = a.task_id where a.body_id = ${id} and t.assigner_body_id = ${own(actor)}`)

const heldSession: Oracle = (db, actor, id) =>
  holds(db, sql`select from dissemination_sessions where id = ${id} and body_id = ${own(actor)}`)
/** The body that held it; while it stands, whoever gave that body a task from the document, and the document's issuer when that body received it. */
const seesSession: Oracle = (db, actor, id) =>
  holds(
    db,
    sql`select from dissemination_sessions s where s.id = ${id} and (s.body_id = ${own(actor)} or (s.voided_at is null and (
      exists (select from tasks t join assignments a on a.task_id = t.id where t.document_id = s.document_id and a.body_id = s.body_id and a.ended_at is null and t.assigner_body_id = ${own(actor)})
      or exists (select from documents d join document_readers r on r.document_id = d.id where d.id = s.document_id and d.issuer_body_id = ${own(actor)} and r.body_id = s.body_id and r.via = 'recipient'))))`,
  )

/** Places and bodies are public nouns: whoever is signed in may read them. */
const publicNoun: Oracle = async (_db, actor) => actor.person !== null

/** Next above a place: its parent while it lives, else its record keeper, else the last parent it had. Borders stand still in these tests. */
const nextAbove = new Map<string, Promise<string | null>>()
async function askNextAbove(db: Db, at: string): Promise<string | null> {
  const { rows } = await sql<{ above: string | null }>`
    select case when exists (select from place_terms where place_id = ${at} and upper(valid) is null)
      then (select parent_id from place_terms where place_id = ${at} and upper(valid) is null)
      else coalesce((select to_id from place_heirs where from_id = ${at} and keeps_records),
                    (select parent_id from place_terms where place_id = ${at} order by lower(valid) desc nulls last limit 1)) end as above`.execute(
    db,
  )
  return rows[0]?.above ?? null
}

/** A village's territory is its commune. */
const territories = new Map<string, Promise<string | null>>()
async function askTerritory(db: Db, place: string): Promise<string | null> {
  return (await holds(db, sql`select from places where id = ${place} and kind = 'village'`)) ? askNextAbove(db, place) : place
}

/** Is the post's territory met on the way up from a place? */
async function liesIn(db: Db, actor: Actor, placeId: string | undefined): Promise<boolean> {
  const place = actor.post?.placeId
  if (!place) return false
  const asked = territories.get(place) ?? askTerritory(db, place)
  territories.set(place, asked)
  const territory = await asked
  for (let at: string | null | undefined = placeId; at; ) {
    if (at === territory) return true
    const next: Promise<string | null> = nextAbove.get(at) ?? askNextAbove(db, at)
    nextAbove.set(at, next)
    at = await next
  }
  return false
}
const inTerritory: Oracle = (db, actor, id) => liesIn(db, actor, id)
const belowTerritory: Oracle = async (db, actor, id) => id !== actor.post?.placeId && (await liesIn(db, actor, id))
const mayHoldPlaces: Oracle = async (db, actor, id) =>
  (await liesIn(db, actor, id)) && holds(db, sql`select from places where id = ${id} and kind in ('nation', 'province', 'commune')`)
const seatedInTerritory: Oracle = async (db, actor, id) => {
  const { rows } = await sql<{ at: string }>`
    select place_id as at from body_terms where body_id = ${id} order by lower(valid) desc nulls last limit 1`.execute(db)
  return liesIn(db, actor, rows[0]?.at)
}

/** Somebody is known where he holds or held a post: a body whose seat, or the heir of its seat, lies below the post's place. */
const servedInTerritory: Oracle = async (db, actor, id) => {
  const { rows } = await sql<{ at: string }>`
    select (select place_id from body_terms where body_id = p.body_id order by lower(valid) desc nulls last limit 1) as at
    from tenures t join posts p on p.id = t.post_id where t.person_id = ${id}`.execute(db)
  for (const { at } of rows) if (await liesIn(db, actor, at)) return true
  return false
}
const ofOwnPost: Oracle = (db, actor, id) =>
  holds(db, sql`select from hand_overs h join posts p on p.id = h.post_id where h.id = ${id} and p.body_id = ${own(actor)}`)

const drafts: Oracle = (db, actor, id) => holds(db, sql`select from outgoing_papers where id = ${id} and drafting_body_id = ${own(actor)}`)
/** What was never submitted is its desk's own. */
const wasGiven: Oracle = (db, actor, id) =>
  holds(
    db,
    sql`select from outgoing_papers where id = ${id} and body_id = ${own(actor)} and (submitted_at is not null or returned_at is not null)`,
  )
const seesOutgoing: Oracle = async (db, actor, id) => (await drafts(db, actor, id)) || (await wasGiven(db, actor, id))

/** What was sent to the post, or to its body without naming a post; the holder's messages follow the part. */
const hearsNotice: Oracle = (db, actor, id) =>
  holds(
    db,
    sql`select from notices n join assignments a on a.id = n.assignment_id where n.id = ${id} and n.body_id = ${own(actor)}
      and case when n.audience = 'holder' then a.holder_post_id is null or a.holder_post_id = ${actor.post?.id ?? null}::uuid
        else n.post_id is null or n.post_id = ${actor.post?.id ?? null}::uuid end`,
  )

const isOwnBody: Oracle = async (_db, actor, id) => id === own(actor)
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

const termInTerritory: Oracle = async (db, actor, id) => {
  const { rows } = await sql<{ centre: string }>`
    select b.id as centre from tenures e, posts p, bodies b where e.id = ${id} and p.id = e.post_id and b.id = p.body_id and b.kind = 'learning-centre'`.execute(
    db,
  )
  return rows[0] !== undefined && seatedInTerritory(db, actor, rows[0].centre)
}

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
const manages = (db: Db, actor: Actor, centre: string) =>
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

export const oracles = {
  seesCoordination,
  coordinationOfOwnCentre,
  askedToCoordinate,
  mergedIntoTerritory,
  mergedIntoOwn,
  handOverInTerritory,
  receivesHandOver,
  assessmentInTerritory,
  seesAllOfAssessment,
  isAssessed,
  assessesColleague,
  managesAssessed,
  keepsScale,
  initiativeInTerritory,
  initiativeOfOwnCentre,
  initiativeOfManagedCentre,
  recognitionInTerritory,
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
  appointmentInTerritory,
  askedForOpinion,
  keepsRule,
  allowanceInTerritory,
  activityInTerritory,
  activityOfOwnCentre,
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
  ratingInTerritory,
  ratingOfOwnCentre,
  evidenceInTerritory,
  seesCriteria,
  keepsCriteria,
  shortcomingInTerritory,
  shortcomingOfOwnCentre,
  termInTerritory,
  centreRecordInTerritory,
  isOwnBody,
  ofOwnCentre,
  seesRegulation,
  hearsNotice,
  drafts,
  wasGiven,
  seesOutgoing,
  readsDocument,
  issuesOwnDirective,
  hasArrival,
  keepsArrival,
  assigned,
  receives,
  seesAssignment,
  assignedBy,
  gaveWorkTo,
  heldSession,
  seesSession,
  publicNoun,
  inTerritory,
  belowTerritory,
  mayHoldPlaces,
  seatedInTerritory,
  servedInTerritory,
  ofOwnPost,
}
