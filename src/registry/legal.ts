import { type Db, newId, sql, type Tx } from '../kernel/db/index.ts'
import { tidy } from './fold.ts'

export type LegalRelation = 'amends' | 'replaces' | 'consolidates' | 'guides'
export const legalRelations: LegalRelation[] = ['amends', 'replaces', 'consolidates', 'guides']

export interface LegalText {
  id: string
  kind: string
  code: string
  issuer: string
  title: string
  datedOn: Temporal.PlainDate | null
  from: Temporal.PlainDate | null
  /** First day out of force. */
  until: Temporal.PlainDate | null
  note: string
  version: number
}

export interface Related {
  kind: LegalRelation
  id: string
  code: string
  title: string
  /** True when the related text is the one that acts on this one. */
  acts: boolean
}

const columns = sql`
  t.id, t.kind, t.code, t.issuer, t.title, t.dated_on as "datedOn", lower(t.in_force) as "from", upper(t.in_force) as "until", t.note, t.version`

export type LegalState = 'in-force' | 'ended' | 'not-yet'

/** Whether a text binds on the day; a bound that is not known does not end it. */
export function legalState({ from, until }: Pick<LegalText, 'from' | 'until'>, on: Temporal.PlainDate): LegalState {
  if (until && Temporal.PlainDate.compare(until, on) <= 0) return 'ended'
  return from && Temporal.PlainDate.compare(on, from) < 0 ? 'not-yet' : 'in-force'
}

export async function findLegalTexts(db: Db, query: string): Promise<LegalText[]> {
  const { rows } = await sql<LegalText>`
    select ${columns} from legal_texts as t where ${query} = '' or position(fold(${query}) in t.search) > 0 order by t.dated_on desc nulls last, t.code limit 1000`.execute(
    db,
  )
  return rows
}

export async function legalText(db: Db, id: string): Promise<LegalText | undefined> {
  return (await sql<LegalText>`select ${columns} from legal_texts as t where t.id = ${id}`.execute(db)).rows[0]
}

/** What the texts do to others and what others do to them, by id. */
export async function legalRelationsOf(db: Db, ids: string[]): Promise<Map<string, Related[]>> {
  const { rows } = await sql<Related & { of: string }>`
    select r.from_id as of, r.kind, t.id, t.code, t.title, false as acts from legal_relations as r join legal_texts as t on t.id = r.to_id where r.from_id = any(${ids}::uuid[])
    union all
    select r.to_id, r.kind, t.id, t.code, t.title, true from legal_relations as r join legal_texts as t on t.id = r.from_id where r.to_id = any(${ids}::uuid[])
    order by kind, code`.execute(db)
  return Map.groupBy(rows, (row) => row.of)
}

export type CitedText = LegalText & { cited: string; related: Related[] }

/** 'Luật Giáo dục năm 2019' names the law of that year; without a year the latest that was dated by the day. */
const named = sql`t.kind in ('Luật', 'PL', 'HP') and fold(t.title) = fold(regexp_replace(cited.code, '(\\s+năm)?\\s+(19|20)\\d{2}$', ''))
  and coalesce(extract(year from t.dated_on) = substring(cited.code from '(?:19|20)\\d{2}$')::int, true)`

/** The library's entries of cited codes and laws cited by name, by the code as it was printed; of several the latest that was dated by the day. */
export async function citedTexts(db: Db, codes: string[], on: Temporal.PlainDate): Promise<Map<string, CitedText>> {
  const { rows } = await sql<LegalText & { cited: string }>`
    select distinct on (cited.code) cited.code as cited, ${columns} from unnest(${codes}::text[]) as cited (code)
    join legal_texts as t on t.code_key = fold(replace(cited.code, ' ', '')) or (${named})
    order by cited.code, coalesce(t.dated_on <= ${on}::date, false) desc, t.dated_on desc nulls last`.execute(db)
  const relations = await legalRelationsOf(
    db,
    rows.map((row) => row.id),
  )
  return new Map(rows.map((row) => [row.cited, { ...row, related: relations.get(row.id) ?? [] }]))
}

export interface NewLegalText {
  kind: string
  code: string
  issuer: string
  title: string
  datedOn: Temporal.PlainDate | null
  from: Temporal.PlainDate | null
  until: Temporal.PlainDate | null
  note: string
}

const period = ({ from, until }: Pick<NewLegalText, 'from' | 'until'>) => sql`daterange(${from}::date, ${until}::date)`

export async function recordLegalText(tx: Tx, text: NewLegalText): Promise<string> {
  const id = newId()
  await sql`
    insert into legal_texts (id, kind, code, issuer, title, dated_on, in_force, note)
    values (${id}, ${tidy(text.kind)}, ${tidy(text.code)}, ${tidy(text.issuer)}, ${tidy(text.title)}, ${text.datedOn}::date, ${period(text)}, ${text.note})`.execute(
    tx,
  )
  return id
}

export async function changeLegalText(tx: Tx, id: string, text: NewLegalText): Promise<void> {
  await sql`
    update legal_texts set kind = ${tidy(text.kind)}, code = ${tidy(text.code)}, issuer = ${tidy(text.issuer)}, title = ${tidy(text.title)}, dated_on = ${text.datedOn}::date,
      in_force = ${period(text)}, note = ${text.note}, version = version + 1 where id = ${id}`.execute(tx)
}

/** A text that replaces another ends it on the day it comes into force itself, when that day is known and nothing ended it before. */
export async function recordLegalRelation(tx: Tx, acting: LegalText, actedId: string, kind: LegalRelation): Promise<void> {
  await tx.insertInto('legal_relations').values({ from_id: acting.id, to_id: actedId, kind, since: acting.from }).execute()
  if (kind !== 'replaces' || !acting.from) return
  await sql`
    update legal_texts set in_force = daterange(lower(in_force), ${acting.from}::date), version = version + 1
    where id = ${actedId} and upper(in_force) is null and (lower(in_force) is null or lower(in_force) < ${acting.from}::date)`.execute(tx)
}
