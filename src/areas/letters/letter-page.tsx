import { date, sentence } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import { type CitedText, legalState } from '../../registry/index.ts'
import {
  Actions,
  Button,
  Details,
  Form,
  Layout,
  LetterText,
  Link,
  LinkButton,
  List,
  Muted,
  Notice,
  Paragraph,
  Section,
  Status,
  SummaryList,
  Table,
  TextArea,
} from '../../ui/index.ts'
import type { Citing, ClauseRow, Letter } from '../../work/documents/index.ts'
import { assignTask, decideReplaced, replacementPath } from '../../work/tasks/index.ts'
import { assignFromLetter, purgeLetter } from './access.ts'
import { dated } from './list-pages.tsx'
import { words } from './words.ts'

export interface Resolved {
  phrase: string
  /** Whoever keeps its records today; null where that is not known. */
  bodies: { name: string; heir: string | 'itself' | null }[]
}

export interface TaskOfLetter {
  id: string
  clauseId: string | null
  title: string
  parts: number
  done: number
}

interface Props {
  letter: Letter
  resolved: Resolved[]
  tasks: TaskOfLetter[]
  /** The reader's body was asked for it and has not confirmed that it has it. */
  unconfirmed: boolean
  /** What the legal library knows of the cited codes. */
  library: Map<string, CitedText>
  /** Papers within reach that rest on this one. */
  citing: Citing[]
}

export function LetterPage({ letter, resolved, tasks, unconfirmed, library, citing }: Props) {
  const say = useWords(words)
  const { actor } = useFacts()
  return (
    <Layout
      title={sentence(letter.subject) || say.noSubject}
      caption={[letter.issuerName, letter.code || say.noNumber, dated(letter)].filter(Boolean).join(' · ')}
      back={{ href: '/letters' }}
      wide
    >
      {letter.purgedAt && <Notice kind="warning">{say.purged}</Notice>}
      <Actions>
        {actor.may(assignFromLetter) && !letter.purgedAt && <LinkButton href={`/letters/${letter.id}/assignment`}>{say.assign}</LinkButton>}
        {unconfirmed && (
          <Form action={`/letters/${letter.id}/receipt`} several inline>
            <Button variant="secondary">{say.acknowledge}</Button>
          </Form>
        )}
        {letter.fileId && (
          <LinkButton href={`/letters/${letter.id}/file`} variant="secondary">
            {say.download}
          </LinkButton>
        )}
        {actor.may(decideReplaced) && !letter.purgedAt && <Link href={replacementPath(letter.id)}>{say.replacement}</Link>}
        {!letter.purgedAt && (
          <Link href={`/letters/${letter.id}/package.edxml`} download>
            {say.exchange}
          </Link>
        )}
      </Actions>
      <SummaryList
        rows={[
          { key: say.issuer, value: [letter.issuerParent, letter.issuerName].filter(Boolean).join(' – ') },
          { key: say.dated, value: [letter.place, dated(letter)].filter(Boolean).join(', ') || '–' },
          { key: say.addressees, value: <Addressees resolved={resolved} /> },
          { key: say.distribution, value: letter.distribution.length ? <List items={letter.distribution} /> : '–' },
          {
            key: say.signer,
            value:
              [letter.signerAuthority.replaceAll('\n', ' – '), letter.signerPosition, letter.signerName].filter(Boolean).join(' · ') || '–',
          },
          { key: say.citations(letter.citations.length), value: <Citations letter={letter} library={library} /> },
        ]}
      />
      <Section title={say.tasks}>
        <Tasks tasks={tasks} clauses={letter.clauses} />
      </Section>
      {!letter.purgedAt && (
        <Paragraph>
          <Link href={`/letters/${letter.id}/dissemination`}>{say.dissemination}</Link>
        </Paragraph>
      )}
      <CitedBy citing={citing} />
      <Section title={say.seenBy}>
        <Receipts letter={letter} />
      </Section>
      {letter.text && (
        <Section title={say.text}>
          <LetterText
            text={letter.text}
            spans={letter.clauses.map((clause) => ({
              offset: clause.offset,
              length: clause.length,
              id: `clause-${clause.id}`,
              kind: 'clause',
            }))}
          />
        </Section>
      )}
      {actor.may(purgeLetter) && !letter.purgedAt && <Purge letter={letter} />}
    </Layout>
  )
}

