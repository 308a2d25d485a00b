import { date, number } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import { EmptyState, Excel, Filters, Hidden, Layout, Link, Muted, Paragraph, Printed, Select, Status, Table } from '../../ui/index.ts'
import { readQualifications } from './access.ts'
import { type Covered, type CoveredPerson, type Span, type Strand, spans, strands } from './coverage.ts'
import { qualificationWords as words } from './qualification-words.ts'
import { TrainingTabs } from './tabs.tsx'

/** "3/4 (75%)": what share of the posts. */
export const share = (part: number, whole: number) =>
  `${number(part)}/${number(whole)}${whole ? ` (${number(Math.round((part / whole) * 100))}%)` : ''}`

export function CoveragePage({ rows, span, since }: { rows: Covered[]; span: Span; since: Temporal.PlainDate }) {
  const say = useWords(words)
  const { actor } = useFacts()
  const sum = (key: 'posts' | 'professional' | 'political' | 'any') => rows.reduce((all, row) => all + row[key], 0)
  const total: Covered = {
    centreId: '',
    opens: false,
    centre: say.sum,
    place: '',
    posts: sum('posts'),
    professional: sum('professional'),
    political: sum('political'),
    any: sum('any'),
  }
  const cell = (key: Strand) => (row: Covered) => {
    const text = share(row[key], row.posts)
    return actor.may(readQualifications) && row.opens ? (
      <Link href={`/training/coverage/people?span=${span}&centre=${row.centreId}&strand=${key}`}>{text}</Link>
    ) : (
      text
    )
  }
  return (
    <Layout title={say.coverageTitle} wide>
      <TrainingTabs current="/training/coverage" />
      <Paragraph>{say.coverageIntro(date(since))}</Paragraph>
      <Filters action="/training/coverage" ask={say.show}>
        <Select name="span" label={say.span} value={span} options={spans.map((one) => ({ value: one, text: say[`span-${one}`] }))} />
      </Filters>
      {rows.length === 0 ? (
        <EmptyState title={say.noStaffTitle}>{say.noStaff}</EmptyState>
      ) : (
        <>
          <Muted>
            <Excel href={`/training/coverage.xlsx?span=${span}`} />
          </Muted>
          <Table
            dense
            hideCaption
            caption={say.coverageTitle}
            rows={rows}
            totals={[total]}
            columns={[
              { key: 'centre', head: say.centre, main: true, cell: (row) => row.centre },
              { key: 'place', head: say.commune, cell: (row) => row.place },
              { key: 'posts', head: say.inOffice, numeric: true, cell: (row) => number(row.posts) },
              { key: 'professional', head: say['strand-professional'], numeric: true, cell: cell('professional') },
              { key: 'political', head: say['strand-political'], numeric: true, cell: cell('political') },
              { key: 'any', head: say.anyStrand, numeric: true, cell: cell('any') },
            ]}
          />
        </>
      )}
      <Printed />
    </Layout>
  )
}

interface CoveredProps {
  rows: CoveredPerson[]
  filter: { span: Span; centre: string | null; strand: Strand | null }
  search: string
}

export function CoveredPage({ rows, filter: { span, centre, strand }, search }: CoveredProps) {
  const say = useWords(words)
  const day = (on: Temporal.PlainDate | null) =>
    on ? <Status kind="done">{date(on)}</Status> : <Status kind="late">{say.notTrained}</Status>
  return (
    <Layout
      title={say.coveredTitle}
      caption={say[`span-${span}`]}
      back={{ href: `/training/coverage?span=${span}`, text: say.coverageTitle }}
      wide
    >
      <Filters action="/training/coverage/people" ask={say.show}>
        {centre && <Hidden name="centre" value={centre} />}
        <Select name="span" label={say.span} value={span} options={spans.map((one) => ({ value: one, text: say[`span-${one}`] }))} />
        <Select
          name="strand"
          label={say.trainedIn}
          empty={say.allInOffice}
          value={strand ?? undefined}
          options={strands.map((one) => ({ value: one, text: one === 'any' ? say.anyStrand : say[`strand-${one}`] }))}
        />
      </Filters>
      <Muted>
        <Excel href={`/training/coverage/people.xlsx${search}`} />
      </Muted>
      <Table
        dense
        hideCaption
        caption={say.coveredTitle}
        rows={rows}
        empty={say.noneSo}
        columns={[
          { key: 'name', head: say.person, main: true, cell: (row) => <Link href={`/qualifications/${row.personId}`}>{row.name}</Link> },
          { key: 'title', head: say.post, cell: (row) => row.title },
          { key: 'place', head: say.commune, cell: (row) => row.place },
          { key: 'professional', head: say['strand-professional'], cell: (row) => day(row.professional) },
          { key: 'political', head: say['strand-political'], cell: (row) => day(row.political) },
        ]}
      />
      <Printed />
    </Layout>
  )
}
