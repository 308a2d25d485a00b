import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../src/kernel/db/embedded.ts'
import { clientConfig, withDatabase } from '../src/kernel/db/index.ts'
import { migrate } from '../src/kernel/db/migrate.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    adminUrl: string
    /** Folder for the files of the demo that is loaded once for all test files. */
    demoFiles: string
  }
}

/** One throw-away PostgreSQL for the whole run (or the one of TEST_DATABASE_URL), with a migrated template that each test file copies. */
export async function setup(project: TestProject) {
  const outside = process.env.TEST_DATABASE_URL
  const folder = mkdtempSync(join(tmpdir(), 'cayda-test-'))
  const server = outside ? undefined : await startEmbedded({ folder, throwAway: true })
  const adminUrl = outside ?? server!.adminUrl
  await remake(adminUrl)
  await migrate({ url: withDatabase(adminUrl, 'cayda_template') }, 'db/migrations')
  project.provide('adminUrl', adminUrl)
  project.provide('demoFiles', join(folder, 'demo-files'))
  return async () => {
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function remake(adminUrl: string) {
  const client = new pg.Client(clientConfig({ url: adminUrl }))
  await client.connect()
  for (const name of ['cayda_demo', 'cayda_template']) await client.query(`drop database if exists ${name} with (force)`)
  await client.query("create database cayda_template encoding 'UTF8' template template0")
  await client.end()
}
