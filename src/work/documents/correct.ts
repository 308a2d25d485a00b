import { type Db, sql, type Tx } from '../../kernel/db/index.ts'
import { joinName } from '../../registry/index.ts'
import type { Step } from './record.ts'

export interface Reliance {
  body: string
  why: 'keeper' | 'forwarded' | 'received' | 'seen' | 'task'
}

/** Another body that works with the paper an arrival registers, and how; the issuer by name alone does not. */
export async function selectReliance(db: Db, arrivalId: string): Promise<Reliance | null> {
  const { rows } = await sql<Reliance>`
    select other.name as body, relies.why from arrivals as a join documents as d on d.id = a.document_id
    cross join lateral (
      select 1 as ord, 'keeper' as why, d.keeper_body_id as body_id where d.keeper_body_id <> a.body_id
      union all select 2, 'task', part.body_id from tasks as t join assignments as part on part.task_id = t.id where t.document_id = d.id and part.body_id <> a.body_id
      union all select 3, case r.via when 'forwarded' then 'forwarded' when 'issuer' then 'seen' else 'received' end, r.body_id from document_readers as r
        where r.document_id = d.id and r.body_id <> a.body_id and (r.via <> 'issuer' or r.seen_at is not null)
    ) as relies
    ${joinName('relies.body_id', 'other')}
    where a.id = ${arrivalId} order by relies.ord, other.name limit 1`.execute(db)
  return rows[0] ?? null
}

export async function recordCorrectedEntry(tx: Tx, { arrivalId }: Step, number: number, arrivedOn: Temporal.PlainDate): Promise<void> {
  await tx
    .updateTable('arrivals')
    .where('id', '=', arrivalId)
    .set({ number, year: arrivedOn.year, arrived_on: arrivedOn, version: sql`version + 1` })
    .execute()
}

export interface Facts {
  code: string
  subject: string
  issuerName: string
  issuerBodyId: string | null
  datedOn: Temporal.PlainDate | null
}

/** What the register says of the paper; its text stays as it came. The issuer of before stops being one. */
export async function recordCorrectedFacts(tx: Tx, documentId: string, facts: Facts, at: Temporal.Instant): Promise<void> {
  const { code, subject, issuerName, issuerBodyId, datedOn } = facts
  await sql`
    update documents set code = ${code}, subject = ${subject}, issuer_name = ${issuerName}, issuer_body_id = ${issuerBodyId}, dated_on = ${datedOn},
      dated_as = case when ${datedOn}::date is null then dated_as else '' end, version = version + 1 where id = ${documentId}`.execute(tx)
  await sql`delete from document_readers where document_id = ${documentId} and via = 'issuer' and body_id is distinct from ${issuerBodyId}`.execute(
    tx,
  )
  if (issuerBodyId)
    await tx
      .insertInto('document_readers')
      .values({ document_id: documentId, body_id: issuerBodyId, via: 'issuer', since: at })
      .onConflict((on) => on.doNothing())
      .execute()
}