function Addressees({ resolved }: { resolved: Resolved[] }) {
  const say = useWords(words)
  if (resolved.length === 0) return <>–</>
  return (
    <List
      items={resolved.map(({ phrase, bodies }) => (
        <>
          {phrase}
          {bodies.length === 0 ? (
            <Muted>{say.unresolved}</Muted>
          ) : (
            <Details summary={`${say.resolved} (${bodies.length})`}>
              <List
                items={bodies.map(({ name, heir }) =>
                  heir === 'itself' ? name : `${name} – ${heir ? `${say.heirToday}: ${heir}` : say.heirUnknown}`,
                )}
              />
            </Details>
          )}
        </>
      ))}
    />
  )
}

/** Cited texts with what the library knows: still in force today or not, and what replaces or amends them. */
function Citations({ letter, library }: { letter: Letter; library: Map<string, CitedText> }) {
  const say = useWords(words)
  const { today } = useFacts()
  if (letter.citations.length === 0) return <>–</>
  return (
    <List
      items={letter.citations.map((one) => {
        const text = [one.kind, one.code, one.datedOn && date(one.datedOn), one.issuer].filter(Boolean).join(' · ')
        const known = library.get(one.code)
        const href = one.inRegister ? `/letters/${one.inRegister}` : known && `/legal/${known.id}`
        const later = known?.related.filter(({ acts, kind }) => acts && kind !== 'guides') ?? []
        return (
          <>
            {href ? <Link href={href}>{text}</Link> : text}{' '}
            {known && legalState(known, today) === 'ended' && <Status kind="late">{say.ended}</Status>}
            {later.length > 0 && <Muted>{later.map(({ kind, code }) => `${say[kind as 'amends']} ${code}`).join('; ')}</Muted>}
          </>
        )
      })}
    />
  )
}

function CitedBy({ citing }: { citing: Citing[] }) {
  const say = useWords(words)
  if (citing.length === 0) return null
  return (
    <Section title={say.citedBy}>
      <List
        items={citing.map((one) => (
          <Link key={one.id} href={`/letters/${one.id}`}>
            {[one.code, sentence(one.subject), one.issuer].filter(Boolean).join(' · ')}
          </Link>
        ))}
      />
    </Section>
  )
}

function Tasks({ tasks, clauses }: { tasks: TaskOfLetter[]; clauses: ClauseRow[] }) {
  const say = useWords(words)
  const opens = useFacts().actor.may(assignTask)
  const label = new Map(clauses.map((clause) => [clause.id, clause.label]))
  return (
    <Table
      dense
      hideCaption
      caption={say.tasks}
      rows={tasks}
      empty={say.noTasks}
      columns={[
        {
          key: 'clause',
          head: say.clauseHead,
          cell: (task) => (task.clauseId ? <Link href={`#clause-${task.clauseId}`}>{label.get(task.clauseId) || '¶'}</Link> : '–'),
        },
        { key: 'title', head: say.taskTitle, cell: (task) => (opens ? <Link href={`/tasks/${task.id}`}>{task.title}</Link> : task.title) },
        {
          key: 'done',
          head: say.status,
          cell: (task) => <Status kind={task.done === task.parts ? 'done' : 'doing'}>{say.done(task.done, task.parts)}</Status>,
        },
      ]}
    />
  )
}

function Receipts({ letter }: { letter: Letter }) {
  const say = useWords(words)
  const asked = letter.readers.filter((reader) => reader.via === 'recipient' || reader.via === 'forwarded')
  const others = letter.readers.filter((reader) => reader.via !== 'issuer')
  const unseen = asked.filter((reader) => !reader.seenAt).length
  return (
    <>
      {asked.length > 0 && <Muted>{say.of(unseen, asked.length)}</Muted>}
      <Table
        dense
        hideCaption
        caption={say.seenBy}
        rows={others}
        empty={say.noReaders}
        columns={[
          { key: 'body', head: say.body, cell: (reader) => reader.body },
          { key: 'via', head: say.via, cell: (reader) => say[`via_${reader.via}` as 'via_issuer'] },
          {
            key: 'seen',
            head: say.seen,
            cell: (reader) => (reader.seenAt ? <Status kind="done">{reader.seenBy}</Status> : <Status kind="todo">{say.seenShort}</Status>),
          },
        ]}
      />
    </>
  )
}

function Purge({ letter }: { letter: Letter }) {
  const say = useWords(words)
  return (
    <Details summary={say.purge}>
      <Form action={`/letters/${letter.id}/purge`} version={letter.version} several autosave={false}>
        <Notice kind="warning">{say.purgeText}</Notice>
        <TextArea name="reason" label={say.purgeReason} rows={2} />
        <Button variant="warning">{say.purge}</Button>
      </Form>
    </Details>
  )
}
