import { type Reach, withinPlace } from '../../kernel/access.ts'
import { type Db, sql } from '../../kernel/db/index.ts'
import { bodyKeeper, type CentreName, centreInTerritory, endOfBody, joinName, ownCentre } from '../../registry/index.ts'
import type { EquipmentKind, Facts, Tenure } from './centre.ts'

export interface CentreRow {
  id: string
  name: string
  place: string
  facts: Facts
  /** Days for which nobody has been director in full; null while somebody is, or when nobody ever was. */
  directorVacant: number | null
  deputyVacant: number | null
  owned: number
  borrowed: number
}

/** Every post of a board once: whether somebody holds it in full, and the day after its last full holder left. */
const board = (today: Temporal.PlainDate) => sql`
  select count(*) filter (where role = 'centre-director' and held)::int as directors, count(*) filter (where role = 'centre-deputy-director' and held)::int as deputies,
    count(*) filter (where role = 'accountant' and held)::int as accountants, count(*) filter (where role = 'treasurer' and held)::int as treasurers,
    max(${today}::date - ended) filter (where role = 'centre-director' and not held) as director_vacant,
    max(${today}::date - ended) filter (where role = 'centre-deputy-director' and not held) as deputy_vacant
  from (select p.role, coalesce(bool_or(e.valid @> ${today}::date), false) as held, max(upper(e.valid)) filter (where upper(e.valid) <= ${today}::date) as ended
    from posts as p left join tenures as e on e.post_id = p.id and not e.acting where p.body_id = c.id group by p.id) as seats`

const facts = (today: Temporal.PlainDate) => sql`
  jsonb_build_object(
    'founded', coalesce(profile.founding_code <> '' and profile.founded_on is not null, false),
    'address', coalesce(profile.address <> '', false),
    'hours', coalesce(profile.opening_hours <> '', false),
    'contact', coalesce(profile.phone <> '' or profile.email <> '', false),
    'sealAndAccount', coalesce(profile.has_seal is not null and profile.has_account is not null, false),
    'premises', premises.n > 0, 'office', premises.offices > 0,
    'networked', exists (select from centre_equipment where centre_id = c.id and kind = 'networked-computer' and valid @> ${today}::date),
    'bookcase', exists (select from centre_equipment where centre_id = c.id and kind = 'bookcase' and valid @> ${today}::date),
    'director', board.directors > 0, 'deputies', board.deputies, 'accountant', board.accountants > 0, 'treasurer', board.treasurers > 0,
    'regulation', exists (select from measure_cells where measure_id = 'regulation.in-force' and unit_id = c.id and month = date_trunc('month', ${today}::date)::date and numerator > 0)
  ) as facts`

const rows = (today: Temporal.PlainDate) => sql`
  select c.id, term.name, place.name as place, ${facts(today)}, board.director_vacant as "directorVacant",
    board.deputy_vacant as "deputyVacant", premises.owned, premises.borrowed
  from bodies as c ${joinName('c.id', 'term', today)} join places as home on home.id = home_of(c.id)
  join lateral (select name from place_terms where place_id = home.id order by lower(valid) desc nulls last limit 1) as place on true
  left join centre_profiles as profile on profile.centre_id = c.id
  join lateral (
    select count(*)::int as n, count(*) filter (where has_office)::int as offices, count(*) filter (where tenure = 'own')::int as owned,
      count(*) filter (where tenure = 'borrowed')::int as borrowed
    from centre_premises where centre_id = c.id and valid @> ${today}::date) as premises on true
  join lateral (${board(today)}) as board on true
  where c.kind = 'learning-centre'`

/** Living centres of the reader's territory with what their completeness asks for. */
export async function selectCentres(db: Db, reach: Reach, q: string, today: Temporal.PlainDate): Promise<CentreRow[]> {
  const { rows: found } = await sql<CentreRow>`
    ${rows(today)} and term.living and ${withinPlace(reach, 'home.custody_path')}
      and (${q} = '' or position(fold(${q}) in fold(term.name || ' ' || place.name)) > 0)
    order by term.name collate "vi-x-icu", c.id limit 12000`.execute(db)
  return found
}

export interface Profile {
  foundingCode: string
  foundedOn: Temporal.PlainDate | null
  foundingFileId: string | null
  address: string
  openingHours: string
  phone: string
  email: string
  hasSeal: boolean | null
  hasAccount: boolean | null
  version: number
}

export interface Premises {
  id: string
  name: string
  tenure: Tenure
  rooms: number
  seats: number | null
  hasOffice: boolean
  from: Temporal.PlainDate
  until: Temporal.PlainDate | null
  version: number
}

export interface Equipment {
  kind: EquipmentKind
  quantity: number
  since: Temporal.PlainDate
}

export interface Centre extends CentreName {
  profile: Profile | null
  premises: Premises[]
  equipment: Equipment[]
}

/** What a centre keeps of itself, beside its name. */
const whole =
  (find: typeof centreInTerritory) =>
  async (db: Db, reach: Reach, id: string): Promise<Centre | undefined> => {
    const found = await find(db, reach, id)
    return found && { ...found, ...(await kept(db, id)) }
  }
