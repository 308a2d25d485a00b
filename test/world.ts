import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FSDriver } from 'flydrive/drivers/fs'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { movableClock } from '../src/kernel/clock.ts'
import { clientConfig, connect, type Db, newId, withDatabase } from '../src/kernel/db/index.ts'
import { Files } from '../src/kernel/files.ts'
import { openSession } from '../src/kernel/http/session.ts'

/** A machine that stands still for a while is no failure of what is tested; the journeys run with the program's own limits. */
const patience = 120

async function asAdmin(statement: string): Promise<void> {
  const client = new pg.Client(clientConfig({ url: inject('adminUrl'), statementSeconds: patience }))
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** Address of a fresh, migrated database of the calling test file; dropped when the file ends. */
export async function testDatabase(template: 'cayda_template' | 'cayda_demo' = 'cayda_template'): Promise<string> {
  const name = `t_${newId().replaceAll('-', '')}`
  await asAdmin(`create database ${name} template ${template}`)
  afterAll(() => asAdmin(`drop database if exists ${name} with (force)`))
  return withDatabase(inject('adminUrl'), name)
}

/** A fresh database opened with the application's own rights. */
export async function testDb(): Promise<Db> {
  const db = connect({ url: await testDatabase(), role: 'cayda_app', max: 4, statementSeconds: patience })
  afterAll(() => db.destroy())
  return db
}

export interface Answer {
  status: number
  headers: Headers
  text(): Promise<string>
  json(): Promise<unknown>
}

export interface Client {
  get(path: string, headers?: Record<string, string>): Promise<Response>
  json(path: string): Promise<Response>
  post(path: string, fields?: Record<string, string | string[]>, files?: Record<string, File>): Promise<Response>
}

const origin = 'http://cayda.test'

function body(fields: Record<string, string | string[]>, files: Record<string, File>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) for (const item of [value].flat()) form.append(name, item)
  for (const [name, file] of Object.entries(files)) form.append(name, file)
  return form
}

async function demoFiles(folder: string): Promise<Files> {
  const { inspector } = await import('../src/inspector.ts')
  return new Files(new FSDriver({ location: folder, visibility: 'private' }), inspector)
}

/** Whichever test file comes first loads the demo, and all copy it; a half-loaded one bears another name. */
async function demoTemplate(): Promise<void> {
  const { loadDemo } = await import('../src/demo.ts')
  const client = new pg.Client(clientConfig({ url: inject('adminUrl'), statementSeconds: patience }))
  await client.connect()
  try {
    await client.query("select pg_advisory_lock(hashtext('cayda_demo'))")
    const { rowCount } = await client.query("select from pg_database where datname = 'cayda_demo'")
    if (rowCount) return
    await client.query('drop database if exists cayda_demo_begun with (force)')
    await client.query('create database cayda_demo_begun template cayda_template')
    const url = withDatabase(inject('adminUrl'), 'cayda_demo_begun')
    const db = connect({ url, role: 'cayda_app', max: 4, statementSeconds: patience })
    await loadDemo(db, await demoFiles(inject('demoFiles')), Temporal.Instant.from(usualMoment))
    await db.destroy()
    await client.query('alter database cayda_demo_begun rename to cayda_demo')
  } finally {
    await client.end()
  }
}

const usualMoment = '2026-11-23T02:00:00Z'

export type World = Awaited<ReturnType<typeof world>>

/** The whole application on a fresh database with the demo in it, at a moment of your choice; people are named by their demo keys. */
export async function world(at = usualMoment) {
  const { cayda } = await import('../src/wiring.tsx')
  const { demoSwitch, loadDemo } = await import('../src/demo.ts')
  if (at === usualMoment) await demoTemplate()
  const url = await testDatabase(at === usualMoment ? 'cayda_demo' : 'cayda_template')
  const db = connect({ url, role: 'cayda_app', max: 6, statementSeconds: patience })
  const publicDb = connect({ url, role: 'cayda_public', max: 2, statementSeconds: patience })
  const folder = mkdtempSync(join(tmpdir(), 'cayda-files-'))
  if (at === usualMoment) cpSync(inject('demoFiles'), folder, { recursive: true })
  const files = await demoFiles(folder)
  const clock = movableClock(Temporal.Instant.from(at))
  afterAll(async () => {
    await Promise.all([db.destroy(), publicDb.destroy()])
    rmSync(folder, { recursive: true, force: true })
  })
  const demo = await loadDemo(db, files, clock.now())
  const errors: unknown[] = []
  const log = {
    error: (detail: object) => {
      errors.push(detail)
    },
    info: () => {},
  }
  const app = cayda({ db, publicDb, clock, files, log, demo: demoSwitch(async () => {}) })

  function client(cookie: () => Promise<string>): Client {
    const call = async (path: string, init: RequestInit) =>
      app.request(`${origin}${path}`, {
        ...init,
        headers: { host: 'cayda.test', origin, cookie: await cookie(), ...(init.headers as object) },
      })
    return {
      get: (path, headers = {}) => call(path, { headers: { accept: 'text/html', ...headers } }),
      json: (path) => call(path, { headers: { accept: 'application/json' } }),
      post: (path, fields = {}, sent = {}) => call(path, { method: 'POST', body: body(fields, sent), headers: { accept: 'text/html' } }),
    }
  }

  async function signIn(key: string, role?: string): Promise<string> {
    const personId = demo.people[key]
    if (!personId) throw new Error(`no demo person "${key}"`)
    const post = role
      ? await db
          .selectFrom('tenures')
          .innerJoin('posts', 'posts.id', 'tenures.post_id')
          .select('posts.id')
          .where('tenures.person_id', '=', personId)
          .where('posts.role', '=', role)
          .executeTakeFirstOrThrow()
      : null
    const token = await db.transaction().execute((tx) => openSession(tx, personId, post?.id ?? null, clock.now(), 'test'))
    return `cayda=${token}`
  }

  /** A client signed in as a demo person (optionally in the post with that role); null is a visitor. */
  function as(key: string | null, role?: string): Client {
    const session = key === null ? Promise.resolve('') : signIn(key, role)
    return client(() => session)
  }
  return { as, app, db, publicDb, files, folder, clock, demo, errors, client, url }
}
