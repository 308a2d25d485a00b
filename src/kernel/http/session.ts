import { createHash, randomBytes } from 'node:crypto'
import type { RawBuilder } from 'kysely'
import { type Db, sql, type Tx } from '../db/index.ts'

const idle = Temporal.Duration.from({ minutes: 30 })
const absolute = Temporal.Duration.from({ hours: 12 })

export interface Session {
  tokenHash: Buffer
  personId: string
  postId: string | null
  startedAt: Temporal.Instant
  seenAt: Temporal.Instant
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Opens a session and returns its token, which exists nowhere but in the visitor's cookie. */
export async function openSession(
  tx: Tx,
  personId: string,
  postId: string | null,
  now: Temporal.Instant,
  device: string,
  startedAt = now,
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await tx
    .insertInto('sessions')
    .values({
      token_hash: hashToken(token),
      person_id: personId,
      post_id: postId,
      started_at: startedAt,
      seen_at: now,
      device: device.slice(0, 200),
    })
    .execute()
  return token
}

/** The living session of a token, as a query that the actor is loaded with: 30 minutes idle and 12 hours in all (security.md, decision 8). */
export function livingSession(token: string, now: Temporal.Instant): RawBuilder<Session> {
  return sql<Session>`
    select token_hash as "tokenHash", person_id as "personId", post_id as "postId", started_at as "startedAt", seen_at as "seenAt" from sessions
    where token_hash = ${hashToken(token)} and ended_at is null and seen_at > ${now.subtract(idle)} and started_at > ${now.subtract(absolute)}`
}

/** Written once a minute at most: an idle limit of 30 minutes needs no more. */
export async function markSeen(db: Db, session: Session, now: Temporal.Instant): Promise<void> {
  if (Temporal.Instant.compare(session.seenAt.add({ minutes: 1 }), now) > 0) return
  await db.updateTable('sessions').set({ seen_at: now }).where('token_hash', '=', session.tokenHash).execute()
}

export async function endSession(tx: Tx, tokenHash: Buffer, now: Temporal.Instant): Promise<void> {
  await tx.updateTable('sessions').set({ ended_at: now }).where('token_hash', '=', tokenHash).execute()
}

export async function endOtherSessions(tx: Tx, personId: string, kept: Buffer, now: Temporal.Instant): Promise<void> {
  await tx
    .updateTable('sessions')
    .set({ ended_at: now })
    .where('person_id', '=', personId)
    .where('token_hash', '<>', kept)
    .where('ended_at', 'is', null)
    .execute()
}

export async function sessionsOf(
  db: Db,
  personId: string,
  now: Temporal.Instant,
): Promise<{ tokenHash: Buffer; startedAt: Temporal.Instant; device: string }[]> {
  return db
    .selectFrom('sessions')
    .select(['token_hash as tokenHash', 'started_at as startedAt', 'device'])
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .where('seen_at', '>', now.subtract(idle))
    .where('started_at', '>', now.subtract(absolute))
    .orderBy('started_at', 'desc')
    .execute()
}

export async function endSessionsOf(tx: Tx, personId: string, now: Temporal.Instant): Promise<void> {
  await tx.updateTable('sessions').set({ ended_at: now }).where('person_id', '=', personId).where('ended_at', 'is', null).execute()
}
