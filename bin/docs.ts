import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { buildWhenStale } from '../scripts/build.ts'
import { databasePage } from '../scripts/database-page.ts'
import { startEmbedded } from '../src/kernel/db/embedded.ts'
import { migrate } from '../src/kernel/db/migrate.ts'

const root = resolve(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'cayda-docs-'))
const server = await startEmbedded({ folder, throwAway: true })
try {
  await migrate({ url: server.url }, 'db/migrations')
  writeFileSync('docs/database.md', await databasePage(server.url))
  await buildWhenStale(root)
  const { accessPage } = (await import(join(root, 'dist/server/main.js'))) as typeof import('../src/main.ts')
  writeFileSync('docs/access-matrix.md', accessPage())
} finally {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}
