import type { ComponentChildren } from 'preact'
import { Actions, Button, Form, Layout, Paragraph } from '../../ui/index.ts'
import type { Person } from './queries.ts'

interface StepProps {
  person: Person
  path: string
  title: string
  text: string
  go: string
  warning?: boolean
  children?: ComponentChildren
}

/** One page for one act on a person: what it does, what it asks for, the button. */
export function StepPage({ person, path, title, text, go, warning, children }: StepProps) {
  return (
    <Layout title={title} caption={person.name} back={{ href: `/people/${person.id}`, text: person.name }}>
      <Paragraph>{text}</Paragraph>
      <Form action={`/people/${person.id}/${path}`} autosave={false}>
        {children}
        <Actions>
          <Button variant={warning ? 'warning' : 'primary'}>{go}</Button>
        </Actions>
      </Form>
    </Layout>
  )
}
