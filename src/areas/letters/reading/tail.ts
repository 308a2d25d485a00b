import { type Header, type Piece, pieces } from './header.ts'
import { labelOf } from './labels.ts'
import type { Signature } from './letter.ts'
import { isCapitals, type Line, type Page, tidy } from './page.ts'

export interface Tail {
  /** Indexes of lines: the tail is [from, to), annexes follow. */
  from: number
  to: number
  distribution: Piece[]
  signature: Signature
  signed: { start: number; end: number } | null
}

const forWhom = /^(?:t\s?[/.]\s?m|tm|k\s?[/.]\s?t|kt|t\s?[/.]\s?l|tl|tuq|t\s?[/.]\s?u\s?[/.]?\s?q)(?:\s?[./]\s?|\s)\s*(?=\p{L})/u
const titles =
  /^(?:(?:quyền |q\. ?|phó |nguyên )?(?:tổng bí thư|bí thư|chủ tịch|chủ nhiệm|thủ tướng|bộ trưởng|thứ trưởng|giám đốc|tổng giám đốc|hiệu trưởng|viện trưởng|cục trưởng|vụ trưởng|chi cục trưởng|trưởng|chánh|tổng thư ký|tổng kiểm toán|tổng thanh tra|tổng cục trưởng|thống đốc|kế toán trưởng|chỉ huy trưởng|chính ủy|tư lệnh|ủy viên|đội trưởng|viện|hội trưởng|thủ trưởng)|thường trực|phó|thay mặt)(?!\p{L})/u
