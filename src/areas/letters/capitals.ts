import { sentence } from '../../kernel/format.ts'

/** Names that keep their capitals in a sentence (NĐ 30/2020, Phụ lục II); the longer before what they hold. */
const known = [
  'Đảng Cộng sản Việt Nam',
  'Mặt trận Tổ quốc',
  'Hội đồng nhân dân',
  'Ủy ban nhân dân',
  'Thủ tướng Chính phủ',
  'Bộ Chính trị',
  'Ban Bí thư',
  'Trung ương',
  'Hồ Chí Minh',
  'Chính phủ',
  'Quốc hội',
  'Nhà nước',
  'Việt Nam',
  'Tổ quốc',
  'Đảng',
]

/** The kind of place is small within a sentence; its name is not. */
const kinds = /^(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|phường|xã|thôn|bản|làng|xóm|tổ dân phố|khu phố)(?=\s)/iu

const small = (text: string) => text.toLocaleLowerCase('vi')
const accentless = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd')

/** What no Vietnamese syllable looks like – UBND, TTHTCĐ, XHHT – is an abbreviation. */
const syllable = /^(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?(?!ii)[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?$/
const counted = /^(?:quý|kỳ|khóa|khoá|thứ|phần|chương|mục|cấp|hạng|loại)$/u

function word(printed: string, before: string | undefined): string {
  if (/\d/.test(printed) || !/\p{L}/u.test(printed)) return printed
  if (/^[IVX]+$/.test(printed) && before && counted.test(small(before))) return printed
  return syllable.test(accentless(small(printed))) ? small(printed) : printed
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** A subject that a paper prints in capitals, as a sentence; one with small letters stays. Places are named in full, as "Xã Nhã Nam". */
export function lowered(subject: string, places: readonly string[]): string {
  const words = subject.match(/\p{L}[\p{L}\p{M}&]*/gu) ?? []
  if (/\p{Ll}/u.test(subject) || !words.some((one) => syllable.test(accentless(small(one))))) return subject
  let before: string | undefined
  const plain = subject.replace(/[\p{L}\p{M}\d/&-]+/gu, (printed) => {
    const said = word(printed, before)
    before = printed
    return said
  })
  const named = [...places.map((name) => name.replace(kinds, small)), ...known].sort((a, b) => a.length - b.length)
  return sentence(named.reduce(capital, plain))
}

const capital = (text: string, name: string) => text.replace(new RegExp(`(?<![\\p{L}\\d])${escaped(name)}(?![\\p{L}\\d])`, 'giu'), name)
