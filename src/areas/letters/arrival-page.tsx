import { date, sentence } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import {
  Actions,
  Button,
  Checkboxes,
  DateField,
  Field,
  Form,
  Layout,
  Link,
  LinkButton,
  Notice,
  Paragraph,
  Section,
  Select,
  Status,
  SummaryList,
  TextArea,
  Timeline,
} from '../../ui/index.ts'
import { type Arrival, arrivalLate, arrivalStatus, type ForwardRow, type StepDone } from '../../work/documents/index.ts'
import { correctArrival } from './access.ts'
import { leadOf, type Turn } from './arrival-turn.ts'
import { ArrivalStatusTag, dated } from './list-pages.tsx'
import { statusWords, words } from './words.ts'

export interface PostOption {
  id: string
  bodyId: string
  text: string
  group: string
}

interface Props {
  arrival: Arrival
  /** The latest first. */
  steps: StepDone[]
  /** What is the reader's to do. */
  turn: Turn | null
  /** The last step was the reader's own. */
  undo: boolean
  nextNumber: number
  posts: PostOption[]
}

export const byOf = ({ name, title }: Pick<StepDone, 'name' | 'title'>) => [name, title].filter(Boolean).join(', ')
export const seatOf = ({ title, holder }: Pick<ForwardRow, 'title' | 'holder'>) => `${title}${holder ? ` (${holder})` : ''}`

/** One incoming paper at one body: the facts, the steps done, and the one step that is due – for those whose step it is. */
export function ArrivalPage(props: Props) {
  const say = useWords(words)
  const { actor } = useFacts()
  const { arrival, steps } = props
  const noted = steps.find(({ step }) => step === 'noted')
  const corrects = actor.may(correctArrival) && actor.post?.bodyId === arrival.bodyId && !arrival.purged
  return (
    <Layout
      title={sentence(arrival.subject) || say.noSubject}
      caption={`${say.arrival} · ${arrival.body}`}
      status={<ArrivalStatusTag row={arrival} />}
      back={{ href: '/letters' }}
    >
      {noted && (
        <Notice>
          <strong>{say.leaderNote}:</strong> {arrival.note}
          <br />
          {byOf(noted)}
        </Notice>
      )}
      <Facts arrival={arrival} />
      <Step {...props} />
      {props.undo && <Undo arrival={arrival} />}
      <Actions>
        <LinkButton href={`/arrivals/${arrival.id}/slip.docx`} variant="secondary">
          {say.slip}
        </LinkButton>
        {corrects && <Link href={`/arrivals/${arrival.id}/edit`}>{say.edit}</Link>}
      </Actions>
      <Section title={say.steps}>
        <Steps {...props} />
      </Section>
    </Layout>
  )
}

function Facts({ arrival }: { arrival: Arrival }) {
  const say = useWords(words)
  const { today } = useFacts()
  const { dueOn } = arrival
  return (
    <SummaryList
      rows={[
        { key: say.number, value: arrival.number ? `${arrival.number}/${arrival.year}` : '–' },
        { key: say.arrived, value: arrival.arrivedOn ? date(arrival.arrivedOn) : '–' },
        { key: say.code, value: arrival.code || say.noNumber },
        { key: say.dated, value: dated(arrival) || '–' },
        { key: say.issuer, value: arrival.issuer },
        { key: say.letterFacts, value: <Link href={`/letters/${arrival.documentId}`}>{say.open}</Link> },
        arrival.forwards.length > 0 && {
          key: say.forwardedTo,
          value: arrival.forwards.map((one) => `${seatOf(one)} – ${one.role === 'lead' ? say.leads : say.withs}`).join('; '),
        },
        arrival.forwards.length > 0 && {
          key: say.handleBy,
          value: !dueOn ? (
            say.noDue
          ) : arrivalLate(arrival, today) ? (
            <Status kind="late">{`${say.late} ${date(dueOn)}`}</Status>
          ) : (
            date(dueOn)
          ),
        },
      ]}
    />
  )
}

function Step({ arrival, turn, nextNumber, posts }: Props) {
  const say = useWords(words)
  const { today } = useFacts()
  const base = `/arrivals/${arrival.id}`
  switch (turn) {
    case 'registration':
      return (
        <Form action={`${base}/registration`} version={arrival.version}>
          <Field name="number" label={say.number} hint={say.registerHint} value={String(nextNumber)} width={5} type="number" />
          <DateField name="arrivedOn" label={say.arrived} value={date(today)} />
          <Button>{say.register}</Button>
        </Form>
      )
    case 'presentation':
      return (
        <Form action={`${base}/presentation`} version={arrival.version}>
          <Button>{say.present}</Button>
        </Form>
      )
    case 'note':
      return (
        <Form action={`${base}/note`} version={arrival.version}>
          <TextArea name="note" label={say.leaderNote} value={arrival.note} rows={3} />
          <Button>{say.writeNote}</Button>
        </Form>
      )
    case 'forwarding':
      return (
        <Form action={`${base}/forwarding`} version={arrival.version}>
          <Select name="lead" label={say.leadPost} empty options={posts.map(({ id, text, group }) => ({ value: id, text, group }))} />
          <Checkboxes name="withs" label={say.withPosts} small options={posts.map(({ id, text, group }) => ({ value: id, text, group }))} />
          <DateField name="due" label={say.handleBy} hint={say.handleByHint} optional />
          <Button>{say.forward}</Button>
        </Form>
      )
    case 'handling':
      return (
        <Form action={`${base}/handling`} version={arrival.version}>
          <TextArea name="result" label={say.result} hint={say.resultHint} value={arrival.result} rows={2} optional />
          <Button>{say.handled}</Button>
        </Form>
      )
    default:
      return <Elsewhere arrival={arrival} />
  }
}

function Elsewhere({ arrival }: { arrival: Arrival }) {
  const say = useWords(words)
  const status = arrivalStatus(arrival)
  if (status === 'handled') return null
  const lead = status === 'forwarded' && leadOf(arrival)
  return <Paragraph>{lead ? say.heldBy(seatOf({ ...lead, holder: lead.holder ?? say.vacant })) : say.waitOther}</Paragraph>
}

function Undo({ arrival }: { arrival: Arrival }) {
  const say = useWords(words)
  const names = useWords(statusWords)
  return (
    <Form action={`/arrivals/${arrival.id}/withdrawal`} version={arrival.version} several>
      <Paragraph>{say.undoWhat(names[arrivalStatus(arrival)].toLowerCase())}</Paragraph>
      <Button variant="secondary">{say.undo}</Button>
    </Form>
  )
}

function Steps({ arrival, steps }: Props) {
  const say = useWords(words)
  const titles: Record<StepDone['step'], string> = {
    saved: say.doneSaved,
    registered: say.doneRegistered,
    presented: say.donePresented,
    noted: say.doneNoted,
    forwarded: say.doneForwarded,
    handled: say.doneHandled,
  }
  const texts: Partial<Record<StepDone['step'], string>> = { noted: arrival.note, handled: arrival.result }
  return (
    <Timeline
      events={steps.map((one) => ({
        title: titles[one.step].replace(/\.$/, ''),
        when: one.at,
        by: byOf(one),
        text: texts[one.step],
      }))}
    />
  )
}
