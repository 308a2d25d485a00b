import { date } from '../../kernel/format.ts'
import { useWords } from '../../kernel/words.ts'
import {
  Button,
  DateField,
  Field,
  Form,
  Layout,
  Link,
  mainForm,
  Notice,
  Paragraph,
  Section,
  SummaryList,
  TextArea,
  Timeline,
} from '../../ui/index.ts'
import type { TermDecision } from './queries.ts'
import { words } from './words.ts'

export const decisionPath = (centreId: string, termId: string) => `/centres/${centreId}/board/decisions/${termId}/edit`

/** A decision of a procedure stands as it was signed; one that was written down by hand may have been written wrongly. */
export function DecisionPage({ decision }: { decision: TermDecision }) {
  const say = useWords(words)
  const { centre, termId, name, title, from, code, decidedOn, appointmentId, corrections, version } = decision
  return (
    <Layout
      title={say.correctDecision}
      caption={centre.name}
      back={{ href: `/centres/${centre.id}/board`, text: say.board }}
      form={mainForm}
    >
      <SummaryList
        rows={[
          { key: say.holder, value: name },
          { key: say.post, value: `${title}, ${say.since(date(from))}` },
          { key: say.decision, value: `${code}, ${date(decidedOn)}` },
        ]}
      />
      {appointmentId ? (
        <Notice>
          {say.signedThere} <Link href={`/appointments/${appointmentId}`}>{say.seeProcedure}</Link>.
        </Notice>
      ) : (
        <>
          <Paragraph>{say.correctDecisionHint}</Paragraph>
          <Form action={decisionPath(centre.id, termId)} version={version} main>
            <Field name="code" label={say.code} width={20} value={code} />
            <DateField name="on" label={say.decidedOn} value={date(decidedOn)} />
            <TextArea name="reason" label={say.correctionReason} hint={say.correctionReasonHint} rows={2} />
            <Button>{say.saveCorrection}</Button>
          </Form>
        </>
      )}
      {corrections.length > 0 && (
        <Section title={say.corrections}>
          <Timeline
            events={corrections.map((one) => ({
              title: say.before(`${one.code}, ${date(one.decidedOn)}`),
              when: one.at,
              by: one.by,
              text: one.reason,
            }))}
          />
        </Section>
      )}
    </Layout>
  )
}
