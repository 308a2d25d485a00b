import { date, number } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import {
  Actions,
  Button,
  Checkboxes,
  Details,
  Excel,
  Field,
  Form,
  Hint,
  Layout,
  Link,
  LinkButton,
  List,
  Notice,
  Paragraph,
  Printed,
  Section,
  Status,
  SummaryList,
  Table,
  TextArea,
  Timeline,
} from '../../ui/index.ts'
import { type Catalogue, formName, levelInFull } from './catalogue.ts'
import { statusOf } from './course.ts'
import type { Course, Entry, Participant } from './courses.ts'
import { CourseState, coursePath, daysOf } from './list-page.tsx'
import type { Staff } from './staff.ts'
import { words } from './words.ts'

interface CourseProps {
  course: Course
  catalogue: Catalogue
  /** Null where the reader may not see people. */
  people: Participant[] | null
  entries: Entry[]
  /** The reader's office holds it. */
  mine: boolean
  /** Who could be put on it. */
  candidates: Staff[]
  waiting: number
}

export function CoursePage(props: CourseProps) {
  const say = useWords(words)
  const { course, catalogue, people, entries, mine } = props
  return (
    <Layout
      title={course.title}
      caption={say.oneCourse}
      status={<CourseState course={course} />}
      back={{ href: '/training', text: say.title }}
    >
      {course.cancelledAt && <Notice kind="warning">{say.cancelledBecause(course.cancelReason)}</Notice>}
      <SummaryList
        rows={[
          { key: say.organiser, value: course.organiser },
          { key: say.strand, value: say[`strand-${course.strand}`] },
          { key: say.topics, value: course.topics.length ? <List items={course.topics.map(({ name }) => name)} /> : '–' },
          { key: say.form, value: formName(catalogue, course.form) },
          { key: say.days, value: `${daysOf(course)} · ${say.hoursOf(number(course.hours))}` },
          { key: say.coursePlace, value: course.place || '–' },
          { key: say.seats, value: say.seatsTaken(number(course.going), number(course.seats)) },
          course.givesKind !== null && { key: say.gives, value: levelInFull(catalogue, course.givesKind, course.givesLevel!) },
          course.invitedAt !== null && { key: say.summons, value: course.summonsCode || say.noNumber },
        ]}
      />
      {mine && <OrganiserActions {...props} />}
      {people && <People course={course} people={people} mine={mine} />}
      {mine && entries.length > 0 && (
        <Section title={say.history}>
          <Timeline
            events={entries.map(({ at, by, kind, note }) => ({ title: say[`entry-${kind}` as 'entry-planned'], when: at, by, text: note }))}
          />
        </Section>
      )}
      <Printed />
    </Layout>
  )
}

function OrganiserActions({ course, candidates, waiting }: CourseProps) {
  const say = useWords(words)
  const { today } = useFacts()
  const state = statusOf(course, today)
  const path = coursePath(course.id)
  if (state === 'cancelled' || state === 'closed') return null
  const before = state === 'planned' || state === 'invited'
  return (
    <>
      <Actions>
        {!before && <LinkButton href={`${path}/attendance`}>{say.attendance}</LinkButton>}
        {state === 'ended' && (
          <Form action={`${path}/closing`} several inline>
            <Button>{say.close}</Button>
          </Form>
        )}
        {waiting > 0 && before && (
          <Form action={`${path}/waiting`} several inline>
            <Button variant="secondary">{say.seatWaiting(number(waiting))}</Button>
          </Form>
        )}
        {before && (
          <LinkButton href={`${path}/summons.docx`} variant="secondary">
            {say.summonsDocx}
          </LinkButton>
        )}
        {before && (
          <LinkButton href={`${path}/edit`} variant="secondary">
            {say.editCourse}
          </LinkButton>
        )}
      </Actions>
      {state === 'ended' && <Hint>{say.closeHint}</Hint>}
      {before && <Invite course={course} />}
      {before && candidates.length > 0 && <Add course={course} candidates={candidates} />}
      <Details summary={say.cancel} fields={['reason']}>
        <Form action={`${path}/cancellation`} several>
          <TextArea name="reason" label={say.cancelReason} hint={say.cancelHint} rows={3} />
          <Button variant="warning">{say.cancel}</Button>
        </Form>
      </Details>
    </>
  )
}

function Invite({ course }: { course: Course }) {
  const say = useWords(words)
  return (
    <Details summary={course.invitedAt ? say.inviteMore : say.invite} fields={['code']} open={!course.invitedAt}>
      <Form action={`${coursePath(course.id)}/invitation`} several>
        <Field name="code" label={say.summonsCode} hint={say.summonsHint} width={30} value={course.summonsCode} optional />
        <Button>{course.invitedAt ? say.inviteMore : say.invite}</Button>
      </Form>
    </Details>
  )
}

function Add({ course, candidates }: { course: Course; candidates: Staff[] }) {
  const say = useWords(words)
  return (
    <Details summary={say.addPeople} fields={['person']}>
      <Form action={`${coursePath(course.id)}/participants`} several>
        <Checkboxes
          name="person"
          label={say.people}
          small
          options={candidates.map(({ personId, name, posts, place }) => ({
            value: personId,
            text: `${name} – ${posts.map(({ title }) => title).join('; ')}`,
            group: place,
          }))}
        />
        <Button variant="secondary">{say.addPeople}</Button>
      </Form>
    </Details>
  )
}

function Reply({ one }: { one: Participant }) {
  const say = useWords(words)
  if (one.reply === 'declined') {
    return (
      <>
        <Status kind="returned">{say.declined}</Status> {one.replyReason}
      </>
    )
  }
  if (one.reply === 'confirmed') return <Status kind="done">{one.assisted ? say.confirmedFor : say.confirmed}</Status>
  return one.invitedAt ? <Status kind="waiting">{say.unanswered}</Status> : <Status kind="todo">{say.notInvited}</Status>
}

function People({ course, people, mine }: { course: Course; people: Participant[]; mine: boolean }) {
  const say = useWords(words)
  const over = people.some(({ attended }) => attended !== null)
  const file = <Excel href={`${coursePath(course.id)}/people.xlsx`} />
  return (
    <Section title={say.peopleOn(number(people.length))} id="people">
      {course.unanswered > 0 && mine && <Paragraph>{say.stillUnanswered(number(course.unanswered))}</Paragraph>}
      {people.length > 0 && <Paragraph small>{file}</Paragraph>}
      <Table
        dense
        hideCaption
        caption={say.people}
        rows={people}
        empty={say.nobodyYet}
        columns={[
          {
            key: 'name',
            head: say.person,
            main: true,
            cell: (row) => (mine ? <Link href={`/training/participants/${row.id}`}>{row.name}</Link> : row.name),
          },
          { key: 'post', head: say.post, cell: (row) => row.posts || '–' },
          { key: 'place', head: say.commune, cell: (row) => row.place },
          { key: 'reply', head: say.reply, cell: (row) => <Reply one={row} /> },
          ...(over
            ? [
                {
                  key: 'came',
                  head: say.came,
                  cell: (row: Participant) =>
                    row.attended === null ? (
                      '–'
                    ) : row.attended ? (
                      say.hoursOf(number(row.hours))
                    ) : (
                      <Status kind="returned">{say.absent}</Status>
                    ),
                },
                {
                  key: 'certificate',
                  head: say.certificate,
                  cell: (row: Participant) => (row.certificate ? `${row.certificate} · ${date(row.certificateOn!)}` : '–'),
                },
              ]
            : []),
        ]}
      />
    </Section>
  )
}
