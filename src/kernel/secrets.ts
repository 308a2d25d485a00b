import { argon2, createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { availableParallelism } from 'node:os'

/** 19 MiB, two passes: about 90 ms on one core (security.md, decision 8). */
const cost = { parallelism: 1, memory: 19 * 1024, passes: 2, tagLength: 32 }

/** Too many sign-ins wait at this moment. The code is PostgreSQL's own for "too many at once", which is answered with 503. */
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

const alphabet = '23456789abcdefghjkmnpqrstuvwxyz'

/** A code for a printed slip: twelve characters that cannot be mistaken for one another. */
export function newCode(): string {
  const letters = Array.from({ length: 12 }, () => alphabet[randomInt(alphabet.length)]).join('')
  return letters.replace(/(.{4})(.{4})(.{4})/, '$1-$2-$3')
}

/** SHA-256 is enough for 59 random bits that hold for a day; the dashes and the case of the slip do not count. */
export function hashCode(code: string): string {
  const plain = code.toLowerCase().replace(/[^a-z0-9]/g, '')
  return createHash('sha256').update(plain).digest('hex')
}

export function codeMatches(code: string, stored: string): boolean {
  const [given, kept] = [Buffer.from(hashCode(code), 'hex'), Buffer.from(stored, 'hex')]
  return given.length === kept.length && timingSafeEqual(given, kept)
}
