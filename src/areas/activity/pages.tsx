import { dayOf } from '../../kernel/clock.ts'
import { date, monthName, number } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import type { CentreName, LearningField } from '../../registry/index.ts'
import {
  EmptyState,
  Filters,
  Layout,
  Link,
  Listing,
  Paragraph,
  Section,
  Select,
  Status,
  SummaryList,
  Table,
  Unseen,
} from '../../ui/index.ts'
import { CentreTabs } from '../../work/centre-tabs.tsx'
import { byMonth, kinds, type MonthSum } from './activity.ts'
import { centrePath, monthPath } from './display.ts'
import { AddForm, useTotalName, YearForm } from './forms.tsx'
import type { CentreYear, Total, Year } from './queries.ts'
import { words } from './words.ts'

const counted = ['classes', 'topics', 'sessions', 'attendances'] as const

const yearOptions = (today: Temporal.PlainDate) =>
  Array.from({ length: 5 }, (_, i) => String(today.year + 1 - i)).map((year) => ({ value: year, text: year }))

export function ListPage({ rows, year, today }: { rows: CentreYear[]; year: number; today: Temporal.PlainDate }) {
  const say = useWords(words)
  const total: CentreYear = {
    id: '',
    name: say.total,
    placeId: '',
    place: '',
    lastMonth: null,
    planCode: '',
    ...Object.fromEntries(counted.map((key) => [key, rows.reduce((sum, row) => sum + row[key], 0)])),
    allotted: rows.reduce((sum, row) => sum + (row.allotted ?? 0), 0),
    spent: rows.reduce((sum, row) => sum + (row.spent ?? 0), 0),
  } as CentreYear
  return (
    <Layout title={say.title} wide>
      <CentreTabs current="/activity" />
      <Paragraph>{say.intro}</Paragraph>
      <Filters action="/activity">
        <Select name="year" label={say.year} value={String(year)} options={yearOptions(today)} />
      </Filters>
      {rows.length === 0 ? (
        <EmptyState title={say.emptyTitle}>{say.empty}</EmptyState>
      ) : (
        <Listing
          path="/activity"
          asked={{ year }}
          caption={`${say.title} ${year}`}
          rows={rows}
          totals={rows.length > 1 ? [total] : []}
          columns={[
            {
              key: 'centre',
              head: say.centre,
              main: true,
              cell: (row) => (row.id ? <Link href={`${centrePath(row.id)}?year=${year}`}>{row.name}</Link> : row.name),
            },
            { key: 'place', head: say.place, cell: (row) => row.place },
            ...counted.map((key) => ({ key, head: say[key], numeric: true, cell: (row: CentreYear) => number(row[key]) })),
            {
              key: 'last',
              head: say.last,
              cell: (row) => row.id && (row.lastMonth ? monthName(row.lastMonth) : <Status kind="late">{say.none}</Status>),
            },
            { key: 'plan', head: say.plan, cell: (row) => row.id && (row.planCode || <Status kind="late">{say.none}</Status>) },
            { key: 'budget', head: say.budget, numeric: true, cell: (row) => (row.allotted ? number(row.allotted) : '–') },
            { key: 'spent', head: say.spentHead, numeric: true, cell: (row) => (row.spent ? number(row.spent) : '–') },
          ]}
        />
      )}
    </Layout>
  )
}

interface CentreProps {
  centre: CentreName
  year: number
  /** The month whose lines are shown. */
  month: Temporal.PlainDate | undefined
  totals: Total[]
  papers: Year | undefined
  fields: LearningField[]
  /** The reader writes the figures of this centre and year, and its plan and money. */
  mine: boolean
  plans: boolean
  /** The reader may open class books and lists of participants. */
  books: boolean
}

