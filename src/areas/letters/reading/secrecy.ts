import { convert } from './legacy.ts'
import { readPage, tidy } from './page.ts'

export interface SecrecyMark {
  mark: 'MẬT' | 'TỐI MẬT' | 'TUYỆT MẬT'
  offset: number
}

const frame = /^(?:[\s([{<|*_:.\-–—=~"“”']|ĐỘ MẬT|DẤU|MỨC ĐỘ MẬT|BÍ MẬT NHÀ NƯỚC|TÀI LIỆU|VĂN BẢN|CẤP ĐỘ|MỨC)*/u
const behind = /^[\s\])}>|*_:.\-–—=~"“”'!]*(?:(?:SỐ|BẢN SỐ|BẢN)?[\s:]*[\d….\u002f_]{0,12})?[\s\])}>|*_.\-–—]*$/u

/**
 * A secrecy mark standing where marks stand: alone on its line, or alone in its column (Law 117/2025/QH15).
 * Words inside sentences – bảo mật, mật độ, mật ong – are none.
 */
export function secrecyMark(text: string): SecrecyMark | null {
  return markIn(text) ?? (oldMark.test(text) ? (markIn(convert(text, 'TCVN3')) ?? markIn(convert(text, 'VNI'))) : null)
}

/** "mật" as TCVN3 and VNI show it: too short a note has nothing else to know the encoding by. */
const oldMark = /m(?:Ë|AÄ)t/iu

function markIn(text: string): SecrecyMark | null {
  const page = readPage(text)
  for (const line of page.lines) {
    for (const [start, end] of cells(line.text)) {
      const cell = line.text.slice(start, end)
      const mark = markOf(cell)
      if (mark) return { mark, offset: page.span(line.start + start, line.end).offset }
    }
  }
  return null
}

/** Columns of one line are parted by bars or wide gaps. Only short cells can hold a mark. */
function cells(line: string): [number, number][] {
  const found: [number, number][] = [[0, line.length]]
  let from = 0
  for (const cut of line.matchAll(/\s{3,}|\|/gu)) {
    found.push([from, cut.index])
    from = cut.index + cut[0].length
  }
  if (from > 0) found.push([from, line.length])
  return found.filter(([start, end]) => end > start && end - start <= 80)
}

function markOf(cell: string): SecrecyMark['mark'] | null {
  const words = joinSpaced(cell)
  const named = /^\s*(?:mức độ|độ|dấu) mật\s{0,3}[:\-–]/iu.test(words)
  if (!named && /\p{Ll}/u.test(words.replace(/bản số/iu, ''))) return null
  const capitals = words.toUpperCase().replace(/^\s*(?:MỨC ĐỘ|ĐỘ|DẤU) MẬT\s*[:\-–]\s*/u, '')
  if (/BÍ MẬT NHÀ NƯỚC/u.test(capitals) && behind.test(capitals.slice(capitals.indexOf('BÍ MẬT NHÀ NƯỚC') + 15))) {
    const degree = /^(TUYỆT MẬT|TỐI MẬT)/u.exec(capitals.trim())?.[1] as SecrecyMark['mark'] | undefined
    if (degree || frame.exec(capitals)?.[0].includes('BÍ MẬT')) return degree ?? 'MẬT'
  }
  const rest = capitals.slice(frame.exec(capitals)?.[0].length ?? 0)
  for (const mark of ['TUYỆT MẬT', 'TỐI MẬT', 'MẬT'] as const) {
    if (rest.startsWith(mark) && behind.test(rest.slice(mark.length))) return mark
  }
  return null
}

/** "T Ố I  M Ậ T" → "TỐI MẬT": letters set apart, words by a wider gap or by knowing the three marks. */
function joinSpaced(cell: string): string {
  const letters = tidy(cell).split(' ')
  if (letters.filter((part) => /^\p{L}$/u.test(part)).length < 3) return tidy(cell)
  return tidy(cell)
    .replace(/(?<=(?:^|\s)\p{L})\s(?=\p{L}(?:\s|$|[^\p{L}]))/gu, '')
    .replace(/(TUYỆT|TỐI)(MẬT)/iu, '$1 $2')
    .replace(/ĐỘMẬT/iu, 'ĐỘ MẬT')
}
