import { isValidElement, type VNode } from 'preact'
import { recordAudit, systemChain } from '../audit.ts'
import { sql, type Tx } from '../db/index.ts'
import { isConflict, said, violated } from '../errors.ts'
import { FileRefused, SecretFile } from '../files.ts'
import { pick } from '../words.ts'
import { failure, html, problemJson, wantsJson } from './answer.ts'
import type { CommandInput, CommandRoute, Drawn, PageInput, PageRoute, Params, Redirect, Refusal } from './declare.ts'
import { seeOther } from './declare.ts'
import type { Facts, Problem } from './facts.ts'
import { auditable, type Body, hashBody, parseForm, problemsOf, received, typedOf } from './form.ts'
import { earlierWrite, type OnceKey, recordWrite } from './once.ts'
import { setFlash, setLang, setSessionCookie, type Visit } from './request.ts'
import { changes } from './snapshot.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

function idsAreSound(params: Params): boolean {
  return Object.entries(params).every(([key, value]) => !/^id$|Id$/.test(key) || uuid.test(value))
}

/** Signed out: to the sign-in page. Signed in but without the verb: the page does not exist. */
async function refusedEntry(visit: Visit, route: PageRoute | CommandRoute): Promise<Response | null> {
  const { verb } = route.declared
  if (visit.actor.may(verb)) return null
  if (visit.actor.person || route.kind === 'command') return failure(visit, 404)
  if (wantsJson(visit)) return problemJson(visit, 401, [{ text: pick(visit.lang, said[404]) }])
  return visit.context.redirect(`/sign-in?next=${encodeURIComponent(visit.url.pathname + visit.url.search)}`, 303)
}

async function inputOf(visit: Visit, route: PageRoute | CommandRoute, params: Params): Promise<PageInput<unknown, unknown> | null> {
  const { declared } = route
  const db = declared.verb.scope === 'public' && route.kind === 'page' ? visit.wiring.publicDb : visit.db
  const reach = visit.actor.reach(declared.verb)
  let subject: unknown
  if (declared.subject) {
    if (!idsAreSound(params)) return null
    subject = await declared.subject(db, reach, params.id ?? '', params, visit.today)
    if (subject === undefined || subject === null) return null
  }
  return { ...visit, db, reach, subject, params, query: {}, typed: {} }
}

export async function runPage(visit: Visit, route: PageRoute, params: Params): Promise<Response> {
  const refused = await refusedEntry(visit, route)
  if (refused) return refused
  const answer = await drawPage(visit, route, params, 200, {})
  if (route.declared.audited && answer.ok) await recordView(visit, route, params)
  return answer
}

function recordView(visit: Visit, route: PageRoute, params: Params): Promise<void> {
  const entry = {
    ...entryOf(visit, route, params),
    detail: { seen: visit.url.pathname, query: Object.fromEntries(visit.url.searchParams) },
  }
  return visit.db.transaction().execute((tx) => recordAudit(tx, entry))
}

/** Who does what with which subject, for the chain of the body whose post is in use. */
function entryOf(visit: Visit, route: PageRoute | CommandRoute, params: Params) {
  return {
    bodyId: visit.actor.post?.bodyId ?? systemChain,
    at: visit.now,
    personId: visit.actor.person?.id ?? null,
    postId: visit.actor.post?.id ?? null,
    verb: route.declared.verb.name,
    subjectId: params.id && uuid.test(params.id) ? params.id : null,
  }
}

async function drawPage(visit: Visit, route: PageRoute, params: Params, status: number, changed: Partial<Facts>): Promise<Response> {
  const input = await inputOf(visit, route, params)
  if (!input) return failure(visit, 404)
  if (route.declared.query) {
    const query = route.declared.query.safeParse(Object.fromEntries(visit.url.searchParams))
    if (!query.success) return failure(visit, 404)
    input.query = query.data
  }
  input.typed = changed.typed ?? {}
  const result = await route.handle(input as PageInput<never, never>)
  if (result instanceof Response) return result
  if (!isValidElement(result) && 'kind' in result) {
    if (wantsJson(visit) && route.declared.view) return visit.context.json(route.declared.view.parse(result.data) as object)
    return html(visit, result.node, status, changed)
  }
  return html(visit, result as VNode, status, changed)
}

class Rollback extends Error {
  outcome: Refusal | Drawn
  constructor(outcome: Refusal | Drawn) {
    super('rolled back')
    this.outcome = outcome
  }
}

export async function runCommand(visit: Visit, route: CommandRoute, params: Params, body: Body): Promise<Response> {
  const { fields, once, version, switchTo } = received(body, visit.context.req.header('idempotency-key'))
  if (switchTo && route.declared.again) {
    setLang(visit.context, switchTo)
    const switched = { ...visit, lang: switchTo, facts: { ...visit.facts, lang: switchTo } }
    return drawPage(switched, route.declared.again, params, 200, { typed: typedOf(fields) })
  }
  if (!visit.actor.person && route.declared.verb.scope !== 'public') return sessionGone(visit, fields)
  const entry = await refusedEntry(visit, route)
  if (entry) return entry
  const parsed = parseForm(route.declared.form, fields)
  if (!parsed.success) return again(visit, route, params, fields, 422, problemsOf(parsed.error, visit.lang))
  const key =
    visit.actor.person && once && uuid.test(once) ? { personId: visit.actor.person.id, key: once, bodyHash: await hashBody(fields) } : null
  for (let attempt = 1; ; attempt++) {
    try {
      return await settle(visit, route, params, fields, parsed.data, version, key)
    } catch (error) {
      if (isConflict(error) && attempt < 3) continue
      const repeated = key && (await earlierWrite(visit.db, key))
      if (repeated?.same) return redirect(visit, seeOther(repeated.location))
      if (error instanceof SecretFile) await recordSecrecyRefusal(visit)
      const problem = error instanceof FileRefused ? { text: error.message } : violated(error)
      if (!problem) throw error
      return again(visit, route, params, fields, 422, [{ ...problem, text: pick(visit.lang, problem.text) }])
    }
  }
}

