import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { Tables } from './tables.gen.ts'
import { Client, types } from './values.ts'

export { type DateRange, dateRange } from './values.ts'
export { sql }
export type Db = Kysely<Tables>
export type Tx = Transaction<Tables>

export interface Connection {
  /** A postgres:// URL, or the socket folder of the embedded server as `socket:/path?db=name`. */
  url: string
  /** Database role the connections take on; the owner's rights when left out. */
  role?: 'cayda_app' | 'cayda_public'
  max?: number
  statementSeconds?: number
}

export function clientConfig({ url, role, statementSeconds }: Connection): pg.ClientConfig {
  // Every read is a named prepared statement, and planning it anew each time costs more than most of them take.
  const settings = [
    role && `-c role=${role}`,
    `-c statement_timeout=${(statementSeconds ?? 30) * 1000}`,
    '-c timezone=UTC',
    '-c jit=off',
    '-c plan_cache_mode=force_generic_plan',
  ]
  const options = settings.filter(Boolean).join(' ')
  if (!url.startsWith('socket:')) return { connectionString: url, options, types, connectionTimeoutMillis: 5000 }
  const [host, database] = url.slice('socket:'.length).split('?db=')
  return { host, database, user: 'postgres', options, types, connectionTimeoutMillis: 5000 }
}

/** Names the same server with another database. */
export function withDatabase(url: string, database: string): string {
  if (url.startsWith('socket:')) return `${url.split('?db=')[0]}?db=${database}`
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.toString()
}

export function connectPool(connection: Connection): pg.Pool {
  const pool = new pg.Pool({ ...clientConfig(connection), max: connection.max ?? 10, idleTimeoutMillis: 30_000, Client })
  pool.on('error', () => {}) // an idle connection that the server closed is replaced on next use
  return pool
}

export function connect(connection: Connection): Db {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: connectPool(connection) }) })
}

let lastMs = 0
let nth = 0

/** UUIDv7: sorts by time of making, within a millisecond by order of making in this process (RFC 9562 §6.2), cannot be guessed. */
export function newId(): string {
  const now = Temporal.Now.instant().epochMilliseconds
  nth = now > lastMs ? 0 : nth + 1
  lastMs = Math.max(now, lastMs) + (nth > 0xfff ? 1 : 0)
  nth &= 0xfff
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(lastMs / 2 ** (8 * (5 - i))) % 256
  bytes[6] = 0x70 | (nth >> 8)
  bytes[7] = nth & 0xff
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = Buffer.from(bytes).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
