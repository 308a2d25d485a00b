import {
  AlignmentType,
  convertMillimetersToTwip,
  type IParagraphOptions,
  LineRuleType,
  type Paragraph,
  Table,
  TableCell,
  TableRow,
  WidthType,
} from 'docx'
import type { Block, Run, TableBlock } from './paper.ts'
import { centred, line, run } from './pieces.ts'
import type { Profile } from './profiles.ts'

function spacing({ body }: Profile): IParagraphOptions['spacing'] {
  const { before, after, line: height, exact } = body.spacing
  return { before: before * 20, after: after * 20, line: height * 20, lineRule: exact ? LineRuleType.EXACT : LineRuleType.AT_LEAST }
}

/** Numbers the sources as they come, so that the text and the closing table agree. */
export class Sources {
  #next = 1
  runs(runs: Run[], size: number) {
    return runs.flatMap(({ text, bold, italic, source }) => [
      run(text, size, { bold, italics: italic }),
      ...(source ? [run(`[${this.#next++}]`, size, { superScript: true })] : []),
    ])
  }
}

export function paragraph(runs: Run[], profile: Profile, sources: Sources): Paragraph {
  return line(sources.runs(runs, profile.body.size), {
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: convertMillimetersToTwip(profile.body.indentMm) },
    spacing: spacing(profile),
  })
}

const widthMm = 165

export function table({ caption, columns, rows }: TableBlock, size = 12): (Paragraph | Table)[] {
  const total = columns.reduce((sum, column) => sum + column.width, 0)
  const width = (share: number) => convertMillimetersToTwip((widthMm * share) / total)
  const aligned = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT }
  const cell = (text: string, i: number, head: boolean) =>
    new TableCell({
      width: { size: width(columns[i]!.width), type: WidthType.DXA },
      margins: { left: 70, right: 70, top: 30, bottom: 30 },
      children: [
        line([run(text, size, { bold: head })], { alignment: head ? AlignmentType.CENTER : aligned[columns[i]!.align ?? 'left'] }),
      ],
    })
  const head = new TableRow({ tableHeader: true, cantSplit: true, children: columns.map((column, i) => cell(column.head, i, true)) })
  const body = rows.map((row) => new TableRow({ cantSplit: true, children: columns.map((_, i) => cell(row[i] ?? '', i, false)) }))
  return [
    ...(caption ? [centred([run(caption, 13, { bold: true })], { spacing: { before: 160, after: 80 }, keepNext: true })] : []),
    new Table({
      width: { size: convertMillimetersToTwip(widthMm), type: WidthType.DXA },
      columnWidths: columns.map((column) => width(column.width)),
      rows: [head, ...body],
    }),
  ]
}

export function block(one: Block, profile: Profile, sources: Sources): (Paragraph | Table)[] {
  switch (one.kind) {
    case 'heading':
      return [
        line([run(one.text, profile.body.size, { bold: true })], {
          keepNext: true,
          indent: { firstLine: convertMillimetersToTwip(profile.body.indentMm) },
          spacing: spacing(profile),
        }),
      ]
    case 'paragraph':
      return [paragraph(one.runs, profile, sources)]
    case 'item':
      return [paragraph([{ text: `${one.label} ` }, ...one.runs], profile, sources)]
    default:
      return table(one)
  }
}
