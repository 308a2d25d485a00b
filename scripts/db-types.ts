import { writeFile } from 'node:fs/promises'
import pg from 'pg'
import { clientConfig } from '../src/kernel/db/index.ts'

const typescript: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  int4: 'number',
  int2: 'number',
  int8: 'number',
  bool: 'boolean',
  float8: 'number',
  numeric: 'string',
  date: 'Temporal.PlainDate',
  timestamptz: 'Temporal.Instant',
  bytea: 'Buffer',
  ltree: 'string',
  daterange: 'Range',
  jsonb: 'Json',
  _uuid: 'string[]',
  _text: 'string[]',
  _int4: 'number[]',
  regclass: 'string',
}

interface Column {
  table_name: string
  column_name: string
  udt_name: string
  is_nullable: 'YES' | 'NO'
  is_generated: 'ALWAYS' | 'NEVER'
  has_default: boolean
}

const query = `
  select c.table_name, c.column_name, c.udt_name, c.is_nullable, c.is_generated, c.column_default is not null or c.is_identity = 'YES' as has_default
  from information_schema.columns c
  where c.table_schema = 'public' and c.table_name <> 'schema_migrations' and c.table_name !~ '^pg_'
  order by c.table_name, c.ordinal_position`

function typeOf(column: Column): string {
  const base = typescript[column.udt_name] ?? 'unknown'
  const type = column.is_nullable === 'YES' ? `${base} | null` : base
  if (column.is_generated === 'ALWAYS') return `ColumnType<${type}, never, never>`
  if (base === 'Json' && column.has_default) return 'JsonByDefault'
  return column.has_default ? `Generated<${type}>` : type
}

/** The row types of a migrated database as TypeScript source. */
export async function generateTypes(url: string): Promise<string> {
  const client = new pg.Client(clientConfig({ url }))
  await client.connect()
  const { rows } = await client.query<Column>(query)
  await client.end()
  const tables = Map.groupBy(rows, (row) => row.table_name)
  const body = [...tables].map(
    ([table, columns]) => `  ${table}: {\n${columns.map((column) => `    ${column.column_name}: ${typeOf(column)}`).join('\n')}\n  }`,
  )
  return `// Made by npm run db:types from the migrated database; a test compares them.
import type { ColumnType, Generated } from 'kysely'
import type { DateRange } from './values.ts'

type Range = ColumnType<DateRange, string, string>
type Json = ColumnType<unknown, string, string>
type JsonByDefault = ColumnType<unknown, string | undefined, string>

export interface Tables {
${body.join('\n')}
}
`
}

export async function writeTypes(url: string): Promise<void> {
  await writeFile(new URL('../src/kernel/db/tables.gen.ts', import.meta.url), await generateTypes(url))
}
