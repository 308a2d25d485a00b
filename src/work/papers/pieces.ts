import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  type IParagraphOptions,
  type IRunOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'

export const font = 'Times New Roman'
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
export const noBorders = { top: none, bottom: none, left: none, right: none }

/** Points are halved by Word. */
export const run = (text: string, size: number, more: Partial<IRunOptions> = {}) =>
  new TextRun({ text, font, size: size * 2, language: { value: 'vi-VN' }, ...more })

export const line = (runs: TextRun[], more: IParagraphOptions = {}) => new Paragraph({ children: runs, ...more })

export const centred = (runs: TextRun[], more: IParagraphOptions = {}) => line(runs, { alignment: AlignmentType.CENTER, ...more })

/** A short rule under a heading: the lower border of an empty, indented paragraph. */
export function rule(widthMm: number, cellMm: number): Paragraph {
  const side = convertMillimetersToTwip((cellMm - widthMm) / 2)
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { before: 0, after: 0, line: 60, lineRule: 'exact' },
    border: { top: { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 1 } },
  })
}

/** Two columns without borders: heads above, distribution and signature below. */
export function pair(left: Paragraph[], right: Paragraph[], [leftMm, rightMm]: [number, number]): Table {
  const cell = (children: Paragraph[], mm: number) =>
    new TableCell({
      children,
      borders: noBorders,
      width: { size: convertMillimetersToTwip(mm), type: WidthType.DXA },
      margins: { left: 0, right: 0 },
    })
  return new Table({
    layout: TableLayoutType.FIXED,
    borders: { ...noBorders, insideHorizontal: none, insideVertical: none },
    width: { size: convertMillimetersToTwip(leftMm + rightMm), type: WidthType.DXA },
    columnWidths: [convertMillimetersToTwip(leftMm), convertMillimetersToTwip(rightMm)],
    rows: [new TableRow({ cantSplit: true, children: [cell(left, leftMm), cell(right, rightMm)] })],
  })
}
