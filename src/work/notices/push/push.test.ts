import { createDecipheriv, createECDH, createPublicKey, type ECDH, hkdfSync, randomBytes, verify } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { type World, world } from '../../../../test/world.ts'
import { dayOf } from '../../../kernel/clock.ts'
import { recordReminders } from '../queries.ts'
import { openPush, type PushKey } from './key.ts'
import { knownService, messageFor } from './message.ts'
import { sendPushes } from './send.ts'

test('a message is said only when what the device shows and what stands differ', () => {
  expect(messageFor({ shown: 0, count: 2, fresh: true })).toBe('ring')
  expect(messageFor({ shown: 2, count: 2, fresh: true })).toBe('ring')
  expect(messageFor({ shown: 2, count: 1, fresh: false })).toBe('quiet')
  expect(messageFor({ shown: 2, count: 0, fresh: false })).toBe('gone')
  fc.assert(
    fc.property(fc.nat(20), fc.nat(20), (shown, count) => {
      const said = messageFor({ shown, count, fresh: false })
      expect(said === null).toBe(count >= shown)
      if (said) expect(messageFor({ shown: count, count, fresh: false })).toBeNull()
    }),
  )
})

test.each([
  ['https://fcm.googleapis.com/fcm/send/abc', true],
  ['https://updates.push.services.mozilla.com/wpush/v2/abc', true],
  ['https://web.push.apple.com/QABC', true],
  ['https://db5p.notify.windows.com/w/?token=abc', true],
  ['http://fcm.googleapis.com/fcm/send/abc', false],
  ['https://fcm.googleapis.com:8443/abc', false],
  ['https://user@fcm.googleapis.com/abc', false],
  ['https://fcm.googleapis.com.example.vn/abc', false],
  ['https://evil-push.apple.com.example.vn/', false],
  ['https://169.254.169.254/latest/meta-data', false],
  ['https://localhost/', false],
  ['file:///etc/passwd', false],
  ['không phải địa chỉ', false],
])('the server calls only the services of known browsers: %s', (endpoint, known) => expect(knownService(endpoint)).toBe(known))

/** A browser as RFC 8291 describes it: it alone can read what is sent to it. */
function browser(endpoint: string) {
  const keys: ECDH = createECDH('prime256v1')
  const point = keys.generateKeys()
  const auth = randomBytes(16)
  return {
    subscription: { endpoint, p256dh: point.toString('base64url'), auth: auth.toString('base64url') },
    read(body: Buffer): unknown {
      const salt = body.subarray(0, 16)
      const sender = body.subarray(21, 21 + body[20]!)
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), point, sender])
      const secret = Buffer.from(hkdfSync('sha256', keys.computeSecret(sender), auth, info, 32))
      const key = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: aes128gcm\0', 16))
      const nonce = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: nonce\0', 12))
      const sealed = body.subarray(21 + body[20]!)
      const cipher = createDecipheriv('aes-128-gcm', key, nonce)
      cipher.setAuthTag(sealed.subarray(-16))
      const plain = Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()])
      return JSON.parse(plain.subarray(0, plain.lastIndexOf(2)).toString())
    },
  }
}

/** Whether the message carries a token that the server's own key signed (RFC 8292). */
function signedBy(key: PushKey, authorization: string): Record<string, unknown> | null {
  const [, token = ''] = /t=([^,]+)/.exec(authorization) ?? []
  const [head, claims, signature] = token.split('.')
  const point = Buffer.from(key.publicKey, 'base64url')
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  }
  const good = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature!, 'base64url'),
  )
  return good ? JSON.parse(Buffer.from(claims!, 'base64url').toString()) : null
}

