import { date } from '../../kernel/format.ts'
import { useWords } from '../../kernel/words.ts'
import { Button, DateField, Field, Form, Layout, Notice, Paragraph, TextArea } from '../../ui/index.ts'
import type { Arrival } from '../../work/documents/index.ts'
import { words } from './words.ts'

/** What the register says; of a paper that others rely on, the own entry alone. */
export function CorrectionPage({ arrival, locked }: { arrival: Arrival; locked: string | null }) {
  const say = useWords(words)
  const path = `/arrivals/${arrival.id}`
  return (
    <Layout title={say.edit} caption={`${say.arrival} · ${arrival.body}`} back={{ href: path }} form="main-form">
      <Paragraph>{say.editHint}</Paragraph>
      {locked && <Notice kind="warning">{locked}</Notice>}
      <Form action={`${path}/edit`} version={arrival.version} main>
        {arrival.arrivedOn && (
          <>
            <Field name="number" label={say.number} value={String(arrival.number)} width={5} type="number" />
            <DateField name="arrivedOn" label={say.arrived} value={date(arrival.arrivedOn)} />
          </>
        )}
        {!locked && (
          <>
            <Field name="code" label={say.code} hint={say.codeHint} value={arrival.code} width={20} optional />
            <DateField name="date" label={say.date} hint={say.dateHint} value={arrival.datedOn ? date(arrival.datedOn) : ''} optional />
            <TextArea name="subject" label={say.subject} value={arrival.subject} rows={3} />
            <Field name="issuer" label={say.issuerField} value={arrival.issuer} />
          </>
        )}
        {(arrival.arrivedOn || !locked) && <Button>{say.saveEdit}</Button>}
      </Form>
    </Layout>
  )
}
