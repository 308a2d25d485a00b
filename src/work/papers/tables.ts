import {
  AlignmentType,
  ExternalHyperlink,
  type Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx'
import type { Setting } from './blocks.ts'
import type { Cell, Figure, Run, TableBlock } from './paper.ts'
import { centred, line, mm, type Piece, points, run } from './pieces.ts'

const aligned = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT }
type Columns = TableBlock['columns']

export function table({ caption, columns, rows, totals }: TableBlock, setting: Setting, size = 12): Piece[] {
  const cell = (value: Cell, column: Columns[number], bold = false) =>
    asLines(value).map((runs) =>
      line(setting.marks.runs(bold ? runs.map((one) => ({ ...one, bold })) : runs, size), { alignment: aligned[column.align ?? 'left'] }),
    )
  const all = rows.map((row) => columns.map((column, i) => cell(row[i] ?? '', column)))
  if (totals) all.push(columns.map((column, i) => cell(totals[i] ?? '', column, true)))
  return [
    ...(caption ? [centred([run(caption, 13, { bold: true })], { spacing: { before: points(8), after: points(4) }, keepNext: true })] : []),
    ruled(columns, all, setting.widthMm, size),
  ]
}

/** The closing annex: where every figure comes from. A printed address can be typed in, on screen it opens. */
export function sourceTable(list: Figure[], widthMm: number): Piece[] {
  const columns: Columns = [
    { head: 'TT', width: 11, align: 'center' },
    { head: 'Số liệu', width: 60 },
    { head: 'Giá trị', width: 17, align: 'center' },
    { head: 'Nguồn', width: 77 },
  ]
  const rows = list.map(({ value, label, href }, i) => [
    ...[String(i + 1), label, value].map((text, at) => [line([run(text, 11)], { alignment: aligned[columns[at]!.align ?? 'left'] })]),
    [line([link(href)])],
  ])
  return [ruled(columns, rows, widthMm, 12)]
}

const link = (href: string) =>
  /^https?:\/\//.test(href) ? new ExternalHyperlink({ link: href, children: [run(href, 10, { style: 'Hyperlink' })] }) : run(href, 10)

/** The head is repeated on every page; a row is never torn. */
function ruled(columns: Columns, rows: Paragraph[][][], widthMm: number, size: number): Table {
  const total = columns.reduce((sum, column) => sum + column.width, 0)
  const widths = columns.map((column) => mm((widthMm * column.width) / total))
  const cell = (children: Paragraph[], i: number) =>
    new TableCell({
      children,
      width: { size: widths[i]!, type: WidthType.DXA },
      margins: { left: 70, right: 70, top: 30, bottom: 30 },
      verticalAlign: VerticalAlign.CENTER,
    })
  const heads = columns.map((column, i) => cell([centred([run(column.head, size, { bold: true })], { keepNext: true })], i))
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: heads }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map(cell) })),
    ],
  })
}

const asLines = (value: Cell): Run[][] => splitLines(typeof value === 'string' ? [{ text: value }] : value)

/** A line break in what a person typed starts a new paragraph. */
export function splitLines(runs: Run[]): Run[][] {
  const lines: Run[][] = [[]]
  for (const one of runs) {
    const [first = '', ...more] = one.text.split('\n')
    const { source, ...plain } = one
    lines.at(-1)!.push({ ...(more.length ? plain : one), text: first })
    for (const [i, text] of more.entries()) lines.push([{ ...plain, text, ...(source && i === more.length - 1 ? { source } : {}) }])
  }
  return lines
}
