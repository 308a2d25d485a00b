import { sql, type Tx } from '../../kernel/db/index.ts'
import type { ConversionRow } from './conversion-rows.ts'
import { reform } from './lists.ts'
import { noTally } from './result.ts'
import type { ImportWords } from './words.ts'

export interface HeirToStore {
  /** The line that says so; null when it follows from many. */
  row: ConversionRow | null
  fromId: string
  toId: string
  share: number | null
  keepsRecords: boolean
  note: string
}

interface StoredHeir {
  fromId: string
  toId: string
  toName: string
  share: number | null
  keepsRecords: boolean
  note: string
}

const key = (heir: { fromId: string; toId: string }) => `${heir.fromId} ${heir.toId}`

/** Writes heirs that are new or differ; a record keeper that was recorded otherwise stands, and the row is rejected. */
export async function storeHeirs(tx: Tx, heirs: readonly HeirToStore[], words: ImportWords) {
  const stored = await selectStored(
    tx,
    heirs.map((heir) => heir.fromId),
  )
  const byPair = new Map(stored.map((heir) => [key(heir), heir]))
  const keepers = new Map(stored.filter((heir) => heir.keepsRecords).map((heir) => [heir.fromId, heir]))
  const tally = noTally()
  const rejected: [ConversionRow, string][] = []
  const write: HeirToStore[] = []
  for (const heir of heirs) {
    const had = byPair.get(key(heir))
    const keeper = keepers.get(heir.fromId)
    if (had && had.share === heir.share && had.keepsRecords === heir.keepsRecords) tally.unchanged++
    else if (heir.keepsRecords && keeper && keeper.toId !== heir.toId) {
      if (heir.row) rejected.push([heir.row, words.otherKeeper(keeper.toName)])
    } else {
      tally[had ? 'changed' : 'added']++
      write.push(heir)
    }
  }
  if (write.length > 0) await writeHeirs(tx, write)
  return { tally, rejected }
}

async function selectStored(tx: Tx, fromIds: string[]): Promise<StoredHeir[]> {
  const { rows } = await sql<StoredHeir>`
    select heir.from_id as "fromId", heir.to_id as "toId", heir.share::float8 as share, heir.keeps_records as "keepsRecords", heir.note,
      (select name from place_terms where place_id = heir.to_id order by lower(valid) desc nulls last limit 1) as "toName"
    from place_heirs as heir where heir.from_id = any(${fromIds}::uuid[])`.execute(tx)
  return rows
}

async function writeHeirs(tx: Tx, heirs: readonly HeirToStore[]): Promise<void> {
  await sql`
    insert into place_heirs (from_id, to_id, on_date, share, keeps_records, note)
    select from_id, to_id, ${reform}::date, share, keeps_records, note
    from unnest(${heirs.map((heir) => heir.fromId)}::uuid[], ${heirs.map((heir) => heir.toId)}::uuid[], ${heirs.map((heir) => heir.share)}::numeric[],
      ${heirs.map((heir) => heir.keepsRecords)}::boolean[], ${heirs.map((heir) => heir.note)}::text[]) as new (from_id, to_id, share, keeps_records, note)
    on conflict (from_id, to_id) do update set share = excluded.share, keeps_records = excluded.keeps_records, note = excluded.note`.execute(
    tx,
  )
}
