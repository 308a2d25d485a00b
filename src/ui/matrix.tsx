import type { StatusKind } from './status.tsx'

interface Line {
  id: string
  head: string
  href?: string
  title?: string
}

export interface MatrixCell {
  kind: StatusKind
  word: string
  href?: string
  title?: string
}

interface MatrixProps {
  caption: string
  rows: readonly (Line & { cells: readonly (MatrixCell | null)[] })[]
  columns: readonly Line[]
  /** Words above the first column, e.g. "Đơn vị". */
  corner?: string
}

const kinds: Record<StatusKind, string> = {
  todo: 'cd-todo',
  doing: 'cd-doing',
  waiting: 'cd-waiting',
  done: 'cd-done',
  late: 'cd-late',
  returned: 'cd-returned',
  soon: 'cd-soon',
  none: 'cd-none',
}

function Cell({ cell }: { cell: MatrixCell | null | undefined }) {
  if (!cell) return <td class="cd-none" />
  return (
    <td class={kinds[cell.kind]}>
      {cell.href ? (
        <a href={cell.href} title={cell.title}>
          {cell.word}
        </a>
      ) : (
        cell.word
      )}
    </td>
  )
}

function Head({ line, scope }: { line: Line; scope: 'row' | 'col' }) {
  return (
    <th scope={scope}>
      {line.href ? (
        <a href={line.href} title={line.title}>
          {line.head}
        </a>
      ) : (
        line.head
      )}
    </th>
  )
}

/** Office × task. Wide by nature: it scrolls inside its frame, with the first column and the heads in place. */
export function Matrix({ caption, rows, columns, corner = '' }: MatrixProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section class="cd-matrix" aria-label={caption} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {corner ? <th scope="col">{corner}</th> : <td />}
            {columns.map((column) => (
              <Head key={column.id} line={column} scope="col" />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <Head line={row} scope="row" />
              {columns.map((column, index) => (
                <Cell key={column.id} cell={row.cells[index]} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
