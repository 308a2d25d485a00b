import { annexParts, belongsTo } from './annexes.ts'
import { issuerLines } from './names.ts'
import { printedDate, printedNumber } from './number.ts'
import { type Block, type Cell, figures, type Paper, type Run, type Signer, type TableBlock } from './paper.ts'
import { clean } from './pieces.ts'
import { type Profile, profileById } from './profiles.ts'
import { splitLines } from './tables.ts'
import { addresseeItems, authorityLines, distributionItems, enactment, endedBody, groundLines, headingOf, isNumbered } from './wording.ts'

/** The same paper in Typst's language; what people wrote stands in string literals only, never in markup. */
export function typstOf(paper: Paper): string {
  const profile = profileById(paper.profile)
  const draw = new Draw(paper, profile)
  return [draw.preamble(), ...draw.main(), ...draw.annexes()].join('\n')
}

const quoted = (text: string) =>
  `"${clean(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n').replaceAll('\t', '\\t')}"`
const pt = (value: number) => `${value}pt`
const mm = (value: number) => `${value}mm`

interface Look {
  size?: number
  bold?: boolean
  italic?: boolean
  under?: boolean
}

function words(text: string, { size, bold, italic, under }: Look = {}): string {
  const set = [size && `size: ${pt(size)}`, bold && 'weight: "bold"', italic && 'style: "italic"'].filter(Boolean).join(', ')
  const said = set ? `#text(${set}, ${quoted(text)})` : `#${quoted(text)}`
  return under ? `#underline[${said}]` : said
}

const centred = (inside: string, above = 0, below = 0) =>
  `#block(above: ${pt(above)}, below: ${pt(below)}, width: 100%, align(center)[#set par(first-line-indent: 0pt, justify: false)\n${inside}])`
const rule = (length: number, above = 2) =>
  `#block(above: ${pt(above)}, below: 0pt, width: 100%, align(center, line(length: ${mm(length)}, stroke: 0.75pt)))`

class Draw {
  readonly #paper: Paper
  readonly #profile: Profile
  readonly #levels: number
  #mark = 1
  constructor(paper: Paper, profile: Profile) {
    this.#paper = paper
    this.#profile = profile
    this.#levels = headingOf(paper) ? 1 : 0
  }

  preamble(): string {
    const { body, pageNumber } = this.#profile
    const { date, month, issuer, subject, sample } = this.#paper
    const on = date ?? month.toPlainDate({ day: 1 })
    const edge = body.line - body.size
    const mark = sample
      ? `place(top + right, dx: -${mm(this.#profile.margins.right)}, dy: ${mm(pageNumber.fromEdgeMm)}, text(size: 11pt, style: "italic", "Dữ liệu minh họa"))`
      : ''
    return `#set document(title: ${quoted([headingOf(this.#paper), subject].filter(Boolean).join(' '))}, author: ${quoted(issuer.name)}, date: datetime(year: ${on.year}, month: ${on.month}, day: ${on.day}))
#set text(font: "Tinos", size: ${pt(body.size)}, lang: "vi", region: "vn", top-edge: 0.8em, bottom-edge: -0.2em, fallback: false, hyphenate: false, overhang: false)
#set par(justify: true, leading: ${pt(edge)}, spacing: ${pt(edge + body.before)}, first-line-indent: (amount: ${mm(body.indentMm)}, all: true))
#set block(spacing: ${pt(edge + body.before)})
#show heading: set text(size: ${pt(body.size)}, weight: "bold")
#show heading: set block(above: ${pt(edge + body.before)}, below: ${pt(edge + body.before)}, sticky: true)
#set table(stroke: 0.5pt, inset: (x: 1.2mm, y: 0.8mm))
#set page(width: 210mm, height: 297mm, background: context {
  let n = counter(page).get().first()
  if n > 1 { place(top + center, dy: ${mm(pageNumber.fromEdgeMm)}, text(size: ${pt(pageNumber.size)}, str(n))) }
  ${mark}
})`
  }

