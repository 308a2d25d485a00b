import { date, number } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import type { Measure, Stood } from '../../measures/index.ts'
import { Layout, Link, Paragraph, Table } from '../../ui/index.ts'
import type { Criterion, Step } from './criteria.ts'
import type { Rating } from './queries.ts'
import { ratingPath } from './show-page.tsx'
import { words } from './words.ts'

interface StepProps {
  rating: Rating
  criterion: Criterion
  step: Step
  measure: Measure
  stood: Stood
}

/** The way from a point to the records that give it. */
export function StepPage({ rating, criterion, step, measure, stood }: StepProps) {
  const say = useWords(words)
  const { lang } = useFacts()
  const frozen = rating.frozen.get(step.id)
  const submitted = rating.entries.some(({ kind }) => kind === 'submitted')
  return (
    <Layout
      title={say.step}
      caption={`${criterion.code} – ${step.text}`}
      back={{ href: `${ratingPath(rating.id)}#c-${criterion.code}`, text: rating.centre }}
    >
      <Paragraph>
        {measure.words[lang]}. {say.stepHas(number(stood.value), number(step.least))} {stood.since && say.stepSince(date(stood.since))}{' '}
        {submitted && say.frozenAt(number(frozen ?? 0))}
      </Paragraph>
      <Table
        hideCaption
        caption={say.step}
        rows={stood.records}
        empty={say.noRecords}
        columns={[
          { key: 'title', head: say.record, main: true, cell: (row) => <Link href={row.href}>{row.title}</Link> },
          { key: 'from', head: say.from, cell: (row) => date(row.from) },
          { key: 'until', head: say.until, cell: (row) => (row.until ? date(row.until) : '–') },
        ]}
      />
    </Layout>
  )
}
