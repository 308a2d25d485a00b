import { type Db, sql, type Tx } from '../kernel/db/index.ts'

export interface Account {
  personId: string
  login: string
  passwordHash: string | null
  totpSecret: string | null
  totpLastStep: number | null
  codeHash: string | null
  codeExpiresAt: Temporal.Instant | null
  disabledAt: Temporal.Instant | null
  failedCount: number
  lastFailedAt: Temporal.Instant | null
}

const columns = [
  'person_id as personId',
  'login',
  'password_hash as passwordHash',
  'totp_secret as totpSecret',
  'totp_last_step as totpLastStep',
  'code_hash as codeHash',
  'code_expires_at as codeExpiresAt',
  'disabled_at as disabledAt',
  'failed_count as failedCount',
  'last_failed_at as lastFailedAt',
] as const

export async function selectAccount(db: Db, login: string): Promise<Account | undefined> {
  return db.selectFrom('accounts').select(columns).where('login', '=', sql<string>`fold(${login.trim()})`).executeTakeFirst()
}

export async function accountOf(db: Db, personId: string): Promise<Account | undefined> {
  return db.selectFrom('accounts').select(columns).where('person_id', '=', personId).executeTakeFirst()
}

export async function anyAccount(db: Db): Promise<boolean> {
  return (await db.selectFrom('accounts').select('person_id').limit(1).executeTakeFirst()) !== undefined
}

const change = (db: Db, personId: string) => db.updateTable('accounts').where('person_id', '=', personId)

export async function recordFailure(db: Db, personId: string, now: Temporal.Instant): Promise<void> {
  await change(db, personId).set({ failed_count: sql`failed_count + 1`, last_failed_at: now }).execute()
}

export async function recordSignIn(tx: Tx, personId: string, used: { usedCode: boolean; step: number | null }): Promise<void> {
  await change(tx, personId)
    .set({
      failed_count: 0,
      last_failed_at: null,
      ...(used.usedCode ? { code_hash: null, code_expires_at: null } : {}),
      ...(used.step === null ? {} : { totp_last_step: used.step }),
    })
    .execute()
}

export async function recordPassword(tx: Tx, personId: string, hash: string): Promise<void> {
  await change(tx, personId).set({ password_hash: hash, code_hash: null, code_expires_at: null }).execute()
}

export async function recordTotp(tx: Tx, personId: string, secret: string | null): Promise<void> {
  await change(tx, personId).set({ totp_secret: secret, totp_last_step: null }).execute()
}

/** A one-time code ends the password it replaces: whoever asked for it no longer signs in with the old one. */
export async function recordCode(tx: Tx, personId: string, hash: string, expiresAt: Temporal.Instant): Promise<void> {
  await change(tx, personId)
    .set({ code_hash: hash, code_expires_at: expiresAt, password_hash: null, failed_count: 0, last_failed_at: null })
    .execute()
}

export async function recordAccount(tx: Tx, personId: string, login: string): Promise<void> {
  await tx
    .insertInto('accounts')
    .values({ person_id: personId, login: sql<string>`fold(${login.trim()})` })
    .execute()
}

export async function recordDisabled(tx: Tx, personId: string, at: Temporal.Instant | null): Promise<void> {
  await change(tx, personId).set({ disabled_at: at }).execute()
}
