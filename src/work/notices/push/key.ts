import { generateKeyPairSync } from 'node:crypto'
import type { Db } from '../../../kernel/db/index.ts'
import { settle } from '../../../kernel/settings.ts'

/** The pair by which browsers know this server (RFC 8292), and the address at which its operator is found. */
export interface PushKey {
  publicKey: string
  privateKey: string
  subject: string
}

function newPair(): Omit<PushKey, 'subject'> {
  const { x, y, d } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey.export({ format: 'jwk' })
  const point = Buffer.concat([Buffer.of(4), Buffer.from(x!, 'base64url'), Buffer.from(y!, 'base64url')])
  return { publicKey: point.toString('base64url'), privateKey: d! }
}

/** The server's pair, made at the first start; a device that knows one takes messages of no other. */
export async function openPush(db: Db, publicUrl: string): Promise<PushKey> {
  return { ...(await settle(db, 'push-key', newPair)), subject: publicUrl }
}
