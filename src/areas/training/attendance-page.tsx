import { date, number } from '../../kernel/format.ts'
import { useWords } from '../../kernel/words.ts'
import {
  Actions,
  Button,
  Checkboxes,
  DateField,
  Details,
  Field,
  Form,
  Hint,
  Layout,
  mainForm,
  Paragraph,
  Radios,
  Section,
  SummaryList,
  TextArea,
} from '../../ui/index.ts'
import type { Course, OwnParticipant, Participant } from './courses.ts'
import { coursePath, daysOf } from './list-page.tsx'
import { words } from './words.ts'

/** One list to tick, one button for everybody, and room for what was copied out of a sheet. */
export function AttendancePage({ course, people }: { course: Course; people: Participant[] }) {
  const say = useWords(words)
  const going = people.filter(({ reply }) => reply !== 'declined')
  return (
    <Layout
      title={say.attendance}
      caption={`${course.title} · ${daysOf(course)}`}
      back={{ href: coursePath(course.id), text: course.title }}
      form={mainForm}
    >
      {people.length === 0 ? (
        <Paragraph>{say.nobodyYet}</Paragraph>
      ) : (
        <Form action={`${coursePath(course.id)}/attendance`} version={course.version} main>
          <Actions>
            <Button name="all" value="yes" variant="secondary">
              {say.allPresent(number(going.length))}
            </Button>
          </Actions>
          <Checkboxes
            name="present"
            label={say.whoCame}
            small
            values={people.filter(({ attended }) => attended).map(({ personId }) => personId)}
            options={people.map(({ personId, name, place, reply }) => ({
              value: personId,
              text: [name, reply === 'declined' && say.declined].filter(Boolean).join(' – '),
              group: place,
            }))}
          />
          <Details summary={say.paste} fields={['pasted']}>
            <TextArea name="pasted" label={say.pasteLabel} hint={say.pasteHint(number(course.hours))} rows={8} optional />
          </Details>
          <Button>{say.saveAttendance}</Button>
        </Form>
      )}
    </Layout>
  )
}

/** One person on a course: his answer when he gave it by telephone, his result, and after the closing its correction. */
export function ParticipantPage({ one }: { one: OwnParticipant }) {
  const say = useWords(words)
  const { course } = one
  const path = `/training/participants/${one.id}`
  const open = course.closedAt === null && course.cancelledAt === null
  return (
    <Layout
      title={one.name}
      caption={`${course.title} · ${daysOf(course)}`}
      back={{ href: `${coursePath(course.id)}#people`, text: course.title }}
    >
      <SummaryList
        rows={[
          { key: say.centre, value: `${one.centre} · ${one.place}` },
          { key: say.post, value: one.posts || '–' },
          { key: say.source, value: say[`source-${one.source}`] },
        ]}
      />
      {open && one.invitedAt !== null && one.attended === null && <ReplyFor path={path} />}
      {open && one.invitedAt === null && (
        <Form action={`${path}/removal`} several>
          <Button variant="secondary">{say.takeOff}</Button>
        </Form>
      )}
      {course.cancelledAt === null && (course.closedAt !== null || one.attended !== null) && <Result one={one} path={path} />}
    </Layout>
  )
}

function ReplyFor({ path }: { path: string }) {
  const say = useWords(words)
  return (
    <Section title={say.replyFor}>
      <Hint>{say.replyForHint}</Hint>
      <Form action={`${path}/reply`} several>
        <Radios
          name="reply"
          label={say.reply}
          inline
          options={[
            { value: 'confirmed', text: say.confirmed },
            { value: 'declined', text: say.declined },
          ]}
        />
        <Field name="reason" label={say.declineReason} optional />
        <Button variant="secondary">{say.saveReply}</Button>
      </Form>
    </Section>
  )
}

function Result({ one, path }: { one: OwnParticipant; path: string }) {
  const say = useWords(words)
  const { course } = one
  return (
    <Section title={course.closedAt ? say.correct : say.result}>
      {course.closedAt && <Hint>{say.correctHint}</Hint>}
      <Form action={path} version={one.version} several>
        <Radios
          name="attended"
          label={say.came}
          value={one.attended ? 'yes' : 'no'}
          inline
          options={[
            { value: 'yes', text: say.present },
            { value: 'no', text: say.absent },
          ]}
        />
        <Field name="hours" label={say.hoursAttended} type="number" width={4} value={String(one.hours || course.hours)} />
        <Field name="certificate" label={say.certificateNumber} width={20} value={one.certificate} optional />
        <DateField name="certificateOn" label={say.certificateOn} value={date(one.certificateOn ?? course.endsOn)} />
        <TextArea name="reason" label={say.correctReason} rows={2} optional={!course.closedAt} />
        <Button>{say.save}</Button>
      </Form>
    </Section>
  )
}
