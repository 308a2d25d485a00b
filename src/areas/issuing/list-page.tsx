import { date, sentence } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import { Actions, EmptyState, Excel, Field, Filters, Layout, Link, LinkButton, Muted, Pagination, Select, Table } from '../../ui/index.ts'
import { draftKinds } from '../../work/papers/index.ts'
import { declareSeries, draftOutgoing } from './access.ts'
import { statuses } from './paper.ts'
import type { Filter, OutgoingRow } from './queries.ts'
import { codeOf, StatusTag } from './show.tsx'
import { kindWords, statusWords, words } from './words.ts'

export type ListFilter = Filter & { page: number }

export function listHref({ status, kind, q, page }: Partial<ListFilter>, path = '/issuing'): string {
  const query = new URLSearchParams()
  if (status && status !== 'open') query.set('status', status)
  if (kind) query.set('kind', kind)
  if (q) query.set('q', q)
  if (page && page > 1) query.set('page', String(page))
  return query.size ? `${path}?${query}` : path
}

const perPage = 50

export function ListPage({ rows, filter }: { rows: OutgoingRow[]; filter: ListFilter }) {
  const say = useWords(words)
  const { actor } = useFacts()
  const plain = filter.status === 'open' && !filter.kind && !filter.q
  return (
    <Layout title={filter.status === 'open' ? say.title : say.allTitle} back={{ href: '/letters' }} wide>
      <Actions>
        {actor.may(draftOutgoing) && <LinkButton href="/issuing/new">{say.start}</LinkButton>}
        <Link href="/letters?side=out">{say.register}</Link>
        {actor.may(declareSeries) && <Link href="/issuing/numbering">{say.settings}</Link>}
      </Actions>
      <ListFilters filter={filter} />
      {rows.length === 0 && plain ? (
        <EmptyState title={say.none}>{say.noneText}</EmptyState>
      ) : (
        <>
          <Muted>
            <Excel href={listHref({ ...filter, page: 1 }, '/issuing.xlsx')} />
          </Muted>
          <Rows rows={rows.slice((filter.page - 1) * perPage, filter.page * perPage)} />
          <Pagination page={filter.page} pages={Math.ceil(rows.length / perPage)} href={(page) => listHref({ ...filter, page })} />
        </>
      )}
    </Layout>
  )
}

function ListFilters({ filter }: { filter: ListFilter }) {
  const say = useWords(words)
  const [names, kinds] = [useWords(statusWords), useWords(kindWords)]
  return (
    <Filters action="/issuing">
      <Field name="q" label={say.search} value={filter.q} />
      <Select
        name="status"
        label={say.status}
        value={filter.status}
        options={[
          { value: 'open', text: say.open },
          ...statuses.map((status) => ({ value: status, text: names[status] })),
          { value: 'all', text: say.all },
        ]}
      />
      <Select
        name="kind"
        label={say.kind}
        value={filter.kind ?? ''}
        options={[{ value: '', text: say.anyKind }, ...draftKinds.map((kind) => ({ value: kind, text: kinds[kind] }))]}
      />
    </Filters>
  )
}

function Rows({ rows }: { rows: OutgoingRow[] }) {
  const say = useWords(words)
  const kinds = useWords(kindWords)
  const { lang } = useFacts()
  return (
    <Table
      dense
      hideCaption
      caption={say.allTitle}
      rows={rows}
      empty={say.noneFound}
      columns={[
        { key: 'code', head: say.code, cell: (row) => codeOf(row, lang) },
        { key: 'dated', head: say.dated, cell: (row) => (row.datedOn ? date(row.datedOn) : '–') },
        { key: 'kind', head: say.kind, cell: (row) => kinds[row.kind] },
        { key: 'subject', head: say.subject, main: true, cell: (row) => <Link href={`/issuing/${row.id}`}>{sentence(row.subject)}</Link> },
        { key: 'desk', head: say.desk, cell: (row) => row.desk },
        { key: 'signer', head: say.signer, cell: (row) => row.signer ?? '–' },
        { key: 'status', head: say.status, cell: (row) => <StatusTag of={row} /> },
      ]}
    />
  )
}
