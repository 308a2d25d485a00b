import pg from 'pg'
import { clientConfig } from '../src/kernel/db/index.ts'
import { tableOwners } from '../test/architecture.ts'

interface Column {
  table: string
  name: string
  type: string
  nullable: boolean
}
interface Constraint {
  table: string
  name: string
  kind: string
  definition: string
}

const columns = `
  select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as nullable
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind in ('r', 'v') and a.attnum > 0 and not a.attisdropped and c.relname <> 'schema_migrations'
  order by c.relname, a.attnum`

const constraints = `
  select c.relname as table, k.conname as name, k.contype as kind, pg_get_constraintdef(k.oid) as definition
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relname <> 'schema_migrations' and k.contype <> 'n'
  order by c.relname, k.contype, k.conname`

/** docs/database.md: every table with its owner, columns and rules, read from a migrated database. */
export async function databasePage(url: string): Promise<string> {
  const client = new pg.Client(clientConfig({ url }))
  await client.connect()
  const all = (await client.query<Column>(columns)).rows
  const rules = (await client.query<Constraint>(constraints)).rows
  await client.end()
  const owners = tableOwners()
  const tables = [...Map.groupBy(all, (column) => column.table)].map(([table, own]) => {
    const rows = own.map((column) => `| ${column.name} | ${column.type} | ${column.nullable ? 'yes' : ''} |`)
    const said = rules.filter((rule) => rule.table === table).map((rule) => `- \`${rule.name}\`: ${rule.definition}`)
    return [
      `## ${table}`,
      '',
      `Owner: ${owners.get(table) ?? 'view'}`,
      '',
      '| Column | Type | Null |',
      '|---|---|---|',
      ...rows,
      '',
      ...said,
    ].join('\n')
  })
  return `# Database\n\nMade by \`npm run docs\` from the migrated database; a test compares them.\n\n${tables.join('\n\n')}\n`
}
