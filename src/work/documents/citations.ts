import { type Reach, within } from '../../kernel/access.ts'
import { type Db, sql } from '../../kernel/db/index.ts'

export interface Citing {
  id: string
  code: string
  subject: string
  issuer: string
  datedOn: Temporal.PlainDate | null
}

const key = (column: string) => sql`fold(replace(${sql.ref(column)}, ' ', ''))`

/** Papers within reach that cite a code: what rests on it. */
export async function selectCiting(db: Db, reach: Reach, code: string): Promise<Citing[]> {
  if (!code) return []
  const { rows } = await sql<Citing>`
    select d.id, d.code, d.subject, d.issuer_name as issuer, d.dated_on as "datedOn" from documents as d
    where d.purged_at is null and exists (select from document_readers as r where r.document_id = d.id and ${within(reach, 'r.body_id')})
      and exists (select from document_citations as c where c.document_id = d.id and ${key('c.code')} = fold(replace(${code}, ' ', '')))
    order by d.dated_on desc nulls last, d.id limit 200`.execute(db)
  return rows
}

export interface Cited {
  kind: string
  code: string
  issuer: string
  datedOn: Temporal.PlainDate | null
  count: number
}

/** Codes that papers within reach cite, with how many papers do. */
export async function selectCited(db: Db, reach: Reach): Promise<Cited[]> {
  const { rows } = await sql<Cited>`
    select min(c.kind) as kind, min(c.code) as code, max(c.issuer) as issuer, max(c.dated_on) as "datedOn", count(distinct c.document_id) as count
    from document_citations as c join documents as d on d.id = c.document_id and d.purged_at is null
    where c.code <> '' and exists (select from document_readers as r where r.document_id = d.id and ${within(reach, 'r.body_id')})
    group by ${key('c.code')} order by count desc, code limit 500`.execute(db)
  return rows
}
