import { createHash } from 'node:crypto'
import { type Db, newId, sql, type Tx } from './db/index.ts'

export const systemChain = '00000000-0000-0000-0000-000000000000'
const start = Buffer.alloc(32)

export interface AuditEntry {
  /** Chain the row belongs to: the acting body, or the system's own. */
  bodyId: string
  at: Temporal.Instant
  personId: string | null
  postId: string | null
  verb: string
  subjectId: string | null
  detail: Record<string, unknown>
}

interface AuditRow extends AuditEntry {
  id: string
  seq: number
}

/** JSON with sorted keys, so that a row read back from jsonb hashes as it did when written. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, item]) => item !== undefined)
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`)
    .join(',')}}`
}

function hashOf(row: AuditRow, prev: Buffer): Buffer {
  const text = canonical({ ...row, at: row.at.epochMilliseconds })
  return createHash('sha256').update(prev).update(text).digest()
}

/** Appends to the body's chain in the caller's transaction; the head row serialises writers of one body only. */
export async function recordAudit(tx: Tx, entry: AuditEntry): Promise<void> {
  await tx
    .insertInto('audit_heads')
    .values({ body_id: entry.bodyId, seq: 0, hash: start })
    .onConflict((on) => on.column('body_id').doNothing())
    .execute()
  const head = await tx.selectFrom('audit_heads').selectAll().where('body_id', '=', entry.bodyId).forUpdate().executeTakeFirstOrThrow()
  const detail = JSON.parse(canonical(entry.detail)) as Record<string, unknown>
  const at = Temporal.Instant.fromEpochMilliseconds(entry.at.epochMilliseconds)
  const row: AuditRow = { ...entry, at, detail, id: newId(), seq: head.seq + 1 }
  const hash = hashOf(row, head.hash)
  await tx
    .insertInto('audit_log')
    .values({
      id: row.id,
      body_id: row.bodyId,
      seq: row.seq,
      at,
      person_id: row.personId,
      post_id: row.postId,
      verb: row.verb,
      subject_id: row.subjectId,
      detail: JSON.stringify(detail),
      prev_hash: head.hash,
      hash,
    })
    .execute()
  await tx.updateTable('audit_heads').set({ seq: row.seq, hash }).where('body_id', '=', row.bodyId).execute()
}

export interface Verdict {
  rows: number
  /** The first row that does not follow from the one before it. */
  firstBad: { bodyId: string; seq: number; reason: 'changed' | 'missing' | 'cut-off' } | null
}

/** Recomputes the chains (all when none are named) from their start; a changed, missing, reordered or cut-off row is named. */
export async function verifyAudit(db: Db, bodyIds: string[] | null = null): Promise<Verdict> {
  let rows = 0
  const chosen = sql<boolean>`(${bodyIds}::uuid[] is null or body_id = any(${bodyIds}::uuid[]))`
  const heads = await db.selectFrom('audit_heads').selectAll().where(chosen).orderBy('body_id').execute()
  const orphan = await db
    .selectFrom('audit_log')
    .select(['body_id', 'seq'])
    .where(chosen)
    .where('body_id', 'not in', db.selectFrom('audit_heads').select('body_id'))
    .orderBy('at')
    .executeTakeFirst()
  if (orphan) return { rows, firstBad: { bodyId: orphan.body_id, seq: orphan.seq, reason: 'missing' } }
  for (const head of heads) {
    let prev: Buffer = start
    let seq = 0
    for await (const row of chain(db, head.body_id)) {
      seq += 1
      if (row.seq !== seq) return { rows, firstBad: { bodyId: head.body_id, seq, reason: 'missing' } }
      const expected = hashOf(entryOf(row), prev)
      if (!expected.equals(row.hash) || !prev.equals(row.prev_hash))
        return { rows, firstBad: { bodyId: head.body_id, seq, reason: 'changed' } }
      prev = row.hash
      rows += 1
    }
    if (seq !== head.seq || !prev.equals(head.hash)) return { rows, firstBad: { bodyId: head.body_id, seq: seq + 1, reason: 'cut-off' } }
  }
  return { rows, firstBad: null }
}

async function* chain(db: Db, bodyId: string) {
  let after = -1
  for (;;) {
    const page = await db
      .selectFrom('audit_log')
      .selectAll()
      .where('body_id', '=', bodyId)
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(1000)
      .execute()
    yield* page
    if (page.length < 1000) return
    after = page.at(-1)!.seq
  }
}

function entryOf(row: Awaited<ReturnType<typeof firstRow>>): AuditRow {
  return {
    id: row.id,
    bodyId: row.body_id,
    seq: row.seq,
    at: row.at,
    personId: row.person_id,
    postId: row.post_id,
    verb: row.verb,
    subjectId: row.subject_id,
    detail: row.detail as Record<string, unknown>,
  }
}

const firstRow = (db: Db) => db.selectFrom('audit_log').selectAll().limit(1).executeTakeFirstOrThrow()

export interface AuditHead {
  bodyId: string
  rows: number
  hash: string
}

/** The heads of chains: printed in the monthly report and kept off the machine, they anchor the log against a cut end. */
export async function auditHeads(db: Db, bodyIds: string[] | null = null): Promise<AuditHead[]> {
  const { rows } = await sql<AuditHead>`
    select body_id as "bodyId", seq as rows, encode(hash, 'hex') as hash from audit_heads
    where ${bodyIds}::uuid[] is null or body_id = any(${bodyIds}::uuid[]) order by body_id`.execute(db)
  return rows
}
