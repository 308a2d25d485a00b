import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { type Db, sql, type Tx } from '../kernel/db/index.ts'
import type { Files } from '../kernel/files.ts'
import { fileName, type Manifest, manifestName, PackageRefused, readMeName, tableName } from './manifest.ts'
import { appliedMigrations, readSchema, type TableShape } from './schema.ts'
import { looseReferences, rules } from './tables.ts'
import { readMe, sentences } from './words.ts'

export interface Unit {
  name: string
  /** Its bodies: all whose home is the place, or the one. */
  bodies: string[]
}

type Schema = Map<string, TableShape>

/** Which rows of a table go, as a condition on the alias `t`; null when none does. */
function condition(table: string): string | null {
  const rule = rules[table]
  if (!rule) throw new Error(`no rule says what of "${table}" goes with a unit`)
  if (rule.rows === 'none') return null
  if (rule.rows === 'some') return rule.where
  return rule.rows === 'referred' ? `t.id in (select id from in_${table})` : 'true'
}

/** Every reference that leads to the table from a row that goes. */
function referencesTo(schema: Schema, target: string): string[] {
  const firm = [...schema].flatMap(([table, { references }]) =>
    references.filter((reference) => reference.target === target).map(({ column }) => [table, column] as const),
  )
  const loose = looseReferences.flatMap(([table, column, to]) => (to === target ? [[table, column] as const] : []))
  return [...firm, ...loose].flatMap(([table, column]) => {
    const where = condition(table)
    return where === null ? [] : [`select t."${column}" from "${table}" as t where (${where})`]
  })
}

/** Names the rows that go in temporary tables, each rule on what the ones before it chose. */
async function choose(tx: Tx, schema: Schema, unit: Unit): Promise<void> {
  await sql`create temporary table own_bodies (id uuid primary key) on commit drop`.execute(tx)
  await sql`insert into own_bodies select unnest(${unit.bodies}::uuid[])`.execute(tx)
  for (const [table, rule] of Object.entries(rules)) {
    if (!schema.get(table)!.columns.includes('id') || (rule.rows !== 'some' && rule.rows !== 'referred')) continue
    const referred = rule.rows === 'referred' ? referencesTo(schema, table).map((select) => ` or t.id in (${select})`) : []
    await sql`${sql.raw(`create temporary table in_${table} (id uuid primary key) on commit drop`)}`.execute(tx)
    await sql`${sql.raw(`insert into in_${table} select t.id from "${table}" as t where (${rule.where})${referred.join('')}`)}`.execute(tx)
    await sql`${sql.raw(`analyze in_${table}`)}`.execute(tx)
  }
}

/** References that may lead out of the package: they go as blanks. */
function openReferences(schema: Schema, table: string) {
  return schema.get(table)!.references.filter(({ target, nullable }) => nullable && rules[target]!.rows === 'some')
}

function expressionOf(schema: Schema, table: string, column: string): string {
  const rule = rules[table]!
  const kept = 'only' in rule ? rule.only?.[column] : undefined
  const open = openReferences(schema, table).find((reference) => reference.column === column)
  const conditions = [kept, open && `t."${column}" in (select id from in_${open.target})`].filter((one) => one !== undefined)
  return conditions.length === 0
    ? `t."${column}"`
    : `case when ${conditions.map((one) => `(${one})`).join(' and ')} then t."${column}" end as "${column}"`
}

const batch = 500

/** The rows of one table as JSON lines, in the order of its key. */
async function* linesOf(tx: Tx, schema: Schema, table: string): AsyncGenerator<string> {
  const { columns, key } = schema.get(table)!
  const values = columns.map((column) => expressionOf(schema, table, column)).join(', ')
  const order = key.map((column) => `t."${column}"`).join(', ')
  await sql`${sql.raw(
    `declare lines no scroll cursor for select to_jsonb(r)::text as line from (select ${values} from "${table}" as t where (${condition(table)}) order by ${order}) as r`,
  )}`.execute(tx)
  for (;;) {
    const { rows } = await sql<{ line: string }>`${sql.raw(`fetch ${batch} from lines`)}`.execute(tx)
    for (const { line } of rows) yield `${line}\n`
    if (rows.length < batch) break
  }
  await sql`close lines`.execute(tx)
}

async function blanksOf(tx: Tx, schema: Schema, table: string): Promise<[string, number][]> {
  const open = openReferences(schema, table)
  if (open.length === 0) return []
  const counts = open.map(
    ({ column, target }) =>
      `count(*) filter (where t."${column}" is not null and t."${column}" not in (select id from in_${target})) as "${column}"`,
  )
  const { rows } = await sql<
    Record<string, number>
  >`${sql.raw(`select ${counts.join(', ')} from "${table}" as t where (${condition(table)})`)}`.execute(tx)
  return Object.entries(rows[0]!).flatMap(([column, n]) => (n > 0 ? [[`${table}.${column}`, n]] : []))
}

/**
 * Writes the package of a unit: one JSON line per row, every file once by its SHA-256, the manifest last. All of one moment of the database.
 * Throws PackageRefused when a stored file is missing, and what the system says when the disk is full; the caller removes what was begun.
 */
export async function exportUnit(db: Db, files: Files, unit: Unit, path: string, now: Temporal.Instant): Promise<Manifest> {
  const zip = new ZipFile()
  const written = pipeline(zip.outputStream, createWriteStream(path, { mode: 0o600, flags: 'wx' }))
  written.catch(() => {}) // awaited below; a full disk must not end the process before that
  const options = { mode: 0o100600 }
  const manifest = await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      await sql`set local statement_timeout = 0`.execute(tx)
      const schema = await readSchema(tx)
      await choose(tx, schema, unit)
      const made: Manifest = {
        format: 'cayda-unit',
        version: 1,
        unit,
        exportedAt: now.toString(),
        migrations: await appliedMigrations(tx),
        tables: {},
        files: [],
        leftBlank: {},
      }
      const add = async (name: string, content: AsyncIterable<string> | Iterable<Uint8Array>) => {
        const stream = Readable.from(content)
        zip.addReadStream(stream, name, options)
        await Promise.race([once(stream, 'close'), written])
      }
      for (const table of Object.keys(rules)) {
        if (condition(table) === null) continue
        const hash = createHash('sha256')
        let rows = 0
        const counted = async function* () {
          for await (const line of linesOf(tx, schema, table)) {
            hash.update(line)
            rows += 1
            yield line
          }
        }
        await add(tableName(table), counted())
        made.tables[table] = { rows, columns: schema.get(table)!.columns, sha256: hash.digest('hex') }
        Object.assign(made.leftBlank, Object.fromEntries(await blanksOf(tx, schema, table)))
      }
      for (const { sha256, size, name } of await storedFiles(tx)) {
        const bytes = await files.read(sha256).catch((cause) => {
          throw new PackageRefused(sentences.lostFile(name), { cause })
        })
        await add(fileName(sha256), [bytes])
        made.files.push({ sha256, size })
      }
      return made
    })
  zip.addBuffer(Buffer.from(readMe(manifest)), readMeName, options)
  zip.addBuffer(Buffer.from(JSON.stringify(manifest, null, 1)), manifestName, options)
  zip.end()
  await written
  return manifest
}

async function storedFiles(tx: Tx): Promise<{ sha256: string; size: number; name: string }[]> {
  const { rows } = await sql<{ sha256: string; size: number; name: string }>`
    select sha256, size, min(name) as name from files where purged_at is null and id in (select id from in_files) group by sha256, size order by sha256`.execute(
    tx,
  )
  return rows
}
