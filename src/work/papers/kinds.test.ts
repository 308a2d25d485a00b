import { describe, expect, test } from 'vitest'
import { ids, sampleOf, see, wordsOf } from './examples.ts'
import { bodyFromText, type DraftKind, draftKinds, kindNames, printedSubject } from './index.ts'
import type { SeenDocx } from './inspect.ts'

const runOf = (seen: SeenDocx, text: string) => seen.paragraphs.flatMap(({ runs }) => runs).find((run) => run.text === text)
const both = ids.flatMap((id) => draftKinds.map((kind) => ({ id, kind })))

describe.each(both)('$kind in $id', ({ id, kind }) => {
  const state = id === 'state'

  test('has the margins, heads, number and signature block of its order', async () => {
    const one = sampleOf(id, kind)
    const seen = await see(one)
    expect(seen.sections.map(({ margins }) => margins)).toEqual([{ top: 20, bottom: 20, left: 30, right: 15, header: 10 }])
    expect(seen.fonts).toEqual(['Times New Roman'])
    expect(runOf(seen, state ? 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM' : 'ĐẢNG CỘNG SẢN VIỆT NAM')).toMatchObject({
      bold: true,
      size: state ? 13 : 15,
    })
    expect(runOf(seen, state ? 'UBND XÃ NHÃ NAM' : 'ĐẢNG ỦY XÃ NHÃ NAM')).toMatchObject({ bold: true, size: state ? 13 : 14 })
    const organ = state ? 'UBND' : 'ĐU'
    const number = state ? `Số: 05/${kind === 'CV' ? 'UBND-VHXH' : `${kind}-UBND`}` : `Số 05-${kind}/${organ}`
    expect(runOf(seen, number)).toMatchObject({ size: state ? 13 : 14, bold: false })
    const { position, name } = one.signature
    expect(runOf(seen, position!.toUpperCase())).toMatchObject({ size: 14, bold: state })
    expect(runOf(seen, name!)).toMatchObject({ size: 14, bold: true })
    expect(runOf(seen, 'Nơi nhận')).toBeDefined()
  })

  test('is headed by its kind, but a công văn by its subject', async () => {
    const one = sampleOf(id, kind)
    const seen = await see(one)
    const title = runOf(seen, kindNames[kind].toUpperCase())
    if (kind === 'CV') {
      expect(title).toBeUndefined()
      expect(runOf(seen, `${id === 'party-hd05' ? 'về việc' : 'V/v'} ${one.subject}`)).toMatchObject({ italic: !state, size: 12 })
    } else {
      expect(title).toMatchObject({ bold: true, size: state ? 14 : 16 })
      expect(runOf(seen, one.subject)).toMatchObject({ bold: true, size: state ? 14 : 15 })
    }
  })

  test('ends its text with the mark of its order', async () => {
    const text = await wordsOf(sampleOf(id, kind))
    expect(text.match(/\.\/\./g) ?? []).toHaveLength(id === 'party-hd05' ? 0 : 1)
  })
})

test('articles of a decision stand out; the State names who decides above the grounds, the Party below them', async () => {
  for (const id of ids) {
    const seen = await see(sampleOf(id, 'QĐ'))
    expect(runOf(seen, 'Điều 1. ')).toMatchObject({ bold: true })
    const order = seen.paragraphs.map(({ text }) => text)
    const decider = order.findIndex((text) =>
      text.startsWith(id === 'state' ? 'ỦY BAN NHÂN DÂN XÃ NHÃ NAM' : 'BAN THƯỜNG VỤ ĐẢNG ỦY QUYẾT ĐỊNH'),
    )
    const ground = order.findIndex((text) => text.includes('Căn cứ quy chế'))
    expect(decider > -1 && decider < ground).toBe(id === 'state')
  }
})

test('minutes are signed by who wrote them on the left, by who presided on the right', async () => {
  for (const id of ids) expect(await wordsOf(sampleOf(id, 'BB'))).toMatch(/THƯ KÝ\n+Phạm Thị Mẫu\n+CHỦ TỌA\n+Vũ Đình Quảng/)
})

test.each([
  ['QĐ', 'state', 'kiện toàn', 'Về việc kiện toàn'],
  ['QĐ', 'party-hd05', 'kiện toàn', 'về việc kiện toàn'],
  ['TB', 'state', 'về kết luận', 'Về kết luận'],
  ['KH', 'state', 'tổ chức lớp', 'Tổ chức lớp'],
  ['BC', 'party-hd36', 'kết quả quý IV', 'kết quả quý IV'],
  ['CV', 'state', 'mở lớp', 'mở lớp'],
] as [DraftKind, 'state', string, string][])('the subject of %s in %s: %s → %s', (kind, id, subject, printed) => {
  expect(printedSubject(kind, id, subject)).toBe(printed)
})

test('typed paragraphs become headings, items and paragraphs', () => {
  const text =
    'Thực hiện kế hoạch:\n\nI. MỤC ĐÍCH\n1. Yêu cầu chung\n2. Mở lớp, báo cáo kết quả.\na) Lớp tối;\n- Lớp ngày.\n• Lớp hè.\nĐiều 1. Phê duyệt.\n2026 là năm học'
  expect(bodyFromText(text).map((block) => [block.kind, 'label' in block ? block.label : undefined])).toEqual([
    ['paragraph', undefined],
    ['heading', 'I.'],
    ['heading', '1.'],
    ['item', '2.'],
    ['item', 'a)'],
    ['item', '-'],
    ['item', '-'],
    ['item', 'Điều 1.'],
    ['paragraph', undefined],
  ])
})
