import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { tidy } from '../../registry/index.ts'
import { guessable } from './guessable.ts'

/** 19 MiB, two passes: about 90 ms on one core (security.md, decision 8). */
const cost = { parallelism: 1, memory: 19 * 1024, passes: 2, tagLength: 32 }

/** Too many sign-ins wait at this moment. The code is PostgreSQL's own for "too many at once", which the kernel answers with 503. */
export class TooBusy extends Error {
  readonly code = '53300'
}

export function turnstile(atOnce: number, queueLength: number) {
  const queue: (() => void)[] = []
  let running = 0
  return async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (running >= atOnce) {
      if (queue.length >= queueLength) throw new TooBusy('too many sign-ins wait')
      await new Promise<void>((next) => queue.push(next))
    } else running += 1
    try {
      return await work()
    } finally {
      const next = queue.shift()
      if (next) next()
      else running -= 1
    }
  }
}

const inTurn = turnstile(Math.max(1, availableParallelism() - 1), 200)

function derive(password: string, nonce: Buffer): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
  argon2('argon2id', { message: password.normalize('NFC'), nonce, ...cost }, (error, key) => (error ? reject(error) : resolve(key)))
  return promise
}

/** Argon2id of the NFC form: the same Vietnamese words typed decomposed must sign in as well. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const key = await inTurn(() => derive(password, nonce))
  return `argon2id$${nonce.toString('base64')}$${key.toString('base64')}`
}

const nobodys = `argon2id$${Buffer.alloc(16).toString('base64')}$${Buffer.alloc(32).toString('base64')}`

/** Without a stored hash it still takes the time of one, so that the answer tells nothing. */
export async function verifyPassword(password: string, stored: string | null | undefined): Promise<boolean> {
  const [, nonce, key] = (stored ?? nobodys).split('$')
  if (!nonce || !key) return false
  const derived = await inTurn(() => derive(password, Buffer.from(nonce, 'base64')))
  return timingSafeEqual(derived, Buffer.from(key, 'base64')) && Boolean(stored)
}

export type PasswordProblem = 'short' | 'common'

/** Why a new password is refused: shorter than 15 (8 beside a second factor), or made of what everyone would guess. */
export function passwordProblem(password: string, login: string, secondFactor: boolean): PasswordProblem | null {
  const value = password.normalize('NFC')
  if ([...value].length < (secondFactor ? 8 : 15)) return 'short'
  return guessable(value, [login, ...tidy(login).split(/[.\s_@-]+/)]) ? 'common' : null
}
