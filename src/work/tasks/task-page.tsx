import { instant } from '../../kernel/format.ts'
import { useWords } from '../../kernel/words.ts'
import { Button, Checkboxes, DateField, Field, Form, Layout, Notice, Section, SummaryList, TextArea } from '../../ui/index.ts'
import { Parts, Source } from './assignment-page.tsx'
import type { Assignment, Task } from './queries.ts'
import { Due } from './show.tsx'
import { words } from './words.ts'

/** The giver's view: the sentence that the task rests on and every body's part. */
export function TaskPage({ task }: { task: Task }) {
  const say = useWords(words)
  return (
    <Layout title={task.title} caption={say.title} back={{ href: '/tasks?side=given' }} wide>
      <SummaryList
        rows={[
          { key: say.source, value: <Source of={task} /> },
          { key: say.due, value: <Due part={{ dueOn: task.dueOn, firstDueOn: task.dueOn }} /> },
          { key: say.product, value: task.product || '–' },
          { key: say.from, value: `${task.assignedBy}, ${instant(task.assignedAt)}` },
        ]}
      />
      <Section title={say.children}>
        <Parts rows={task.parts} caption={say.children} />
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
          <DateField name="due" label={say.dueField} hint={say.dueHint} />
          <Field name="product" label={say.productField} optional />
          <Button>{say.assign}</Button>
        </Form>
      )}
    </Layout>
  )
}
