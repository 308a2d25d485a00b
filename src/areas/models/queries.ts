import { type Reach, within, withinPlace } from '../../kernel/access.ts'
import { type Db, sql } from '../../kernel/db/index.ts'
import { joinName } from '../../registry/index.ts'
import type { Texts } from './model.ts'

export interface Version extends Texts {
  /** Of the model; its versions have none of their own in addresses. */
  id: string
  versionId: string
  version: number
  number: number
  centreId: string
  centre: string
  commune: string
  title: string
  field: string
  fileId: string | null
  draftedBy: string
  draftedById: string
  submittedAt: Temporal.Instant | null
  submittedBy: string | null
  submittedById: string | null
  returnedAt: Temporal.Instant | null
  returnNote: string
  publishedAt: Temporal.Instant | null
  publishedOn: Temporal.PlainDate | null
  publishedBy: string | null
  publisher: string | null
  withdrawnOn: Temporal.PlainDate | null
  withdrawReason: string
}

const columns = sql`
  m.id, v.id as "versionId", v.version, v.number, m.centre_id as "centreId", term.name as centre, place.name as commune, v.title, v.field, v.problem, v.steps, v.conditions, v.cost,
  v.people_needed as people, v.results, v.file_id as "fileId", drafter.name as "draftedBy", v.drafted_by as "draftedById", v.submitted_at as "submittedAt",
  submitter.name as "submittedBy", v.submitted_by as "submittedById", v.returned_at as "returnedAt", v.return_note as "returnNote", v.published_at as "publishedAt",
  v.published_on as "publishedOn", publishing.name as "publishedBy",
  (select name from body_terms where body_id = v.publisher_id order by lower(valid) desc nulls last limit 1) as publisher,
  m.withdrawn_on as "withdrawnOn", m.withdraw_reason as "withdrawReason"`
const joined = sql`
  ${joinName('m.centre_id', 'term')} join places as home on home.id = home_of(m.centre_id)
  join lateral (select name from place_terms where place_id = home.id order by lower(valid) desc nulls last limit 1) as place on true
  join people as drafter on drafter.id = v.drafted_by left join people as submitter on submitter.id = v.submitted_by left join people as publishing on publishing.id = v.published_by`
const latest = sql`
  models as m join lateral (select * from model_versions where model_id = m.id and published_at is not null order by number desc limit 1) as v on true ${joined}`
/** What its author withdrew has no way on. */
const open = sql`models as m join model_versions as v on v.model_id = m.id and v.published_at is null and m.withdrawn_on is null ${joined}`

export interface Listed extends Version {
  replications: number
  kept: number
  /** Villages of its commune, and of the reader's. */
  villages: number
  ownVillages: number
}

const villagesOf = (column: string) => sql`(select count(*)::int from place_terms as t join places as p on p.id = t.place_id
  where t.parent_id = ${sql.ref(column)} and p.kind = 'village' and upper_inf(t.valid))`

export interface ModelFilter {
  q: string
  field: string
  size: '' | 'peers'
}

/** Published models, those taken over most often first. */
export async function selectModels(db: Db, reach: Reach, { q, field }: ModelFilter, today: Temporal.PlainDate): Promise<Listed[]> {
  const { rows } = await sql<Listed>`
    select ${columns}, taken.replications, taken.kept, ${villagesOf('home.id')} as villages, coalesce(${villagesOf('mine.id')}, 0) as "ownVillages"
    from ${latest}
    left join places as mine on mine.id = home_of((select body_id from posts where id = ${reach.post}::uuid))
    join lateral (select count(*) filter (where a.starts_on <= ${today}::date)::int as replications, count(a.reviewed_on)::int as kept
      from model_adoptions as a where a.model_id = m.id and a.ended_on is null) as taken on true
    where m.withdrawn_on is null and (${field} = '' or v.field = ${field}) and (${q} = '' or has_words(v.search || words_of(term.name || ' ' || place.name), ${q}))
    order by position(lower(${q}) in lower(v.title)) > 0 desc, taken.replications desc, v.published_on desc, v.title collate "vi-x-icu", m.id limit 3000`.execute(
    db,
  )
  return rows
}

