import { expect, test } from 'vitest'
import { bodyFromText, textFromBody } from './index.ts'

const text = `Kết quả như sau:
1. Kết quả chung
- Tổng số nhiệm vụ: 12.
| TT | Nhiệm vụ | Hạn | Số ngày |
| 1 | Kiểm tra việc thực hiện công văn | 19/11/2026 | 4 |
| 2 | Phát động
| 2 | Phát động |
Yêu cầu báo cáo.`

test('lines of cells between strokes become a table that is headed by the first; a line that does not end with a stroke is a paragraph', () => {
  const body = bodyFromText(text)
  expect(body.map(({ kind }) => kind)).toEqual(['paragraph', 'heading', 'item', 'table', 'paragraph', 'table', 'paragraph'])
  const [first] = body.flatMap((block) => (block.kind === 'table' ? [block] : []))
  expect(first!.columns.map(({ head, align }) => [head, align])).toEqual([
    ['TT', 'center'],
    ['Nhiệm vụ', undefined],
    ['Hạn', 'center'],
    ['Số ngày', 'right'],
  ])
  expect(first!.rows).toEqual([['1', 'Kiểm tra việc thực hiện công văn', '19/11/2026', '4']])
})

test('a blank line parts two tables; short rows are filled, long ones cut', () => {
  const tables = bodyFromText('| A | B |\n| 1 |\n| 1 | 2 | 3 |\n\n| C |\n| x |')
  expect(tables).toMatchObject([
    {
      columns: [{ head: 'A' }, { head: 'B' }],
      rows: [
        ['1', ''],
        ['1', '2'],
      ],
    },
    { columns: [{ head: 'C' }], rows: [['x']] },
  ])
})

test('blocks said as text and read again are the same blocks', () => {
  const body = bodyFromText(text)
  expect(bodyFromText(textFromBody(body))).toEqual(body)
  expect(textFromBody([{ kind: 'paragraph', runs: [{ text: 'có ' }, { text: '5', source: { label: 'x', href: '/y' } }] }])).toBe('có 5')
})
