export type ProfileId = 'state' | 'party-hd36' | 'party-hd05'

/** Codes of NĐ 30/2020 and HD 36, HD 05: the kind of paper as its number prints it. */
export type PaperKind = 'CV' | 'KH' | 'BC' | 'TTr' | 'QĐ' | 'TB' | 'GM' | 'BB' | 'CT' | 'KL' | 'NQ' | 'HD'

/** A run of text; a figure with a source is listed with it in the closing table. */
export interface Run {
  text: string
  bold?: boolean
  italic?: boolean
  source?: { label: string; href: string }
}

export interface TableBlock {
  kind: 'table'
  caption?: string
  columns: { head: string; width: number; align?: 'left' | 'center' | 'right' }[]
  rows: string[][]
}

export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph'; runs: Run[] }
  | { kind: 'item'; label: string; runs: Run[] }
  | TableBlock

export interface Paper {
  profile: ProfileId
  kind: PaperKind
  issuer: { parent: string | null; name: string }
  /** Number within its series; null while the clerk has not given one. */
  number: number | null
  /** What follows the number: 'BC/ĐU', 'UBND-VX'. */
  notation: string
  place: string
  date: Temporal.PlainDate | null
  /** Month and year that a draft without a day prints. */
  month: Temporal.PlainYearMonth
  subject: string
  addressees: string[]
  legalBasis: string[]
  body: Block[]
  distribution: string[]
  archive: string
  signature: { authority: string | null; position: string; name: string | null }
  /** Marks every page as sample data. */
  sample: boolean
}

/** Every figure that names its source, in reading order. */
export function figures(paper: Paper): { value: string; label: string; href: string }[] {
  return paper.body
    .flatMap((block) => ('runs' in block ? block.runs : []))
    .flatMap((run) => (run.source ? [{ value: run.text, ...run.source }] : []))
}

export const kindNames: Record<PaperKind, string> = {
  CV: 'Công văn',
  KH: 'Kế hoạch',
  BC: 'Báo cáo',
  TTr: 'Tờ trình',
  QĐ: 'Quyết định',
  TB: 'Thông báo',
  GM: 'Giấy mời',
  BB: 'Biên bản',
  CT: 'Chỉ thị',
  KL: 'Kết luận',
  NQ: 'Nghị quyết',
  HD: 'Hướng dẫn',
}
