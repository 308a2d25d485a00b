import { date, number } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import {
  Button,
  DateField,
  Details,
  EmptyState,
  Excel,
  Field,
  FileField,
  Form,
  Hint,
  Layout,
  Link,
  List,
  Muted,
  Notice,
  Section,
  Select,
  Status,
  SummaryList,
  Table,
  TextArea,
} from '../../ui/index.ts'
import {
  audiences,
  type Covered,
  forms,
  type Reached,
  rateOf,
  recordDissemination,
  type Session,
  type SessionFilter,
} from '../../work/dissemination/index.ts'
import type { Letter } from '../../work/documents/index.ts'
import { words } from './words.ts'

interface Props {
  letter: Pick<Letter, 'id' | 'code' | 'subject' | 'purgedAt'>
  coverage: Covered[]
  sessions: Session[]
  filter: SessionFilter
}

export const coveragePath = (letterId: string) => `/letters/${letterId}/dissemination`
export const totalOf = (reached: readonly Reached[]) => reached.reduce((sum, one) => sum + one.present, 0)

export function CoveragePage({ letter, coverage, sessions, filter }: Props) {
  const say = useWords(words)
  const { actor } = useFacts()
  const held = coverage.filter((row) => row.sessions > 0)
  const without = coverage.filter((row) => row.sessions === 0)
  return (
    <Layout
      title={say.title}
      caption={[letter.code, letter.subject].filter(Boolean).join(' – ')}
      back={{ href: `/letters/${letter.id}`, text: say.back }}
      wide
    >
      {held.length === 0 ? <EmptyState title={say.emptyTitle}>{say.empty}</EmptyState> : <Coverage letterId={letter.id} rows={held} />}
      {held.length > 0 && without.length > 0 && <Without rows={without} />}
      {actor.may(recordDissemination) && !letter.purgedAt && <RecordForm letterId={letter.id} open={held.length === 0} />}
      {sessions.length > 0 && <Sessions letterId={letter.id} rows={sessions} filter={filter} />}
    </Layout>
  )
}

/** Bodies that told nobody yet are a list of names: as rows of a table they would be rows of dashes. */
function Without({ rows }: { rows: Covered[] }) {
  const say = useWords(words)
  return (
    <Section title={say.without(rows.length)}>
      <List items={rows.map((row) => row.body)} />
    </Section>
  )
}

function Coverage({ letterId, rows }: { letterId: string; rows: Covered[] }) {
  const say = useWords(words)
  const path = coveragePath(letterId)
  const met = audiences.filter((audience) => rows.some((row) => row.reached.some((one) => one.audience === audience)))
  return (
    <>
      <Muted>
        <Excel href={`${path}/coverage.xlsx`} />
      </Muted>
      <Table
        dense
        caption={say.coverage}
        rows={rows}
        columns={[
          { key: 'body', head: say.body, main: true, cell: (row) => row.body },
          {
            key: 'sessions',
            head: say.sessions,
            numeric: true,
            cell: (row) => <Link href={`${path}?body=${row.bodyId}`}>{number(row.sessions)}</Link>,
          },
          ...met.map((audience) => ({
            key: audience,
            head: say[audience],
            numeric: true,
            cell: (row: Covered) => {
              const reached = row.reached.find((one) => one.audience === audience)
              return reached ? <Link href={`${path}?body=${row.bodyId}&audience=${audience}`}>{number(reached.present)}</Link> : '–'
            },
          })),
          { key: 'total', head: say.total, numeric: true, cell: (row) => number(totalOf(row.reached)) },
          { key: 'rate', head: say.rate, numeric: true, cell: (row) => <Rate reached={row.reached} /> },
        ]}
      />
    </>
  )
}

function Rate({ reached }: { reached: Reached[] }) {
  const say = useWords(words)
  const rate = rateOf(reached)
  if (reached.length === 0) return <>–</>
  return <>{rate === null ? say.noRate : say.percent(number(rate))}</>
}

