import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { verifyAudit } from '../kernel/audit.ts'
import { type Db, sql, type Tx } from '../kernel/db/index.ts'
import { type Files, maxFileBytes } from '../kernel/files.ts'
import { fileName, Manifest, manifestName, PackageRefused, readMeName, tableName } from './manifest.ts'
import { appliedMigrations, readSchema, type TableShape } from './schema.ts'
import { rules } from './tables.ts'
import { sentences } from './words.ts'

type Package = { zip: ZipFile; entries: Map<string, Entry>; manifest: Manifest }

const maxManifestBytes = 64 * 1024 * 1024

async function bytesOf(stream: AsyncIterable<Buffer>, limit: number): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of stream) {
    size += part.length
    if (size > limit) throw new PackageRefused(sentences.notPackage)
    parts.push(part)
  }
  return Buffer.concat(parts)
}

async function openPackage(path: string): Promise<Package> {
  const zip = await openPromise(path, { autoClose: false }).catch((cause) => {
    throw cause.code === 'ENOENT' || cause.code === 'EACCES' ? cause : new PackageRefused(sentences.notPackage, { cause })
  })
  try {
    const entries = new Map<string, Entry>()
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry)
    const named = entries.get(manifestName)
    if (!named) throw new PackageRefused(sentences.notPackage)
    const text = (await bytesOf(await zip.openReadStreamPromise(named), maxManifestBytes)).toString('utf8')
    const parsed = Manifest.safeParse(JSON.parse(text))
    if (!parsed.success) throw new PackageRefused(sentences.notPackage, { cause: parsed.error })
    return { zip, entries, manifest: parsed.data }
  } catch (cause) {
    zip.close()
    throw cause instanceof PackageRefused ? cause : new PackageRefused(sentences.notPackage, { cause })
  }
}

function streamOf({ zip, entries }: Package, name: string): Promise<Readable> {
  const entry = entries.get(name)
  if (!entry) throw new PackageRefused(sentences.missing(name))
  return zip.openReadStreamPromise(entry)
}

/** Every part is there, is what the manifest says, and nothing else is. */
async function check(read: Package): Promise<void> {
  const promised = new Map([
    ...Object.entries(read.manifest.tables).map(([table, { sha256 }]) => [tableName(table), sha256] as const),
    ...read.manifest.files.map(({ sha256 }) => [fileName(sha256), sha256] as const),
  ])
  for (const name of read.entries.keys())
    if (!promised.has(name) && name !== manifestName && name !== readMeName) throw new PackageRefused(sentences.unknown(name))
  for (const [name, sha256] of promised) {
    const hash = createHash('sha256')
    const stream = await streamOf(read, name)
    try {
      for await (const part of stream) hash.update(part)
    } catch (cause) {
      throw new PackageRefused(sentences.changed(name), { cause })
    }
    if (hash.digest('hex') !== sha256) throw new PackageRefused(sentences.changed(name))
  }
}

async function checkServer(db: Db, { migrations }: Manifest): Promise<void> {
  const known = new Set(await appliedMigrations(db))
  if (migrations.some((name) => !known.has(name))) throw new PackageRefused(sentences.newer)
  const { rows } = await sql<{
    used: boolean
  }>`select exists (select from bodies) or exists (select from people) or exists (select from places) as used`.execute(db)
  if (rows[0]!.used) throw new PackageRefused(sentences.notEmpty)
}

function checkTables({ tables }: Manifest, schema: Map<string, TableShape>): void {
  for (const [table, { columns }] of Object.entries(tables)) {
    const rule = rules[table]
    const known = schema.get(table)?.columns
    if (!rule || rule.rows === 'none' || !known || columns.some((column) => !known.includes(column)))
      throw new PackageRefused(sentences.newer)
  }
}

const batch = 500

/** Node's own reader of lines would also split at U+2028, which stands unescaped in JSON. */
async function* linesOf(stream: Readable): AsyncGenerator<string> {
  let rest = ''
  for await (const part of stream.setEncoding('utf8')) {
    const lines = (rest + part).split('\n')
    rest = lines.pop()!
    yield* lines
  }
  if (rest) yield rest
}

