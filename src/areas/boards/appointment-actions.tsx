import { date } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { pick, useWords } from '../../kernel/words.ts'
import {
  Button,
  DateField,
  Details,
  Field,
  FileField,
  Form,
  Hint,
  LinkButton,
  Notice,
  Paragraph,
  Section,
  TextArea,
} from '../../ui/index.ts'
import { droppable, stageOf, type Undoable, undoable } from './appointment.ts'
import { type Known, path, type Rights } from './appointment-page.tsx'
import type { Appointment } from './appointment-queries.ts'
import { sentences, words } from './appointment-words.ts'

interface Props {
  one: Appointment
  rights: Rights
  known: Known
}

/** What the reader may do now; nothing is offered that would be refused, and why not is said. */
export function Actions({ one, rights, known }: Props) {
  const stage = stageOf(one)
  const base = path(one.id)
  const back = undoable(one).filter((what) => mayUndo(what, rights))
  return (
    <>
      {rights.drafts && stage === 'draft' && <Submit base={base} />}
      {rights.drafts && stage === 'party' && <Party base={base} />}
      {stage === 'decision' && rights.decides && <Decide one={one} decides={rights.decides} known={known} />}
      {rights.numbers && stage === 'number' && <Numbering base={base} />}
      {rights.drafts && stage === 'announcement' && <Announce base={base} />}
      {back.map((what) => (
        <Back key={what} base={base} what={what} />
      ))}
      {rights.drafts && droppable(one) && <Drop base={base} />}
    </>
  )
}

function mayUndo(what: Undoable, rights: Rights): boolean {
  if (what === 'submitted' || what === 'party') return rights.drafts
  if (what === 'approved') return rights.signed
  return what === 'numbered' && rights.numbers
}

export const backPaths: Record<Undoable, string> = {
  submitted: 'submission',
  party: 'party',
  opinion: 'opinion',
  approved: 'approval',
  numbered: 'number',
}

function Submit({ base }: { base: string }) {
  const say = useWords(words)
  return (
    <>
      <LinkButton href={`${base}/edit`} variant="secondary">
        {say.edit}
      </LinkButton>
      <Form action={`${base}/submission`} several>
        <Hint>{say.submitHint}</Hint>
        <Button>{say.submit}</Button>
      </Form>
    </>
  )
}

function Party({ base }: { base: string }) {
  const say = useWords(words)
  const { today } = useFacts()
  return (
    <Section title={say.partyTitle}>
      <Form action={`${base}/party`} several>
        <Hint>{say.partyHint}</Hint>
        <Field name="code" label={say.partyCode} width={20} />
        <DateField name="on" label={say.partyOn} value={date(today)} />
        <Button>{say.partyTitle}</Button>
      </Form>
    </Section>
  )
}

function Decide({ one, decides, known }: { one: Appointment; decides: NonNullable<Rights['decides']>; known: Known }) {
  const say = useWords(words)
  const { lang } = useFacts()
  const base = path(one.id)
  if (decides.refused) return <Notice kind="warning">{`${say.refusedHere}. ${pick(lang, sentences[decides.refused])}`}</Notice>
  const disagreed = one.opinions.some(({ agrees }) => agrees === false)
  return (
    <Section title={say.decide}>
      <Paragraph>{say.decideHint(known.decider)}</Paragraph>
      {decides.deputy && <Notice>{say.deputySigns}</Notice>}
      {disagreed && <Notice kind="warning">{say.disagreed}</Notice>}
      <Form action={`${base}/approval`} several>
        <TextArea name="note" label={say.approvalNote} rows={2} optional={!disagreed} />
        <Button>{say.approve}</Button>
      </Form>
      <Details summary={say.refuse} fields={['reason']}>
        <Form action={`${base}/refusal`} several>
          <TextArea name="reason" id="refusal-reason" label={say.reasons} rows={3} />
          <Button variant="secondary">{say.refuse}</Button>
        </Form>
      </Details>
    </Section>
  )
}

function Numbering({ base }: { base: string }) {
  const say = useWords(words)
  const { today } = useFacts()
  return (
    <Section title={say.numberTitle}>
      <Form action={`${base}/number`} files several>
        <Field name="code" label={say.code} width={20} />
        <DateField name="on" label={say.on} value={date(today)} />
        <FileField name="file" label={say.file} />
        <Button>{say.numberTitle}</Button>
      </Form>
    </Section>
  )
}

function Announce({ base }: { base: string }) {
  const say = useWords(words)
  const { today } = useFacts()
  return (
    <Section title={say.announceTitle}>
      <Form action={`${base}/announcement`} several>
        <Hint>{say.announceHint}</Hint>
        <DateField name="on" label={say.announcedOn} value={date(today)} />
        <Field name="place" label={say.announcedPlace} />
        <Button>{say.announceTitle}</Button>
      </Form>
    </Section>
  )
}

export function Back({ base, what }: { base: string; what: Undoable }) {
  const say = useWords(words)
  return (
    <Details summary={say.back} fields={['reason']}>
      <Form action={`${base}/${backPaths[what]}/withdrawal`} several>
        <TextArea name="reason" id={`back-${what}`} label={say.backReason} rows={2} />
        <Button variant="secondary">{say.back}</Button>
      </Form>
    </Details>
  )
}

function Drop({ base }: { base: string }) {
  const say = useWords(words)
  return (
    <Details summary={say.drop} fields={['reason']}>
      <Form action={`${base}/drop`} several>
        <TextArea name="reason" id="drop-reason" label={say.dropReason} rows={2} />
        <Button variant="warning">{say.drop}</Button>
      </Form>
    </Details>
  )
}
