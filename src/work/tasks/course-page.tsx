import { date, instant, parseDate } from '../../kernel/format.ts'
import { Current, useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import type { Seat } from '../../registry/index.ts'
import {
  Button,
  CopyText,
  DateField,
  Details,
  Form,
  Notice,
  Paragraph,
  Section,
  Select,
  Table,
  TextArea,
  Timeline,
} from '../../ui/index.ts'
import { askExtension, confirmAssignment, delegateAssignment } from './access.ts'
import { mayDelegate, maySuspend } from './course.tsx'
import { courseWords } from './course-words.ts'
import type { Hand } from './delegations.ts'
import { type Calendar, workingDay } from './due.ts'
import { mayAskExtension } from './extension.ts'
import type { Extension } from './extensions.ts'
import { loudspeakerText, posterText, shortLink, zaloText } from './messages.ts'
import type { Assignment } from './queries.ts'
import { statusOf } from './task.ts'

/** Why the part stands still, for both sides. */
export function StandStill({ part }: { part: Assignment }) {
  const say = useWords(courseWords)
  const status = statusOf(part)
  if (status !== 'suspended' && status !== 'ended') return null
  return (
    <Notice kind="warning">
      <strong>{status === 'ended' ? say.isEnded : say.isSuspended}:</strong> {status === 'ended' ? part.endReason : part.suspendReason}
    </Notice>
  )
}

/** Every request for a later date, and for the giver the one that waits. */
export function Extensions({ part, extensions }: { part: Assignment; extensions: Extension[] }) {
  const say = useWords(courseWords)
  const { actor } = useFacts()
  const open = extensions.find((one) => !one.answeredAt)
  const answers = open && !part.mine && actor.may(confirmAssignment) && statusOf(part) === 'extension'
  if (extensions.length === 0) return null
  return (
    <Section title={answers ? say.answerExtension : say.extensions}>
      {answers && <Answer part={part} open={open} />}
      <Table
        caption={say.extensions}
        hideCaption
        dense
        rows={extensions}
        columns={[
          { key: 'from', head: say.from, cell: (row) => date(row.dueBefore) },
          { key: 'to', head: say.to, cell: (row) => date(row.wantedOn) },
          { key: 'why', head: say.why, cell: (row) => row.reason },
          { key: 'asked', head: say.asked, cell: (row) => `${row.askedBy}, ${instant(row.askedAt)}` },
          { key: 'answer', head: say.answer, cell: (row) => answerText(row, say) },
        ]}
      />
    </Section>
  )
}

function answerText({ approved, answer, answeredBy, answeredAt }: Extension, say: typeof courseWords.vi): string {
  if (!answeredAt) return say.waiting
  return [approved ? say.approved : say.refused, answer, `${answeredBy}, ${instant(answeredAt)}`].filter(Boolean).join('. ')
}

function Answer({ part, open }: { part: Assignment; open: Extension }) {
  const say = useWords(courseWords)
  return (
    <>
      <Notice>
        {say.asks(open.askedBy, date(open.dueBefore), date(open.wantedOn))} {say.why}: {open.reason}
      </Notice>
      <Form action={`/assignments/${part.id}/extension/answer`} version={part.version} several>
        <TextArea name="answer" label={say.answerText} hint={say.answerHint} rows={2} />
        <Button name="approved" value="yes">
          {say.approve}
        </Button>{' '}
        <Button name="approved" value="no" variant="secondary">
          {say.refuse}
        </Button>
      </Form>
    </>
  )
}

export function AskExtension({ part, calendar }: { part: Assignment; calendar: Calendar }) {
  const say = useWords(courseWords)
  const facts = useFacts()
  const { actor, typed } = facts
  if (!actor.may(askExtension) || mayAskExtension(part)) return null
  const wanted = parseDate(String(typed.wantedOn ?? ''))
  const proposed = wanted ? { ...typed, wantedOn: date(workingDay(wanted, calendar)) } : typed
  return (
    <Details summary={say.askExtension} open={facts.path.endsWith('/extension')}>
      <Form action={`/assignments/${part.id}/extension`} version={part.version} several>
        <Current.Provider value={{ ...facts, typed: proposed }}>
          <DateField name="wantedOn" label={say.wantedOn} hint={say.wantedHint(date(part.dueOn!))} />
        </Current.Provider>
        <TextArea name="why" label={say.why} rows={2} />
        <Button variant="secondary">{say.askExtension}</Button>
      </Form>
    </Details>
  )
}

/** For the giver: pause with a reason, go on again. */
export function Suspension({ part }: { part: Assignment }) {
  const say = useWords(courseWords)
  if (statusOf(part) === 'suspended') {
    return (
      <Form action={`/assignments/${part.id}/resumption`} version={part.version} several>
        <TextArea name="resumeReason" label={say.resumeReason} optional rows={2} />
        <Button>{say.resume}</Button>
      </Form>
    )
  }
  if (!maySuspend(part)) return null
  return (
    <Details summary={say.suspend} open={useFacts().path.endsWith('/suspension')}>
      <Form action={`/assignments/${part.id}/suspension`} version={part.version} several>
        <TextArea name="suspendReason" label={say.suspendReason} hint={say.suspendHint} rows={2} />
        <Button variant="secondary">{say.suspend}</Button>
      </Form>
    </Details>
  )
}

export function Delegate({ part, seats }: { part: Assignment; seats: Seat[] }) {
  const say = useWords(courseWords)
  const { actor } = useFacts()
  const others = seats.filter(({ id, holder }) => holder && id !== part.holderPostId)
  if (!actor.may(delegateAssignment) || !mayDelegate(part, actor.post!) || others.length === 0) return null
  return (
    <Details summary={say.delegate} open={useFacts().path.endsWith('/delegation')}>
      <Form action={`/assignments/${part.id}/delegation`} version={part.version} several>
        <Select
          name="toPost"
          label={say.toPost}
          empty
          options={others.map(({ id, title, holder }) => ({ value: id, text: `${holder!.name}, ${title}` }))}
        />
        <TextArea name="delegateNote" label={say.delegateNote} optional rows={2} />
        <Button variant="secondary">{say.delegate}</Button>
      </Form>
    </Details>
  )
}

/** The hands that the part went through; the last one holds it now. */
export function Chain({ chain }: { chain: Hand[] }) {
  const say = useWords(courseWords)
  if (chain.length === 0) return null
  return (
    <Section title={say.chain}>
      <Timeline
        events={chain.map(({ post, person, note, at, by }, i) => ({
          title: `${i === chain.length - 1 ? `${say.now}: ` : ''}${post} – ${person ?? say.vacantPost}`,
          when: instant(at),
          by,
          text: note || undefined,
        }))}
      />
    </Section>
  )
}

export function Messages({ part }: { part: Assignment }) {
  const say = useWords(courseWords)
  const { url } = useFacts()
  const link = shortLink(url.origin, part.id)
  return (
    <Details summary={say.messages}>
      <CopyText id="zalo" label={say.zalo} text={zaloText(part, link)} />
      <CopyText id="poster" label={say.poster} text={posterText(part)} />
      <CopyText id="loudspeaker" label={say.loudspeaker} text={loudspeakerText(part)} />
      <Paragraph small>{link}</Paragraph>
    </Details>
  )
}
