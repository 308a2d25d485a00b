import { type Paragraph, type Table, UnderlineType } from 'docx'
import type { Paper, Signer } from './paper.ts'
import { centred, line, pairs, points, run } from './pieces.ts'
import type { Profile } from './profiles.ts'

/** Nơi nhận on the left, the signature block on the right; minutes are signed by two. */
export function foot(paper: Paper, profile: Profile): Table {
  const signed = signature(paper, profile)
  const sent = distribution(paper, profile)
  if (!paper.secretary) return pairs([[sent, signed]], [80, 85])
  return pairs(
    [
      [signer(paper.secretary, profile, points(12)), signed],
      [sent, []],
    ],
    [80, 85],
  )
}

function distribution({ distribution: list, archive }: Paper, profile: Profile): Paragraph[] {
  const { headSize, headStyle, itemSize, archive: kept } = profile.distribution
  const bold = headStyle === 'bold-italic'
  const last = [kept, archive].filter(Boolean).join(profile.line === 'state' ? ', ' : ' ')
  const items = [...list.map((item) => `- ${item.replace(/[;,.]+$/, '')}${profile.mark}`), `- ${last}.`]
  const underline = bold ? undefined : { type: UnderlineType.SINGLE }
  return [
    line([run('Nơi nhận', headSize, { bold, italics: bold, underline }), run(':', headSize, { bold, italics: bold })], {
      spacing: { before: points(12) },
    }),
    ...items.map((text) => line([run(text, itemSize)])),
  ]
}

function signature({ signature: { authority, ...who } }: Paper, profile: Profile): Paragraph[] {
  const lines = (authority ?? '').split('\n').filter(Boolean)
  const { size } = profile.signature
  return [
    ...lines.map((text, i) => centred([run(text.toUpperCase(), size, { bold: true })], { spacing: { before: i === 0 ? points(12) : 0 } })),
    ...signer(who, profile, lines.length ? 0 : points(12)),
  ]
}

/** Room for a signature and a seal stands between the position and the name. */
function signer({ position, name }: Signer, { signature: { size, positionBold } }: Profile, before: number): Paragraph[] {
  return [
    ...(position ? [centred([run(position.toUpperCase(), size, { bold: positionBold })], { spacing: { before } })] : []),
    centred([run(name ?? '', size, { bold: true })], { spacing: { before: points(72) } }),
  ]
}
