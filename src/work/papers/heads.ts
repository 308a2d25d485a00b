import { AlignmentType, type Paragraph, type Table } from 'docx'
import { issuerLines } from './names.ts'
import { printedDate, printedNumber } from './number.ts'
import type { Paper } from './paper.ts'
import { centred, line, mm, pairs, points, rule, run } from './pieces.ts'
import type { Profile } from './profiles.ts'
import { addresseeItems, headingOf, isNumbered } from './wording.ts'

/** Issuer on the left, motto or the Party's name on the right; number and date share a line (NĐ 30/2020, Phụ lục I). */
export function heads(paper: Paper, profile: Profile): Table {
  return pairs(
    [
      [issuer(paper, profile), motto(profile)],
      [numberAndSubject(paper, profile), [date(paper, profile)]],
    ],
    profile.head.widths,
  )
}

function issuer(paper: Paper, profile: Profile): Paragraph[] {
  const { leftSize, star, widths } = profile.head
  const { parent, names, under } = issuerLines(paper, profile)
  return [
    ...(parent.length ? [centred(brokenLines(parent, leftSize, false))] : []),
    centred(brokenLines(names, leftSize, true)),
    star ? centred([run('*', leftSize, { bold: true })]) : rule(under, widths[0]),
  ]
}

function motto({ head: { right, rightSizes, ruleMm, widths } }: Profile): Paragraph[] {
  return [...right.map((text, i) => centred([run(text, rightSizes[i] ?? 13, { bold: true })])), rule(ruleMm, widths[1])]
}

function numberAndSubject(paper: Paper, profile: Profile): Paragraph[] {
  const { prefix, size, italic } = profile.officialLetterSubject
  if (!isNumbered(paper)) return []
  const number = centred([run(printedNumber(paper, profile), profile.number.size)], lowered(profile))
  if (paper.kind !== 'CV') return [number]
  return [number, centred([run(prefix + paper.subject, size, { italics: italic })], { spacing: { before: points(6) } })]
}

const date = (paper: Paper, profile: Profile) =>
  centred([run(printedDate(paper), profile.head.dateSize, { italics: true })], lowered(profile))

const lowered = ({ head }: Profile) => ({ spacing: { before: head.star ? 0 : points(6) } })

/** One paragraph, so that programs read the name whole. */
const brokenLines = (lines: string[], size: number, bold: boolean) =>
  lines.map((text, i) => run(i < lines.length - 1 ? `${text} ` : text, size, { bold, ...(i ? { break: 1 } : {}) }))

/** Kind and subject of a named paper; a công văn has its subject under the number instead. */
export function title(paper: Paper, { title: { size, subjectSize, rule: below } }: Profile): Paragraph[] {
  const heading = headingOf(paper)
  if (!heading) return []
  const length = Math.min(60, Math.max(25, paper.subject.length * 1.1))
  return [
    centred([run(heading, size, { bold: true })], { spacing: { before: points(18) } }),
    centred([run(paper.subject, subjectSize, { bold: true })], { indent: { left: mm(10), right: mm(10) } }),
    below === 'line'
      ? rule(length, 165, points(8))
      : centred([run('-----', subjectSize, { bold: true })], { spacing: { after: points(6) } }),
  ]
}

export function addressees(paper: Paper, profile: Profile): Paragraph[] {
  const { body, line: system } = profile
  const [only, ...others] = paper.addressees
  if (!only) return []
  const spacing = { before: points(14) }
  if (others.length === 0) return [centred([run(`Kính gửi: ${only}`, body.size)], { spacing })]
  const items = addresseeItems(paper, profile)
  return system === 'state' ? underColon(items, body.size) : besideColon(items, body.size)
}

function underColon(items: string[], size: number): Paragraph[] {
  const indent = { left: mm(48), hanging: mm(3) }
  return [
    line([run('Kính gửi:', size)], { indent: { left: mm(25) }, spacing: { before: points(14) } }),
    ...items.map((text) => line([run(text, size)], { indent })),
  ]
}

/** Party letters start the list beside the colon. */
function besideColon([first, ...others]: string[], size: number): Paragraph[] {
  const tabStops = [{ type: 'left' as const, position: mm(45) }]
  return [
    line([run('Kính gửi:\t', size), run(first!, size)], {
      alignment: AlignmentType.LEFT,
      indent: { left: mm(48), hanging: mm(26) },
      tabStops,
      spacing: { before: points(14) },
    }),
    ...others.map((text) => line([run(text, size)], { indent: { left: mm(48), hanging: mm(3) } })),
  ]
}
