import { keepDrafts } from './autosave.ts'
import { CopyText } from './copy.ts'
import { forgetDeviceOnSignOut, PushDevice } from './push.ts'

customElements.define('copy-text', CopyText)
customElements.define('push-device', PushDevice)
keepDrafts()
forgetDeviceOnSignOut()
