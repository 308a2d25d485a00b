import type { ComponentChildren } from 'preact'
import { useWords } from '../kernel/words.ts'
import { Pagination } from './moves.tsx'
import { type Column, Table } from './table.tsx'
import { Link, Muted } from './text.tsx'
import { words } from './words.ts'

export type Asked = Readonly<Record<string, string | number | null | undefined | false>>

/** The address of a list as it is asked for: what is not asked, and the first page, are left out. */
export function address(path: string, asked: Asked = {}, page = 1): string {
  const said = Object.entries<Asked[string]>({ ...asked, page: page > 1 && page }).filter(([, value]) => value)
  const query = new URLSearchParams(said.map(([name, value]) => [name, String(value)]))
  return query.size ? `${path}?${query}` : path
}

/** A way to the same rows as a spreadsheet. */
export function Excel({ href }: { href: string }) {
  const { excel } = useWords(words)
  return (
    <Link href={href} download>
      {excel}
    </Link>
  )
}

interface ListingProps<Row> {
  /** Address of the list; the same list as .xlsx lies at `list.xlsx` below it. */
  path: string
  asked?: Asked
  /** Absent: all rows stand on one page. */
  page?: number
  perPage?: number
  caption: string
  rows: readonly Row[]
  columns: readonly Column<Row>[]
  totals?: readonly Row[]
  /** Said in place of the table when the choice finds no row. */
  empty?: ComponentChildren
  rowId?(row: Row): string
  /** How many were found, before the ways out of the list. */
  found?: string
  beside?: readonly (false | null | { href: string; text: string })[]
}

/** A page of a list of records: its ways out, the table, the way to the next page. */
export function Listing<Row>({ path, asked, page, perPage = 100, rows, found, beside = [], ...table }: ListingProps<Row>) {
  return (
    <>
      <Muted>
        {found && `${found} · `}
        <Excel href={address(`${path}/list.xlsx`, asked)} />
        {beside.map(
          (way) =>
            way && (
              <>
                {' · '}
                <Link href={way.href}>{way.text}</Link>
              </>
            ),
        )}
      </Muted>
      <Table dense hideCaption rows={page ? rows.slice((page - 1) * perPage, page * perPage) : rows} {...table} />
      {page && <Pagination page={page} pages={Math.ceil(rows.length / perPage)} href={(to) => address(path, asked, to)} />}
    </>
  )
}