async function settle(
  visit: Visit,
  route: CommandRoute,
  params: Params,
  fields: Body,
  form: object,
  version: string | null,
  key: OnceKey | null,
): Promise<Response> {
  const earlier = key && (await earlierWrite(visit.db, key))
  if (earlier)
    return earlier.same
      ? redirect(visit, seeOther(earlier.location))
      : again(visit, route, params, fields, 409, [{ text: pick(visit.lang, said[409]) }])
  const after: (() => Promise<void>)[] = []
  try {
    const outcome = await visit.db.transaction().execute((tx) => write(visit, route, params, fields, form, version, key, tx, after))
    for (const work of after) await work()
    visit.wiring.acted(visit.actor)
    if (outcome instanceof Response) return outcome
    if (outcome?.kind === 'drawn') return html(visit, outcome.node, outcome.status)
    return outcome === null ? failure(visit, 404) : redirect(visit, outcome)
  } catch (error) {
    if (!(error instanceof Rollback)) throw error
    if (error.outcome.kind === 'drawn') return html(visit, error.outcome.node, error.outcome.status, { typed: error.outcome.typed })
    const { problems, status } = error.outcome
    return again(
      visit,
      route,
      params,
      fields,
      status,
      problems.map((problem) => ({ ...problem, text: pick(visit.lang, problem.text) })),
    )
  }
}

function recordSecrecyRefusal({ actor, db, files, now }: Visit): Promise<void> {
  const [personId, bodyId] = [actor.person!.id, actor.post!.bodyId]
  return db.transaction().execute((tx) => files.inspector.refused(tx, { personId, bodyId, at: now }))
}

/** Commands on one subject come one after the other: what a rule asks of the subject still holds when the command writes. */
const oneByOne = (tx: Tx, id: string) => sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`.execute(tx)

async function write(
  visit: Visit,
  route: CommandRoute,
  params: Params,
  fields: Body,
  form: object,
  version: string | null,
  key: OnceKey | null,
  tx: Tx,
  after: (() => Promise<void>)[],
): Promise<Redirect | Drawn | Response | null> {
  if (route.declared.subject && params.id) await oneByOne(tx, params.id)
  const input = await inputOf({ ...visit, db: tx }, route, params)
  if (!input) return null
  const current = (input.subject as { version?: number | string } | undefined)?.version
  if (version && current !== undefined && String(current) !== version)
    throw new Rollback({ kind: 'refusal', status: 409, problems: [{ text: said[409] }] })
  const notes: Record<string, unknown> = {}
  const full: CommandInput<unknown, unknown> = {
    ...input,
    tx,
    outside: visit.db,
    form,
    note: (detail) => {
      Object.assign(notes, detail)
    },
    setSession: (token) => setSessionCookie(visit.context, token),
    afterCommit: (work) => {
      after.push(work)
    },
  }
  const outcome = await route.handle(full as CommandInput<never, never>)
  if (!(outcome instanceof Response) && (outcome.kind === 'refusal' || (outcome.kind === 'drawn' && !outcome.keep)))
    throw new Rollback(outcome)
  const changed = await subjectAfter(visit, route, params, tx, input.subject)
  const location = !(outcome instanceof Response) && outcome.kind === 'redirect' ? outcome.location : visit.url.pathname
  await recordAudit(tx, {
    ...entryOf(visit, route, params),
    detail: { path: visit.url.pathname, to: location, ...auditable(fields, route.declared.audit ?? 'full'), ...changed, ...notes },
  })
  if (key) await recordWrite(tx, key, 303, location, visit.now)
  return outcome
}

async function subjectAfter(visit: Visit, route: CommandRoute, params: Params, tx: Tx, before: unknown): Promise<object> {
  if (!route.declared.subject || route.declared.audit === 'names-only') return {}
  const after = await route.declared.subject(tx, visit.actor.reach(route.declared.verb), params.id ?? '', params, visit.today)
  return changes(before, after)
}

function redirect(visit: Visit, { location, flash }: Redirect): Response {
  if (wantsJson(visit)) return visit.context.json({ location }, 200, { location })
  if (flash) setFlash(visit.context, flash)
  return visit.context.redirect(location, 303)
}

async function again(
  visit: Visit,
  route: CommandRoute,
  params: Params,
  fields: Body,
  status: 409 | 422,
  problems: Problem[],
): Promise<Response> {
  if (wantsJson(visit)) return problemJson(visit, status, problems)
  const page = route.declared.again
  if (!page || !visit.actor.may(page.declared.verb)) return html(visit, visit.wiring.errorPage({ status, problems }), status)
  return drawPage(visit, page, params, status, { typed: typedOf(fields), problems })
}

/** The session ended while a form was open: the sign-in page carries what was typed. */
async function sessionGone(visit: Visit, fields: Body): Promise<Response> {
  if (wantsJson(visit)) return problemJson(visit, 401, [{ text: pick(visit.lang, said[404]) }])
  const kept = Object.entries(typedOf(fields)).flatMap(([key, value]) => [value].flat().map((item): [string, string] => [key, item]))
  return html(visit, visit.wiring.resumePage({ action: visit.url.pathname, fields: kept }), 401)
}