const signedMark = /^[([]?\s?(?:đã ký|ký tên|ký, đóng dấu|ký tên, đóng dấu|ký bởi|người ký|ký thay|đóng dấu|chữ ký)/u
const nameWord = /^\p{Lu}(?:['’]\p{L})?\p{Ll}{0,7}$/u
const surnames = new Set(
  'NGUYỄN TRẦN LÊ PHẠM HOÀNG HUỲNH PHAN VŨ VÕ ĐẶNG BÙI ĐỖ HỒ NGÔ DƯƠNG LÝ ĐINH TRỊNH LƯƠNG MAI CAO TẠ THÂN GIÁP NÔNG LƯU VƯƠNG TRƯƠNG ĐÀO LÂM TÔ CHU QUÁCH TRIỆU KIỀU THÁI NGHIÊM PHÙNG TĂNG'.split(
    ' ',
  ),
)
const ranksOfPerson =
  /^(?:(?:gs|pgs|ts|ths|tsk?h|bs|cn|ks|thầy|đại tá|thượng tá|trung tá|thiếu tướng|trung tướng|thượng tướng|đại tướng|thượng tọa)\.?\s?)+/iu

export function isName(text: string): boolean {
  const bare = text
    .replace(ranksOfPerson, '')
    .replace(/\s*\(.{0,20}\)$/u, '')
    .trim()
  const parts = bare.split(/\s+/)
  if (parts.length < 2 || parts.length > 6 || bare.length > 40) return false
  if (parts.every((part) => nameWord.test(part))) return true
  return isCapitals(bare) && surnames.has(parts[0] as string) && parts.every((part) => /^\p{Lu}{1,8}$/u.test(part))
}

const inSmall = ({ text }: Piece): boolean => text.length < 60 && /^\p{Lu}/u.test(text) && !/[,:;]|\.$/.test(text)
const isAuthority = (piece: Piece): boolean =>
  forWhom.test(piece.plain) &&
  /^(?:T|K)/.test(piece.text) &&
  (isCapitals(piece.text) ? piece.text.length < 120 : /^\p{Lu}{1,3}[./]/u.test(piece.text) && inSmall(piece))
const isTitle = (piece: Piece): boolean => titles.test(piece.plain) && isCapitals(piece.text) && piece.text.length < 100
/** A title in small letters counts only right over the name. */
const isSmallTitle = (page: Page, piece: Piece): boolean =>
  titles.test(piece.plain) && inSmall(piece) && !isName(piece.text) && nameUnder(page, piece.line, 4)
const isNotice = (line: Line): boolean => /^(?:-\s?)?nơi nhận(?!\p{L})/u.test(line.plain)
const annexHead = /^(?:phụ lục|biểu mẫu|mẫu số|danh sách|biểu số|phụ biểu|đề cương|quy chế|quy định|chương trình|kế hoạch)(?!\p{L})/u

/** The end of a paper: distribution list and signature, in either order or side by side. */
export function readTail(page: Page, header: Header): Tail {
  const from = tailStart(page, header.end)
  const none: Signature = { authority: null, position: null, name: null }
  const tail: Tail = { from, to: from, distribution: [], signature: none, signed: null }
  const block: Piece[] = []
  let listing = false
  let named = false
  for (let index = from; index < page.lines.length; index++) {
    const line = page.lines[index] as Line
    if (ends(line, named, tail, block)) break
    tail.to = index + 1
    if (line.rule) continue
    for (const piece of columns(page, line, index)) {
      if (/^nơi nhận/u.test(piece.plain)) listing = startList(page, piece, tail)
      else if (isAuthority(piece) || isTitle(piece) || isSmallTitle(page, piece) || (block.length > 0 && !named && goesOnSigned(piece))) {
        block.push(piece)
        if (piece.line !== tail.distribution.at(-1)?.line) listing = listing && columns(page, line, index).length > 1
      } else if (!named && (block.length > 0 || from < index) && isName(piece.text) && !/^[-–+]/u.test(piece.text)) {
        named = true
        tail.signature = { ...none, name: bareName(piece.text) }
        block.push(piece)
      } else if ((listing || /^[-–+•]/u.test(piece.text)) && !signedMark.test(piece.plain)) tail.distribution.push(piece)
    }
  }
  sign(tail, block, named)
  return tail
}

const bareName = (text: string): string => tidy(text.replace(/\s*\(.{0,20}\)$/u, ''))

function startList(page: Page, piece: Piece, tail: Tail): boolean {
  const lead = /^nơi nhận\s{0,3}(?:\(.{0,30}\))?\s{0,3}:?\s{0,3}/u.exec(piece.plain)?.[0].length ?? 0
  const rest = piece.text.slice(lead)
  if (rest)
    tail.distribution.push({ ...piece, start: piece.start + lead, text: rest, plain: page.plain.slice(piece.start + lead, piece.end) })
  return true
}

const sideBySide =
  /(?<=\S)\s+(?=(?:TM|KT|TL|TUQ)\.\s?\p{Lu}|(?:T\/M|K\/T|T\/L)\s\p{Lu})|(?<=[;,.:])\s+(?=(?:PHÓ |Q\. ?)?(?:CHỦ TỊCH|GIÁM ĐỐC|BÍ THƯ|TRƯỞNG BAN|HIỆU TRƯỞNG|BỘ TRƯỞNG)[\p{Lu}\s]*$)/gu

/** List left and signature right on one line are parted by a tab, a bar, several spaces, or only by their words; so are the lines of a signature set in one. */
function columns(page: Page, line: Line, index: number): Piece[] {
  return pieces(page, line, index).flatMap((piece) => {
    if (piece.text.length > 200 || /^(?:TM|KT|TL|TUQ)\.$/.test(piece.text)) return [piece]
    const cuts = [...piece.text.matchAll(sideBySide), ...stacked(piece.text)]
      .filter(({ index: at }) => !/(?:^|\s)(?:TM|KT|TL|TUQ)\.$/.test(piece.text.slice(Math.max(0, at - 5), at)))
      .sort((a, b) => a.index - b.index)
    const found: Piece[] = []
    let from = piece.start
    for (const at of [...cuts, null]) {
      const end = at ? piece.start + at.index : piece.end
      if (end > from) found.push({ ...piece, start: from, end, text: page.text.slice(from, end), plain: page.plain.slice(from, end) })
      if (at) from = end + at[0].length
    }
    return found
  })
}

/** "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC Lò Văn Mẫu": cells whose breaks were lost. */
const stacked = (text: string): Iterable<RegExpExecArray> =>
  /^(?:TM|KT|TL|TUQ|T\/M|K\/T|T\/L)[.\s]/u.test(text) ? text.matchAll(inOneCell) : []
const inOneCell =
  /(?<=\p{Lu}{2}) (?=(?:PHÓ (?!THỦ TƯỚNG CHÍNH)|THỨ TRƯỞNG)\p{Lu}|THỨ TRƯỞNG$)|(?<=\p{Lu}{2}) (?=\p{Lu}\p{Ll}{1,7}(?: \p{Lu}\p{Ll}{0,7}){1,5}$)|(?<=(?:NHÂN DÂN|THƯỜNG VỤ|CHẤP HÀNH|ĐẢNG ỦY|CHI BỘ)) (?=(?:CHỦ TỊCH|BÍ THƯ)(?:\s|$))/gu

const goesOnSigned = (piece: Piece): boolean =>
  isCapitals(piece.text) && piece.text.length < 100 && !labelOf(piece.text) && !isName(piece.text) && !signedMark.test(piece.plain)

function ends(line: Line, named: boolean, tail: Tail, block: Piece[]): boolean {
  if (line.rule) return false
  if (
    annexHead.test(line.plain) &&
    (isCapitals(line.text) || /^phụ lục/u.test(line.plain)) &&
    (named || tail.distribution.length > 0) &&
    !/^-/u.test(line.text)
  )
    return true
  const finished = named && tail.distribution.length > 0 && block.length > 0
  return finished && line.gap && !/^[-–+•]/u.test(line.text)
}

/** The first line of the tail: "Nơi nhận", or an authority followed by capitals or a name. */
function tailStart(page: Page, from: number): number {
  for (let index = from; index < page.lines.length; index++) {
    const line = page.lines[index] as Line
    if (isNotice(line)) return index
    const first = pieces(page, line, index).at(-1)
    if (first && line.text.length < 200 && isAuthority(first) && followed(page, index)) return index
    if (first && isTitle(first) && followed(page, index) && !/[:.]$/.test(line.text)) return index
  }
  return page.lines.length
}

/** Capitals, "(đã ký)" and list items may stand between a title and the name under it. */
function followed(page: Page, index: number): boolean {
  return nameUnder(page, index, 6)
}

function nameUnder(page: Page, index: number, reach: number): boolean {
  for (const line of page.lines.slice(index + 1, index + 1 + reach)) {
    const parts = pieces(page, line, 0)
    if (parts.some(({ text }) => isName(text))) return true
    const passed = line.rule || signedMark.test(line.plain) || isCapitals(line.text) || isNotice(line) || /^[-–]/u.test(line.text)
    if (!passed && !parts.some(({ plain, text }) => titles.test(plain) && text.length < 60)) return false
  }
  return false
}

function sign(tail: Tail, block: Piece[], named: boolean): void {
  const words = block.slice(0, named ? -1 : undefined)
  const authorities = words.filter(isAuthority)
  const lastAuthority = words.findLastIndex(isAuthority)
  const goingOn = wrapped(words, lastAuthority)
  const rest = words.slice(lastAuthority + 1 + goingOn.length)
  const text = (piece: Piece): string => tidy(piece.text)
  const authority = words.slice(0, lastAuthority + 1).map(text)
  if (goingOn.length > 0) authority[authority.length - 1] += ` ${goingOn.map(text).join(' ')}`
  tail.signature = {
    authority: authorities.length > 0 ? authority.join('\n') : null,
    position: rest.length > 0 ? rest.map(text).join(' ') : null,
    name: tail.signature.name,
  }
  const ends = [block[0], block.at(-1)]
  if (ends[0] && ends[1]) tail.signed = { start: ends[0].start, end: ends[1].end }
}

/** "TM. BAN CHẤP HÀNH" + "ĐẢNG BỘ XÃ": lines after an authority that are no title go on with it. */
function wrapped(words: Piece[], authority: number): Piece[] {
  if (authority < 0) return []
  const next = words.slice(authority + 1)
  const title = next.findIndex(({ plain }) => titles.test(plain))
  return next.slice(0, title < 0 ? next.length : title)
}
