import { AlignmentType, type IParagraphOptions, LineRuleType, PageBreak, Paragraph } from 'docx'
import { pageWidth } from './pages.ts'
import type { Block, Run } from './paper.ts'
import { line, mm, type Piece, points, run } from './pieces.ts'
import type { Profile } from './profiles.ts'
import { splitLines, table } from './tables.ts'

/** Numbers the sources as they come, so that the text and the closing annex agree. */
export class Marks {
  #next = 1
  runs(runs: Run[], size: number) {
    return runs.flatMap(({ text, bold, italic, source }) => [
      run(text, size, { bold, italics: italic }),
      ...(source ? [run(`[${this.#next++}]`, size, { superScript: true })] : []),
    ])
  }
}

export interface Setting {
  profile: Profile
  marks: Marks
  /** Between the margins of the page that carries the block. */
  widthMm: number
}

export function textLook({ body }: Profile, more: IParagraphOptions = {}): IParagraphOptions {
  return {
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: mm(body.indentMm) },
    spacing: {
      before: points(body.before),
      after: 0,
      line: points(body.line),
      lineRule: body.exact ? LineRuleType.EXACT : LineRuleType.AT_LEAST,
    },
    ...more,
  }
}

export function paragraphs(runs: Run[], { profile, marks }: Setting, more: IParagraphOptions = {}): Paragraph[] {
  return splitLines(runs).map((one) => line(marks.runs(one, profile.body.size), textLook(profile, more)))
}

/** `more` holds the last line of a text to the signature below it. */
export function block(one: Exclude<Block, { kind: 'landscape' }>, setting: Setting, more: IParagraphOptions = {}): Piece[] {
  switch (one.kind) {
    case 'heading':
      return [heading(one, setting.profile)]
    case 'paragraph':
      return paragraphs(one.runs, setting, more)
    case 'item':
      return paragraphs([{ text: `${one.label} `, bold: one.label.startsWith('Điều ') }, ...one.runs], setting, more)
    case 'page-break':
      return [new Paragraph({ children: [new PageBreak()] })]
    case 'table':
      return table(one, setting)
  }
}

function heading({ level, label, text }: Extract<Block, { kind: 'heading' }>, profile: Profile): Paragraph {
  const words = label ? `${label} ${text}` : text
  return line(
    [run(words, profile.body.size, { bold: true, italics: level === 3 })],
    textLook(profile, { keepNext: true, outlineLevel: level - 1 }),
  )
}

export const wide = (setting: Setting): Setting => ({ ...setting, widthMm: pageWidth(setting.profile, true) })

/** Inside a landscape part another one changes nothing. */
export const flat = (body: Block[], setting: Setting): Piece[] =>
  body.flatMap((one) => (one.kind === 'landscape' ? flat(one.body, setting) : block(one, setting)))
