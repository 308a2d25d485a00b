import { fold, tidy } from '../fold.ts'

/** What the table's remark says about how much of the old unit went to the new one. */
export type Extent = 'whole' | 'part' | 'land' | 'part-with-all-people'

const wholes = /^(nhap toan bo|giu nguyen|doi ten|doi loai hinh|sap xep toan bo (xa|phuong|thi tran|huyen) .+ thanh .+)$/
/** "Nhập toàn bộ diện tích" is all the land without a word about the people. */
const parts = /^(nhap mot phan( dan so)?|nhap toan bo dien tich|phan con lai sau khi tach .+|doi ten(, doi loai hinh)? tu mot phan .+)$/

export function readNote(note: string): Extent | null {
  const text = tidy(fold(note))
  if (wholes.test(text)) return 'whole'
  if (parts.test(text)) return 'part'
  if (text === 'nhap mot phan dien tich') return 'land'
  return text === 'nhap mot phan dien tich, toan bo dan so' ? 'part-with-all-people' : null
}

/**
 * Shares of the people for all rows of one old unit. All went one way: 1. All people in one row and land alone in the others: 1 and 0.
 * Otherwise unknown; a lone part does not make a whole.
 */
export function sharesOf(extents: readonly Extent[]): (number | null)[] {
  const people = extents.filter((extent) => extent === 'whole' || extent === 'part-with-all-people').length
  const settled = people === 1 && extents.every((extent) => extent !== 'part')
  return extents.map((extent) => (settled ? Number(extent !== 'land') : null))
}

/** A whole merge leaves nothing for another row. */
export function contradicts(extents: readonly Extent[]): boolean {
  return extents.includes('whole') && extents.length > 1
}
