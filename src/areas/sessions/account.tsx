import { Secret, TOTP } from 'otpauth'
import { z } from 'zod'
import { signedIn } from '../../kernel/access.ts'
import type { Tx } from '../../kernel/db/index.ts'
import {
  type CommandInput,
  command,
  endOtherSessions,
  endSession,
  page,
  refuse,
  routes,
  seeOther,
  sessionsOf,
} from '../../kernel/http/index.ts'
import { hashPassword, verifyPassword } from '../../kernel/secrets.ts'
import { both } from '../../kernel/words.ts'
import { accountOf, recordPassword, recordSignIn, recordTotp } from '../../registry/index.ts'
import { changePassword, changeSecondFactor, endSessions } from './access.ts'
import { AccountPage, EnrolPage, PasswordPage } from './account-pages.tsx'
import { accountSays, accountWords } from './account-words.ts'
import { passwordProblem } from './guessable.ts'
import { totpStep } from './judge.ts'
import { sentences } from './words.ts'

const { vi, en } = accountWords
const done = (key: 'othersEnded' | 'saved' | 'enrolled' | 'removed') => seeOther('/account', both(vi[key], en[key]))

const show = page({ path: '/account', verb: signedIn, about: 'Own account and open sessions' }, async ({ db, actor, session, now }) => {
  const personId = actor.person?.id ?? ''
  const own = await accountOf(db, personId)
  const sessions = (await sessionsOf(db, personId, now)).map(({ tokenHash, ...one }) => ({
    ...one,
    id: tokenHash.toString('hex'),
    current: session?.tokenHash.equals(tokenHash) ?? false,
  }))
  return (
    <AccountPage
      login={own?.login ?? null}
      hasPassword={Boolean(own?.passwordHash)}
      secondFactor={Boolean(own?.totpSecret)}
      sessions={sessions}
    />
  )
})

const endOne = command(
  { path: '/account/sessions/:session/end', verb: endSessions, again: show, about: 'End one of the own sessions' },
  async (input) => {
    const { tx, actor, params, now } = input
    const open = await sessionsOf(tx, actor.person?.id ?? '', now)
    const chosen = open.find(({ tokenHash }) => tokenHash.toString('hex') === params.session)
    if (!chosen) return refuse(accountSays.sessionGone)
    await endSession(tx, chosen.tokenHash, now)
    return done('othersEnded')
  },
)

const endOthers = command(
  { path: '/account/other-sessions', verb: endSessions, again: show, about: 'End the other sessions' },
  async (input) => {
    if (input.session) await endOtherSessions(input.tx, input.session.personId, input.session.tokenHash, input.now)
    return done('othersEnded')
  },
)

const passwordPage = page({ path: '/account/password', verb: signedIn, about: 'Change the own password' }, async ({ db, actor }) => {
  const own = await accountOf(db, actor.person?.id ?? '')
  return <PasswordPage secondFactor={Boolean(own?.totpSecret)} />
})
const removalPage = page({ path: '/account/second-factor/removal', verb: signedIn, about: 'Turn two-step verification off' }, () => (
  <PasswordPage secondFactor removal />
))

const Change = z.object({ current: z.string().max(500), password: z.string().min(1, sentences.noPassword).max(500) })
type Changing = CommandInput<undefined, z.output<typeof Change>>

/** Refused unless the present password is known: an open session on a shared computer is not enough. */
async function change({ tx, actor, form, session, now }: Changing, withSecondFactor: (tx: Tx, totp: string | null) => Promise<boolean>) {
  const own = await accountOf(tx, actor.person?.id ?? '')
  if (!own || !session || !(await verifyPassword(form.current, own.passwordHash)))
    return refuse({ field: 'current', text: accountSays.current })
  const problem = passwordProblem(form.password, own.login, await withSecondFactor(tx, own.totpSecret))
  if (problem) return refuse({ field: 'password', text: sentences[problem] })
  await recordPassword(tx, own.personId, await hashPassword(form.password))
  await endOtherSessions(tx, own.personId, session.tokenHash, now)
  return null
}

const newPassword = command(
  {
    path: '/account/password',
    verb: changePassword,
    again: passwordPage,
    form: Change,
    audit: 'names-only',
    about: 'Change the own password',
  },
  async (input) => (await change(input, async (_, totp) => totp !== null)) ?? done('saved'),
)

const remove = command(
  {
    path: '/account/second-factor/removal',
    verb: changeSecondFactor,
    again: removalPage,
    form: Change,
    audit: 'names-only',
    about: 'Turn two-step verification off',
  },
  async (input) => {
    const refusal = await change(input, async () => false)
    if (refusal) return refusal
    await recordTotp(input.tx, input.actor.person?.id ?? '', null)
    return done('removed')
  },
)

const enrolPage = page(
  { path: '/account/second-factor', verb: signedIn, about: 'Turn two-step verification on' },
  async ({ db, actor }) => {
    const own = await accountOf(db, actor.person?.id ?? '')
    const totp = new TOTP({ issuer: 'Cây Đa', label: own?.login ?? '', secret: new Secret({ size: 20 }) })
    return <EnrolPage secret={totp.secret.base32} uri={totp.toString()} />
  },
)

const Enrol = z.object({ secret: z.string().regex(/^[A-Z2-7]{16,64}$/), code: z.string().trim().min(1, accountSays.noCode).max(20) })

const enrol = command(
  {
    path: '/account/second-factor',
    verb: changeSecondFactor,
    again: enrolPage,
    form: Enrol,
    audit: 'names-only',
    about: 'Turn two-step verification on',
  },
  async ({ tx, actor, form, now }) => {
    const personId = actor.person?.id ?? ''
    const step = totpStep(form.secret, null, form.code, now)
    if (step === null) return refuse({ field: 'code', text: sentences.totp })
    await recordTotp(tx, personId, form.secret)
    await recordSignIn(tx, personId, { usedCode: false, step })
    return done('enrolled')
  },
)

export const accountRoutes = routes(show, endOne, endOthers, passwordPage, newPassword, enrolPage, enrol, removalPage, remove)
