import { Declaration, type OutgoingRow } from '../../areas/issuing/index.ts'
import { date, excerpt, number } from '../../kernel/format.ts'
import { Current, useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import {
  Actions,
  Button,
  DateField,
  EmptyState,
  Field,
  Filters,
  Form,
  Heading,
  Hint,
  Layout,
  Link,
  Notice,
  PaperSheet,
  Paragraph,
  Select,
  type Sheet,
  SummaryList,
  Table,
  TextArea,
} from '../../ui/index.ts'
import { counters, counterWords } from '../../work/tasks/index.ts'
import { Drafts, draftWords, onItsWay } from '../drafts.tsx'
import { address, type Filter } from '../follow-up/filter.ts'
import { FollowUpCounters } from '../follow-up/filters.tsx'
import type { DocumentOption } from '../follow-up/queries.ts'
import { type Facts, lateDone, lateOpen, narrativeOf, withoutDue } from './draft.ts'
import { figuresOf, listPath } from './figures.ts'
import { firstSentence } from './names.ts'
import type { Noted } from './queries.ts'
import { sentences, words } from './words.ts'

export const path = '/reports/upward'

export function ChoosePage({ documents }: { documents: DocumentOption[] }) {
  const say = useWords(words)
  return (
    <Layout title={say.choose}>
      {documents.length === 0 ? (
        <EmptyState title={say.nothingTitle} action={{ href: '/letters', text: say.toLetters }}>
          {say.nothing}
        </EmptyState>
      ) : (
        <>
          <Paragraph>{say.chooseHint}</Paragraph>
          <Filters action={path} ask={say.draft}>
            <Select
              name="document"
              label={say.document}
              options={documents.map(({ id, code, subject }) => ({
                value: id,
                text: excerpt([code, subject].filter(Boolean).join(' – '), 90),
              }))}
            />
            <DateField name="from" label={say.from} optional />
            <DateField name="until" label={say.until} optional />
          </Filters>
        </>
      )}
    </Layout>
  )
}

export interface Preview {
  facts: Facts
  filter: Filter
  profile: string
  /** The paper as it would be downloaded, before anything is changed. */
  sheet: Sheet
  /** Outgoing papers that the report became. */
  made: OutgoingRow[]
}

export function PreviewPage({ facts, filter, profile, sheet, made }: Preview) {
  const { today } = useFacts()
  const say = useWords(words)
  const { directive, party } = facts
  return (
    <Layout
      title={say.title}
      caption={[directive.code, directive.subject].filter(Boolean).join(' – ')}
      back={{ href: path, text: say.back }}
      form="report"
      wide
    >
      <Hint>{say.counted(date(today))}</Hint>
      <Drafts rows={made} />
      <FollowUpCounters counts={facts.counts} filter={filter} />
      <Heading>{say.preview}</Heading>
      <Hint>{say.previewHint}</Hint>
      <PaperSheet sheet={sheet} />
      <Text facts={facts} filter={filter} layout={party ? say.partyLayout(profile) : say.stateLayout(profile)} free={!onItsWay(made)} />
      <Heading>{say.figures}</Heading>
      <Clauses facts={facts} filter={filter} />
      <LateTable title={sentences.lateSection} rows={lateOpen(facts.noted)} empty={sentences.noLate} />
      {lateDone(facts.noted).length > 0 && <LateTable title={sentences.doneLateSection} rows={lateDone(facts.noted)} />}
      {withoutDue(facts.noted).length > 0 && <Undated rows={withoutDue(facts.noted)} />}
      <Sources facts={facts} filter={filter} />
    </Layout>
  )
}

/** A download writes nothing, so the same form may be sent again after a correction: it bears no key that would make it count once. */
function Again({ action, children }: { action: string; children: preact.ComponentChildren }) {
  const facts = useFacts()
  return (
    <Current.Provider value={{ ...facts, once: '' }}>
      <Form action={action} id="report" autosave={false}>
        {children}
      </Form>
    </Current.Provider>
  )
}

function Text({ facts, filter, layout, free }: { facts: Facts; filter: Filter; layout: string; free: boolean }) {
  const say = useWords(words)
  const draft = useWords(draftWords)
  const { recipient, opening, assessment, proposals, position, signer } = narrativeOf(facts)
  const period = { from: filter.from, until: filter.until }
  const base = `${path}/${facts.directive.id}`
  return (
    <>
      <Heading>{say.words}</Heading>
      <Notice>{say.kept}</Notice>
      <SummaryList rows={[{ key: say.layout, value: layout }]} />
      <Again action={address(base, period)}>
        <Field name="recipient" label={say.recipient} value={recipient} />
        <TextArea name="opening" label={say.opening} value={opening} rows={4} />
        <TextArea name="assessment" label={say.assessment} value={assessment} rows={4} />
        <TextArea name="proposals" label={say.proposals} hint={say.proposalsHint} value={proposals} rows={5} />
        <TextArea name="position" label={say.position} value={position} rows={2} />
        <Field name="signer" label={say.signer} value={signer} width={20} />
        {free && (
          <>
            <Hint>{draft.next}</Hint>
            <Declaration />
          </>
        )}
        <Actions>
          {free && <Button formaction={address(`${base}/paper`, period)}>{draft.toIssuing}</Button>}
          <Button variant="secondary">{say.download}</Button>
        </Actions>
      </Again>
    </>
  )
}

function Clauses({ facts, filter }: { facts: Facts; filter: Filter }) {
  const say = useWords(words)
  const counterNames = useWords(counterWords)
  const open = (clause: string | null, rest: Filter, count: number) => (
    <Link href={address(listPath, { ...filter, clause: clause ?? 'none', ...rest })}>{number(count)}</Link>
  )
  return (
    <Table
      caption={sentences.byClause}
      dense
      rows={facts.clauses}
      columns={[
        {
          key: 'clause',
          head: say.content,
          cell: (row) => (row.id ? sentences.clauseName(row.label, firstSentence(row.text)) : sentences.noClause),
        },
        { key: 'total', head: say.total, numeric: true, cell: (row) => open(row.id, {}, row.total) },
        ...counters.map((counter) => ({
          key: counter,
          head: counterNames[counter],
          numeric: true,
          cell: (row: Facts['clauses'][number]) => open(row.id, { counter }, row.counters[counter]),
        })),
      ]}
    />
  )
}

function LateTable({ title, rows, empty }: { title: string; rows: Noted[]; empty?: string }) {
  const say = useWords(words)
  return (
    <>
      {rows.length === 0 && <Heading>{title}</Heading>}
      <Table
        caption={title}
        rows={rows}
        empty={empty}
        dense
        columns={[
          { key: 'body', head: say.office, cell: (row) => row.body },
          { key: 'task', head: say.task, cell: (row) => <Link href={`/assignments/${row.id}`}>{row.title}</Link> },
          { key: 'due', head: say.due, cell: (row) => (row.dueOn ? date(row.dueOn) : '') },
          { key: 'days', head: say.days, numeric: true, cell: (row) => number(row.daysLate ?? 0) },
          { key: 'reason', head: say.reason, cell: (row) => row.reason ?? sentences.noReason },
        ]}
      />
    </>
  )
}

function Undated({ rows }: { rows: Noted[] }) {
  const say = useWords(words)
  return (
    <Table
      caption={sentences.undatedSection}
      rows={rows}
      dense
      columns={[
        { key: 'body', head: say.office, cell: (row) => row.body },
        { key: 'task', head: say.task, cell: (row) => <Link href={`/assignments/${row.id}`}>{row.title}</Link> },
      ]}
    />
  )
}

function Sources({ facts, filter }: { facts: Facts; filter: Filter }) {
  const say = useWords(words)
  return (
    <Table
      caption={sentences.sourceSection}
      rows={figuresOf(facts, filter)}
      dense
      columns={[
        { key: 'label', head: say.figure, cell: (row) => row.label },
        { key: 'value', head: say.value, numeric: true, cell: (row) => number(row.value) },
        { key: 'source', head: say.source, cell: (row) => <Link href={row.href}>{say.openList}</Link> },
      ]}
    />
  )
}
