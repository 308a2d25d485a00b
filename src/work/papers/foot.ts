import { AlignmentType, type Paragraph, type Table, UnderlineType } from 'docx'
import type { Paper } from './paper.ts'
import { centred, line, pair, run } from './pieces.ts'
import type { Profile } from './profiles.ts'

/** Nơi nhận on the left, the signature block on the right. */
export function foot(paper: Paper, profile: Profile): Table {
  return pair(distribution(paper, profile), signature(paper, profile), [80, 85])
}

function distribution({ distribution: list, archive }: Paper, { distribution: look, line: system }: Profile): Paragraph[] {
  const items = list.map((item) => `- ${item.replace(/[;,.]+$/, '')}${look.mark}`)
  const kept = system === 'state' ? `- ${look.archive}, ${archive}.` : `- ${look.archive} ${archive}.`
  return [
    line(
      [
        run('Nơi nhận:', look.headSize, {
          bold: look.headBold,
          italics: look.headBold,
          underline: look.headUnderline ? { type: UnderlineType.SINGLE } : undefined,
        }),
      ],
      { spacing: { before: 200 } },
    ),
    ...[...items, kept].map((text) => line([run(text, look.itemSize)], { alignment: AlignmentType.LEFT })),
  ]
}

function signature({ signature: { authority, position, name } }: Paper, { signature: look }: Profile): Paragraph[] {
  const lines = (authority ?? '').split('\n').filter(Boolean)
  return [
    ...lines.map((text, i) => centred([run(text.toUpperCase(), 14, { bold: true })], { spacing: { before: i === 0 ? 200 : 0 } })),
    centred([run(position.toUpperCase(), 14, { bold: look.positionBold })], { spacing: { before: lines.length ? 0 : 200 } }),
    ...Array.from({ length: 4 }, () => centred([run('', 14)])),
    centred([run(name ?? '', 14, { bold: true })]),
  ]
}
