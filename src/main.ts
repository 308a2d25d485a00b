import { join } from 'node:path'
import { FSDriver } from 'flydrive/drivers/fs'
import { accessMatrix } from './access-page.ts'
import { type Database, openDatabase } from './database.ts'
import { demoSwitch, loadDemo, noDemo, resetDemo } from './demo.ts'
import { inspector } from './inspector.ts'
import { systemClock } from './kernel/clock.ts'
import { connect } from './kernel/db/index.ts'
import { Files } from './kernel/files.ts'
import { serveAssets } from './kernel/http/index.ts'
import { type Jobs, startJobs } from './kernel/jobs.ts'
import { logger } from './kernel/log.ts'
import { type Listening, listen } from './serve.ts'
import { setAssets } from './ui/assets.ts'
import { allRoutes, cayda, jobHandlers } from './wiring.tsx'
import { openMail, openPush } from './work/notices/index.ts'

export {
  createUserFromCli,
  demoAccounts,
  describeImport,
  describePackage,
  exportUnitTo,
  importUnitFrom,
  importUnits,
} from './command-line.ts'
export { openDatabase } from './database.ts'
export { jobHandlers } from './wiring.tsx'

/** Where the files of a data folder lie. */
export const filesOf = (data: string) => new Files(new FSDriver({ location: join(data, 'files'), visibility: 'private' }), inspector)

export const accessPage = () => accessMatrix(allRoutes(demoSwitch(async () => {})))

export interface Options {
  data: string
  port: number
  host: string
  role: 'web' | 'worker' | 'all'
  demo: boolean
  databaseUrl?: string
  /** Folder of the program, where dist/ and db/migrations lie. */
  root: string
  logLevel: string
  /** Left out: no letters are sent. */
  mail?: { url: string; from: string }
  /** Address under which people reach the system, for links in letters. */
  publicUrl?: string
}

export interface Running {
  port: number | null
  database: Database
  stop(): Promise<void>
}

/** On connections of its own: what loads the demo reads the whole catalogue, and PostgreSQL keeps that memory as long as the connection lives. */
async function fillDemo(url: string, files: Files): Promise<void> {
  const db = connect({ url, role: 'cayda_app', max: 2 })
  try {
    await loadDemo(db, files, systemClock.now())
  } finally {
    await db.destroy()
  }
}

/** Puts the parts together and starts them; the caller prints the address and handles the signals. */
export async function start(options: Options): Promise<Running> {
  const log = logger(options.logLevel)
  const database = await openDatabase({
    folder: options.data,
    external: options.databaseUrl,
    migrations: join(options.root, 'db/migrations'),
    onCrash: (message) => log.error({ message }, 'PostgreSQL ended and is started again'),
  })
  let listening: Listening | undefined
  let jobs: Jobs | undefined
  const mail = options.mail && openMail(options.mail.url, options.mail.from)
  try {
    const files = filesOf(options.data)
    if (options.demo) await fillDemo(database.url, files)
    const demo = options.demo ? demoSwitch(() => reset(database, files)) : noDemo
    const push = options.publicUrl === undefined ? undefined : await openPush(database.db, options.publicUrl)
    const parts = { ...database, clock: systemClock, files, demo, mail, push, log, publicUrl: options.publicUrl }
    if (options.role !== 'worker') {
      const app = cayda(parts)
      setAssets(await serveAssets(app, join(options.root, 'dist/client')))
      listening = await listen(app, options.port, options.host)
    }
    if (options.role !== 'web') jobs = await startJobs(database.url, jobHandlers(parts), log)
  } catch (error) {
    await database.close()
    throw error
  }
  return {
    port: listening?.port ?? null,
    database,
    async stop() {
      await listening?.close()
      await jobs?.stop()
      mail?.close()
      await database.close()
    },
  }
}

async function reset(database: Database, files: Files): Promise<void> {
  const owner = connect({ url: database.url, max: 1, statementSeconds: 120 }) // every table at once, on an old disk as well
  try {
    await resetDemo(owner, database.db, files, systemClock.now())
  } finally {
    await owner.destroy()
  }
}
