import { type Reach, within, withinPlace } from '../../kernel/access.ts'
import { type Db, sql } from '../../kernel/db/index.ts'
import { joinName } from '../../registry/index.ts'
import type { Line, Status } from './list.ts'

export interface Pair {
  fromId: string
  from: string
  toId: string
  to: string
  place: string
  onDate: Temporal.PlainDate
  /** The first list of the pair, which supplements follow. */
  listId: string | null
  status: Status | 'none'
  heldOn: Temporal.PlainDate | null
  sealsReturned: number | null
}

/** A merged commune may keep the name of one of those that it came from. */
const oldName = sql`case when old.name = now.name then old.name || ' (cũ)' else old.name end`

/** A former centre and a living one that goes on with it. */
const pairs = sql`
  select heir.from_id as "fromId", ${oldName} as "from", heir.to_id as "toId", now.name as "to", place.name as place, heir.on_date as "onDate", list.id as "listId",
    case when list.id is null then 'none' when list.signed_at is not null then 'signed' when list.checked_at is not null then 'checked' else 'drafting' end as status,
    case when list.signed_at is not null then list.held_on end as "heldOn", list.seals_returned as "sealsReturned"
  from body_heirs as heir join bodies as c on c.id = heir.from_id and c.kind = 'learning-centre'
  ${joinName('heir.from_id', 'old')} ${joinName('heir.to_id', 'now')} join places as home on home.id = home_of(heir.to_id)
  join lateral (select name from place_terms where place_id = home.id order by lower(valid) desc nulls last limit 1) as place on true
  left join merger_hand_overs as list on list.from_id = heir.from_id and list.to_id = heir.to_id and list.supplements_id is null
  where exists (select from body_terms where body_id = heir.to_id and upper_inf(valid))`

/** Those of the territory, what is not signed first. */
export async function selectPairs(db: Db, reach: Reach, q: string): Promise<Pair[]> {
  const { rows } = await sql<Pair>`
    ${pairs} and ${withinPlace(reach, 'home.custody_path')} and (${q} = '' or position(fold(${q}) in fold(old.name || ' ' || now.name || ' ' || place.name)) > 0)
    order by list.signed_at is not null, now.name collate "vi-x-icu", old.name collate "vi-x-icu" limit 12000`.execute(db)
  return rows
}

export interface Merger {
  id: string
  from: string
  pairs: Pair[]
}

async function selectMergerBy(db: Db, id: string, condition: ReturnType<typeof sql>): Promise<Merger | undefined> {
  const { rows } = await sql<Pair>`${pairs} and heir.from_id = ${id} and ${condition} order by heir.keeps_records desc, now.name`.execute(
    db,
  )
  return rows[0] && { id, from: rows[0].from, pairs: rows }
}
/** A former centre whose heir lies in the territory. */
export const selectMerger = (db: Db, reach: Reach, id: string) => selectMergerBy(db, id, withinPlace(reach, 'home.custody_path'))
/** A former centre that the own one goes on with. */
export const selectOwnMerger = (db: Db, reach: Reach, id: string) => selectMergerBy(db, id, within(reach, 'heir.to_id'))

export interface KeptLine extends Line {
  id: string
}

export interface HandOver {
  id: string
  version: number
  fromId: string
  from: string
  toId: string
  to: string
  /** When the old centre was merged. */
  mergedOn: Temporal.PlainDate
  supplementsId: string | null
  giver: string
  giverPost: string
  receiver: string
  receiverPost: string
  witness: string
  witnessPost: string
  heldOn: Temporal.PlainDate
  note: string
  checkedAt: Temporal.Instant | null
  signedAt: Temporal.Instant | null
  signedBy: string | null
  fileId: string | null
  sealsReturned: number | null
  sealsReturnedTo: string
  sealsReturnedOn: Temporal.PlainDate | null
  /** When the heir opened its equipment with what it received added. */
  takenAt: Temporal.Instant | null
  lines: KeptLine[]
}

const lists = sql`
  select l.id, l.version, l.from_id as "fromId", ${oldName} as "from", l.to_id as "toId", now.name as "to", heir.on_date as "mergedOn", l.supplements_id as "supplementsId", l.giver, l.giver_post as "giverPost",
    l.receiver, l.receiver_post as "receiverPost", l.witness, l.witness_post as "witnessPost", l.held_on as "heldOn", l.note, l.checked_at as "checkedAt",
    l.signed_at as "signedAt", signer.name as "signedBy", l.file_id as "fileId", l.seals_returned as "sealsReturned", l.seals_returned_to as "sealsReturnedTo",
    l.seals_returned_on as "sealsReturnedOn", l.taken_at as "takenAt",
    coalesce((select jsonb_agg(jsonb_build_object('id', n.id, 'kind', n.kind, 'name', n.name, 'unit', n.unit, 'perBooks', n.per_books, 'found', n.found,
      'condition', n.condition, 'note', n.note) order by array_position(array['asset', 'book', 'record', 'seal', 'money'], n.kind), n.position, n.id)
      from merger_lines as n where n.list_id = l.id), '[]') as lines
  from merger_hand_overs as l ${joinName('l.from_id', 'old')} ${joinName('l.to_id', 'now')} join places as home on home.id = home_of(l.to_id)
  join body_heirs as heir on heir.from_id = l.from_id and heir.to_id = l.to_id left join people as signer on signer.id = l.signed_by`

/** The first list and its supplements. */
export async function selectLists(db: Db, fromId: string, toIds: string[]): Promise<HandOver[]> {
  const { rows } = await sql<HandOver>`
    ${lists} where l.from_id = ${fromId} and l.to_id = any(${toIds}::uuid[]) order by l.supplements_id is not null, l.drafted_at, l.id`.execute(
    db,
  )
  return rows
}

const selectListBy = (condition: (reach: Reach) => ReturnType<typeof sql>) => async (db: Db, reach: Reach, id: string) => {
  const { rows } = await sql<HandOver>`${lists} where l.id = ${id} and ${condition(reach)}`.execute(db)
  return rows[0]
}
export const selectList = selectListBy((reach) => sql`${withinPlace(reach, 'home.custody_path')}`)
export const selectOwnList = selectListBy((reach) => sql`${within(reach, 'l.to_id')}`)

export interface Side {
  name: string
  post: string
}

/** Who last led a centre on its own: the giver when it ended, the receiver where it goes on. */
export async function lastDirector(db: Db, centreId: string): Promise<Side> {
  const { rows } = await sql<Side>`
    select person.name, post.title as post from tenures as e join posts as post on post.id = e.post_id join people as person on person.id = e.person_id
    where post.body_id = ${centreId} and post.role = 'centre-director'
    order by upper(e.valid) desc nulls first, e.acting, lower(e.valid) desc limit 1`.execute(db)
  return rows[0] ?? { name: '', post: '' }
}

/** Whether the heir has saved any of these kinds of equipment since it took them over. */
export async function hasSavedSince(db: Db, centreId: string, kinds: string[], since: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql`
    select from centre_equipment where centre_id = ${centreId} and kind = any(${kinds}::text[]) and recorded_at >= ${since} limit 1`.execute(
    db,
  )
  return rows.length > 0
}
