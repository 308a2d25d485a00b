import { date } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import {
  Button,
  Checkboxes,
  DateField,
  Details,
  Field,
  FileField,
  Form,
  Hint,
  Link,
  LinkButton,
  Paragraph,
  Select,
  TextArea,
} from '../../ui/index.ts'
import { bandOf } from './criteria.ts'
import { claimable, type Explained } from './explain.ts'
import { type Rights, ratingPath, useResult } from './show-page.tsx'
import { words } from './words.ts'

/** What the reader may do next; nothing is shown that would be refused. */
export function Actions({ one, rights }: { one: Explained; rights: Rights }) {
  const { status, rating } = one
  const say = useWords(words)
  const path = ratingPath(rating.id)
  return (
    <>
      {rights.own && status === 'self' && <OwnActions one={one} />}
      {rights.own && status === 'submitted' && (
        <Form action={`${path}/withdrawal`} several>
          <Button variant="secondary">{say.withdraw}</Button>
        </Form>
      )}
      {rights.team && status !== 'decided' && <NameTeam one={one} candidates={rights.candidates} />}
      {rights.inspect && (status === 'submitted' || status === 'inspected') && (
        <>
          <LinkButton href={`${path}/inspection`}>{say.inspect}</LinkButton>
          <WithReason action={`${path}/return`} title={say.returning} />
        </>
      )}
      {rights.decide && status === 'inspected' && <Decide one={one} />}
      {rights.decide && status === 'decided' && <WithReason action={`${path}/revocation`} title={say.revoke} />}
    </>
  )
}

function OwnActions({ one: { rating, lines } }: { one: Explained }) {
  const say = useWords(words)
  const path = ratingPath(rating.id)
  return (
    <>
      <LinkButton href={`${path}/self`}>{say.edit}</LinkButton>
      <Details summary={say.attach} fields={['criterion']}>
        <Form action={`${path}/evidence`} files several>
          <Select
            name="criterion"
            label={say.attachTo}
            options={claimable(lines).map(({ criterion: { id, code, text } }) => ({ value: id, text: say.claimOf(code, text) }))}
          />
          <FileField name="file" label={say.evidenceFile} />
          <Button variant="secondary">{say.attach}</Button>
        </Form>
      </Details>
      <Form action={`${path}/submission`} several>
        <Hint>{say.submitHint}</Hint>
        <Button>{say.submit}</Button>
      </Form>
    </>
  )
}

function WithReason({ action, title }: { action: string; title: string }) {
  const say = useWords(words)
  return (
    <Details summary={title} fields={['reason']}>
      <Form action={action} several>
        <TextArea name="reason" label={say.reason} rows={3} />
        <Button variant="secondary">{title}</Button>
      </Form>
    </Details>
  )
}

function NameTeam({ one: { rating }, candidates }: { one: Explained; candidates: Rights['candidates'] }) {
  const say = useWords(words)
  if (candidates.length === 0) return <Paragraph>{say.noCandidates}</Paragraph>
  return (
    <Details summary={say.nameTeam} fields={['member']}>
      <Form action={`${ratingPath(rating.id)}/team`} several>
        <Checkboxes
          name="member"
          label={say.team}
          hint={say.teamHint}
          small
          options={candidates.map(({ id, name, post }) => ({ value: id, text: `${name} – ${post}` }))}
          values={rating.members.map(({ id }) => id)}
        />
        <Field name="note" label={say.teamNote} optional />
        <Button variant="secondary">{say.nameTeam}</Button>
      </Form>
    </Details>
  )
}

function Decide({ one: { rating, set, found } }: { one: Explained }) {
  const say = useWords(words)
  const { today } = useFacts()
  const result = useResult(set)
  const band = set.kind === 'points' ? bandOf(set.bands, found ?? 0)?.name : undefined
  return (
    <Details summary={say.decide} fields={['code']} open>
      <Form action={`${ratingPath(rating.id)}/decision`} several>
        <Paragraph>
          {say.decideHint([result(found ?? 0), band].filter(Boolean).join(' – '))}{' '}
          <Link href={`${ratingPath(rating.id)}/decision.docx`} download>
            {say.decisionDraft}
          </Link>
        </Paragraph>
        <Field name="code" label={say.decisionCode} width={20} />
        <DateField name="on" label={say.decidedOn} value={date(today)} />
        <Button>{say.decide}</Button>
      </Form>
    </Details>
  )
}
