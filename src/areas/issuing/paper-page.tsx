import type { ComponentChildren } from 'preact'
import { date, instant, sentence } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import {
  Actions,
  Button,
  DateField,
  Details,
  Field,
  FileField,
  Form,
  Hint,
  Layout,
  Link,
  LinkButton,
  List,
  Muted,
  Notice,
  PaperSheet,
  Section,
  type Sheet,
  SideBySide,
  SummaryList,
  Table,
  TextArea,
  Timeline,
} from '../../ui/index.ts'
import { kindForms } from '../../work/papers/index.ts'
import { draftOutgoing, issueOutgoing, numberOutgoing, recallOutgoing, signOutgoing } from './access.ts'
import { Checklist } from './draft-pages.tsx'
import { shortfalls, statusOf } from './paper.ts'
import type { Outgoing, Receiver } from './queries.ts'
import { codeOf, printedCode, StatusTag } from './show.tsx'
import { kindWords, words } from './words.ts'

export interface NextNumber {
  ownSeries: boolean
  series: string
  /** 0 when the series has given none. */
  last: number
}

interface Props {
  paper: Outgoing
  sheet: Sheet
  receivers: Receiver[]
  next: NextNumber | null
}

/** One outgoing paper: what it is, the one step that is due – for those whose step it is – and the paper as it will look. */
export function PaperPage(props: Props) {
  const { paper, sheet } = props
  const say = useWords(words)
  const kinds = useWords(kindWords)
  const { actor } = useFacts()
  const toSign = statusOf(paper) === 'submitted' && actor.post?.id === paper.signerPostId // who signs reads first
  return (
    <Layout
      title={sentence(paper.subject)}
      caption={`${kinds[paper.kind]} · ${paper.office}`}
      status={<StatusTag of={paper} />}
      back={{ href: '/issuing' }}
      wide
    >
      {paper.recalledAt && (
        <Notice kind="warning">
          <strong>{say.didRecall}:</strong> {paper.recallReason}
        </Notice>
      )}
      {paper.returnedAt && (
        <Notice kind="warning">
          <strong>{say.giveBack}:</strong> {paper.returnReason}
        </Notice>
      )}
      <SideBySide
        leftLabel={say.preview}
        left={<PaperSheet sheet={sheet} label={say.preview} />}
        right={
          <>
            <Step {...props} />
            <Downloads paper={paper} />
            <Facts {...props} />
            {paper.issuedAt && <Afterwards paper={paper} />}
            <Section title={say.steps}>
              <Steps paper={paper} />
            </Section>
          </>
        }
        rightFirst={!toSign}
      />
    </Layout>
  )
}

function Downloads({ paper }: { paper: Outgoing }) {
  const say = useWords(words)
  const base = `/issuing/${paper.id}`
  return (
    <Actions>
      <LinkButton href={`${base}/paper.docx`} variant="secondary">
        {say.word}
      </LinkButton>
      <LinkButton href={`${base}/paper.pdf`} variant="secondary">
        {say.pdf}
      </LinkButton>
      {paper.kind === 'GM' && (
        <LinkButton href={`${base}/attendance.docx`} variant="secondary">
          {say.attendance}
        </LinkButton>
      )}
      {!paper.issuedAt && (
        <LinkButton href={`${base}/slip.docx`} variant="secondary">
          {say.slip}
        </LinkButton>
      )}
      {paper.scanFileId && (
        <LinkButton href={`${base}/scan`} variant="secondary">
          {say.downloadScan}
        </LinkButton>
      )}
    </Actions>
  )
}

