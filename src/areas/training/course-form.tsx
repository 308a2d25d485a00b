import { date } from '../../kernel/format.ts'
import { useWords } from '../../kernel/words.ts'
import { Button, Checkboxes, DateField, Field, Form, Layout, mainForm, Radios, Select } from '../../ui/index.ts'
import { type Catalogue, kindName, type Topic } from './catalogue.ts'
import type { Course } from './courses.ts'
import { coursePath } from './list-page.tsx'
import { words } from './words.ts'

interface CourseFormProps {
  course?: Course
  catalogue: Catalogue
  topics: Topic[]
}

/** Plans a course, or changes one that is not over. */
export function CourseForm({ course, catalogue, topics }: CourseFormProps) {
  const say = useWords(words)
  const given = course?.givesKind ? `${course.givesKind}/${course.givesLevel}` : ''
  return (
    <Layout
      title={course ? say.editCourse : say.newCourse}
      caption={course?.title}
      back={course ? { href: coursePath(course.id), text: course.title } : { href: '/training', text: say.title }}
      form={mainForm}
    >
      <Form action={course ? `${coursePath(course.id)}/edit` : '/training/courses/new'} version={course?.version} main>
        <Field name="title" label={say.courseTitle} value={course?.title} />
        <Radios
          name="strand"
          label={say.strand}
          value={course?.strand}
          inline
          options={[
            { value: 'professional', text: say['strand-professional'] },
            { value: 'political', text: say['strand-political'] },
          ]}
        />
        <Checkboxes
          name="topic"
          label={say.topics}
          hint={say.topicsHint}
          values={course?.topics.map(({ id }) => id)}
          options={topics.map(({ id, name, strand }) => ({ value: id, text: name, group: say[`strand-${strand}`] }))}
        />
        <Select
          name="form"
          label={say.form}
          value={course?.form}
          options={catalogue.forms.map(({ code, name }) => ({ value: code, text: name }))}
        />
        <DateField name="startsOn" label={say.startsOn} value={course && date(course.startsOn)} />
        <DateField name="endsOn" label={say.endsOn} value={course && date(course.endsOn)} />
        <Field name="hours" label={say.hours} type="number" width={4} value={course ? String(course.hours) : ''} />
        <Field name="place" label={say.coursePlace} value={course?.place} optional />
        <Field name="seats" label={say.seats} type="number" width={4} value={course ? String(course.seats) : ''} />
        <Select
          name="gives"
          label={say.gives}
          hint={say.givesHint}
          empty={say.givesNothing}
          value={given}
          optional
          options={catalogue.levels.map(({ kind, rank, name }) => ({
            value: `${kind}/${rank}`,
            text: name,
            group: kindName(catalogue, kind),
          }))}
        />
        <Button>{say.save}</Button>
      </Form>
    </Layout>
  )
}
