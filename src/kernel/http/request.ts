import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { RawBuilder } from 'kysely'
import type { VNode } from 'preact'
import { type Actor, nobody } from '../access.ts'
import { type Clock, dayOf } from '../clock.ts'
import { type Db, newId } from '../db/index.ts'
import type { Files } from '../files.ts'
import { type Lang, pick } from '../words.ts'
import type { Common, Route } from './declare.ts'
import type { Facts, NavItem, Problem } from './facts.ts'
import { livingSession, markSeen, type Session } from './session.ts'

export interface Wiring {
  routes: Route[]
  db: Db
  /** Runs on the database role that reads public_* views only. */
  publicDb: Db
  clock: Clock
  files: Files
  demo: boolean
  /** The session that the query finds, with its person and the post in use; one query, for it stands before every page. */
  loadVisitor(db: Db, session: RawBuilder<Session>, today: Temporal.PlainDate): Promise<{ held: Session; actor: Actor } | null>
  nav(actor: Actor, path: string, lang: Lang, db: Db, today: Temporal.PlainDate): Promise<NavItem[]>
  /** Called after a command of the actor was carried out. */
  acted(actor: Actor): void
  errorPage(props: { status: number; problems: Problem[]; code?: string }): VNode
  /** The sign-in page that keeps what an expired session was sending. */
  resumePage(kept: { action: string; fields: [string, string][] }): VNode
  log: { error(detail: object, message: string): void; info(detail: object, message: string): void }
}

export type Visit = Omit<Common<unknown>, 'subject' | 'reach' | 'params'> & { context: Context; facts: Facts; wiring: Wiring }

const year = 365 * 24 * 3600

function secure(context: Context): boolean {
  return new URL(context.req.url).protocol === 'https:' || context.req.header('x-forwarded-proto') === 'https'
}

export function sessionCookie(context: Context): string {
  return secure(context) ? '__Host-cayda' : 'cayda'
}

export function setSessionCookie(context: Context, token: string | null): void {
  setCookie(context, sessionCookie(context), token ?? '', {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: secure(context),
    ...(token ? {} : { maxAge: 0 }),
  })
}

export function setLang(context: Context, lang: Lang): void {
  setCookie(context, 'lang', lang, { path: '/', sameSite: 'Lax', maxAge: year })
}

export function setFlash(context: Context, message: string): void {
  setCookie(context, 'flash', encodeURIComponent(message), { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: 60 })
}

function takeFlash(context: Context, lang: Lang): string | undefined {
  const raw = getCookie(context, 'flash')
  if (!raw || context.req.method !== 'GET') return undefined
  setCookie(context, 'flash', '', { path: '/', maxAge: 0 })
  return pick(lang, decodeURIComponent(raw))
}

function langOf(context: Context): Lang {
  return (context.req.query('lang') ?? getCookie(context, 'lang')) === 'en' ? 'en' : 'vi'
}

export async function visit(context: Context, wiring: Wiring): Promise<Visit> {
  const now = wiring.clock.now()
  const today = dayOf(now)
  const url = new URL(context.req.url)
  const lang = langOf(context)
  if (context.req.query('lang')) setLang(context, lang)
  const token = getCookie(context, sessionCookie(context))
  const visitor = token ? await wiring.loadVisitor(wiring.db, livingSession(token, now), today) : null
  const { held: session, actor } = visitor ?? { held: null, actor: nobody }
  if (session) await markSeen(wiring.db, session, now)
  const facts: Facts = {
    lang,
    path: url.pathname,
    url,
    actor,
    typed: {},
    problems: [],
    demo: wiring.demo,
    today,
    now,
    once: newId(),
    nav: [],
    flash: takeFlash(context, lang),
  }
  const device = context.req.header('user-agent') ?? ''
  return { context, facts, wiring, actor, db: wiring.db, now, today, lang, url, session, files: wiring.files, device }
}
