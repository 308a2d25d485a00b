import { date, instant, sentence } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import {
  Button,
  Checkboxes,
  DateField,
  Field,
  Form,
  Layout,
  Link,
  Muted,
  Notice,
  Section,
  Select,
  SummaryList,
  TextArea,
  Timeline,
} from '../../ui/index.ts'
import { type Arrival, arrivalStatus } from '../../work/documents/index.ts'
import { forwardArrival, handleArrival, noteArrival, presentArrival, registerArrival } from './access.ts'
import { ArrivalStatusTag, dated } from './list-pages.tsx'
import { words } from './words.ts'

export interface PostOption {
  id: string
  bodyId: string
  text: string
  group: string
}

interface Props {
  arrival: Arrival
  nextNumber: number
  posts: PostOption[]
}

/** One incoming paper at one body: the facts, the steps done, and the one step that is due – for those whose step it is. */
export function ArrivalPage(props: Props) {
  const say = useWords(words)
  const { arrival } = props
  return (
    <Layout
      title={sentence(arrival.subject) || say.noSubject}
      caption={`${say.arrival} · ${arrival.body}`}
      status={<ArrivalStatusTag row={arrival} />}
      back={{ href: '/letters' }}
    >
      {arrival.note && (
        <Notice>
          <strong>{say.leaderNote}:</strong> {arrival.note}
        </Notice>
      )}
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
            value: arrival.forwards
              .map((one) => `${one.title}${one.holder ? ` (${one.holder})` : ''} – ${one.role === 'lead' ? say.leads : say.withs}`)
              .join('; '),
          },
        ]}
      />
      <Step {...props} />
      <Section title={say.steps}>
        <Steps arrival={arrival} />
      </Section>
    </Layout>
  )
}

function Step({ arrival, nextNumber, posts }: Props) {
  const say = useWords(words)
  const { actor, today } = useFacts()
  const base = `/arrivals/${arrival.id}`
  const status = arrivalStatus(arrival)
  const mine = actor.post?.bodyId === arrival.bodyId
  if (status === 'unregistered' && mine && actor.may(registerArrival)) {
    return (
      <Form action={`${base}/registration`} version={arrival.version}>
        <Field name="number" label={say.number} hint={say.registerHint} value={String(nextNumber)} width={5} type="number" />
        <DateField name="arrivedOn" label={say.arrived} value={date(today)} />
        <Button>{say.register}</Button>
      </Form>
    )
  }
  if (status === 'registered' && mine && actor.may(presentArrival))
    return (
      <Form action={`${base}/presentation`} version={arrival.version}>
        <Button>{say.present}</Button>
      </Form>
    )
  if (status === 'presented' && mine && actor.may(noteArrival)) {
    return (
      <Form action={`${base}/note`} version={arrival.version}>
        <TextArea name="note" label={say.leaderNote} rows={3} />
        <Button>{say.writeNote}</Button>
      </Form>
    )
  }
  if (status === 'noted' && mine && actor.may(forwardArrival)) {
    return (
      <Form action={`${base}/forwarding`} version={arrival.version}>
        <Select name="lead" label={say.leadPost} empty options={posts.map(({ id, text, group }) => ({ value: id, text, group }))} />
        <Checkboxes name="withs" label={say.withPosts} small options={posts.map(({ id, text, group }) => ({ value: id, text, group }))} />
        <Button>{say.forward}</Button>
      </Form>
    )
  }
  const forwardedToMe = arrival.forwards.some((one) => one.postId === actor.post?.id)
  if (status === 'forwarded' && actor.may(handleArrival) && (forwardedToMe || mine))
    return (
      <Form action={`${base}/handling`} version={arrival.version}>
        <Button>{say.handled}</Button>
      </Form>
    )
  return status === 'handled' ? null : <Muted>{say.waitOther}</Muted>
}

function Steps({ arrival }: { arrival: Arrival }) {
  const say = useWords(words)
  const steps: [string, Temporal.Instant | null][] = [
    [say.doneHandled, arrival.handledAt],
    [say.doneForwarded, arrival.forwardedAt],
    [say.doneNoted, arrival.notedAt],
    [say.donePresented, arrival.presentedAt],
    [say.doneRegistered, arrival.registeredAt],
    [say.doneSaved, arrival.recordedAt],
  ]
  return <Timeline events={steps.flatMap(([title, at]) => (at ? [{ title: title.replace(/\.$/, ''), when: instant(at) }] : []))} />
}