function RecordForm({ letterId, open }: { letterId: string; open: boolean }) {
  const say = useWords(words)
  const { today, problems } = useFacts()
  return (
    <Details summary={say.record} open={open || problems.length > 0} fields={['heldOn']}>
      <Form action={coveragePath(letterId)} files several>
        <Select name="form" label={say.form} options={forms.map((form) => ({ value: form, text: say[form] }))} />
        <DateField name="heldOn" label={say.heldOn} value={date(today)} />
        <Field name="place" label={say.place} optional />
        <Field name="presenter" label={say.presenter} optional />
        <Hint>{say.people}</Hint>
        {audiences.map((audience, i) => (
          <Section title={say[audience]} key={audience}>
            <Field name="present" id={`present-${i}`} index={i} type="number" width={5} label={say.present} optional />
            <Field name="expected" id={`expected-${i}`} index={i} type="number" width={5} label={say.expected} optional />
          </Section>
        ))}
        <FileField name="file" label={say.file} optional />
        <Button>{say.save}</Button>
      </Form>
    </Details>
  )
}

function Sessions({ letterId, rows, filter }: { letterId: string; rows: Session[]; filter: SessionFilter }) {
  const say = useWords(words)
  const narrowed = filter.body || filter.audience
  return (
    <Section title={filter.body && rows[0] ? `${say.list}. ${say.ofBody(rows[0].body)}` : say.list}>
      {narrowed && (
        <Muted>
          <Link href={coveragePath(letterId)}>{say.all}</Link>
        </Muted>
      )}
      <Table
        dense
        hideCaption
        caption={say.list}
        rows={rows}
        columns={[
          { key: 'on', head: say.heldOn, cell: (row) => <Link href={`/dissemination/${row.id}`}>{date(row.heldOn)}</Link> },
          { key: 'form', head: say.form, cell: (row) => say[row.form] },
          { key: 'body', head: say.body, cell: (row) => row.body },
          { key: 'place', head: say.place, cell: (row) => row.place || '–' },
          { key: 'present', head: say.present, numeric: true, cell: (row) => number(totalOf(row.reached)) },
          { key: 'state', head: '', cell: (row) => row.voidedAt && <Status kind="returned">{say.withdrawn(row.voidReason)}</Status> },
        ]}
      />
    </Section>
  )
}

export function SessionPage({ session }: { session: Session }) {
  const say = useWords(words)
  const { actor } = useFacts()
  return (
    <Layout
      title={say[session.form]}
      caption={`${session.body} · ${date(session.heldOn)}`}
      back={{ href: coveragePath(session.documentId), text: say.title }}
    >
      {session.voidedAt && <Notice kind="warning">{say.withdrawn(session.voidReason)}</Notice>}
      <SummaryList
        rows={[
          { key: say.place, value: session.place || '–' },
          { key: say.presenter, value: session.presenter || '–' },
          ...session.reached.map((one) => ({
            key: say[one.audience],
            value: one.expected === null ? number(one.present) : `${number(one.present)}/${number(one.expected)}`,
          })),
          { key: say.rate, value: <Rate reached={session.reached} /> },
          session.fileId !== null && {
            key: say.evidence,
            value: (
              <Link href={`/dissemination/${session.id}/file`} download>
                {say.open}
              </Link>
            ),
          },
          { key: say.by, value: session.recordedBy },
        ]}
      />
      {session.mine && !session.voidedAt && actor.may(recordDissemination) && (
        <Details summary={say.withdraw} fields={['reason']}>
          <Form action={`/dissemination/${session.id}/withdrawal`} several>
            <TextArea name="reason" label={say.reason} hint={say.reasonHint} rows={2} />
            <Button variant="secondary">{say.withdraw}</Button>
          </Form>
        </Details>
      )}
    </Layout>
  )
}
