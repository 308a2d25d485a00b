import type { VNode } from 'preact'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { said } from '../errors.ts'
import { pick } from '../words.ts'
import { Current, type Facts, type Problem } from './facts.ts'
import type { Visit } from './request.ts'

export function wantsJson(visit: Pick<Visit, 'context'>): boolean {
  const accept = visit.context.req.header('accept') ?? ''
  const json = accept.indexOf('application/json')
  const html = accept.indexOf('text/html')
  return json >= 0 && (html < 0 || json < html)
}

export async function html(visit: Visit, node: VNode, status: number, changes: Partial<Facts> = {}): Promise<Response> {
  const facts = { ...visit.facts, ...changes }
  facts.nav = await visit.wiring.nav(facts.actor, facts.path, facts.lang, visit.wiring.db, facts.today)
  const body = renderToString(h(Current.Provider, { value: facts }, node))
  return visit.context.html(`<!doctype html>${body}`, status as 200)
}

export function problemJson(visit: Visit, status: number, problems: Problem[]): Response {
  const body = { type: 'about:blank', title: problems[0]?.text ?? '', status, errors: problems }
  return visit.context.body(JSON.stringify(body), status as 400, { 'content-type': 'application/problem+json; charset=utf-8' })
}

/** One sentence for each kind of failure, as a page or as problem+json. */
export async function failure(visit: Visit, status: keyof typeof said, code?: string): Promise<Response> {
  const problems = [{ text: pick(visit.lang, said[status]) }]
  if (wantsJson(visit)) return problemJson(visit, status, problems)
  return html(visit, visit.wiring.errorPage({ status, problems, code }), status)
}
