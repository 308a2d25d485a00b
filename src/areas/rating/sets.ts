import { type Reach, within, withinPlace } from '../../kernel/access.ts'
import { type Db, sql } from '../../kernel/db/index.ts'
import type { Band, Criterion, Kind, Step } from './criteria.ts'

export interface Heading {
  id: string
  code: string
  text: string
}

export interface CriteriaSet {
  id: string
  version: number
  bodyId: string | null
  body: string | null
  kind: Kind
  name: string
  basis: string
  fromYear: number
  /** Null: until another set takes over. */
  untilYear: number | null
  selfDue: string
  decideDue: string
  issuedAt: Temporal.Instant | null
  headings: Heading[]
  criteria: Criterion[]
  bands: Band[]
}

type Row = Omit<CriteriaSet, 'issuedAt'> & {
  issuedAt: Temporal.Instant | null
  steps: (Step & { criterionId: string })[]
  lines: Criterion[]
}

const sets = sql`
  select s.id, s.version, s.body_id as "bodyId", (select name from body_terms where body_id = s.body_id order by lower(valid) desc nulls last limit 1) as body,
    s.kind, s.name, s.basis, lower(s.years) as "fromYear", upper(s.years) - 1 as "untilYear", s.self_due as "selfDue", s.decide_due as "decideDue", s.issued_at as "issuedAt",
    coalesce((select jsonb_agg(jsonb_build_object('id', h.id, 'code', h.code, 'text', h.text) order by h.position, h.code) from criteria as h
      where h.set_id = s.id and h.parent_id is null), '[]') as headings,
    coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'heading', c.parent_id, 'code', c.code, 'text', c.text, 'evidence', c.evidence, 'points', c.points)
      order by h.position, c.position, c.code) from criteria as c join criteria as h on h.id = c.parent_id where c.set_id = s.id), '[]') as lines,
    coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'criterionId', t.criterion_id, 'text', t.text, 'measureId', t.measure_id, 'slice', t.slice_id, 'least', t.least,
      'points', t.points, 'level', t.level) order by t.position, t.id) from criterion_steps as t join criteria as c on c.id = t.criterion_id where c.set_id = s.id), '[]') as steps,
    coalesce((select jsonb_agg(jsonb_build_object('least', b.least, 'name', b.name) order by b.least desc) from criteria_bands as b where b.set_id = s.id), '[]') as bands
  from criteria_sets as s left join places as home on home.id = home_of(s.body_id)`

function read({ steps, lines, ...set }: Row): CriteriaSet {
  return {
    ...set,
    criteria: lines.map((line) => ({
      ...line,
      steps: steps.filter(({ criterionId }) => criterionId === line.id).map(({ criterionId: _, ...step }) => step),
    })),
  }
}

/** Shipped sets, those of the reader's territory, and those in force above it; drafts only of the own body. */
const seen = (reach: Reach) => sql`(
  s.body_id is null or s.body_id = (select body_id from posts where id = ${reach.post}::uuid)
  or (s.issued_at is not null and (${withinPlace(reach, 'home.custody_path')} or home.custody_path @> ${reach.placePath}::ltree)))`

export async function selectSets(db: Db, reach: Reach): Promise<CriteriaSet[]> {
  const { rows } =
    await sql<Row>`${sets} where ${seen(reach)} order by s.body_id is null, lower(s.years) desc, s.issued_at is null desc, s.id`.execute(db)
  return rows.map(read)
}

export async function selectSet(db: Db, reach: Reach, id: string): Promise<CriteriaSet | undefined> {
  const { rows } = await sql<Row>`${sets} where s.id = ${id} and ${seen(reach)}`.execute(db)
  return rows[0] && read(rows[0])
}

/** A set of the own body, draft or in force. */
export async function selectOwnSet(db: Db, reach: Reach, id: string): Promise<CriteriaSet | undefined> {
  const { rows } = await sql<Row>`${sets} where s.id = ${id} and ${within(reach, 's.body_id')}`.execute(db)
  return rows[0] && read(rows[0])
}

/** By identifier alone: for what has read within reach that a rating goes by it. */
export async function loadSet(db: Db, id: string): Promise<CriteriaSet> {
  const { rows } = await sql<Row>`${sets} where s.id = ${id}`.execute(db)
  return read(rows[0]!)
}

export const loadSets = async (db: Db, ids: string[]): Promise<Map<string, CriteriaSet>> => {
  const { rows } = await sql<Row>`${sets} where s.id = any(${ids}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, read(row)]))
}
