import type { Block, Cell, TableBlock } from './paper.ts'

/** Labels that a person types in front of a paragraph, as official papers number them. */
const part = /^((?:[IVX]{1,5}|[A-H])[.-])\s+(.+)$/u
const article = /^(Điều \d{1,3}\.)\s*(.+)$/u
const label = /^((?:\d{1,2}(?:\.\d{1,2}){0,2}[.)-]?|[a-zđ]\)|[-–+*•]))\s+(.+)$/u
const closed = /[.,;:!?…”"/)]$/u
const row = /^\|(.+)\|$/u

/** What was typed as plain paragraphs, one a line, becomes headings, numbered items and paragraphs; lines of cells between strokes become a table. */
export function bodyFromText(text: string): Block[] {
  const blocks: Block[] = []
  let open: string[][] | null = null
  for (const line of text.split(/\r?\n/).map((one) => one.trim())) {
    const cells = row
      .exec(line)?.[1]
      ?.split('|')
      .map((cell) => cell.trim())
    if (cells && open) open.push(cells)
    else if (cells) {
      open = [cells]
      blocks.push(openTable(open))
    } else {
      open = null
      if (line) blocks.push(blockOf(line))
    }
  }
  return blocks.map((block) => (block.kind === 'table' ? laidOut(block) : block))
}

/** The first row heads the table; the rows that follow are still being read. */
const openTable = (lines: string[][]): TableBlock => ({ kind: 'table', columns: [], rows: lines })

const figure = /^[\d.,%]*$/
const day = /^\d{1,2}\/\d{1,2}\/\d{4}/

function laidOut({ rows: [heads = [], ...rows] }: TableBlock): TableBlock {
  const even = (rows as string[][]).map((cells) => heads.map((_, i) => cells[i] ?? ''))
  const columns = (heads as string[]).map((head, i) => {
    const cells = even.map((one) => one[i]!)
    const width = Math.min(60, Math.max(6, ...[head, ...cells].map(({ length }) => length)))
    if (/^S?TT$/u.test(head) || cells.every((cell) => day.test(cell))) return { head, width, align: 'center' as const }
    return cells.every((cell) => figure.test(cell)) ? { head, width, align: 'right' as const } : { head, width }
  })
  return { kind: 'table', columns, rows: even }
}

function blockOf(line: string): Block {
  const headed = part.exec(line)
  if (headed && !closed.test(line)) return { kind: 'heading', level: 1, label: headed[1]!, text: headed[2]! }
  const found = article.exec(line) ?? headed ?? label.exec(line)
  if (!found) return { kind: 'paragraph', runs: [{ text: line }] }
  const [, mark, words] = found as unknown as [string, string, string]
  if (/^\d/.test(mark) && words.length <= 90 && !closed.test(words)) return { kind: 'heading', level: 2, label: mark, text: words }
  return { kind: 'item', label: /^[–*•]$/u.test(mark) ? '-' : mark, runs: [{ text: words }] }
}

const said = (cell: Cell) => (typeof cell === 'string' ? cell : cell.map(({ text }) => text).join(''))
const rowText = (cells: Cell[]) => `| ${cells.map((cell) => said(cell).replaceAll('|', '/').replaceAll(/\s+/g, ' ').trim()).join(' | ')} |`

/** The text from which `bodyFromText` makes the blocks again, for a person to go on writing; sources of figures stay behind. */
export function textFromBody(body: Block[]): string {
  return body.map(textOfBlock).join('\n')
}

function textOfBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return [block.label, block.text].filter(Boolean).join(' ')
    case 'paragraph':
      return said(block.runs)
    case 'item':
      return `${block.label} ${said(block.runs)}`
    case 'landscape':
      return textFromBody(block.body)
    case 'page-break':
      return ''
    case 'table':
      return [block.columns.map(({ head }) => head), ...block.rows, ...(block.totals ? [block.totals] : [])].map(rowText).join('\n')
  }
}
