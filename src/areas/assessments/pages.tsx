import { date, number } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import {
  Actions,
  Button,
  Details,
  EmptyState,
  Form,
  Layout,
  LinkButton,
  List,
  Notice,
  Paragraph,
  Printed,
  Radios,
  Section,
  Status,
  type StatusKind,
  SummaryList,
  TextArea,
  Timeline,
} from '../../ui/index.ts'
import { lacks, parts, type State, stateOf } from './assessment.ts'
import type { Assessment, Grade, Shown } from './queries.ts'
import { DecideForm, OpinionForm, ReturnForm } from './step-forms.tsx'
import { words } from './words.ts'

export const kindOf: Record<State | 'none', StatusKind> = {
  none: 'late',
  draft: 'doing',
  submitted: 'waiting',
  opinion: 'waiting',
  decided: 'done',
}

export function StateTag({ state }: { state: State | 'none' }) {
  const say = useWords(words)
  return <Status kind={kindOf[state]}>{say[state]}</Status>
}

interface PageProps {
  one: Assessment
  grades: Grade[]
  shown: Shown[]
  mine: boolean
  /** The reader may write down the opinion of the meeting on this member. */
  opines: boolean
  decides: boolean
}

export function AssessmentPage({ one, grades, shown, mine, opines, decides }: PageProps) {
  const say = useWords(words)
  const state = stateOf(one)
  const path = `/assessments/${one.id}`
  const back = one.entries.findLast(({ kind }) => kind === 'returned' || kind === 'submitted' || kind === 'withdrawn')
  const revoked = one.entries.at(-1)?.kind === 'revoked' ? one.entries.at(-1) : undefined
  return (
    <Layout
      title={say.of(one.person, String(one.year))}
      caption={[one.post, one.centre].filter(Boolean).join(' – ')}
      status={<StateTag state={state} />}
      back={{ href: `/assessments?year=${one.year}`, text: say.title }}
    >
      {back?.kind === 'returned' && <Notice kind="warning">{say.returned(back.note)}</Notice>}
      {revoked && <Notice kind="warning">{say.revokedBecause(revoked.note)}</Notice>}
      {one.sight !== 'whole' && <Paragraph>{one.sight === 'grade' ? say.onlyGrade : say.onlyState}</Paragraph>}
      {state === 'decided' && <DecisionList one={one} />}
      {one.sight === 'whole' && (
        <>
          {mine && state === 'draft' ? <SelfForm one={one} grades={grades} /> : <SelfPart one={one} grades={grades} />}
          <ShownPart shown={shown} />
          {one.opinionAt && <OpinionPart one={one} />}
        </>
      )}
      {opines && state === 'submitted' && <OpinionForm path={path} />}
      {decides && state === 'opinion' && <DecideForm path={path} grades={grades} above={one.isChairman} />}
      {opines && (state === 'submitted' || state === 'opinion') && <ReturnForm path={`${path}/return`} />}
      {decides && state === 'opinion' && <ReturnForm path={`${path}/decision/return`} />}
      {mine && state === 'submitted' && (
        <Form action={`${path}/withdrawal`}>
          <Button variant="secondary">{say.withdraw}</Button>
        </Form>
      )}
      {one.sight === 'whole' && <Closing one={one} path={path} decides={decides && state === 'decided'} />}
      <Printed />
    </Layout>
  )
}

/** On the page of one who may have left the board: the papers are the centre's. */
export function OwnPage({ all }: { all: { one: Assessment; grades: Grade[] }[] }) {
  const say = useWords(words)
  return (
    <Layout title={say.mine} back={{ href: '/my-training', text: say.myTraining }}>
      {all.length === 0 && <EmptyState title={say.noneOwnTitle}>{say.noneOwn}</EmptyState>}
      {all.map(({ one, grades }) => (
        <Section key={one.id} title={say.of(one.centre, String(one.year))}>
          <DecisionList one={one} />
          <SelfPart one={one} grades={grades} />
          <OpinionPart one={{ ...one, opinionFileId: null }} />
        </Section>
      ))}
      <Printed />
    </Layout>
  )
}

