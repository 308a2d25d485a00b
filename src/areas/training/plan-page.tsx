import { number } from '../../kernel/format.ts'
import { useWords } from '../../kernel/words.ts'
import {
  Button,
  Excel,
  Filters,
  Form,
  Layout,
  Link,
  LinkButton,
  Paragraph,
  Printed,
  Section,
  Select,
  Table,
  Unseen,
} from '../../ui/index.ts'
import { type Catalogue, kindName } from './catalogue.ts'
import type { Course } from './courses.ts'
import { CourseTable } from './list-page.tsx'
import type { Wait } from './plan.ts'
import { surveyPath } from './survey-pages.tsx'
import { TrainingTabs } from './tabs.tsx'
import { words } from './words.ts'

export interface Needs {
  /** Kind → people who lack it. */
  gaps: { kind: string; count: number }[]
  surveys: { id: string; title: string; answers: number; first: string }[]
}

interface PlanProps {
  year: number
  years: number[]
  courses: Course[]
  waits: Wait[]
  needs: Needs
  catalogue: Catalogue
}

/** The year of one organiser: what is needed, what is planned, who waits. */
export function PlanPage({ year, years, courses, waits, needs, catalogue }: PlanProps) {
  const say = useWords(words)
  return (
    <Layout title={say.planTitle(String(year))} wide>
      <TrainingTabs current="/training/plan" />
      <Filters action="/training/plan" ask={say.show}>
        <Select
          name="year"
          label={say.year}
          value={String(year)}
          options={years.map((one) => ({ value: String(one), text: String(one) }))}
        />
      </Filters>
      <Paragraph>
        <Link href={`/training/plan.docx?year=${year}`} download>
          {say.planDocx}
        </Link>
        {' · '}
        <Excel href={`/training/plan.xlsx?year=${year}`} />
      </Paragraph>
      <Section title={say.needs}>
        <Table
          caption={say.fromGaps}
          rows={needs.gaps}
          empty={say.noGaps}
          columns={[
            {
              key: 'kind',
              head: say.lacks,
              main: true,
              cell: (row) => <Link href={`/qualifications?kind=${row.kind}`}>{kindName(catalogue, row.kind)}</Link>,
            },
            { key: 'count', head: say.people, numeric: true, cell: (row) => number(row.count) },
          ]}
        />
        <Table
          caption={say.fromSurveys}
          rows={needs.surveys}
          empty={say.noSurveysYet}
          columns={[
            { key: 'title', head: say.survey, main: true, cell: (row) => <Link href={`${surveyPath(row.id)}/answers`}>{row.title}</Link> },
            { key: 'first', head: say.mostWanted, cell: (row) => row.first || '–' },
            { key: 'answers', head: say.answersCount, numeric: true, cell: (row) => number(row.answers) },
          ]}
        />
      </Section>
      <Section title={say.plannedCourses}>
        <LinkButton href="/training/courses/new" variant="secondary">
          {say.newCourse}
        </LinkButton>
        <CourseTable courses={courses} catalogue={catalogue} caption={say.plannedCourses} />
      </Section>
      <Section title={say.waitingList}>
        <Table
          dense
          hideCaption
          caption={say.waitingList}
          rows={waits}
          empty={say.nobodyWaits}
          columns={[
            { key: 'name', head: say.person, main: true, cell: (row) => <Link href={`/qualifications/${row.personId}`}>{row.name}</Link> },
            { key: 'place', head: say.commune, cell: (row) => row.place },
            { key: 'topic', head: say.topic, cell: (row) => row.topic },
            { key: 'source', head: say.source, cell: (row) => say[`source-${row.source}`] },
            {
              key: 'undo',
              head: say.outOfPlan,
              cell: (row) => (
                <Form action={`/training/waits/${row.id}/removal`} several inline>
                  <Button variant="secondary">
                    {say.outOfPlan}
                    <Unseen>: {`${row.name}, ${row.topic}`}</Unseen>
                  </Button>
                </Form>
              ),
            },
          ]}
        />
      </Section>
      <Printed />
    </Layout>
  )
}
