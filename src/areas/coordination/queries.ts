import { type Reach, within, withinPlace } from '../../kernel/access.ts'
import { type Db, sql } from '../../kernel/db/index.ts'
import { joinName } from '../../registry/index.ts'
import { answerCoordination } from './access.ts'

export interface Partner {
  bodyId: string
  name: string
  answeredAt: Temporal.Instant | null
  agreed: boolean | null
  reason: string
  by: string | null
}

export interface Rules {
  id: string
  version: number
  centreId: string
  centre: string
  title: string
  body: string
  askedAt: Temporal.Instant | null
  askedBy: string | null
  code: string
  issuer: string
  decidedOn: Temporal.PlainDate | null
  inForceFrom: Temporal.PlainDate | null
  /** First day on which they no longer hold: their own end, or the next ones. */
  supersededOn: Temporal.PlainDate | null
  fileId: string | null
  issuedAt: Temporal.Instant | null
  issuedBy: string | null
  withdrawnAt: Temporal.Instant | null
  withdrawReason: string
  partners: Partner[]
}

type Row = Omit<Rules, 'partners'> & { partners: (Omit<Partner, 'answeredAt'> & { answeredAt: string | null })[] }
const read = ({ partners, ...row }: Row): Rules => ({
  ...row,
  partners: partners.map((one) => ({ ...one, answeredAt: one.answeredAt === null ? null : Temporal.Instant.from(one.answeredAt) })),
})

const rules = sql`
  select r.id, r.version, r.centre_id as "centreId", term.name as centre, r.title, r.body_text as body, r.asked_at as "askedAt", r.asked_by as "askedBy", r.code, r.issuer,
    r.decided_on as "decidedOn", r.in_force_from as "inForceFrom", r.file_id as "fileId", r.issued_at as "issuedAt", issuing.name as "issuedBy",
    r.withdrawn_at as "withdrawnAt", r.withdraw_reason as "withdrawReason",
    least(r.ends_on, (select min(n.in_force_from) from coordination_rules as n where n.centre_id = r.centre_id and n.issued_at is not null and n.withdrawn_at is null
      and n.in_force_from > r.in_force_from)) as "supersededOn",
    coalesce((select jsonb_agg(jsonb_build_object('bodyId', p.body_id, 'name', office.name, 'answeredAt', p.answered_at, 'agreed', p.agreed, 'reason', p.reason,
      'by', who.name) order by office.name) from coordination_partners as p ${joinName('p.body_id', 'office')} left join people as who on who.id = p.answered_by
      where p.rule_id = r.id), '[]') as partners
  from coordination_rules as r ${joinName('r.centre_id', 'term')} join places as home on home.id = home_of(r.centre_id)
  left join people as issuing on issuing.id = r.issued_by`

const selectBy = (condition: (reach: Reach) => ReturnType<typeof sql>) => async (db: Db, reach: Reach, id: string) => {
  const { rows } = await sql<Row>`${rules} where r.id = ${id} and ${condition(reach)}`.execute(db)
  return rows[0] && read(rows[0])
}
export const selectIssued = selectBy((reach) => sql`r.issued_at is not null and ${withinPlace(reach, 'home.custody_path')}`)
export const selectOwn = selectBy((reach) => sql`${within(reach, 'r.centre_id')}`)
/** For a partner, from the day on which it was asked. */
export const selectAsked = selectBy(
  (reach) =>
    sql`r.asked_at is not null and exists (select from coordination_partners as mine where mine.rule_id = r.id and ${within(reach, 'mine.body_id')})`,
)

export async function selectVersions(db: Db, centreId: string, mine: boolean): Promise<Rules[]> {
  const { rows } = await sql<Row>`
    ${rules} where r.centre_id = ${centreId} and (${mine} or r.issued_at is not null)
    order by r.issued_at is not null, r.in_force_from desc, r.id desc limit 100`.execute(db)
  return rows.map(read)
}

export interface CentreRow {
  id: string
  name: string
  place: string
  rulesId: string | null
  code: string
  inForceFrom: Temporal.PlainDate | null
  drafting: boolean
  partners: number
}

/** Living centres of the territory with the rules in force today, those without first. */
export async function selectCentres(db: Db, reach: Reach, q: string, today: Temporal.PlainDate): Promise<CentreRow[]> {
  const { rows } = await sql<CentreRow>`
    select c.id, term.name, place.name as place, now.id as "rulesId", coalesce(now.code, '') as code, now.in_force_from as "inForceFrom",
      exists (select from coordination_rules where centre_id = c.id and issued_at is null) as drafting,
      (select count(*)::int from coordination_partners where rule_id = now.id) as partners
    from bodies as c ${joinName('c.id', 'term', today)} join places as home on home.id = home_of(c.id)
    join lateral (select name from place_terms where place_id = home.id order by lower(valid) desc nulls last limit 1) as place on true
    left join lateral (
      select id, code, in_force_from, ends_on from coordination_rules where centre_id = c.id and issued_at is not null and withdrawn_at is null
        and in_force_from <= ${today}::date order by in_force_from desc limit 1) as now on now.ends_on is null or now.ends_on > ${today}::date
    where c.kind = 'learning-centre' and term.living and ${withinPlace(reach, 'home.custody_path')}
      and (${q} = '' or position(fold(${q}) in fold(term.name || ' ' || place.name)) > 0)
    order by now.id is not null, term.name collate "vi-x-icu", c.id limit 12000`.execute(db)
  return rows
}

/** Who may be asked in the centre's commune: the society, the Front and unions, schools, the culture office – where somebody is in office today who can answer. */
export async function selectCandidates(db: Db, centreId: string, today: Temporal.PlainDate): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select b.id, term.name from bodies as b join body_terms as term on term.body_id = b.id and term.valid @> ${today}::date
    join places as home on home.id = term.place_id join places as here on here.id = home_of(${centreId})
    where home.custody_path <@ here.custody_path and (b.line in ('front', 'society', 'school') or b.kind = 'specialised-office')
      and exists (select from posts as p join tenures as e on e.post_id = p.id where p.body_id = b.id and p.role = any(${answerCoordination.roles}) and e.valid @> ${today}::date)
    order by b.line, term.name collate "vi-x-icu"`.execute(db)
  return rows
}
