import { date, number } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import {
  address,
  Counters,
  EmptyState,
  Excel,
  Filters,
  Layout,
  Link,
  LinkButton,
  Muted,
  Paragraph,
  Printed,
  Select,
  Status,
  type StatusKind,
  Table,
} from '../../ui/index.ts'
import { organiseTraining } from './access.ts'
import { type Catalogue, formName } from './catalogue.ts'
import { type Status as State, states, statusOf } from './course.ts'
import type { Course } from './courses.ts'
import { TrainingTabs } from './tabs.tsx'
import { words } from './words.ts'

const stateKinds: Record<State, StatusKind> = {
  planned: 'todo',
  invited: 'waiting',
  running: 'doing',
  ended: 'late',
  closed: 'done',
  cancelled: 'none',
}

export const coursePath = (id: string) => `/training/courses/${id}`

export function CourseState({ course }: { course: Course }) {
  const say = useWords(words)
  const { today } = useFacts()
  const state = statusOf(course, today)
  return <Status kind={stateKinds[state]}>{say[`state-${state}`]}</Status>
}

/** 05/12/2026, or both days when there are two. */
export const daysOf = ({ startsOn, endsOn }: Pick<Course, 'startsOn' | 'endsOn'>) =>
  startsOn.equals(endsOn) ? date(startsOn) : `${date(startsOn)} – ${date(endsOn)}`

interface ListProps {
  all: Course[]
  catalogue: Catalogue
  year: number
  years: number[]
  state: State | null
}

export function ListPage({ all, catalogue, year, years, state }: ListProps) {
  const say = useWords(words)
  const { today, actor } = useFacts()
  const shown = state ? all.filter((one) => statusOf(one, today) === state) : all
  return (
    <Layout title={say.title} wide>
      <TrainingTabs current="/training" />
      <Paragraph>{say.intro}</Paragraph>
      <Filters action="/training" ask={say.show}>
        <Select
          name="year"
          label={say.year}
          value={String(year)}
          options={years.map((one) => ({ value: String(one), text: String(one) }))}
        />
      </Filters>
      {actor.may(organiseTraining) && <LinkButton href="/training/courses/new">{say.newCourse}</LinkButton>}
      {all.length === 0 ? (
        <EmptyState title={say.noCoursesTitle}>{say.noCourses}</EmptyState>
      ) : (
        <>
          <Counters
            items={states.map((one) => ({
              label: say[`state-${one}`],
              count: all.filter((course) => statusOf(course, today) === one).length,
              href: address('/training', { year, state: state !== one && one }),
              kind: stateKinds[one],
              current: state === one,
            }))}
          />
          <Muted>
            <Excel href={address('/training/list.xlsx', { year, state })} />
          </Muted>
          <CourseTable courses={shown} catalogue={catalogue} caption={`${say.title} – ${year}`} />
        </>
      )}
      <Printed />
    </Layout>
  )
}

export function CourseTable({ courses, catalogue, caption }: { courses: Course[]; catalogue: Catalogue; caption: string }) {
  const say = useWords(words)
  return (
    <Table
      dense
      hideCaption
      caption={caption}
      rows={courses}
      empty={say.noneSo}
      columns={[
        { key: 'title', head: say.course, main: true, cell: (row) => <Link href={coursePath(row.id)}>{row.title}</Link> },
        { key: 'strand', head: say.strand, cell: (row) => say[`strand-${row.strand}`] },
        { key: 'form', head: say.form, cell: (row) => formName(catalogue, row.form) },
        { key: 'days', head: say.days, cell: (row) => daysOf(row) },
        { key: 'organiser', head: say.organiser, cell: (row) => row.organiser },
        { key: 'going', head: say.going, numeric: true, cell: (row) => `${number(row.going)}/${number(row.seats)}` },
        { key: 'attended', head: say.came, numeric: true, cell: (row) => (row.closedAt ? number(row.attended) : '–') },
        { key: 'state', head: say.state, cell: (row) => <CourseState course={row} /> },
      ]}
    />
  )
}
