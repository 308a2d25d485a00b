import pg from 'pg'
import { type EmbeddedServer, StartRefused, startEmbedded } from './kernel/db/embedded.ts'
import { clientConfig, connect, type Db } from './kernel/db/index.ts'
import { migrate } from './kernel/db/migrate.ts'
import { both } from './kernel/words.ts'

export interface Database {
  url: string
  db: Db
  publicDb: Db
  applied: string[]
  close(): Promise<void>
}

export interface DatabaseOptions {
  folder: string
  /** DATABASE_URL: an external PostgreSQL 15 or newer instead of the embedded one. */
  external?: string
  migrations: string
  onCrash?(message: string): void
}

const oldest = 150_000

async function checkExternal(url: string): Promise<void> {
  const client = new pg.Client(clientConfig({ url }))
  try {
    await client.connect()
  } catch (error) {
    throw new StartRefused(
      both(
        `Không nối được tới cơ sở dữ liệu trong DATABASE_URL: ${(error as Error).message}. Kiểm tra địa chỉ, mật khẩu và máy chủ PostgreSQL.`,
        `The database of DATABASE_URL cannot be reached: ${(error as Error).message}. Check the address, the password and the server.`,
      ),
      { cause: error },
    )
  }
  const { rows } = await client.query<{ server_version_num: string; server_version: string }>(
    "select current_setting('server_version_num') as server_version_num, current_setting('server_version') as server_version",
  )
  await client.end()
  const version = Number(rows[0]!.server_version_num)
  if (version < oldest) {
    throw new StartRefused(
      both(
        `PostgreSQL ${rows[0]!.server_version} quá cũ. Cần PostgreSQL 15 trở lên.`,
        `PostgreSQL ${rows[0]!.server_version} is too old; 15 or newer is needed.`,
      ),
    )
  }
}

/** Starts or reaches the database and brings it to the program's level. Throws StartRefused with a sentence. */
export async function openDatabase({ folder, external, migrations, onCrash }: DatabaseOptions): Promise<Database> {
  let server: EmbeddedServer | undefined
  if (external) await checkExternal(external)
  else server = await startEmbedded({ folder, onCrash })
  const url = external ?? server!.url
  const applied = await migrate({ url }, migrations)
  const db = connect({ url, role: 'cayda_app', max: 10 })
  const publicDb = connect({ url, role: 'cayda_public', max: 4 })
  return {
    url,
    db,
    publicDb,
    applied,
    async close() {
      await Promise.all([db.destroy(), publicDb.destroy()])
      await server?.stop()
    },
  }
}
