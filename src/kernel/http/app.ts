import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { nobody } from '../access.ts'
import { newId } from '../db/index.ts'
import { failure } from './answer.ts'
import type { Route } from './declare.ts'
import type { Body } from './form.ts'
import { crossSite, headers } from './guard.ts'
import { openApi } from './openapi.ts'
import { type Visit, visit, type Wiring } from './request.ts'
import { runCommand, runPage } from './run.ts'

const maxBody = 26 * 1024 * 1024

/** A visit without session or database: for pages that say what failed. */
function bareVisit(context: Context, wiring: Wiring): Visit {
  const now = wiring.clock.now()
  const today = now.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate()
  const url = new URL(context.req.url)
  const lang = context.req.header('cookie')?.includes('lang=en') ? 'en' : 'vi'
  const facts = {
    lang,
    path: url.pathname,
    url,
    actor: nobody,
    typed: {},
    problems: [],
    demo: wiring.demo,
    today,
    now,
    once: newId(),
    nav: [],
  } as const
  return {
    context,
    facts: { ...facts, problems: [], nav: [] },
    wiring: { ...wiring, nav: async () => [] },
    actor: nobody,
    db: wiring.db,
    now,
    today,
    lang,
    url,
    session: null,
    files: wiring.files,
    device: '',
  }
}

async function bodyOf(context: Context): Promise<Body> {
  if ((context.req.header('content-type') ?? '').includes('application/json')) {
    const parsed: unknown = await context.req.json().catch(() => ({}))
    return (parsed && typeof parsed === 'object' && !Array.isArray(parsed) ? parsed : {}) as Body
  }
  return (await context.req.parseBody({ all: true })) as Body
}

function serve(wiring: Wiring, route: Route) {
  return async (context: Context): Promise<Response> => {
    const params = context.req.param() as Record<string, string>
    if (route.kind === 'page') return runPage(await visit(context, wiring), route, params)
    if (crossSite(context)) return failure(bareVisit(context, wiring), 403)
    const body = await bodyOf(context)
    return runCommand(await visit(context, wiring), route, params, body)
  }
}

const unreachable = new Set(['ECONNREFUSED', 'ENOENT', 'ECONNRESET', '57P01', '57P03', '53300', '08006', '08001', '08003'])

function databaseAway(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string }
  return (
    (code !== undefined && unreachable.has(code)) || /Connection terminated|timeout exceeded when trying to connect/.test(message ?? '')
  )
}

const packed = compress()

/** The whole application as fetch-standard Request → Response; tests call it without a socket. */
export function createApp(wiring: Wiring): Hono {
  const app = new Hono()
  app.use(async (context, next) => {
    await next()
    for (const [name, value] of Object.entries(headers)) if (!context.res.headers.has(name)) context.res.headers.set(name, value)
  })
  app.use((context, next) => (context.req.header('accept-encoding') ? packed(context, next) : next()))
  app.use(bodyLimit({ maxSize: maxBody, onError: (context) => failure(bareVisit(context, wiring), 413) }))
  app.get('/health/live', (context) => context.text('ok'))
  app.get('/api/openapi.json', (context) => context.json(openApi(wiring.routes, '0.1.0')))
  for (const route of wiring.routes) {
    if (route.kind === 'page') app.get(route.declared.path, serve(wiring, route))
    else app.post(route.declared.path, serve(wiring, route))
  }
  app.notFound(async (context) => failure(await visit(context, wiring).catch(() => bareVisit(context, wiring)), 404))
  app.onError((error, context) => {
    if (databaseAway(error)) return failure(bareVisit(context, wiring), 503)
    const code = newId().slice(-6)
    wiring.log.error({ error, code, path: context.req.path }, 'request failed')
    return failure(bareVisit(context, wiring), 500, code)
  })
  return app
}
