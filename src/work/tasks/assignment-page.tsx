import type { ComponentChildren } from 'preact'
import { dayOf } from '../../kernel/clock.ts'
import { date, excerpt, instant } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { pick, useWords } from '../../kernel/words.ts'
import type { Stood } from '../../measures/index.ts'
import type { Seat } from '../../registry/index.ts'
import {
  Actions,
  Button,
  Details,
  FileField,
  Form,
  Layout,
  Link,
  LinkButton,
  List,
  Muted,
  Notice,
  Paragraph,
  Section,
  Select,
  SummaryList,
  Table,
  TextArea,
  Timeline,
} from '../../ui/index.ts'
import { draftOutgoing } from '../documents/index.ts'
import { assignTask, confirmAssignment, receiveAssignment, submitAssignment, workOnAssignment } from './access.ts'
import type { Binding } from './binding.ts'
import { Progress } from './binding-fields.tsx'
import { AskExtension, Chain, Delegate, Extensions, Messages, StandStill, Suspension } from './course-page.tsx'
import { courseWords } from './course-words.ts'
import type { Hand } from './delegations.ts'
import type { Calendar } from './due.ts'
import { recurrenceInWords } from './due-fields.tsx'
import type { Extension } from './extensions.ts'
import type { Assignment, Judged } from './queries.ts'
import { Due, TaskStatus, TimelinessTag } from './show.tsx'
import { shortfalls, statusOf, timeliness } from './task.ts'
import { eventWords, missing, words } from './words.ts'

interface Props {
  assignment: Assignment
  people: { id: string; name: string }[]
  passedOn: Judged[]
  seats: Seat[]
  chain: Hand[]
  extensions: Extension[]
  calendar: Calendar
  stood: (Stood & Binding) | null
}

export function AssignmentPage(props: Props) {
  const { assignment, chain, extensions, calendar, stood } = props
  const say = useWords(words)
  const { today } = useFacts()
  return (
    <Layout
      title={assignment.title}
      caption={say[assignment.nature]}
      back={{ href: assignment.mine ? '/tasks' : `/tasks/${assignment.taskId}` }}
      status={
        <>
          <TaskStatus status={statusOf(assignment)} /> <TimelinessTag timeliness={timeliness(assignment, today)} />
        </>
      }
    >
      {assignment.returnedAt && !assignment.submittedAt && (
        <Notice kind="warning">
          <strong>{say.giveBack}:</strong> {assignment.returnReason}
        </Notice>
      )}
      <StandStill part={assignment} />
      <FactList assignment={assignment} calendar={calendar} />
      {stood && <Progress stood={stood} part={assignment} assignedOn={dayOf(assignment.assignedAt)} mine={assignment.mine} />}
      <Extensions part={assignment} extensions={extensions} />
      {assignment.mine ? <Mine {...props} /> : <Giver assignment={assignment} />}
      <Chain chain={chain} />
      <Messages part={assignment} />
      <Section title={say.evidence}>
        <EvidenceTable assignment={assignment} />
      </Section>
      <Section title={say.journal}>
        <Journal assignment={assignment} />
      </Section>
    </Layout>
  )
}

function FactList({ assignment, calendar }: Pick<Props, 'assignment' | 'calendar'>) {
  const say = useWords(words)
  const course = useWords(courseWords)
  const repeats = recurrenceInWords(assignment, course)
  return (
    <SummaryList
      rows={[
        { key: say.office, value: assignment.body },
        { key: say.from, value: assignment.assigner },
        { key: say.role, value: say[assignment.role] },
        { key: say.due, value: <Due part={assignment} calendar={calendar} /> },
        repeats !== null && { key: course.repeat, value: repeats },
        { key: say.product, value: assignment.product || '–' },
        { key: say.holder, value: assignment.holder ?? say.nobody },
        { key: say.source, value: <Source of={assignment} /> },
        { key: say.implementing, value: implementingText(assignment) ?? say.noImplementing },
      ]}
    />
  )
}

export function Source({ of }: { of: Pick<Assignment, 'document' | 'clause'> }) {
  const say = useWords(words)
  if (!of.document) return <>{say.noSource}</>
  const name = of.document.code || of.document.subject
  return of.clause ? (
    <>
      {name}: “{excerpt(of.clause.text, 160)}” <Link href={`/letters/${of.document.id}#clause-${of.clause.id}`}>{say.sourceLink}</Link>
    </>
  ) : (
    <Link href={`/letters/${of.document.id}`}>{name}</Link>
  )
}

const implementingText = (assignment: Assignment) => assignment.entries.find((entry) => entry.kind === 'implementing')?.text

function Mine({ assignment, people, passedOn, seats, calendar }: Props) {
  const say = useWords(words)
  const { actor } = useFacts()
  const base = `/assignments/${assignment.id}`
  if (assignment.acceptedAt || assignment.endedAt || assignment.suspendedAt) return <PassedOn rows={passedOn} />
  if (!assignment.receivedAt) return actor.may(receiveAssignment) ? <Receive assignment={assignment} people={people} /> : null
  return (
    <>
      {!assignment.submittedAt && actor.may(workOnAssignment) && (
        <>
          <Section title={say.progress}>
            <Form action={`${base}/progress`} several>
              <TextArea name="text" label={say.progressText} rows={3} />
              <Button>{say.progress}</Button>
            </Form>
          </Section>
          <Section title={say.attach}>
            <Form action={`${base}/products`} files several>
              <FileField name="file" label={say.file} />
              <Button variant="secondary">{say.attach}</Button>
            </Form>
          </Section>
          <Details summary={say.implementing} open={!assignment.implementing && assignment.nature === 'order'}>
            {actor.may(draftOutgoing) && (
              <Paragraph>
                <Link href={`/issuing/new?assignment=${assignment.id}`}>{say.draftImplementing}</Link>
              </Paragraph>
            )}
            <Form action={`${base}/implementing`} files several>
              <TextArea name="implementing" label={say.implementingText} hint={say.implementingHint} rows={2} />
              <FileField name="implementingFile" label={say.implementingFile} optional />
              <Button variant="secondary">{say.saveImplementing}</Button>
            </Form>
          </Details>
          <Details summary={say.addNote}>
            <Form action={`${base}/notes`} several>
              <TextArea name="note" label={say.note} rows={2} />
              <Button variant="secondary">{say.addNote}</Button>
            </Form>
          </Details>
          <Delegate part={assignment} seats={seats} />
          <AskExtension part={assignment} calendar={calendar} />
          {actor.may(submitAssignment) && <Submit assignment={assignment} />}
        </>
      )}
      <PassedOn rows={passedOn} pass={actor.may(assignTask) ? `${base}/tasks/new` : undefined} />
    </>
  )
}

