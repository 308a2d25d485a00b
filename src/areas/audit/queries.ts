import type { Reach } from '../../kernel/access.ts'
import { systemChain } from '../../kernel/audit.ts'
import { type Db, sql } from '../../kernel/db/index.ts'

export interface Filter {
  person: string
  verb: string
  from: Temporal.PlainDate | null
  until: Temporal.PlainDate | null
  page: number
}

export interface Act {
  id: string
  seq: number
  at: Temporal.Instant
  person: string | null
  post: string | null
  verb: string
  subjectId: string | null
  detail: Record<string, unknown>
}

export const perPage = 50
const sheetRows = 20_000

/** Chains that the reader may open: the own body's, and the system's for who holds that verb. */
export function chainsOf(reach: Reach, system: Reach): string[] {
  return system.bodies.length ? [...reach.bodies, systemChain] : reach.bodies
}

const day = sql`(log.at at time zone 'Asia/Ho_Chi_Minh')::date`

function matching({ person, verb, from, until }: Filter) {
  const conditions = [sql<boolean>`true`]
  if (person) conditions.push(sql<boolean>`position(fold(${person}) in fold(people.name)) > 0`)
  if (verb) conditions.push(sql<boolean>`log.verb = ${verb}`)
  if (from) conditions.push(sql<boolean>`${day} >= ${from}::date`)
  if (until) conditions.push(sql<boolean>`${day} <= ${until}::date`)
  return sql.join(conditions, sql` and `)
}

/** The latest acts first; a page, or all for a sheet. */
export async function selectActs(
  db: Db,
  chains: string[],
  filter: Filter,
  size: 'page' | 'all' = 'page',
): Promise<{ acts: Act[]; total: number }> {
  const [limit, offset] = size === 'all' ? [sheetRows, 0] : [perPage, (filter.page - 1) * perPage]
  const { rows } = await sql<Act & { total: number }>`
    select log.id, log.seq, log.at, people.name as person, posts.title as post, log.verb, log.subject_id as "subjectId", log.detail, count(*) over () as total
    from audit_log as log left join people on people.id = log.person_id left join posts on posts.id = log.post_id
    where log.body_id = any(${chains}::uuid[]) and ${matching(filter)}
    order by log.at desc, log.seq desc limit ${limit} offset ${offset}`.execute(db)
  return { acts: rows, total: rows[0]?.total ?? 0 }
}

/** Verbs that the chains hold, for the filter. */
export async function selectVerbs(db: Db, chains: string[]): Promise<string[]> {
  const { rows } = await sql<{ verb: string }>`
    select distinct verb from audit_log where body_id = any(${chains}::uuid[]) order by verb`.execute(db)
  return rows.map((row) => row.verb)
}

/** Names of the chains' bodies of today or their last ones; the system's own chain has none. */
export async function selectBodyNames(db: Db, bodyIds: string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select distinct on (body_id) body_id as id, name from body_terms where body_id = any(${bodyIds}::uuid[]) order by body_id, lower(valid) desc nulls last`.execute(
    db,
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}