function Step(props: Props) {
  const { paper } = props
  const say = useWords(words)
  const { actor } = useFacts()
  const [desk, office] = [actor.post?.bodyId === paper.deskId, actor.post?.bodyId === paper.bodyId]
  switch (statusOf(paper)) {
    case 'draft':
      return desk && actor.may(draftOutgoing) ? <DraftStep paper={paper} /> : null
    case 'submitted':
      return (
        <>
          {office && actor.may(signOutgoing) ? <SignStep paper={paper} /> : <Hint>{say.waitsSigner(paper.signer ?? '')}</Hint>}
          {desk && actor.may(draftOutgoing) && actor.post?.id !== paper.signerPostId && (
            <Form action={`/issuing/${paper.id}/withdrawal`} version={paper.version} several>
              <Button variant="secondary">{say.withdraw}</Button>
            </Form>
          )}
        </>
      )
    case 'signed':
      if (!office) return <Hint>{say.waitsClerk}</Hint>
      if (paper.numberedAt) return actor.may(issueOutgoing) ? <IssueStep {...props} /> : <Hint>{say.waitsClerk}</Hint>
      return actor.may(numberOutgoing) ? <NumberStep {...props} /> : <Hint>{say.waitsClerk}</Hint>
    default:
      return null
  }
}

function DraftStep({ paper }: { paper: Outgoing }) {
  const say = useWords(words)
  const lacks = shortfalls(paper, kindForms[paper.kind])
  return (
    <>
      <Checklist lacks={lacks} />
      <Actions>
        <LinkButton href={`/issuing/${paper.id}/edit`} variant={lacks.length ? 'primary' : 'secondary'}>
          {say.edit}
        </LinkButton>
      </Actions>
      {lacks.length === 0 && (
        <Form action={`/issuing/${paper.id}/submission`} version={paper.version} several>
          <Hint>{say.submitHint}</Hint>
          <Button>{say.submit}</Button>
        </Form>
      )}
      <Details summary={say.remove}>
        <Form action={`/issuing/${paper.id}/removal`} version={paper.version} several>
          <Hint>{say.removeHint}</Hint>
          <Button variant="warning">{say.remove}</Button>
        </Form>
      </Details>
    </>
  )
}

function SignStep({ paper }: { paper: Outgoing }) {
  const say = useWords(words)
  return (
    <>
      <Form action={`/issuing/${paper.id}/signature`} version={paper.version} several>
        <Hint>{say.signHint}</Hint>
        <Button>{say.sign}</Button>
      </Form>
      <Details summary={say.giveBack}>
        <Form action={`/issuing/${paper.id}/return`} version={paper.version} several>
          <TextArea name="reason" label={say.reason} rows={3} />
          <Button variant="secondary">{say.giveBack}</Button>
        </Form>
      </Details>
    </>
  )
}

const two = (value: number) => String(value).padStart(2, '0')

function NumberStep({ paper, next }: Props) {
  const say = useWords(words)
  const { today } = useFacts()
  return (
    <Form action={`/issuing/${paper.id}/number`} version={paper.version} several>
      {next?.ownSeries && next.last > 0 && (
        <Notice>{say.ownNumberHint(printedCode({ ...paper, numberAs: two(next.last + 1) }), next.series)}</Notice>
      )}
      {next?.ownSeries && next.last === 0 && (
        <Field name="number" label={say.firstNumber} hint={say.firstHint} value="1" width={5} type="number" />
      )}
      {!next?.ownSeries && <Field name="number" label={say.numberField} hint={say.numberHint} width={5} />}
      <DateField name="date" label={say.dated} value={date(today)} />
      <Button>{say.number}</Button>
    </Form>
  )
}

function IssueStep({ paper, receivers }: Props) {
  const say = useWords(words)
  return (
    <Form action={`/issuing/${paper.id}/issue`} version={paper.version} files several>
      <Notice>{say.numbered(printedCode(paper))}</Notice>
      {!paper.scanFileId && <FileField name="scan" label={say.scan} hint={say.scanHint} accept=".pdf,.png,.jpg,.jpeg" optional />}
      <Hint>{say.issueHint}</Hint>
      <Receivers receivers={receivers} />
      <Button>{say.issue}</Button>
    </Form>
  )
}

function Receivers({ receivers }: { receivers: Receiver[] }) {
  const say = useWords(words)
  return (
    <Table
      dense
      caption={say.receivers}
      rows={receivers}
      empty={say.noReceivers}
      columns={[
        { key: 'line', head: say.receiver, cell: (row) => (row.role === 'copy' ? `${row.phrase} (${say.copyOnly})` : row.phrase) },
        { key: 'bodies', head: say.bodies, cell: (row) => <Bodies names={row.bodies.map(({ name }) => name)} /> },
      ]}
    />
  )
}

