import { date, sentence } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import {
  Actions,
  EmptyState,
  Excel,
  Field,
  Filters,
  Layout,
  Link,
  LinkButton,
  Muted,
  Pagination,
  Select,
  Status,
  type StatusKind,
  Table,
  Tabs,
} from '../../ui/index.ts'
import { type ArrivalRow, type ArrivalStatus, arrivalStatus, arrivalStatuses, type DocumentRow } from '../../work/documents/index.ts'
import { enterLetter } from './access.ts'
import { statusWords, words } from './words.ts'

export interface Filter {
  side: 'in' | 'out'
  status?: ArrivalStatus
  q: string
  page: number
}

export function registerHref({ side, status, q, page }: Partial<Filter>, path = '/letters'): string {
  const query = new URLSearchParams()
  if (side === 'out') query.set('side', side)
  if (status) query.set('status', status)
  if (q) query.set('q', q)
  if (page && page > 1) query.set('page', String(page))
  return query.size ? `${path}?${query}` : path
}

export const arrivalKind: Record<ArrivalStatus, StatusKind> = {
  unregistered: 'todo',
  registered: 'doing',
  presented: 'waiting',
  noted: 'doing',
  forwarded: 'doing',
  handled: 'done',
}

export function ArrivalStatusTag({ row }: { row: ArrivalRow }) {
  const names = useWords(statusWords)
  const status = arrivalStatus(row)
  return <Status kind={arrivalKind[status]}>{names[status]}</Status>
}

const perPage = 50
export const dated = (row: { datedOn: Temporal.PlainDate | null; datedAs: string }) => (row.datedOn ? date(row.datedOn) : row.datedAs)

interface Register {
  filter: Filter
  arrivals: ArrivalRow[]
  issued: DocumentRow[]
  /** Page of what is being written, for those who may read it. */
  drafts: string | null
}

export function RegisterPage({ filter, arrivals, issued, drafts }: Register) {
  const say = useWords(words)
  const { actor } = useFacts()
  const rows = filter.side === 'in' ? arrivals : issued
  const nothing = rows.length === 0 && !filter.q && !filter.status
  return (
    <Layout title={say.letters} wide>
      {actor.may(enterLetter) && (
        <Actions>
          <LinkButton href="/letters/new">{say.enter}</LinkButton>
          <Link href="/legal">{say.library}</Link>
        </Actions>
      )}
      <Tabs
        items={[
          { href: registerHref({ side: 'in' }), text: say.incoming, current: filter.side === 'in' },
          { href: registerHref({ side: 'out' }), text: say.outgoing, current: filter.side === 'out' },
          ...(drafts ? [{ href: drafts, text: say.drafts }] : []),
        ]}
      />
      {nothing ? (
        <EmptyState title={say.none}>{say.noneText}</EmptyState>
      ) : (
        <>
          <RegisterFilter filter={filter} />
          <Muted>
            <Excel href={registerHref({ ...filter, page: 1 }, '/letters.xlsx')} />
          </Muted>
          {filter.side === 'in' ? <Incoming rows={cut(arrivals, filter.page)} /> : <Outgoing rows={cut(issued, filter.page)} />}
          <Pagination
            page={filter.page}
            pages={Math.max(1, Math.ceil(rows.length / perPage))}
            href={(page) => registerHref({ ...filter, page })}
          />
        </>
      )}
    </Layout>
  )
}

const cut = <T,>(rows: T[], page: number) => rows.slice((page - 1) * perPage, page * perPage)

function RegisterFilter({ filter }: { filter: Filter }) {
  const say = useWords(words)
  const names = useWords(statusWords)
  return (
    <Filters action="/letters" clear={registerHref({ side: filter.side })}>
      {filter.side === 'out' && <input type="hidden" name="side" value="out" />}
      <Field name="q" label={say.search} value={filter.q} />
      {filter.side === 'in' && (
        <Select
          name="status"
          label={say.status}
          value={filter.status ?? ''}
          options={[{ value: '', text: say.anyStatus }, ...arrivalStatuses.map((status) => ({ value: status, text: names[status] }))]}
        />
      )}
    </Filters>
  )
}

function Incoming({ rows }: { rows: ArrivalRow[] }) {
  const say = useWords(words)
  return (
    <Table
      dense
      hideCaption
      caption={say.incoming}
      rows={rows}
      empty={say.noneFound}
      columns={[
        { key: 'number', head: say.number, numeric: true, cell: (row) => (row.number ? `${row.number}/${row.year}` : '–') },
        { key: 'arrived', head: say.arrived, cell: (row) => (row.arrivedOn ? date(row.arrivedOn) : '–') },
        { key: 'code', head: say.code, cell: (row) => row.code || say.noNumber },
        { key: 'dated', head: say.dated, cell: (row) => dated(row) },
        {
          key: 'subject',
          head: say.subject,
          main: true,
          cell: (row) => <Link href={`/arrivals/${row.id}`}>{sentence(row.subject) || say.noSubject}</Link>,
        },
        { key: 'issuer', head: say.issuer, cell: (row) => row.issuer },
        { key: 'status', head: say.status, cell: (row) => <ArrivalStatusTag row={row} /> },
      ]}
    />
  )
}

function Outgoing({ rows }: { rows: DocumentRow[] }) {
  const say = useWords(words)
  return (
    <Table
      dense
      hideCaption
      caption={say.outgoing}
      rows={rows}
      empty={say.noneFound}
      columns={[
        { key: 'code', head: say.code, cell: (row) => row.code || say.noNumber },
        { key: 'dated', head: say.dated, cell: (row) => dated(row) },
        {
          key: 'subject',
          head: say.subject,
          main: true,
          cell: (row) => <Link href={`/letters/${row.id}`}>{sentence(row.subject) || say.noSubject}</Link>,
        },
        { key: 'seen', head: say.seenShort, cell: (row) => (row.recipients ? say.of(row.unseen, row.recipients) : '–') },
      ]}
    />
  )
}
