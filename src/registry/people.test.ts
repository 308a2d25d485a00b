import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from './fold.ts'
import { addressed, byGivenName, fullName, properCase, proposeLogin, splitName } from './people.ts'

test.each([
  ['Nguyễn Văn Hòa', 'Nguyễn', 'Văn', 'Hòa'],
  ['  Trần  Thị Ngọc   Lâm ', 'Trần', 'Thị Ngọc', 'Lâm'],
  ['Lê Lợi', 'Lê', '', 'Lợi'],
  ['Tôn Thất Đạm Viên', 'Tôn Thất', 'Đạm', 'Viên'],
])('%s', (text, familyName, middleName, givenName) => expect(splitName(text)).toEqual({ familyName, middleName, givenName }))

test('one word is no name', () => expect(splitName('Hòa')).toBeNull())

test('splitting and joining give the name back', () => {
  const word = fc.constantFrom('Nguyễn', 'Thị', 'Đỗ', 'Ánh', 'Văn', 'Quốc', 'Hòa')
  fc.assert(
    fc.property(fc.array(word, { minLength: 2, maxLength: 5 }), (parts) => {
      const name = splitName(parts.join(' '))
      expect(name && fullName(name)).toBe(parts.join(' '))
    }),
  )
})

test('lists go by given name', () => {
  const names = ['Vũ Đình Quảng', 'Bùi Thị Ánh', 'Trần Văn An', 'Đỗ Minh Đăng', 'Lê Thị Dung'].flatMap((text) => splitName(text) ?? [])
  expect(names.sort(byGivenName).map((name) => name.givenName)).toEqual(['An', 'Ánh', 'Dung', 'Đăng', 'Quảng'])
})

test('forms of address and sign-in names', () => {
  const name = { familyName: 'Đỗ', middleName: 'Khánh', givenName: 'Vân' }
  expect(addressed({ ...name, sex: 'female' })).toBe('bà Đỗ Khánh Vân')
  expect(addressed({ ...name, sex: null })).toBe('Đỗ Khánh Vân')
  expect(proposeLogin(name, fold)).toBe('do.khanh.van')
  expect(properCase('ĐỖ KHÁNH  vân')).toBe('Đỗ Khánh Vân')
})
