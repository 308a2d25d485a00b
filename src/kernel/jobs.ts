import { PgBoss } from 'pg-boss'
import { connectPool } from './db/index.ts'

export interface JobHandler {
  name: string
  /** Cron line in Vietnamese time; a job without one runs when sent. */
  cron?: string
  run(): Promise<void>
}

export interface Jobs {
  send(name: string): Promise<void>
  stop(): Promise<void>
}

interface Log {
  error(detail: object, message: string): void
}

/** pg-boss over our own pool: retries, back-off and one run at a time per job come from it. */
export async function startJobs(url: string, handlers: JobHandler[], log: Log): Promise<Jobs> {
  const pool = connectPool({ url, max: 3, statementSeconds: 300 })
  const boss = new PgBoss({ db: { executeSql: (text, values) => pool.query(text, values as unknown[]) } })
  boss.on('error', (error) => log.error({ error }, 'job queue'))
  await boss.start()
  for (const handler of handlers) {
    await boss.createQueue(handler.name, { policy: 'singleton', retryLimit: 5, retryBackoff: true })
    await boss.work(handler.name, { pollingIntervalSeconds: 10 }, () => handler.run())
    if (handler.cron) await boss.schedule(handler.name, handler.cron, {}, { tz: 'Asia/Ho_Chi_Minh' })
  }
  return {
    send: async (name) => {
      await boss.send(name, {})
    },
    stop: async () => {
      await boss.stop({ graceful: true, timeout: 15_000 })
      await pool.end()
    },
  }
}
