import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FSDriver } from 'flydrive/drivers/fs'
import type { Reader } from '../areas/issuing/index.ts'
import { dayOf, movableClock } from '../kernel/clock.ts'
import type { Db } from '../kernel/db/index.ts'
import { Files } from '../kernel/files.ts'
import { createApp, routes } from '../kernel/http/index.ts'
import { openSession } from '../kernel/http/session.ts'
import { loadActor, loadVisitor } from '../registry/actors.ts'
import { type DemoRegistry, loadDemoRegistry } from '../registry/demo/index.ts'
import { ErrorPage } from '../ui/index.ts'
import { loadDemoTasks } from './demo.ts'
import { followUpRoutes, upwardRoutes } from './index.ts'

const origin = 'http://cayda.test'

/** No paper goes out from this stage. */
const noPaper = () => {
  throw new Error('no paper goes out from here')
}
const reader: Reader = { secret: noPaper, refused: noPaper, document: noPaper }

export interface Setting {
  at?: string
  tasks?: boolean
  /** Writes the letter that the demo's tasks rest on and returns its id. */
  letter(db: Db, registry: DemoRegistry, now: Temporal.Instant): Promise<string>
}

/** The reports alone on an empty database, for tests: the demo's registry, a letter and the demo's tasks. */
export async function stage(db: Db, { at = '2026-11-23T02:00:00Z', tasks = true, letter: write }: Setting) {
  const clock = movableClock(Temporal.Instant.from(at))
  const today = dayOf(clock.now())
  const folder = mkdtempSync(join(tmpdir(), 'cayda-reports-'))
  const files = new Files(new FSDriver({ location: folder, visibility: 'private' }))
  const registry = await db.transaction().execute((tx) => loadDemoRegistry(tx, today))
  const letter = await write(db, registry, clock.now())
  if (tasks) await db.transaction().execute((tx) => loadDemoTasks(tx, registry, {}, files, clock.now()))
  const app = createApp({
    routes: routes(followUpRoutes(reader), upwardRoutes(reader)),
    db,
    publicDb: db,
    clock,
    files,
    loadVisitor,
    demo: true,
    nav: async () => [],
    acted: () => {},
    errorPage: (props) => <ErrorPage {...props} />,
    resumePage: () => <ErrorPage status={401} problems={[]} />,
    log: { error: () => {}, info: () => {} },
  })

  async function cookieOf(key: string): Promise<string> {
    return `cayda=${await db.transaction().execute((tx) => openSession(tx, registry.people[key]!, null, clock.now(), 'test'))}`
  }

  /** Signed in as a demo person; null: a visitor. */
  function as(key: string | null) {
    const call = async (path: string, init: RequestInit = {}) =>
      app.request(`${origin}${path}`, {
        ...init,
        headers: { host: 'cayda.test', origin, accept: 'text/html', cookie: key ? await cookieOf(key) : '', ...(init.headers as object) },
      })
    return {
      get: (path: string) => call(path),
      json: async (path: string) =>
        (await call(path, { headers: { accept: 'application/json' } })).json() as Promise<Record<string, unknown>>,
      post: (path: string, fields: Record<string, string>) => call(path, { method: 'POST', body: new URLSearchParams(fields) }),
    }
  }
  const actor = (key: string) => loadActor(db, registry.people[key]!, null, today)
  return { folder, db, app, clock, today, registry, letter, as, actor }
}
