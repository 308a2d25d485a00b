import { AlignmentType, convertMillimetersToTwip, Document, Header, Packer, PageNumber, Paragraph, type Table, TextRun } from 'docx'
import { block, paragraph, Sources, table } from './blocks.ts'
import { foot } from './foot.ts'
import { heads, title } from './heads.ts'
import { figures, kindNames, type Paper } from './paper.ts'
import { font, line, run } from './pieces.ts'
import { type Profile, profileById } from './profiles.ts'

const a4 = { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) }

/** The paper as a Word file in its official layout. */
export async function renderDocx(paper: Paper): Promise<Uint8Array> {
  const profile = profileById(paper.profile)
  const { top, bottom, left, right } = profile.margins
  const margin = {
    top: convertMillimetersToTwip(top),
    bottom: convertMillimetersToTwip(bottom),
    left: convertMillimetersToTwip(left),
    right: convertMillimetersToTwip(right),
    header: convertMillimetersToTwip(10),
  }
  const document = new Document({
    title: `${kindNames[paper.kind]}: ${paper.subject}`,
    creator: paper.issuer.name,
    description: paper.sample ? 'Dữ liệu minh họa' : undefined,
    styles: { default: { document: { run: { font, size: profile.body.size * 2, language: { value: 'vi-VN' } } } } },
    sections: [
      {
        properties: { page: { size: a4, margin }, titlePage: true },
        headers: { first: header(paper, profile, false), default: header(paper, profile, true) },
        children: content(paper, profile),
      },
    ],
  })
  return Packer.toBuffer(document)
}

/** Page number at the top centre from the second page on; sample data says so on every page. */
function header({ sample }: Paper, { pageNumberSize }: Profile, numbered: boolean): Header {
  const number = numbered
    ? [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          children: [new TextRun({ children: [PageNumber.CURRENT], font, size: pageNumberSize * 2 })],
        }),
      ]
    : []
  const mark = sample ? [line([run('Dữ liệu minh họa', 10, { italics: true })], { alignment: AlignmentType.RIGHT })] : []
  return new Header({ children: [...number, ...mark] })
}

function content(paper: Paper, profile: Profile): (Paragraph | Table)[] {
  const sources = new Sources()
  return [
    heads(paper, profile),
    ...title(paper, profile),
    ...addressees(paper, profile),
    ...paper.legalBasis.map((text, i) => legalBasis(text, i === paper.legalBasis.length - 1, profile)),
    ...withEnd(paper, profile).flatMap((one) => block(one, profile, sources)),
    foot(paper, profile),
    ...sourceTable(paper),
  ]
}

function addressees({ addressees: list }: Paper, { body }: Profile): Paragraph[] {
  const [first, ...others] = list
  if (!first) return []
  const one = (text: string, before: number) => line([run(text, body.size)], { alignment: AlignmentType.CENTER, spacing: { before } })
  if (others.length === 0) return [one(`Kính gửi: ${first}`, 240)]
  const indent = { left: convertMillimetersToTwip(45) }
  return [
    line([run('Kính gửi:', body.size)], { indent: { left: convertMillimetersToTwip(25) }, spacing: { before: 240 } }),
    ...list.map((text, i) => line([run(`- ${text}${i === list.length - 1 ? '.' : ';'}`, body.size)], { indent })),
  ]
}

function legalBasis(text: string, last: boolean, profile: Profile): Paragraph {
  const state = profile.line === 'state'
  return paragraph(
    [{ text: `${state ? '' : '- '}${text.replace(/[;,.]+$/, '')}${last ? (state ? '.' : ',') : ';'}`, italic: state }],
    profile,
    new Sources(),
  )
}

/** The end mark closes the last sentence of the text: './.' or '.'. */
function withEnd({ body }: Paper, { end }: Profile): Paper['body'] {
  const at = body.findLastIndex((one) => one.kind === 'paragraph' || one.kind === 'item')
  return body.map((one, i) => {
    if (i !== at || !('runs' in one) || one.runs.length === 0) return one
    const last = one.runs.at(-1)!
    return {
      ...one,
      runs: [
        ...one.runs.slice(0, -1),
        { ...last, text: last.text.replace(/[.\s/]*$/, '') + (last.source ? '' : end) },
        ...(last.source ? [{ text: end }] : []),
      ],
    }
  })
}

function sourceTable(paper: Paper): (Paragraph | Table)[] {
  const list = figures(paper)
  if (list.length === 0) return []
  const columns = [
    { head: 'TT', width: 8, align: 'center' as const },
    { head: 'Số liệu', width: 62 },
    { head: 'Giá trị', width: 18, align: 'center' as const },
    { head: 'Nguồn', width: 77 },
  ]
  const rows = list.map(({ value, label, href }, i) => [String(i + 1), label, value, href])
  return [new Paragraph({ pageBreakBefore: true, children: [] }), ...table({ kind: 'table', caption: 'NGUỒN SỐ LIỆU', columns, rows }, 11)]
}
