import { date, number } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/index.ts'
import { useWords } from '../../kernel/words.ts'
import { Actions, Details, EmptyState, Heading, Hint, Layout, LinkButton, Matrix, Pagination, Paragraph } from '../../ui/index.ts'
import { statusWords } from '../../work/tasks/index.ts'
import { address, type Filter } from './filter.ts'
import { FollowUpCounters, FollowUpFilters, listPath, Narrowed } from './filters.tsx'
import { LateOffices, LeaderBlock } from './leader.tsx'
import { toMatrix } from './matrix.ts'
import { bodiesPerPage, type Cell, type Counts, type DocumentOption, type LateOffice, tasksPerPage } from './queries.ts'
import { words } from './words.ts'

export const path = '/follow-up'

export interface FollowUp {
  filter: Filter
  counts: Counts
  documents: DocumentOption[]
  cells: Cell[]
  page: { row: number; col: number }
  /** Who is late. */
  late: LateOffice[]
  /** The reader begins with five figures and the drafted report. */
  leads: boolean
}

export function FollowUpPage(data: FollowUp) {
  const { actor, today } = useFacts()
  const say = useWords(words)
  const { filter, counts, documents, late, leads } = data
  const unfiltered = address(path, filter) === path
  return (
    <Layout title={say.title} caption={say.caption(actor.post?.bodyName ?? '')} wide>
      <Hint>{say.counted(date(today))}</Hint>
      {leads ? (
        <LeaderBlock counts={counts} filter={filter} late={late} documents={documents} />
      ) : (
        <>
          <FollowUpCounters counts={counts} filter={filter} />
          {late.length > 0 && (
            <Details summary={`${say.lateOffices} (${late.length})`}>
              <LateOffices late={late} filter={filter} />
            </Details>
          )}
        </>
      )}
      {counts.total === 0 && unfiltered ? (
        <EmptyState title={say.emptyTitle} action={{ href: '/letters', text: say.emptyAction }}>
          {say.empty}
        </EmptyState>
      ) : (
        <Board {...data} />
      )}
    </Layout>
  )
}

function Board(data: FollowUp) {
  const say = useWords(words)
  const { filter, documents, cells } = data
  const officeName = cells.find((cell) => cell.bodyId === filter.office)?.body
  return (
    <>
      <Heading>{say.matrixTitle}</Heading>
      <FollowUpFilters path={path} filter={filter} documents={documents} />
      <Narrowed filter={filter} officeName={officeName} />
      <Actions>
        <LinkButton href={address(listPath, filter)} variant="secondary">
          {say.toList}
        </LinkButton>
        <LinkButton href={address(`${path}/table.xlsx`, filter)} variant="secondary">
          {say.sheetMatrix}
        </LinkButton>
        <LinkButton
          href={address('/reports/upward', filter.document && filter.document !== 'none' ? { document: filter.document } : {})}
          variant="secondary"
        >
          {say.report}
        </LinkButton>
      </Actions>
      {cells.length === 0 ? <EmptyState title={say.nothingTitle}>{say.nothing}</EmptyState> : <Table {...data} />}
    </>
  )
}

function Table({ filter, counts, cells, page }: FollowUp) {
  const { today } = useFacts()
  const say = useWords(words)
  const statusNames = useWords(statusWords)
  const { rows, columns } = toMatrix(cells, { say, statusWords: statusNames, today, filter })
  return (
    <>
      <Hint>
        {span(say.shownRows, page.row, bodiesPerPage, counts.bodies)} · {span(say.shownCols, page.col, tasksPerPage, counts.tasks)}.{' '}
        {say.legend}
      </Hint>
      <Matrix caption={say.matrixTitle} corner={say.body} columns={columns} rows={rows} />
      <Pages
        label={say.moreRows}
        page={page.row}
        total={counts.bodies}
        size={bodiesPerPage}
        href={(rows) => address(path, filter, { rows, cols: page.col })}
      />
      <Pages
        label={say.moreCols}
        page={page.col}
        total={counts.tasks}
        size={tasksPerPage}
        href={(cols) => address(path, filter, { rows: page.row, cols })}
      />
    </>
  )
}

export const span = (word: (from: string, to: string, total: string) => string, page: number, size: number, total: number) =>
  word(number((page - 1) * size + 1), number(Math.min(page * size, total)), number(total))

function Pages({
  label,
  page,
  total,
  size,
  href,
}: {
  label: string
  page: number
  total: number
  size: number
  href(page: number): string
}) {
  const pages = Math.ceil(total / size)
  return pages > 1 ? (
    <>
      <Paragraph>{label}</Paragraph>
      <Pagination page={page} pages={pages} href={href} />
    </>
  ) : null
}
