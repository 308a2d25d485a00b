/** What a device shows now, and what stands for its owner. */
export interface Standing {
  /** The number that the device shows; 0 when it shows nothing. */
  shown: number
  count: number
  /** Whether one of them was made after the device was last told. */
  fresh: boolean
}

export type Message = 'ring' | 'quiet' | 'gone'

/**
 * A new reminder rings; one that went changes the number without a sound, and the last one takes the message away.
 * Nothing is said while nothing changed.
 */
export function messageFor({ shown, count, fresh }: Standing): Message | null {
  if (count > 0 && fresh) return 'ring'
  if (count >= shown) return null
  return count > 0 ? 'quiet' : 'gone'
}

/** Browsers that keep their makers' services: a foreign address would make the server call wherever a stranger wants (security.md, T: SSRF). */
const services = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  '.push.services.mozilla.com',
  '.push.apple.com',
  '.notify.windows.com',
]

export function knownService(endpoint: string): boolean {
  const address = URL.parse(endpoint)
  if (address?.protocol !== 'https:' || address.username || address.password || address.port) return false
  return services.some((service) => (service.startsWith('.') ? address.hostname.endsWith(service) : address.hostname === service))
}

/** Safari takes back the permission of a page that sends without showing; its message goes with the next one. */
export const mayBeSilent = (endpoint: string) => !new URL(endpoint).hostname.endsWith('.push.apple.com')
