import { useWords } from '../../kernel/words.ts'
import { Counters, EmptyState, Excel, Field, Filters, Layout, Link, Muted, Pagination, Select, Table, Tabs } from '../../ui/index.ts'
import type { Judged, Side } from './queries.ts'
import { counterKind, Due, TaskStatus, TimelinessTag } from './show.tsx'
import { type Counter, counters, followed, type Status } from './task.ts'
import { counterWords, statusWords, words } from './words.ts'

export interface Filter {
  side: Side
  counter?: Counter
  status?: Status
  q: string
  page: number
}

/** Address of the list under a filter; what is not set is left out. */
export function listHref({ side, counter, status, q, page }: Partial<Filter>, path = '/tasks'): string {
  const query = new URLSearchParams()
  if (side) query.set('side', side)
  if (counter) query.set('counter', counter)
  if (status) query.set('status', status)
  if (q) query.set('q', q)
  if (page && page > 1) query.set('page', String(page))
  return query.size ? `${path}?${query}` : path
}

const perPage = 50

export function TasksPage({ all, filter, canGive }: { all: Judged[]; filter: Filter; canGive: boolean }) {
  const say = useWords(words)
  const rows = matching(all, filter)
  const pages = Math.max(1, Math.ceil(rows.length / perPage))
  const tab = (side: Side, text: string) => ({ href: listHref({ side }), text, current: filter.side === side })
  return (
    <Layout title={say.tasks} wide>
      {canGive && <Tabs items={[tab('received', say.received), tab('given', say.given)]} />}
      {all.length === 0 && !filter.q ? (
        <Nothing side={filter.side} />
      ) : (
        <>
          <CounterRow all={all} filter={filter} />
          <ListFilter filter={filter} />
          <Muted>
            {say.total(rows.length)} · <Excel href={listHref(filter, '/tasks.xlsx')} />
            {' · '}
            <Link href="/notices">{say.reminders}</Link>
            {filter.side === 'given' && (
              <>
                {' · '}
                <Link href="/tasks/calls">{say.calls}</Link>
              </>
            )}
          </Muted>
          <Rows rows={rows.slice((filter.page - 1) * perPage, filter.page * perPage)} side={filter.side} />
          <Pagination page={filter.page} pages={pages} href={(page) => listHref({ ...filter, page })} />
        </>
      )}
    </Layout>
  )
}

export function matching(all: Judged[], { counter, status }: Pick<Filter, 'counter' | 'status'>): Judged[] {
  return all.filter((row) => (!counter || row.counter === counter) && (!status || row.status === status))
}

function Nothing({ side }: { side: Side }) {
  const say = useWords(words)
  return side === 'received' ? (
    <EmptyState title={say.emptyReceived}>{say.emptyReceivedText}</EmptyState>
  ) : (
    <EmptyState title={say.emptyGiven} action={{ href: '/letters', text: say.toLetters }}>
      {say.emptyGivenText}
    </EmptyState>
  )
}

function CounterRow({ all, filter }: { all: Judged[]; filter: Filter }) {
  const names = useWords(counterWords)
  return (
    <Counters
      items={counters.map((counter) => ({
        label: names[counter],
        count: all.filter((row) => row.counter === counter).length,
        kind: counterKind[counter],
        href: listHref({ side: filter.side, q: filter.q, counter }),
        current: filter.counter === counter,
      }))}
    />
  )
}

function ListFilter({ filter }: { filter: Filter }) {
  const say = useWords(words)
  const names = useWords(statusWords)
  return (
    <Filters action="/tasks" clear={listHref({ side: filter.side })}>
      {filter.side === 'given' && <input type="hidden" name="side" value="given" />}
      {filter.counter && <input type="hidden" name="counter" value={filter.counter} />}
      <Field name="q" label={say.search} value={filter.q} />
      <Select
        name="status"
        label={say.status}
        value={filter.status ?? ''}
        options={[{ value: '', text: say.anyStatus }, ...followed.map((status) => ({ value: status, text: names[status] }))]}
      />
    </Filters>
  )
}

function Rows({ rows, side }: { rows: Judged[]; side: Side }) {
  const say = useWords(words)
  const other =
    side === 'received'
      ? { key: 'from', head: say.from, cell: (row: Judged) => row.assigner }
      : { key: 'office', head: say.office, cell: (row: Judged) => row.body }
  return (
    <Table
      dense
      hideCaption
      caption={say.tasks}
      rows={rows}
      empty={say.nothingFound}
      columns={[
        { key: 'title', head: say.title, cell: (row) => <Link href={`/assignments/${row.id}`}>{row.title}</Link> },
        other,
        { key: 'nature', head: say.nature, cell: (row) => `${say[row.nature]} · ${say[row.role]}` },
        { key: 'due', head: say.due, cell: (row) => <Due part={row} /> },
        { key: 'status', head: say.status, cell: (row) => <TaskStatus status={row.status} /> },
        { key: 'lateness', head: say.lateness, cell: (row) => <TimelinessTag timeliness={row.timeliness} /> },
        { key: 'holder', head: say.holder, cell: (row) => row.holder ?? say.nobody },
      ]}
    />
  )
}
