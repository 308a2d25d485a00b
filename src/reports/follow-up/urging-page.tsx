import { Declaration, type OutgoingRow } from '../../areas/issuing/index.ts'
import { useWords } from '../../kernel/words.ts'
import { Actions, Button, Form, Hint, Layout, LinkButton, PaperSheet, type Sheet } from '../../ui/index.ts'
import type { Nature } from '../../work/tasks/index.ts'
import { Drafts, draftWords, onItsWay } from '../drafts.tsx'
import { words } from './words.ts'

export interface UrgingProps {
  office: { id: string; name: string }
  nature: Nature
  sheet: Sheet
  made: OutgoingRow[]
}

export const urgingPath = (officeId: string) => `/follow-up/offices/${officeId}/urging`

/** The letter as it would be, and what became of earlier ones. */
export function UrgingPage({ office, nature, sheet, made }: UrgingProps) {
  const say = useWords(words)
  const draft = useWords(draftWords)
  return (
    <Layout title={nature === 'order' ? say.urge : say.askKindly} caption={office.name} back={{ href: '/follow-up' }}>
      <Drafts rows={made} />
      <PaperSheet sheet={sheet} />
      {!onItsWay(made) && (
        <Form action={`${urgingPath(office.id)}?nature=${nature}`} autosave={false}>
          <Hint>{draft.next}</Hint>
          <Declaration />
          <Button>{draft.toIssuing}</Button>
        </Form>
      )}
      <Actions>
        <LinkButton href={`${urgingPath(office.id)}.docx?nature=${nature}`} variant="secondary">
          {say.downloadLetter}
        </LinkButton>
      </Actions>
    </Layout>
  )
}
