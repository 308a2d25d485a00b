import { sql, type Tx } from '../../kernel/db/index.ts'
import type { Batch, StoredTerm } from './batch.ts'
import type { ConversionRow } from './conversion-rows.ts'
import { eras, reform } from './lists.ts'
import { properName, spelling } from './names.ts'
import type { UnitsImport } from './result.ts'
import type { ImportWords } from './words.ts'

export interface NewUnits {
  provinces: Map<string, StoredTerm>
  communes: Map<string, StoredTerm>
}

export async function newUnits(tx: Tx): Promise<NewUnits> {
  const { rows } = await sql<StoredTerm>`
    select term.id as "termId", place.id as "placeId", place.kind, term.code, term.name, term.parent_id as "parentId",
           lower(term.valid) as "from", upper(term.valid) as "until"
    from place_terms as term join places as place on place.id = term.place_id
    where place.kind in ('province', 'commune') and term.code is not null and term.valid @> ${reform}::date`.execute(tx)
  const of = (kind: string) => new Map(rows.filter((row) => row.kind === kind).map((row) => [row.code, row]))
  return { provinces: of('province'), communes: of('commune') }
}

/** Why the row's new unit is not the one of the list; null when it is. */
export function doubtfulNew(row: ConversionRow, units: NewUnits, words: ImportWords): string | null {
  const province = units.provinces.get(row.newProvince.code)
  const commune = units.communes.get(row.now.code)
  if (!province) return words.newCodeUnknown(row.newProvince.code, '')
  if (!commune) {
    const twins = [...units.communes.values()].filter(
      (unit) => unit.parentId === province.placeId && spelling(unit.name) === spelling(row.now.name),
    )
    return words.newCodeUnknown(row.now.code, twins.map((unit) => words.newCodeHint(unit.name, unit.code)).join(''))
  }
  if (properName('commune', commune.name) !== properName('commune', row.now.name))
    return words.newNameDiffers(row.now.code, row.now.name, commune.name)
  if (properName('province', province.name) !== properName('province', row.newProvince.name))
    return words.newNameDiffers(row.newProvince.code, row.newProvince.name, province.name)
  return commune.parentId === province.placeId ? null : words.otherParent(row.now.name, row.newProvince.name, '–')
}

/** A commune that the later list calls a ward was still a commune at the reform: the change of kind came somewhere between. */
export function recordFirstNames(batch: Batch, rows: readonly ConversionRow[], units: NewUnits, details: UnitsImport['details']): void {
  const changedOn = eras['list-2026'].day
  for (const kind of ['province', 'commune'] as const) {
    const first = new Map(rows.map((row) => (kind === 'province' ? row.newProvince : row.now)).map((named) => [named.code, named]))
    for (const { code, name } of first.values()) {
      const unit = kind === 'province' ? units.provinces.get(code) : units.communes.get(code)
      if (!unit || spelling(unit.name) === spelling(name)) continue
      batch.starts.push({ termId: unit.termId, from: changedOn })
      batch.terms.push({ placeId: unit.placeId, code, name, parentId: unit.parentId, from: reform, until: changedOn, exact: false })
      details[kind].changed++
    }
  }
}
