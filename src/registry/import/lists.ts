import type { Tx } from '../../kernel/db/index.ts'
import { Batch, nationId } from './batch.ts'
import type { Record } from './csv.ts'
import { capitalised, hasKindWord, type ListedKind, properName, readCode } from './names.ts'
import { type Era, reconcile } from './reconcile.ts'
import { noTally, type Rejection, type UnitsImport } from './result.ts'
import type { ImportWords } from './words.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
export const reform = day('2025-07-01')
/** The list of April 2023 held until the reform; that of July 2026 shows what the reform made. */
export const eras: { [kind in 'list-2023' | 'list-2026']: Era } = {
  'list-2023': { day: day('2023-04-01'), from: null, until: reform, mode: 'corrects' },
  'list-2026': { day: day('2026-07-01'), from: reform, until: null, mode: 'corrects' },
}

interface ListedUnit {
  code: string
  name: string
  parentCode: string | null
  line: number
}
type Layers = Map<ListedKind, Map<string, ListedUnit>>

export async function importList(tx: Tx, kind: keyof typeof eras, records: AsyncIterable<Record>, words: ImportWords) {
  const kinds: ListedKind[] = kind === 'list-2023' ? ['province', 'district', 'commune'] : ['province', 'commune']
  const layers: Layers = new Map(kinds.map((one) => [one, new Map()]))
  const rejected: Rejection[] = []
  let read = 0
  for await (const record of records) {
    read++
    const reason = take(layers, kinds, record, words)
    if (reason) rejected.push({ line: record.line, reason, text: record.text })
  }
  return { read, rejected, ...(await store(tx, kind, layers)) }
}

/** Puts the row's units into the layers; a reason when the row cannot be used, and then nothing of it is. */
function take(layers: Layers, kinds: ListedKind[], { cells, line }: Record, words: ImportWords): string | null {
  if (cells.every((cell) => cell === '')) return words.blank
  if (cells.length !== kinds.length * 2) return words.columns(cells.length, kinds.length * 2)
  if (cells.some((cell) => cell.includes('\ufffd'))) return words.broken
  const units: [ListedKind, ListedUnit][] = []
  for (const [i, kind] of kinds.entries()) {
    const [codeCell = '', nameCell = ''] = cells.slice(i * 2)
    if (!codeCell) return words.missing(words[kind].toLowerCase())
    if (!nameCell) return words.missing(words.name)
    const code = readCode(kind, codeCell)
    if (!code) return words.badCode(words[kind], codeCell)
    if (!hasKindWord(kind, nameCell)) return words.badKind(nameCell, words[`${kind}s`])
    units.push([kind, { code, name: capitalised(nameCell), parentCode: units.at(-1)?.[1].code ?? null, line }])
  }
  const reason = units.map(([kind, unit]) => conflict(kind, unit, layers.get(kind)?.get(unit.code), words)).find(Boolean)
  if (reason) return reason
  for (const [kind, unit] of units) if (!layers.get(kind)?.has(unit.code)) layers.get(kind)?.set(unit.code, unit)
  return null
}

function conflict(kind: ListedKind, unit: ListedUnit, known: ListedUnit | undefined, words: ImportWords): string | null {
  if (!known) return null
  if (properName(kind, known.name) !== properName(kind, unit.name)) return words.otherName(unit.code, unit.name, known.name, known.line)
  if (kind === 'commune') return words.twice(unit.code, known.line)
  if (known.parentCode !== unit.parentCode) return words.otherParent(unit.name, unit.parentCode ?? '', known.parentCode ?? '')
  return null
}

async function store(tx: Tx, kind: keyof typeof eras, layers: Layers) {
  const batch = new Batch()
  const details: UnitsImport['details'] = { province: noTally(), district: noTally(), commune: noTally(), heir: noTally() }
  const nation = await nationId(tx, batch)
  let parents = new Map<string, string>()
  for (const [layer, units] of layers) {
    const seen = [...units.values()].map(({ code, name, parentCode }) => ({
      code,
      name,
      parentId: (parentCode && parents.get(parentCode)) || nation,
    }))
    const { ids, tally } = await reconcile(tx, batch, layer, seen, eras[kind])
    details[layer] = tally
    parents = ids
  }
  await batch.write(tx)
  return { details, wrote: !batch.empty }
}