export function CentrePage({ centre, year, month, totals, papers, fields, mine, plans, books }: CentreProps) {
  const say = useWords(words)
  const { today } = useFacts()
  return (
    <Layout title={say.ofCentre(String(year))} caption={centre.name} back={{ href: `/centres/${centre.id}`, text: centre.name }}>
      <Filters action={centrePath(centre.id)}>
        <Select name="year" label={say.year} value={String(year)} options={yearOptions(today)} />
      </Filters>
      <Section title={say.yearPapers} id="year">
        <Papers papers={papers} />
        {plans && <YearForm centreId={centre.id} year={year} papers={papers} />}
      </Section>
      <Section title={say.byMonth} id="months">
        <Months centreId={centre.id} totals={totals} />
        {mine && <AddForm centreId={centre.id} year={year} month={month} fields={fields} />}
      </Section>
      {month && (
        <Section title={say.linesOf(monthName(month))} id="lines">
          <Lines totals={totals.filter((total) => total.month.equals(month))} fields={fields} mine={mine} books={books} />
        </Section>
      )}
    </Layout>
  )
}

function Papers({ papers }: { papers: Year | undefined }) {
  const say = useWords(words)
  const dated = (code: string, on: Temporal.PlainDate | null) => (code && on ? say.decided(code, date(on)) : say.none)
  return (
    <SummaryList
      rows={[
        { key: say.planOf, value: dated(papers?.planCode ?? '', papers?.planDecidedOn ?? null) },
        papers?.planFileId != null && {
          key: say.planFile,
          value: (
            <Link href={`/activity-years/${papers.id}/file`} download>
              {say.open}
            </Link>
          ),
        },
        {
          key: say.budgetOf,
          value: papers?.allotted
            ? `${say.money(number(papers.allotted))} – ${dated(papers.budgetCode, papers.budgetDecidedOn)}`
            : say.none,
        },
        papers?.spent != null &&
          papers.spentUntil !== null && {
            key: say.spentOf,
            value: `${say.money(number(papers.spent))}, ${say.until(date(papers.spentUntil))}`,
          },
      ]}
    />
  )
}

function Months({ centreId, totals }: { centreId: string; totals: Total[] }) {
  const say = useWords(words)
  const { months, all } = byMonth(totals)
  return (
    <Table
      dense
      hideCaption
      caption={say.byMonth}
      rows={months}
      totals={months.length > 1 ? [all] : []}
      empty={say.noTotals}
      columns={[
        {
          key: 'month',
          head: say.month,
          main: true,
          cell: ({ month }) => (month ? <Link href={monthPath(centreId, month)}>{monthName(month)}</Link> : say.total),
        },
        ...kinds.map((kind) => ({ key: kind, head: say[kind], numeric: true, cell: (row: MonthSum) => number(row[kind]) })),
        { key: 'sessions', head: say.sessions, numeric: true, cell: (row) => number(row.sessions) },
        { key: 'attendances', head: say.attendances, numeric: true, cell: (row) => number(row.attendances) },
      ]}
    />
  )
}

type LinesProps = Pick<CentreProps, 'totals' | 'fields' | 'mine' | 'books'>

function Lines({ totals, fields, mine, books }: LinesProps) {
  const say = useWords(words)
  const { lang } = useFacts()
  const named = useTotalName(fields)
  const nameOf = (code: string) => fields.find((field) => field.code === code)?.[lang] ?? code
  return (
    <Table
      dense
      hideCaption
      caption={say.byMonth}
      rows={totals}
      empty={say.noLines}
      rowId={({ id }) => `t-${id}`}
      columns={[
        { key: 'what', head: say.field, main: true, cell: (row) => `${say[row.kind]}: ${nameOf(row.field)}` },
        { key: 'held', head: say.held, numeric: true, cell: (row) => number(row.held) },
        { key: 'sessions', head: say.sessions, numeric: true, cell: (row) => number(row.sessions) },
        { key: 'attendances', head: say.attendances, numeric: true, cell: (row) => number(row.attendances) },
        {
          key: 'file',
          head: say.file,
          cell: (row) =>
            row.fileId && !books ? (
              say.kept
            ) : row.fileId ? (
              <Link href={`/activity/${row.id}/file`} download>
                {say.open}
                <Unseen>: {named(row)}</Unseen>
              </Link>
            ) : (
              say.noFile
            ),
        },
        { key: 'by', head: say.by, cell: (row) => `${row.by}, ${date(dayOf(row.at))}` },
        {
          key: 'edit',
          head: '',
          cell: (row) =>
            mine && (
              <Link href={`/activity/${row.id}/edit`}>
                {say.edit}
                <Unseen>: {named(row)}</Unseen>
              </Link>
            ),
        },
      ]}
    />
  )
}
