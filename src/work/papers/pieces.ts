import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  type IParagraphOptions,
  type IRunOptions,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'

export const font = 'Times New Roman'
export const mm = convertMillimetersToTwip
export const points = (value: number) => value * 20
export type Piece = Paragraph | Table

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const noBorders = { top: none, bottom: none, left: none, right: none }

/** XML knows no control characters; composed letters print alike in every font. */
export const clean = (text: string) =>
  text
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n]|[\uFFFE\uFFFF]/gu, '')
    .normalize('NFC')

/** Word counts in half points, and a tab is an element of its own. */
export const run = (text: string, size: number, more: Partial<IRunOptions> = {}) =>
  new TextRun({
    children: clean(text)
      .split('\t')
      .flatMap((part, i) => (i ? [new Tab(), part] : [part])),
    font,
    size: size * 2,
    ...more,
  })

export const line = (runs: IParagraphOptions['children'], more: IParagraphOptions = {}) => new Paragraph({ children: runs, ...more })

export const centred = (runs: IParagraphOptions['children'], more: IParagraphOptions = {}) =>
  line(runs, { alignment: AlignmentType.CENTER, ...more })

/** A rule under a heading: the border of an empty paragraph, indented on both sides. */
export function rule(lengthMm: number, roomMm: number, after = 0): Paragraph {
  const side = mm((roomMm - lengthMm) / 2)
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { before: points(2), after, line: points(3), lineRule: 'exact' },
    border: { bottom: { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 0 } },
  })
}

/** Two columns without borders, never torn apart by the end of a page. */
export function pairs(rows: [left: Paragraph[], right: Paragraph[]][], widthsMm: [number, number]): Table {
  const cell = (children: Paragraph[], width: number) =>
    new TableCell({
      children: children.length ? children : [new Paragraph({})],
      borders: noBorders,
      width: { size: mm(width), type: WidthType.DXA },
      margins: { left: 0, right: 0 },
    })
  return new Table({
    layout: TableLayoutType.FIXED,
    borders: { ...noBorders, insideHorizontal: none, insideVertical: none },
    width: { size: mm(widthsMm[0]) + mm(widthsMm[1]), type: WidthType.DXA },
    columnWidths: widthsMm.map(mm),
    rows: rows.map(([left, right]) => new TableRow({ cantSplit: true, children: [cell(left, widthsMm[0]), cell(right, widthsMm[1])] })),
  })
}
