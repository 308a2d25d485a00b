import { date, number } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import {
  Button,
  Checkboxes,
  DateField,
  EmptyState,
  Excel,
  Field,
  Form,
  Hint,
  Layout,
  Link,
  LinkButton,
  Muted,
  mainForm,
  Notice,
  Paragraph,
  Printed,
  Radios,
  Section,
  Select,
  Status,
  Table,
  TextArea,
} from '../../ui/index.ts'
import { organiseTraining } from './access.ts'
import { type Catalogue, formName, type Topic } from './catalogue.ts'
import { InPlan, IntoPlan, type PlanRights } from './gaps-page.tsx'
import type { Staff } from './staff.ts'
import { surveyWords as words } from './survey-words.ts'
import { type Answer, openOn, type Survey, times } from './surveys.ts'
import { TrainingTabs } from './tabs.tsx'

export const surveyPath = (id: string) => `/training/surveys/${id}`

function SurveyState({ survey }: { survey: Survey }) {
  const say = useWords(words)
  const { today } = useFacts()
  if (survey.closedAt) return <Status kind="done">{say.surveyClosed}</Status>
  if (openOn(survey, today)) return <Status kind="doing">{say.surveyOpen}</Status>
  return Temporal.PlainDate.compare(today, survey.opensOn) < 0 ? (
    <Status kind="todo">{say.surveyAhead}</Status>
  ) : (
    <Status kind="late">{say.surveyOver}</Status>
  )
}

export function SurveysPage({ surveys }: { surveys: Survey[] }) {
  const say = useWords(words)
  const { actor } = useFacts()
  return (
    <Layout title={say.surveysTitle} wide>
      <TrainingTabs current="/training/surveys" />
      <Paragraph>{say.surveysIntro}</Paragraph>
      {actor.may(organiseTraining) && <LinkButton href="/training/surveys/new">{say.newSurvey}</LinkButton>}
      {surveys.length === 0 ? (
        <EmptyState title={say.noSurveysTitle}>{say.noSurveys}</EmptyState>
      ) : (
        <>
          <Muted>
            <Excel href="/training/surveys/list.xlsx" />
          </Muted>
          <Table
            hideCaption
            caption={say.surveysTitle}
            rows={surveys}
            columns={[
              { key: 'title', head: say.survey, main: true, cell: (row) => <Link href={surveyPath(row.id)}>{row.title}</Link> },
              { key: 'organiser', head: say.asker, cell: (row) => row.organiser },
              { key: 'days', head: say.days, cell: (row) => `${date(row.opensOn)} – ${date(row.closesOn)}` },
              { key: 'state', head: say.state, cell: (row) => <SurveyState survey={row} /> },
            ]}
          />
        </>
      )}
    </Layout>
  )
}

export function NewSurveyPage({ topics }: { topics: Topic[] }) {
  const say = useWords(words)
  const { today } = useFacts()
  return (
    <Layout title={say.newSurvey} back={{ href: '/training/surveys', text: say.surveysTitle }} form={mainForm}>
      <Form action="/training/surveys/new" main>
        <Field name="title" label={say.surveyName} />
        <DateField name="opensOn" label={say.opensOn} value={date(today)} />
        <DateField name="closesOn" label={say.closesOn} />
        <Checkboxes
          name="topic"
          label={say.topicsAsked}
          values={topics.map(({ id }) => id)}
          options={topics.map(({ id, name, strand }) => ({ value: id, text: name, group: say[`strand-${strand}`] }))}
        />
        <Button>{say.openSurvey}</Button>
      </Form>
    </Layout>
  )
}

interface SurveyProps {
  survey: Survey
  answers: Answer[]
  /** How many of those whom the reader sees are asked. */
  asked: number
  catalogue: Catalogue
  mine: boolean
  /** The reader's own centre helps those without an account. */
  assists: boolean
}

