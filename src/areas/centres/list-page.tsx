import { number } from '../../kernel/format.ts'
import { useWords } from '../../kernel/words.ts'
import { EmptyState, Field, Filters, Layout, Link, Listing, Status } from '../../ui/index.ts'
import { CentreTabs } from '../../work/centre-tabs.tsx'
import { centrePath, completeness, deputiesWanted } from './centre.ts'
import type { CentreRow } from './queries.ts'
import { words } from './words.ts'

export function ListPage({ rows, q, page }: { rows: CentreRow[]; q: string; page: number }) {
  const say = useWords(words)
  return (
    <Layout title={say.title} wide>
      <CentreTabs current="/centres" />
      {(rows.length > 12 || q) && (
        <Filters action="/centres">
          <Field name="q" label={say.find} value={q} />
        </Filters>
      )}
      {rows.length === 0 ? (
        <EmptyState title={say.emptyTitle}>{say.empty}</EmptyState>
      ) : (
        <Listing
          path="/centres"
          asked={{ q }}
          caption={say.title}
          rows={rows}
          page={page}
          columns={[
            { key: 'centre', head: say.centre, main: true, cell: (row) => <Link href={centrePath(row.id)}>{row.name}</Link> },
            { key: 'place', head: say.place, cell: (row) => row.place },
            { key: 'complete', head: say.complete, numeric: true, cell: (row) => say.percent(number(completeness(row.facts))) },
            { key: 'director', head: say.director, cell: (row) => <Held filled={row.facts.director} vacant={row.directorVacant} /> },
            {
              key: 'deputies',
              head: say.deputies,
              cell: (row) =>
                row.facts.deputies < deputiesWanted && row.deputyVacant !== null ? (
                  <Held filled={false} vacant={row.deputyVacant} />
                ) : (
                  say.of(number(row.facts.deputies), number(deputiesWanted))
                ),
            },
            { key: 'premises', head: say.ownBorrowed, cell: (row) => `${number(row.owned)} / ${number(row.borrowed)}` },
            {
              key: 'regulation',
              head: say.regulation,
              cell: (row) => <Status kind={row.facts.regulation ? 'done' : 'late'}>{row.facts.regulation ? say.yes : say.no}</Status>,
            },
          ]}
        />
      )}
    </Layout>
  )
}

function Held({ filled, vacant }: { filled: boolean; vacant: number | null }) {
  const say = useWords(words)
  if (filled) return <Status kind="done">{say.yes}</Status>
  return <Status kind="late">{vacant === null ? say.never : say.vacantDays(number(vacant))}</Status>
}
