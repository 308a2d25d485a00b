import { createHash } from 'node:crypto'
import { type Db, sql, type Tx } from '../../kernel/db/index.ts'
import { type Account, fold, tidy } from '../../registry/index.ts'

/** Seconds to wait after so many wrong tries of one name from one address: a delay that grows, never a lock. */
const steps = [0, 0, 0, 1, 5, 15, 60, 300, 900]
/** From so many failures of one account on, wherever they come from, a try every 15 minutes is left: fewer than 100 a day (ASVS 6.3.1). */
const anywhere = { failures: 25, seconds: 900 }
const memory = Temporal.Duration.from({ hours: 24 })

export function delayAfter(failed: number): number {
  return steps[Math.min(failed, steps.length - 1)] ?? 0
}

function left(failedAt: Temporal.Instant | null, seconds: number, now: Temporal.Instant): number {
  if (!failedAt || seconds === 0) return 0
  return Math.max(0, Math.ceil((failedAt.epochMilliseconds + seconds * 1000 - now.epochMilliseconds) / 1000))
}

const hashOf = (login: string) =>
  createHash('sha256')
    .update(fold(tidy(login)))
    .digest()

/** One try of a name at a time: parallel guesses do not outrun the delay. */
export async function oneAtATime(tx: Tx, key: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`sign-in ${fold(tidy(key))}`}))`.execute(tx)
}

/** Seconds until the name may be tried again from the address. */
export async function waitFor(
  db: Db,
  login: string,
  address: string,
  account: Account | undefined,
  now: Temporal.Instant,
): Promise<number> {
  const row = await db
    .selectFrom('sign_in_failures')
    .select(['failed', 'last_at'])
    .where('login_hash', '=', hashOf(login))
    .where('address', '=', address)
    .where('last_at', '>', now.subtract(memory))
    .executeTakeFirst()
  const here = left(row?.last_at ?? null, delayAfter(row?.failed ?? 0), now)
  const everywhere = account && account.failedCount >= anywhere.failures ? left(account.lastFailedAt, anywhere.seconds, now) : 0
  return Math.max(here, everywhere)
}

export async function recordAttempt(tx: Tx, login: string, address: string, now: Temporal.Instant): Promise<void> {
  await tx.deleteFrom('sign_in_failures').where('last_at', '<', now.subtract(memory)).execute()
  await tx
    .insertInto('sign_in_failures')
    .values({ login_hash: hashOf(login), address, failed: 1, last_at: now })
    .onConflict((on) => on.constraint('sign_in_failures_once').doUpdateSet({ failed: sql`sign_in_failures.failed + 1`, last_at: now }))
    .execute()
}

export async function forgetAttempts(tx: Tx, login: string, address: string): Promise<void> {
  await tx.deleteFrom('sign_in_failures').where('login_hash', '=', hashOf(login)).where('address', '=', address).execute()
}
