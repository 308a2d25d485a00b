// Shows how many reminders stand and opens them; it keeps no page and no data.

interface Pushed {
  count: number
  title: string
  body: string
  ring: boolean
}

/** What this file uses of a service worker's scope, which TypeScript's "dom" does not describe. */
interface Scope {
  registration: ServiceWorkerRegistration
  clients: {
    matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<{ focus(): Promise<unknown>; url: string }[]>
    openWindow(url: string): Promise<unknown>
  }
  skipWaiting(): Promise<void>
  addEventListener(type: string, listener: (event: Waiting) => void): void
}
interface Waiting {
  waitUntil(work: Promise<unknown>): void
  data: { json(): Pushed } | null
  notification: Notification
}

const scope = globalThis as unknown as Scope
const tag = 'reminders'

async function show({ count, title, body, ring }: Pushed): Promise<void> {
  const { registration } = scope
  if (count === 0) {
    for (const shown of await registration.getNotifications({ tag })) shown.close()
    return
  }
  const options = { body, tag, silent: !ring, renotify: ring, lang: 'vi', data: '/notices' }
  await registration.showNotification(title, options)
}

async function open(address: string): Promise<void> {
  const windows = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const there = windows.find(({ url }) => new URL(url).pathname === address)
  await (there ? there.focus() : scope.clients.openWindow(address))
}

scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()))
scope.addEventListener('push', (event) => {
  if (event.data) event.waitUntil(show(event.data.json()))
})
scope.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(open(String(event.notification.data)))
})

export {}