describe('devices of a person who is reminded', () => {
  let w: World
  let key: PushKey
  const sent: { address: string; headers: Headers; body: Buffer; redirect: unknown }[] = []
  let status = 201
  const phone = browser('https://fcm.googleapis.com/fcm/send/phone')
  const laptop = browser('https://updates.push.services.mozilla.com/wpush/v2/laptop')
  const iphone = browser('https://web.push.apple.com/iphone')

  const tell = async () => {
    sent.length = 0
    const deliver = async (address: string, { headers, body, redirect }: RequestInit) => {
      sent.push({ address, headers: new Headers(headers), body: Buffer.from(body as Uint8Array), redirect })
      return { status }
    }
    return await sendPushes(
      w.db,
      { key, log: { error: (detail) => expect(detail).toBeUndefined() }, deliver },
      dayOf(w.clock.now()),
      w.clock.now(),
    )
  }
  const later = (minutes: number) => w.clock.moveTo(w.clock.now().add({ minutes }))
  const enable = (who: string, device: ReturnType<typeof browser>) => w.as(who).post('/notices/devices', device.subscription)
  let id: string

  beforeAll(async () => {
    w = await world()
    key = await openPush(w.db, 'https://cayda.example.vn')
    const front = await w.db
      .selectFrom('body_terms')
      .select('body_id')
      .where('name', '=', 'Ủy ban MTTQ Việt Nam xã Nhã Nam')
      .executeTakeFirstOrThrow()
    const letter = await w.db.selectFrom('documents').select('id').where('code', '=', '87-CV/ĐU').executeTakeFirstOrThrow()
    const fields = { clause: '', title: 'Việc được nhắc', due: '27/11/2026', product: '', lead: `0:${front.body_id}` }
    await w.as('party-office-head').post(`/letters/${letter.id}/tasks`, fields)
    w.clock.moveTo(Temporal.Instant.from('2026-11-26T00:00:00Z'))
    id = (
      await w.db
        .selectFrom('assignments as a')
        .innerJoin('tasks as t', 't.id', 'a.task_id')
        .select('a.id')
        .where('t.title', '=', 'Việc được nhắc')
        .executeTakeFirstOrThrow()
    ).id
  })

  test('a stranger’s address, a guest and a person without work are refused; the key of the server stays the same', async () => {
    expect((await enable('front-chair', browser('https://internal.example.vn/hook'))).status).toBe(422)
    expect((await enable('unit-admin', phone)).status).toBe(404)
    expect((await w.as(null).post('/notices/devices', phone.subscription)).status).toBe(401)
    expect(await w.db.selectFrom('push_devices').selectAll().execute()).toEqual([])
    expect(await openPush(w.db, 'https://cayda.example.vn')).toEqual(key)
  })

  test('new reminders ring on every device of the person, as a number that only that browser can read', async () => {
    for (const device of [phone, laptop, iphone]) expect((await enable('front-chair', device)).status).toBe(303)
    await enable('chair', browser('https://fcm.googleapis.com/fcm/send/other'))
    later(1)
    expect(await tell()).toBe(0)
    await recordReminders(w.db, dayOf(w.clock.now()), w.clock.now().add({ seconds: 1 }))
    later(1)
    await tell()
    const own = sent.filter(({ address }) => !address.endsWith('/other'))
    expect(own.map(({ address }) => address).toSorted()).toEqual(
      [phone, laptop, iphone].map(({ subscription }) => subscription.endpoint).toSorted(),
    )
    const toPhone = own.find(({ address }) => address === phone.subscription.endpoint)!
    const pushed = phone.read(toPhone.body) as { count: number; body: string; ring: boolean }
    expect(pushed).toMatchObject({ ring: true, title: 'Cây Đa – Nhắc việc' })
    expect(pushed.body).toBe(`${pushed.count} lời nhắc việc. Chạm để mở.`)
    expect(() => laptop.read(toPhone.body)).toThrow()
    expect(toPhone.redirect).toBe('error')
    expect(signedBy(key, toPhone.headers.get('authorization')!)).toMatchObject({
      aud: 'https://fcm.googleapis.com',
      sub: 'https://cayda.example.vn',
    })
    later(1)
    expect(await tell()).toBe(0)
  })

  test('what is done goes from every device, without a sound; Safari, which takes no silent message, keeps its own until the next', async () => {
    const notices = await w.db.selectFrom('notices').select('id').where('assignment_id', '!=', id).execute()
    await w.db
      .updateTable('notices')
      .set({ cleared_at: w.clock.now(), cleared_by: w.demo.people['front-chair']! })
      .where(
        'id',
        'in',
        notices.map((notice) => notice.id),
      )
      .execute()
    await w.as('front-chair').post(`/assignments/${id}/receipt`, { leader: '' })
    await w.as('front-chair').post(`/assignments/${id}/products`, {}, { file: new File(['xong'], 'xong.txt') })
    expect((await w.as('front-chair').post(`/assignments/${id}/submission`, { summary: 'Xong' })).status).toBe(303)
    await tell()
    const own = sent.filter(({ address }) => !address.endsWith('/other'))
    expect(own.map(({ address }) => address).toSorted()).toEqual(
      [phone, laptop].map(({ subscription }) => subscription.endpoint).toSorted(),
    )
    expect(phone.read(own.find(({ address }) => address.endsWith('/phone'))!.body)).toMatchObject({ count: 0, ring: false })
    later(1)
    expect(await tell()).toBe(0)
  })

  test('a browser that is gone is forgotten, one that fails is tried again; only the owner takes a device off', async () => {
    await w.db.updateTable('push_devices').set({ shown: 9 }).where('endpoint', '=', phone.subscription.endpoint).execute()
    status = 500
    expect(await tell()).toBe(0)
    expect(await tell()).toBe(0)
    expect(sent).toHaveLength(1)
    status = 410
    await tell()
    const endpoints = async () =>
      (await w.db.selectFrom('push_devices').select(['id', 'endpoint']).execute()).map(({ endpoint }) => endpoint)
    expect(await endpoints()).not.toContain(phone.subscription.endpoint)
    status = 201
    const { id: device } = await w.db
      .selectFrom('push_devices')
      .select('id')
      .where('endpoint', '=', laptop.subscription.endpoint)
      .executeTakeFirstOrThrow()
    expect((await w.as('chair').post('/notices/devices/removal', { id: device })).status).toBe(422)
    expect((await w.as('front-chair').post('/notices/devices/removal', { id: device })).status).toBe(303)
    expect(await endpoints()).not.toContain(laptop.subscription.endpoint)
  })

  test('whoever may no longer sign in hears nothing; a shared browser belongs to whoever asked last', async () => {
    await enable('chair', iphone)
    const owner = await w.db
      .selectFrom('push_devices')
      .select(['person_id', 'shown'])
      .where('endpoint', '=', iphone.subscription.endpoint)
      .executeTakeFirstOrThrow()
    expect(owner).toEqual({ person_id: w.demo.people.chair, shown: 0 })
    await w.db.updateTable('push_devices').set({ shown: 9 }).execute()
    await w.db.updateTable('accounts').set({ disabled_at: w.clock.now() }).where('person_id', '=', w.demo.people.chair!).execute()
    expect(await tell()).toBe(0)
    expect(sent).toEqual([])
  })
})