  /** A new page on which the paper lies or stands; turned, its binding edge becomes the top. */
  #page(landscape: boolean): string {
    const { top, bottom, left, right } = this.#profile.margins
    const turned = landscape ? { top: left, bottom: right, left: bottom, right: top } : { top, bottom, left, right }
    const margin = Object.entries(turned).map(([side, value]) => `${side}: ${mm(value)}`)
    return `#set page(flipped: ${landscape}, margin: (${margin.join(', ')}))`
  }

  main(): string[] {
    const text = endedBody(this.#paper, this.#profile)
    const blocks = text.flatMap((one, i) =>
      one.kind === 'landscape' ? [this.#page(true), ...this.#flat(one.body), this.#page(false)] : this.#block(one, i === text.length - 1),
    )
    return [this.#page(false), this.#heads(), ...this.#opening(), ...blocks, this.#foot()]
  }

  #heads(): string {
    const { head, number, officialLetterSubject } = this.#profile
    const { parent, names, under } = issuerLines(this.#paper, this.#profile)
    const lines = (list: string[], look: Look) => list.map((text) => words(text, look)).join(' \\\n')
    const issuer = [
      ...(parent.length ? [centred(lines(parent, { size: head.leftSize }))] : []),
      centred(lines(names, { size: head.leftSize, bold: true }), 4),
      head.star ? centred(words('*', { size: head.leftSize, bold: true }), 2) : rule(under, 4),
    ]
    const motto = [
      ...head.right.map((text, i) => centred(words(text, { size: head.rightSizes[i], bold: true }), i ? 4 : 0)),
      rule(head.ruleMm, 4),
    ]
    const subject = headingOf(this.#paper)
      ? []
      : [
          centred(
            words(officialLetterSubject.prefix + this.#paper.subject, {
              size: officialLetterSubject.size,
              italic: officialLetterSubject.italic,
            }),
            6,
          ),
        ]
    const numbered = isNumbered(this.#paper)
      ? [centred(words(printedNumber(this.#paper, this.#profile), { size: number.size })), ...subject]
      : []
    const date = [centred(words(printedDate(this.#paper), { size: head.dateSize, italic: true }))]
    return this.#pairs(
      [
        [issuer, motto],
        [numbered, date],
      ],
      head.widths,
      6,
    )
  }

  #pairs(rows: [string[], string[]][], [left, right]: [number, number], gutter: number): string {
    const cell = (list: string[]) => `[\n${list.join('\n')}\n]`
    return `#block(breakable: false, above: 14pt, grid(columns: (${mm(left)}, ${mm(right)}), row-gutter: ${pt(gutter)}, ${rows.flat().map(cell).join(', ')}))`
  }

  #opening(): string[] {
    const { title, body, basisList } = this.#profile
    const heading = headingOf(this.#paper)
    const { above, below } = enactment(this.#paper, this.#profile)
    const strong = (text: string | null) => (text ? [centred(words(text, { bold: true }), body.before + 6, body.before + 4)] : [])
    const { subject } = this.#paper
    const named = heading
      ? [
          `#block(above: 18pt, below: 0pt, width: 100%, sticky: true, align(center)[#show heading: set text(size: ${pt(title.size)})\n#heading(level: 1, ${quoted(heading)})])`,
          `#pad(x: 10mm)[${centred(words(subject, { size: title.subjectSize, bold: true }), 4)}]`,
          title.rule === 'line'
            ? rule(Math.min(60, Math.max(25, subject.length * 1.1)))
            : centred(words('-----', { size: title.subjectSize, bold: true }), 2),
        ]
      : []
    return [
      ...named,
      ...this.#addressees(),
      ...strong(above),
      ...groundLines(this.#paper, this.#profile).map((text) => this.#paragraph([{ text, italic: basisList.italic }])),
      ...strong(below),
    ]
  }

  #addressees(): string[] {
    const [only, ...others] = this.#paper.addressees
    if (!only) return []
    if (others.length === 0) return [centred(words(`Kính gửi: ${only}`), 14, 10)]
    const items = addresseeItems(this.#paper, this.#profile)
      .map((text) => words(text))
      .join(' \\\n')
    return [
      `#block(above: 14pt, width: 100%)[#set par(first-line-indent: 0pt, justify: false)\n#pad(left: 25mm, grid(columns: (22mm, 1fr), [${words('Kính gửi:')}], [${items}]))]`,
    ]
  }

  #flat = (body: Block[]): string[] => body.flatMap((one) => (one.kind === 'landscape' ? this.#flat(one.body) : this.#block(one)))

  #block(one: Exclude<Block, { kind: 'landscape' }>, last = false): string[] {
    switch (one.kind) {
      case 'heading': {
        const text = [one.label, one.text].filter(Boolean).join(' ')
        return [`#heading(level: ${one.level + this.#levels}, par[${words(text, { italic: one.level === 3 })}])`]
      }
      case 'paragraph':
        return this.#paragraphs(one.runs, last)
      case 'item':
        return this.#paragraphs([{ text: `${one.label} `, bold: one.label.startsWith('Điều ') }, ...one.runs], last)
      case 'page-break':
        return ['#pagebreak()']
      case 'table':
        return this.#table(one)
    }
  }

  #paragraphs(runs: Run[], last: boolean): string[] {
    const list = splitLines(runs).map((line) => this.#paragraph(line))
    return last ? list.map((one) => `#block(sticky: true)[${one}]`) : list
  }

  #paragraph = (runs: Run[]): string => `#par[${this.#runs(runs)}]`

  #runs(runs: Run[]): string {
    return runs.map(({ text, source, ...look }) => words(text, look) + (source ? `#super(${quoted(`[${this.#mark++}]`)})` : '')).join('')
  }

  #cell(value: Cell, bold = false): string {
    const lines = splitLines(typeof value === 'string' ? [{ text: value }] : value)
    return lines.map((runs) => this.#runs(runs.map((run) => (bold ? { ...run, bold } : run)))).join(' \\\n')
  }

  #table({ caption, columns, rows, totals }: TableBlock): string[] {
    const body = [...rows.map((row) => ({ row, bold: false })), ...(totals ? [{ row: totals, bold: true }] : [])]
    const cells = body.flatMap(({ row, bold }) => columns.map((_, i) => `[${this.#cell(row[i] ?? '', bold)}]`))
    return [
      ...(caption
        ? [`#block(above: 8pt, below: 4pt, width: 100%, sticky: true, align(center)[${words(caption, { size: 13, bold: true })}])`]
        : []),
      this.#ruled(columns, cells, 12),
    ]
  }

  #ruled(columns: TableBlock['columns'], cells: string[], size: number): string {
    const heads = columns.map(({ head }) => `table.cell(align: center)[${words(head, { bold: true })}]`)
    return `#[#set text(size: ${pt(size)}); #set par(justify: false, first-line-indent: 0pt, leading: 3pt)
#table(columns: (${columns.map(({ width }) => `${width}fr`).join(', ')},), align: (${columns.map(({ align }) => `${align ?? 'left'} + horizon`).join(', ')},),
  table.header(${heads.join(', ')}), ${cells.join(', ')})]`
  }

  #foot(): string {
    const { distribution } = this.#profile
    const strong = distribution.headStyle === 'bold-italic'
    const look = { size: distribution.headSize, bold: strong, italic: strong }
    const items = distributionItems(this.#paper, this.#profile).map((text) => words(text, { size: distribution.itemSize }))
    const sent = this.#paper.form
      ? []
      : [
          `#block(above: 12pt)[#set par(first-line-indent: 0pt, justify: false, leading: 3pt)\n${[words('Nơi nhận', { ...look, under: !strong }) + words(':', look), ...items].join(' \\\n')}]`,
        ]
    const signed = [
      ...authorityLines(this.#paper).map((text) => centred(words(text, { bold: true }), 4)),
      ...this.#signer(this.#paper.signature),
    ]
    if (!this.#paper.secretary) return this.#pairs([[sent, signed]], [80, 85], 0)
    return this.#pairs(
      [
        [this.#signer(this.#paper.secretary), signed],
        [sent, []],
      ],
      [80, 85],
      12,
    )
  }

  /** Room for a signature and a seal stands between the position and the name. */
  #signer({ position, name }: Signer): string[] {
    const { size, positionBold } = this.#profile.signature
    return [
      ...(position ? [centred(words(position.toUpperCase(), { size, bold: positionBold }), 4)] : []),
      centred(words(name ?? '', { size, bold: true }), 76),
    ]
  }

  annexes(): string[] {
    const own = this.#profile.annexPages === 'own'
    return annexParts(this.#paper).flatMap(({ label, title, landscape, body }) => [
      this.#page(landscape),
      ...(own ? ['#counter(page).update(1)'] : []),
      centred(words(label, { bold: true })),
      centred(words(title.toUpperCase(), { bold: true }), 4),
      centred(words(belongsTo(this.#paper, this.#profile), { italic: true }), 4),
      rule(45, 4),
      ...(body ? this.#flat(body) : [this.#sources()]),
    ])
  }

  #sources(): string {
    const columns: TableBlock['columns'] = [
      { head: 'TT', width: 11, align: 'center' },
      { head: 'Số liệu', width: 60 },
      { head: 'Giá trị', width: 17, align: 'center' },
      { head: 'Nguồn', width: 77 },
    ]
    const link = (href: string) => (/^https?:\/\//.test(href) ? `#link(${quoted(href)}, ${quoted(href)})` : words(href))
    const cells = figures(this.#paper).flatMap(({ value, label, href }, i) =>
      [words(String(i + 1)), words(label), words(value), link(href)].map((one) => `[${one}]`),
    )
    return this.#ruled(columns, cells, 11)
  }
}
