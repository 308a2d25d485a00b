import { type Paragraph, type Table, UnderlineType } from 'docx'
import type { Paper, Signer } from './paper.ts'
import { centred, line, pairs, points, run } from './pieces.ts'
import type { Profile } from './profiles.ts'
import { authorityLines, distributionItems } from './wording.ts'

/** Nơi nhận on the left, the signature block on the right; minutes are signed by two. */
export function foot(paper: Paper, profile: Profile): Table {
  const signed = signature(paper, profile)
  const sent = paper.form ? [] : distribution(paper, profile)
  if (!paper.secretary) return pairs([[sent, signed]], [80, 85])
  return pairs(
    [
      [signer(paper.secretary, profile, points(12)), signed],
      [sent, []],
    ],
    [80, 85],
  )
}

function distribution(paper: Paper, profile: Profile): Paragraph[] {
  const { headSize, headStyle, itemSize } = profile.distribution
  const bold = headStyle === 'bold-italic'
  const underline = bold ? undefined : { type: UnderlineType.SINGLE }
  return [
    line([run('Nơi nhận', headSize, { bold, italics: bold, underline }), run(':', headSize, { bold, italics: bold })], {
      spacing: { before: points(12) },
    }),
    ...distributionItems(paper, profile).map((text) => line([run(text, itemSize)])),
  ]
}

function signature(paper: Paper, profile: Profile): Paragraph[] {
  const lines = authorityLines(paper)
  const { size } = profile.signature
  return [
    ...lines.map((text, i) => centred([run(text, size, { bold: true })], { spacing: { before: i === 0 ? points(12) : 0 } })),
    ...signer(paper.signature, profile, lines.length ? 0 : points(12)),
  ]
}

/** Room for a signature and a seal stands between the position and the name. */
function signer({ position, name }: Signer, { signature: { size, positionBold } }: Profile, before: number): Paragraph[] {
  return [
    ...(position ? [centred([run(position.toUpperCase(), size, { bold: positionBold })], { spacing: { before } })] : []),
    centred([run(name ?? '', size, { bold: true })], { spacing: { before: points(72) } }),
  ]
}
