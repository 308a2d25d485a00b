import { date, number } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import {
  Button,
  Details,
  EmptyState,
  Form,
  Hidden,
  Layout,
  Link,
  LinkButton,
  mainForm,
  Notice,
  Paragraph,
  Section,
  Status,
  SummaryList,
  TextArea,
} from '../../ui/index.ts'
import { type Catalogue, formName } from './catalogue.ts'
import { statusOf } from './course.ts'
import { daysOf } from './list-page.tsx'
import type { Call } from './mine.ts'
import { QualificationTable } from './person-page.tsx'
import type { Profile } from './qualifications.ts'
import { AnswerFields } from './survey-pages.tsx'
import type { Answer, Survey } from './surveys.ts'
import { words } from './words.ts'

interface MineProps {
  profile: Profile
  calls: Call[]
  surveys: (Survey & { answered: boolean })[]
  catalogue: Catalogue
  assessed: boolean
}

/** What one is called to and asked, and what is on record about oneself. */
export function MinePage({ profile, calls, surveys, catalogue, assessed }: MineProps) {
  const say = useWords(words)
  return (
    <Layout title={say.mineTitle} caption={profile.name}>
      {surveys.map(({ id, title, closesOn, answered }) => (
        <Section key={id} title={title}>
          <Paragraph>{answered ? say.youAnswered(date(closesOn)) : say.answerBy(date(closesOn))}</Paragraph>
          <LinkButton href={`/my-training/surveys/${id}`} variant={answered ? 'secondary' : 'primary'}>
            {answered ? say.changeAnswer : say.answerSurvey}
          </LinkButton>
        </Section>
      ))}
      {calls.length === 0 ? (
        <EmptyState title={say.noCallsTitle}>{say.noCalls}</EmptyState>
      ) : (
        calls.map((call) => <OneCall call={call} catalogue={catalogue} />)
      )}
      <Section title={say.ownQualifications}>
        <QualificationTable
          rows={profile.qualifications.filter(({ withdrawnAt }) => !withdrawnAt).map((one) => ({ ...one, fileId: null }))}
          catalogue={catalogue}
          personId={null}
        />
      </Section>
      {assessed && (
        <Paragraph>
          <Link href="/my-assessments">{say.ownAssessments}</Link>
        </Paragraph>
      )}
    </Layout>
  )
}

function OneCall({ call, catalogue }: { call: Call; catalogue: Catalogue }) {
  const say = useWords(words)
  const { today } = useFacts()
  const state = statusOf(call, today)
  const open = state !== 'cancelled' && state !== 'closed' && state !== 'ended'
  return (
    <Section title={call.title} id={`call-${call.id}`}>
      {state === 'cancelled' && <Notice kind="warning">{say.cancelledBecause(call.cancelReason)}</Notice>}
      <SummaryList
        rows={[
          { key: say.organiser, value: call.organiser },
          { key: say.days, value: `${daysOf(call)} · ${say.hoursOf(number(call.hours))}` },
          { key: say.form, value: formName(catalogue, call.form) },
          { key: say.coursePlace, value: call.place || '–' },
          { key: say.summons, value: call.summonsCode || say.noNumber },
          { key: say.reply, value: <MyReply call={call} /> },
          call.closedAt !== null && {
            key: say.result,
            value: call.attended ? [say.hoursOf(number(call.attendedHours)), call.certificate].filter(Boolean).join(' · ') : say.absent,
          },
        ]}
      />
      {open && <Answering call={call} />}
      {state === 'cancelled' && !call.toldAt && (
        <Form action="/my-training/notices" several>
          <Hidden name="call" value={call.id} />
          <Button variant="secondary">{say.noticed}</Button>
        </Form>
      )}
    </Section>
  )
}

function MyReply({ call }: { call: Call }) {
  const say = useWords(words)
  if (call.reply === null) return <Status kind="waiting">{say.unanswered}</Status>
  return (
    <Status kind={call.reply === 'confirmed' ? 'done' : 'returned'}>
      {call.reply === 'confirmed' ? say.confirmed : `${say.declined}: ${call.replyReason}`}
    </Status>
  )
}

function Answering({ call }: { call: Call }) {
  const say = useWords(words)
  const { typed } = useFacts()
  const sent = typed.call === call.id
  return (
    <>
      {call.reply !== 'confirmed' && (
        <Form action="/my-training/replies" several>
          <Hidden name="call" value={call.id} />
          <Hidden name="reply" value="confirmed" />
          <Button>{say.willCome}</Button>
        </Form>
      )}
      {call.reply !== 'declined' && (
        <Details summary={say.cannotCome} open={sent}>
          <Form action="/my-training/replies" several>
            <Hidden name="call" value={call.id} />
            <Hidden name="reply" value="declined" />
            <TextArea name="reason" id={`reason-${call.id}`} label={say.declineReason} rows={2} />
            <Button variant="secondary">{say.cannotCome}</Button>
          </Form>
        </Details>
      )}
    </>
  )
}

export function OwnAnswerPage({ survey, catalogue, answer }: { survey: Survey; catalogue: Catalogue; answer: Answer | undefined }) {
  const say = useWords(words)
  return (
    <Layout title={survey.title} caption={survey.organiser} back={{ href: '/my-training', text: say.mineTitle }} form={mainForm}>
      {answer?.assistedBy && <Notice>{say.typedForYou(answer.assistedBy)}</Notice>}
      <Form action={`/my-training/surveys/${survey.id}`} main>
        <AnswerFields survey={survey} catalogue={catalogue} answer={answer} />
        <Button>{say.sendAnswer}</Button>
      </Form>
    </Layout>
  )
}
