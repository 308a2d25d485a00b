import { date } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import {
  Button,
  Checkboxes,
  DateField,
  Field,
  FileField,
  Form,
  Layout,
  Link,
  List,
  Muted,
  Notice,
  Paragraph,
  Printed,
  Radios,
  Section,
  TextArea,
} from '../../ui/index.ts'
import { IssuedText } from '../../work/issued-text.tsx'
import { type Shortfall, shortfalls } from '../../work/issued-texts.ts'
import { issueCoordination } from './access.ts'
import { standingOf } from './coordination.ts'
import { Partners, StateTag } from './pages.tsx'
import type { Partner, Rules } from './queries.ts'
import { words } from './words.ts'

export function DraftPage({ rules, candidates }: { rules: Rules; candidates: { id: string; name: string }[] }) {
  const say = useWords(words)
  const { actor } = useFacts()
  const path = `/coordination/${rules.id}`
  const standing = standingOf(rules)
  return (
    <Layout
      title={say.edit}
      caption={rules.centre}
      status={<StateTag rules={rules} />}
      back={{ href: `/centres/${rules.centreId}/coordination`, text: say.rules }}
    >
      {standing === 'drafting' ? (
        <Writing rules={rules} candidates={candidates} />
      ) : (
        <>
          <Partners rules={rules} />
          <SigningCopy path={path} />
          {standing === 'agreed' && actor.may(issueCoordination) && <IssueForm path={path} version={rules.version} />}
          <Form action={`${path}/taking-back`}>
            <Button variant="secondary">{say.takeBack}</Button>
          </Form>
          <IssuedText body={rules.body} />
        </>
      )}
      <Printed />
    </Layout>
  )
}

function Writing({ rules, candidates }: { rules: Rules; candidates: { id: string; name: string }[] }) {
  const say = useWords(words)
  const path = `/coordination/${rules.id}`
  const saying = (one: Shortfall) =>
    one.why === 'no-articles' ? say.noArticles : one.why === 'number' ? say.wrongNumber(one.expected, one.found) : say.openPlace(one.text)
  const missing = [...(rules.partners.length === 0 ? [say.noPartner] : []), ...shortfalls(rules.body).map(saying)]
  return (
    <>
      {missing.length > 0 && (
        <Notice>
          {say.notYet}
          <List items={missing} />
        </Notice>
      )}
      {rules.partners.some(({ reason }) => reason !== '') && (
        <Notice>
          {say.askedFor}
          <List items={rules.partners.flatMap(({ name, reason }) => (reason === '' ? [] : `${name}: ${reason}`))} />
        </Notice>
      )}
      <Form action={`${path}/draft`} version={rules.version} main>
        <Field name="title" label={say.heading} value={rules.title} />
        <Checkboxes
          name="partner"
          label={say.partners}
          hint={say.partnersHint}
          small
          options={candidates.map(({ id, name }) => ({ value: id, text: name }))}
          values={rules.partners.map(({ bodyId }) => bodyId)}
        />
        <TextArea name="body" label={say.text} hint={say.textHint} value={rules.body} rows={22} />
        <Button>{say.save}</Button>
      </Form>
      {missing.length === 0 && (
        <Section title={say.ask}>
          <Paragraph>{say.askIntro}</Paragraph>
          <Form action={`${path}/asking`} several>
            <Button>{say.ask}</Button>
          </Form>
        </Section>
      )}
      <SigningCopy path={path} />
      <Form action={`${path}/removal`} several>
        <Button variant="warning">{say.remove}</Button>
      </Form>
    </>
  )
}

function SigningCopy({ path }: { path: string }) {
  const say = useWords(words)
  return (
    <Muted>
      <Link href={`${path}/text.docx`} download>
        {say.word}
      </Link>
    </Muted>
  )
}

function IssueForm({ path, version }: { path: string; version: number }) {
  const say = useWords(words)
  const { today } = useFacts()
  return (
    <Section title={say.issue}>
      <Paragraph>{say.issueIntro}</Paragraph>
      <Form action={`${path}/issue`} version={version} files>
        <Field name="code" label={say.code} width={20} optional />
        <Field name="issuer" label={say.issuer} value={say.issuerDefault} />
        <DateField name="decidedOn" label={say.decidedOn} value={date(today)} />
        <DateField name="inForceFrom" label={say.inForceFrom} value={date(today)} />
        <DateField name="endsOn" label={say.endsOn} value="" optional />
        <FileField name="file" label={say.file} accept=".pdf,.png,.jpg,.jpeg" />
        <Button>{say.doIssue}</Button>
      </Form>
    </Section>
  )
}

/** What a partner sees of the draft, and its answer. */
export function AnswerPage({ rules, own }: { rules: Rules; own: Partner | undefined }) {
  const say = useWords(words)
  return (
    <Layout title={say.answer} caption={rules.centre} status={<StateTag rules={rules} />} back={{ href: '/coordination', text: say.title }}>
      <Paragraph>{say.answerIntro(rules.centre)}</Paragraph>
      {own && !rules.issuedAt && (
        <Form action={`/coordination/${rules.id}/answer`} version={rules.version}>
          <Radios
            name="verdict"
            label={say.verdict}
            value={own.agreed === null ? undefined : own.agreed ? 'agree' : 'change'}
            options={[
              { value: 'agree', text: say.agree },
              { value: 'change', text: say.disagree },
            ]}
          />
          <TextArea name="reason" label={say.reason} rows={3} value={own.agreed === null ? '' : own.reason} optional />
          <Button>{say.doAnswer}</Button>
        </Form>
      )}
      <IssuedText body={rules.body} />
      <Printed />
    </Layout>
  )
}
