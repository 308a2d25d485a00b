import { number } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import { address, Counters, EmptyState, Layout, Link, Listing, Paragraph, Status } from '../../ui/index.ts'
import { CentreTabs } from '../../work/centre-tabs.tsx'
import { readAppointments } from './access.ts'
import { compare, type Line, remarks } from './norm.ts'
import type { Board } from './queries.ts'
import { words } from './words.ts'

export const filters = ['all', 'lack', 'ends', 'acting', 'procedure', 'full'] as const
export type Filter = (typeof filters)[number]

export interface Row {
  board: Board
  lacking: Line[]
  acting: Line[]
  ends: Line[]
  tooLong: boolean
  /** Days of the longest vacancy; null when no post that was held stands empty. */
  longest: number | null
}

export function rowOf(board: Board, today: Temporal.PlainDate): Row {
  const lines = compare(board.norms, board.seats)
  const has = (what: 'ends-soon' | 'acting-too-long') => lines.filter((line) => remarks(line, board.limits, today).includes(what))
  const days = lines.flatMap(({ seat }) => (seat?.vacantSince ? [seat.vacantSince.until(today).days] : []))
  return {
    board,
    lacking: lines.filter(({ norm, held }) => norm !== null && held !== 'held'),
    acting: lines.filter(({ held }) => held === 'acting'),
    ends: has('ends-soon'),
    tooLong: has('acting-too-long').length > 0,
    longest: days.length ? Math.max(...days) : null,
  }
}

const belongs: Record<Filter, (row: Row) => boolean> = {
  all: () => true,
  lack: ({ lacking }) => lacking.length > 0,
  ends: ({ ends }) => ends.length > 0,
  acting: ({ acting }) => acting.length > 0,
  procedure: ({ board }) => board.open.length > 0,
  full: ({ lacking, board }) => lacking.length === 0 && board.norms.length > 0,
}
export const filtered = (rows: Row[], filter: Filter) => rows.filter(belongs[filter])

const kinds = { all: 'none', lack: 'late', ends: 'soon', acting: 'waiting', procedure: 'doing', full: 'done' } as const

export function usePostNames() {
  const say = useWords(words)
  return (lines: Line[]) => lines.map(({ norm, seat }) => postName(say, norm?.role ?? seat!.role, norm?.line ?? '')).join(', ')
}

export function postName(say: typeof words.vi, role: string, line: string): string {
  const name = say[role as 'accountant']
  return role === 'centre-deputy-director' && line ? `${name} (${say[`line-${line}` as 'line-school']})` : name
}

export function ListPage({ rows, state, page }: { rows: Row[]; state: Filter; page: number }) {
  const say = useWords(words)
  const { actor } = useFacts()
  const names = usePostNames()
  const procedures = actor.may(readAppointments)
  const shown = filters.filter((filter) => procedures || filter !== 'procedure')
  const found = filtered(rows, state)
  return (
    <Layout title={say.title} wide>
      <CentreTabs current="/boards" />
      <Paragraph>{say.intro}</Paragraph>
      <Counters
        items={shown.map((filter) => ({
          label: say[filter],
          count: filtered(rows, filter).length,
          href: address('/boards', { state: filter }),
          kind: kinds[filter],
          current: state === filter,
        }))}
      />
      <Listing
        path="/boards"
        asked={{ state }}
        caption={say.title}
        rows={found}
        page={page}
        empty={<EmptyState title={say.emptyTitle}>{say.empty}</EmptyState>}
        beside={[{ href: '/boards/norms', text: say.norms }, procedures && { href: '/appointments', text: say.appointments }]}
        columns={[
          {
            key: 'centre',
            head: say.centre,
            main: true,
            cell: ({ board }) => <Link href={`/centres/${board.centre.id}/board`}>{board.centre.name}</Link>,
          },
          { key: 'place', head: say.place, cell: ({ board }) => board.centre.place },
          { key: 'state', head: say.state, cell: (row) => <States row={row} /> },
          { key: 'posts', head: say.missingPosts, cell: ({ lacking }) => names(lacking) || '–' },
          { key: 'longest', head: say.longest, cell: ({ longest }) => (longest === null ? '–' : say.vacant(number(longest))) },
          ...(procedures ? [{ key: 'open', head: say.openCount, numeric: true, cell: ({ board }: Row) => number(board.open.length) }] : []),
        ]}
      />
    </Layout>
  )
}

function States({ row }: { row: Row }) {
  const say = useWords(words)
  return (
    <>
      {row.lacking.length > 0 ? (
        <Status kind="late">{say.lacks(number(row.lacking.length))}</Status>
      ) : (
        <Status kind="done">{row.board.norms.length > 0 ? say.full : say.noNorm}</Status>
      )}{' '}
      {row.tooLong ? (
        <Status kind="late">{say['acting-too-long']}</Status>
      ) : (
        row.acting.length > 0 && <Status kind="waiting">{say.acting}</Status>
      )}{' '}
      {row.ends.length > 0 && <Status kind="soon">{say.ends}</Status>}
    </>
  )
}