/** Ranked by topic, form, time and centre; each count opens its answers. */
export function SurveyPage({ survey, answers, asked, catalogue, mine, assists }: SurveyProps) {
  const say = useWords(words)
  const { today } = useFacts()
  const ranked = (label: (one: Answer) => { key: string; text: string }[], field: string) => {
    const found = Map.groupBy(answers.flatMap(label), ({ key }) => key)
    return [...found]
      .map(([key, all]) => ({ text: all[0]!.text, count: all.length, href: `${surveyPath(survey.id)}/answers?${field}=${key}` }))
      .sort((a, b) => b.count - a.count)
  }
  const parts = [
    { title: say.byTopic, rows: ranked((one) => one.topics.map(({ id, name }) => ({ key: id, text: name })), 'topic') },
    { title: say.byForm, rows: ranked((one) => [{ key: one.form, text: formName(catalogue, one.form) }], 'form') },
    { title: say.byTime, rows: ranked((one) => [{ key: one.time, text: say[`time-${one.time}`] }], 'time') },
    { title: say.byCentre, rows: ranked((one) => [{ key: one.centreId, text: `${one.centre} · ${one.place}` }], 'centre') },
  ]
  return (
    <Layout
      title={survey.title}
      caption={`${survey.organiser} · ${date(survey.opensOn)} – ${date(survey.closesOn)}`}
      status={<SurveyState survey={survey} />}
      back={{ href: '/training/surveys', text: say.surveysTitle }}
    >
      <Notice>{say.answeredOf(number(answers.length), number(asked))}</Notice>
      {assists && openOn(survey, today) && (
        <LinkButton href={`${surveyPath(survey.id)}/assistance`} variant="secondary">
          {say.assist}
        </LinkButton>
      )}
      {mine && !survey.closedAt && (
        <Form action={`${surveyPath(survey.id)}/closing`} several>
          <Hint>{say.closeSurveyHint}</Hint>
          <Button variant="secondary">{say.closeSurvey}</Button>
        </Form>
      )}
      {answers.length === 0 ? (
        <EmptyState title={say.noAnswersTitle}>{say.noAnswers}</EmptyState>
      ) : (
        parts.map(({ title, rows }) => (
          <Section title={title}>
            <Table
              hideCaption
              caption={title}
              rows={rows}
              columns={[
                { key: 'text', head: title, main: true, cell: (row) => row.text },
                { key: 'count', head: say.answersCount, numeric: true, cell: (row) => <Link href={row.href}>{number(row.count)}</Link> },
              ]}
            />
          </Section>
        ))
      )}
      <Printed />
    </Layout>
  )
}

interface AnswersProps {
  survey: Survey
  answers: Answer[]
  catalogue: Catalogue
  search: string
  plan: PlanRights | null
}

export function AnswersPage({ survey, answers, catalogue, search, plan }: AnswersProps) {
  const say = useWords(words)
  return (
    <Layout title={say.answersTitle} caption={survey.title} back={{ href: surveyPath(survey.id), text: survey.title }} wide>
      <Muted>
        <Excel href={`${surveyPath(survey.id)}/answers.xlsx${search}`} />
      </Muted>
      <Table
        dense
        hideCaption
        caption={say.answersTitle}
        rows={answers}
        empty={say.noneSo}
        columns={[
          { key: 'name', head: say.person, main: true, cell: (row) => <Link href={`/qualifications/${row.personId}`}>{row.name}</Link> },
          { key: 'centre', head: say.commune, cell: (row) => row.place },
          {
            key: 'topics',
            head: say.topics,
            cell: (row) =>
              row.topics.map(({ id, name }) => {
                const there = plan?.planned.find((one) => one.personId === row.personId && one.topicId === id)
                return (
                  <div>
                    {name}{' '}
                    {plan &&
                      (there ? (
                        <InPlan one={there} name={row.name} />
                      ) : (
                        <IntoPlan person={row.personId} topic={id} source="survey" name={`${row.name}, ${name}`} />
                      ))}
                  </div>
                )
              }),
          },
          { key: 'form', head: say.form, cell: (row) => formName(catalogue, row.form) },
          { key: 'time', head: say.time, cell: (row) => say[`time-${row.time}`] },
          { key: 'remark', head: say.remark, cell: (row) => row.remark || '–' },
          { key: 'by', head: say.enteredBy, cell: (row) => (row.assistedBy ? say.assistedBy(row.assistedBy) : say.himself) },
        ]}
      />
      <Printed />
    </Layout>
  )
}

/** One page, three questions; the same for oneself and for whoever is helped. */
export function AnswerFields({ survey, catalogue, answer }: { survey: Survey; catalogue: Catalogue; answer?: Answer }) {
  const say = useWords(words)
  return (
    <>
      <Checkboxes
        name="topic"
        label={say.askTopics}
        hint={say.askTopicsHint}
        values={answer?.topics.map(({ id }) => id)}
        options={survey.topics.map(({ id, name }) => ({ value: id, text: name }))}
      />
      <Radios
        name="form"
        label={say.askForm}
        value={answer?.form}
        options={catalogue.forms.map(({ code, name }) => ({ value: code, text: name }))}
      />
      <Radios
        name="time"
        label={say.askTime}
        value={answer?.time}
        options={times.map((one) => ({ value: one, text: say[`time-${one}`] }))}
      />
      <TextArea name="remark" label={say.askRemark} rows={3} value={answer?.remark} optional />
    </>
  )
}

export function AssistPage({ survey, catalogue, staff }: { survey: Survey; catalogue: Catalogue; staff: Staff[] }) {
  const say = useWords(words)
  return (
    <Layout title={say.assist} caption={survey.title} back={{ href: surveyPath(survey.id), text: survey.title }} form={mainForm}>
      <Hint>{say.assistHint}</Hint>
      {staff.length === 0 ? (
        <Paragraph>{say.allAnswered}</Paragraph>
      ) : (
        <Form action={`${surveyPath(survey.id)}/assistance`} main>
          <Select
            name="person"
            label={say.person}
            empty
            options={staff.map(({ personId, name, posts }) => ({ value: personId, text: `${name} – ${posts[0]?.title ?? ''}` }))}
          />
          <AnswerFields survey={survey} catalogue={catalogue} />
          <Button>{say.sendAnswer}</Button>
        </Form>
      )}
    </Layout>
  )
}
