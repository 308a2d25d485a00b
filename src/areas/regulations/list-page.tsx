import { date } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import { address, Counters, EmptyState, Field, Filters, Layout, Link, Listing, Paragraph, Select, Status } from '../../ui/index.ts'
import { CentreTabs } from '../../work/centre-tabs.tsx'
import { writeTemplate } from './access.ts'
import { centrePath } from './pages.tsx'
import type { CentreFilter, CentreRow } from './queries.ts'
import { words } from './words.ts'

const asked = ({ q, state }: CentreFilter) => ({ q, state: state !== 'all' && state })

export interface ListProps {
  /** All of the reader's centres that the search finds, before the choice by state. */
  found: CentreRow[]
  filter: CentreFilter & { page: number }
}

export function ListPage({ found, filter }: ListProps) {
  const say = useWords(words)
  const { actor } = useFacts()
  const lacking = found.filter((row) => row.regulationId === null)
  const rows = filter.state === 'all' ? found : filter.state === 'lack' ? lacking : found.filter((row) => row.regulationId !== null)
  const count = (state: CentreFilter['state'], label: string, n: number, kind: 'none' | 'late' | 'done') => ({
    label,
    count: n,
    href: address('/regulations', asked({ q: filter.q, state })),
    kind,
    current: filter.state === state,
  })
  return (
    <Layout title={say.title} wide>
      <CentreTabs current="/regulations" />
      <Paragraph>{say.intro}</Paragraph>
      {found.length > 1 && (
        <Counters
          items={[
            count('all', say.allCentres, found.length, 'none'),
            count('lack', say.lacking, lacking.length, 'late'),
            count('in-force', say.having, found.length - lacking.length, 'done'),
          ]}
        />
      )}
      {found.length > 12 || filter.q ? (
        <Filters action="/regulations">
          <Field name="q" label={say.find} value={filter.q} />
          <Select
            name="state"
            label={say.show}
            options={[
              { value: 'all', text: say.allCentres },
              { value: 'lack', text: say.lacking },
              { value: 'in-force', text: say.having },
            ]}
          />
        </Filters>
      ) : null}
      {rows.length === 0 ? (
        <EmptyState title={say.emptyTitle}>{say.empty}</EmptyState>
      ) : (
        <Listing
          path="/regulations"
          asked={asked(filter)}
          caption={say.title}
          rows={rows}
          page={filter.page}
          beside={[actor.may(writeTemplate) && { href: '/regulations/template', text: say.template }]}
          columns={[
            { key: 'centre', head: say.centre, main: true, cell: (row) => <Link href={centrePath(row.id)}>{row.name}</Link> },
            { key: 'place', head: say.place, cell: (row) => row.place },
            { key: 'state', head: say.state, cell: (row) => <State row={row} /> },
            {
              key: 'code',
              head: say.regulation,
              cell: (row) => (row.regulationId ? <Link href={`/regulations/${row.regulationId}`}>{row.code || say.regulation}</Link> : '–'),
            },
            { key: 'since', head: say.since, cell: (row) => (row.inForceFrom ? date(row.inForceFrom) : '–') },
          ]}
        />
      )}
    </Layout>
  )
}

function State({ row }: { row: CentreRow }) {
  const say = useWords(words)
  if (row.regulationId) return <Status kind="done">{say['in-force']}</Status>
  return row.drafting ? <Status kind="doing">{say.drafting}</Status> : <Status kind="late">{say.none}</Status>
}
