import { type Reach, within } from '../../kernel/access.ts'
import { type Db, sql } from '../../kernel/db/index.ts'

export interface Named {
  code: string
  issuer: string
  subject: string
  datedOn: Temporal.PlainDate | null
}

export interface Twin extends Named {
  id: string
  arrivalId: string | null
  number: number | null
  year: number | null
}

/**
 * Papers in the body's register that bear the same number of the same issuer. Numbers begin anew each year (NĐ 30/2020, Điều 15), so two
 * dated papers are one only within a year; a paper that has no number yet is known by its subject.
 */
export async function selectTwins(db: Db, reach: Reach, { code, issuer, subject, datedOn }: Named): Promise<Twin[]> {
  const numbered = /\d/.test(code)
  const { rows } = await sql<Twin>`
    select d.id, a.id as "arrivalId", a.number, a.year, d.code, d.issuer_name as issuer, d.subject, d.dated_on as "datedOn"
    from documents as d left join arrivals as a on a.document_id = d.id and ${within(reach, 'a.body_id')}
    where d.purged_at is null and (a.id is not null or ${within(reach, 'd.keeper_body_id')})
      and fold(d.issuer_name) = fold(${issuer})
      and case when ${numbered} then fold(replace(d.code, ' ', '')) = fold(replace(${code}, ' ', '')) else d.code !~ '[0-9]' and fold(d.subject) = fold(${subject}) end
      and (d.dated_on is null or ${datedOn}::date is null or extract(year from d.dated_on) = extract(year from ${datedOn}::date))
    order by d.recorded_at desc limit 5`.execute(db)
  return rows
}
