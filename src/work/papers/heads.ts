import type { Paragraph, Table } from 'docx'
import { kindNames, type Paper } from './paper.ts'
import { centred, pair, rule, run } from './pieces.ts'
import { printedDate, printedNumber } from './print.ts'
import type { Profile } from './profiles.ts'

const widths: [number, number] = [70, 95]

/** Issuer and number on the left; motto (or the Party's name), place and date on the right. */
export function heads(paper: Paper, profile: Profile): Table {
  return pair(left(paper, profile), right(paper, profile), widths)
}

function left(paper: Paper, profile: Profile): Paragraph[] {
  const { leftSize, star } = profile.head
  const subject = profile.officialLetterSubject
  return [
    ...(paper.issuer.parent ? [centred([run(paper.issuer.parent.toUpperCase(), leftSize)])] : []),
    centred([run(paper.issuer.name.toUpperCase(), leftSize, { bold: true })]),
    star ? centred([run('*', 14)]) : rule(25, widths[0]),
    centred([run(printedNumber(paper, profile), 13)], { spacing: { before: 60 } }),
    ...(paper.kind === 'CV'
      ? [centred([run(subject.prefix + paper.subject, subject.size, { italics: subject.italic })], { spacing: { before: 60 } })]
      : []),
  ]
}

function right(paper: Paper, profile: Profile): Paragraph[] {
  const { head } = profile
  return [
    ...head.right.map((text, i) => centred([run(text, head.rightSizes[i] ?? 13, { bold: true })])),
    rule(head.star ? 62 : 56, widths[1]),
    centred([run(printedDate(paper), 14, { italics: true })], { spacing: { before: 160 } }),
  ]
}

/** Kind and subject of a named paper; a công văn has its subject under the number instead. */
export function title(paper: Paper, profile: Profile): Paragraph[] {
  if (paper.kind === 'CV') return []
  const { size, subjectSize, rule: below } = profile.title
  return [
    centred([run(kindNames[paper.kind].toUpperCase(), size, { bold: true })], { spacing: { before: 240 } }),
    centred([run(paper.subject, subjectSize, { bold: true })]),
    below === 'line' ? rule(45, 165) : centred([run('-----', 14)]),
  ]
}
