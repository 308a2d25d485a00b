import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Connection, clientConfig } from './index.ts'
import { Client } from './values.ts'

const lockKey = 3_321_2025

export class MigrationChanged extends Error {}

export interface MigrationFile {
  name: string
  sql: string
  sha256: string
}

export async function readMigrations(folder: string): Promise<MigrationFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name), 'utf8')
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/** Brings the database to the level of the folder; each file in its own transaction, all under one advisory lock. Returns the names applied. */
export async function migrate(connection: Connection, folder: string): Promise<string[]> {
  const client = new Client(clientConfig({ ...connection, statementSeconds: 0 }))
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey])
    await client.query(
      'create table if not exists schema_migrations (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
    )
    return await applyMissing(client, await readMigrations(folder))
  } finally {
    await client.end()
  }
}

async function applyMissing(client: Client, files: MigrationFile[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from schema_migrations')
  const applied = new Map(rows.map((row) => [row.name, row.sha256]))
  const names: string[] = []
  for (const file of files) {
    const before = applied.get(file.name)
    if (before && before !== file.sha256) throw new MigrationChanged(file.name)
    if (before) continue
    await client.query('begin')
    await client.query("set local lock_timeout = '10s'")
    try {
      await client.query(file.sql)
    } catch (error) {
      await client.query('rollback')
      throw new Error(`${file.name}: ${(error as Error).message}`, { cause: error })
    }
    await client.query('insert into schema_migrations (name, sha256) values ($1, $2)', [file.name, file.sha256])
    await client.query('commit')
    names.push(file.name)
  }
  return names
}
