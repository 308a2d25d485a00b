import { z } from 'zod'
import { command, page, type Route, refuse, routes, seeOther } from '../../kernel/http/index.ts'
import { both } from '../../kernel/words.ts'
import { recordEmail, selectPerson } from '../../registry/index.ts'
import { clearNotice, readNotices } from './access.ts'
import { NoticesPage } from './page.tsx'
import type { PushKey } from './push/key.ts'
import { selectDevices } from './push/queries.ts'
import { pushRoutes } from './push/routes.ts'
import { hearingOf, recordCleared, selectLadder, selectNotice, selectNotices } from './queries.ts'
import { isOff, recordChoice } from './send.ts'
import { badEmail, words } from './words.ts'

type Done = 'doneClear' | 'doneEmail' | 'doneNoEmail' | 'doneOff' | 'doneOn'
const back = (done: Done) => seeOther('/notices', both(words.vi[done], words.en[done]))

/** `mail`: a mail server is configured; `push`: devices can be told. */
export function noticeRoutes({ mail, push }: { mail: boolean; push?: PushKey }): Route[] {
  const show = page(
    { path: '/notices', verb: readNotices, about: 'Standing reminders, the ladder, and the weekly letter' },
    async ({ db, actor, today }) => {
      const person = actor.person!.id
      const [notices, ladder, off, known, devices] = await Promise.all([
        selectNotices(db, hearingOf(actor), today),
        selectLadder(db),
        isOff(db, person),
        selectPerson(db, person),
        selectDevices(db, person),
      ])
      return (
        <NoticesPage
          notices={notices}
          ladder={ladder}
          publicKey={push?.publicKey ?? null}
          devices={devices}
          mail={mail}
          email={known?.email ?? null}
          off={off}
        />
      )
    },
  )
  const clearing = command(
    { path: '/notices/:id/clearing', verb: clearNotice, subject: selectNotice, again: show, about: 'Put a reminder away' },
    async ({ subject, actor, tx, now, today }) => {
      const standing = (await selectNotices(tx, hearingOf(actor), today)).some(({ id }) => id === subject.id)
      if (!standing) return refuse(both('Lời nhắc này không còn.', 'This reminder is gone.'))
      await recordCleared(tx, subject.id, actor.person!.id, now)
      return back('doneClear')
    },
  )
  const email = command(
    {
      path: '/notices/email',
      verb: readNotices,
      again: show,
      form: z.object({ email: z.union([z.literal(''), z.email(badEmail)], badEmail) }),
      audit: 'names-only',
      about: 'The own address for the weekly letter',
    },
    async ({ form, actor, tx }) => {
      await recordEmail(tx, actor.person!.id, form.email || null)
      return back(form.email ? 'doneEmail' : 'doneNoEmail')
    },
  )
  const digest = command(
    {
      path: '/notices/digest',
      verb: readNotices,
      again: show,
      form: z.object({ wanted: z.enum(['yes', 'no']) }),
      about: 'Stop or resume the weekly letter',
    },
    async ({ form, actor, tx, now }) => {
      await recordChoice(tx, actor.person!.id, form.wanted === 'yes', now)
      return back(form.wanted === 'yes' ? 'doneOn' : 'doneOff')
    },
  )
  return routes(show, clearing, email, digest, pushRoutes(show))
}
