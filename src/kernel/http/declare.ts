import type { VNode } from 'preact'
import type { z } from 'zod'
import type { Actor, Reach, Verb } from '../access.ts'
import type { Db, Tx } from '../db/index.ts'
import type { Files } from '../files.ts'
import { parseDate } from '../format.ts'
import type { Session } from './session.ts'

export type Params = Record<string, string>
export type Query = z.ZodObject
export type FormSchema = z.ZodObject

/** Loads what the route is about within the verb's reach; undefined is a 404. */
export type Subject<S> = (db: Db, reach: Reach, id: string, params: Params, today: Temporal.PlainDate) => Promise<S | undefined>

export interface Common<S> {
  actor: Actor
  reach: Reach
  subject: S
  params: Params
  db: Db
  now: Temporal.Instant
  today: Temporal.PlainDate
  lang: 'vi' | 'en'
  url: URL
  session: Session | null
  files: Files
  device: string
}
export type PageInput<S, Q> = Common<S> & {
  query: Q
  /** What was typed, when the page is drawn again after a refusal. */
  typed: Record<string, string | string[]>
}
export type CommandInput<S, F> = Common<S> & {
  tx: Tx
  /** The pool itself, for the little that must stay even when the command is refused, such as a failed sign-in. */
  outside: Db
  form: F
  /** Adds to the audit row's detail, e.g. a reason. */
  note(detail: Record<string, unknown>): void
  /** Replaces the visitor's session cookie; null ends it. */
  setSession(token: string | null): void
  /** Work to do after the commit, such as deleting a file nobody may read any more. */
  afterCommit(work: () => Promise<void>): void
}

export interface Shown {
  kind: 'shown'
  data: unknown
  node: VNode
}
export interface Refusal {
  kind: 'refusal'
  problems: { field?: string; text: string }[]
  status: 409 | 422
}
export interface Redirect {
  kind: 'redirect'
  location: string
  flash?: string
}

/** A page as the answer to a POST that wrote nothing, such as a proposal read from a paper that may not be stored yet. */
export interface Drawn {
  kind: 'drawn'
  node: VNode
  status: 200 | 422
  typed: Record<string, string | string[]>
  /** True when what the command wrote stays. */
  keep: boolean
}

export interface PageDeclaration<S, Q extends Query> {
  path: string
  verb: Verb
  subject?: Subject<S>
  query?: Q
  /** Shape of the JSON face; without it the page has HTML only. */
  view?: z.ZodType
  /** True when looking leaves a trace: a file handed out, a person's record opened (security.md, decision 7). */
  audited?: boolean
  /** One English line for the OpenAPI document. */
  about?: string
}
export interface CommandDeclaration<S, F extends FormSchema> {
  path: string
  verb: Verb
  subject?: Subject<S>
  form?: F
  /** The page drawn again with what was typed when the command refuses. */
  again?: PageRoute
  /** False when even a refused write must leave no audit row of the form's content (secrecy check). */
  audit?: 'full' | 'names-only'
  about?: string
}

export interface PageRoute {
  kind: 'page'
  declared: PageDeclaration<never, Query>
  handle(input: PageInput<never, never>): VNode | Shown | Response | Promise<VNode | Shown | Response>
}
export interface CommandRoute {
  kind: 'command'
  declared: CommandDeclaration<never, FormSchema>
  handle(input: CommandInput<never, never>): HandledCommand | Promise<HandledCommand>
}
export type Route = PageRoute | CommandRoute

type HandledPage = VNode | Shown | Response
type HandledCommand = Redirect | Refusal | Drawn | Response

export function page<S = undefined, Q extends Query = Query>(
  declared: PageDeclaration<S, Q>,
  handle: (input: PageInput<S, z.output<Q>>) => HandledPage | Promise<HandledPage>,
): PageRoute {
  return { kind: 'page', declared, handle } as unknown as PageRoute
}

export function command<S = undefined, F extends FormSchema = FormSchema>(
  declared: CommandDeclaration<S, F>,
  handle: (input: CommandInput<S, z.output<F>>) => HandledCommand | Promise<HandledCommand>,
): CommandRoute {
  return { kind: 'command', declared, handle } as unknown as CommandRoute
}

export function routes(...list: (Route | Route[])[]): Route[] {
  return list.flat()
}

/** A page with its JSON face: `data` must satisfy the declared `view`. */
export function shown(data: unknown, node: VNode): Shown {
  return { kind: 'shown', data, node }
}

/** Draws a page without writing: the transaction is rolled back and no audit row is left. */
export function drawn(node: VNode, typed: Record<string, string | string[]> = {}, status: 200 | 422 = 200): Drawn {
  return { kind: 'drawn', node, status, typed, keep: false }
}

/** Draws a page after a write that stays, for what may be shown once only, such as a one-time code. */
export function drawnAfter(node: VNode): Drawn {
  return { kind: 'drawn', node, status: 200, typed: {}, keep: true }
}

type Said = string | { field?: string; text: string }

/** Nothing is written; the declared page comes back with what was typed. */
export function refuse(problems: Said | Said[], status: 409 | 422 = 422): Refusal {
  const list = Array.isArray(problems) ? problems : [problems]
  return { kind: 'refusal', status, problems: list.map((said) => (typeof said === 'string' ? { text: said } : said)) }
}

/** A day up to today as it was typed, or what is wrong with it, to be refused at its field. */
export function pastDay(
  field: string,
  typed: string,
  today: Temporal.PlainDate,
  says: { badDay: string; ahead: string },
): Temporal.PlainDate | { field: string; text: string } {
  const on = parseDate(typed)
  if (!on) return { field, text: says.badDay }
  return Temporal.PlainDate.compare(on, today) > 0 ? { field, text: says.ahead } : on
}

/** A page that only leads to another one. */
export const elsewhere = (location: string) => new Response(null, { status: 303, headers: { location } })

export function seeOther(location: string, flash?: string): Redirect {
  return { kind: 'redirect', location, flash }
}
