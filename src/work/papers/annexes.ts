import type { ISectionOptions } from 'docx'
import { flat, type Setting, wide } from './blocks.ts'
import { printedDay, printedNumber } from './number.ts'
import { section } from './pages.ts'
import { figures, kindNames, type Paper } from './paper.ts'
import { centred, type Piece, points, rule, run } from './pieces.ts'
import { sourceTable } from './tables.ts'

const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X']

/** Annexes begin a page each; the sources of all figures are the last. */
export function annexes(paper: Paper, setting: Setting): ISectionOptions[] {
  const cited = figures(paper)
  const parts: { title: string; landscape?: boolean; pieces: Piece[] }[] = (paper.annexes ?? []).map((one) => ({
    ...one,
    pieces: flat(one.body, one.landscape ? wide(setting) : setting),
  }))
  if (cited.length) parts.push({ title: 'Nguồn số liệu', pieces: sourceTable(cited, setting.widthMm) })
  return parts.map(({ title, landscape = false, pieces }, i) => {
    const number = parts.length > 1 ? ` ${roman[i] ?? i + 1}` : ''
    const width = (landscape ? wide(setting) : setting).widthMm
    const head = annexHead(paper, setting, `Phụ lục${number}`, title, width)
    const own = setting.profile.annexPages === 'own'
    return section(paper, setting.profile, [...head, ...pieces], { landscape, first: own })
  })
}

/** 'Phụ lục I', its name, and the paper to which it belongs (NĐ 30/2020, Phụ lục I, phần III). */
function annexHead(paper: Paper, { profile }: Setting, label: string, title: string, width: number): Piece[] {
  const { size } = profile.body
  const number = printedNumber(paper, profile).replace(/^Số:? /, 'số ')
  const belongs = `(Kèm theo ${kindNames[paper.kind]} ${number}, ${printedDay(paper)} của ${issuerInFull(paper)})`
  return [
    centred([run(label, size, { bold: true })]),
    centred([run(title.toUpperCase(), size, { bold: true })]),
    centred([run(belongs, size, { italics: true })]),
    rule(45, width, points(10)),
  ]
}

/** An office without a place of its own is named with the body above it: 'Văn phòng Đảng ủy xã Nhã Nam'. */
function issuerInFull({ issuer: { parent, name } }: Paper): string {
  const placed = / (xã|phường|thị trấn|đặc khu|huyện|tỉnh|thành phố) \p{Lu}/u.test(name) || !parent || /^Đảng bộ/iu.test(parent)
  return placed ? name : `${name} ${parent}`
}
