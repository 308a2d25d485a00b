import { date } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import { Counters, EmptyState, Field, Filters, Layout, Link, Muted, Pagination, Paragraph, Select, Status, Table } from '../../ui/index.ts'
import { CentreTabs } from '../../work/centre-tabs.tsx'
import { writeTemplate } from './access.ts'
import { centrePath } from './pages.tsx'
import type { CentreFilter, CentreRow } from './queries.ts'
import { words } from './words.ts'

const perPage = 100

const listHref = ({ q, state }: CentreFilter, page = 1) => {
  const query = new URLSearchParams({ ...(q && { q }), ...(state !== 'all' && { state }), ...(page > 1 && { page: String(page) }) })
  return query.size ? `/regulations?${query}` : '/regulations'
}

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
    href: listHref({ q: filter.q, state }),
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
        <>
          <Muted>
            <Link href={listHref(filter).replace('/regulations', '/regulations/list.xlsx')} download>
              {say.excel}
            </Link>
            {actor.may(writeTemplate) && (
              <>
                {' · '}
                <Link href="/regulations/template">{say.template}</Link>
              </>
            )}
          </Muted>
          <Table
            dense
            hideCaption
            caption={say.title}
            rows={rows.slice((filter.page - 1) * perPage, filter.page * perPage)}
            columns={[
              { key: 'centre', head: say.centre, main: true, cell: (row) => <Link href={centrePath(row.id)}>{row.name}</Link> },
              { key: 'place', head: say.place, cell: (row) => row.place },
              { key: 'state', head: say.state, cell: (row) => <State row={row} /> },
              {
                key: 'code',
                head: say.regulation,
                cell: (row) =>
                  row.regulationId ? <Link href={`/regulations/${row.regulationId}`}>{row.code || say.regulation}</Link> : '–',
              },
              { key: 'since', head: say.since, cell: (row) => (row.inForceFrom ? date(row.inForceFrom) : '–') },
            ]}
          />
          <Pagination page={filter.page} pages={Math.ceil(rows.length / perPage)} href={(page) => listHref(filter, page)} />
        </>
      )}
    </Layout>
  )
}

function State({ row }: { row: CentreRow }) {
  const say = useWords(words)
  if (row.regulationId) return <Status kind="done">{say['in-force']}</Status>
  return row.drafting ? <Status kind="doing">{say.drafting}</Status> : <Status kind="late">{say.none}</Status>
}
