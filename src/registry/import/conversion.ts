import type { Tx } from '../../kernel/db/index.ts'
import { Batch } from './batch.ts'
import { doubtfulNew, type NewUnits, newUnits, recordFirstNames } from './conversion-new.ts'
import { judgeOldSide, type OldPlaces, oldUnits, reconcileOldSide } from './conversion-old.ts'
import { type ConversionRow, readRow } from './conversion-rows.ts'
import { type Record, UnitsFileRefused } from './csv.ts'
import { type HeirToStore, storeHeirs } from './heirs.ts'
import { readCode } from './names.ts'
import { contradicts, sharesOf } from './notes.ts'
import { noTally, type Rejection, type UnitsImport } from './result.ts'
import type { ImportWords } from './words.ts'

export async function importConversion(tx: Tx, records: AsyncIterable<Record>, words: ImportWords) {
  const rejected: Rejection[] = []
  const reject = ({ line, text }: { line: number; text: string }, reason: string) => rejected.push({ line, text, reason })
  const rows: ConversionRow[] = []
  const unread: string[] = []
  let read = 0
  for await (const record of records) {
    read++
    const row = readRow(record, words)
    if (typeof row !== 'string') rows.push(row)
    else {
      reject(record, row)
      unread.push(readCode('commune', record.cells[4] ?? '') ?? '')
    }
  }
  const units = await newUnits(tx)
  if (units.communes.size === 0) throw new UnitsFileRefused(words.listFirst)
  const details: UnitsImport['details'] = { province: noTally(), district: noTally(), commune: noTally(), heir: noTally() }
  const batch = new Batch()
  const stored = await oldUnits(tx)
  const side = judgeOldSide(rows, stored, words)
  for (const code of unread) side.spoken.add(code)
  for (const [row, reason] of side.rejected) reject(row, reason)
  const places = await reconcileOldSide(tx, batch, side, stored, details)
  const usable = usableRows(side.sound, units, words, reject)
  recordFirstNames(batch, usable, units, details)
  await batch.write(tx)
  const heirs = await storeHeirs(tx, heirsOf(usable, places, units), words)
  for (const [row, reason] of heirs.rejected) reject(row, reason)
  details.heir = heirs.tally
  rejected.sort((a, b) => a.line - b.line)
  return { read, rejected, details, wrote: !batch.empty || heirs.tally.added + heirs.tally.changed > 0 }
}

/** Rows whose new unit is beyond doubt and which do not contradict the other rows of the same old unit. */
function usableRows(
  rows: readonly ConversionRow[],
  units: NewUnits,
  words: ImportWords,
  reject: (row: ConversionRow, reason: string) => void,
) {
  const all = Map.groupBy(rows, oldKey)
  return rows.filter((row) => {
    const doubt = doubtfulNew(row, units, words)
    const same = all.get(oldKey(row)) ?? []
    const more = contradicts(same.map((one) => one.extent))
      ? words.wholeAndMore(row.old?.code ?? row.oldDistrict.code, same.map((one) => one.line).join(', '))
      : null
    if (doubt ?? more) reject(row, doubt ?? more ?? '')
    return !doubt && !more
  })
}

const oldKey = (row: ConversionRow) => row.old?.code ?? row.oldDistrict.code

function heirsOf(rows: readonly ConversionRow[], places: OldPlaces, units: NewUnits): HeirToStore[] {
  return [...communeHeirs(rows, places, units), ...provinceHeirs(rows, places, units)]
}

function communeHeirs(rows: readonly ConversionRow[], places: OldPlaces, units: NewUnits): HeirToStore[] {
  return [...Map.groupBy(rows, oldKey).values()].flatMap((same) => {
    const shares = sharesOf(same.map((row) => row.extent))
    return same.flatMap((row, i): HeirToStore[] => {
      const fromId = row.old ? places.communes.ids.get(row.old.code) : places.districts.ids.get(row.oldDistrict.code)
      const toId = units.communes.get(row.now.code)?.placeId
      const share = shares[i] ?? null
      return fromId && toId ? [{ row, fromId, toId, share, keepsRecords: share === 1, note: row.note }] : []
    })
  })
}

/** Provinces merged as wholes: the heir of an old one is the only new one to which its rows lead. */
function provinceHeirs(rows: readonly ConversionRow[], places: OldPlaces, units: NewUnits): HeirToStore[] {
  return [...Map.groupBy(rows, (row) => row.oldProvince.code)].flatMap(([code, same]): HeirToStore[] => {
    const [first] = same
    const fromId = places.provinces.ids.get(code)
    const toId = first && units.provinces.get(first.newProvince.code)?.placeId
    const one = new Set(same.map((row) => row.newProvince.code)).size === 1
    return first && fromId && toId && one ? [{ row: null, fromId, toId, share: 1, keepsRecords: true, note: '' }] : []
  })
}
