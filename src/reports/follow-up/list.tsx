import { date, number } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/index.ts'
import { useWords } from '../../kernel/words.ts'
import { Actions, EmptyState, Hint, Layout, Link, LinkButton, Pagination, Status, Table } from '../../ui/index.ts'
import { statusKind, statusWords, timelinessKind, timelinessWords } from '../../work/tasks/index.ts'
import { address, type Filter } from './filter.ts'
import { FollowUpFilters, listPath, Narrowed } from './filters.tsx'
import { path as matrixPath, span } from './page.tsx'
import { type DocumentOption, perPage, type Row } from './queries.ts'
import { words } from './words.ts'

export interface ListData {
  filter: Filter
  page: number
  rows: Row[]
  total: number
  documents: DocumentOption[]
}

export function ListPage({ filter, page, rows, total, documents }: ListData) {
  const { actor, today } = useFacts()
  const say = useWords(words)
  return (
    <Layout
      title={say.listTitle}
      caption={say.caption(actor.post?.bodyName ?? '')}
      back={{ href: address(matrixPath, filter), text: say.toMatrix }}
      wide
    >
      <Hint>{say.counted(date(today))}</Hint>
      <FollowUpFilters path={listPath} filter={filter} documents={documents} />
      <Narrowed filter={filter} officeName={rows.find((row) => row.bodyId === filter.office)?.body} />
      <Actions>
        <LinkButton href={address(`${listPath}.xlsx`, filter)} variant="secondary">
          {say.sheet}
        </LinkButton>
      </Actions>
      {rows.length === 0 ? (
        <EmptyState title={say.nothingTitle}>{say.nothing}</EmptyState>
      ) : (
        <>
          <Hint>{span(say.shownList, page, perPage, total)}</Hint>
          <Rows rows={rows} />
        </>
      )}
      <Pagination page={page} pages={Math.ceil(total / perPage)} href={(next) => address(listPath, filter, { page: next })} />
    </Layout>
  )
}

function Rows({ rows }: { rows: Row[] }) {
  const say = useWords(words)
  const statusNames = useWords(statusWords)
  const timelinessNames = useWords(timelinessWords)
  return (
    <Table
      caption={say.listTitle}
      hideCaption
      dense
      rows={rows}
      columns={[
        { key: 'body', head: say.body, cell: (row) => row.body },
        {
          key: 'task',
          head: say.task,
          cell: (row) => (
            <>
              <Link href={`/assignments/${row.id}`}>{row.title}</Link>
              {row.document && ` (${row.document})`}
            </>
          ),
        },
        { key: 'role', head: say.role, cell: (row) => `${say[row.role]} · ${say[row.nature].toLowerCase()}` },
        { key: 'due', head: say.due, cell: (row) => dueText(row, say) },
        {
          key: 'timeliness',
          head: say.timeliness,
          cell: (row) => (
            <Status kind={timelinessKind[row.timeliness]}>
              {row.daysLate ? (row.status === 'done' ? say.doneLateBy : say.lateBy)(number(row.daysLate)) : timelinessNames[row.timeliness]}
            </Status>
          ),
        },
        { key: 'status', head: say.status, cell: (row) => <Status kind={statusKind[row.status]}>{statusNames[row.status]}</Status> },
        { key: 'holder', head: say.holder, cell: (row) => row.holder ?? say.noHolder },
        { key: 'updated', head: say.updated, cell: (row) => date(row.updatedOn) },
      ]}
    />
  )
}

/** The first date stays in sight when an extension moved it. */
export function dueText(
  { dueOn, firstDueOn }: Pick<Row, 'dueOn' | 'firstDueOn'>,
  say: Pick<typeof words.vi, 'noDue' | 'firstDue'>,
): string {
  if (!dueOn) return say.noDue
  return firstDueOn && !firstDueOn.equals(dueOn) ? `${date(dueOn)} (${say.firstDue(date(firstDueOn))})` : date(dueOn)
}
