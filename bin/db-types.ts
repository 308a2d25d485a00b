import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeTypes } from '../scripts/db-types.ts'
import { startEmbedded } from '../src/kernel/db/embedded.ts'
import { migrate } from '../src/kernel/db/migrate.ts'

const folder = mkdtempSync(join(tmpdir(), 'cayda-types-'))
const server = await startEmbedded({ folder, throwAway: true })
try {
  await migrate({ url: server.url }, 'db/migrations')
  await writeTypes(server.url)
} finally {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}
