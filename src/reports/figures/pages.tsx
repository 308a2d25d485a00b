import { date, number } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/index.ts'
import { useWords } from '../../kernel/words.ts'
import type { BehindFigure, Measure } from '../../measures/index.ts'
import { Actions, EmptyState, Hint, Layout, Link, LinkButton, Paragraph, Table } from '../../ui/index.ts'
import type { FigureRow } from './table.ts'
import { words } from './words.ts'

export interface Territory {
  name: string
  rows: FigureRow[]
}

const isEmpty = (rows: FigureRow[]) => rows.every((row) => row.months.every(({ value }) => value === 0))

export function FiguresPage({ rows, territory }: { rows: FigureRow[]; territory: Territory | null }) {
  const say = useWords(words)
  const { actor } = useFacts()
  const empty = isEmpty(rows) && isEmpty(territory?.rows ?? [])
  return (
    <Layout title={say.title} caption={actor.post?.bodyName} wide>
      <Paragraph>{say.about}</Paragraph>
      {empty ? (
        <EmptyState title={say.none}>{say.noneText}</EmptyState>
      ) : (
        <>
          <Actions>
            <LinkButton href="/figures.xlsx" variant="secondary">
              {say.excel}
            </LinkButton>
          </Actions>
          <Months caption={say.caption} rows={rows} href={ownFigure} />
          {territory && (
            <>
              <Months caption={say.ofTerritory(territory.name)} rows={territory.rows} href={placeFigure} />
              <Paragraph>
                <Link href="/place-figures">{say.territory}</Link>
              </Paragraph>
            </>
          )}
        </>
      )}
    </Layout>
  )
}

type Address = (measureId: string, month: Temporal.PlainDate) => string
const ownFigure: Address = (id, month) => `/figures/${id}/${month.toPlainYearMonth()}`
const placeFigure: Address = (id, month) => `/place-figures/${id}/${month.toPlainYearMonth()}`

function Months({ caption, rows, href }: { caption: string; rows: FigureRow[]; href: Address }) {
  const say = useWords(words)
  const months = rows[0]?.months.map(({ month }) => month) ?? []
  return (
    <Table
      caption={caption}
      dense
      rows={rows}
      empty={say.none}
      columns={[
        { key: 'name', head: say.measure, cell: (row) => row.name },
        { key: 'adds', head: say.counted, cell: (row) => say[row.adds] },
        ...months.map((month, i) => ({
          key: month.toString(),
          head: say.month(month.month, month.year),
          numeric: true,
          cell: (row: FigureRow) => <Value row={row} at={i} href={href} />,
        })),
      ]}
    />
  )
}

/** A figure that counts something opens what it counts. */
function Value({ row, at, href }: { row: FigureRow; at: number; href: Address }) {
  const { month, value } = row.months[at]!
  const text = row.adds === 'ratio' ? `${number(value)}%` : number(value)
  return value ? <Link href={href(row.id, month)}>{text}</Link> : <span>{text}</span>
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
