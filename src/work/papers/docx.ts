import { Document, type ISectionOptions, Packer } from 'docx'
import { annexes } from './annexes.ts'
import { block, flat, Marks, paragraphs, type Setting, wide } from './blocks.ts'
import { addressees, heads, title } from './heads.ts'
import { settled } from './package.ts'
import { pageWidth, section } from './pages.ts'
import { kindNames, type Paper } from './paper.ts'
import { centred, font, type Piece, points, run } from './pieces.ts'
import { profileById } from './profiles.ts'
import { foot } from './signature.ts'
import { enactment, endedBody, groundLines, headingOf } from './wording.ts'

/** The paper as a Word file in its official layout; the same paper always gives the same bytes. */
export async function renderDocx(paper: Paper): Promise<Uint8Array> {
  const profile = profileById(paper.profile)
  const setting: Setting = { profile, marks: new Marks(), widthMm: pageWidth(profile, false) }
  const document = new Document({
    styles: { default: { document: { run: { font, size: profile.body.size * 2, language: { value: 'vi-VN' } } } } },
    sections: [...main(paper, setting), ...annexes(paper, setting)],
  })
  const day = paper.date ?? paper.month.toPlainDate({ day: 1 })
  return settled(await Packer.toBuffer(document), {
    title: headingOf(paper) ? `${paper.form ?? kindNames[paper.kind]} ${paper.subject}` : paper.subject,
    creator: paper.issuer.name,
    description: paper.sample ? 'Dữ liệu minh họa' : '',
    day,
  })
}

/** Head, text and signature; a landscape block opens a section of its own. */
function main(paper: Paper, setting: Setting): ISectionOptions[] {
  const { profile } = setting
  const parts: { landscape: boolean; pieces: Piece[] }[] = [{ landscape: false, pieces: opening(paper, setting) }]
  const text = endedBody(paper, profile)
  for (const [i, one] of text.entries()) {
    if (one.kind === 'landscape') parts.push({ landscape: true, pieces: flat(one.body, wide(setting)) }, { landscape: false, pieces: [] })
    else parts.at(-1)!.pieces.push(...block(one, setting, { keepNext: i === text.length - 1 }))
  }
  parts.at(-1)!.pieces.push(foot(paper, profile))
  return parts.map(({ landscape, pieces }, i) => section(paper, profile, pieces, { landscape, first: i === 0 }))
}

function opening(paper: Paper, setting: Setting): Piece[] {
  const { profile } = setting
  const { above, below } = enactment(paper, profile)
  const { italic } = profile.basisList
  const strong = (text: string | null) =>
    text ? [centred([run(text, profile.body.size, { bold: true })], { spacing: { before: points(12) }, keepNext: true })] : []
  return [
    heads(paper, profile),
    ...title(paper, profile),
    ...addressees(paper, profile),
    ...strong(above),
    ...groundLines(paper, profile).flatMap((text) => paragraphs([{ text, italic }], setting)),
    ...strong(below),
  ]
}
