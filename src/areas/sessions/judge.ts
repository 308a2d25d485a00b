import { TOTP } from 'otpauth'
import { codeMatches, verifyPassword } from '../../kernel/secrets.ts'
import type { Account } from '../../registry/index.ts'

export interface Attempt {
  password: string
  totp: string
}

export type Outcome = { kind: 'in'; account: Account; step: number | null } | { kind: 'code' } | { kind: 'wrong' } | { kind: 'totp' }

/** Judges an attempt; a name that does not exist costs the time of a wrong password and is answered alike. */
export async function judge(account: Account | undefined, { password, totp }: Attempt, now: Temporal.Instant): Promise<Outcome> {
  const right = await verifyPassword(password, account?.passwordHash)
  if (!account || account.disabledAt) return { kind: 'wrong' }
  if (!right) return codeIsRight(account, password, now) ? { kind: 'code' } : { kind: 'wrong' }
  if (!account.totpSecret) return { kind: 'in', account, step: null }
  const step = totpStep(account.totpSecret, account.totpLastStep, totp, now)
  return step === null ? { kind: 'totp' } : { kind: 'in', account, step }
}

/** The slip's code, typed with or without its dashes and in any case. */
export function codeIsRight(account: Account, typed: string, now: Temporal.Instant): boolean {
  if (!account.codeHash || !account.codeExpiresAt || account.disabledAt) return false
  if (account.codeExpiresAt.epochMilliseconds <= now.epochMilliseconds) return false
  return codeMatches(typed, account.codeHash)
}

const period = 30

/** The step a six-digit code belongs to, when it is right and later than the last one used: a code seen over the shoulder is worth nothing. */
export function totpStep(secret: string, lastStep: number | null, code: string, now: Temporal.Instant): number | null {
  const delta = new TOTP({ secret, period }).validate({ token: code.replace(/\s/g, ''), timestamp: now.epochMilliseconds, window: 1 })
  if (delta === null) return null
  const step = Math.floor(now.epochMilliseconds / (period * 1000)) + delta
  return lastStep !== null && step <= lastStep ? null : step
}
