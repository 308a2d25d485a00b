import { tidy } from './fold.ts'

export interface PersonName {
  familyName: string
  middleName: string
  givenName: string
}

/** Two-part family names that are not a family name and a middle name. */
const doubleFamilyNames = new Set(['Tôn Thất', 'Tôn Nữ', 'Âu Dương', 'Tư Mã', 'Hoàng Phủ'])

/** Họ – đệm – tên: the family name first, the given name last. Null when there is only one word. */
export function splitName(text: string): PersonName | null {
  const words = tidy(text).split(' ').filter(Boolean)
  if (words.length < 2) return null
  const first = words.length > 2 && doubleFamilyNames.has(`${words[0]} ${words[1]}`) ? 2 : 1
  return { familyName: words.slice(0, first).join(' '), middleName: words.slice(first, -1).join(' '), givenName: words.at(-1) ?? '' }
}

export function fullName(name: PersonName): string {
  return [name.familyName, name.middleName, name.givenName].filter(Boolean).join(' ')
}

/** nguyễn văn a, NGUYỄN VĂN A → Nguyễn Văn A. */
export function properCase(text: string): string {
  return tidy(text)
    .toLocaleLowerCase('vi')
    .replace(/(^|[\s'-])(\p{L})/gu, (_, gap: string, letter: string) => gap + letter.toLocaleUpperCase('vi'))
}

const collator = new Intl.Collator('vi')

/** Lists of people go by given name, then family name, then middle name. */
export function byGivenName(a: PersonName, b: PersonName): number {
  return (
    collator.compare(a.givenName, b.givenName) ||
    collator.compare(a.familyName, b.familyName) ||
    collator.compare(a.middleName, b.middleName)
  )
}

export type Sex = 'male' | 'female'

/** "ông Hòa", "bà Lan"; with the sex unknown the whole name alone. Officials are never called "bạn". */
export function addressed(person: PersonName & { sex: Sex | null }): string {
  if (!person.sex) return fullName(person)
  return `${person.sex === 'male' ? 'ông' : 'bà'} ${fullName(person)}`
}

/** Sign-in name out of a person's name: "Nguyễn Văn Hòa" → "nguyen.van.hoa". */
export function proposeLogin(name: PersonName, fold: (text: string) => string): string {
  return fold(fullName(name))
    .replace(/[^a-z0-9]+/g, '.')
    .replace(/^\.|\.$/g, '')
}
