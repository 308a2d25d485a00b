import { expect, test } from 'vitest'
import { theatre } from './browser.ts'

const stage = theatre(['--demo'], { PUBLIC_URL: 'https://cayda.example.vn' })

test('a message shows a number, is replaced without a sound, and goes when the work is done', async () => {
  const page = await stage.signedIn('Hà Thị Tuyết Lan')
  await page.context().grantPermissions(['notifications'])
  await page.goto('/notices')
  const worker = await page.locator('push-device').getAttribute('data-worker')
  expect(worker).toMatch(/^\/assets\/worker\..+\.js$/)
  await page.getByRole('button', { name: 'Bật nhắc trên thiết bị này' }).waitFor()

  const cdp = await page.context().newCDPSession(page)
  const registered = Promise.withResolvers<string>()
  cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
    if (registrations[0]) registered.resolve(registrations[0].registrationId)
  })
  await cdp.send('ServiceWorker.enable')
  await page.evaluate(async (address) => {
    const registration = await navigator.serviceWorker.register(address!)
    const starting = registration.installing ?? registration.waiting
    if (!registration.active)
      await new Promise((ready) => starting!.addEventListener('statechange', () => starting!.state === 'activated' && ready(null)))
  }, worker)
  const registrationId = await registered.promise
  const push = (data: object) =>
    cdp.send('ServiceWorker.deliverPushMessage', { origin: stage.url, registrationId, data: JSON.stringify(data) })
  const shown = () =>
    page.evaluate(async () => {
      const [registration] = await navigator.serviceWorker.getRegistrations()
      return (await registration!.getNotifications()).map(({ title, body }) => `${title}: ${body}`)
    })

  await push({ count: 3, title: 'Nhắc việc', body: '3 lời nhắc', ring: true })
  await expect.poll(shown).toEqual(['Nhắc việc: 3 lời nhắc'])
  await push({ count: 2, title: 'Nhắc việc', body: '2 lời nhắc', ring: false })
  await expect.poll(shown).toEqual(['Nhắc việc: 2 lời nhắc'])
  await push({ count: 0, title: 'Nhắc việc', body: '', ring: false })
  await expect.poll(shown).toEqual([])
})

test('switching on sends the address that the browser gave, and the device can be taken off; the maker’s service is stood in for', async () => {
  const page = await stage.signedIn('Hà Thị Tuyết Lan', { phone: true })
  await page.context().grantPermissions(['notifications'])
  await page.addInitScript(() => {
    PushManager.prototype.getSubscription = async () => null
    PushManager.prototype.subscribe = async () =>
      ({
        toJSON: () => ({ endpoint: 'https://fcm.googleapis.com/fcm/send/x', keys: { p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) } }),
      }) as unknown as PushSubscription
  })
  await page.goto('/notices')
  await page.getByRole('button', { name: 'Bật nhắc trên thiết bị này' }).click()
  await page.getByText('Đã bật nhắc trên thiết bị này.').waitFor()
  await page.getByRole('button', { name: 'Thôi nhắc' }).click()
  await page.getByText('Thiết bị không còn nhận lời nhắc.').waitFor()

  const without = await stage.signedIn('Hà Thị Tuyết Lan', { script: false })
  await without.goto('/notices')
  expect(await without.getByRole('button', { name: 'Bật nhắc trên thiết bị này' }).isVisible()).toBe(false)
  expect(await without.getByText('Trình duyệt này không nhận được thông báo').isVisible()).toBe(true)
})

test('signing out works with the worker in place', async () => {
  const page = await stage.signedIn('Hà Thị Tuyết Lan')
  await page.getByRole('button', { name: 'Đăng xuất' }).click()
  await page.waitForURL((url) => url.pathname === '/sign-in' || url.pathname === '/')
  await page.goto('/notices')
  expect(new URL(page.url()).pathname).toBe('/sign-in')
})
