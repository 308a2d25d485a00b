import { date } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import { Button, DateField, Details, Field, FileField, Form, Paragraph, Radios, Section, TextArea } from '../../ui/index.ts'
import type { Grade } from './queries.ts'
import { words } from './words.ts'

export function OpinionForm({ path }: { path: string }) {
  const say = useWords(words)
  const { today } = useFacts()
  return (
    <Section title={say.meeting}>
      <Paragraph>{say.meetingIntro}</Paragraph>
      <Form action={`${path}/opinion`} files several>
        <TextArea name="opinion" label={say.opinionText} rows={4} />
        <DateField name="on" label={say.meetingOn} value={date(today)} />
        <Field name="code" label={say.minutes} hint={say.minutesHint} width={20} optional />
        <FileField name="file" label={say.minutesFile} optional />
        <Button>{say.recordOpinion}</Button>
      </Form>
    </Section>
  )
}

export function DecideForm({ path, grades, above }: { path: string; grades: Grade[]; above: boolean }) {
  const say = useWords(words)
  const { today } = useFacts()
  return (
    <Section title={say.decide}>
      <Paragraph>{above ? say.decideAbove : say.decideIntro}</Paragraph>
      <Form action={`${path}/decision`} several>
        <Radios name="gradeId" label={say.grade} options={grades.map(({ id, name }) => ({ value: id, text: name }))} />
        <Field name="code" label={say.decisionCode} hint={say.decisionHint} width={20} />
        <DateField name="on" label={say.decidedOn} value={date(today)} />
        <Field name="decider" label={say.decider} value={above ? '' : say.deciderDefault} />
        <Button>{say.doDecide}</Button>
      </Form>
    </Section>
  )
}

export function ReturnForm({ path }: { path: string }) {
  const say = useWords(words)
  return (
    <Details summary={say.giveBack} fields={['reason']}>
      <Form action={path} several>
        <TextArea name="reason" label={say.reason} rows={2} />
        <Button variant="secondary">{say.giveBack}</Button>
      </Form>
    </Details>
  )
}
