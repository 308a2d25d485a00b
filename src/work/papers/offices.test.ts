import { expect, test } from 'vitest'
import { letterheadOf, notationOf, type Office, signingBlock } from './offices.ts'

const commune = { placeName: 'Xã Nhã Nam' }
const province = { name: 'UBND tỉnh Bắc Ninh', placeName: 'Tỉnh Bắc Ninh' }
const office = (kind: string, line: string, name: string, above: Office['above'] = null): Office => ({
  kind,
  line,
  name,
  above,
  ...commune,
})
const committee = { name: 'UBND xã Nhã Nam', ...commune }

test.each([
  [office('peoples-committee', 'state', 'UBND xã Nhã Nam', province), null, 'Ủy ban nhân dân xã Nhã Nam', 'UBND', ''],
  [
    office('specialised-office', 'state', 'Phòng Văn hóa - Xã hội xã Nhã Nam', committee),
    'Ủy ban nhân dân xã Nhã Nam',
    'Phòng Văn hóa - Xã hội',
    'PVHXH',
    '',
  ],
  [
    office('learning-centre', 'centre', 'Trung tâm học tập cộng đồng xã Nhã Nam', committee),
    'Ủy ban nhân dân xã Nhã Nam',
    'Trung tâm học tập cộng đồng',
    'TTHTCĐ',
    '',
  ],
  [
    office('party-committee', 'party', 'Đảng ủy xã Nhã Nam', { name: 'Tỉnh ủy Bắc Ninh', placeName: 'Tỉnh Bắc Ninh' }),
    'Đảng bộ tỉnh Bắc Ninh',
    'Đảng ủy xã Nhã Nam',
    'ĐU',
    'Văn phòng Đảng ủy',
  ],
])('the letterhead of $name', (one, parent, name, organ, archive) => {
  expect(letterheadOf(one)).toMatchObject({ issuer: { parent, name }, organ, archive, place: 'Nhã Nam' })
})

test('numbers name the organ, a State công văn who drafted it', () => {
  expect(notationOf('CV', { system: 'state', organ: 'UBND' }, 'VHXH')).toBe('UBND-VHXH')
  expect(notationOf('KH', { system: 'state', organ: 'UBND' }, 'VHXH')).toBe('KH-UBND')
  expect(notationOf('CV', { system: 'party', organ: 'ĐU' }, '')).toBe('CV/ĐU')
})

test.each([
  ['peoples-committee', 'Chủ tịch UBND xã', false, 'TM. Ủy ban nhân dân', 'Chủ tịch'],
  ['peoples-committee', 'Phó Chủ tịch UBND xã', false, 'TM. Ủy ban nhân dân\nKT. Chủ tịch', 'Phó Chủ tịch'],
  ['peoples-committee', 'Chủ tịch UBND xã', true, 'TM. Ủy ban nhân dân', 'Q. Chủ tịch'],
  ['peoples-committee', 'Chánh Văn phòng HĐND và UBND xã', false, 'TL. Chủ tịch', 'Chánh Văn phòng'],
  ['party-committee', 'Phó Bí thư Thường trực Đảng ủy xã', false, 'T/M Ban Thường vụ', 'Phó Bí thư'],
  ['party-committee', 'Chánh Văn phòng Đảng ủy xã', false, 'T/L Ban Thường vụ', 'Chánh Văn phòng'],
  ['education-department', 'Phó Giám đốc Sở Giáo dục và Đào tạo', false, 'KT. Giám đốc', 'Phó Giám đốc'],
  ['learning-centre', 'Giám đốc Trung tâm học tập cộng đồng', false, null, 'Giám đốc'],
  ['specialised-office', 'Trưởng phòng Văn hóa - Xã hội', false, null, 'Trưởng phòng'],
])('%s, %s signs', (kind, title, acting, authority, position) => {
  expect(signingBlock(kind, title, acting)).toEqual({ authority, position })
})
