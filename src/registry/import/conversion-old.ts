import { sql, type Tx } from '../../kernel/db/index.ts'
import type { Batch } from './batch.ts'
import { nationId } from './batch.ts'
import type { ConversionRow, Named } from './conversion-rows.ts'
import { reform } from './lists.ts'
import { spelling } from './names.ts'
import { type Era, type Reconciled, reconcile } from './reconcile.ts'
import type { UnitsImport } from './result.ts'
import type { ImportWords } from './words.ts'

/** The last day of the old borders: what the table calls "before 1 July 2025". */
export const lastDay = reform.subtract({ days: 1 })
const era: Era = { day: lastDay, from: lastDay, until: reform, mode: 'follows' }

/** Units as stored for the last day of the old borders. */
export interface OldUnit extends Named {
  termId: string
  placeId: string
  kind: 'province' | 'district' | 'commune'
  provinceCode: string
  provinceName: string
  districtCode: string | null
}

export async function oldUnits(tx: Tx): Promise<OldUnit[]> {
  const { rows } = await sql<OldUnit>`
    with recursive tree as (
      select term.id as "termId", place.id as "placeId", place.kind, term.code, term.name,
             term.code as "provinceCode", term.name as "provinceName", null::text as "districtCode"
      from place_terms as term join places as place on place.id = term.place_id
      where place.kind = 'province' and term.valid @> ${lastDay}::date
      union all
      select term.id, place.id, place.kind, term.code, term.name, tree."provinceCode", tree."provinceName",
             case tree.kind when 'district' then tree.code end
      from place_terms as term join places as place on place.id = term.place_id join tree on tree."placeId" = term.parent_id
      where place.kind in ('district', 'commune') and term.valid @> ${lastDay}::date
    )
    select * from tree`.execute(tx)
  return rows
}

export interface OldSide {
  /** Rows whose old unit is beyond doubt. */
  sound: ConversionRow[]
  rejected: [ConversionRow, string][]
  /** Codes of stored units that a rejected row speaks of: they lived on the last day. */
  spoken: Set<string>
}

/** Sorts out rows whose old code, name, district and province do not fit each other or the earlier list. */
export function judgeOldSide(rows: readonly ConversionRow[], stored: readonly OldUnit[], words: ImportWords): OldSide {
  const communes = new Map(stored.filter((unit) => unit.kind === 'commune').map((unit) => [unit.code, unit]))
  const districts = new Map(stored.filter((unit) => unit.kind === 'district').map((unit) => [unit.code, unit]))
  const names = Map.groupBy(
    rows.filter((row) => row.old),
    (row) => row.old?.code ?? '',
  )
  const firstProvince = new Map<string, Named>()
  const side: OldSide = { sound: [], rejected: [], spoken: new Set() }
  for (const row of rows) {
    const known = districts.get(row.oldDistrict.code)
    const province = known
      ? { code: known.provinceCode, name: known.provinceName }
      : (firstProvince.get(row.oldDistrict.code) ?? row.oldProvince)
    firstProvince.set(row.oldDistrict.code, province)
    const named = row.old ? new Set((names.get(row.old.code) ?? []).map((one) => spelling(one.old?.name ?? ''))) : new Set()
    const doubt = named.size > 1 ? doubtfulCode(row, communes, words) : null
    if (doubt) {
      side.rejected.push([row, doubt.reason])
      for (const code of doubt.spoken) side.spoken.add(code)
    } else if (province.code !== row.oldProvince.code) {
      side.rejected.push([row, words.otherParent(row.oldDistrict.name, label(row.oldProvince), label(province))])
      if (row.old) side.spoken.add(row.old.code)
    } else side.sound.push(row)
  }
  return side
}

const label = ({ name, code }: Named) => `${name} (${code})`

/** One code, two names: the row that agrees with the earlier list stands, the other points to where that list has its name. */
function doubtfulCode(
  row: ConversionRow,
  communes: ReadonlyMap<string, OldUnit>,
  words: ImportWords,
): { reason: string; spoken: string[] } | null {
  const old = row.old
  if (!old) return null
  const owner = communes.get(old.code)
  if (!owner) return { reason: words.oldCodeUnclear(old.code), spoken: [] }
  if (spelling(owner.name) === spelling(old.name)) return null
  const twins = [...communes.values()].filter(
    (unit) => unit.districtCode === row.oldDistrict.code && spelling(unit.name) === spelling(old.name),
  )
  const hint = twins.map((unit) => words.oldCodeHint(unit.name, unit.code)).join('')
  return { reason: words.oldCodeTaken(old.code, owner.name, hint), spoken: twins.map((unit) => unit.code) }
}

export interface OldPlaces {
  provinces: Reconciled
  districts: Reconciled
  communes: Reconciled
}

/** Brings the stored old borders to those of the last day, and ends what the table no longer has in the provinces that it covers. */
export async function reconcileOldSide(
  tx: Tx,
  batch: Batch,
  side: OldSide,
  stored: readonly OldUnit[],
  details: UnitsImport['details'],
): Promise<OldPlaces> {
  const nation = await nationId(tx, batch)
  const layer = async (kind: 'province' | 'district' | 'commune', units: Map<string, Named & { parentId: string }>) => {
    const done = await reconcile(tx, batch, kind, [...units.values()], era)
    details[kind] = done.tally
    return done
  }
  const unique = (pick: (row: ConversionRow) => (Named & { parentId: string }) | null) =>
    new Map(
      side.sound
        .flatMap((row) => {
          const unit = pick(row)
          return unit ? [[unit.code, unit] as const] : []
        })
        .reverse(),
    )
  const provinces = await layer(
    'province',
    unique((row) => ({ ...row.oldProvince, parentId: nation })),
  )
  const districts = await layer(
    'district',
    unique((row) => ({ ...row.oldDistrict, parentId: provinces.ids.get(row.oldProvince.code) ?? nation })),
  )
  const communes = await layer(
    'commune',
    unique((row) => (row.old ? { ...row.old, parentId: districts.ids.get(row.oldDistrict.code) ?? nation } : null)),
  )
  endVanished(batch, side, stored, { provinces, districts, communes }, details)
  return { provinces, districts, communes }
}

function endVanished(batch: Batch, side: OldSide, stored: readonly OldUnit[], places: OldPlaces, details: UnitsImport['details']): void {
  const living = new Set([...places.provinces.ids.values(), ...places.districts.ids.values(), ...places.communes.ids.values()])
  const handled = new Set(batch.endings.map((ending) => ending.termId))
  const spokenDistricts = new Set(
    stored.filter((unit) => unit.kind === 'commune' && side.spoken.has(unit.code)).map((unit) => unit.districtCode),
  )
  for (const unit of stored) {
    if (unit.kind === 'district' && spokenDistricts.has(unit.code)) continue
    if (unit.kind === 'province' || !places.provinces.ids.has(unit.provinceCode) || side.spoken.has(unit.code)) continue
    if (living.has(unit.placeId) || handled.has(unit.termId)) continue
    batch.endings.push({ termId: unit.termId, until: lastDay })
    details[unit.kind].changed++
  }
}
