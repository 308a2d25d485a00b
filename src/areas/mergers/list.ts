export const kinds = ['asset', 'book', 'record', 'seal', 'money'] as const
export type Kind = (typeof kinds)[number]

export interface Line {
  kind: Kind
  name: string
  unit: string
  perBooks: number
  found: number | null
  condition: string
  note: string
}

export type Status = 'drafting' | 'checked' | 'signed'
export function statusOf({ checkedAt, signedAt }: { checkedAt: Temporal.Instant | null; signedAt: Temporal.Instant | null }): Status {
  if (signedAt) return 'signed'
  return checkedAt ? 'checked' : 'drafting'
}

/** What was found more or less than the books say; null while it is not counted. */
export const difference = ({ perBooks, found }: Pick<Line, 'perBooks' | 'found'>): number | null =>
  found === null ? null : Math.round((found - perBooks) * 100) / 100

export type Shortfall = { why: 'empty' } | { why: 'uncounted' | 'unexplained'; nth: number; name: string }

/** What a list lacks before its count can be confirmed: every line counted, every difference explained. */
export function shortfalls(lines: readonly Line[]): Shortfall[] {
  if (lines.length === 0) return [{ why: 'empty' }]
  return lines.flatMap((line, i): Shortfall[] => {
    const off = difference(line)
    if (off === null) return [{ why: 'uncounted', nth: i + 1, name: line.name }]
    return off !== 0 && line.note === '' ? [{ why: 'unexplained', nth: i + 1, name: line.name }] : []
  })
}

/** 1.250 · 12,5 · 12.5 as people write them in sheets; null for anything else. */
export function quantity(text: string): number | null {
  const typed = text.replaceAll(/\s/g, '')
  if (/^[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/.test(typed)) return Number(typed.replaceAll('.', '').replace(',', '.'))
  return /^\d{1,12}([.,]\d{1,2})?$/.test(typed) ? Number(typed.replace(',', '.')) : null
}

const columns = {
  kind: /^(loai|kind)/,
  name: /^(ten|name|noi dung)/,
  unit: /^(dvt|don vi|unit)/,
  perBooks: /(so sach|theo so|ke toan|books)/,
  found: /(thuc te|kiem ke|found)/,
  condition: /^(tinh trang|chat luong|condition)/,
  note: /^(ghi chu|note)/,
} as const
type Column = keyof typeof columns
const usual: Column[] = ['name', 'unit', 'perBooks', 'found', 'condition', 'note']

const kindWords: [Kind, RegExp][] = [
  ['seal', /con dau|^dau|seal/],
  ['record', /ho so|so sach|tai lieu|record/],
  ['book', /sach|book/],
  ['money', /tien|quy|money/],
  ['asset', /tai san|thiet bi|asset/],
]

export type RowProblem = 'no-name' | 'bad-quantity' | 'bad-found' | 'bad-kind' | 'money-part'
export interface ReadRow {
  /** As counted in the pasted text: what Excel shows beside it. */
  nth: number
  line: Line
  problem: RowProblem | null
}

/** Lines by their heads, or in the usual order; a column of running numbers is passed over. Lines without a kind of their own take the one chosen. */
export function readRows(cells: string[][], chosen: Kind, fold: (text: string) => string): ReadRow[] {
  const filled = cells.map((row, i) => ({ row, nth: i + 1 })).filter(({ row }) => row.some(Boolean))
  const heads = (filled[0]?.row ?? []).map(fold)
  const named = heads.some((head) => columns.name.test(head)) && heads.some((head) => columns.perBooks.test(head))
  const shift = !named && filled.length > 0 && filled.every(({ row }) => /^\d+$/.test(row[0] ?? '')) ? 1 : 0
  const at = (column: Column) =>
    named ? heads.findIndex((head) => columns[column].test(head)) : usual.indexOf(column) + (column === 'kind' ? 0 : shift)
  return filled.slice(named ? 1 : 0).map(({ row, nth }) => {
    const cell = (column: Column) => (at(column) < 0 ? '' : (row[at(column)] ?? ''))
    return { nth, ...judged(cell, chosen, fold) }
  })
}

function judged(cell: (column: Column) => string, chosen: Kind, fold: (text: string) => string): Omit<ReadRow, 'nth'> {
  const kind = cell('kind') === '' ? chosen : kindWords.find(([, said]) => said.test(fold(cell('kind'))))?.[0]
  const perBooks = quantity(cell('perBooks'))
  const found = cell('found') === '' ? null : quantity(cell('found'))
  const line: Line = {
    kind: kind ?? chosen,
    name: cell('name'),
    unit: cell('unit'),
    perBooks: perBooks ?? 0,
    found,
    condition: cell('condition'),
    note: cell('note'),
  }
  const problem =
    line.name === ''
      ? 'no-name'
      : kind === undefined
        ? 'bad-kind'
        : perBooks === null
          ? 'bad-quantity'
          : found === null && cell('found') !== ''
            ? 'bad-found'
            : partOfDong(line)
              ? 'money-part'
              : null
  return { line, problem }
}

const partOfDong = ({ kind, perBooks, found }: Line) => kind === 'money' && [perBooks, found ?? 0].some((one) => !Number.isInteger(one))

/** Which equipment of a centre's summary a line is, by its words; books count by their kind. */
const equipment: [kind: string, said: RegExp][] = [
  ['networked-computer', /may tinh.*(noi mang|internet)/],
  ['computer', /may (vi )?tinh|laptop/],
  ['projector', /may chieu/],
  ['bookcase', /tu sach|gia sach|ke sach/],
  ['loudspeaker', /^(bo )?loa|am ly|tang am/],
  ['desk', /^(bo )?ban\b/],
]

/** What a list brings to the summary, as found, by kind of equipment. */
export function equipmentOf(lines: readonly Line[], fold: (text: string) => string): Record<string, number> {
  const taken: Record<string, number> = {}
  for (const { kind, name, found } of lines) {
    const which = kind === 'book' ? 'book' : kind === 'asset' ? equipment.find(([, said]) => said.test(fold(name)))?.[0] : undefined
    if (which && found) taken[which] = (taken[which] ?? 0) + Math.floor(found)
  }
  return taken
}