function Bodies({ names }: { names: string[] }): ComponentChildren {
  const say = useWords(words)
  if (names.length === 0) return <Muted>{say.unresolved}</Muted>
  return names.length < 4 ? (
    names.join('; ')
  ) : (
    <Details summary={`${names.length} ${say.bodies.toLowerCase()}`}>
      <List items={names} />
    </Details>
  )
}

function Facts({ paper, receivers }: Props) {
  const say = useWords(words)
  const { lang } = useFacts()
  return (
    <Section title={say.facts}>
      <SummaryList
        rows={[
          { key: say.code, value: codeOf(paper, lang) },
          { key: say.dated, value: paper.datedOn ? date(paper.datedOn) : '–' },
          { key: say.desk, value: paper.desk },
          { key: say.drafter, value: paper.drafter },
          { key: say.signer, value: [paper.signer, paper.signerName].filter(Boolean).join(' – ') || '–' },
          paper.assignment && {
            key: say.forTask,
            value: <Link href={`/assignments/${paper.assignment.id}`}>{paper.assignment.title}</Link>,
          },
          paper.replaces && {
            key: say.replaces,
            value: <Link href={`/issuing/${paper.replaces.id}`}>{`${codeOf(paper.replaces, lang)}: ${paper.replaces.subject}`}</Link>,
          },
          paper.replacedBy !== null && { key: say.replacedBy, value: <Link href={`/issuing/${paper.replacedBy}`}>{say.replacedBy}</Link> },
          paper.documentId !== null && { key: say.inRegister, value: <Link href={`/letters/${paper.documentId}`}>{say.openLetter}</Link> },
        ]}
      />
      {!paper.numberedAt && !paper.issuedAt && receivers.length > 0 && <Receivers receivers={receivers} />}
    </Section>
  )
}

/** What can still be done with an issued paper: its text cannot be touched. */
function Afterwards({ paper }: { paper: Outgoing }) {
  const say = useWords(words)
  const { actor } = useFacts()
  const [desk, office] = [actor.post?.bodyId === paper.deskId, actor.post?.bodyId === paper.bodyId]
  const inForce = statusOf(paper) === 'issued'
  const base = `/issuing/${paper.id}`
  return (
    <>
      {actor.may(draftOutgoing) && (
        <Actions>
          <Form action={`${base}/copy`} several inline>
            <Button variant="secondary">{say.copy}</Button>
          </Form>
          {inForce && desk && (
            <Form action={`${base}/replacement`} several inline>
              <Button variant="secondary">{say.replace}</Button>
            </Form>
          )}
        </Actions>
      )}
      {office && actor.may(issueOutgoing) && !paper.scanFileId && (
        <Details summary={say.attachScan}>
          <Form action={`${base}/evidence`} version={paper.version} files several>
            <FileField name="scan" label={say.scan} hint={say.scanHint} accept=".pdf,.png,.jpg,.jpeg" />
            <Button variant="secondary">{say.attachScan}</Button>
          </Form>
        </Details>
      )}
      {office && inForce && actor.may(recallOutgoing) && (
        <Details summary={say.recall}>
          <Form action={`${base}/recall`} version={paper.version} several>
            <TextArea name="reason" label={say.recallReason} rows={2} />
            <Button variant="warning">{say.recall}</Button>
          </Form>
        </Details>
      )}
    </>
  )
}

function Steps({ paper }: { paper: Outgoing }) {
  const say = useWords(words)
  const steps: [string, Temporal.Instant | null, string | null][] = [
    [say.didRecall, paper.recalledAt, paper.recaller],
    [say.didIssue, paper.issuedAt, paper.issuer],
    [say.didNumber, paper.numberedAt, paper.numberer],
    [say.didSign, paper.signedAt, paper.signerName],
    [say.didReturn, paper.returnedAt, paper.returner],
    [say.didSubmit, paper.submittedAt, paper.submitter],
    [say.drafted, paper.draftedAt, paper.drafter],
  ]
  return <Timeline events={steps.flatMap(([title, at, by]) => (at ? [{ title, when: instant(at), by: by ?? undefined }] : []))} />
}