async function stage(tx: Tx, read: Package): Promise<void> {
  await sql`create temporary table arrived (source text not null, row jsonb not null) on commit drop`.execute(tx)
  for (const table of Object.keys(read.manifest.tables)) {
    let lines: string[] = []
    const flush = async () => {
      if (lines.length > 0) await sql`insert into arrived select ${table}, line::jsonb from unnest(${lines}::text[]) as line`.execute(tx)
      lines = []
    }
    for await (const line of linesOf(await streamOf(read, tableName(table)))) {
      lines.push(line)
      if (lines.length === batch) await flush()
    }
    await flush()
  }
  await sql`create index on arrived (source)`.execute(tx)
}

/** All tables in one statement: PostgreSQL checks references at its end, so neither their order nor their circles matter. */
async function insertAll(tx: Tx, { tables }: Manifest): Promise<void> {
  const parts = Object.entries(tables).map(([table, { columns }]) => {
    const names = columns.map((column) => `"${column}"`).join(', ')
    const known = rules[table]!.rows === 'list' ? ' on conflict do nothing' : ''
    return `into_${table} as (insert into "${table}" (${names}) select ${columns.map((column) => `r."${column}"`).join(', ')}
        from arrived cross join lateral jsonb_populate_record(null::"${table}", arrived.row) as r where arrived.source = '${table}'${known})`
  })
  await sql`${sql.raw(`with ${parts.join(',\n')} select`)}`.execute(tx)
}

/** A server knows a legal text by its code and date; where it has one, the package's relations are to speak of that. */
async function adoptLibrary(tx: Tx): Promise<void> {
  await sql`
    create temporary table adopted on commit drop as
    select r.id::text as there, t.id::text as here from arrived cross join lateral jsonb_populate_record(null::legal_texts, arrived.row) as r
    join legal_texts as t on t.code_key = fold(replace(r.code, ' ', '')) and t.dated_on is not distinct from r.dated_on
    where arrived.source = 'legal_texts'`.execute(tx)
  for (const end of ['from_id', 'to_id'])
    await sql`
      update arrived set row = jsonb_set(row, array[${end}], to_jsonb(adopted.here)) from adopted
      where source = 'legal_relations' and row ->> ${end} = adopted.there`.execute(tx)
}

/** What the rows name must be in the package, and the log must follow from its start. */
async function checkContent(tx: Tx, { files, unit }: Manifest): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select name from files where purged_at is null and sha256 <> all(${files.map(({ sha256 }) => sha256)}::text[]) limit 1`.execute(tx)
  if (rows[0]) throw new PackageRefused(sentences.missing(rows[0].name))
  const { firstBad } = await verifyAudit(tx, unit.bodies)
  if (firstBad) throw new PackageRefused(sentences.brokenLog(firstBad.seq))
}

/** Takes the package of a unit into an empty server: everything, or nothing but a refusal that names the part at fault. */
export async function importUnitPackage(
  db: Db,
  files: Files,
  path: string,
  record: (tx: Tx, manifest: Manifest) => Promise<void>,
): Promise<Manifest> {
  const read = await openPackage(path)
  try {
    const { manifest } = read
    await checkServer(db, manifest)
    await check(read)
    await db.transaction().execute(async (tx) => {
      await sql`set local statement_timeout = 0`.execute(tx)
      checkTables(manifest, await readSchema(tx))
      await stage(tx, read)
      await adoptLibrary(tx)
      await insertAll(tx, manifest).catch((cause) => {
        throw new PackageRefused(sentences.doesNotFit(cause.constraint ?? cause.message), { cause })
      })
      await checkContent(tx, manifest)
      for (const { sha256 } of manifest.files)
        await files.restore(sha256, await bytesOf(await streamOf(read, fileName(sha256)), maxFileBytes))
      await record(tx, manifest)
    })
    return manifest
  } finally {
    read.zip.close()
  }
}
