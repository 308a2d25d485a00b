import type { Tx } from '../../kernel/db/index.ts'
import type { Lang } from '../../kernel/words.ts'
import { fold } from '../fold.ts'
import { repathAllCustody } from '../place-changes.ts'
import { placesWithoutKeeper } from '../place-queries.ts'
import { importConversion } from './conversion.ts'
import { type Record, readRecords, UnitsFileRefused } from './csv.ts'
import { importList } from './lists.ts'
import { total, type UnitsImport } from './result.ts'
import { words } from './words.ts'

export { UnitsFileRefused } from './csv.ts'
export type { Rejection, UnitsImport } from './result.ts'

const headers: [UnitsImport['kind'], string[]][] = [
  ['list-2023', ['province_code', 'province', 'district_code', 'district', 'commune_code', 'commune']],
  ['list-2026', ['province_code', 'province', 'commune_code', 'commune']],
  ['conversion-2025', ['tinh, thanh pho', 'ten xa moi', 'ma xa moi', 'ten xa cu', 'ma xa cu', 'ghi chu', 'quan/huyen', 'tinh cu']],
]

/** A title may stand above the header, as in the official conversion table. */
const titleLines = 3

/**
 * Imports one of the three official files, told apart by its header, in the caller's transaction.
 * Throws UnitsFileRefused when the file as a whole cannot be used; every single line that cannot is listed in `rejected`.
 */
export async function importUnits(
  tx: Tx,
  source: AsyncIterable<Buffer | string>,
  today: Temporal.PlainDate,
  lang: Lang = 'vi',
): Promise<UnitsImport> {
  const said = words[lang]
  const records = readRecords(source, said.brokenCsv)
  const kind = await detect(records)
  if (!kind) throw new UnitsFileRefused(said.unknownShape)
  const { wrote, ...imported } = await (kind === 'conversion-2025'
    ? importConversion(tx, records, said)
    : importList(tx, kind, records, said))
  if (wrote) await repathAllCustody(tx, today)
  return { kind, ...imported, ...total(imported.details), unknownHeirs: await placesWithoutKeeper(tx, today) }
}

async function detect(records: AsyncGenerator<Record>): Promise<UnitsImport['kind'] | undefined> {
  for (let i = 0; i < titleLines; i++) {
    const { value, done } = await records.next()
    if (done) return undefined
    const cells = value.cells.map(fold)
    const found = headers.find(
      ([, header]) => header.every((name, at) => cells[at] === name) && cells.slice(header.length).every((cell: string) => cell === ''),
    )
    if (found) return found[0]
  }
  return undefined
}
