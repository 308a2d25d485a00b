import type { Reach } from '../../kernel/access.ts'
import { type Db, sql } from '../../kernel/db/index.ts'
import type { Lang } from '../../kernel/words.ts'
import type { Norm } from './gap.ts'

export interface Level {
  kind: string
  rank: number
  name: string
}
export interface Topic {
  id: string
  bodyId: string | null
  strand: 'professional' | 'political'
  kind: string | null
  name: string
}
export interface Catalogue {
  kinds: { code: string; name: string }[]
  levels: Level[]
  forms: { code: string; name: string }[]
}

/** The lists that forms offer, in the reader's language. */
export async function loadCatalogue(db: Db, lang: Lang): Promise<Catalogue> {
  const name = sql.ref(lang === 'vi' ? 'name_vi' : 'name_en')
  const level = sql.ref(lang === 'vi' ? 'l.name_vi' : 'l.name_en')
  const [kinds, levels, forms] = await Promise.all([
    sql<{ code: string; name: string }>`select code, ${name} as name from qualification_kinds order by position`.execute(db),
    sql<Level>`select l.kind, l.rank, ${level} as name from qualification_levels as l join qualification_kinds as k on k.code = l.kind order by k.position, l.rank`.execute(
      db,
    ),
    sql<{ code: string; name: string }>`select code, ${name} as name from training_forms order by position`.execute(db),
  ])
  return { kinds: kinds.rows, levels: levels.rows, forms: forms.rows }
}

export const kindName = ({ kinds }: Catalogue, kind: string) => kinds.find(({ code }) => code === kind)?.name ?? kind
export const formName = ({ forms }: Catalogue, form: string) => forms.find(({ code }) => code === form)?.name ?? form
export const levelName = ({ levels }: Catalogue, kind: string, rank: number) =>
  levels.find((one) => one.kind === kind && one.rank === rank)?.name ?? String(rank)
/** 'Lý luận chính trị: Trung cấp' */
export const levelInFull = (catalogue: Catalogue, kind: string, rank: number) =>
  `${kindName(catalogue, kind)}: ${levelName(catalogue, kind, rank)}`

/** Topics on offer: shipped ones, the body's own, and those of the offices that govern its place. */
export async function selectTopics(db: Db, bodyId: string, today: Temporal.PlainDate): Promise<Topic[]> {
  const { rows } = await sql<Topic>`
    select id, body_id as "bodyId", strand, kind, name from training_topics
    where (body_id is null or body_id = ${bodyId} or governs(body_id, ${bodyId})) and (ended_on is null or ended_on > ${today}::date)
    order by strand = 'political', position, name collate "vi-x-icu"`.execute(db)
  return rows
}

export interface NormRow extends Norm {
  body: string | null
  from: Temporal.PlainDate
  until: Temporal.PlainDate | null
  roleName: string
}

const norms = sql`
  select n.id, n.body_id as "bodyId", home.custody_path::text as path, n.role, n.kind, n.level, n.within_years as "withinYears", n.required, n.basis,
    (select name from body_terms where body_id = n.body_id order by lower(valid) desc nulls last limit 1) as body,
    lower(n.valid) as "from", upper(n.valid) as until, r.name_vi as "roleName"
  from qualification_norms as n join roles as r on r.code = n.role left join places as home on home.id = home_of(n.body_id)`

/** Norms in force on the day, those of every office: which of them bind a centre says `normsFor`. */
export async function selectNorms(db: Db, on: Temporal.PlainDate): Promise<Norm[]> {
  const { rows } = await sql<NormRow>`${norms} where n.valid @> ${on}::date`.execute(db)
  return rows
}

/** What is shipped and what the offices at or above the reader's place decided, the past among it. */
export async function selectNormRows(db: Db, reach: Reach): Promise<NormRow[]> {
  const { rows } = await sql<NormRow>`
    ${norms} where n.body_id is null or home.custody_path @> (select custody_path from places where id = home_of((select body_id from posts where id = ${reach.post}::uuid)))
    order by n.role, n.kind, n.body_id is null, lower(n.valid) desc`.execute(db)
  return rows
}