function Receive({ assignment, people }: Pick<Props, 'assignment' | 'people'>) {
  const say = useWords(words)
  return (
    <Form action={`/assignments/${assignment.id}/receipt`} version={assignment.version}>
      <Select
        name="leader"
        label={say.leader}
        hint={say.receiveHint}
        options={[{ value: '', text: say.nobody }, ...people.map(({ id, name }) => ({ value: id, text: name }))]}
      />
      <Button>{say.receive}</Button>
    </Form>
  )
}

function Submit({ assignment }: { assignment: Assignment }) {
  const say = useWords(words)
  const { lang } = useFacts()
  const lacking = statusOf(assignment) === 'fulfilled' ? [] : shortfalls(assignment)
  return (
    <Section title={say.submit}>
      {lacking.length > 0 && (
        <Notice>
          <strong>{say.checklist}:</strong>
          <List items={lacking.map((one) => pick(lang, missing[one]))} />
        </Notice>
      )}
      <Form action={`/assignments/${assignment.id}/submission`} version={assignment.version}>
        <TextArea name="summary" label={say.submitText} rows={3} />
        <Button>{say.submit}</Button>
      </Form>
    </Section>
  )
}

function Giver({ assignment }: { assignment: Assignment }) {
  const say = useWords(words)
  const { actor } = useFacts()
  const waits = ['submitted', 'fulfilled'].includes(statusOf(assignment))
  if (!actor.may(confirmAssignment)) return null
  if (!waits) return <Suspension part={assignment} />
  return (
    <Section title={say.confirm}>
      <Form action={`/assignments/${assignment.id}/acceptance`} version={assignment.version}>
        <Actions>
          <Button>{say.confirm}</Button>
        </Actions>
      </Form>
      {assignment.submittedAt && (
        <Details summary={say.giveBack}>
          <Form action={`/assignments/${assignment.id}/return`} version={assignment.version} several>
            <TextArea name="reason" label={say.reason} rows={3} />
            <Button variant="secondary">{say.giveBack}</Button>
          </Form>
        </Details>
      )}
    </Section>
  )
}

function PassedOn({ rows, pass }: { rows: Judged[]; pass?: string }) {
  const say = useWords(words)
  return (
    <Section title={say.ownTasks}>
      {rows.length === 0 ? <Paragraph>{say.noOwnTasks}</Paragraph> : <Parts rows={rows} caption={say.ownTasks} />}
      {pass && (
        <Actions>
          <LinkButton href={pass} variant="secondary">
            {say.passOn}
          </LinkButton>
        </Actions>
      )}
    </Section>
  )
}

export function Parts({ rows, caption, seen }: { rows: Judged[]; caption: string; seen?: boolean }) {
  const say = useWords(words)
  return (
    <Table
      dense
      hideCaption
      caption={caption}
      rows={rows}
      columns={[
        { key: 'body', head: say.office, cell: (row) => <Link href={`/assignments/${row.id}`}>{row.body}</Link> },
        { key: 'title', head: say.title, cell: (row) => row.title },
        { key: 'nature', head: say.nature, cell: (row) => `${say[row.nature]} · ${say[row.role]}` },
        { key: 'due', head: say.due, cell: (row) => <Due part={row} /> },
        { key: 'status', head: say.status, cell: (row) => <TaskStatus status={row.status} /> },
        { key: 'late', head: say.lateness, cell: (row) => <TimelinessTag timeliness={row.timeliness} /> },
        { key: 'holder', head: say.holder, cell: (row) => row.holder ?? say.nobody },
        ...(seen ? [{ key: 'seen', head: say.seen, cell: (row: Judged) => (row.seenAt ? instant(row.seenAt) : say.notSeen) }] : []),
      ]}
    />
  )
}

function EvidenceTable({ assignment }: { assignment: Assignment }) {
  const say = useWords(words)
  if (assignment.evidence.length === 0) return <Muted>{say.noEvidence}</Muted>
  return (
    <List
      items={assignment.evidence.map(
        (file): ComponentChildren => (
          <>
            <Link href={`/assignments/${assignment.id}/files/${file.id}`} download>
              {file.name}
            </Link>{' '}
            · {file.kind === 'product' ? say.evidence : say.implementing} ·{' '}
            {date(file.at.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate())}
          </>
        ),
      )}
    />
  )
}

function Journal({ assignment }: { assignment: Assignment }) {
  const names = useWords(eventWords) as Record<string, string>
  return (
    <Timeline
      events={assignment.entries.map((entry) => ({
        title: names[entry.kind === 'urging' && assignment.nature === 'request' ? 'asking' : entry.kind] ?? entry.kind,
        when: instant(entry.at),
        by: entry.by,
        text: entry.text || undefined,
      }))}
    />
  )
}
