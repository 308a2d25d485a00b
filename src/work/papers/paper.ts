export type ProfileId = 'state' | 'party-hd36' | 'party-hd05'

/** Codes of NĐ 30/2020 and HD 36, HD 05: the kind of paper as its number prints it. */
export type PaperKind = keyof typeof kindNames

export const kindNames = {
  CV: 'Công văn',
  KH: 'Kế hoạch',
  BC: 'Báo cáo',
  TTr: 'Tờ trình',
  QĐ: 'Quyết định',
  TB: 'Thông báo',
  GM: 'Giấy mời',
  BB: 'Biên bản',
  CT: 'Chỉ thị',
  CTr: 'Chương trình',
  KL: 'Kết luận',
  NQ: 'Nghị quyết',
  HD: 'Hướng dẫn',
  QC: 'Quy chế',
  ĐA: 'Đề án',
  PA: 'Phương án',
} as const

/** A run of text; a figure with a source carries a mark and stands with it in the closing annex. */
export interface Run {
  text: string
  bold?: boolean
  italic?: boolean
  source?: { label: string; href: string }
}

export type Cell = string | Run[]

export interface TableBlock {
  kind: 'table'
  caption?: string
  /** Widths are shares of the page's width between its margins. */
  columns: { head: string; width: number; align?: 'left' | 'center' | 'right' }[]
  rows: Cell[][]
  totals?: Cell[]
}

export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; label?: string; text: string }
  | { kind: 'paragraph'; runs: Run[] }
  | { kind: 'item'; label: string; runs: Run[] }
  | TableBlock
  | { kind: 'page-break' }
  | { kind: 'landscape'; body: Block[] }

/** Follows the signature on pages of its own. */
export interface Annex {
  title: string
  landscape?: boolean
  body: Block[]
}

export interface Signer {
  position: string | null
  name: string | null
}

export interface Paper {
  profile: ProfileId
  kind: PaperKind
  /** Heads an inner paper without a number of its own instead of the kind's name: 'Phiếu trình'. */
  form?: string
  issuer: { parent: string | null; name: string }
  /** Number within its series; null while the clerk has not given one. Text prints as it stands ('74/2025'). */
  number: number | string | null
  /** What follows the number: 'BC/ĐU', 'UBND-VX'. */
  notation: string
  place: string
  date: Temporal.PlainDate | null
  /** Month and year that a draft without a day prints. */
  month: Temporal.PlainYearMonth
  subject: string
  addressees: string[]
  legalBasis: string[]
  /** Who decides, printed by decisions and resolutions: 'Chủ tịch Ủy ban nhân dân xã Nhã Nam'. */
  decider?: string
  body: Block[]
  annexes?: Annex[]
  distribution: string[]
  archive: string
  /** One or two lines of authority ('T/M Ban Thường vụ'; 'TL. Bộ trưởng\nKT. Chánh Văn phòng'), then position and name. */
  signature: Signer & { authority: string | null }
  /** Signs on the left of minutes: 'Thư ký', 'Người ghi biên bản'. */
  secretary?: Signer
  /** Marks every page as sample data. */
  sample: boolean
}

export interface Figure {
  value: string
  label: string
  href: string
}

/** Every figure that names its source, in reading order. */
export function figures(paper: Paper): Figure[] {
  const blocks = [...paper.body, ...(paper.annexes ?? []).flatMap((annex) => annex.body)]
  return blocks.flatMap(runsOf).flatMap(({ text, source }) => (source ? [{ value: text, ...source }] : []))
}

function runsOf(block: Block): Run[] {
  if (block.kind === 'landscape') return block.body.flatMap(runsOf)
  if (block.kind === 'table') return [...block.rows, block.totals ?? []].flat().flatMap((cell) => (typeof cell === 'string' ? [] : cell))
  return 'runs' in block ? block.runs : []
}
