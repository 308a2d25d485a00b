import { z } from 'zod'
import { deviceOf } from '../../../kernel/device.ts'
import { command, type PageRoute, type Route, refuse, routes, seeOther } from '../../../kernel/http/index.ts'
import { both } from '../../../kernel/words.ts'
import { readNotices } from '../access.ts'
import { knownService } from './message.ts'
import { dropDevice, recordDevice } from './queries.ts'
import { strangeService, words } from './words.ts'

const subscription = z.object({
  endpoint: z.url().max(1000).refine(knownService, { error: strangeService }),
  p256dh: z.string().regex(/^[\w-]{80,100}=?$/),
  auth: z.string().regex(/^[\w-]{16,32}=*$/),
})

const back = (done: 'doneEnabled' | 'doneRemoved') => seeOther('/notices', both(words.vi[done], words.en[done]))

export function pushRoutes(again: PageRoute): Route[] {
  const enable = command(
    {
      path: '/notices/devices',
      verb: readNotices,
      form: subscription,
      again,
      audit: 'names-only',
      about: 'Be told of reminders on this device',
    },
    async ({ form, actor, tx, now, lang, device }) => {
      const { browser, system } = deviceOf(device) ?? {}
      const name = browser ? `${browser}, ${system}` : words[lang].unknownDevice
      await recordDevice(tx, actor.person!.id, { ...form, lang, device: name }, now)
      return back('doneEnabled')
    },
  )
  const removal = command(
    {
      path: '/notices/devices/removal',
      verb: readNotices,
      form: z.object({ id: z.uuid() }),
      again,
      about: 'Stop telling one of the own devices',
    },
    async ({ form, actor, tx }) => {
      if (!(await dropDevice(tx, actor.person!.id, form.id))) return refuse(both('Thiết bị này không còn.', 'This device is gone.'))
      return back('doneRemoved')
    },
  )
  return routes(enable, removal)
}
