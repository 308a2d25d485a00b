import { fold } from '../fold.ts'

const kindWords = {
  province: /^(tinh|thanh pho)\s/,
  district: /^(huyen|quan|thi xa|thanh pho)\s/,
  commune: /^(xa|phuong|thi tran|dac khu)\s/,
} as const
export type ListedKind = keyof typeof kindWords
export const codeLength = { province: 2, district: 3, commune: 5 } as const

/** "xã Bắc Sơn" → "Xã Bắc Sơn": the word that says the kind begins with a capital. */
export function capitalised(name: string): string {
  return name.charAt(0).toLocaleUpperCase('vi') + name.slice(1)
}

export function hasKindWord(kind: ListedKind, name: string): boolean {
  return kindWords[kind].test(`${fold(name)} `)
}

/** Letters and digits only, i for y: Hoà = Hòa, Quí = Quý, Ea Bar = EaBar. Two units with the same code and this key are one unit spelt twice. */
export function spelling(name: string): string {
  return fold(name)
    .replace(/[^a-z0-9]/g, '')
    .replaceAll('y', 'i')
}

/** The same without the word for the kind: Thị xã Đông Triều that became Thành phố Đông Triều. */
export function properName(kind: ListedKind, name: string): string {
  return spelling(fold(name).replace(kindWords[kind], ''))
}

/** Excel drops leading zeros; codes have a fixed length, so they come back without a guess. Null: no code. */
export function readCode(kind: ListedKind, text: string): string | null {
  return /^\d+$/.test(text) && text.length <= codeLength[kind] ? text.padStart(codeLength[kind], '0') : null
}
