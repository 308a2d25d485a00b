import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { availableParallelism } from 'node:os'

const cost = { parallelism: 1, memory: 19 * 1024, passes: 2, tagLength: 32 }

/** Too many sign-ins wait at this moment; the answer is 503 with a time to come back. */
export class TooBusy extends Error {}

const atOnce = Math.max(1, availableParallelism() - 1)
const queueLength = 200
let running = 0
const queue: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) {
    if (queue.length >= queueLength) throw new TooBusy()
    await new Promise<void>((next) => queue.push(next))
  }
  running++
  try {
    return await work()
  } finally {
    running--
    queue.shift()?.()
  }
}

function derive(secret: string, nonce: Buffer): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
  argon2('argon2id', { message: secret.normalize('NFC'), nonce, ...cost }, (error, key) => (error ? reject(error) : resolve(key)))
  return promise
}

/** Argon2id of the NFC form: the same Vietnamese words typed decomposed must sign in as well. */
export async function hashSecret(secret: string): Promise<string> {
  const nonce = randomBytes(16)
  return `argon2id$${nonce.toString('base64')}$${(await inTurn(() => derive(secret, nonce))).toString('base64')}`
}

export async function verifySecret(secret: string, stored: string): Promise<boolean> {
  const [, nonce, key] = stored.split('$')
  if (!nonce || !key) return false
  const derived = await inTurn(() => derive(secret, Buffer.from(nonce, 'base64')))
  return timingSafeEqual(derived, Buffer.from(key, 'base64'))
}

const common = [
  'matkhau',
  'password',
  '123456',
  '12345678',
  '123456789',
  '1234567890',
  'qwerty',
  'abc123',
  'admin',
  'iloveyou',
  'anhyeuem',
  'emyeuanh',
  'vietnam',
  'trungtamhoctapcongdong',
  'congdong',
  'hoctap',
  'cayda',
  'uybannhandan',
  'danguy',
  'khuyenhoc',
  '111111',
  '000000',
  '666888',
  '888888',
  '123123',
  'matkhau123',
]

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'd')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')

/** Why a new password is refused: too short (15, or 8 beside a second factor), known to everyone, or the login itself. */
export function passwordProblem(password: string, login: string, secondFactor: boolean): 'short' | 'common' | null {
  const value = password.normalize('NFC')
  if ([...value].length < (secondFactor ? 8 : 15)) return 'short'
  const bare = plain(value)
  const repeated = /^(.{1,4})\1+$/.test(bare) || new Set(bare).size <= 2
  const known = common.some((word) => bare === word || (bare.startsWith(word) && /^\d*$/.test(bare.slice(word.length))))
  return repeated || known || (login.length > 3 && bare.replaceAll(plain(login), '').length < 4) ? 'common' : null
}

const alphabet = '23456789abcdefghjkmnpqrstuvwxyz'

/** A code for a printed slip: twelve characters that cannot be mistaken for one another. */
export function newCode(): string {
  const letters = [...randomBytes(12)].map((byte) => alphabet[byte % alphabet.length]).join('')
  return letters.replace(/(.{4})(.{4})(.{4})/, '$1-$2-$3')
}
