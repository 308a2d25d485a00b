import { z } from 'zod'

/** Says in one sentence why no package is written or taken, and what to do. */
export class PackageRefused extends Error {}

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const TableName = z.string().regex(/^[a-z_]+$/)

/** The first thing read of a package and the last thing written: what is in it and how to know that it is whole. */
export const Manifest = z.object({
  format: z.literal('cayda-unit'),
  version: z.literal(1),
  unit: z.object({ name: z.string(), bodies: z.array(z.uuid()) }),
  exportedAt: z.string(),
  /** Migrations of the server that wrote it. */
  migrations: z.array(z.string()),
  tables: z.record(TableName, z.object({ rows: z.number(), columns: z.array(z.string()), sha256: Sha256 })),
  files: z.array(z.object({ sha256: Sha256, size: z.number() })),
  /** "table.column" → how many references were left blank because the unit does not read what they lead to. */
  leftBlank: z.record(z.string(), z.number()),
})
export type Manifest = z.infer<typeof Manifest>

export const manifestName = 'manifest.json'
export const readMeName = 'DOC-TRUOC.txt'
export const tableName = (table: string) => `tables/${table}.jsonl`
export const fileName = (sha256: string) => `files/${sha256}`
