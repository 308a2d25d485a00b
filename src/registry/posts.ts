import { type Db, dateRange, newId, sql, type Tx } from '../kernel/db/index.ts'
import { tidy } from './fold.ts'

export interface Seat {
  id: string
  bodyId: string
  role: string
  title: string
  holder: { personId: string; name: string; acting: boolean; from: Temporal.PlainDate; until: Temporal.PlainDate | null } | null
  /** Day since which nobody holds the post in full; null while somebody does, or when nobody ever did. */
  vacantSince: Temporal.PlainDate | null
}

interface SeatRow {
  id: string
  bodyId: string
  role: string
  title: string
  personId: string | null
  name: string | null
  acting: boolean
  from: Temporal.PlainDate
  until: Temporal.PlainDate | null
  lastEnd: Temporal.PlainDate | null
}

/** The posts of the bodies with who holds them on the day; a full holder hides an acting one. */
export async function seatsOf(db: Db, bodyIds: string[], on: Temporal.PlainDate): Promise<Seat[]> {
  const { rows } = await sql<SeatRow>`
    select post.id, post.body_id as "bodyId", post.role, post.title, held.person_id as "personId", held.name, held.acting, held."from", held."until",
      (select max(upper(valid)) from tenures where post_id = post.id and not acting and upper(valid) <= ${on}::date) as "lastEnd"
    from posts as post
    left join lateral (
      select tenure.person_id, people.name, tenure.acting, lower(tenure.valid) as "from", upper(tenure.valid) as "until"
      from tenures as tenure join people on people.id = tenure.person_id
      where tenure.post_id = post.id and tenure.valid @> ${on}::date order by tenure.acting, tenure.id limit 1
    ) as held on true
    where post.body_id = any(${bodyIds}::uuid[])
    order by post.body_id, post.role, post.id`.execute(db)
  return rows.map(toSeat)
}

function toSeat({ id, bodyId, role, title, ...row }: SeatRow): Seat {
  const holder =
    row.personId && row.name ? { personId: row.personId, name: row.name, acting: row.acting, from: row.from, until: row.until } : null
  return { id, bodyId, role, title, holder, vacantSince: holder && !holder.acting ? null : row.lastEnd }
}

/** Days without a full holder, the first vacant day counted as day 1 on the next morning: "Phó giám đốc: trống 146 ngày". */
export function daysVacant(seat: Pick<Seat, 'vacantSince'>, today: Temporal.PlainDate): number | null {
  return seat.vacantSince ? seat.vacantSince.until(today).days : null
}

export async function recordPost(tx: Tx, post: { id?: string; bodyId: string; role: string; title: string }): Promise<string> {
  const id = post.id ?? newId()
  await tx
    .insertInto('posts')
    .values({ id, body_id: post.bodyId, role: post.role, title: tidy(post.title) })
    .execute()
  return id
}

export interface NewTenure {
  personId: string
  postId: string
  from: Temporal.PlainDate
  /** First day on which the person no longer holds the post. */
  until?: Temporal.PlainDate | null
  acting?: boolean
}

export async function recordTenure(tx: Tx, tenure: NewTenure): Promise<string> {
  const id = newId()
  await tx
    .insertInto('tenures')
    .values({
      id,
      person_id: tenure.personId,
      post_id: tenure.postId,
      valid: dateRange(tenure.from, tenure.until ?? null),
      acting: tenure.acting ?? false,
    })
    .execute()
  return id
}

/** Ends what the person holds of the post on `on`, the first day without it; a tenure that began that day never was. False: nothing to end. */
export async function endTenure(tx: Tx, personId: string, postId: string, on: Temporal.PlainDate): Promise<boolean> {
  const held = tx
    .selectFrom('tenures')
    .select(['id', 'valid'])
    .where('person_id', '=', personId)
    .where('post_id', '=', postId)
    .where(sql<boolean>`valid @> ${on}::date`)
  const tenure = await held.executeTakeFirst()
  if (!tenure) return false
  if (tenure.valid.from?.equals(on)) await tx.deleteFrom('tenures').where('id', '=', tenure.id).execute()
  else
    await tx
      .updateTable('tenures')
      .set({ valid: dateRange(tenure.valid.from, on) })
      .where('id', '=', tenure.id)
      .execute()
  return true
}

/** Hand-over of a post on a day: the former holder out, the next one in, in one transaction (feature O6). */
export async function handOver(
  tx: Tx,
  postId: string,
  toPersonId: string,
  on: Temporal.PlainDate,
): Promise<{ fromPersonId: string | null }> {
  const former = await tx
    .selectFrom('tenures')
    .select('person_id')
    .where('post_id', '=', postId)
    .where('acting', '=', false)
    .where(sql<boolean>`valid @> ${on}::date`)
    .executeTakeFirst()
  if (former) await endTenure(tx, former.person_id, postId, on)
  await recordTenure(tx, { personId: toPersonId, postId, from: on })
  return { fromPersonId: former?.person_id ?? null }
}