function DecisionList({ one }: { one: Assessment }) {
  const say = useWords(words)
  return (
    <SummaryList
      rows={[
        one.grade !== '' && { key: say.grade, value: one.grade },
        one.decisionCode !== '' && { key: say.decisionCode, value: one.decisionCode },
        one.decidedOn !== null && { key: say.decidedOn, value: date(one.decidedOn) },
        { key: say.decider, value: one.decider },
      ]}
    />
  )
}

function SelfPart({ one, grades }: { one: Assessment; grades: Grade[] }) {
  const say = useWords(words)
  return (
    <Section title={say.self}>
      <SummaryList
        rows={[
          ...parts.map((part) => ({ key: say[part], value: one[part] || '–' })),
          { key: say.selfGrade, value: grades.find(({ id }) => id === one.selfGradeId)?.name ?? '–' },
        ]}
      />
    </Section>
  )
}

function SelfForm({ one, grades }: { one: Assessment; grades: Grade[] }) {
  const say = useWords(words)
  const path = `/assessments/${one.id}`
  const missing = lacks(one)
  return (
    <Section title={say.self}>
      <Form action={`${path}/self`} version={one.version} main>
        {parts.map((part) => (
          <TextArea
            key={part}
            name={part}
            label={say[part]}
            hint={part === 'shortcomings' ? say.shortcomingsHint : undefined}
            value={one[part]}
            rows={4}
          />
        ))}
        <Radios
          name="selfGradeId"
          label={say.selfGrade}
          value={one.selfGradeId ?? undefined}
          options={grades.map(({ id, name }) => ({ value: id, text: name }))}
        />
        <Button>{say.save}</Button>
      </Form>
      {missing.length > 0 ? (
        <Notice>
          {say.missing}
          <List items={missing.map((lack) => say[lack])} />
        </Notice>
      ) : (
        <>
          <Paragraph>{say.submitIntro}</Paragraph>
          <Form action={`${path}/submission`}>
            <Button variant="secondary">{say.submit}</Button>
          </Form>
        </>
      )}
    </Section>
  )
}

function ShownPart({ shown }: { shown: Shown[] }) {
  const say = useWords(words)
  const { lang } = useFacts()
  return (
    <Section title={say.shown}>
      <Paragraph>{say.shownIntro}</Paragraph>
      <SummaryList rows={shown.map((one) => ({ key: one.words[lang], value: number(one.value) }))} />
    </Section>
  )
}

function OpinionPart({ one }: { one: Assessment }) {
  const say = useWords(words)
  return (
    <Section title={say.meeting}>
      <SummaryList
        rows={[
          { key: say.opinionText, value: one.opinion },
          { key: say.meetingOn, value: one.opinionOn ? date(one.opinionOn) : '–' },
          { key: say.minutes, value: one.opinionCode || '–' },
          one.opinionFileId !== null && {
            key: say.minutesFile,
            value: (
              <LinkButton href={`/assessments/${one.id}/file`} variant="secondary">
                {say.open}
              </LinkButton>
            ),
          },
        ]}
      />
    </Section>
  )
}

function Closing({ one, path, decides }: { one: Assessment; path: string; decides: boolean }) {
  const say = useWords(words)
  return (
    <>
      <Actions>
        <LinkButton href={`${path}/sheet.docx`} variant="secondary">
          {say.docx}
        </LinkButton>
      </Actions>
      {decides && (
        <Details summary={say.revoke} fields={['reason']}>
          <Form action={`${path}/revocation`} several>
            <TextArea name="reason" label={say.reason} rows={2} />
            <Button variant="warning">{say.revoke}</Button>
          </Form>
        </Details>
      )}
      {one.entries.length > 0 && (
        <Section title={say.history}>
          <Timeline events={one.entries.map(({ at, by, kind, note }) => ({ title: say[`did-${kind}`], by, when: at, text: note }))} />
        </Section>
      )}
    </>
  )
}
