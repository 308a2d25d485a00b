import type { Record } from './csv.ts'
import { capitalised, hasKindWord, readCode } from './names.ts'
import { type Extent, readNote } from './notes.ts'
import type { ImportWords } from './words.ts'

export interface Named {
  code: string
  name: string
}

export interface ConversionRow {
  line: number
  text: string
  newProvince: Named
  now: Named
  /** Null: the whole old district became the new unit (island districts had no communes). */
  old: Named | null
  oldDistrict: Named
  oldProvince: Named
  note: string
  extent: Extent
}

/** "Quận Ba Đình (001)" → name and code. */
function readCell(kind: 'province' | 'district', cell: string): Named | null {
  const parts = /^(.+?) ?\((\d+)\)$/.exec(cell)
  const code = parts?.[2] ? readCode(kind, parts[2]) : null
  return parts?.[1] && code ? { code, name: capitalised(parts[1]) } : null
}

/** The row read, or the reason why it cannot be. */
export function readRow({ cells, line, text }: Record, words: ImportWords): ConversionRow | string {
  if (cells.every((cell) => cell === '')) return words.blank
  const [province = '', newName = '', newCodeCell = '', oldName = '', oldCodeCell = '', note = '', district = '', oldProvinceCell = ''] =
    cells
  if (province && cells.slice(1).every((cell) => cell === '')) return words.heading(province)
  if (text.includes('\ufffd')) return words.broken
  if (!newName || !newCodeCell) return words.missing(`${words.commune.toLowerCase()}, ${words.name}`)
  const newCode = readCode('commune', newCodeCell)
  if (!newCode) return words.badCode(words.commune, newCodeCell)
  if (!hasKindWord('commune', newName)) return words.badKind(newName, words.communes)
  const newProvince = readCell('province', province)
  if (!newProvince) return words.badCell(words.newProvince, province)
  const oldDistrict = readCell('district', district)
  if (!oldDistrict) return words.badCell(words.oldDistrict, district)
  const oldProvince = readCell('province', oldProvinceCell)
  if (!oldProvince) return words.badCell(words.oldProvince, oldProvinceCell)
  const extent = readNote(note)
  if (!extent) return words.badNote(note)
  const old = readOld(oldName, oldCodeCell, note, oldDistrict, words)
  if (typeof old === 'string') return old
  return { line, text, newProvince, now: { code: newCode, name: capitalised(newName) }, old, oldDistrict, oldProvince, note, extent }
}

function readOld(name: string, codeCell: string, note: string, district: Named, words: ImportWords): Named | null | string {
  if (!codeCell) {
    const wholeDistrict = !name && note.toLowerCase().startsWith(`sắp xếp toàn bộ ${district.name.toLowerCase()} thành`)
    return wholeDistrict ? null : name ? words.notUnit(name) : words.missing(words.commune.toLowerCase())
  }
  const code = readCode('commune', codeCell)
  if (!code) return words.badCode(words.commune, codeCell)
  return hasKindWord('commune', name) ? { code, name: capitalised(name) } : words.badKind(name, words.communes)
}
