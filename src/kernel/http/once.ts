import type { Db, Tx } from '../db/index.ts'

export interface OnceKey {
  personId: string
  key: string
  bodyHash: Buffer
}
export type Earlier = { same: true; location: string } | { same: false } | undefined

/** What an earlier write under the same key answered; `same: false` when the key came with another body. */
export async function earlierWrite(db: Db, once: OnceKey): Promise<Earlier> {
  const row = await db
    .selectFrom('writes_once')
    .select(['body_hash', 'location'])
    .where('person_id', '=', once.personId)
    .where('key', '=', once.key)
    .executeTakeFirst()
  if (!row) return undefined
  return row.body_hash.equals(once.bodyHash) ? { same: true, location: row.location } : { same: false }
}

export async function recordWrite(tx: Tx, once: OnceKey, status: number, location: string, now: Temporal.Instant): Promise<void> {
  await tx
    .insertInto('writes_once')
    .values({ person_id: once.personId, key: once.key, body_hash: once.bodyHash, status, location, at: now })
    .execute()
}
