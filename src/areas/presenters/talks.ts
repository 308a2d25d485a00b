import { type Reach, within, withinPlace } from '../../kernel/access.ts'
import { type Db, sql } from '../../kernel/db/index.ts'
import { joinName } from '../../registry/index.ts'

export interface Talk {
  id: string
  presenterId: string | null
  /** Empty for who may not see him (any more). */
  presenter: string
  centreId: string
  centre: string
  onDay: Temporal.PlainDate
  topic: string
  field: string
  listened: number
  recordedAt: Temporal.Instant
  recordedBy: string
  withdrawnAt: Temporal.Instant | null
  withdrawReason: string
}

/** His name stands beside a talk while he is listed, and always for his own centre. */
const talks = (reach: Reach) => sql`
  select t.id, t.presenter_id as "presenterId", t.centre_id as "centreId", term.name as centre, t.on_day as "onDay", t.topic, t.field, t.listened,
    t.recorded_at as "recordedAt", author.name as "recordedBy", t.withdrawn_at as "withdrawnAt", t.withdraw_reason as "withdrawReason",
    case when (consent.level is not null and p.ended_on is null) or p.centre_id = (select body_id from posts where id = ${reach.post}::uuid) then person.name else '' end as presenter
  from presenter_talks as t ${joinName('t.centre_id', 'term')} join places as home on home.id = home_of(t.centre_id) join people as author on author.id = t.recorded_by
  left join presenters as p on p.id = t.presenter_id left join people as person on person.id = p.person_id
  left join presenter_consents as consent on consent.presenter_id = p.id and consent.ended_at is null`

/** Of the reader's territory. */
export async function selectTalk(db: Db, reach: Reach, id: string): Promise<Talk | undefined> {
  const { rows } = await sql<Talk>`${talks(reach)} where t.id = ${id} and ${withinPlace(reach, 'home.custody_path')}`.execute(db)
  return rows[0]
}

/** Of the reader's own centre. */
export async function selectOwnTalk(db: Db, reach: Reach, id: string): Promise<Talk | undefined> {
  const { rows } = await sql<Talk>`${talks(reach)} where t.id = ${id} and ${within(reach, 't.centre_id')}`.execute(db)
  return rows[0]
}

/** Where and on what a presenter spoke; the caller has seen to it that the reader may see him. */
export async function talksOf(db: Db, reach: Reach, presenterId: string): Promise<Talk[]> {
  const { rows } = await sql<Talk>`
    ${talks(reach)} where t.presenter_id = ${presenterId} and t.withdrawn_at is null order by t.on_day desc, t.id limit 200`.execute(db)
  return rows
}
