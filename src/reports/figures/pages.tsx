import { date, number } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/index.ts'
import { useWords } from '../../kernel/words.ts'
import type { BehindFigure, Measure } from '../../measures/index.ts'
import { Actions, EmptyState, Hint, Layout, Link, LinkButton, Paragraph, Table } from '../../ui/index.ts'
import { readPlaceFigures } from '../places/access.ts'
import type { FigureRow } from './table.ts'
import { words } from './words.ts'

const address = (measureId: string, month: Temporal.PlainDate) => `/figures/${measureId}/${month.toPlainYearMonth()}`

export function FiguresPage({ rows }: { rows: FigureRow[] }) {
  const say = useWords(words)
  const { actor } = useFacts()
  const months = rows[0]?.months.map(({ month }) => month) ?? []
  const empty = rows.every((row) => row.months.every(({ value }) => value === 0))
  return (
    <Layout title={say.title} caption={actor.post?.bodyName} wide>
      <Paragraph>{say.about}</Paragraph>
      {actor.may(readPlaceFigures) && (
        <Paragraph>
          <Link href="/place-figures">{say.territory}</Link>
        </Paragraph>
      )}
      {empty ? (
        <EmptyState title={say.none}>{say.noneText}</EmptyState>
      ) : (
        <>
          <Actions>
            <LinkButton href="/figures.xlsx" variant="secondary">
              {say.excel}
            </LinkButton>
          </Actions>
          <Table
            caption={say.caption}
            dense
            rows={rows}
            columns={[
              { key: 'name', head: say.measure, cell: (row) => row.name },
              { key: 'adds', head: say.counted, cell: (row) => say[row.adds] },
              ...months.map((month, i) => ({
                key: month.toString(),
                head: say.month(month.month, month.year),
                numeric: true,
                cell: (row: FigureRow) => <Value row={row} at={i} />,
              })),
            ]}
          />
        </>
      )}
    </Layout>
  )
}

/** A figure that counts something opens what it counts. */
function Value({ row, at }: { row: FigureRow; at: number }) {
  const { month, value } = row.months[at]!
  const text = row.adds === 'ratio' ? `${number(value)}%` : number(value)
  return value ? <Link href={address(row.id, month)}>{text}</Link> : <span>{text}</span>
}

export function RecordsPage({ measure, month, records }: { measure: Measure; month: Temporal.PlainDate; records: BehindFigure[] }) {
  const say = useWords(words)
  const { lang, today, actor } = useFacts()
  return (
    <Layout
      title={say.recordsTitle(measure.words[lang], say.month(month.month, month.year))}
      caption={actor.post?.bodyName}
      back={{ href: '/figures', text: say.title }}
    >
      <Hint>{say.recordsHint(number(records.length), date(today))}</Hint>
      <Table
        caption={say.record}
        hideCaption
        rows={records}
        empty={say.noRecords}
        columns={[
          { key: 'record', head: say.record, cell: ({ title, href }) => <Link href={href}>{title}</Link> },
          { key: 'since', head: say.since, cell: ({ from }) => date(from) },
          { key: 'until', head: say.until, cell: ({ until }) => (until ? date(until) : say.open) },
        ]}
      />
    </Layout>
  )
}
