import { assets } from './assets.ts'
import { Button, Form } from './form.tsx'
import { Muted } from './text.tsx'

interface PushDeviceProps {
  /** Takes `endpoint`, `p256dh` and `auth` of the browser's subscription. */
  action: string
  /** The server's key, base64url. */
  publicKey: string
  words: { enable: string; blocked: string; failed: string; noScript: string }
}

/** The button by which a browser asks to be told; where a browser cannot, it says so. */
export function PushDevice({ action, publicKey, words }: PushDeviceProps) {
  const { worker } = assets()
  return (
    <push-device data-key={publicKey} data-worker={worker ?? ''} data-blocked={words.blocked} data-failed={words.failed}>
      <div data-lacking="">
        <Muted>{words.noScript}</Muted>
      </div>
      <Form action={action} several autosave={false} hidden>
        {['endpoint', 'p256dh', 'auth'].map((name) => (
          <input key={name} type="hidden" name={name} />
        ))}
        <Button variant="secondary">{words.enable}</Button>
        <p class="govuk-body" role="status" />
      </Form>
    </push-device>
  )
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'push-device': {
        children?: ComponentChildren
        'data-key'?: string
        'data-worker'?: string
        'data-blocked'?: string
        'data-failed'?: string
      }
    }
  }
}
