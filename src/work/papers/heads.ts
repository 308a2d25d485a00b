import { AlignmentType, type Paragraph, type Table } from 'docx'
import { printedDate, printedNumber } from './number.ts'
import { kindNames, type Paper } from './paper.ts'
import { centred, line, mm, pairs, points, rule, run } from './pieces.ts'
import type { Profile } from './profiles.ts'

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

function issuer({ issuer: { parent, name } }: Paper, { head: { leftSize, star, widths } }: Profile): Paragraph[] {
  const above = parent ? nameLines(parent, leftSize, widths[0]) : []
  const names = nameLines(name, leftSize, widths[0])
  return [
    ...(above.length ? [centred(brokenLines(above, leftSize, false))] : []),
    centred(brokenLines(names, leftSize, true)),
    star ? centred([run('*', leftSize, { bold: true })]) : rule(underName(names.at(-1)!), widths[0]),
  ]
}

function motto({ head: { right, rightSizes, ruleMm, widths } }: Profile): Paragraph[] {
  return [...right.map((text, i) => centred([run(text, rightSizes[i] ?? 13, { bold: true })])), rule(ruleMm, widths[1])]
}

function numberAndSubject(paper: Paper, profile: Profile): Paragraph[] {
  const { prefix, size, italic } = profile.officialLetterSubject
  const number = centred([run(printedNumber(paper, profile), profile.number.size)], lowered(profile))
  if (paper.kind !== 'CV') return [number]
  return [number, centred([run(prefix + paper.subject, size, { italics: italic })], { spacing: { before: points(6) } })]
}

const date = (paper: Paper, profile: Profile) =>
  centred([run(printedDate(paper), profile.head.dateSize, { italics: true })], lowered(profile))

const lowered = ({ head }: Profile) => ({ spacing: { before: head.star ? 0 : points(6) } })

/** The line under an issuer is a third to a half of its name (NĐ 30/2020); capitals are some 2.7 mm wide. */
const underName = (name: string) => Math.min(30, Math.max(12, name.length * 2.7 * 0.42))

/** One paragraph, so that programs read the name whole. */
const brokenLines = (lines: string[], size: number, bold: boolean) =>
  lines.map((text, i) => run(i < lines.length - 1 ? `${text} ` : text, size, { bold, ...(i ? { break: 1 } : {}) }))

/** A long name breaks before its place, as letterheads do: 'ỦY BAN NHÂN DÂN' over 'XÃ NHÃ NAM'. */
function nameLines(name: string, size: number, widthMm: number): string[] {
  const capitals = name.toUpperCase()
  const room = Math.floor(widthMm / (size * 0.212))
  const at = capitals.search(/ (XÃ(?! HỘI)|PHƯỜNG|THỊ TRẤN|ĐẶC KHU|HUYỆN|QUẬN|THỊ XÃ|THÀNH PHỐ|TỈNH) /u)
  if (capitals.length <= room) return [capitals]
  return (at < 1 ? [capitals] : [capitals.slice(0, at), capitals.slice(at + 1)]).flatMap((part) => balanced(part, room))
}

/** Most words have two syllables: a line breaks after an even number of them, near its middle. */
function balanced(text: string, room: number): string[] {
  const syllables = text.split(' ')
  if (text.length <= room || syllables.length < 4) return [text]
  const after = Math.ceil(syllables.length / 4) * 2
  return [syllables.slice(0, after).join(' '), ...balanced(syllables.slice(after).join(' '), room)]
}

/** Kind and subject of a named paper; a công văn has its subject under the number instead. */
export function title(paper: Paper, { title: { size, subjectSize, rule: below } }: Profile): Paragraph[] {
  if (paper.kind === 'CV') return []
  const length = Math.min(60, Math.max(25, paper.subject.length * 1.1))
  return [
    centred([run(kindNames[paper.kind].toUpperCase(), size, { bold: true })], { spacing: { before: points(18) } }),
    centred([run(paper.subject, subjectSize, { bold: true })], { indent: { left: mm(10), right: mm(10) } }),
    below === 'line'
      ? rule(length, 165, points(8))
      : centred([run('-----', subjectSize, { bold: true })], { spacing: { after: points(6) } }),
  ]
}

export function addressees({ addressees: list }: Paper, { body, line: system, mark }: Profile): Paragraph[] {
  const [only, ...others] = list
  if (!only) return []
  const spacing = { before: points(14) }
  if (others.length === 0) return [centred([run(`Kính gửi: ${only}`, body.size)], { spacing })]
  const items = list.map((text, i) => `- ${text.replace(/[;,.]+$/, '')}${i === list.length - 1 ? '.' : mark}`)
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
