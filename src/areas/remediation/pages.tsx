import { date, instant, number } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import {
  address,
  Button,
  Counters,
  DateField,
  Details,
  EmptyState,
  Field,
  Form,
  Layout,
  Link,
  Listing,
  Notice,
  Paragraph,
  Printed,
  Radios,
  Section,
  Select,
  Status,
  type StatusKind,
  SummaryList,
  Table,
  TextArea,
  Timeline,
  Unseen,
} from '../../ui/index.ts'
import { CentreTabs } from '../../work/centre-tabs.tsx'
import type { Shortcoming } from './queries.ts'
import { allKinds, causes, type Status as State, statusOf } from './shortcoming.ts'
import { words } from './words.ts'

const kindOf: Record<State, StatusKind> = { found: 'late', planned: 'doing', 'to-recheck': 'waiting', failed: 'returned', closed: 'done' }
export const states: State[] = ['found', 'planned', 'to-recheck', 'failed', 'closed']

function StateTag({ one }: { one: Shortcoming }) {
  const say = useWords(words)
  const state = statusOf(one)
  return <Status kind={kindOf[state]}>{say[state]}</Status>
}

function Since({ one }: { one: Shortcoming }) {
  const say = useWords(words)
  const { today } = useFacts()
  const days = one.closedOn ? 0 : one.foundOn.until(today).days
  return <>{days > 0 ? `${date(one.foundOn)} · ${say.days(number(days))}` : date(one.foundOn)}</>
}

function Due({ on }: { on: Temporal.PlainDate }) {
  const say = useWords(words)
  const { today } = useFacts()
  return Temporal.PlainDate.compare(on, today) < 0 ? <Status kind="late">{say.overdue(date(on))}</Status> : date(on)
}

const nextDue = (one: Shortcoming) => one.actions.find(({ doneAt }) => doneAt === null)?.dueOn ?? null

interface ListProps {
  all: Shortcoming[]
  state: State | null
  /** Only those of this centre. */
  centre: string | null
  /** Centres at which the reader inspects. */
  inspected: { id: string; name: string }[]
}

export function ListPage({ all, state, centre, inspected }: ListProps) {
  const say = useWords(words)
  const rows = state ? all.filter((one) => statusOf(one) === state) : all.filter((one) => one.closedOn === null)
  return (
    <Layout title={say.title} caption={centre === null ? undefined : all[0]?.centre} wide>
      <CentreTabs current="/shortcomings" />
      <Paragraph>{say.intro}</Paragraph>
      {all.length > 0 && (
        <Counters
          items={states.map((one) => ({
            label: say[one],
            count: all.filter((row) => statusOf(row) === one).length,
            href: address('/shortcomings', { state: one, centre }),
            kind: kindOf[one],
            current: state === one,
          }))}
        />
      )}
      {rows.length === 0 ? (
        <EmptyState title={say.emptyTitle}>{say.empty}</EmptyState>
      ) : (
        <Listing
          path="/shortcomings"
          asked={{ state, centre }}
          beside={[(state !== null || centre !== null) && { href: '/shortcomings', text: say.all }]}
          caption={say.title}
          rows={rows}
          columns={[
            { key: 'what', head: say.what, main: true, cell: (row) => <Link href={`/shortcomings/${row.id}`}>{say[row.kind]}</Link> },
            { key: 'centre', head: say.centre, cell: (row) => row.centre },
            { key: 'state', head: say.state, cell: (row) => <StateTag one={row} /> },
            {
              key: 'since',
              head: say.since,
              cell: (row) => <Since one={row} />,
            },
            {
              key: 'due',
              head: say.due,
              cell: (row) => {
                const due = row.closedOn ? null : nextDue(row)
                return due ? <Due on={due} /> : '–'
              },
            },
          ]}
        />
      )}
      {inspected.length > 0 && <Inspect centres={inspected} />}
    </Layout>
  )
}

