import { date, number } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/index.ts'
import { useWords } from '../../kernel/words.ts'
import type { Measure } from '../../measures/index.ts'
import { EmptyState, Excel, Hint, Layout, Link, Muted, Paragraph, Table } from '../../ui/index.ts'
import type { Line } from './table.ts'
import { words } from './words.ts'

export interface At {
  id: string
  name: string
}

const root = '/place-figures'
const query = (place: At) => `?place=${place.id}`

export function PlacePage({ place, lines, months, parent }: { place: At; lines: Line[]; months: Temporal.PlainDate[]; parent: At | null }) {
  const say = useWords(words)
  const empty = lines.every(({ values }) => values.every((value) => value === 0))
  return (
    <Layout title={say.title} caption={place.name} back={{ href: '/figures' }} wide>
      <Paragraph>{say.about}</Paragraph>
      {parent && (
        <Muted>
          <Link href={`${root}${query(parent)}`}>{`${say.up}: ${parent.name}`}</Link>
        </Muted>
      )}
      {empty ? (
        <EmptyState title={say.none}>{say.noneText}</EmptyState>
      ) : (
        <Months
          head={say.measure}
          lines={lines}
          months={months}
          name={(line) => <Link href={`${root}/${line.key}${query(place)}`}>{line.name}</Link>}
        />
      )}
    </Layout>
  )
}

interface MonthsProps {
  head: string
  lines: Line[]
  months: Temporal.PlainDate[]
  name(line: Line): preact.ComponentChildren
  /** Address of the records behind a number. */
  records?(line: Line, month: Temporal.PlainDate): string
  totals?: Line[]
}

function Months({ head, lines, months, name, records, totals }: MonthsProps) {
  const say = useWords(words)
  const value = (line: Line, i: number) => {
    const text = number(line.values[i]!)
    return records && line.values[i] ? <Link href={records(line, months[i]!)}>{text}</Link> : text
  }
  return (
    <Table
      dense
      hideCaption
      caption={say.months}
      rows={lines}
      totals={totals}
      columns={[
        { key: 'name', head, main: true, cell: name },
        ...months.map((month, i) => ({
          key: month.toString(),
          head: say.month(month.month, month.year),
          numeric: true,
          cell: (line: Line) => value(line, i),
        })),
      ]}
    />
  )
}

interface MeasureProps {
  measure: Measure
  place: At
  lines: Line[]
  total: Line
  months: Temporal.PlainDate[]
  parent: At | null
  /** The lines are single bodies: there is nothing below them but records. */
  bodies: boolean
}

export function MeasurePage({ measure, place, lines, total, months, parent, bodies }: MeasureProps) {
  const say = useWords(words)
  const { lang } = useFacts()
  const at = (one: At) => `${root}/${measure.id}${query(one)}`
  const records = (line: Line, month: Temporal.PlainDate) => {
    const where = bodies || line === total ? place : { id: line.key, name: line.name }
    return `${root}/${measure.id}/${month.toPlainYearMonth()}${query(where)}${bodies && line !== total ? `&body=${line.key}` : ''}`
  }
  const name = (line: Line) =>
    bodies || line === total ? line.name : <Link href={at({ id: line.key, name: line.name })}>{line.name}</Link>
  return (
    <Layout title={measure.words[lang]} caption={place.name} back={{ href: `${root}${query(place)}`, text: say.title }} wide>
      <Muted>
        {parent && <Link href={at(parent)}>{`${say.up}: ${parent.name}`}</Link>}
        {parent && ' · '}
        <Excel href={`${root}/${measure.id}.xlsx${query(place)}`} />
      </Muted>
      <Months head={say.unit} lines={lines} months={months} name={name} records={records} totals={[total]} />
    </Layout>
  )
}

export interface PlaceRecord {
  title: string
  href: string
  body: string
  from: Temporal.PlainDate
  until: Temporal.PlainDate | null
}

export function RecordsPage({
  measure,
  place,
  month,
  records,
}: {
  measure: Measure
  place: At
  month: Temporal.PlainDate
  records: PlaceRecord[]
}) {
  const say = useWords(words)
  const { lang } = useFacts()
  return (
    <Layout
      title={say.records(measure.words[lang], say.month(month.month, month.year))}
      caption={place.name}
      back={{ href: `${root}/${measure.id}${query(place)}`, text: measure.words[lang] }}
    >
      <Hint>{say.hint(number(records.length))}</Hint>
      <Table
        hideCaption
        caption={say.record}
        rows={records}
        empty={say.noRecords}
        columns={[
          { key: 'record', head: say.record, main: true, cell: ({ title, href }) => <Link href={href}>{title}</Link> },
          { key: 'body', head: say.body, cell: ({ body }) => body },
          { key: 'from', head: say.from, cell: ({ from }) => date(from) },
          { key: 'until', head: say.until, cell: ({ until }) => (until ? date(until) : say.open) },
        ]}
      />
    </Layout>
  )
}