/** Open to whoever may read models, withdrawn ones with their reason. */
export async function selectPublished(db: Db, _reach: Reach, id: string): Promise<Version | undefined> {
  const { rows } = await sql<Version>`select ${columns} from ${latest} where m.id = ${id}`.execute(db)
  return rows[0]
}
export async function selectOwnPublished(db: Db, reach: Reach, id: string): Promise<Version | undefined> {
  const { rows } = await sql<Version>`select ${columns} from ${latest} where m.id = ${id} and ${within(reach, 'm.centre_id')}`.execute(db)
  return rows[0]
}
/** What another centre published and still stands by. */
export async function selectAdoptable(db: Db, reach: Reach, id: string): Promise<Version | undefined> {
  const { rows } = await sql<Version>`
    select ${columns} from ${latest} where m.id = ${id} and m.withdrawn_on is null and not ${within(reach, 'm.centre_id')}`.execute(db)
  return rows[0]
}
export async function selectDraft(db: Db, reach: Reach, id: string): Promise<Version | undefined> {
  const { rows } = await sql<Version>`select ${columns} from ${open} where m.id = ${id} and ${within(reach, 'm.centre_id')}`.execute(db)
  return rows[0]
}
export async function selectSubmitted(db: Db, reach: Reach, id: string): Promise<Version | undefined> {
  const { rows } = await sql<Version>`
    select ${columns} from ${open} where m.id = ${id} and v.submitted_at is not null and ${withinPlace(reach, 'home.custody_path')}`.execute(
    db,
  )
  return rows[0]
}
/** Drafts of the own centre, and what waits for the reader's review. */
export async function selectOpen(db: Db, own: Reach, reviewing: Reach): Promise<Version[]> {
  const { rows } = await sql<Version>`
    select ${columns} from ${open} where ${within(own, 'm.centre_id')} or (v.submitted_at is not null and ${withinPlace(reviewing, 'home.custody_path')})
    order by v.submitted_at nulls last, m.id limit 500`.execute(db)
  return rows
}

export interface PastVersion {
  number: number
  title: string
  publishedOn: Temporal.PlainDate
  publisher: string
}
export async function selectVersions(db: Db, modelId: string): Promise<PastVersion[]> {
  const { rows } = await sql<PastVersion>`
    select v.number, v.title, v.published_on as "publishedOn",
      (select name from body_terms where body_id = v.publisher_id order by lower(valid) desc nulls last limit 1) as publisher
    from model_versions as v where v.model_id = ${modelId} and v.published_at is not null order by v.number desc`.execute(db)
  return rows
}

export async function selectModelFile(db: Db, reach: Reach, id: string) {
  const fileId = (await selectPublished(db, reach, id))?.fileId
  return fileId ? { fileId } : undefined
}

export interface Adoption {
  id: string
  version: number
  centreId: string
  centre: string
  placeId: string
  commune: string
  modelId: string | null
  title: string
  author: string
  plan: string
  responsible: string
  startsOn: Temporal.PlainDate
  measureId: string | null
  months: number
  recordedAt: Temporal.Instant
  recordedBy: string
  recordedById: string
  authorSeenAt: Temporal.Instant | null
  reviewedOn: Temporal.PlainDate | null
  reviewedBy: string | null
  reviewNote: string
  endedOn: Temporal.PlainDate | null
  endReason: string
  mistaken: boolean
}
const adoptions = sql`
  select a.id, a.version, a.centre_id as "centreId", term.name as centre, home.id as "placeId", place.name as commune, a.model_id as "modelId", a.model_title as title, a.author, a.plan, a.responsible,
    a.starts_on as "startsOn", a.measure_id as "measureId", a.months, a.recorded_at as "recordedAt", recorder.name as "recordedBy", a.recorded_by as "recordedById",
    a.author_seen_at as "authorSeenAt", a.reviewed_on as "reviewedOn", reviewer.name as "reviewedBy", a.review_note as "reviewNote", a.ended_on as "endedOn",
    a.end_reason as "endReason", a.mistaken
  from model_adoptions as a ${joinName('a.centre_id', 'term')} join places as home on home.id = home_of(a.centre_id)
  join lateral (select name from place_terms where place_id = home.id order by lower(valid) desc nulls last limit 1) as place on true
  join people as recorder on recorder.id = a.recorded_by left join people as reviewer on reviewer.id = a.reviewed_by`

export async function adoptionsOf(db: Db, modelId: string): Promise<Adoption[]> {
  const { rows } =
    await sql<Adoption>`${adoptions} where a.model_id = ${modelId} and not a.mistaken order by a.starts_on, a.id limit 500`.execute(db)
  return rows
}
export async function ownAdoptions(db: Db, reach: Reach): Promise<Adoption[]> {
  const { rows } =
    await sql<Adoption>`${adoptions} where ${within(reach, 'a.centre_id')} order by a.ended_on is not null, a.starts_on desc, a.id limit 200`.execute(
      db,
    )
  return rows
}
export async function selectAdoption(db: Db, _reach: Reach, id: string): Promise<Adoption | undefined> {
  const { rows } = await sql<Adoption>`${adoptions} where a.id = ${id}`.execute(db)
  return rows[0]
}
export async function selectOwnAdoption(db: Db, reach: Reach, id: string): Promise<Adoption | undefined> {
  const { rows } = await sql<Adoption>`${adoptions} where a.id = ${id} and ${within(reach, 'a.centre_id')}`.execute(db)
  return rows[0]
}
export async function selectReviewable(db: Db, reach: Reach, id: string): Promise<Adoption | undefined> {
  const { rows } = await sql<Adoption>`${adoptions} where a.id = ${id} and ${withinPlace(reach, 'home.custody_path')}`.execute(db)
  return rows[0]
}

/** Measures of which the centre has any figure. */
export async function measuresOf(db: Db, centreId: string): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select distinct measure_id as id from measure_cells where unit_id = ${centreId}`.execute(db)
  return new Set(rows.map(({ id }) => id))
}
