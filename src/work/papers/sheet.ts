import type { Sheet, SheetLine, SheetTable } from '../../ui/index.ts'
import { issuerLines } from './names.ts'
import { printedDate, printedNumber } from './number.ts'
import type { Block, Cell, Paper, Run, Signer } from './paper.ts'
import { type Profile, profileById } from './profiles.ts'
import { addresseeItems, authorityLines, distributionItems, enactment, endedBody, groundLines, headingOf, isNumbered } from './wording.ts'

type Look = Pick<SheetLine, 'at' | 'ruled'> & Pick<Run, 'bold' | 'italic'>

const said = (text: string, { bold, italic, ...look }: Look = {}): SheetLine => ({ runs: [{ text, bold, italic }], ...look })
const centre = (text: string, look: Look = {}) => said(text, { at: 'centre', ...look })
const left = (text: string, look: Look = {}) => said(text, { at: 'left', ...look })

/** The paper for the screen: the words and the order of the printed one, without its measures. */
export function sheetOf(paper: Paper): Sheet {
  const profile = profileById(paper.profile)
  return {
    sample: paper.sample,
    head: [issuer(paper, profile), motto(profile)],
    number: [number(paper, profile), [centre(printedDate(paper), { italic: true })]],
    body: [...opening(paper, profile), ...endedBody(paper, profile).flatMap((one) => block(one))],
    foot: foot(paper, profile),
  }
}

function issuer(paper: Paper, profile: Profile): SheetLine[] {
  const { parent, names } = issuerLines(paper, profile)
  const { star } = profile.head
  return [
    ...(parent.length ? [centre(parent.join('\n'))] : []),
    centre(names.join('\n'), { bold: true, ruled: !star }),
    ...(star ? [centre('*', { bold: true })] : []),
  ]
}

const motto = ({ head: { right } }: Profile) => right.map((text, i) => centre(text, { bold: true, ruled: i === right.length - 1 }))

function number(paper: Paper, profile: Profile): SheetLine[] {
  if (!isNumbered(paper)) return []
  const { prefix, italic } = profile.officialLetterSubject
  return [centre(printedNumber(paper, profile)), ...(headingOf(paper) ? [] : [centre(prefix + paper.subject, { italic })])]
}

function opening(paper: Paper, profile: Profile): SheetLine[] {
  const { above, below } = enactment(paper, profile)
  const heading = headingOf(paper)
  const strong = (text: string | null) => (text ? [centre(text, { bold: true })] : [])
  const line = profile.title.rule === 'line'
  return [
    ...strong(heading),
    ...(heading ? [centre(paper.subject, { bold: true, ruled: line })] : []),
    ...(heading && !line ? [centre('-----', { bold: true })] : []),
    ...sentTo(paper, profile),
    ...strong(above),
    ...groundLines(paper, profile).map((text) => said(text, { italic: profile.basisList.italic })),
    ...strong(below),
  ]
}

function sentTo(paper: Paper, profile: Profile): SheetLine[] {
  const [only, ...others] = paper.addressees
  if (!only) return []
  if (others.length === 0) return [centre(`Kính gửi: ${only}`)]
  return [said('Kính gửi:'), ...addresseeItems(paper, profile).map((text) => said(text))]
}

function block(one: Block): (SheetLine | SheetTable)[] {
  switch (one.kind) {
    case 'heading':
      return [said([one.label, one.text].filter(Boolean).join(' '), { bold: true, italic: one.level === 3 })]
    case 'paragraph':
      return [{ runs: one.runs }]
    case 'item':
      return [{ runs: [{ text: `${one.label} `, bold: one.label.startsWith('Điều ') }, ...one.runs] }]
    case 'landscape':
      return one.body.flatMap(block)
    case 'page-break':
      return []
    case 'table':
      return [
        {
          caption: one.caption,
          heads: one.columns.map(({ head }) => head),
          rows: [...one.rows, ...(one.totals ? [one.totals] : [])].map((row) => row.map(words)),
        },
      ]
  }
}

const words = (cell: Cell) => (typeof cell === 'string' ? cell : cell.map(({ text }) => text).join(''))

function foot(paper: Paper, profile: Profile): Sheet['foot'] {
  const party = profile.line === 'party'
  const sent = paper.form
    ? []
    : [left('Nơi nhận:', { bold: !party, italic: !party }), ...distributionItems(paper, profile).map((text) => left(text))]
  const signed = [...authorityLines(paper).map((text) => centre(text, { bold: true })), ...signer(paper.signature, profile)]
  if (!paper.secretary) return [[sent, signed]]
  return [
    [signer(paper.secretary, profile), signed],
    [sent, []],
  ]
}

function signer({ position, name }: Signer, { signature: { positionBold } }: Profile): SheetLine[] {
  return [...(position ? [centre(position.toUpperCase(), { bold: positionBold })] : []), centre('\n\n'), centre(name ?? '', { bold: true })]
}

const textOfLine = ({ runs }: SheetLine) => runs.map(({ text }) => text).join('')
const textOfPart = (part: SheetLine | SheetTable) =>
  'heads' in part
    ? [part.caption ?? '', ...[part.heads, ...part.rows].map((row) => row.join('\t'))].filter(Boolean).join('\n')
    : textOfLine(part)

/** The paper as plain text, a paragraph a line: for search, for reading it back, for the record. */
export function textOf(paper: Paper): string {
  const { head, number: numbered, body, foot: below } = sheetOf(paper)
  const column = (lines: SheetLine[]) => lines.map((line) => textOfLine(line).replaceAll('\n', ' ')).filter((text) => text.trim())
  const parts = [...head.map(column), ...numbered.map(column), body.map(textOfPart), ...below.flat().map(column)]
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
    .normalize('NFC')
}
