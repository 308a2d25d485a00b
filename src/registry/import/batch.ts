import { newId, sql, type Tx } from '../../kernel/db/index.ts'
import type { PlaceKind } from '../places.ts'

export interface StoredTerm {
  termId: string
  placeId: string
  kind: PlaceKind
  code: string
  name: string
  parentId: string | null
  from: Temporal.PlainDate | null
  until: Temporal.PlainDate | null
}

interface TermToAdd {
  placeId: string
  code: string | null
  name: string
  parentId: string | null
  from: Temporal.PlainDate | null
  until: Temporal.PlainDate | null
  exact: boolean
}

/** What an import will write, gathered first and written by a handful of statements. */
export class Batch {
  readonly places: { id: string; kind: PlaceKind }[] = []
  readonly terms: TermToAdd[] = []
  readonly endings: { termId: string; until: Temporal.PlainDate }[] = []
  readonly starts: { termId: string; from: Temporal.PlainDate }[] = []
  readonly corrections: { termId: string; name: string; parentId: string | null }[] = []

  addPlace(kind: PlaceKind, term: Omit<TermToAdd, 'placeId'>): string {
    const id = newId()
    this.places.push({ id, kind })
    this.terms.push({ ...term, placeId: id })
    return id
  }

  get empty(): boolean {
    return [this.places, this.terms, this.endings, this.starts, this.corrections].every((list) => list.length === 0)
  }

  async write(tx: Tx): Promise<void> {
    await this.#moveBorders(tx)
    if (this.corrections.length > 0)
      await sql`
        update place_terms as term set name = new.name, parent_id = new.parent_id
        from unnest(${this.corrections.map((one) => one.termId)}::uuid[], ${this.corrections.map((one) => one.name)}::text[],
          ${this.corrections.map((one) => one.parentId)}::uuid[]) as new (id, name, parent_id) where new.id = term.id`.execute(tx)
    if (this.places.length > 0)
      await sql`
        insert into places (id, kind) select * from unnest(${this.places.map((one) => one.id)}::uuid[], ${this.places.map((one) => one.kind)}::text[])`.execute(
        tx,
      )
    if (this.terms.length > 0) await this.#addTerms(tx)
  }

  async #moveBorders(tx: Tx): Promise<void> {
    if (this.endings.length > 0)
      await sql`
        update place_terms as term set valid = daterange(lower(term.valid), new.until), exact = false
        from unnest(${this.endings.map((one) => one.termId)}::uuid[], ${this.endings.map((one) => one.until)}::date[]) as new (id, until)
        where new.id = term.id`.execute(tx)
    if (this.starts.length > 0)
      await sql`
        update place_terms as term set valid = daterange(new.begins, upper(term.valid)), exact = false
        from unnest(${this.starts.map((one) => one.termId)}::uuid[], ${this.starts.map((one) => one.from)}::date[]) as new (id, begins)
        where new.id = term.id`.execute(tx)
  }

  async #addTerms(tx: Tx): Promise<void> {
    const of = <T>(pick: (term: TermToAdd) => T) => this.terms.map(pick)
    await sql`
      insert into place_terms (id, place_id, code, name, parent_id, valid, exact)
      select id, place_id, code, name, parent_id, daterange(begins, ends), exact
      from unnest(${of(() => newId())}::uuid[], ${of((term) => term.placeId)}::uuid[], ${of((term) => term.code)}::text[], ${of((term) => term.name)}::text[],
        ${of((term) => term.parentId)}::uuid[], ${of((term) => term.from)}::date[], ${of((term) => term.until)}::date[], ${of((term) => term.exact)}::boolean[])
        as new (id, place_id, code, name, parent_id, begins, ends, exact)`.execute(tx)
  }
}

/** All terms under the given codes whose days touch the era. */
export async function storedTerms(
  tx: Tx,
  codes: string[],
  era: { from: Temporal.PlainDate | null; until: Temporal.PlainDate | null },
): Promise<StoredTerm[]> {
  const { rows } = await sql<StoredTerm>`
    select term.id as "termId", term.place_id as "placeId", place.kind, term.code, term.name, term.parent_id as "parentId",
           lower(term.valid) as "from", upper(term.valid) as "until"
    from place_terms as term join places as place on place.id = term.place_id
    where term.code = any(${codes}::text[]) and term.valid && daterange(${era.from}::date, ${era.until}::date)`.execute(tx)
  return rows
}

/** The one nation at the top of the tree, made on the first import. */
export async function nationId(tx: Tx, batch: Batch): Promise<string> {
  const nation = await tx.selectFrom('places').select('id').where('kind', '=', 'nation').executeTakeFirst()
  return nation?.id ?? batch.addPlace('nation', { code: null, name: 'Việt Nam', parentId: null, from: null, until: null, exact: true })
}
