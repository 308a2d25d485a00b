import { instant } from '../../kernel/format.ts'
import { useWords } from '../../kernel/words.ts'
import {
  Actions,
  Button,
  Checkboxes,
  Field,
  Form,
  Layout,
  Link,
  LinkButton,
  Notice,
  Paragraph,
  Section,
  SummaryList,
  TextArea,
} from '../../ui/index.ts'
import { Parts, Source } from './assignment-page.tsx'
import { BindingFields } from './binding-fields.tsx'
import { courseWords } from './course-words.ts'
import type { Calendar } from './due.ts'
import { DueFields, recurrenceInWords } from './due-fields.tsx'
import type { Assignment, Task } from './queries.ts'
import { replacementPath, replacementWords } from './replaced-words.ts'
import { Due } from './show.tsx'
import { words } from './words.ts'

/** The giver's view: the sentence that the task rests on and every body's part. */
export function TaskPage({ task, calendar }: { task: Task; calendar: Calendar }) {
  const say = useWords(words)
  const course = useWords(courseWords)
  const replaced = useWords(replacementWords)
  const repeats = recurrenceInWords(task, course)
  const asked = task.parts.filter((part) => !part.endedAt)
  const unseen = asked.filter((part) => !part.seenAt).length
  return (
    <Layout title={task.title} caption={say.title} back={{ href: '/tasks?side=given' }} wide>
      <SummaryList
        rows={[
          { key: say.source, value: <Source of={task} /> },
          { key: say.due, value: <Due part={{ dueOn: task.dueOn, firstDueOn: task.dueOn }} calendar={calendar} /> },
          repeats !== null && { key: course.repeat, value: repeats },
          { key: say.product, value: task.product || '–' },
          { key: say.from, value: `${task.assignedBy}, ${instant(task.assignedAt)}` },
        ]}
      />
      <Section title={say.children}>
        <Paragraph>{unseen ? <Link href="/tasks/calls">{say.unseenOf(unseen, asked.length)}</Link> : say.allSeen}</Paragraph>
        <Parts rows={task.parts} caption={say.children} seen />
        {task.document && (
          <Actions>
            <LinkButton href={replacementPath(task.document.id)} variant="secondary">
              {replaced.link}
            </LinkButton>
          </Actions>
        )}
      </Section>
    </Layout>
  )
}

export function PassOnPage({ assignment, bodies }: { assignment: Assignment; bodies: { id: string; name: string }[] }) {
  const say = useWords(words)
  return (
    <Layout title={say.newTask} caption={assignment.title} back={{ href: `/assignments/${assignment.id}` }} form="main-form">
      {bodies.length === 0 ? (
        <Notice>{say.noBodies}</Notice>
      ) : (
        <Form action={`/assignments/${assignment.id}/tasks`} main>
          <TextArea name="title" label={say.titleField} value={assignment.title} rows={2} />
          <Checkboxes name="bodies" label={say.toWhom} options={bodies.map(({ id, name }) => ({ value: id, text: name }))} />
          <DueFields />
          <BindingFields />
          <Field name="product" label={say.productField} optional />
          <Button>{say.assign}</Button>
        </Form>
      )}
    </Layout>
  )
}