export const selectCentre = whole(centreInTerritory)
export const selectOwnCentre = whole(ownCentre)

export interface OwnPremises extends Premises {
  centre: Centre
}

/** The first day of a centre; null where its beginning is not on record. */
export async function beginningOf(db: Db, id: string): Promise<Temporal.PlainDate | null> {
  const { rows } = await sql<{ first: Temporal.PlainDate | null }>`
    select lower(valid) as first from body_terms where body_id = ${id} order by lower(valid) nulls first limit 1`.execute(db)
  return rows[0]?.first ?? null
}

/** One of the centre's own premises, used or left. */
export async function selectOwnPremises(
  db: Db,
  reach: Reach,
  id: string,
  { premisesId }: Record<string, string>,
): Promise<OwnPremises | undefined> {
  const centre = await selectOwnCentre(db, reach, id)
  const one = centre?.premises.find((row) => row.id === premisesId)
  return centre && one && { ...one, centre }
}

async function kept(db: Db, id: string): Promise<Pick<Centre, 'profile' | 'premises' | 'equipment'>> {
  const [profile, premises, equipment] = await Promise.all([
    sql<Profile>`
      select founding_code as "foundingCode", founded_on as "foundedOn", founding_file_id as "foundingFileId", address, opening_hours as "openingHours", phone, email,
        has_seal as "hasSeal", has_account as "hasAccount", version from centre_profiles where centre_id = ${id}`.execute(db),
    sql<Premises>`
      select id, name, tenure, rooms, seats, has_office as "hasOffice", lower(valid) as "from", upper(valid) as "until", version
      from centre_premises where centre_id = ${id} order by upper(valid) is not null, lower(valid), id`.execute(db),
    sql<Equipment>`
      select kind, quantity, lower(valid) as since from centre_equipment where centre_id = ${id} and upper(valid) is null order by kind`.execute(
      db,
    ),
  ])
  return { profile: profile.rows[0] ?? null, premises: premises.rows, equipment: equipment.rows }
}

export async function selectFacts(db: Db, id: string, today: Temporal.PlainDate): Promise<CentreRow | undefined> {
  const { rows: found } = await sql<CentreRow>`${rows(today)} and c.id = ${id}`.execute(db)
  return found[0]
}

export interface Predecessor {
  id: string
  name: string
  onDate: Temporal.PlainDate
  keepsRecords: boolean
  /** How far its hand-over has come. */
  handOver: 'none' | 'drafting' | 'signed'
}

/** Centres that were merged into this one, and when (merging of 2025: three old ones into one). */
export async function selectPredecessors(db: Db, id: string): Promise<Predecessor[]> {
  const { rows: found } = await sql<Predecessor>`
    select heir.from_id as id, term.name, heir.on_date as "onDate", heir.keeps_records as "keepsRecords",
      case when list.id is null then 'none' when list.signed_at is null then 'drafting' else 'signed' end as "handOver"
    from body_heirs as heir left join merger_hand_overs as list on list.from_id = heir.from_id and list.to_id = heir.to_id and list.supplements_id is null ${joinName('heir.from_id', 'term')} where heir.to_id = ${id} order by heir.on_date desc, term.name collate "vi-x-icu"`.execute(
    db,
  )
  return found
}

export interface Ended {
  on: Temporal.PlainDate
  /** The centre that goes on with its records, where one is known. */
  heir: { id: string; name: string } | null
}

/** When a centre ended and who goes on with it; null while it lives. */
export async function selectEnd(db: Db, id: string, today: Temporal.PlainDate): Promise<Ended | null> {
  const { rows: found } = await sql<{
    on: Temporal.PlainDate | null
  }>`select ${endOfBody('c.id')} as on from bodies as c where c.id = ${id}`.execute(db)
  const on = found[0]?.on
  if (!on || Temporal.PlainDate.compare(on, today) > 0) return null
  return { on, heir: (await bodyKeeper(db, id, today)) ?? null }
}

/** The centre behind a record that a figure counts. */
const centreBehind = (table: 'centre_premises' | 'centre_equipment') => async (db: Db, reach: Reach, id: string) => {
  const { rows: found } = await sql<{ id: string }>`
    select record.centre_id as id from ${sql.table(table)} as record join places as home on home.id = home_of(record.centre_id)
    where record.id = ${id} and ${withinPlace(reach, 'home.custody_path')}`.execute(db)
  return found[0]
}
export const selectPremisesCentre = centreBehind('centre_premises')
export const selectEquipmentCentre = centreBehind('centre_equipment')

export async function selectBoardCentre(db: Db, reach: Reach, tenureId: string): Promise<{ id: string } | undefined> {
  const { rows: found } = await sql<{ id: string }>`
    select c.id from tenures as e join posts as p on p.id = e.post_id join bodies as c on c.id = p.body_id and c.kind = 'learning-centre'
    join places as home on home.id = home_of(c.id) where e.id = ${tenureId} and ${withinPlace(reach, 'home.custody_path')}`.execute(db)
  return found[0]
}
