import { date, number } from '../../kernel/format.ts'
import { useWords } from '../../kernel/words.ts'
import {
  address,
  Counters,
  EmptyState,
  Filters,
  Layout,
  Link,
  Listing,
  Paragraph,
  Select,
  Status,
  type StatusKind,
} from '../../ui/index.ts'
import { CentreTabs } from '../../work/centre-tabs.tsx'
import type { Status as State } from './criteria.ts'
import type { CriteriaSet } from './sets.ts'
import { words } from './words.ts'

export const statusKinds: Record<State, StatusKind> = { self: 'doing', submitted: 'waiting', inspected: 'waiting', decided: 'done' }

/** A centre's year as the list shows it. */
export interface ListRow {
  id: string
  ratingId: string | null
  name: string
  place: string
  state: State | 'notStarted'
  kind: CriteriaSet['kind']
  own: number
  found: number | null
  result: number | null
  band: string | null
}

interface ListProps {
  rows: ListRow[]
  year: number
  years: number[]
  page: number
  /** Names of the bands, the best first. */
  bands: string[]
  /** The band that the list is narrowed to. */
  band: string | null
  dues: { self: Temporal.PlainDate; decide: Temporal.PlainDate } | null
}

/** Bands and levels are free text; only the lowest says that nothing was reached. */
const notReached = (band: string) => /^(chưa|không) /iu.test(band)

export const rowHref = (row: Pick<ListRow, 'id' | 'ratingId'>, year: number) =>
  row.ratingId ? `/ratings/${row.ratingId}` : `/centres/${row.id}/rating?year=${year}`

export function ListPage({ rows: all, year, years, page, bands, band: chosen, dues }: ListProps) {
  const rows = chosen === null ? all : all.filter(({ band }) => band === chosen)
  const say = useWords(words)
  const value = (row: ListRow, points: number) => (row.kind === 'levels' ? say.level(String(points)) : number(points))
  return (
    <Layout title={say.title} wide>
      <CentreTabs current="/ratings" />
      <Paragraph>
        {say.intro} {dues && say.due(date(dues.self), date(dues.decide))}
      </Paragraph>
      <Filters action="/ratings" ask={say.show}>
        <Select
          name="year"
          label={say.year}
          value={String(year)}
          options={years.map((one) => ({ value: String(one), text: String(one) }))}
        />
      </Filters>
      {bands.length > 0 && (
        <Counters
          items={bands.map((band) => ({
            label: band,
            count: all.filter((row) => row.band === band).length,
            href: address('/ratings', { year, band: band !== chosen && band }),
            kind: notReached(band) ? ('late' as const) : ('done' as const),
            current: band === chosen,
          }))}
        />
      )}
      {rows.length === 0 ? (
        <EmptyState title={say.emptyTitle}>{say.empty}</EmptyState>
      ) : (
        <Listing
          path="/ratings"
          asked={{ year, band: chosen }}
          caption={`${say.title} – ${say.ofYear(String(year))}`}
          rows={rows}
          page={page}
          beside={[{ href: '/rating-sets', text: say.sets }]}
          columns={[
            { key: 'centre', head: say.centre, main: true, cell: (row) => <Link href={rowHref(row, year)}>{row.name}</Link> },
            { key: 'place', head: say.place, cell: (row) => row.place },
            {
              key: 'state',
              head: say.state,
              cell: (row) =>
                row.state === 'notStarted' ? (
                  <Status kind="late">{say.notStarted}</Status>
                ) : (
                  <Status kind={statusKinds[row.state]}>{say[row.state]}</Status>
                ),
            },
            { key: 'own', head: say.selfPoints, numeric: true, cell: (row) => value(row, row.own) },
            { key: 'found', head: say.found, numeric: true, cell: (row) => (row.found === null ? '–' : value(row, row.found)) },
            { key: 'band', head: say.band, cell: (row) => row.band ?? '–' },
          ]}
        />
      )}
    </Layout>
  )
}
