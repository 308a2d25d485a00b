import { z } from 'zod'
import { anyone } from '../../kernel/access.ts'
import type { Tx } from '../../kernel/db/index.ts'
import {
  type CommandInput,
  command,
  drawn,
  elsewhere,
  endSession,
  openSession,
  page,
  refuse,
  routes,
  seeOther,
} from '../../kernel/http/index.ts'
import { hashPassword } from '../../kernel/secrets.ts'
import { readSetting } from '../../kernel/settings.ts'
import { both } from '../../kernel/words.ts'
import { anyAccount, recordFailure, recordPassword, recordSignIn, selectAccount } from '../../registry/index.ts'
import { setUp, signIn, signOut } from './access.ts'
import { addressOf } from './address.ts'
import { forgetAttempts, oneAtATime, recordAttempt, waitFor } from './attempts.ts'
import { createFirstAdmin } from './create.ts'
import { administrators, people } from './demo-people.ts'
import { enter, refused } from './enter.tsx'
import { passwordProblem } from './guessable.ts'
import { codeIsRight, judge } from './judge.ts'
import { safePath } from './kept.ts'
import { SetPasswordPage, SetupPage, SignInPage } from './sign-in-page.tsx'
import { sentences, words } from './words.ts'

const kept = z.string().optional()
const password = z.string().min(1, sentences.noPassword).max(500)
const login = z.string().trim().min(1, sentences.noLogin).max(100)
const Credentials = z.object({ login, password, totp: z.string().max(20).default(''), next: z.string().max(500).default(''), kept })
type SigningIn = CommandInput<undefined, z.output<typeof Credentials>>

/** An empty system has nobody to sign in: its first visit makes the administrator. */
export const signInPage = (demo: boolean) =>
  page({ path: '/sign-in', verb: anyone, about: 'Sign in' }, async ({ db }) => {
    const empty = !demo && (await db.selectFrom('public_setup').select('needed').executeTakeFirst())?.needed
    return empty ? elsewhere('/setup') : <SignInPage />
  })

/** Counted and logged although refused: the delay grows from it. */
async function fail(input: Pick<SigningIn, 'tx' | 'now' | 'lang' | 'note'>, why: Failure, problem: { field?: string; text: string }) {
  const { tx, now, lang, note } = input
  await recordAttempt(tx, why.login, why.address, now)
  if (why.personId) await recordFailure(tx, why.personId, now)
  note({ failed: true, person: why.personId ?? null, address: why.address })
  return refused(lang, problem, why.typed)
}
interface Failure {
  login: string
  address: string
  personId?: string
  typed: Record<string, string>
}

async function withCredentials(input: SigningIn) {
  const { form, tx, now } = input
  const address = addressOf(input)
  await oneAtATime(tx, form.login + address)
  const account = await selectAccount(tx, form.login)
  const seconds = await waitFor(tx, form.login, address, account, now)
  if (seconds > 0) return refuse(sentences.wait(seconds))
  const outcome = await judge(account, form, now)
  if (outcome.kind === 'code') return drawn(<SetPasswordPage />, { login: form.login, code: form.password, kept: form.kept ?? '' })
  if (outcome.kind !== 'in') {
    const typed = { login: form.login, next: form.next, ...(form.kept ? { kept: form.kept } : {}) }
    const problem = outcome.kind === 'totp' ? { field: 'totp', text: sentences.totp } : { text: sentences.wrong }
    return fail(input, { login: form.login, address, personId: account?.personId, typed }, problem)
  }
  await forgetAttempts(tx, form.login, address)
  await recordSignIn(tx, outcome.account.personId, { usedCode: false, step: outcome.step })
  return enter(input, outcome.account.personId, safePath(form.next), form.kept)
}

const setPasswordPage = page({ path: '/sign-in/password', verb: anyone, about: 'Set a password with a one-time code' }, () => (
  <SetPasswordPage />
))

const SetPassword = z.object({ login, code: z.string().trim().min(1, sentences.noCode).max(60), password, kept })

