import { type Db, sql } from '../kernel/db/index.ts'

export interface TableShape {
  /** Columns that are stored; made ones make themselves again. */
  columns: string[]
  key: string[]
  references: { column: string; target: string; nullable: boolean }[]
}

/** The tables of the database as PostgreSQL itself describes them. */
export async function readSchema(db: Db): Promise<Map<string, TableShape>> {
  const { rows } = await sql<{ name: string } & TableShape>`
    select c.relname as name,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      coalesce((select array_agg(a.attname::text order by array_position(k.conkey, a.attnum)) from pg_constraint k
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any(k.conkey) where k.conrelid = c.oid and k.contype = 'p'), '{}') as key,
      coalesce((select jsonb_agg(jsonb_build_object('column', a.attname, 'target', f.relname, 'nullable', not a.attnotnull) order by a.attnum) from pg_constraint k
        join pg_class f on f.oid = k.confrelid join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
        where k.conrelid = c.oid and k.contype = 'f'), '[]') as references
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' order by c.relname`.execute(db)
  return new Map(rows.map(({ name, ...shape }) => [name, shape]))
}

export async function appliedMigrations(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from schema_migrations order by name`.execute(db)
  return rows.map((row) => row.name)
}
