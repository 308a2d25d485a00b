/** The worker that is ready to receive; null while none was registered. */
async function registered(): Promise<ServiceWorkerRegistration | null> {
  const all = (await navigator.serviceWorker?.getRegistrations()) ?? []
  return all.find(({ active }) => active) ?? null
}

async function active(address: string): Promise<ServiceWorkerRegistration> {
  const registration = await navigator.serviceWorker.register(address)
  const starting = registration.installing ?? registration.waiting
  if (!registration.active && starting) {
    await new Promise<void>((ready) => {
      starting.addEventListener('statechange', () => {
        if (starting.state === 'activated') ready()
      })
    })
  }
  return registration
}

/** Asks the browser for an address at which it takes messages and sends it with the form inside; without script nothing of it is seen. */
export class PushDevice extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form')
    const lacking = this.querySelector<HTMLElement>('[data-lacking]')
    if (!form || !('serviceWorker' in navigator) || !('PushManager' in globalThis)) return
    if (lacking) lacking.hidden = true
    form.hidden = false
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      this.subscribe(form).catch(() => this.say(this.dataset.failed))
    })
  }

  private say(text = ''): void {
    const line = this.querySelector('[role=status]')
    if (line) line.textContent = text
  }

  private async subscribe(form: HTMLFormElement): Promise<void> {
    const { key = '', worker = '', blocked } = this.dataset
    if ((await Notification.requestPermission()) !== 'granted') return this.say(blocked)
    const { pushManager } = await active(worker)
    // An address that was made for another key, as after a new installation, takes none of our messages.
    await (await pushManager.getSubscription())?.unsubscribe()
    const { endpoint, keys } = (await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })).toJSON()
    for (const [name, value] of Object.entries({ endpoint, ...keys })) {
      const field = form.elements.namedItem(name)
      if (field instanceof HTMLInputElement) field.value = value ?? ''
    }
    form.submit()
  }
}

/** Whoever signs out leaves a browser that tells the next person nothing; the server forgets it when its next message fails. */
export function forgetDeviceOnSignOut(): void {
  const form = document.querySelector<HTMLFormElement>('form[action="/sign-out"]')
  form?.addEventListener('submit', (event) => {
    if (!('serviceWorker' in navigator)) return
    event.preventDefault()
    const leave = () => form.submit()
    registered()
      .then(async (registration) => {
        for (const shown of (await registration?.getNotifications()) ?? []) shown.close()
        await (await registration?.pushManager.getSubscription())?.unsubscribe()
      })
      .then(leave, leave)
  })
}
