import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import type { LearningField } from '../../registry/index.ts'
import {
  Button,
  Field,
  FileField,
  Form,
  Layout,
  Link,
  List,
  mainForm,
  Notice,
  Paragraph,
  Printed,
  Section,
  Select,
  SummaryList,
  TextArea,
} from '../../ui/index.ts'
import { VersionTag } from './list-page.tsx'
import { parts, shortfalls, stepsOf, type Texts } from './model.ts'
import type { Version } from './queries.ts'
import { words } from './words.ts'

function TextFields({ fields, one }: { fields: LearningField[]; one?: Version }) {
  const say = useWords(words)
  const { lang } = useFacts()
  return (
    <>
      <Field name="title" label={say.name} value={one?.title} />
      <Select
        name="field"
        label={say.field}
        empty
        value={one?.field}
        options={fields.map((field) => ({ value: field.code, text: field[lang] }))}
      />
      <TextArea name="problem" label={say.problem} value={one?.problem} rows={3} />
      <TextArea name="steps" label={say.steps} hint={say.stepsHint} value={one?.steps} rows={8} />
      <TextArea name="conditions" label={say.conditions} value={one?.conditions} rows={3} />
      <TextArea name="cost" label={say.cost} value={one?.cost} rows={3} />
      <TextArea name="people" label={say.people} value={one?.people} rows={2} />
      <TextArea name="results" label={say.results} hint={say.resultsHint} value={one?.results} rows={4} />
    </>
  )
}

export function NewPage({ fields }: { fields: LearningField[] }) {
  const say = useWords(words)
  return (
    <Layout title={say.new} back={{ href: '/models', text: say.title }} form={mainForm}>
      <Form action="/models/new" main>
        <TextFields fields={fields} />
        <Button>{say.save}</Button>
      </Form>
    </Layout>
  )
}

export function DraftPage({ one, fields }: { one: Version; fields: LearningField[] }) {
  const say = useWords(words)
  const path = `/models/${one.id}`
  const missing = shortfalls(one)
  const head = { title: say.edit, caption: one.centre, status: <VersionTag one={one} />, back: { href: '/models', text: say.title } }
  if (one.submittedAt)
    return (
      <Layout {...head} title={one.title}>
        <Notice>{say.waiting}</Notice>
        <Reading texts={one} />
        <Printed />
      </Layout>
    )
  return (
    <Layout {...head} form={mainForm}>
      {one.returnNote && <Notice kind="warning">{say.returnedBecause(one.returnNote)}</Notice>}
      {missing.length > 0 && (
        <Notice>
          {say.notYet}
          <List items={missing.map((part) => say[part])} />
        </Notice>
      )}
      <Form action={`${path}/draft`} version={one.version} files main>
        <TextFields fields={fields} one={one} />
        <FileField name="file" label={say.file} hint={say.fileHint} accept=".pdf,.docx,.png,.jpg,.jpeg" optional />
        <Button>{say.save}</Button>
      </Form>
      {missing.length === 0 && (
        <Section title={say.submit}>
          <Paragraph>{say.submitIntro}</Paragraph>
          <Form action={`${path}/submission`} version={one.version}>
            <Button>{say.submit}</Button>
          </Form>
        </Section>
      )}
      <Form action={`${path}/removal`}>
        <Button variant="warning">{say.remove}</Button>
      </Form>
    </Layout>
  )
}

const lines = (text: string) =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => <Paragraph key={line}>{line}</Paragraph>)

export function Reading({ texts }: { texts: Texts }) {
  const say = useWords(words)
  return (
    <>
      {parts.map((part) => (
        <Section key={part} title={say[part]}>
          {part === 'steps' ? <List numbered items={stepsOf(texts.steps)} /> : lines(texts[part])}
        </Section>
      ))}
    </>
  )
}

export function ReviewPage({ one, fields, own }: { one: Version; fields: LearningField[]; own: boolean }) {
  const say = useWords(words)
  const { lang } = useFacts()
  return (
    <Layout
      title={one.title}
      caption={`${say.review} · ${one.centre}`}
      status={<VersionTag one={one} />}
      back={{ href: '/models', text: say.title }}
    >
      <SummaryList
        rows={[
          { key: say.field, value: fields.find(({ code }) => code === one.field)?.[lang] ?? one.field },
          { key: say.version, value: String(one.number) },
          { key: say.recordedBy, value: one.submittedBy ?? one.draftedBy },
          one.fileId !== null && { key: say.file, value: <Link href={`/models/${one.id}/review/file`}>{say.openFile}</Link> },
        ]}
      />
      <Reading texts={one} />
      {own ? (
        <Notice>{say.ownSubmission}</Notice>
      ) : (
        <Section title={say.publish}>
          <Paragraph>{say.publishIntro}</Paragraph>
          <Form action={`/models/${one.id}/publication`} version={one.version}>
            <Button>{say.publish}</Button>
          </Form>
          <Form action={`/models/${one.id}/return`} version={one.version}>
            <TextArea name="note" label={say.returnNote} rows={3} />
            <Button variant="secondary">{say.return}</Button>
          </Form>
        </Section>
      )}
      <Printed />
    </Layout>
  )
}
