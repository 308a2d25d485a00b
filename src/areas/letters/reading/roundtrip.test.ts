import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Clause, readLetter } from './index.ts'

describe('written, then read', () => {
  const word = fc.constantFrom(
    'mở lớp',
    'khảo sát nhu cầu',
    'trao tặng sách',
    'rà soát quy chế',
    'kiện toàn ban giám đốc',
    'bố trí phòng học',
  )
  const sentence = fc.tuple(fc.constantFrom('Tiếp tục', 'Chủ động', 'Tập trung'), word, word).map(([a, b, c]) => `${a} ${b} và ${c}.`)
  const tree = fc.array(fc.tuple(sentence, fc.array(fc.tuple(sentence, fc.array(sentence, { maxLength: 3 })), { maxLength: 4 })), {
    minLength: 1,
    maxLength: 6,
  })
  const styles = fc.constantFrom(
    ['number', 'letter', '-'],
    ['roman', 'number', 'letter'],
    ['article', 'number', 'letter'],
    ['roman', 'number', '-'],
    ['number', '-', '+'],
  ) as fc.Arbitrary<string[]>
  const roman = ['I', 'II', 'III', 'IV', 'V', 'VI']
  const letter = 'abcdđe'
  const mark = (style: string | undefined, at: number): [label: string, printed: string] => {
    if (style === 'roman') return [roman[at] as string, `${roman[at]}. `]
    if (style === 'article') return [`Điều ${at + 1}`, `Điều ${at + 1}. `]
    if (style === 'letter') return [letter[at] as string, `${letter[at]}) `]
    if (style === '-' || style === '+') return [style, `${style} `]
    return [String(at + 1), `${at + 1}. `]
  }
  const head = fc.record({
    party: fc.boolean(),
    number: fc.integer({ min: 1, max: 9999 }),
    kind: fc.constantFrom('KH', 'CT', 'TB', 'HD', 'KL'),
    day: fc.integer({ min: 1, max: 28 }),
    month: fc.integer({ min: 1, max: 12 }),
    year: fc.integer({ min: 2010, max: 2030 }),
    groups: fc.array(
      fc.constantFrom('Các sở, ban, ngành', 'UBND các xã, phường', 'Hội Khuyến học tỉnh', 'Trung tâm học tập cộng đồng các xã'),
      { minLength: 1, maxLength: 4 },
    ),
    apart: fc.boolean(),
    gap: fc.constantFrom('\n', '\n\n'),
  })
  const names: Record<string, string> = { KH: 'KẾ HOẠCH', CT: 'CHỈ THỊ', TB: 'THÔNG BÁO', HD: 'HƯỚNG DẪN', KL: 'KẾT LUẬN' }

  test('a random paper comes back as it was written', () => {
    fc.assert(
      fc.property(head, tree, styles, (paper, clauses, style) => {
        const code = paper.party ? `${paper.number}-${paper.kind}/TU` : `${paper.number}/${paper.kind}-UBND`
        const left = paper.party ? ['TỈNH ỦY MIỀN XUÔI', '*', `Số ${code}`] : ['ỦY BAN NHÂN DÂN', 'TỈNH MIỀN XUÔI', `Số: ${code}`]
        const right = [
          ...(paper.party ? ['ĐẢNG CỘNG SẢN VIỆT NAM'] : ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc']),
          `Miền Xuôi, ngày ${paper.day} tháng ${paper.month} năm ${paper.year}`,
        ]
        const top = paper.apart ? [...left, ...right] : [left[0], right[0], left[1], ...right.slice(1), left[2]]
        const body: string[] = []
        const expected = clauses.map(([text, children], at) => {
          const [label, printed] = mark(style[0], at)
          body.push(printed + text)
          return {
            label,
            text,
            children: children.map(([childText, leaves], childAt) => {
              const [childLabel, childPrinted] = mark(style[1], childAt)
              body.push(childPrinted + childText)
              return {
                label: childLabel,
                text: childText,
                children: leaves.map((leaf, leafAt) => {
                  const [leafLabel, leafPrinted] = mark(style[2], leafAt)
                  body.push(leafPrinted + leaf)
                  return { label: leafLabel, text: leaf, children: [] }
                }),
              }
            }),
          }
        })
        const foot = [
          'Nơi nhận:',
          ...paper.groups.map((group) => `- ${group};`),
          '- Lưu: VT.',
          paper.party ? 'T/M BAN THƯỜNG VỤ' : 'KT. CHỦ TỊCH',
          paper.party ? 'BÍ THƯ' : 'PHÓ CHỦ TỊCH',
          'Lê Thị Mẫu',
        ]
        const text = [
          ...top,
          '',
          names[paper.kind],
          'Về việc phát triển trung tâm học tập cộng đồng',
          '',
          `Kính gửi:`,
          ...paper.groups.map((group, at) => `- ${group}${at === paper.groups.length - 1 ? '.' : ';'}`),
          '',
          'Thực hiện chương trình công tác, các cơ quan thực hiện:',
          body.join(paper.gap),
          '',
          ...foot,
        ].join('\n')
        const read = readLetter(text)
        const shape = (found: Clause[]): unknown[] =>
          found.map(({ label, text: words, children }) => ({ label, text: words, children: shape(children) }))
        expect(shape(read.clauses)).toEqual(expected)
        expect(read).toMatchObject({
          system: paper.party ? 'party' : 'state',
          type: paper.kind,
          code,
          place: 'Miền Xuôi',
          date: `${paper.year}-${String(paper.month).padStart(2, '0')}-${String(paper.day).padStart(2, '0')}`,
          subject: 'phát triển trung tâm học tập cộng đồng',
          addressees: paper.groups,
          distribution: [...paper.groups, 'Lưu: VT'],
          signature: { authority: foot.at(-3), position: foot.at(-2), name: 'Lê Thị Mẫu' },
          issuer: { parent: null, name: paper.party ? 'TỈNH ỦY MIỀN XUÔI' : 'ỦY BAN NHÂN DÂN TỈNH MIỀN XUÔI' },
        })
      }),
      { numRuns: 250 },
    )
  })
})