function Inspect({ centres }: { centres: { id: string; name: string }[] }) {
  const say = useWords(words)
  const { problems } = useFacts()
  return (
    <Details summary={say.inspect} fields={['note']} open={problems.length > 0}>
      {centres.map(({ id, name }) => (
        <Form key={id} action={`/centres/${id}/shortcomings`} several>
          <Select
            name="kind"
            label={`${say.inspectWhat} – ${name}`}
            options={allKinds.map((kind) => ({ value: kind, text: say[kind] }))}
            value="other"
          />
          <TextArea name="note" label={say.inspectNote} rows={3} />
          <Button variant="secondary">{say.inspect}</Button>
        </Form>
      ))}
    </Details>
  )
}

interface PageProps {
  one: Shortcoming
  /** Whether the records still say so; null for what only an inspection can see. */
  short: boolean | null
  plans: boolean
  inspects: boolean
}

export function ShortcomingPage({ one, short, plans, inspects }: PageProps) {
  const say = useWords(words)
  const path = `/shortcomings/${one.id}`
  const state = statusOf(one)
  const open = one.closedOn === null
  return (
    <Layout title={say[one.kind]} caption={one.centre} status={<StateTag one={one} />} back={{ href: '/shortcomings', text: say.title }}>
      {open && short === false && <Notice>{say.mended}</Notice>}
      <SummaryList
        rows={[
          { key: say.since, value: <Since one={one} /> },
          { key: say.source, value: one.source === 'records' ? say.records : say.inspection(one.foundBy ?? '') },
          one.note !== '' && { key: say.note, value: one.note },
          one.cause !== '' && { key: say.cause, value: say[one.cause] },
        ]}
      />
      <Section title={say.plan}>
        <Table
          hideCaption
          caption={say.plan}
          rows={one.actions}
          empty={say.noPlan}
          columns={[
            { key: 'text', head: say.action, main: true, cell: (row) => row.text },
            { key: 'owner', head: say.owner, cell: (row) => row.owner },
            {
              key: 'due',
              head: say.dueOn,
              cell: (row) => (row.doneAt === null ? <Due on={row.dueOn} /> : date(row.dueOn)),
            },
            {
              key: 'result',
              head: say.result,
              cell: (row) =>
                row.doneAt ? (
                  `${row.result} · ${instant(row.doneAt)}`
                ) : plans && open ? (
                  <Details summary={say.done} fields={['result']}>
                    <Form action={`${path}/actions/${row.id}/done`} several>
                      <Field name="result" id={`result-${row.id}`} label={say.resultLabel} />
                      <Button variant="secondary">
                        {say.done}
                        <Unseen>: {row.text}</Unseen>
                      </Button>
                    </Form>
                  </Details>
                ) : (
                  '–'
                ),
            },
          ]}
        />
        {plans && open && <Plan one={one} />}
      </Section>
      {one.rechecks.length > 0 && (
        <Section title={say.rechecks}>
          <Timeline
            events={one.rechecks.map(({ at, by, passed, note }) => ({
              title: passed ? say.passed : say.notPassed,
              by,
              when: at,
              text: note,
            }))}
          />
        </Section>
      )}
      {inspects && open && state !== 'found' && (
        <Section title={say.recheck}>
          {short === true && <Notice kind="warning">{say.stillShort}</Notice>}
          <Form action={`${path}/recheck`}>
            <Radios
              name="passed"
              label={say.rechecks}
              options={[
                { value: 'yes', text: say.passed },
                { value: 'no', text: say.notPassed },
              ]}
            />
            <TextArea name="note" label={say.recheckNote} rows={3} />
            <Button>{say.recheck}</Button>
          </Form>
        </Section>
      )}
      <Printed />
    </Layout>
  )
}

function Plan({ one }: { one: Shortcoming }) {
  const say = useWords(words)
  const { problems } = useFacts()
  return (
    <Details
      summary={say.addAction}
      fields={['text']}
      open={(one.actions.length === 0 && !one.mended) || problems.some(({ field }) => field === 'text')}
    >
      <Form action={`/shortcomings/${one.id}/actions`} several>
        <Select
          name="cause"
          label={say.cause}
          options={causes.map((cause) => ({ value: cause, text: say[cause] }))}
          value={one.cause}
          empty
        />
        <TextArea name="text" label={say.action} rows={2} />
        <Field name="owner" label={say.owner} />
        <DateField name="dueOn" label={say.dueOn} value="" />
        <Button>{say.addAction}</Button>
      </Form>
    </Details>
  )
}
