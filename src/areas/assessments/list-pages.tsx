import { date } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import {
  address,
  Button,
  Counters,
  Details,
  EmptyState,
  Field,
  Filters,
  Form,
  Hidden,
  Layout,
  Link,
  List,
  Listing,
  Muted,
  Paragraph,
  Section,
  Select,
  SummaryList,
  TextArea,
} from '../../ui/index.ts'
import { CentreTabs } from '../../work/centre-tabs.tsx'
import { keepScales } from './access.ts'
import { stateOf } from './assessment.ts'
import { kindOf, StateTag } from './pages.tsx'
import type { MemberFilter, MemberRow, Scale } from './queries.ts'
import { words } from './words.ts'

export const states = ['none', 'draft', 'submitted', 'opinion', 'decided'] as const
export type ListFilter = MemberFilter & { state: (typeof states)[number] | null }
export const rowState = ({ assessment }: MemberRow) => (assessment ? stateOf(assessment) : 'none')

const asked = ({ year, centreId, q, state }: ListFilter) => ({ year, centre: centreId, q, state })

interface ListProps {
  /** Before the choice by state. */
  found: MemberRow[]
  filter: ListFilter & { page: number }
  years: number[]
  dues: { self: Temporal.PlainDate; decide: Temporal.PlainDate } | null
  /** Where the reader assesses his own year, when he has not begun. */
  start: string | null
}

export function ListPage({ found, filter, years, dues, start }: ListProps) {
  const say = useWords(words)
  const { actor } = useFacts()
  const rows = filter.state ? found.filter((row) => rowState(row) === filter.state) : found
  const several = new Set(found.map(({ centreId }) => centreId)).size > 1
  return (
    <Layout title={say.title} wide>
      <CentreTabs current="/initiatives" />
      <Muted>
        <Link href="/initiatives">{say.initiatives}</Link>
      </Muted>
      <Paragraph>
        {say.intro} {dues && say.dues(date(dues.self), date(dues.decide))}
      </Paragraph>
      <Filters action="/assessments" ask={say.show}>
        <Select
          name="year"
          label={say.year}
          value={String(filter.year)}
          options={years.map((one) => ({ value: String(one), text: String(one) }))}
        />
        {(several || filter.q !== '') && <Field name="q" label={say.find} value={filter.q} />}
      </Filters>
      {start && (
        <Form action={start}>
          <Hidden name="year" value={String(filter.year)} />
          <Button>{say.start(String(filter.year))}</Button>
        </Form>
      )}
      {several && (
        <Counters
          items={states.map((state) => ({
            label: say[state],
            count: found.filter((row) => rowState(row) === state).length,
            href: address('/assessments', asked({ ...filter, state })),
            kind: kindOf[state],
            current: filter.state === state,
          }))}
        />
      )}
      {rows.length === 0 ? (
        <EmptyState title={say.emptyTitle}>{say.empty}</EmptyState>
      ) : (
        <Listing
          path="/assessments"
          asked={asked(filter)}
          caption={`${say.title} – ${say.ofYear(String(filter.year))}`}
          rows={rows}
          page={filter.page}
          beside={[actor.may(keepScales) && { href: '/assessment-scales', text: say.scales }]}
          columns={[
            {
              key: 'member',
              head: say.member,
              main: true,
              cell: ({ assessment, person }) => (assessment ? <Link href={`/assessments/${assessment.id}`}>{person}</Link> : person),
            },
            { key: 'post', head: say.post, cell: (row) => row.post },
            { key: 'centre', head: say.centre, cell: (row) => row.centre },
            { key: 'state', head: say.state, cell: (row) => <StateTag state={rowState(row)} /> },
            { key: 'grade', head: say.grade, cell: ({ assessment }) => assessment?.grade || '–' },
          ]}
        />
      )}
    </Layout>
  )
}

const shownDay = (monthDay: string) => monthDay.split('-').reverse().join('/')

export function ScalesPage({ scales, year }: { scales: Scale[]; year: number }) {
  const say = useWords(words)
  const pattern = scales[0]!
  return (
    <Layout title={say.scales} back={{ href: '/assessments', text: say.title }}>
      <Paragraph>{say.scalesIntro}</Paragraph>
      {scales.map((scale) => (
        <Section key={scale.id} title={`${say.fromYear} ${scale.fromYear} – ${scale.own ? say.ownScale : say.shippedScale}`}>
          <SummaryList
            rows={[
              { key: say.basis, value: scale.basis },
              { key: say.grade, value: <List numbered items={scale.grades.map(({ name }) => name)} /> },
              { key: say.opens, value: shownDay(scale.opens) },
              { key: say.selfDue, value: shownDay(scale.selfDue) },
              { key: say.decideDue, value: shownDay(scale.decideDue) },
            ]}
          />
          {scale.own && !scale.used && (
            <Form action={`/assessment-scales/${scale.id}/removal`} several>
              <Button variant="secondary">{say.removeScale}</Button>
            </Form>
          )}
          {scale.own && scale.used && <Muted>{say.inUse}</Muted>}
        </Section>
      ))}
      <Details summary={say.addScale} fields={['fromYear']}>
        <Form action="/assessment-scales">
          <Field name="fromYear" label={say.fromYear} type="number" width={5} value={String(year)} />
          <TextArea name="basis" label={say.basis} rows={2} />
          <TextArea name="grades" label={say.grades} rows={5} value={pattern.grades.map(({ name }) => name).join('\n')} />
          <Field name="opens" label={say.opens} width={5} value={shownDay(pattern.opens)} />
          <Field name="selfDue" label={say.selfDue} width={5} value={shownDay(pattern.selfDue)} />
          <Field name="decideDue" label={say.decideDue} width={5} value={shownDay(pattern.decideDue)} />
          <Button>{say.addScale}</Button>
        </Form>
      </Details>
    </Layout>
  )
}
