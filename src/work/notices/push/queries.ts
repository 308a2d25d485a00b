import { type Db, sql, type Tx } from '../../../kernel/db/index.ts'
import type { Lang } from '../../../kernel/words.ts'
import { loadActor } from '../../../registry/index.ts'
import { hearingOf, selectNotices } from '../queries.ts'

export interface Device {
  id: string
  device: string
  madeAt: Temporal.Instant
}

export async function selectDevices(db: Db, personId: string): Promise<Device[]> {
  return await db
    .selectFrom('push_devices')
    .select(['id', 'device', 'made_at as madeAt'])
    .where('person_id', '=', personId)
    .orderBy('made_at', 'desc')
    .execute()
}

export interface Subscription {
  endpoint: string
  p256dh: string
  auth: string
}

/** A browser belongs to whoever asked last: on a shared computer the one before hears nothing more. */
export async function recordDevice(
  tx: Tx,
  personId: string,
  given: Subscription & { device: string; lang: Lang },
  at: Temporal.Instant,
): Promise<void> {
  const row = { ...given, person_id: personId, made_at: at, told_at: at, shown: 0, failures: 0 }
  await tx
    .insertInto('push_devices')
    .values({ id: crypto.randomUUID(), ...row })
    .onConflict((on) => on.column('endpoint').doUpdateSet(row))
    .execute()
}

/** False when it is not the person's. */
export async function dropDevice(tx: Tx, personId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('push_devices').where('id', '=', id).where('person_id', '=', personId).executeTakeFirst()
  return numDeletedRows > 0n
}

export interface Told extends Subscription {
  id: string
  personId: string
  lang: Lang
  shown: number
  toldAt: Temporal.Instant
}

/** Devices that show something, or that a reminder was made after: nobody else's state can have changed. Whoever may not sign in hears nothing. */
export async function selectToTell(db: Db): Promise<Told[]> {
  const { rows } = await sql<Told>`
    select d.id, d.person_id as "personId", d.endpoint, d.p256dh, d.auth, d.lang, d.shown, d.told_at as "toldAt"
    from push_devices as d join accounts as account on account.person_id = d.person_id and account.disabled_at is null
    where d.shown > 0 or d.told_at < (select max(made_at) from notices) order by d.person_id, d.id`.execute(db)
  return rows
}

/** When each reminder that stands at any of the person's posts was made; one that two posts hear counts once. */
export async function standingOf(db: Db, personId: string, today: Temporal.PlainDate): Promise<Temporal.Instant[]> {
  const { posts } = await loadActor(db, personId, null, today)
  const standing = new Map<string, Temporal.Instant>()
  for (const { id } of posts) {
    const actor = await loadActor(db, personId, id, today)
    for (const notice of await selectNotices(db, hearingOf(actor), today)) standing.set(notice.id, notice.madeAt)
  }
  return [...standing.values()]
}

export async function recordTold(db: Db, id: string, shown: number, at: Temporal.Instant): Promise<void> {
  await db.updateTable('push_devices').set({ shown, told_at: at, failures: 0 }).where('id', '=', id).execute()
}

/** A browser that asked to be left alone, or that was not reached for so many turns, is forgotten. */
const patience = 50

export async function recordUnreached(db: Db, id: string, gone: boolean): Promise<void> {
  if (!gone) {
    const row = await db
      .updateTable('push_devices')
      .set((eb) => ({ failures: eb('failures', '+', 1) }))
      .where('id', '=', id)
      .returning('failures')
      .executeTakeFirst()
    if ((row?.failures ?? 0) < patience) return
  }
  await db.deleteFrom('push_devices').where('id', '=', id).execute()
}
