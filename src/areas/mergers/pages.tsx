import { date, number } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import {
  address,
  Button,
  Counters,
  EmptyState,
  Field,
  Filters,
  Form,
  Hidden,
  Layout,
  Link,
  LinkButton,
  Listing,
  Muted,
  Paragraph,
  Section,
  Status,
  type StatusKind,
  SummaryList,
  Table,
} from '../../ui/index.ts'
import { CentreTabs } from '../../work/centre-tabs.tsx'
import { statusOf } from './list.ts'
import type { HandOver, Merger, Pair } from './queries.ts'
import { words } from './words.ts'

const kindOf: Record<Pair['status'], StatusKind> = { none: 'late', drafting: 'doing', checked: 'waiting', signed: 'done' }

export function StateTag({ status }: { status: Pair['status'] }) {
  const say = useWords(words)
  return <Status kind={kindOf[status]}>{say[status]}</Status>
}

export type Show = 'all' | 'unsigned' | 'signed'
export const shownBy = (rows: Pair[], show: Show) =>
  show === 'all' ? rows : rows.filter(({ status }) => (status === 'signed') === (show === 'signed'))

const asked = ({ q, show }: { q: string; show: Show }) => ({ q, show: show !== 'all' && show })

export function ListPage({ found, filter }: { found: Pair[]; filter: { q: string; show: Show; page: number } }) {
  const say = useWords(words)
  const rows = shownBy(found, filter.show)
  const count = (show: Show, label: string, kind: StatusKind) => ({
    label,
    count: shownBy(found, show).length,
    href: address('/mergers', asked({ q: filter.q, show })),
    kind: kind as 'none' | 'late' | 'done',
    current: filter.show === show,
  })
  return (
    <Layout title={say.title} wide>
      <CentreTabs current="/coordination" />
      <Muted>
        <Link href="/coordination">{say.coordination}</Link>
      </Muted>
      <Paragraph>{say.intro}</Paragraph>
      {found.length > 0 && (
        <Counters items={[count('all', say.all, 'none'), count('unsigned', say.unsigned, 'late'), count('signed', say.done, 'done')]} />
      )}
      {(found.length > 12 || filter.q) && (
        <Filters action="/mergers">
          <Field name="q" label={say.find} value={filter.q} />
        </Filters>
      )}
      {rows.length === 0 ? (
        <EmptyState title={say.emptyTitle}>{say.empty}</EmptyState>
      ) : (
        <Listing
          path="/mergers"
          asked={asked(filter)}
          caption={say.title}
          rows={rows}
          page={filter.page}
          columns={[
            { key: 'old', head: say.old, main: true, cell: (row) => <Link href={`/mergers/${row.fromId}`}>{row.from}</Link> },
            { key: 'now', head: say.now, cell: (row) => row.to },
            { key: 'merged', head: say.mergedOn, cell: (row) => date(row.onDate) },
            { key: 'state', head: say.state, cell: (row) => <StateTag status={row.status} /> },
            { key: 'held', head: say.heldOn, cell: (row) => (row.heldOn ? date(row.heldOn) : '–') },
            {
              key: 'seals',
              head: say.seals,
              cell: (row) => (row.sealsReturned === null ? '–' : say.sealsDone),
            },
          ]}
        />
      )}
    </Layout>
  )
}

/** A former centre: what it has handed over, to whom, by which lists. */
export function MergerPage({ merger, lists, own }: { merger: Merger; lists: HandOver[]; own: string | null }) {
  const say = useWords(words)
  return (
    <Layout title={say.of(merger.from)} back={{ href: '/mergers', text: say.title }}>
      {merger.pairs.map((pair) => {
        const its = lists.filter(({ toId }) => toId === pair.toId)
        const first = its[0]
        return (
          <Section key={pair.toId} title={say.listTo(pair.to)}>
            <SummaryList
              rows={[
                { key: say.mergedOn, value: date(pair.onDate) },
                { key: say.state, value: <StateTag status={pair.status} /> },
                first?.sealsReturned != null && {
                  key: say.seals,
                  value: say.sealsTold(
                    number(first.sealsReturned),
                    first.sealsReturnedTo,
                    first.sealsReturnedOn ? date(first.sealsReturnedOn) : '',
                  ),
                },
              ]}
            />
            <Lists lists={its} />
            {own === pair.toId && <Begin merger={merger} first={first} open={its.some((list) => !list.signedAt)} />}
          </Section>
        )
      })}
    </Layout>
  )
}

function Lists({ lists }: { lists: HandOver[] }) {
  const say = useWords(words)
  if (lists.length === 0) return null
  return (
    <Table
      hideCaption
      caption={say.list}
      rows={lists}
      columns={[
        {
          key: 'list',
          head: say.list,
          main: true,
          cell: (row) => <Link href={`/mergers/lists/${row.id}`}>{row.supplementsId ? say.supplement : say.list}</Link>,
        },
        { key: 'state', head: say.state, cell: (row) => <StateTag status={statusOf(row)} /> },
        { key: 'on', head: say.heldOn, cell: (row) => (row.signedAt ? date(row.heldOn) : '–') },
        { key: 'lines', head: say.lines, numeric: true, cell: (row) => number(row.lines.length) },
      ]}
    />
  )
}

function Begin({ merger, first, open }: { merger: Merger; first: HandOver | undefined; open: boolean }) {
  const say = useWords(words)
  const { actor } = useFacts()
  if (!first)
    return (
      <Form action={`/mergers/${merger.id}/lists`} several>
        <Hidden name="to" value={actor.post!.bodyId} />
        <Button>{say.start}</Button>
      </Form>
    )
  if (!first.signedAt || open) return null
  return (
    <>
      <Paragraph>{say.supplementIntro}</Paragraph>
      <Form action={`/mergers/lists/${first.id}/supplement`} several>
        <Button variant="secondary">{say.startSupplement}</Button>
      </Form>
    </>
  )
}

export function Scan({ list }: { list: HandOver }) {
  const say = useWords(words)
  return (
    <LinkButton href={`/mergers/lists/${list.id}/file`} variant="secondary">
      {say.open}
    </LinkButton>
  )
}
