import type { ISectionOptions } from 'docx'
import { flat, type Setting, wide } from './blocks.ts'
import { printedDay, printedNumber } from './number.ts'
import { section } from './pages.ts'
import { type Block, figures, kindNames, type Paper } from './paper.ts'
import { centred, type Piece, points, rule, run } from './pieces.ts'
import type { Profile } from './profiles.ts'
import { sourceTable } from './tables.ts'

const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X']

export interface AnnexPart {
  label: string
  title: string
  landscape: boolean
  /** Null for the closing table of sources. */
  body: Block[] | null
}

/** Annexes begin a page each; the sources of all figures are the last. */
export function annexParts(paper: Paper): AnnexPart[] {
  const parts: Omit<AnnexPart, 'label'>[] = (paper.annexes ?? []).map(({ title, landscape = false, body }) => ({ title, landscape, body }))
  if (figures(paper).length) parts.push({ title: 'Nguồn số liệu', landscape: false, body: null })
  return parts.map((part, i) => ({ ...part, label: `Phụ lục${parts.length > 1 ? ` ${roman[i] ?? i + 1}` : ''}` }))
}

export function annexes(paper: Paper, setting: Setting): ISectionOptions[] {
  const own = setting.profile.annexPages === 'own'
  return annexParts(paper).map((part) => {
    const wider = part.landscape ? wide(setting) : setting
    const pieces = part.body ? flat(part.body, wider) : sourceTable(figures(paper), wider.widthMm)
    const options = { landscape: part.landscape, first: own }
    return section(paper, setting.profile, [...annexHead(paper, setting, part, wider.widthMm), ...pieces], options)
  })
}

/** 'Phụ lục I', its name, and the paper to which it belongs (NĐ 30/2020, Phụ lục I, phần III). */
function annexHead(paper: Paper, { profile }: Setting, { label, title }: AnnexPart, width: number): Piece[] {
  const { size } = profile.body
  return [
    centred([run(label, size, { bold: true })]),
    centred([run(title.toUpperCase(), size, { bold: true })]),
    centred([run(belongsTo(paper, profile), size, { italics: true })]),
    rule(45, width, points(10)),
  ]
}

export function belongsTo(paper: Paper, profile: Profile): string {
  const number = printedNumber(paper, profile).replace(/^Số:? /, 'số ')
  return `(Kèm theo ${kindNames[paper.kind]} ${number}, ${printedDay(paper)} của ${whose(paper)})`
}

/** What a head decides in his own name is his, not his office's: 'Quyết định … của Chủ tịch UBND xã Nhã Nam'. */
const whose = (paper: Paper) => (paper.decider?.startsWith('Chủ tịch ') ? paper.decider : issuerInFull(paper))

/** An office without a place of its own is named with the body above it: 'Văn phòng Đảng ủy xã Nhã Nam'. */
function issuerInFull({ issuer: { parent, name } }: Paper): string {
  const placed = / (xã|phường|thị trấn|đặc khu|huyện|tỉnh|thành phố) \p{Lu}/u.test(name) || !parent || /^Đảng bộ/iu.test(parent)
  return placed ? name : `${name} ${parent}`
}
