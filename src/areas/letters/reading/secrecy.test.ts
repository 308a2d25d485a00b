import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { secrecyMark } from './index.ts'
import * as samples from './samples.ts'

describe('a secrecy mark in mark position', () => {
  test.each([
    ['MẬT', 'MẬT'],
    ['  TỐI MẬT  ', 'TỐI MẬT'],
    ['[TUYỆT MẬT]', 'TUYỆT MẬT'],
    ['**TỐI MẬT**', 'TỐI MẬT'],
    ['___MẬT___', 'MẬT'],
    ['“MẬT”', 'MẬT'],
    ['Độ mật: TỐI MẬT', 'TỐI MẬT'],
    ['ĐỘ MẬT: Mật', 'MẬT'],
    ['MẬT - Bản số: 03', 'MẬT'],
    ['MẬT 12', 'MẬT'],
    ['T Ố I  M Ậ T', 'TỐI MẬT'],
    ['T U Y Ệ T   M Ậ T', 'TUYỆT MẬT'],
    ['M Ậ T', 'MẬT'],
    ['BÍ MẬT NHÀ NƯỚC', 'MẬT'],
    ['TỐI MẬT'.normalize('NFD'), 'TỐI MẬT'],
    ['TỐI\u00a0MẬT', 'TỐI MẬT'],
    ['|TỐI MẬT|', 'TỐI MẬT'],
    ['TỐI MẬT          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'TỐI MẬT'],
    ['TÀI LIỆU MẬT', 'MẬT'],
  ])('%s', (line, mark) => {
    expect(secrecyMark(`ỦY BAN NHÂN DÂN\n${line}\nSố: 1/KH-UBND`)?.mark).toBe(mark)
  })

  test('its offset points at its line', () => {
    expect(secrecyMark('UBND\n\n  TỐI MẬT\n')?.offset).toBe(8)
  })
})

describe('the same letters as part of words', () => {
  test.each([
    'bảo mật thông tin',
    'MẬT ĐỘ DÂN SỐ',
    'mật ong',
    'Mật ong rừng',
    'BẢO MẬT',
    'AN TOÀN, BẢO MẬT',
    'Giữ bí mật nhà nước theo luật',
    'BẢO VỆ BÍ MẬT NHÀ NƯỚC',
    'NUÔI ONG LẤY MẬT',
    'mật',
    'tối mật',
  ])('%s', (line) => {
    expect(secrecyMark(`Nội dung:\n${line}\n1. Mở lớp ${line}.`)).toBeNull()
  })

  test('no sample bears a mark, and random text never throws', () => {
    for (const text of Object.values(samples)) expect(secrecyMark(text)).toBeNull()
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => void secrecyMark(text)),
      { numRuns: 500 },
    )
  })
})
