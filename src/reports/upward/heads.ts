import type { Paper } from '../../work/papers/index.ts'
import { committeeOf, fullName } from './names.ts'
import type { Reporter } from './queries.ts'

type Head = Pick<Paper, 'issuer' | 'notation' | 'place' | 'archive'>

const withoutPlace = (name: string) => name.replace(/\s+(xã|phường|thị trấn|huyện|tỉnh)\s.*$/u, '')

/** Abbreviations keep Đ and drop the marks of vowels. */
const plain = (letter: string) => letter.normalize('NFD').replace(/\p{M}/gu, '')

/** 'Đảng ủy xã Nhã Nam' → ĐU, 'Tỉnh ủy' → TU, 'Huyện ủy Tân Yên' → HU. */
const committeeCode = (name: string) =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => plain(word.charAt(0)).toUpperCase())
    .join('')

/** Whose paper it is: a Party committee's follow-up is reported by its office; a committee of the State line has no line above its name (Decree 30/2020). */
export function headOf(reporter: Reporter): Head {
  const place = reporter.placeName.replace(/^(Xã|Phường|Thị trấn|Huyện|Thành phố|Tỉnh)\s+/u, '')
  if (reporter.kind === 'party-committee' || reporter.kind === 'party-office') {
    const committee = committeeOf(reporter)
    return {
      place,
      issuer: { parent: committee, name: 'Văn phòng' },
      notation: `BC/VP${committeeCode(committee)}`,
      archive: `Văn phòng ${withoutPlace(committee)}`,
    }
  }
  if (reporter.kind === 'peoples-committee')
    return { place, issuer: { parent: null, name: fullName(reporter.name) }, notation: 'BC-UBND', archive: 'VP' }
  const codes: Record<string, string> = { 'education-department': 'SGDĐT', 'specialised-office': 'VHXH', office: 'VP' }
  return {
    place,
    issuer: { parent: reporter.superior ? fullName(reporter.superior) : null, name: withoutPlace(reporter.name) },
    notation: `BC-${codes[reporter.kind] ?? 'CQ'}`,
    archive: codes[reporter.kind] ?? 'CQ',
  }
}
