import { buildPushPayload } from '@block65/webcrypto-web-push'
import type { Db } from '../../../kernel/db/index.ts'
import type { PushKey } from './key.ts'
import { mayBeSilent, messageFor } from './message.ts'
import { recordTold, recordUnreached, selectToTell, standingOf, type Told } from './queries.ts'
import { words } from './words.ts'

export interface PushRun {
  key: PushKey
  log: { error(detail: object, message: string): void }
  /** How a message leaves; `fetch`, but in tests. */
  deliver?: (address: string, message: RequestInit) => Promise<{ status: number }>
}

/** What the service worker reads; a number and a sentence, never what a task says: a locked screen shows it to everybody. */
export interface Pushed {
  count: number
  title: string
  body: string
  ring: boolean
}

const daySeconds = 86_400
const patienceMs = 10_000

/** Brings each device to the state of its owner's reminders; one that fails keeps no other from its message. Returns how many were told. */
export async function sendPushes(db: Db, run: PushRun, today: Temporal.PlainDate, at: Temporal.Instant): Promise<number> {
  let told = 0
  const known = new Map<string, Temporal.Instant[]>()
  for (const device of await selectToTell(db)) {
    const standing = known.get(device.personId) ?? (await standingOf(db, device.personId, today))
    known.set(device.personId, standing)
    const fresh = standing.some((madeAt) => Temporal.Instant.compare(madeAt, device.toldAt) > 0)
    const message = messageFor({ shown: device.shown, count: standing.length, fresh })
    const silent = message === 'gone' && !mayBeSilent(device.endpoint)
    if (message === null || silent || (await reached(db, run, device, standing.length, message === 'ring'))) {
      if (message !== null && !silent) told += 1
      await recordTold(db, device.id, message === null ? device.shown : standing.length, at)
    }
  }
  return told
}

async function reached(db: Db, { key, log, deliver = fetch }: PushRun, device: Told, count: number, ring: boolean): Promise<boolean> {
  const say = words[device.lang]
  const pushed: Pushed = { count, title: say.pushTitle, body: say.pushBody(count), ring }
  try {
    const subscription = { endpoint: device.endpoint, expirationTime: null, keys: { p256dh: device.p256dh, auth: device.auth } }
    const options = { ttl: daySeconds, urgency: 'normal' as const, topic: 'reminders' }
    const message = await buildPushPayload({ data: { ...pushed }, options }, subscription, key)
    const { status } = await deliver(device.endpoint, { ...message, redirect: 'error', signal: AbortSignal.timeout(patienceMs) })
    if (status < 300) return true
    await recordUnreached(db, device.id, status === 404 || status === 410)
  } catch (error) {
    log.error({ error, device: device.id }, 'push message')
    await recordUnreached(db, device.id, false)
  }
  return false
}
