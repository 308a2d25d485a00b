import { useFacts } from '../../kernel/http/facts.ts'
import { pick, useWords } from '../../kernel/words.ts'
import { Button, Form, Layout, Notice, Paragraph, Radios, SummaryList, TextArea } from '../../ui/index.ts'
import { undoable } from './appointment.ts'
import { Back } from './appointment-actions.tsx'
import { Facts, path } from './appointment-page.tsx'
import type { Appointment } from './appointment-queries.ts'
import { sentences, words } from './appointment-words.ts'
import type { Norm } from './norm.ts'

/** What a society or school is asked, and nothing of the other steps. */
export function OpinionPage({ one, bodyId, norm }: { one: Appointment; bodyId: string; norm: Norm | null }) {
  const say = useWords(words)
  const { actor, lang } = useFacts()
  const mine = one.opinions.find((opinion) => opinion.bodyId === bodyId)!
  return (
    <Layout title={say.opinionTitle} caption={one.centre} back="/">
      <Paragraph>{say.opinionIntro(mine.body)}</Paragraph>
      <Facts one={one} known={{ norm, previous: null }} />
      {mine.givenAt ? (
        <>
          <SummaryList
            rows={[{ key: say.given, value: [mine.agrees ? say.agrees : say.disagrees, mine.reason, mine.by].filter(Boolean).join(' · ') }]}
          />
          {undoable(one).includes('opinion') && <Back base={path(one.id)} what="opinion" />}
        </>
      ) : actor.person?.id === one.nomineeId ? (
        <Notice kind="warning">{pick(lang, sentences.ownOpinion)}</Notice>
      ) : (
        <Form action={`${path(one.id)}/opinion`}>
          <Radios
            name="agrees"
            label={say.opinion}
            options={[
              { value: 'yes', text: say.agrees },
              { value: 'no', text: say.disagrees },
            ]}
          />
          <TextArea name="reason" label={say.opinionReason} rows={3} />
          <Button>{say.give}</Button>
        </Form>
      )}
    </Layout>
  )
}
