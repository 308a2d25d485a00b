import { beforeAll, describe, expect, test } from 'vitest'
import { type World, world } from '../../../test/world.ts'
import { excerpt } from '../../kernel/format.ts'
import { lowered } from './capitals.ts'
import { withoutMarks } from './intake.ts'

describe('a subject in capitals is proposed as a sentence', () => {
  const names = ['Xã Nhã Nam', 'Tỉnh Bắc Ninh', 'Bắc Ninh', 'Thôn Bãi']
  test.each([
    ['KẾ HOẠCH TRIỂN KHAI CÔNG TÁC XÓA MÙ CHỮ TẠI XÃ NHÃ NAM', 'Kế hoạch triển khai công tác xóa mù chữ tại xã Nhã Nam'],
    ['KIỆN TOÀN TTHTCĐ CẤP XÃ TRÊN ĐỊA BÀN TỈNH BẮC NINH', 'Kiện toàn TTHTCĐ cấp xã trên địa bàn tỉnh Bắc Ninh'],
    ['NGHỊ QUYẾT CỦA ĐẢNG, CHÍNH SÁCH CỦA NHÀ NƯỚC VIỆT NAM', 'Nghị quyết của Đảng, chính sách của Nhà nước Việt Nam'],
    ['BÁO CÁO QUÝ IV VÀ ĐẠI HỘI LẦN THỨ XIV', 'Báo cáo quý IV và đại hội lần thứ XIV'],
    ['PHỐI HỢP GIỮA UBND, HĐND VÀ MTTQ NĂM 2026', 'Phối hợp giữa UBND, HĐND và MTTQ năm 2026'],
    ['THỰC HIỆN QUYẾT ĐỊNH SỐ 387/QĐ-TTG CỦA THỦ TƯỚNG CHÍNH PHỦ', 'Thực hiện quyết định số 387/QĐ-TTG của Thủ tướng Chính phủ'],
    ['GIỮ GÌN BÃI TẬP CỦA ỦY BAN NHÂN DÂN XÃ', 'Giữ gìn bãi tập của Ủy ban nhân dân xã'],
  ])('%s', (capitals, proposed) => expect(lowered(capitals, names)).toBe(proposed))
  test('one that has small letters stays as it was printed', () => {
    for (const text of ['rà soát cán bộ TTHTCĐ', 'Kế hoạch MTTQ', '', 'UBND', 'SGDĐT']) expect(lowered(text, names)).toBe(text)
  })
})

describe('marks of a chat or an editor around words', () => {
  test.each([
    ['**1. Rà soát** đội ngũ', '1. Rà soát đội ngũ'],
    ['**Kính gửi:** UBND xã\n__Nơi nhận:__', 'Kính gửi: UBND xã\nNơi nhận:'],
    ['***TỐI MẬT***', 'TỐI MẬT'],
    ['*V/v tăng cường sự lãnh đạo\ncộng đồng cấp xã*\n*', 'V/v tăng cường sự lãnh đạo\ncộng đồng cấp xã\n*'],
    [
      'x\n**ĐẢNG BỘ TỈNH\nHUYỆN ỦY TÂN YÊN**\n*\n\n**T/M BAN THƯỜNG VỤ\nBÍ THƯ**',
      'x\nĐẢNG BỘ TỈNH\nHUYỆN ỦY TÂN YÊN\n*\n\nT/M BAN THƯỜNG VỤ\nBÍ THƯ',
    ],
  ])('%s', (pasted, text) => expect(withoutMarks(pasted)).toBe(text))
  test('rules, blanks and lone stars stay', () => {
    for (const text of [
      '*',
      '***',
      '-----',
      'Số: ______/KH',
      '____ ngày ____',
      'a ** b',
      'ĐẢNG ỦY XÃ\n*\n**\nx',
      'x__y__z',
      '2**3**4',
      '**một\nhai',
      '**một\n\nhai**',
      '* một\n* hai',
      '*\nmột\n*',
    ])
      expect(withoutMarks(text)).toBe(text)
  })
})

test('an excerpt ends at a word with a sign that more follows', () => {
  expect(excerpt('Rà soát đội ngũ', 100)).toBe('Rà soát đội ngũ')
  expect(excerpt('Rà soát đội ngũ cán bộ trung tâm', 21)).toBe('Rà soát đội ngũ cán …')
  expect(excerpt('x'.repeat(40), 10)).toBe(`${'x'.repeat(10)}…`)
})

let w: World
beforeAll(async () => {
  w = await world()
})
const paper = `UBND TỈNH BẮC NINH
SỞ NỘI VỤ

Số: 88/KH-SNV

Bắc Ninh, ngày 03 tháng 11 năm 2026

KẾ HOẠCH
CỦNG CỐ TRUNG TÂM HỌC TẬP CỘNG ĐỒNG TẠI XÃ NHÃ NAM, TỈNH BẮC NINH

**1. Mục tiêu**
Phấn đấu đến hết năm 2026 toàn bộ trung tâm học tập cộng đồng trên địa bàn xã có quy chế hoạt động và kế hoạch năm được phê duyệt.

**2. Nhiệm vụ**
Rà soát, báo cáo trước ngày 20/12/2026.

Nơi nhận:
- Lưu: VT.

GIÁM ĐỐC
Nguyễn Văn Mẫu`

test('the check page proposes the subject in small letters over the text as it came, clauses cut at a word, marks gone', async () => {
  const html = await (await w.as('committee-clerk').post('/letters/reading', { declared: 'yes', text: paper })).text()
  expect(/<textarea[^>]*name="subject"[^>]*>([^<]*)/.exec(html)?.[1]).toBe(
    'Củng cố trung tâm học tập cộng đồng tại xã Nhã Nam, tỉnh Bắc Ninh',
  )
  const text = /<input[^>]*name="text"[^>]*>/.exec(html)![0]
  expect(text).toContain('CỦNG CỐ TRUNG TÂM')
  expect(text).not.toContain('**')
  expect(html).toContain('<strong>1 Mục tiêu</strong>')
  const clause = /href="#read-clause-0"[^>]*>(.*?)<\/a>\s*(?:<br\/?>)?([^<]*)/.exec(html)!
  expect(clause[2]).toMatch(/^Phấn đấu đến hết năm 2026 .* …$/)
})

test('an issuer that the registry knows is proposed as the registry writes it, an unknown one as it was printed', async () => {
  const clerk = w.as('committee-clerk')
  const proposed = async (text: string) => {
    const page = await (await clerk.post('/letters/reading', { declared: 'yes', text })).text()
    return ['parent', 'issuer'].map((name) =>
      new RegExp(`name="${name}"[^>]* value="([^"]*)"|value="([^"]*)"[^>]* name="${name}"`).exec(page)?.slice(1).find(Boolean),
    )
  }
  expect(await proposed(paper)).toEqual(['UBND tỉnh Bắc Ninh', 'SỞ NỘI VỤ'])
  expect(await proposed(paper.replace('SỞ NỘI VỤ', 'SỞ GIÁO DỤC VÀ ĐÀO TẠO'))).toEqual(['UBND tỉnh Bắc Ninh', 'Sở Giáo dục và Đào tạo'])
})