/** The code ends with the password that it sets; there is no session before there is a password. */
const setPassword = command(
  {
    path: '/sign-in/password',
    verb: signIn,
    again: setPasswordPage,
    form: SetPassword,
    audit: 'names-only',
    about: 'Set a password with a one-time code',
  },
  async (input) => {
    const { form, tx, now } = input
    const address = addressOf(input)
    await oneAtATime(tx, form.login + address)
    const account = await selectAccount(tx, form.login)
    const seconds = await waitFor(tx, form.login, address, account, now)
    if (seconds > 0) return refuse(sentences.wait(seconds))
    if (!account || !codeIsRight(account, form.code, now)) {
      return fail(
        input,
        { login: form.login, address, personId: account?.personId, typed: { login: form.login } },
        { text: sentences.code },
      )
    }
    const problem = passwordProblem(form.password, account.login, Boolean(account.totpSecret))
    if (problem) return refuse({ field: 'password', text: sentences[problem] })
    await recordPassword(tx, account.personId, await hashPassword(form.password))
    await forgetAttempts(tx, form.login, address)
    await recordSignIn(tx, account.personId, { usedCode: true, step: null })
    return enter(input, account.personId, '/', form.kept)
  },
)

async function demoPerson(tx: Tx, key: string): Promise<string | undefined> {
  if (![...people, ...administrators].some((person) => person.key === key)) return undefined
  return (await readSetting<{ people: Record<string, string> }>(tx, 'demo'))?.people[key]
}

/** One click as a person of the demo; the route exists in the demo only. */
const enterDemo = (again: ReturnType<typeof signInPage>) =>
  command(
    {
      path: '/sign-in/demo',
      verb: signIn,
      again,
      form: z.object({ person: z.string().max(60), kept }),
      audit: 'names-only',
      about: 'Enter the demo as one of its people',
    },
    async (input) => {
      const personId = await demoPerson(input.tx, input.form.person)
      if (!personId) return refuse(sentences.wrong)
      if (input.session) await endSession(input.tx, input.session.tokenHash, input.now)
      return enter(input, personId, '/', input.form.kept)
    },
  )

const gone = ['cayda=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax', '__Host-cayda=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax']

/** A shared computer keeps nothing (security.md, threat 8). */
const leave = command({ path: '/sign-out', verb: signOut, about: 'Sign out' }, async ({ tx, session, now }) => {
  if (session) await endSession(tx, session.tokenHash, now)
  const headers = new Headers({ location: '/sign-in?out=1', 'clear-site-data': '"cache", "storage"' })
  for (const cookie of gone) headers.append('set-cookie', cookie)
  return new Response(null, { status: 303, headers })
})

const setupPage = page({ path: '/setup', verb: anyone, about: 'The first administrator of an empty system' }, async ({ db }) => {
  const { needed } = await db.selectFrom('public_setup').select('needed').executeTakeFirstOrThrow()
  return needed ? <SetupPage /> : elsewhere('/sign-in')
})

const Setup = z.object({
  name: z.string().trim().min(3, sentences.badName).max(100),
  login: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9][a-z0-9._@-]*$/, sentences.badLogin)
    .max(60),
  password,
})

const makeFirst = command(
  { path: '/setup', verb: setUp, again: setupPage, form: Setup, about: 'Make the first administrator' },
  async ({ tx, form, now, device, setSession, note }) => {
    await oneAtATime(tx, 'setup')
    if (await anyAccount(tx)) return refuse(sentences.setUp)
    const problem = passwordProblem(form.password, form.login, false)
    if (problem) return refuse({ field: 'password', text: sentences[problem] })
    const personId = await createFirstAdmin(tx, { ...form, passwordHash: await hashPassword(form.password) }, now)
    if (!personId) return refuse({ field: 'name', text: sentences.badName })
    setSession(await openSession(tx, personId, null, now, device))
    note({ person: personId })
    return seeOther('/', both(words.vi.setupDone, words.en.setupDone))
  },
)

export function signInRoutes(demo: boolean) {
  const again = signInPage(demo)
  const sign = command({ path: '/sign-in', verb: signIn, again, form: Credentials, audit: 'names-only', about: 'Sign in' }, withCredentials)
  return routes(again, sign, setPasswordPage, setPassword, leave, demo ? enterDemo(again) : [setupPage, makeFirst])
}
