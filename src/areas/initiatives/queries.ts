import { type Reach, within, withinPlace } from '../../kernel/access.ts'
import { type Db, sql } from '../../kernel/db/index.ts'
import { joinName } from '../../registry/index.ts'

export type Level = 'commune' | 'province'

export interface Recognition {
  id: string
  level: Level
  code: string
  decidedOn: Temporal.PlainDate
  issuer: string
  hasFile: boolean
  by: string
  withdrawReason: string
}

export interface Initiative {
  id: string
  version: number
  centreId: string
  centre: string
  place: string
  title: string
  problem: string
  solution: string
  appliedOn: Temporal.PlainDate
  benefit: string
  authors: { id: string; name: string }[]
  otherAuthors: string
  recordedOn: Temporal.PlainDate
  recordedBy: string
  withdrawnAt: Temporal.Instant | null
  withdrawReason: string
  recognitions: Recognition[]
}

type Row = Omit<Initiative, 'recognitions'> & { recognitions: (Omit<Recognition, 'decidedOn'> & { decidedOn: string })[] }

const initiatives = sql`
  select i.id, i.version, i.centre_id as "centreId", term.name as centre, place.name as place, i.title, i.problem, i.solution, i.applied_on as "appliedOn", i.benefit,
    i.other_authors as "otherAuthors", i.recorded_on as "recordedOn", i.recorded_by as "recordedBy", i.withdrawn_at as "withdrawnAt", i.withdraw_reason as "withdrawReason",
    coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by p.given_name collate "vi-x-icu", p.id)
      from initiative_authors as author join people as p on p.id = author.person_id where author.initiative_id = i.id), '[]') as authors,
    coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'level', r.level, 'code', r.code, 'decidedOn', r.decided_on, 'issuer', r.issuer,
      'hasFile', r.file_id is not null, 'by', r.recorded_by, 'withdrawReason', r.withdraw_reason) order by r.decided_on, r.id)
      from initiative_recognitions as r where r.initiative_id = i.id), '[]') as recognitions
  from initiatives as i ${joinName('i.centre_id', 'term')} join places as home on home.id = home_of(i.centre_id)
  join lateral (select name from place_terms where place_id = home.id order by lower(valid) desc nulls last limit 1) as place on true`

const read = ({ recognitions, ...row }: Row): Initiative => ({
  ...row,
  recognitions: recognitions.map((one) => ({ ...one, decidedOn: Temporal.PlainDate.from(one.decidedOn) })),
})

export interface InitiativeFilter {
  q: string
  centreId: string | null
}

/** The register, the latest first; what was withdrawn stands in it with its reason. */
export async function selectInitiatives(db: Db, reach: Reach, { q, centreId }: InitiativeFilter): Promise<Initiative[]> {
  const { rows } = await sql<Row>`
    ${initiatives} where ${withinPlace(reach, 'home.custody_path')} and (${centreId}::uuid is null or i.centre_id = ${centreId}::uuid)
      and (${q} = '' or i.search like '%' || fold(${q}) || '%' or position(fold(${q}) in fold(term.name || ' ' || place.name)) > 0
        or exists (select from initiative_authors as author join people as p on p.id = author.person_id
          where author.initiative_id = i.id and p.search like '%' || fold(${q}) || '%'))
    order by i.recorded_on desc, i.id desc limit 5000`.execute(db)
  return rows.map(read)
}

const selectBy = (condition: (reach: Reach) => ReturnType<typeof sql>) => async (db: Db, reach: Reach, id: string) => {
  const { rows } = await sql<Row>`${initiatives} where i.id = ${id} and ${condition(reach)}`.execute(db)
  return rows[0] && read(rows[0])
}
export const selectInitiative = selectBy((reach) => sql`${withinPlace(reach, 'home.custody_path')}`)
/** Of the own centre, or of a centre that the body manages: the verb says which. */
export const selectKept = selectBy((reach) => sql`${within(reach, 'i.centre_id')}`)

export interface Author {
  id: string
  name: string
  title: string
}

/** People who hold a post in the centre's commune: its initiatives are theirs, no other commune's people are shown. */
export async function selectAuthors(db: Db, centreId: string, today: Temporal.PlainDate): Promise<Author[]> {
  const { rows } = await sql<Author>`
    select * from (
      select distinct on (p.id) p.id, p.name, post.title, p.given_name, p.family_name from people as p
      join tenures as e on e.person_id = p.id and e.valid @> ${today}::date join posts as post on post.id = e.post_id
      join places as home on home.id = home_of(post.body_id) join places as here on here.id = home_of(${centreId})
      where home.custody_path <@ here.custody_path order by p.id, post.body_id = ${centreId} desc, lower(e.valid)) as found
    order by given_name collate "vi-x-icu", family_name collate "vi-x-icu", id`.execute(db)
  return rows
}

/** The decision kept with a recognition of an initiative of the territory. */
export async function selectRecognitionFile(db: Db, reach: Reach, id: string): Promise<{ fileId: string } | undefined> {
  const { rows } = await sql<{ fileId: string }>`
    select r.file_id as "fileId" from initiative_recognitions as r join initiatives as i on i.id = r.initiative_id
    join places as home on home.id = home_of(i.centre_id)
    where r.id = ${id} and r.file_id is not null and ${withinPlace(reach, 'home.custody_path')}`.execute(db)
  return rows[0]
}
