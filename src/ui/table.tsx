import type { ComponentChildren } from 'preact'

export interface Column<Row> {
  key: string
  head: string
  cell(row: Row): ComponentChildren
  numeric?: boolean
  /** Names the row, and heads its card on a phone; the first column when none says so. */
  main?: boolean
  /** Address that sorts by this column, and how the list is sorted now. */
  sort?: { href: string; now?: 'ascending' | 'descending' }
}

interface TableProps<Row> {
  caption: ComponentChildren
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  empty?: ComponentChildren
  /** Officers' density: 16 px, 32 px rows. */
  dense?: boolean
  hideCaption?: boolean
  /** Last rows, such as totals, drawn in bold. */
  totals?: readonly Row[]
  /** A fragment to link to the row. */
  rowId?(row: Row): string
}

function Head<Row>({ column: { head, numeric, sort } }: { column: Column<Row> }) {
  return (
    <th
      scope="col"
      class={numeric ? 'govuk-table__header govuk-table__header--numeric' : 'govuk-table__header'}
      aria-sort={sort && (sort.now ?? 'none')}
    >
      {sort ? (
        <a class="cd-sort" href={sort.href}>
          {head}
        </a>
      ) : (
        head
      )}
    </th>
  )
}

function Line<Row>({ row, columns, id }: { row: Row; columns: readonly Column<Row>[]; id?: string }) {
  const main = (columns.find((column) => column.main) ?? columns[0])?.key
  return (
    <tr id={id} class="govuk-table__row">
      {columns.map(({ key, head, cell, numeric }) =>
        key === main ? (
          <th key={key} scope="row" class={numeric ? 'govuk-table__header govuk-table__header--numeric' : 'govuk-table__header'}>
            {cell(row)}
          </th>
        ) : (
          <td key={key} data-label={head} class={numeric ? 'govuk-table__cell govuk-table__cell--numeric' : 'govuk-table__cell'}>
            {cell(row)}
          </td>
        ),
      )}
    </tr>
  )
}

/** On a phone each row becomes a card: its naming cell the title, the others labelled with their column's head. */
export function Table<Row>({ caption, columns, rows, empty, dense, hideCaption, totals, rowId }: TableProps<Row>) {
  if (rows.length === 0 && empty !== undefined) return <div class={typeof empty === 'string' ? 'cd-empty' : undefined}>{empty}</div>
  return (
    <table class={dense ? 'govuk-table cd-table cd-table--dense' : 'govuk-table cd-table'}>
      <caption class={hideCaption ? 'govuk-visually-hidden' : 'govuk-table__caption govuk-table__caption--m'}>{caption}</caption>
      <thead class="govuk-table__head">
        <tr class="govuk-table__row">
          {columns.map((column) => (
            <Head column={column} key={column.key} />
          ))}
        </tr>
      </thead>
      <tbody class="govuk-table__body">{rows.map((row) => Line({ row, columns, id: rowId?.(row) }))}</tbody>
      {totals && <tfoot class="cd-totals">{totals.map((row) => Line({ row, columns }))}</tfoot>}
    </table>
  )
}
